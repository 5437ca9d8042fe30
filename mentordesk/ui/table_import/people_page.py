"""The people of a table to look at: who may be here already, and names that mean nobody."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.participants import Likeness
from mentordesk.services.records.sign_up import ImportReport, LookAlike, UnknownPerson
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import EDGE, GAP, Theme
from mentordesk.vocabulary import N_

_WHY = {
    Likeness.NAME: N_("the same name"),
    Likeness.ADDRESS: N_("nearly the same address"),
    Likeness.PHONE: N_("the same phone"),
}
# As many of a kind as a reader looks through before an import.
_MOST = 100
#: The row of the table that it is about, and its two lines.
_Entry = tuple[int, str, str]


class PeoplePage(QWidget):
    """Tells of people to look at; nothing of it stands in the way of the import."""

    #: The number of a row that the reader wants to see.
    row_wanted = Signal(int)

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        tr = translator.gettext
        self.alike = _Part(
            theme,
            translator,
            tr(
                "These are added as new people. If two are one, you can merge them right after "
                "the import."
            ),
        )
        self.unknown = _Part(theme, translator, tr("These rows are taken in without the wish."))
        self.nobody = plain_label(tr("Nobody in the table looks like somebody else."), "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(EDGE)
        for widget in (self.alike, self.unknown, self.nobody):
            column.addWidget(widget)
        for part in (self.alike, self.unknown):
            part.row_wanted.connect(self.row_wanted)
        self.show_report(None)

    @property
    def count(self) -> int:
        """How many there are to look at."""
        return len(self.alike.entries) + len(self.unknown.entries)

    def show_report(self, report: ImportReport | None) -> None:
        """Show a dry run's people, `None` where there has been none."""
        self.alike.show_entries(map(self._alike, report.look_alikes) if report else ())
        self.unknown.show_entries(map(self._unknown, report.unknown_people) if report else ())
        self.nobody.setVisible(report is not None and not self.count)

    def _alike(self, two: LookAlike) -> _Entry:
        tr = self._translator
        said = tr.gettext("Row {row}: {name}, {email}")
        other = tr.gettext("May be {name}, {email}: {why}")
        why = tr.enumeration([tr.gettext(_WHY[one]) for one in Likeness if one in two.alike])
        return (
            two.row,
            said.format(row=two.row, name=two.name, email=two.email),
            other.format(name=two.other_name, email=two.other_email, why=why),
        )

    def _unknown(self, one: UnknownPerson) -> _Entry:
        tr = self._translator.gettext
        if one.is_wish:
            said = tr("Row {row} wishes for “{name}”")
        else:
            said = tr("Row {row} would rather not be matched with “{name}”")
        why = tr("Nobody is called that, or more than one is. The wish is left out.")
        return one.row, said.format(row=one.row, name=one.name), why


class _Part(QWidget):
    """Entries of two lines each under a sentence; hidden while there is none."""

    row_wanted = Signal(int)

    def __init__(self, theme: Theme, translator: Translator, sentence: str) -> None:
        super().__init__()
        self._theme = theme
        self._translator = translator
        self.entries: tuple[_Entry, ...] = ()
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(EDGE - GAP // 2)
        self._place.addWidget(plain_label(sentence, "soft"))

    def show_entries(self, entries: Iterable[_Entry]) -> None:
        """Show these; those that are there already are not made anew."""
        wanted = tuple(entries)
        self.setVisible(bool(wanted))
        if wanted == self.entries:
            return
        self.entries = wanted
        while self._place.count() > 1:
            item = self._place.takeAt(1)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for entry in wanted[:_MOST]:
            self._place.addWidget(self._lines(*entry))
        more = len(wanted) - _MOST
        if more > 0:
            tr = self._translator
            text = tr.ngettext("and {n} more", "and {n} more", more)
            self._place.addWidget(plain_label(text.format(n=tr.number(more)), "soft"))

    def _lines(self, row: int, first: str, second: str) -> QWidget:
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GAP)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        title = plain_label(first)
        title.setFont(self._theme.bold_font())
        lines.addWidget(title)
        lines.addWidget(plain_label(second))
        across.addLayout(lines, 1)
        across.addWidget(self._link(row))
        return both

    def _link(self, row: int) -> QPushButton:
        tr = self._translator.gettext
        link = QPushButton(tr("Show row"))
        link.setProperty("look", "link")
        link.setAutoDefault(False)
        link.setAccessibleName(tr("Show row {row}").format(row=row))
        link.clicked.connect(lambda: self.row_wanted.emit(row))
        return link
