"""Nothing is erased by a slip: the address is typed, and the receipt says where copies are."""

from datetime import date

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mentordesk.errors import UserError
from mentordesk.services import backups
from mentordesk.services.records.backups import Occasion
from mentordesk.ui.participants.deeds import ParticipantDeeds
from mentordesk.ui.privacy.deeds import PrivacyDeeds
from mentordesk.ui.privacy.for_good_dialog import ForGoodDialog
from mentordesk.ui.privacy.old_programme import delete_old_people
from tests.builders import a_mentee, a_programme
from tests.canary import EMAIL, found_below, found_in


def said(dialog: ForGoodDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def asked(qtbot: QtBot, window, desk, canary) -> ForGoodDialog:
    deeds = PrivacyDeeds(desk, window)
    deeds.erase(canary.mentor.participant_id)
    assert isinstance(deeds.open, ForGoodDialog)
    return deeds.open


def test_it_is_shown_what_goes_and_that_it_cannot_be_undone(qtbot, window, desk, canary):
    dialog = asked(qtbot, window, desk, canary)
    told = said(dialog)
    assert "Left without their match: Ida Krogh." in told
    assert "This cannot be undone" in told
    assert "Only they brought in: Zqfaglære, Zqemneord and Zqfakultet." in told
    dialog.reject()


def test_only_the_typed_address_lets_it_happen(qtbot, window, desk, canary, workspace):
    dialog = asked(qtbot, window, desk, canary)
    assert not dialog.erase.isEnabled()
    dialog.typed.setText("zq")
    assert not dialog.erase.isEnabled()
    dialog.typed.setText(f" {EMAIL.upper()} ")
    assert dialog.erase.isEnabled()
    dialog.reject()
    assert found_in(workspace.path.read_bytes())


def test_after_it_is_done_the_copies_that_hold_them_are_named(
    qtbot, window, desk, canary, workspace, clock
):
    made = backups.Backups.of_file(workspace.file, clock).make(Occasion.CLOSING)
    dialog = asked(qtbot, window, desk, canary)
    dialog.typed.setText(EMAIL)
    dialog.erase.click()
    assert not dialog.leave.isEnabled()
    qtbot.waitUntil(lambda: dialog.receipt is not None, timeout=20_000)
    held = f"{made.path.name}: is deleted by itself on 18 August 2028"
    qtbot.waitUntil(lambda: held in said(dialog))
    told = said(dialog)
    assert found_in(workspace.path.read_bytes()) == []
    assert found_in(told.encode()) == []
    assert dialog.paper.isVisible()
    dialog.reject()


def test_a_refusal_stands_in_the_dialog(qtbot, window, desk, canary, workspace, monkeypatch):
    def refuse(_id):
        raise UserError("The disk is full.")

    monkeypatch.setattr(workspace.privacy, "erase", refuse)
    dialog = asked(qtbot, window, desk, canary)
    dialog.typed.setText(EMAIL)
    dialog.erase.click()
    qtbot.waitUntil(dialog.message.isVisible)
    assert dialog.message.text() == "The disk is full."
    assert dialog.erase.isEnabled()
    dialog.reject()


def test_everything_about_somebody_is_saved_in_a_folder(qtbot, window, desk, canary, tmp_path):
    folder = tmp_path / "out"
    PrivacyDeeds(desk, window).save_everything(canary.mentor.participant_id, folder)
    qtbot.waitUntil(lambda: folder.is_dir() and len(list(folder.iterdir())) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    assert [line for line in found_below(folder) if line.split(" in ")[1] == line] == []


def test_the_deeds_are_offered_for_one_person_alone(qtbot, window, desk, canary):
    deeds = ParticipantDeeds(desk, window)
    mine = (deeds.privacy, deeds.tell, deeds.erase)
    deeds.choose((canary.mentor,))
    assert all(deed.isEnabled() for deed in mine)
    deeds.choose((canary.mentor, canary.mentee))
    assert not any(deed.isVisible() for deed in mine)


def test_a_running_programme_keeps_its_people(qtbot, window, desk, canary):
    assert delete_old_people(window, desk) is None
    assert "is not over" in desk.notices.text


def test_an_old_programmes_people_go_once_its_name_is_typed(
    qtbot, window, desk, canary, workspace, clock
):
    new = a_programme(workspace, name="Autumn 2027", starts_on=date(2027, 9, 1))
    a_mentee(workspace, new)
    clock.set("2028-01-05T12:00")
    dialog = delete_old_people(window, desk)
    assert isinstance(dialog, ForGoodDialog)
    assert "for they are in another one: Ida Krogh." in said(dialog)
    dialog.typed.setText("autumn 2026")
    dialog.erase.click()
    qtbot.waitUntil(lambda: dialog.receipt is not None, timeout=20_000)
    assert dialog.receipt is not None
    assert (dialog.receipt.people, dialog.receipt.staying) == (2, 1)
    dialog.reject()
    assert delete_old_people(window, desk) is None
