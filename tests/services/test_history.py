"""Taking deeds back as the coordinator knows them: by their names, and what they leave behind."""

from datetime import date
from pathlib import Path

import pytest

from mentordesk.i18n import Translator
from mentordesk.services import demo
from mentordesk.services.records.matches import MatchingSettings
from mentordesk.services.records.participants import SignUpChange
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import (
    AgreementState,
    EndReason,
    EvaluationRound,
    Language,
    MatchState,
    PrintKind,
    Role,
)
from tests.builders import StoppedClock, a_match, a_mentee, a_mentor, a_programme, a_table
from tests.taken_back import dump


def undoable(workspace: Workspace) -> str:
    """Return what undo would take back, in English."""
    name = workspace.history.undoable
    assert name is not None
    return Translator(Language.ENGLISH).deed(name)


@pytest.fixture
def people(workspace: Workspace):
    """Return a programme with a mentor and a mentee."""
    programme = a_programme(workspace)
    return programme, a_mentor(workspace, programme), a_mentee(workspace, programme)


def test_an_import_is_one_deed_and_what_was_mapped_stays_remembered(
    workspace: Workspace, tmp_path: Path
):
    programme = a_programme(workspace)
    table = a_table(
        tmp_path, ("Who", "Where to"), ("Ida", "ida@example.org"), ("Bo", "bo@example.org")
    )
    fields = ("name", "email")
    workspace.sign_up.run(table, programme.id, role=Role.MENTEE, fields=fields)
    assert undoable(workspace) == "import of 2 participants"
    workspace.history.undo()
    assert workspace.participants.people() == ()
    remembered = workspace.sign_up.run(table, programme.id, role=Role.MENTEE)
    assert remembered.added == 2


def test_a_whole_proposal_is_confirmed_and_taken_back(workspace: Workspace, people):
    programme, _, _ = people
    workspace.matches.propose(programme.id)
    assert undoable(workspace) == "propose matches"
    workspace.matches.confirm(programme.id)
    assert undoable(workspace) == "confirm 1 match"
    workspace.history.undo()
    assert workspace.matches.proposal(programme.id).made_at is not None
    (pair,) = workspace.matches.proposal(programme.id).pairs
    assert pair.state is MatchState.PROPOSED


def test_a_proposal_made_anew_for_a_pin_goes_with_the_pin(workspace: Workspace, people):
    programme, mentor, mentee = people
    workspace.matches.propose(programme.id)
    before = workspace.matches.proposal(programme.id)
    workspace.matches.pin(programme.id, mentor.id, mentee.id)
    workspace.matches.propose(programme.id, replace=True)
    assert undoable(workspace) == f"pin {mentee.name} to {mentor.name}"
    workspace.history.undo()
    assert workspace.matches.pair_rules(programme.id) == ()
    assert workspace.matches.proposal(programme.id) == before
    assert undoable(workspace) == "propose matches"


def test_what_was_printed_stays_printed(workspace: Workspace, people):
    programme, mentor, mentee = people
    match = a_match(workspace, mentor, mentee)
    workspace.print_log.note_pairs({PrintKind.MENTOR_GUIDE: 1}, [match])
    assert undoable(workspace) == f"match {mentee.name} with {mentor.name}"
    workspace.history.undo()
    assert workspace.print_log.all(programme.id) == ()
    workspace.history.redo()
    assert len(workspace.print_log.all(programme.id)) == 1


def test_an_agreement_whose_words_are_taken_back_is_not_what_was_printed(
    workspace: Workspace, people
):
    _, mentor, mentee = people
    match = a_match(workspace, mentor, mentee)
    workspace.agreements.write(match, goals="Find a path")
    workspace.agreements.write(match, topics=["Networks"])
    workspace.agreements.mark_printed([match])
    workspace.history.undo()
    assert workspace.agreements.get(match).state is AgreementState.DRAFT
    workspace.history.redo()
    assert workspace.agreements.get(match).state is AgreementState.PRINTED


