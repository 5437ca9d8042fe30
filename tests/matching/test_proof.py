"""The proposal is the best whole: proven for programmes of up to sixty a side, in both modes."""

from collections.abc import Set
from dataclasses import replace
from itertools import combinations
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.matching.assignment import Unmatched, Whole, best_whole
from mentordesk.matching.barriers import NONE, first_barrier
from mentordesk.matching.candidate import Mentee, Mentor, Person, Rules
from mentordesk.matching.options import Options
from mentordesk.matching.remedies import LeftOver
from mentordesk.matching.score import table
from mentordesk.matching.single_changes import Steps
from mentordesk.matching.unmatched import Remedy, RemedyKind
from mentordesk.matching.what_if import bare_whole
from mentordesk.vocabulary import Language, Role, Tier
from tests.matching.oracle import Programme
from tests.matching.people import aims_of, changed, dice_of, examples, places_of
from tests.matching.programmes import a_giver, programmes, some_pairs

P = TypeVar("P", bound=Person)

ENGLISH = Translator(Language.ENGLISH)
RECRUIT = {RemedyKind.RECRUIT_MENTOR, RemedyKind.RECRUIT_MENTEE}


def whole_of(givers: list[Mentor], seekers: list[Mentee], rules: Rules) -> Whole:
    return best_whole(table(givers, seekers, rules), givers, seekers, rules)


@examples(100)
@given(programmes())
def test_an_integer_programme_finds_nothing_better(situation):
    givers, seekers, rules = situation
    scores = table(givers, seekers, rules)
    whole = best_whole(scores, givers, seekers, rules)
    found = places_of(scores, whole)
    fixed = {
        (scores.mentee_index[mentee], scores.mentor_index[mentor])
        for mentor, mentee in rules.pins | rules.standing
    }
    assert fixed <= found
    assert all(scores.barrier[place] == NONE for place in found - fixed)
    assert whole.optimal
    best = Programme(scores, rules, fixed)
    assert aims_of(scores, rules, found)[:3] == best.numbers()
    if rules.weakest_first:
        assert best.weaker_than_needed(found) is None
    else:
        assert aims_of(scores, rules, found)[3] == best.highest_total()


@examples(60)
@given(programmes(), st.randoms(use_true_random=False))
def test_rows_in_any_order_and_blanks_left_out_or_written_change_nothing(situation, dice):
    givers, seekers, rules = situation
    before = repr(whole_of(givers, seekers, rules))
    others, such = [*map(with_blanks, givers)], [*map(with_blanks, seekers)]
    dice.shuffle(others)
    dice.shuffle(such)
    assert repr(whole_of(others, such, rules)) == before


def with_blanks(person: P) -> P:
    """Return the same person with nothing written where nothing was answered."""
    return replace(
        person,
        subjects=("", *person.subjects, " "),
        topics=("\t", *person.topics),
        employer=person.employer or " ",
        sector=person.sector or " ",
        location=person.location or "\u00a0",
        languages=person.languages | {" "},
    )


@examples(60)
@given(programmes(), st.integers(0, 2**32))
def test_one_more_mentor_never_leaves_more_mentees_alone(situation, seed):
    givers, seekers, rules = situation
    joined = [*givers, a_giver(dice_of(seed), "new@example.org", [], 0.5)]
    assert whole_of(joined, seekers, rules).matched >= whole_of(givers, seekers, rules).matched


@examples(60)
@given(programmes())
def test_equal_scores_have_equal_labels(situation):
    labels: dict[float, Tier] = {}
    for one in whole_of(*situation).pairs:
        assert labels.setdefault(one.score, one.tier) is one.tier


@examples(60)
@given(programmes(), st.integers(0, 2**32))
def test_every_remedy_surely_matches_its_person(situation, seed):
    left = [*whole_of(*situation).unmatched]
    for unmatched in dice_of(seed).sample(left, min(len(left), 5)):
        if not RECRUIT & {step.kind for step in unmatched.remedy.steps}:
            after = whole_of(*changed(unmatched.remedy, *situation))
            assert (unmatched.person, unmatched.role) not in who(after.unmatched)


def who(unmatched: tuple[Unmatched, ...]) -> Set[tuple[str, Role]]:
    return {(one.person, one.role) for one in unmatched}


@examples(60)
@given(programmes(), st.integers(0, 2**32))
def test_every_option_surely_matches_its_person_and_nobody_pays(situation, seed):
    givers, seekers, rules = situation
    scores = table(givers, seekers, rules)
    before = bare_whole(scores, rules, lambda: None)
    left = LeftOver(scores, rules, before.settled, before.found)
    alone = [(Role.MENTEE, one) for one in left.mentees]
    alone += [(Role.MENTOR, one) for one in left.mentors]
    matched = who(whole_of(*situation).unmatched)
    for role, place in dice_of(seed).sample(alone, min(len(alone), 3)):
        person = (scores.mentees if role is Role.MENTEE else scores.mentors)[place]
        for option in Options(before, left, role, place, lambda: None).found():
            after = whole_of(*changed(Remedy(steps=option.steps), *situation))
            pair = scores.mentors[option.mentor].email, scores.mentees[option.mentee].email
            assert person.email in pair
            assert pair in {(one.mentor, one.mentee) for one in after.pairs}
            # Whoever a step makes available, and finds nobody, was not matched before either.
            assert who(after.unmatched) - newly_ready(option.steps) < matched


def newly_ready(steps: Steps) -> set[tuple[str, Role]]:
    return {
        (step.facts["person"], Role(step.facts["role"]))
        for step in steps
        if step.kind in {RemedyKind.CONSENT, RemedyKind.AVAILABLE}
    }


@examples(200)
@given(programmes(), st.integers(0, 2**32))
def test_pins_that_cannot_be_are_refused_and_the_conflict_named(situation, seed):
    givers, seekers, rules = situation
    dice = dice_of(seed)
    rules = replace(rules, pins=frozenset(some_pairs(dice, givers, seekers, 4)))
    named = conflicting(givers, seekers, rules)
    if not named:
        assert {(one.mentor, one.mentee) for one in whole_of(givers, seekers, rules).pairs} >= (
            rules.pins
        )
        return
    with pytest.raises(UserError) as refused:
        whole_of(givers, seekers, rules)
    sentence = ENGLISH.sentence(refused.value)
    assert any(all(email in sentence for email in conflict) for conflict in named)


def conflicting(givers: list[Mentor], seekers: list[Mentee], rules: Rules) -> list[tuple[str, ...]]:
    """Return whom a refusal may name: those of a pin that cannot be, one conflict an entry."""
    people = {m.email: m for m in givers}, {e.email: e for e in seekers}
    found: list[tuple[str, ...]] = [*sorted(rules.pins & rules.forbidden)]
    new = sorted(rules.pins - rules.standing)
    for mentor, mentee in new:
        if first_barrier(people[0][mentor], people[1][mentee], rules) is not None:
            found.append((mentor, mentee))
        others = sorted({m for m, e in rules.pins | rules.standing if e == mentee})
        found += [(mentee, *two) for two in combinations(others, 2)]
        held = {pair for pair in rules.standing | rules.pins if pair[0] == mentor}
        if len(held) > people[0][mentor].capacity:
            found.append((mentor,))
    return found
