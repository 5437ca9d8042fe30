"""Consents are recorded and withdrawn beside their history, and what follows is said."""

from datetime import date

from pytestqt.qtbot import QtBot

from mentordesk.ui.privacy.privacy_dialog import PrivacyDialog
from mentordesk.vocabulary import ConsentWay, Ground, Purpose
from tests.canary import NAME, found_in


def shown(qtbot: QtBot, window, desk, canary) -> PrivacyDialog:
    dialog = PrivacyDialog(
        window, desk, canary.mentor.participant_id, tell=lambda: None, erase=lambda: None
    )
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def sharing(dialog: PrivacyDialog, canary):
    return dialog.rows[canary.mentor.id, Purpose.SHARING]


def test_a_consent_is_withdrawn_with_how_it_was_told(qtbot, window, desk, canary, workspace):
    dialog = shown(qtbot, window, desk, canary)
    row = sharing(dialog, canary)
    assert row.chip.text == "Consents"
    row.change.click()
    assert row.asking.isVisible()
    row.way.show_value(ConsentWay.ORALLY)
    row.day.setText("17-08-2026")
    row.keep.click()
    qtbot.waitUntil(lambda: sharing(dialog, canary).chip.text == "Taken back")
    line = workspace.privacy.standing(canary.mentor.participant_id).parts[0].purposes[1].history[0]
    assert (line.way, line.told_on) == (ConsentWay.ORALLY, date(2026, 8, 17))
    assert not workspace.participants.enrolment(canary.mentor.id).consent


def test_a_consent_is_recorded_again(qtbot, window, desk, canary, workspace):
    workspace.privacy.withdraw([canary.mentor.id], Purpose.SHARING, way=ConsentWay.MAIL)
    dialog = shown(qtbot, window, desk, canary)
    row = sharing(dialog, canary)
    row.change.click()
    row.keep.click()
    qtbot.waitUntil(lambda: sharing(dialog, canary).chip.text == "Consents")
    assert workspace.participants.enrolment(canary.mentor.id).consent


def test_what_follows_is_said_before_a_consent_is_withdrawn(qtbot, window, desk, canary):
    from PySide6.QtWidgets import QLabel

    dialog = shown(qtbot, window, desk, canary)
    row = sharing(dialog, canary)
    row.change.click()
    said = " ".join(label.text() for label in row.asking.findChildren(QLabel))
    assert "The match with Ida Krogh stands" in said
    row.leave.click()
    assert not row.asking.isVisible()
    assert row.change.isVisible()


def test_a_day_to_come_is_refused_beside_the_rows(qtbot, window, desk, canary, workspace):
    dialog = shown(qtbot, window, desk, canary)
    row = sharing(dialog, canary)
    row.change.click()
    row.day.setText("19-08-2026")
    row.keep.click()
    assert "still to come" in dialog.message.text()
    assert workspace.participants.enrolment(canary.mentor.id).consent


def test_a_ground_without_consent_has_nothing_to_press(qtbot, window, desk, canary, workspace):
    dialog = shown(qtbot, window, desk, canary)
    row = dialog.rows[canary.mentor.id, Purpose.TAKING_PART]
    assert not row.change.isVisible()
    workspace.privacy.set_ground(canary.mentor.programme_id, Purpose.TAKING_PART, Ground.CONSENT)

    def offered() -> bool:
        return dialog.rows[canary.mentor.id, Purpose.TAKING_PART].change.isVisible()

    qtbot.waitUntil(offered)


def test_the_dialog_closes_when_the_person_is_erased(qtbot, window, desk, canary, workspace):
    dialog = shown(qtbot, window, desk, canary)
    workspace.privacy.erase(canary.mentor.participant_id)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_no_window_title_names_anybody(qtbot, window, desk, canary):
    dialog = shown(qtbot, window, desk, canary)
    assert found_in(dialog.windowTitle().encode()) == []
    assert NAME not in dialog.windowTitle()
