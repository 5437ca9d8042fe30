"""What would match somebody left over does so once it is made, in a real file."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.matching.unmatched import RemedyKind
from mentordesk.services.records.matches import ChangeRecord, WholeRecord
from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Language, MeetingForm, Role
from tests.builders import StoppedClock, a_match, a_mentee, a_mentor, a_programme, a_workspace

FORMS = (MeetingForm.PHYSICAL, MeetingForm.VIRTUAL, MeetingForm.BOTH)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Open one file for all that is drawn; each draw has a programme of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        with a_workspace(tmp_path_factory.mktemp("shared")) as opened:
            yield opened


def answers(dice: Random) -> dict[str, Any]:
    return {
        "subjects": tuple(dice.sample(["Biology", "Law", "History"], dice.randint(0, 2))),
        "meeting_form": dice.choice(FORMS),
        "languages": tuple(dice.sample(["da", "en", "de"], dice.randint(0, 2))),
        "available": dice.random() < 0.85,
        "consent": dice.random() < 0.85,
    }


def a_crowd(workspace: Workspace, dice: Random) -> ProgrammeRecord:
    """Return a programme with a match, rulings and people who waited."""
    programme = a_programme(workspace, name=str(uuid4()))
    saved = workspace.programmes.matching_settings(programme.id)
    wanted = replace(saved, weakest_first=dice.random() < 0.5, spread_load=dice.random() < 0.6)
    workspace.programmes.change_matching_settings(programme.id, wanted)
    mentors = [
        a_mentor(
            workspace, programme, f"Mentor {n}", capacity=dice.choice([1, 1, 2]), **answers(dice)
        )
        for n in range(dice.randint(1, 4))
    ]
    mentees = [
        a_mentee(workspace, programme, f"Mentee {n}", waited=dice.random() < 0.3, **answers(dice))
        for n in range(dice.randint(1, 6))
    ]
    # First: a match that is made against a pin lets nothing be proposed.
    if dice.random() < 0.4:
        try_to(a_match, workspace, dice.choice(mentors), dice.choice(mentees))
    matches = workspace.matches
    for deed in (matches.forbid, matches.pin, matches.forbid):
        try_to(deed, programme.id, dice.choice(mentors).id, dice.choice(mentees).id)
    return programme


def try_to(deed: Any, *what: Any) -> None:
    """Do what may be refused."""
    try:
        deed(*what)
    except UserError:
        return


def alone(whole: WholeRecord) -> set[tuple[str, Role]]:
    return {(one.person.email, one.role) for one in whole.unmatched}


def made(workspace: Workspace, programme: ProgrammeRecord, change: ChangeRecord) -> WholeRecord:
    """Return the proposal in a copy of the file where the change was made."""
    copy = workspace.path.with_name("copy.mentordesk")
    shutil.copyfile(workspace.path, copy)
    english = Translator(Language.ENGLISH)
    with Workspace.open(copy, translator=english, clock=StoppedClock()) as other:
        other.matches.make_change(programme.id, change)
        return other.matches.propose(programme.id, keep=False)


@settings(max_examples=settings().max_examples // 12, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_every_change_shown_matches_its_person_once_it_is_made(
    shared: Workspace, seed: int
) -> None:
    dice = Random(seed)  # noqa: S311 - invented people, no secrets
    programme = a_crowd(shared, dice)
    before = shared.matches.propose(programme.id, keep=False)
    questions = shared.matches.what_if(programme.id)
    for left in before.unmatched[:3]:
        for change in questions.changes(left.person.enrolment_id):
            after = made(shared, programme, change)
            pairs = {(pair.mentor.email, pair.mentee.email) for pair in after.pairs}
            two = [change.partner.email, change.person.email]
            assert tuple(two if change.role is Role.MENTEE else two[::-1]) in pairs
            assert alone(after) - newly_ready(change) < alone(before)
            assert before.total - after.total == pytest.approx(change.cost.points, abs=1e-4)


def newly_ready(change: ChangeRecord) -> set[tuple[str, Role]]:
    return {
        (step["facts"]["person"], Role(step["facts"]["role"]))
        for step in change.remedy["steps"]
        if step["kind"] in {RemedyKind.CONSENT, RemedyKind.AVAILABLE}
    }


# --- What is asked --------------------------------------------------------------


def changes_for(workspace: Workspace, person: EnrolmentRecord) -> tuple[ChangeRecord, ...]:
    return workspace.matches.what_if(person.programme_id).changes(person.id)


@pytest.fixture(params=[False, True], ids=["highest total", "weakest first"])
def programme(workspace: Workspace, request: pytest.FixtureRequest) -> ProgrammeRecord:
    """Return a programme in either fairness mode."""
    programme = a_programme(workspace)
    saved = workspace.programmes.matching_settings(programme.id)
    workspace.programmes.change_matching_settings(
        programme.id, replace(saved, weakest_first=request.param)
    )
    return programme


def the_pair(workspace: Workspace, programme: ProgrammeRecord) -> tuple[EnrolmentRecord, ...]:
    mentor = a_mentor(workspace, programme, subjects=("Law",))
    return mentor, a_mentee(workspace, programme, subjects=("Law",))


def test_one_more_seat(workspace: Workspace, programme: ProgrammeRecord) -> None:
    mentor, ida = the_pair(workspace, programme)
    a_match(workspace, mentor, a_mentee(workspace, programme, "Eva Friis"))
    (change,) = changes_for(workspace, ida)
    assert change.steps == ("Give Jens Lund one more seat.",)
    workspace.matches.make_change(programme.id, change)
    assert workspace.participants.enrolment(mentor.id).capacity == 2
    assert alone(workspace.matches.propose(programme.id)) == set()


def test_the_meeting_form_widened_of_either(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, ida = the_pair(workspace, programme)
    for person, form in ((mentor, MeetingForm.VIRTUAL), (ida, MeetingForm.PHYSICAL)):
        workspace.participants.change(person.id, SignUpChange(meeting_form=form))
    (change,) = changes_for(workspace, ida)
    assert change.steps == ("Ask whether Ida Krogh can meet both in person and online.",)
    (change,) = changes_for(workspace, mentor)
    assert change.steps == ("Ask whether Jens Lund can meet both in person and online.",)
    workspace.matches.make_change(programme.id, change)
    assert workspace.participants.enrolment(mentor.id).meeting_form is MeetingForm.BOTH
    assert alone(workspace.matches.propose(programme.id)) == set()


def test_a_forbid_lifted(workspace: Workspace, programme: ProgrammeRecord) -> None:
    mentor, ida = the_pair(workspace, programme)
    workspace.matches.forbid(programme.id, mentor.id, ida.id, reason="They are cousins")
    (change,) = changes_for(workspace, ida)
    assert change.steps == ("Allow Jens Lund and Ida Krogh as a pair again.",)
    workspace.matches.make_change(programme.id, change)
    assert workspace.matches.pair_rules(programme.id) == ()
    assert alone(workspace.matches.propose(programme.id)) == set()
