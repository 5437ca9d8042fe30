"""Sign-ups from a table: seen first, mapped, then taken in as one transaction."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import Organisation, Programme, SignUpLayout
from mentordesk.services.enrolling import Enrolling, Progress, Tally
from mentordesk.services.lasting_rows import no_waste_expected
from mentordesk.services.records.sign_up import ImportReport, Rejection, TablePreview
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_, Language, Role

if TYPE_CHECKING:
    from mentordesk.exchange.guess import Mapping as Columns
    from mentordesk.exchange.sign_up import SignUps
    from mentordesk.exchange.tables import Table

_SAMPLE_ROWS = 20


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

    def preview(self, path: Path, programme_id: int) -> TablePreview:
        """Return a table as it was read, with the field that each column would go to.

        Args:
            path: A CSV file or a workbook.
            programme_id: What people sign up for.

        Raises:
            UserError: The table cannot be read.
        """
        from mentordesk.exchange.tables import read_table

        table = read_table(path)
        with self._file.read() as session:
            found(session, Programme, programme_id)
            remembered = _remembered(session, table)
        return TablePreview(
            columns=table.columns,
            fields=tuple(field or "" for field in remembered or _guessed(table)),
            sample=tuple(row.cells for row in table.rows[:_SAMPLE_ROWS]),
            row_count=len(table.rows),
            sheets=table.sheets,
            remembered=remembered is not None,
        )

    def run(  # noqa: PLR0913 - each is a choice of its own in the import dialog
        self,
        path: Path,
        programme_id: int,
        *,
        role: Role | None = None,
        fields: Sequence[str] | None = None,
        field_map: Sequence[str] = (),
        consent: bool = False,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Take a table's good rows in, all in one transaction, and report on every row.

        People are known by their address and are updated, never doubled; a blank clears nothing;
        the same table a second time changes nothing.

        Args:
            path: A CSV file or a workbook.
            programme_id: What people sign up for.
            role: The role of rows that have none of their own.
            fields: The field of each column, blank to leave one out; without it what was
                remembered of such a table, or is guessed.
            field_map: Texts like `COLUMN=FIELD`, which beat both.
            consent: The sign-up form itself obtained the consent of every row.
            dry_run: Report only; the file stays as it is, to the byte.
            progress: Told how many rows of how many are done; what it raises stops the import
                and nothing is changed.

        Raises:
            UserError: The table cannot be read, or no column holds a name or an address.
        """
        from mentordesk.exchange.sign_up import SignUpDefaults, parse
        from mentordesk.exchange.tables import read_table

        with no_waste_expected():
            table = read_table(path)
            language, mapping = self._settle(table, fields, field_map)
            read = parse(
                table, mapping, SignUpDefaults(role=role, consent=consent, language=language)
            )
            with self._file.read() if dry_run else self._file.write() as session:
                enrolling = Enrolling(
                    session, found(session, Programme, programme_id), self._clock()
                )
                tally = enrolling.take(read.rows, progress)
                if not dry_run and tally.added + tally.updated + tally.unchanged:
                    enrolling.write()
                    # A guess is made anew, from what the next table holds.
                    if fields is not None or field_map:
                        _remember(session, table, mapping)
            return _report(read, _titled(tally, table, mapping), enrolling.choices.new_choices())

    def _settle(
        self, table: "Table", fields: Sequence[str] | None, field_map: Sequence[str]
    ) -> tuple[Language, "Columns"]:
        """Return the organisation's language and the field of each column."""
        from mentordesk.exchange.sign_up import Field, fields_from_map

        with self._file.read() as session:
            language = session.scalars(select(Organisation.language)).one()
            known = _remembered(session, table)
        if fields is not None:
            known = tuple(Field(name) if name else None for name in fields)
        mapping = fields_from_map(table, field_map, known or _guessed(table))
        _require_who(mapping)
        return language, mapping


def _guessed(table: "Table") -> "Columns":
    from mentordesk.exchange.sign_up import guess_fields

    return guess_fields(table)


def _require_who(mapping: "Columns") -> None:
    from mentordesk.exchange.sign_up import Field, missing_fields

    missing = missing_fields(mapping)
    if len(missing) > 1:
        raise UserError(
            N_("No column holds names or e-mail addresses. Say which columns they are in.")
        )
    if Field.NAME in missing:
        raise UserError(N_("No column holds names. Say which column they are in."))
    if missing:
        raise UserError(N_("No column holds e-mail addresses. Say which column they are in."))


def _fingerprint(table: "Table") -> str:
    titles = "\x1f".join(title.casefold() for title in table.columns)
    return hashlib.sha256(titles.encode()).hexdigest()


def _remembered(session: Session, table: "Table") -> "Columns | None":
    """Return the mapping of the last table with the same titles."""
    from mentordesk.exchange.sign_up import Field

    layout = _layout(session, table)
    if layout is None:
        return None
    known = {field.value: field for field in Field}
    return tuple(known.get(column["field"]) for column in layout.columns)


def _remember(session: Session, table: "Table", mapping: "Columns") -> None:
    columns = [
        {"column": title, "field": field or ""}
        for title, field in zip(table.columns, mapping, strict=True)
    ]
    layout = _layout(session, table)
    if layout is None:
        session.add(SignUpLayout(fingerprint=_fingerprint(table), columns=columns))
    elif layout.columns != columns:
        layout.columns = columns


def _layout(session: Session, table: "Table") -> SignUpLayout | None:
    return session.scalar(
        select(SignUpLayout).where(SignUpLayout.fingerprint == _fingerprint(table))
    )


def _titled(tally: Tally, table: "Table", mapping: "Columns") -> Tally:
    """Return the tally with rejections that name the table's own columns."""
    from mentordesk.exchange.sign_up import Field

    titles = dict(zip(mapping, table.columns, strict=True))
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
    )
