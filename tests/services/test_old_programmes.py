"""A programme's people are deleted in time: she sees the day, who goes, and what is left."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from mentordesk.errors import UserError
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Role
from tests.builders import a_match, a_mentee, a_mentor, a_programme
from tests.canary import Canary, a_canary, found_in


def test_the_suggested_day_is_a_year_after_the_end(workspace):
    programme = a_programme(workspace)
    assert programme.ends_on is not None
    day = workspace.privacy.deletion_day(programme.id)
    assert day.due_on == day.suggested_on == programme.ends_on.replace(year=2027)
    assert (day.chosen, day.deleted_on) == (False, None)


def test_another_day_can_be_chosen_and_given_up(workspace):
    programme = a_programme(workspace)
    workspace.privacy.set_deletion_day(programme.id, date(2027, 3, 1))
    assert workspace.privacy.deletion_day(programme.id).due_on == date(2027, 3, 1)
    assert workspace.privacy.deletion_day(programme.id).chosen
    workspace.privacy.set_deletion_day(programme.id, None)
    assert not workspace.privacy.deletion_day(programme.id).chosen


def test_the_day_comes_after_the_last_one(workspace):
    programme = a_programme(workspace)
    with pytest.raises(UserError, match="runs until"):
        workspace.privacy.set_deletion_day(programme.id, programme.ends_on)


def test_a_programme_without_an_end_has_no_day_until_one_is_chosen(workspace):
    programme = a_programme(workspace, "open")
    assert workspace.privacy.deletion_day(programme.id).due_on is None
    workspace.privacy.set_deletion_day(programme.id, date(2027, 1, 1))
    assert workspace.privacy.deletion_day(programme.id).due_on == date(2027, 1, 1)


def _two_programmes(
    workspace: Workspace,
) -> tuple[ProgrammeRecord, ProgrammeRecord, Canary, EnrolmentRecord]:
    old = a_programme(workspace)
    canary = a_canary(workspace, old)
    new = a_programme(workspace, name="Autumn 2027", starts_on=date(2027, 9, 1))
    again = a_mentee(workspace, new)
    return old, new, canary, again


def test_it_is_shown_who_goes_and_who_stays_where(workspace):
    old, _, _, _ = _two_programmes(workspace)
    people = {each.name: each for each in workspace.privacy.leaving(old.id)}
    assert people["Ida Krogh"].stays_in == ("Autumn 2027",)
    assert people["Zqøren Kværnefugl"].stays_in == ()
    assert people["Zqøren Kværnefugl"].roles == (Role.MENTOR,)


def test_who_is_in_another_programme_stays_there(workspace, clock):
    old, new, _, again = _two_programmes(workspace)
    clock.set("2028-01-05T12:00")
    before = workspace.overview.key_figures(old.id)
    receipt = workspace.privacy.delete_people(old.id)
    assert (receipt.people, receipt.staying, receipt.sign_ups) == (2, 1, 3)
    assert workspace.participants.enrolments(old.id) == ()
    assert [each.id for each in workspace.participants.enrolments(new.id)] == [again.id]
    assert workspace.overview.key_figures(old.id) == before
    assert workspace.privacy.deletion_day(old.id).deleted_on == date(2028, 1, 5)
    assert found_in(workspace.path.read_bytes()) == []


def test_nobody_is_deleted_from_a_programme_that_runs(workspace):
    programme = a_programme(workspace)
    a_match(workspace, a_mentor(workspace, programme), a_mentee(workspace, programme))
    content = workspace.path.read_bytes()
    with pytest.raises(UserError, match="is not over"):
        workspace.privacy.delete_people(programme.id)
    assert workspace.path.read_bytes() == content


def test_the_receipt_is_a_paper_without_names(workspace, clock):
    old, _, _, _ = _two_programmes(workspace)
    clock.set("2028-01-05T12:00")
    receipt = workspace.privacy.delete_people(old.id)
    paper = workspace.privacy.receipt_pdf(receipt, old.name)
    said = " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages).split()
    )
    assert "Receipt for a deletion" in said
    assert "5 January 2028" in said
    assert "Ida" not in said
    assert found_in(said.encode()) == []
