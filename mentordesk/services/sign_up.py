"""Sign-ups from a table: seen first, mapped, then taken in as one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from mentordesk.deed_name import DeedName
from mentordesk.models import Organisation, Programme
from mentordesk.services import backups
from mentordesk.services.enrolling import Enrolling, Progress, Tally
from mentordesk.services.lasting_rows import no_waste_expected
from mentordesk.services.records.sign_up import Aliases, ImportReport, Rejection, TablePreview
from mentordesk.services.rows import found
from mentordesk.services.sign_up_layouts import (
    known_choices,
    remember_columns,
    require_who,
    suggested,
)
from mentordesk.services.sign_up_outlook import Outlook
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import NP_, Language, Role

if TYPE_CHECKING:
    from mentordesk.exchange.contents import Known
    from mentordesk.exchange.guess import Mapping as Columns
    from mentordesk.exchange.sign_up import SignUps
    from mentordesk.exchange.tables import Table

_SAMPLE_ROWS = 20
_NOTHING_SAID: Aliases = {}


class SignUp:
    """Reading sign-up tables into a programme."""

    def __init__(self, file: File, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    def field_names(self) -> tuple[str, ...]:
        """Return the keys of the sign-up fields that a column can go to, in a form's order."""
        from mentordesk.exchange.sign_up import Field

        return tuple(Field)

    def field_labels(self) -> Mapping[str, str]:
        """Return what a reader knows each field as, still to be translated."""
        from mentordesk.exchange.sign_up import FIELD_NAMES

        return {field.value: label for field, label in FIELD_NAMES.items()}

    def preview(self, path: Path, programme_id: int, sheet: str | None = None) -> TablePreview:
        """Return a table as it was read, with the field that each column would go to.

        Args:
            path: A CSV file or a workbook.
            programme_id: What people sign up for.
            sheet: The workbook's sheet; without it the one that is found to hold the table.

        Raises:
            UserError: The table cannot be read.
        """
        from mentordesk.exchange.tables import read_table

        table = read_table(path, sheet)
        with self._file.read() as session:
            found(session, Programme, programme_id)
            suggestion = suggested(session, table)
        return TablePreview(
            columns=table.columns,
            fields=tuple(field or "" for field in suggestion.columns),
            sample=tuple(row.cells for row in table.rows[:_SAMPLE_ROWS]),
            row_count=len(table.rows),
            sheets=table.sheets,
            sheet=table.sheet,
            reasons=suggestion.reasons,
        )

    def run(  # noqa: PLR0913 - each is a choice of its own in the import dialog
        self,
        path: Path,
        programme_id: int,
        *,
        sheet: str | None = None,
        role: Role | None = None,
        fields: Sequence[str] | None = None,
        field_map: Sequence[str] = (),
        consent: bool = False,
        aliases: Aliases = _NOTHING_SAID,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Take a table's good rows in, all in one transaction, and report on every row.

        People are known by their address, or one they had before, and are updated, never doubled;
        a blank clears nothing; the same table a second time changes nothing.

        Args:
            path: A CSV file or a workbook.
            programme_id: What people sign up for.
            sheet: The workbook's sheet; without it the one that is found to hold the table.
            role: The role of rows that have none of their own.
            fields: The field of each column, blank to leave one out; without it what was
                remembered of such a table, or is guessed.
            field_map: Texts like `COLUMN=FIELD`, which beat both.
            consent: The sign-up form itself obtained the consent of every row.
            aliases: What unknown subjects and topics mean; learnt for every table to come.
            dry_run: Report only, and in detail; the file stays as it is, to the byte.
            progress: Told how many rows of how many are done; what it raises stops the import
                and nothing is changed.

        Raises:
            UserError: The table cannot be read, or no column holds a name or an address.
        """
        from mentordesk.exchange.sign_up import SignUpDefaults, parse
        from mentordesk.exchange.tables import read_table

        with no_waste_expected():
            table = read_table(path, sheet)
            columns = self._settle(table, fields, field_map)
            language, known = self._house()
            defaults = SignUpDefaults(role=role, consent=consent, language=language, known=known)
            read = parse(table, columns, defaults)
            if not dry_run:
                backups.before(self._file, self._clock, backups.Occasion.IMPORT)
            deed = DeedName(*NP_("import of {n} participant", "import of {n} participants"))
            with self._file.read() if dry_run else self._file.write(deed) as session:
                programme = found(session, Programme, programme_id)
                enrolling = Enrolling(session, programme, self._clock(), aliases)
                tally = _titled(enrolling.take(read.rows, progress), table, columns)
                if not dry_run and tally.any_good:
                    enrolling.write(_day_of(path))
                    tell(session, n=tally.added + tally.updated)
                    # A guess is made anew, from what the next table holds.
                    if fields is not None or field_map:
                        remember_columns(session, table, columns)
            report = _report(read, tally, enrolling.choices.new_choices())
            if dry_run:
                return Outlook(table, columns, read, enrolling, tally).added_to(report)
            return report

    def _settle(
        self, table: "Table", fields: Sequence[str] | None, field_map: Sequence[str]
    ) -> "Columns":
        """Return the field of each column."""
        from mentordesk.exchange.sign_up import Field, fields_from_map

        if fields is None:
            with self._file.read() as session:
                columns = suggested(session, table).columns
        else:
            columns = tuple(Field(name) if name else None for name in fields)
        columns = fields_from_map(table, field_map, columns)
        require_who(columns)
        return columns

    def _house(self) -> "tuple[Language, Known]":
        """Return the organisation's language, and the subjects and topics of the file."""
        with self._file.read() as session:
            language = session.scalars(select(Organisation.language)).one()
            return language, known_choices(session)


def _day_of(path: Path) -> date:
    return date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012 - the day on her own calendar


def _titled(tally: Tally, table: "Table", columns: "Columns") -> Tally:
    """Return the tally with rejections that name the table's own columns."""
    from mentordesk.exchange.sign_up import Field

    titles = dict(zip(columns, table.columns, strict=True))
    rejected = [
        replace(one, column=titles.get(Field(one.column), one.column)) for one in tally.rejected
    ]
    return replace(tally, rejected=rejected)


def _report(read: "SignUps", tally: Tally, new_choices: tuple[str, ...]) -> ImportReport:
    unreadable = [
        Rejection(
            row=one.row,
            column=one.column,
            value=one.value,
            reason=one.reason.message,
            values=tuple((key, str(value)) for key, value in one.reason.values.items()),
        )
        for one in read.rejected
    ]
    return ImportReport(
        added=tally.added,
        updated=tally.updated,
        unchanged=tally.unchanged,
        rejected=tuple(sorted([*unreadable, *tally.rejected], key=lambda one: one.row)),
        unknown_columns=read.unknown_columns,
        new_choices=new_choices,
        people=tuple(dict.fromkeys(tally.people)),
        unknown_people=tuple(tally.unknown_people),
    )
