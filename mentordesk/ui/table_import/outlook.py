"""What an import did or will do, in four figures and a few words."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.sign_up import ImportReport, Rejection
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import EDGE, GAP, Theme

_MOST_NAMED = 12
_MOST_REASONS = 3


def reason(rejection: Rejection, translator: Translator) -> str:
    """Return why a row was left out, as a sentence."""
    return translator.gettext(rejection.reason).format(**dict(rejection.values))


def listed(words: Sequence[str], translator: Translator) -> str:
    """Return words as running text, the last ones counted where they are many."""
    if len(words) <= _MOST_NAMED:
        return translator.enumeration(words)
    rest = len(words) - _MOST_NAMED
    more = translator.ngettext("{n} more", "{n} more", rest).format(n=translator.number(rest))
    return translator.enumeration((*words[:_MOST_NAMED], more))


class Outlook(QWidget):
    """Shows a report; before the import and after it, in the same place and form."""

    def __init__(self, theme: Theme, translator: Translator, *, wide: bool = False) -> None:
        super().__init__()
        self._translator = translator
        self._fields: Mapping[str, str] = {}
        tr = translator.gettext
        self.figures: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setSpacing(GAP)
        titles = {
            "added": tr("New"),
            "updated": tr("Changed"),
            "unchanged": tr("Unchanged"),
            "rejected": tr("Left out"),
        }
        across = len(titles) if wide else 2
        for place, (key, title) in enumerate(titles.items()):
            self.figures[key] = QLabel()
            self.figures[key].setFont(theme.figure_font())
            grid.addLayout(_over(self.figures[key], title), *divmod(place, across))
        self.new_choices = plain_label()
        self.unknown = plain_label(look="soft")
        self.reasons = plain_label()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(EDGE - GAP)
        lines.addLayout(grid)
        for label in (self.reasons, self.new_choices, self.unknown):
            lines.addWidget(label)
        self.show_report(None)

    def call_fields(self, fields: Mapping[str, str]) -> None:
        """Call fields by these names where a rejection speaks of one."""
        self._fields = fields

    def show_report(self, report: ImportReport | None, *, reasons: bool = True) -> None:
        """Show figures and words, dashes for `None`; `reasons` names the first rows left out."""
        tr = self._translator
        counts = {
            "added": report.added if report else None,
            "updated": report.updated if report else None,
            "unchanged": report.unchanged if report else None,
            "rejected": len(report.rejected) if report else None,
        }
        for key, count in counts.items():
            self.figures[key].setText("–" if count is None else tr.number(count))
        _say(
            self.new_choices,
            tr.gettext("New subjects and topics: {names}"),
            listed(report.new_choices if report else (), tr),
        )
        _say(
            self.unknown,
            tr.gettext("Columns left out: {names}"),
            listed(report.unknown_columns if report else (), tr),
        )
        rejected = report.rejected[:_MOST_REASONS] if report and reasons else ()
        _say(self.reasons, "{names}", "\n".join(map(self._reason, rejected)))

    def _reason(self, rejection: Rejection) -> str:
        tr = self._translator
        said = tr.gettext("Row {row}, {column}: {reason}")
        column = self._fields.get(rejection.column, rejection.column)
        return said.format(row=rejection.row, column=column, reason=reason(rejection, tr))


def _say(label: QLabel, sentence: str, names: str) -> None:
    label.setText(sentence.format(names=names))
    label.setVisible(bool(names))


def _over(figure: QLabel, title: str) -> QVBoxLayout:
    """Return a figure with its title close below it."""
    name = QLabel(title)
    name.setProperty("look", "soft")
    figure.setBuddy(name)
    both = QVBoxLayout()
    both.setSpacing(0)
    both.addWidget(figure)
    both.addWidget(name)
    return both
