"""A programme's grounds, consent texts and day of deletion are set in its settings."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.ui.programmes.privacy_page import PrivacyPage
from mentordesk.vocabulary import Ground, Purpose


@pytest.fixture(name="page")
def _page(qtbot: QtBot, desk, canary) -> PrivacyPage:
    page = PrivacyPage(desk)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    return page


def test_the_day_is_chosen_and_a_day_before_the_end_is_refused(page, workspace, canary):
    programme_id = canary.mentor.programme_id
    page.day.setText("1-3-2027")
    page.day.flush()
    assert workspace.privacy.deletion_day(programme_id).due_on == date(2027, 3, 1)
    page.day.setText("1-10-2026")
    page.day.flush()
    assert workspace.privacy.deletion_day(programme_id).due_on == date(2027, 3, 1)


def test_a_ground_that_asks_for_consent_shows_its_text(page, workspace, canary):
    assert not page.texts[Purpose.TAKING_PART].isVisible()
    page.grounds[Purpose.TAKING_PART].committed.emit(Ground.CONSENT)
    page.refresh()
    assert page.texts[Purpose.TAKING_PART].isVisible()
    grounds = workspace.privacy.grounds(canary.mentor.programme_id)
    assert grounds[Purpose.TAKING_PART] is Ground.CONSENT


def test_a_changed_text_is_a_new_version(page, workspace, canary):
    page.texts[Purpose.SHARING].committed.emit("My match may have my address.")
    page.refresh()
    newest = workspace.privacy.consent_texts(canary.mentor.programme_id, Purpose.SHARING)[0]
    assert (newest.version, newest.text.en) == (2, "My match may have my address.")


def test_a_blank_text_is_refused_only_where_both_languages_are(page, workspace, canary):
    page.texts[Purpose.SHARING].committed.emit("  ")
    newest = workspace.privacy.consent_texts(canary.mentor.programme_id, Purpose.SHARING)[0]
    assert newest.text.da
