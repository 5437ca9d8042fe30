"""Opens the dialogs of the page and does what they collected."""

from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.services.records.matches import PairRecord, PairRuleRecord, PersonName
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.deeds import MatchDeeds
from mentordesk.ui.matches.end_dialog import EndDialog
from mentordesk.ui.matches.forbid_dialog import ForbidDialog
from mentordesk.ui.matches.meetings_dialog import MeetingsDialog
from mentordesk.ui.matches.rules_dialog import RulesDialog
from mentordesk.ui.matches.weights_dialog import WeightsDialog
from mentordesk.ui.matches.what_ifs import WhatIfs
from mentordesk.vocabulary import EndReason, PairRuleKind


class MatchDialogs(QObject):
    """One dialog at a time, over the page and not over the program."""

    def __init__(self, desk: Desk, page: QWidget, deeds: MatchDeeds, what_ifs: WhatIfs) -> None:
        super().__init__(page)
        self._what_ifs = what_ifs
        self._desk = desk
        self._page = page
        self._deeds = deeds

    def end(self, pair: PairRecord) -> None:
        """Ask why and when a match ends, and end it."""
        match_id = pair.match_id
        if match_id is None:
            return

        def deed(reason: EndReason, on: date, note: str) -> None:
            self._desk.workspace.matches.end(match_id, reason, on, note)
            self._deeds.say_ended(pair)

        self._open(EndDialog(self._page, self._desk, pair, deed))

    def forbid(self, mentor: PersonName, mentee: PersonName) -> None:
        """Ask why two people are never to be a pair, and keep them apart."""
        dialog = ForbidDialog(self._page, self._desk, self._what_ifs, mentor, mentee)
        dialog.accepted.connect(lambda: self._deeds.forbid(mentor, mentee, dialog.reason.text()))
        self._open(dialog)

    def meetings(self, pair: PairRecord) -> None:
        """Show a pair's meetings, and note more."""
        self._open(MeetingsDialog(self._page, self._desk, pair))

    def weights(self) -> None:
        """Show what decides a match, and propose again if that is wished."""
        dialog = WeightsDialog(self._page, self._desk)
        dialog.again.connect(self._deeds.propose)
        self._open(dialog)

    def rules(self) -> None:
        """Show the pins and forbids, and lift them."""
        self._open(RulesDialog(self._page, self._desk, self._lift))

    def _lift(self, rule: PairRuleRecord) -> None:
        if rule.kind is PairRuleKind.PINNED:
            self._deeds.unpin(rule.mentor, rule.mentee)
        else:
            self._deeds.allow(rule.mentor, rule.mentee)

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
