"""Two wholes in figures, side by side: what they come to, and how they differ."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from mentordesk.i18n import Translator
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.words import DASH, TIER_WORDS
from mentordesk.ui.theme import EDGE, NARROW
from mentordesk.vocabulary import Tier

_DOT = " \N{MIDDLE DOT} "
_MINUS = "\N{MINUS SIGN}"
_FIRST, _SECOND, _CHANGE = 1, 2, 3


class Figures(Protocol):
    """What a whole comes to; a proposal on the table or kept, or a trial."""

    @property
    def matched(self) -> int:
        """Mentees with a mentor."""

    @property
    def alone(self) -> int:
        """Mentees left over."""

    @property
    def total(self) -> float:
        """The sum of the pairs' scores."""

    @property
    def smallest(self) -> float | None:
        """The weakest pair's score."""

    @property
    def tiers(self) -> Mapping[Tier, int]:
        """How many pairs have each label."""

    @property
    def blocking_pairs(self) -> int | None:
        """How many not matched with each other would both rather be; `None` if unknown."""


class WholeFigures(QWidget):
    """A small table: one line a figure; the change stands at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._tr = desk.translator
        self._bold = desk.theme.bold_font()
        tr = desk.translator.gettext
        tiers = _DOT.join(tr(TIER_WORDS[tier]) for tier in Tier)
        titles = (
            tr("Mentees with a mentor"),
            tr("Left over"),
            tr("Fit in all"),
            tr("Smallest fit"),
            tiers,
            tr("Would rather have each other"),
        )
        self._rows = [[QLabel(title), *(QLabel() for _ in range(3))] for title in titles]
        self._heads = [QLabel() for _ in range(2)]
        self._rows[-1][0].setToolTip(
            tr("Pairs of people who are not matched and would both be better off with each other")
        )
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(EDGE)
        grid.setVerticalSpacing(NARROW)
        grid.setColumnStretch(_CHANGE, 1)
        for column, head in enumerate(self._heads, start=_FIRST):
            head.setFont(self._bold)
            head.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight)
        for place, labels in enumerate(self._rows, start=1):
            labels[0].setProperty("look", "soft")
            labels[_CHANGE].setProperty("look", "soft")
            grid.addWidget(labels[0], place, 0)
            for column in (_FIRST, _SECOND):
                grid.addWidget(labels[column], place, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(labels[_CHANGE], place, _CHANGE)

    @property
    def text(self) -> str:
        """All figures, a line each."""
        shown = [[label.text() for label in labels if label.text()] for labels in self._rows]
        return "\n".join(": ".join((line[0], " | ".join(line[1:]))) for line in shown)

    def show_two(
        self, first: Figures | None, second: Figures, heads: tuple[str, str] = ("", "")
    ) -> None:
        """Show one whole or, beside it, the one before."""
        for label, words in zip(self._heads, heads, strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        before = _said(first, self._tr) if first else [""] * len(self._rows)
        after = _said(second, self._tr)
        changes = _changes(first, second, self._tr) if first else [""] * len(self._rows)
        for labels, was, comes, change in zip(self._rows, before, after, changes, strict=True):
            labels[_FIRST].setText(was)
            labels[_SECOND].setText(comes)
            labels[_CHANGE].setText(change)
            labels[_SECOND].setFont(self._bold if change else self.font())
            said = f"{labels[0].text()}: {' | '.join(filter(None, (was, comes)))}"
            labels[_SECOND].setAccessibleName(said)


def _said(one: Figures, tr: Translator) -> list[str]:
    return [
        tr.number(one.matched),
        tr.number(one.alone),
        tr.number(one.total, 2),
        DASH if one.smallest is None else tr.number(one.smallest, 2),
        _DOT.join(tr.number(one.tiers.get(tier, 0)) for tier in Tier),
        DASH if one.blocking_pairs is None else tr.number(one.blocking_pairs),
    ]


def _changes(first: Figures, second: Figures, tr: Translator) -> list[str]:
    """Return by how much each figure is another one, blank where it is the same."""
    smallest = blocking = 0.0
    if first.smallest is not None and second.smallest is not None:
        smallest = second.smallest - first.smallest
    if first.blocking_pairs is not None and second.blocking_pairs is not None:
        blocking = second.blocking_pairs - first.blocking_pairs
    return [
        _signed(second.matched - first.matched, 0, tr),
        _signed(second.alone - first.alone, 0, tr),
        _signed(second.total - first.total, 2, tr),
        _signed(smallest, 2, tr),
        "",
        _signed(blocking, 0, tr),
    ]


def _signed(change: float, decimals: int, tr: Translator) -> str:
    if round(change, decimals) == 0:
        return ""
    return ("+" if change > 0 else _MINUS) + tr.number(abs(change), decimals)
