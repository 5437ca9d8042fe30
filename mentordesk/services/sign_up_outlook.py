"""What an import would do, row by row: how each is read, which choices are new, who looks known."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from mentordesk.services.choice_tables import alias_key
from mentordesk.services.duplicates import Somebody, find_alike
from mentordesk.services.enrolling import Enrolling, Tally
from mentordesk.services.records.sign_up import (
    ChoiceKind,
    ImportReport,
    LookAlike,
    Rejection,
    RowOutcome,
    RowOutlook,
    UnknownChoice,
)

if TYPE_CHECKING:
    from mentordesk.exchange.choices import Similar
    from mentordesk.exchange.guess import Mapping as Columns
    from mentordesk.exchange.sign_up import SignUp, SignUps
    from mentordesk.exchange.tables import Row, Table

# As many as a reader looks through before an import.
_FIRST_ROWS = 100
_MORE_LEFT_OUT = 100
_MOST_ALIKE = 100
_MOST_UNKNOWN = 100
_MOST_CHOICES = 100
_MOST_LIKELY = 3


class Outlook:
    """The details of one dry run.

    Args:
        table: What was read.
        columns: The field of each of its columns.
        read: What its rows say.
        enrolling: The run, after it took the rows.
        tally: What came of them.
    """

    def __init__(
        self,
        table: "Table",
        columns: "Columns",
        read: "SignUps",
        enrolling: Enrolling,
        tally: Tally,
    ) -> None:
        self._table = table
        self._columns = columns
        self._read = read
        self._enrolling = enrolling
        self._tally = tally

    def added_to(self, report: ImportReport) -> ImportReport:
        """Return the report with the details."""
        alike = tuple(self._look_alikes())
        # Whoever is told of can be looked at.
        told = {one.row for one in alike} | {
            one.row for one in report.unknown_people[:_MOST_UNKNOWN]
        }
        return replace(
            report,
            rows=tuple(self._rows(report, told)),
            unknown_choices=tuple(self._unknown_choices()),
            look_alikes=alike,
        )

    # Rows

    def _rows(self, report: ImportReport, told: Set[int]) -> Iterator[RowOutlook]:
        """Yield the first rows, and of the others those left out and those told of."""
        rejected = {one.row: one for one in report.rejected}
        read = {row.row: row for row in self._read.rows}
        first, others = self._table.rows[:_FIRST_ROWS], self._table.rows[_FIRST_ROWS:]
        left_out = islice((row.number for row in others if row.number in rejected), _MORE_LEFT_OUT)
        wanted = {*left_out, *told}
        for row in (*first, *(row for row in others if row.number in wanted)):
            if row.number in rejected:
                yield self._left_out(row, rejected[row.number])
            elif row.number in read:
                yield self._taken(read[row.number])
            else:
                yield RowOutlook(
                    row=row.number, outcome=RowOutcome.OVERTAKEN, cells=self._cells(row)
                )

    def _left_out(self, row: "Row", rejection: Rejection) -> RowOutlook:
        fields = dict(zip(self._table.columns, self._columns, strict=True))
        fault = fields.get(rejection.column)
        return RowOutlook(
            row=row.number,
            outcome=RowOutcome.REJECTED,
            cells=self._cells(row),
            rejection=rejection,
            fault=fault or rejection.column,
        )

    def _taken(self, row: "SignUp") -> RowOutlook:
        said = self._enrolling.change(row.roles[0], row)
        years = row.experience_wanted if row.experience_years is None else row.experience_years
        said = replace(
            said,
            email=row.email,
            subjects=self._called(ChoiceKind.SUBJECT, row.subjects),
            topics=self._called(ChoiceKind.TOPIC, row.topics),
            experience_years=years,
            capacity=row.capacity,
        )
        outcome = self._tally.outcomes[row.row]
        return RowOutlook(row=row.row, outcome=outcome, roles=row.roles, said=said)

    def _called(self, kind: ChoiceKind, texts: tuple[str, ...] | None) -> tuple[str, ...] | None:
        """Return the names of the choices that texts are taken as, each once."""
        if texts is None:
            return None
        book = self._enrolling.choices
        return tuple(dict.fromkeys(book.called(kind, text) for text in texts))

    def _cells(self, row: "Row") -> Mapping[str, str]:
        cells: defaultdict[str, list[str]] = defaultdict(list)
        for field, cell in zip(self._columns, row.cells, strict=True):
            if field and cell:
                cells[field].append(cell)
        return {field: "; ".join(texts) for field, texts in cells.items()}

    # Choices

    def _unknown_choices(self) -> Iterator[UnknownChoice]:
        """Yield the choices met that are not known by their names, the commonest first."""
        rows = self._times_met()
        met = sorted(
            self._enrolling.choices.unknown(),
            key=lambda one: (one[0], -rows[one[0], alias_key(one[1])], one[1]),
        )
        # Of two new ones that are nearly equal, the commoner one is a choice of its own.
        firm = {kind: self._enrolling.choices.known(kind) for kind in ChoiceKind}
        for kind, text, taken_as in met[:_MOST_CHOICES]:
            likely = _ranked(text, firm[kind])
            nearly_equal = bool(likely) and likely[0].likeness >= _nearly_equal()
            if not nearly_equal and not taken_as:
                firm[kind] += (text,)
            yield UnknownChoice(
                kind=kind,
                text=text,
                rows=rows[kind, alias_key(text)],
                taken_as=taken_as,
                likely=tuple(one.choice for one in likely[:_MOST_LIKELY]),
                nearly_equal=nearly_equal,
            )

    def _times_met(self) -> Counter[tuple[ChoiceKind, str]]:
        """Count the rows that hold a text; most rows say what others say."""
        said = Counter((row.subjects or (), row.topics or ()) for row in self._read.rows)
        counted: Counter[tuple[ChoiceKind, str]] = Counter()
        for (subjects, topics), times in said.items():
            for kind, texts in ((ChoiceKind.SUBJECT, subjects), (ChoiceKind.TOPIC, topics)):
                for key in {alias_key(text) for text in texts}:
                    counted[kind, key] += times
        return counted

    # People

    def _look_alikes(self) -> Iterator[LookAlike]:
        """Yield whom the run adds though somebody with another address may be the same."""
        people = {person.id: person for person, _ in self._enrolling.people()}
        added = {person.id for person, is_added in self._enrolling.people() if is_added}
        if not added:
            return
        rows = {row.email: row.row for row in self._read.rows}
        alike = find_alike(Somebody(p.id, p.name, p.email, p.phone) for p in people.values())
        # Whoever is known comes first: ids are given in the order of coming.
        pairs = ((sorted(pair), why) for pair, why in alike.items() if max(pair) in added)
        for (known, new), why in sorted(pairs)[:_MOST_ALIKE]:
            yield LookAlike(
                row=rows[people[new].email],
                name=people[new].name,
                email=people[new].email,
                other_name=people[known].name,
                other_email=people[known].email,
                alike=why,
            )


@lru_cache(maxsize=1024)
def _ranked(text: str, known: tuple[str, ...]) -> "tuple[Similar, ...]":
    """Return the choices that read like a text; a rehearsal asks the same again and again."""
    from mentordesk.exchange.choices import similar

    return similar(text, known)


def _nearly_equal() -> float:
    from mentordesk.exchange.choices import NEARLY_EQUAL

    return NEARLY_EQUAL
