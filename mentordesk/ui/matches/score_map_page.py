"""The map of scores with what belongs to it: its tools, the line about a pair, the legend."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.services.records.matches import ScoreMap, WholeRecord
from mentordesk.services.score_order import arranged
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.matches.score_map_legend import ScoreMapLegend
from mentordesk.ui.matches.score_map_painting import Seen
from mentordesk.ui.matches.score_map_plan import by_fit
from mentordesk.ui.matches.score_map_view import Cell, ScoreMapView
from mentordesk.ui.matches.score_map_words import pair_sentence
from mentordesk.ui.table_import.elided_label import ElidedLabel
from mentordesk.ui.theme import GAP, NARROW
from mentordesk.vocabulary import CONFIRMED_STATES

_BY_FIT = "matches.map.by_fit"
_ICON = 16


def segment(text: str, last: bool = False) -> QToolButton:
    """Return one of two choices that stand side by side."""
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setProperty("look", "segment-last" if last else "segment")
    return button


class ScoreMapPage(QWidget):
    """Shows the map; whoever holds the page puts `tools` where there is room for them."""

    #: The mentee's and the mentor's sign-ups.
    chosen = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.translator.gettext
        self._scores: ScoreMap | None = None
        self._whole: WholeRecord | None = None
        self._programme_id = 0
        self.view = ScoreMapView(desk.theme)
        self.view.setAccessibleName(tr("Map of scores"))
        self.line = ElidedLabel()
        self.legend = ScoreMapLegend(desk.theme, desk.translator)
        self.tools = QWidget()
        self.by_name, self.by_fit = segment(tr("By name")), segment(tr("By fit"), last=True)
        self.smaller = self._zoom_button("zoom-out", tr("Smaller (-)"), self.view.zoom_out)
        self.whole = self._zoom_button("maximize", tr("All in sight (0)"), self.view.fit)
        self.larger = self._zoom_button("zoom-in", tr("Larger (+)"), self.view.zoom_in)
        self._empty = EmptyState(
            desk.theme,
            "grid-3x3",
            tr("The map shows every mentee with every mentor, as soon as both have signed up."),
            tr("Go to the participants"),
            lambda: desk.go_to("participants"),
        )
        self._order = QButtonGroup(self)
        self._pages = QStackedLayout()
        self._lay_out()
        self._connect()
        self._show_line(None)
        self._allow()

    def _zoom_button(self, icon: str, title: str, deed: object) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(_ICON, _ICON))
        self._desk.theme.dress(button, icon, size=_ICON)
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.clicked.connect(deed)
        return button

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        card.setLayout(self._pages)
        self._pages.setContentsMargins(1, 1, 1, 1)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.by_name, self.by_fit):
            self._order.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        row.addSpacing(NARROW)
        for button in (self.smaller, self.whole, self.larger):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(card, 1)
        column.addWidget(self.line)
        column.addWidget(self.legend)

    def _connect(self) -> None:
        fits = self._desk.settings.recall(_BY_FIT, False)
        (self.by_fit if fits else self.by_name).setChecked(True)
        self.by_fit.toggled.connect(self._reorder)
        self.view.pointed.connect(self._show_line)
        self.view.zoomed.connect(self._allow)
        self.view.chosen.connect(self._choose)
        copy = QAction(self._desk.translator.gettext("Copy"), self)
        copy.triggered.connect(lambda _checked: self._copy())
        self.view.add_deed(copy)

    @property
    def seen(self) -> Seen | None:
        """What the map shows now."""
        return self.view.seen

    def show_map(self, scores: ScoreMap, whole: WholeRecord) -> None:
        """Show the scores of a programme, with its matches and its proposal's pairs."""
        begins = self._programme_id != self._desk.programme_id or not self._shows_any()
        self._programme_id = self._desk.programme_id
        self._scores, self._whole = scores, whole
        self._show(begins=begins)

    def look_at(self, mentee_id: int, mentor_id: int) -> None:
        """Move the cursor to two people, where the map shows them both."""
        seen = self.view.seen
        if seen is None:
            return
        rows = [one.enrolment_id for one in seen.scores.mentees]
        columns = [one.enrolment_id for one in seen.scores.mentors]
        if mentee_id in rows and mentor_id in columns:
            self.view.look_at((rows.index(mentee_id), columns.index(mentor_id)))

    def _shows_any(self) -> bool:
        return self._scores is not None and bool(self._scores.levels)

    def _show(self, *, begins: bool) -> None:
        scores, whole = self._scores, self._whole
        if scores is None or whole is None:
            return
        looked_at = self._people_looked_at()
        if self.by_fit.isChecked():
            mentees, mentors = by_fit(scores.mentees, scores.mentors, whole.pairs)
            scores = arranged(scores, mentees=mentees, mentors=mentors)
        self._pages.setCurrentWidget(self.view if scores.levels else self._empty)
        self.legend.show_tiers(scores.tiers)
        self.view.show_map(_seen(scores, whole), begins=begins)
        if looked_at is not None and not begins:
            self.look_at(*looked_at)
        self._allow()

    def _people_looked_at(self) -> tuple[int, int] | None:
        seen, cell = self.view.seen, self.view.looked_at
        if seen is None or cell is None:
            return None
        people = seen.scores.mentees[cell[0]], seen.scores.mentors[cell[1]]
        return people[0].enrolment_id, people[1].enrolment_id

    def _reorder(self) -> None:
        self._desk.settings.remember(_BY_FIT, self.by_fit.isChecked())
        self._show(begins=False)

    def _show_line(self, cell: Cell | None) -> None:
        seen, tr = self.view.seen, self._desk.translator
        if seen is None or cell is None:
            text = tr.gettext("Point at a cell, or walk with the arrows; Enter shows the two.")
        else:
            text = pair_sentence(seen, *cell, tr)
        self.line.show_line(text)
        self.view.setAccessibleDescription(text)

    def _choose(self, row: int, column: int) -> None:
        seen = self.view.seen
        if seen is not None:
            mentee, mentor = seen.scores.mentees[row], seen.scores.mentors[column]
            self.chosen.emit(mentee.enrolment_id, mentor.enrolment_id)

    def _copy(self) -> None:
        from PySide6.QtWidgets import QApplication

        QApplication.clipboard().setText(self.line.text())

    def _allow(self) -> None:
        self.larger.setEnabled(self._shows_any() and self.view.can_zoom_in)
        self.smaller.setEnabled(self._shows_any() and self.view.can_zoom_out)
        self.whole.setEnabled(self._shows_any() and self.view.can_zoom_out)


def _seen(scores: ScoreMap, whole: WholeRecord) -> Seen:
    rows = {person.enrolment_id: row for row, person in enumerate(scores.mentees)}
    columns = {person.enrolment_id: column for column, person in enumerate(scores.mentors)}
    return Seen(
        scores=scores,
        pairs={
            (rows[pair.mentee.enrolment_id], columns[pair.mentor.enrolment_id]): (
                pair.state in CONFIRMED_STATES
            )
            for pair in whole.pairs
            if pair.mentee.enrolment_id in rows and pair.mentor.enrolment_id in columns
        },
        full=frozenset(columns[id_] for id_ in scores.full if id_ in columns),
    )
