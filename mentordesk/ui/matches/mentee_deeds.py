"""Joins the buttons of the mentee's page to the deeds they stand for."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from mentordesk.services.records.matches import PairRecord, PersonName
from mentordesk.ui.matches.deeds import MatchDeeds
from mentordesk.ui.matches.dialogs import MatchDialogs
from mentordesk.ui.matches.mentee_page import MenteePage
from mentordesk.vocabulary import MatchState


class MenteeDeeds(QObject):
    """Knows which two people, or which match, a pressed button is about."""

    def __init__(self, page: MenteePage, deeds: MatchDeeds, dialogs: MatchDialogs) -> None:
        super().__init__(page)
        self._page = page
        self._deeds = deeds
        self._dialogs = dialogs
        buttons = page.buttons
        buttons.moved.connect(self._move)
        buttons.made.connect(self._make)
        buttons.pinned.connect(lambda: self._with_two(deeds.pin))
        buttons.unpinned.connect(lambda: self._with_two(deeds.unpin))
        buttons.forbidden.connect(lambda: self._with_two(dialogs.forbid))
        buttons.allowed.connect(lambda: self._with_two(deeds.allow))
        buttons.meetings.connect(lambda: self._with_match(dialogs.meetings))
        buttons.ended.connect(lambda: self._with_match(dialogs.end))
        buttons.reopened.connect(lambda: self._with_match(deeds.reopen))
        page.strip.copied.connect(deeds.copy_code)

    def _with_two(self, deed: Callable[[PersonName, PersonName], None]) -> None:
        mentor, row = self._page.mentor, self._page.row
        if mentor is not None and row is not None:
            deed(mentor, row.mentee)

    def _with_match(self, deed: Callable[[PairRecord], None]) -> None:
        choice = self._page.choice
        if choice is not None and choice.match is not None:
            deed(choice.match)

    def _move(self, state: MatchState) -> None:
        self._with_match(lambda match: self._deeds.move((match,), state))

    def _make(self, state: MatchState) -> None:
        self._with_two(lambda mentor, mentee: self._deeds.match(mentor, mentee, state))
