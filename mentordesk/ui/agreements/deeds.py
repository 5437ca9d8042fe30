"""What is done with agreements: printed, marked as signed, and the way back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.ui.agreements.form_reading import FormReadingDeed
from mentordesk.ui.agreements.printing import AgreementPrinting
from mentordesk.ui.agreements.sign_dialog import SignDialog
from mentordesk.ui.desk import Desk
from mentordesk.vocabulary import Language

Chosen = tuple[AgreementRecord, ...]
Keys = str | QKeySequence.StandardKey


class AgreementDeeds(QObject):
    """One action for each deed; those that would change nothing cannot be chosen."""

    #: Whatever is half typed must be in the file before the deed.
    about_to_act = Signal()
    #: A pair is to be shown (its match's id).
    landed = Signal(int)

    def __init__(self, desk: Desk, page: QWidget, language: Callable[[], Language]) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._language = language
        self._printing = AgreementPrinting(desk, page)
        self._reading = FormReadingDeed(desk, page, self.landed.emit)
        self._chosen: Chosen = ()
        self._all: Chosen = ()
        tr, make, keys = desk.translator, self._make, QKeySequence.StandardKey
        self.print_chosen = make(
            "printer", tr.gettext("Print the chosen…"), self._print_chosen, keys.Print
        )
        self.print_all = make("printer", tr.gettext("Print all…"), self._print_all, "Ctrl+Shift+P")
        self.print_blank = make("file-text", tr.gettext("Print a blank one…"), self._print_blank)
        self.save_form = make("file-pen-line", tr.gettext("Form to fill in…"), self._save_form)
        self.read_form = make(
            "download", tr.gettext("Read a filled-in form…"), self._read_form, "Ctrl+Shift+R"
        )
        self.papers = make("handshake", tr.gettext("Papers for the kick-off…"), self._offer_papers)
        self.print_log = make("list", tr.gettext("What was printed…"), self._show_print_log)
        self.sign = make("file-check", tr.gettext("Mark as signed…"), self._sign, "Ctrl+G")
        self.unsign = make("undo-2", tr.gettext("Mark as not signed"), self._unsign, "Ctrl+Shift+G")
        self.choose((), ())

    def choose(self, chosen: Chosen, all_: Chosen) -> None:
        """Be about these agreements, of all that there are."""
        self._chosen, self._all = chosen, all_
        self.print_chosen.setEnabled(bool(chosen))
        self.print_all.setEnabled(bool(all_))
        # A form goes to one pair, who are not to see what others settled.
        self.save_form.setEnabled(len(chosen) == len(self._unsigned) == 1)
        self.read_form.setEnabled(bool(all_))
        self.sign.setEnabled(bool(self._unsigned))
        self.unsign.setEnabled(bool(self._signed))

    @property
    def _signed(self) -> Chosen:
        return tuple(one for one in self._chosen if one.signed_on is not None)

    @property
    def _unsigned(self) -> Chosen:
        return tuple(one for one in self._chosen if one.signed_on is None)

    def _make(self, icon: str, text: str, then: Callable[[], None], keys: Keys = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._desk.theme.dress(action, icon)
        action.triggered.connect(lambda _checked: then())
        return action

    # The deeds

    def _print_chosen(self) -> None:
        self.about_to_act.emit()
        self._printing.print_pairs(_ids(self._chosen), self._language())

    def _print_all(self) -> None:
        self.about_to_act.emit()
        self._printing.print_pairs(_ids(self._all), self._language())

    def _print_blank(self) -> None:
        self._printing.print_blank(self._language())

    def _save_form(self) -> None:
        self.about_to_act.emit()
        self._printing.save_form(self._chosen[0], self._language())

    def _read_form(self) -> None:
        self.about_to_act.emit()
        self._reading.choose()

    def _offer_papers(self) -> None:
        from mentordesk.ui.papers.kick_off_printing import offer_papers

        self.about_to_act.emit()
        several = self._chosen if len(self._chosen) > 1 else ()
        offer_papers(self._page, self._desk, chosen=_ids(several))

    def _show_print_log(self) -> None:
        from mentordesk.ui.papers.print_log_dialog import show_print_log

        show_print_log(self._page, self._desk, _ids(self._chosen))

    def _sign(self) -> None:
        self.about_to_act.emit()
        these = self._unsigned

        def deed(day: date) -> None:
            self._desk.workspace.agreements.mark_signed(_ids(these), day)
            said = self._desk.translator.ngettext(
                "The agreement of {mentee} and {mentor} is signed.",
                "{n} agreements are marked as signed.",
                len(these),
            )
            self._say(said, these)

        dialog = SignDialog(self._page, self._desk, self._whose(these), deed)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _unsign(self) -> None:
        these = self._signed
        with self._desk.guard() as guard:
            self._desk.workspace.agreements.unmark_signed(_ids(these))
        if guard.done:
            said = self._desk.translator.ngettext(
                "The agreement of {mentee} and {mentor} is no longer marked as signed.",
                "{n} agreements are no longer marked as signed.",
                len(these),
            )
            self._say(said, these)

    def _whose(self, these: Chosen) -> str:
        return self._filled(
            self._desk.translator.ngettext(
                "The agreement of {mentee} and {mentor}", "{n} agreements", len(these)
            ),
            these,
        )

    def _say(self, said: str, these: Chosen) -> None:
        self._desk.tell_done(self._filled(said, these))

    def _filled(self, said: str, these: Chosen) -> str:
        number = self._desk.translator.number(len(these))
        return said.format(n=number, mentee=these[0].mentee.name, mentor=these[0].mentor.name)


def _ids(these: Chosen) -> tuple[int, ...]:
    return tuple(one.match_id for one in these)
