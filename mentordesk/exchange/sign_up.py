"""Reads a table of sign-ups into records, row by row, with a reason for each that won't do."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from mentordesk.exchange.cell_values import People
from mentordesk.exchange.contents import Known
from mentordesk.exchange.field_columns import FieldColumns, field_columns
from mentordesk.exchange.fields import FIELD_NAMES, Field, heading
from mentordesk.exchange.guess import (
    Mapping,
    fields_from_map,
    guess_fields,
    missing_fields,
    unknown_columns,
)
from mentordesk.exchange.rejection import CellError, Reason, Rejection
from mentordesk.exchange.submissions import moments, newer
from mentordesk.exchange.tables import Row, Table
from mentordesk.vocabulary import N_, Language, MeetingForm, Role

__all__ = [
    "FIELD_NAMES",
    "Field",
    "Reason",
    "Rejection",
    "SignUp",
    "SignUpDefaults",
    "SignUps",
    "fields_from_map",
    "guess_fields",
    "heading",
    "missing_fields",
    "parse",
]

_NO_NAME = N_("The name is missing.")
_NO_EMAIL = N_("The e-mail address is missing.")
_NO_ROLE = N_("It does not say whether this person is a mentor or a mentee.")


@dataclass(frozen=True, slots=True)
class SignUpDefaults:
    """What holds for every row that says nothing else itself."""

    #: The role of those whose row has none.
    role: Role | None = None
    #: The organisation's: decides how "3/9/2026" is read where the column leaves it open.
    language: Language = Language.DANISH
    #: The sign-up form itself obtained the consent; a "no" in a row still stands.
    consent: bool = False
    #: The subjects and topics of the file: one with a comma in it is no list.
    known: Known = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUp:
    """One person's sign-up. None is "not given": it never clears what is known."""

    row: int
    roles: tuple[Role, ...]
    name: str
    #: In lower case.
    email: str
    phone: str | None = None
    subjects: tuple[str, ...] | None = None
    faculty: str | None = None
    topics: tuple[str, ...] | None = None
    experience_years: int | None = None
    employer: str | None = None
    sector: str | None = None
    location: str | None = None
    meeting_form: MeetingForm | None = None
    #: Codes, as "da".
    languages: tuple[str, ...] | None = None
    capacity: int | None = None
    consent: bool | None = None
    available: bool | None = None
    waited: bool | None = None
    #: Preferred partners.
    wishes: People | None = None
    #: People not to be matched with; for the coordinator's eyes only.
    avoids: People | None = None
    #: The years that a mentee hopes the mentor has.
    experience_wanted: int | None = None
    note: str | None = None
    #: When the form was sent in, in UTC.
    submitted: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignUps:
    """What a table holds: the rows that can be used, and those that can't."""

    rows: tuple[SignUp, ...]
    rejected: tuple[Rejection, ...]
    unknown_columns: tuple[str, ...]


# What a row need not say, by field; a subject's column may hold several.
_SAID_APART = (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.EMAIL, Field.ROLE)
_OPTIONAL = {
    field: "subjects" if field is Field.SUBJECT else field.value
    for field in Field
    if field not in (*_SAID_APART, Field.SUBMITTED)
}
_FILLED_FROM_OLDER = tuple(_OPTIONAL.values())


def parse(table: Table, mapping: Mapping, defaults: SignUpDefaults) -> SignUps:
    """Read each row of `table`; `mapping` says what its columns hold, in their order.

    Of two rows with the same address and role the newer submission counts; what it leaves
    blank, the older one still says. A row with a value that can't be read is rejected whole.
    """
    columns = field_columns(table, mapping, defaults.known)
    submitted = _submitted(table, mapping, defaults.language)
    rows: list[SignUp] = []
    rejected: list[Rejection] = []
    for row, moment in zip(table.rows, submitted, strict=True):
        try:
            rows.append(_sign_up(row, columns, defaults, moment))
        except CellError as error:
            rejected.append(Rejection(row.number, error.column, error.value, error.reason))
    return SignUps(_newest(rows), tuple(rejected), unknown_columns(table, mapping))


def _submitted(table: Table, mapping: Mapping, language: Language) -> list[datetime | None]:
    if Field.SUBMITTED not in mapping:
        return [None] * len(table.rows)
    index = mapping.index(Field.SUBMITTED)
    return moments((row.cells[index] for row in table.rows), language)


def _sign_up(
    row: Row,
    columns: tuple[FieldColumns, ...],
    defaults: SignUpDefaults,
    submitted: datetime | None,
) -> SignUp:
    values: dict[Field, Any] = {column.field: column.value(row) for column in columns}
    parts = (values.get(Field.FIRST_NAME), values.get(Field.LAST_NAME))
    name = values.get(Field.NAME) or " ".join(part for part in parts if part)
    email = values.get(Field.EMAIL)
    roles = values.get(Field.ROLE) or ((defaults.role,) if defaults.role else ())
    if not name:
        raise _missing(columns, Field.NAME, _NO_NAME)
    if not email:
        raise _missing(columns, Field.EMAIL, _NO_EMAIL)
    if not roles:
        raise _missing(columns, Field.ROLE, _NO_ROLE)
    if defaults.consent and values.get(Field.CONSENT) is None:
        values[Field.CONSENT] = True
    given = {_OPTIONAL[field]: value for field, value in values.items() if field in _OPTIONAL}
    return SignUp(row=row.number, roles=roles, name=name, email=email, submitted=submitted, **given)


def _missing(columns: tuple[FieldColumns, ...], field: Field, message: str) -> CellError:
    wanted = {field, Field.FIRST_NAME, Field.LAST_NAME} if field is Field.NAME else {field}
    title = next((column.title for column in columns if column.field in wanted), field.value)
    return CellError(title, "", Reason(message))


def _newest(rows: list[SignUp]) -> tuple[SignUp, ...]:
    """Keep one sign-up for each address and role, in the file's order."""
    repeated = {email for email, count in Counter(row.email for row in rows).items() if count > 1}
    newest: dict[tuple[str, Role], SignUp] = {}
    for row in rows:
        for role in row.roles if row.email in repeated else ():
            known = newest.get((row.email, role))
            newest[row.email, role] = _merged(known, row) if known else row
    kept: dict[SignUp, tuple[Role, ...]] = {}
    for (_, role), row in newest.items():
        kept[row] = (*kept.get(row, ()), role)
    single = [row for row in rows if row.email not in repeated]
    chosen = [replace(row, roles=roles) for row, roles in kept.items()]
    return tuple(sorted([*single, *chosen], key=lambda row: (row.row, row.roles)))


def _merged(known: SignUp, other: SignUp) -> SignUp:
    if newer((other.submitted, other.row), (known.submitted, known.row)):
        known, other = other, known
    blank = [name for name in _FILLED_FROM_OLDER if getattr(known, name) is None]
    return replace(known, **{name: getattr(other, name) for name in blank})
