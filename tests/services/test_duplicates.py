"""Who looks like one person: one name, nearly one address, or one phone."""

from collections.abc import Iterable

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mentordesk.services.duplicates import Somebody, find_alike
from mentordesk.services.records.participants import Duplicate, Likeness
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Role
from tests.builders import a_mentee, a_mentor, a_programme

NAME, ADDRESS, PHONE = Likeness.NAME, Likeness.ADDRESS, Likeness.PHONE
letters = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
# None of them is a mailbox that nobody has alone.
locals_ = st.text(letters, min_size=5, max_size=12).map(lambda text: "q" + text)


def alike(*people: tuple[str, str, str]) -> dict[tuple[int, int], frozenset[Likeness]]:
    return find_alike(Somebody(id_, *one) for id_, one in enumerate(people))


def why(
    first: str, second: str, name: str = "Jens Lund", other: str = "Jens Berg"
) -> set[Likeness]:
    found = alike((name, first, ""), (other, second, ""))
    return set(found.get((0, 1), ()))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("jens.lund@example.org", "jens.lnud@example.org"),
        ("jens.lund@example.org", "jens.lundd@example.org"),
        ("jens.lund@example.org", "jens.lun@example.org"),
        ("jens.lund@example.org", "jens.lumd@example.org"),
        ("jens.lund@example.org", "jens.lund@exampel.org"),
        ("jens.lund@example.org", "jenslund@example.com"),
        ("jens.lund@example.org", "lund_jens@example.net"),
        ("jens.lund+mentor@example.org", "jens.lund@example.org"),
    ],
)
def test_a_slip_of_the_hand_or_another_domain_is_nearly_one_address(first, second):
    assert why(first, second) == {ADDRESS}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("student1234@example.org", "student1235@example.org"),
        ("kontakt@example.org", "kontakt@example.com"),
        ("jl@example.org", "jk@example.org"),
        ("jens.lund@example.org", "jens.berg@example.org"),
        ("jens@example.org", "jens@example.com"),
    ],
)
def test_what_colleagues_and_numbers_share_makes_nobody_one(first, second):
    assert why(first, second) == set()


def test_nearly_one_address_counts_only_for_two_who_share_a_name():
    assert why("jens.lund@example.org", "jens.lnud@example.org", other="Bo Friis") == set()


def test_all_that_two_have_in_common_is_told():
    found = alike(
        ("Jens Lund", "jens.lund@example.org", "+45 12 34 56 78"),
        ("lund, JENS", "jens.lund@example.com", "12345678"),
    )
    assert found == {(0, 1): {NAME, ADDRESS, PHONE}}


def test_a_switchboard_is_nobodys_own():
    crowd = [
        (f"Person {chr(97 + n) * 3}", f"p{chr(97 + n)}@example.org", "12345678") for n in range(13)
    ]
    assert alike(*crowd) == {}
    assert len(alike(*crowd[:3])) == 3


@given(local=locals_, place=st.integers(0, 11), letter=letters, slip=st.sampled_from("+-x~"))
@example(local="aaaaa", place=0, letter="a", slip="+")
def test_whatever_letter_slips_the_two_are_found(local, place, letter, slip):
    place %= len(local) - 1
    before, here, after = local[:place], local[place], local[place + 1 :]
    slipped = {
        "+": before + letter + here + after,
        "-": before + after,
        "x": before + letter + after,
        "~": before + after[0] + here + after[1:],
    }[slip]
    assume(slipped != local and min(len(slipped), len(local)) >= 5)
    assert why(f"{local}@example.org", f"{slipped}@example.org") == {ADDRESS}


@given(
    people=st.lists(
        st.tuples(
            st.sampled_from(("Jens Lund", "Lund Jens", "Jens Berg", "Ida Krogh")),
            st.sampled_from(("jens.lund", "jens.lnud", "jenslund", "ida.krogh")).map(
                lambda local: f"{local}@example.org"
            ),
            st.sampled_from(("", "12345678", "+45 1234 5678", "87654321")),
        ),
        max_size=6,
    ),
)
def test_nobody_is_their_own_double_and_the_order_does_not_matter(people):
    found = alike(*people)
    assert all(first < second for first, second in found)
    last = len(people) - 1
    turned = alike(*people[::-1])
    assert {(last - second, last - first): why for (first, second), why in turned.items()} == found


# --- In a file --------------------------------------------------------------


