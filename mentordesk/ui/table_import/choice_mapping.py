"""The subjects and topics of a table that the file does not know, and what each is taken as."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.sign_up import (
    Aliases,
    ChoiceKind,
    ImportReport,
    UnknownChoice,
)
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.table_import.choice_row import ChoiceRow, TakenBy
from mentordesk.ui.table_import.kind import KnownChoices
from mentordesk.ui.theme import EDGE, GAP, Theme

_Key = tuple[ChoiceKind, str]


class ChoiceMapping(QWidget):
    """The unknown choices under each other; `changed` when one is taken as something else."""

    changed = Signal()

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__()
        self._theme = theme
        self._translator = translator
        self._known: KnownChoices = {}
        #: What texts are taken as, and whether the reader said so herself.
        self._taken: dict[_Key, tuple[str, TakenBy]] = {}
        self._rows: dict[_Key, ChoiceRow] = {}
        self.explanation = plain_label(look="soft")
        self.suggested = plain_label()
        self.more = plain_label(look="soft")
        self._place = QVBoxLayout()
        self._place.setSpacing(EDGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.explanation)
        column.addWidget(self.suggested)
        column.addSpacing(GAP)
        column.addLayout(self._place)
        column.addWidget(self.more)
        self.show_report(None)

    @property
    def rows(self) -> tuple[ChoiceRow, ...]:
        """The unknown choices, in the order shown."""
        return tuple(self._rows.values())

    @property
    def aliases(self) -> Aliases:
        """What the texts are taken as, but for those that nobody has said anything of."""
        said: defaultdict[ChoiceKind, dict[str, str]] = defaultdict(dict)
        for (kind, text), (name, _) in self._taken.items():
            said[kind][text] = name
        return said

    def begin(self, known: KnownChoices) -> None:
        """Forget what was said of another table; texts may mean the `known` choices."""
        self._known = known
        self._taken.clear()
        self.show_report(None)

    def suggest(self, report: ImportReport) -> bool:
        """Take texts as the choices that they nearly equal; return whether that is news."""
        news = {
            (one.kind, one.text): (one.likely[0], TakenBy.LIKENESS)
            for one in report.unknown_choices
            if one.nearly_equal and not one.taken_as and (one.kind, one.text) not in self._taken
        }
        self._taken.update(news)
        return bool(news)

    def show_report(self, report: ImportReport | None) -> None:
        """Show a dry run's unknown choices, `None` where there has been none."""
        # First those that are taken as another though nobody has said so.
        met = sorted(report.unknown_choices, key=lambda one: not one.nearly_equal) if report else ()
        unknown = {(one.kind, one.text): one for one in met}
        if list(unknown) != list(self._rows):
            self._make_rows(unknown)
        for key, one in unknown.items():
            name, by = self._taken.get(key, (one.taken_as, TakenBy.MEMORY))
            self._rows[key].show_choice(one, self._names(key[0], unknown), name, by)
        self._explain(report, unknown)

    def _names(self, kind: ChoiceKind, unknown: dict[_Key, UnknownChoice]) -> Sequence[str]:
        """Return every name that a text may mean: those known, then those that are to be new."""
        new = [
            one.text
            for key, one in unknown.items()
            if one.kind is kind and not self._taken.get(key, (one.taken_as,))[0]
        ]
        return (*self._known.get(kind, ()), *new)

    def _make_rows(self, unknown: dict[_Key, UnknownChoice]) -> None:
        for row in self._rows.values():
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for key, one in unknown.items():
            row = ChoiceRow(self._theme, self._translator, one)
            row.committed.connect(lambda name, key=key: self._take(key, name))
            self._place.addWidget(row)
            self._rows[key] = row

    def _take(self, key: _Key, name: str) -> None:
        self._taken[key] = (name, TakenBy.READER)
        self.changed.emit()

    def _explain(self, report: ImportReport | None, unknown: dict[_Key, UnknownChoice]) -> None:
        tr = self._translator
        said = tr.gettext(
            "The file has no subject or topic of these names. What you choose here is remembered "
            "for the next tables."
        )
        if not unknown:
            said = tr.gettext("Every subject and topic of the table is known.") if report else ""
        self.explanation.setText(said)
        taken = [self._taken.get(key) for key in unknown]
        suggested = sum(1 for one in taken if one and one[1] is TakenBy.LIKENESS)
        words = tr.ngettext(
            "{n} is taken as one that reads nearly the same. Change it if that is wrong.",
            "{n} are taken as ones that read nearly the same. Change those that are wrong.",
            suggested,
        )
        self.suggested.setText(words.format(n=tr.number(suggested)))
        self.suggested.setVisible(suggested > 0)
        self._count_more(report, unknown)

    def _count_more(self, report: ImportReport | None, unknown: dict[_Key, UnknownChoice]) -> None:
        """Say how many more there are than are shown; they are all added."""
        tr = self._translator
        new = {one.text for one in unknown.values() if not one.taken_as}
        more = len(set(report.new_choices) - new) if report else 0
        words = tr.ngettext("{n} more is added as new.", "{n} more are added as new.", more)
        self.more.setText(words.format(n=tr.number(more)))
        self.more.setVisible(more > 0)