def test_an_agreement_that_was_signed_after_it_was_printed_stays_printed(
    workspace: Workspace, people, clock: StoppedClock
):
    _, mentor, mentee = people
    match = a_match(workspace, mentor, mentee)
    workspace.agreements.mark_printed([match])
    workspace.agreements.mark_signed([match], clock().date())
    workspace.history.undo()
    assert workspace.agreements.get(match).state is AgreementState.PRINTED


def test_what_is_typed_in_one_visit_is_one_deed(workspace: Workspace, people):
    _, mentor, _ = people
    for words in ("H", "Harb", "Harbour"):
        workspace.participants.change(mentor.id, SignUpChange(employer=words))
    workspace.participants.change(mentor.id, SignUpChange(location="Ærø"))
    workspace.history.undo()
    assert workspace.participants.enrolment(mentor.id).employer == "Harbour"
    workspace.history.undo()
    assert workspace.participants.enrolment(mentor.id).employer == ""


def test_two_choices_of_the_matching_are_two_deeds(workspace: Workspace, people):
    programme, _, _ = people
    settings = workspace.programmes.matching_settings(programme.id)
    drafts: list[dict[str, bool]] = [{"spread_load": False}, {"bar_language": False}]
    values = {name: getattr(settings, name) for name in MatchingSettings.__slots__}
    for draft in drafts:
        values.update(draft)
        workspace.programmes.change_matching_settings(programme.id, MatchingSettings(**values))
    workspace.history.undo()
    now = workspace.programmes.matching_settings(programme.id)
    assert (now.spread_load, now.bar_language) == (False, True)


def test_pairs_that_the_calendar_completed_are_not_hers_to_take_back(
    workspace: Workspace, clock: StoppedClock
):
    programme = a_programme(workspace)
    match = a_match(workspace, a_mentor(workspace, programme), a_mentee(workspace, programme))
    workspace.programmes.change(programme.id, ends_on=date(2026, 12, 1), closes_itself=True)
    name = workspace.history.undoable
    clock.set("2027-01-01")
    assert workspace.matches.close_finished(programme.id) == 1
    assert workspace.history.undoable == name
    workspace.history.undo()
    (pair,) = workspace.matches.pairs(programme.id)
    assert (pair.match_id, pair.state) == (match, MatchState.COMPLETED)


def test_a_match_that_ended_is_as_it_was(workspace: Workspace, people, clock: StoppedClock):
    programme, mentor, mentee = people
    match = a_match(workspace, mentor, mentee)
    workspace.matches.end(match, EndReason.NO_TIME, clock().date(), "moved")
    assert undoable(workspace) == f"end the match of {mentor.name} – {mentee.name}"
    workspace.history.undo()
    (pair,) = workspace.matches.pairs(programme.id)
    assert pair.state is MatchState.CONFIRMED


def test_the_names_of_deeds_keep_people_out_of_the_log(workspace: Workspace, people):
    _, mentor, _ = people
    workspace.participants.remove([mentor.id])
    assert mentor.name in undoable(workspace)
    assert mentor.name not in repr(workspace.history.undoable)
    assert mentor.name not in repr(workspace.file.history.to_undo)


def test_after_forgetting_nothing_is_taken_back(workspace: Workspace, people):
    workspace.history.forget()
    assert workspace.history.undo() is None
    assert workspace.history.redo() is None


def test_a_whole_programme_is_taken_back_deed_by_deed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("mentordesk.storage.undo.STEPS_MOST", 1_000)
    calendar = demo._Calendar(date(2026, 9, 1))
    path = tmp_path / "whole.mentordesk"
    with Workspace.create(path, language=Language.DANISH, clock=calendar.now) as workspace:
        demo._run_programme(workspace, calendar, list(EvaluationRound))
        whole, names = dump(workspace.file), []
        while (name := workspace.history.undo()) is not None:
            names.append(name)
        assert len(names) > 100
        left = {table for table, rows in dump(workspace.file).items() if rows}
        assert left == {"alembic_version", "organisation"}
        for name in reversed(names):
            assert workspace.history.redo() == name
        assert dump(workspace.file) == whole
