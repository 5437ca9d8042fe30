"""The mentors for one mentee, ranked, with a bar for each criterion or what stands in the way."""

from collections.abc import Iterable
from dataclasses import dataclass

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import CandidateRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.matches.bars import BarDelegate
from mentordesk.ui.matches.marked_names import MarkedNames
from mentordesk.ui.matches.words import (
    CRITERION_WORDS,
    DASH,
    barrier_chip,
    full_chip,
    full_sentence,
    tier_chip,
)
from mentordesk.ui.record_columns import Chip, Column, ListShape
from mentordesk.ui.record_model import Index
from mentordesk.ui.record_table import RecordTable
from mentordesk.vocabulary import CRITERION_NAMES, TIER_NAMES, Criterion

#: With fewer, searching is slower than looking.
_SEARCHED_FROM = 40
_BAR_WIDTH = 48
#: The titles and two candidates and a half; below a search line, two.
_LEAST_HEIGHT = 118
_LEAST_BELOW_SEARCH = 102


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """A candidate at their place in the ranking, 0 for the best."""

    rank: int
    candidate: CandidateRecord
    #: Already the mentee's mentor, or proposed to be.
    theirs: bool

    @property
    def is_full(self) -> bool:
        """Whether no seat is left for this mentee."""
        return self.candidate.full and not self.theirs

    @property
    def possible(self) -> bool:
        """Whether the two could be made a match now."""
        return self.candidate.barrier is None and not self.is_full

    def score_of(self, criterion: Criterion) -> float | None:
        """Return one criterion's score, `None` where an answer is blank."""
        for reason in self.candidate.reasons:
            if reason.criterion is criterion:
                return reason.score
        return None


class CandidateList(RecordTable[CandidateRow]):
    """A record table whose last columns are drawn as bars."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.translator
        super().__init__(
            _shape(tr),
            theme=desk.theme,
            translator=tr,
            settings=desk.settings,
            empty=EmptyState(
                desk.theme,
                "users",
                tr.gettext("No mentor to choose from. Look at the participants."),
                tr.gettext("Go to the participants"),
                lambda: desk.go_to("participants"),
            ),
            searched_from=_SEARCHED_FROM,
        )
        self.view.setAccessibleName(tr.gettext("Candidates"))
        self.view.setSelectionMode(self.view.SelectionMode.SingleSelection)
        # Six narrow columns: their titles need the room more than the air.
        self.view.horizontalHeader().setStyleSheet("QHeaderView::section { padding: 6px 3px; }")
        self.view.setItemDelegateForColumn(0, MarkedNames(desk.theme, self._mark, self.view))
        first = len(_named_columns(tr))
        for place, criterion in enumerate(Criterion, start=first):
            self.view.setItemDelegateForColumn(place, self._bars(desk, criterion))

    @property
    def is_searched(self) -> bool:
        """Whether there are so many that a search line stands above them."""
        return self.model.held >= _SEARCHED_FROM

    def enter(self) -> None:
        """Go to the list with the keys: to the one chosen, or else to the best."""
        self.view.setFocus()
        if self.model.shown and not self.selection():
            self.view.selectRow(0)

    def _mark(self, index: Index) -> str:
        row = self.model.shown[index.row()]
        if row.candidate.pinned:
            return "pin"
        return "link" if row.theirs else ""

    def _bars(self, desk: Desk, criterion: Criterion) -> BarDelegate:
        def row(index: Index) -> CandidateRow:
            return self.model.shown[index.row()]

        return BarDelegate(
            desk.theme,
            lambda index: row(index).score_of(criterion),
            lambda index: row(index).possible,
            self.view,
        )

    def show_candidates(
        self, candidates: Iterable[CandidateRecord], their_mentor: int | None
    ) -> None:
        """Show candidates in the order given; `their_mentor` is the sign-up of the present one."""
        rows = [
            CandidateRow(
                rank=rank,
                candidate=candidate,
                theirs=candidate.mentor.enrolment_id == their_mentor,
            )
            for rank, candidate in enumerate(candidates)
        ]
        self.show_records(rows)
        least = _LEAST_BELOW_SEARCH if self.is_searched else _LEAST_HEIGHT
        self.view.setMinimumHeight(least)


def _shape(tr: Translator) -> ListShape[CandidateRow]:
    return ListShape(
        name="matches.candidates",
        identity=lambda row: row.candidate.mentor.enrolment_id,
        columns=(*_named_columns(tr), *(_bar_column(criterion, tr) for criterion in Criterion)),
        also_searched=lambda row: row.candidate.mentor.email,
        sorted_by="fit",
    )


def _named_columns(tr: Translator) -> tuple[Column[CandidateRow], ...]:
    return (
        Column(
            key="mentor",
            title=tr.gettext("Candidates"),
            text=lambda row: row.candidate.mentor.name,
            tooltip=lambda row: "\n".join([row.candidate.mentor.name, *_marks(row, tr)]),
            bold=True,
            width=116,
        ),
        Column(
            key="fit",
            title=tr.gettext("Fit"),
            text=lambda row: _fit(row, tr),
            sort=lambda row: row.rank,
            chip=lambda row: _fit_chip(row, tr),
            tooltip=lambda row: _fit(row, tr),
            searched=False,
            width=104,
        ),
    )


def _bar_column(criterion: Criterion, tr: Translator) -> Column[CandidateRow]:
    def score(row: CandidateRow) -> float | None:
        return row.score_of(criterion)

    def text(row: CandidateRow) -> str:
        known = score(row)
        return DASH if known is None else tr.number(known, 2)

    def sort(row: CandidateRow) -> float:
        known = score(row)
        return 1.0 if known is None else -known

    def told(row: CandidateRow) -> str:
        name = tr.gettext(CRITERION_NAMES[criterion])
        reasons = row.candidate.reasons
        sentences = [reason.text for reason in reasons if reason.criterion is criterion]
        return f"{name}: {text(row)}\n" + "\n".join(sentences)

    return Column(
        key=criterion.value,
        title=tr.gettext(CRITERION_WORDS[criterion]),
        text=text,
        sort=sort,
        tooltip=told,
        searched=False,
        width=_BAR_WIDTH,
    )


def _marks(row: CandidateRow, tr: Translator) -> list[str]:
    words = [tr.gettext("Their mentor")] if row.theirs else []
    if row.candidate.pinned:
        words.append(tr.gettext("Pinned"))
    return words


def _fit(row: CandidateRow, tr: Translator) -> str:
    candidate = row.candidate
    if candidate.barrier is not None or candidate.tier is None or candidate.score is None:
        return candidate.barrier_text
    fit = f"{tr.gettext(TIER_NAMES[candidate.tier])}, {tr.number(candidate.score, 2)}"
    return f"{fit}. {full_sentence(candidate, tr)}" if row.is_full else fit


def _fit_chip(row: CandidateRow, tr: Translator) -> Chip | None:
    candidate = row.candidate
    if candidate.barrier is not None:
        return barrier_chip(candidate.barrier, tr)
    if candidate.tier is None or candidate.score is None:
        return None
    if row.is_full:
        return full_chip(candidate.score, tr)
    return tier_chip(candidate.tier, tr, candidate.score)