@pytest.fixture
def programme(workspace):
    return a_programme(workspace)


def test_whoever_was_told_apart_is_not_asked_about_again(workspace, programme):
    first = a_mentor(workspace, programme, "Eva Dam")
    second = a_mentee(workspace, programme, "Eva Dam", email="e@example.org")
    third = a_mentee(workspace, programme, "Eva Dam", email="eva@example.com")
    workspace.participants.tell_apart(second.participant_id, first.participant_id)
    workspace.participants.tell_apart(first.participant_id, second.participant_id)
    left = {
        frozenset((two.first.participant_id, two.second.participant_id))
        for two in workspace.participants.duplicates(programme.id)
    }
    assert left == {
        frozenset((first.participant_id, third.participant_id)),
        frozenset((second.participant_id, third.participant_id)),
    }


def test_only_those_among_some_are_looked_for(workspace, programme):
    for name in ("Eva Dam", "Bo Friis"):
        a_mentor(workspace, programme, name)
        a_mentee(workspace, programme, name, email=f"{name[:2].lower()}@example.com")
    (two,) = workspace.participants.duplicates(programme.id, ["bo@example.com"])
    assert {two.first.email, two.second.email} == {"bo@example.com", "bo.friis@example.org"}
    assert {part.role for one in (two.first, two.second) for part in one.enrolments} == set(Role)
    assert workspace.participants.duplicates(programme.id, []) == ()


def numbers(pairs: Iterable[Duplicate]) -> list[set[str]]:
    """Return whom the pairs are about, by the sign before the @."""
    return [{two.first.email[0], two.second.email[0]} for two in pairs]


def merged(
    workspace: Workspace, programme: ProgrammeRecord, kept: str, dropped: str, *waiting: set[str]
) -> list[set[str]]:
    """Merge two by the signs of their addresses; return who is to be looked at next."""
    ids = {one.email[0]: one.participant_id for one in workspace.participants.people()}
    pairs = [
        two
        for two in workspace.participants.duplicates(programme.id)
        if {two.first.email[0], two.second.email[0]} in waiting
    ]
    workspace.participants.merge(ids[kept], ids[dropped])
    after = workspace.participants.duplicates_after_merging(
        programme.id, pairs, ids[kept], ids[dropped]
    )
    known = {one.participant_id: one for one in workspace.participants.people()}
    for two in after:
        assert two.first == known[two.first.participant_id]
        assert two.second == known[two.second.participant_id]
    return numbers(after)


def test_after_a_merge_the_one_who_was_kept_is_looked_at_for_the_other(workspace, programme):
    for sign in "abc":
        a_mentee(workspace, programme, "Ida Krogh", email=f"{sign}@example.org")
    assert merged(workspace, programme, "a", "b", {"a", "c"}, {"b", "c"}) == [{"a", "c"}]


def test_after_a_merge_whoever_looked_like_the_one_who_is_gone_is_still_looked_at(
    workspace, programme
):
    a_mentee(workspace, programme, "Ida Krogh", email="a@example.org", phone="11 11 11 11")
    a_mentee(workspace, programme, "I. Krogh", email="b@example.org", phone="11 11 11 11")
    a_mentee(workspace, programme, "Ida Krogh", email="c@example.org")
    assert merged(workspace, programme, "b", "a", {"a", "c"}) == [{"b", "c"}]


def test_after_a_merge_whoever_looks_like_the_one_now_is_looked_at_too(workspace, programme):
    a_mentee(workspace, programme, "Ida Krogh", email="a@example.org")
    a_mentee(workspace, programme, "Ida Krogh", email="b@example.org", phone="11 11 11 11")
    a_mentee(workspace, programme, "I. Krogh", email="c@example.org", phone="11 11 11 11")
    assert merged(workspace, programme, "a", "b") == [{"a", "c"}]


def test_after_a_merge_nobody_is_looked_at_who_was_told_apart_from_either(workspace, programme):
    people = {
        sign: a_mentee(workspace, programme, "Ida Krogh", email=f"{sign}@example.org")
        for sign in "abcd"
    }
    workspace.participants.tell_apart(people["b"].participant_id, people["c"].participant_id)
    waiting = ({"a", "c"}, {"a", "d"}, {"c", "d"})
    assert merged(workspace, programme, "a", "b", *waiting) == [{"a", "d"}, {"c", "d"}]
