"""Which column of a sign-up table holds what: remembered from the last like it, or guessed."""

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import SignUpLayout
from mentordesk.services.choice_tables import TABLES
from mentordesk.services.records.sign_up import ChoiceKind, SuggestedBy
from mentordesk.vocabulary import N_

if TYPE_CHECKING:
    from mentordesk.exchange.contents import Known
    from mentordesk.exchange.guess import Mapping as Columns
    from mentordesk.exchange.tables import Table


class Suggestion(NamedTuple):
    """The field of each column, and why it is thought to be that; both `None` where left out."""

    columns: "Columns"
    reasons: tuple[SuggestedBy | None, ...]


def suggested(session: Session, table: "Table") -> Suggestion:
    """Return the mapping of the last table with the same titles, else a guess.

    A guess looks at the titles and at what stands below them: names of subjects and topics that
    the file knows tell a column of them, whatever its title.
    """
    from mentordesk.exchange.guess import Evidence, guesses

    remembered = _remembered(session, table)
    if remembered is not None:
        return Suggestion(
            remembered, tuple(SuggestedBy.REMEMBERED if one else None for one in remembered)
        )
    found = guesses(table, known_choices(session))
    why = {Evidence.TITLE: SuggestedBy.HEADING, Evidence.CELLS: SuggestedBy.CONTENT}
    return Suggestion(
        tuple(guess.field if guess else None for guess in found),
        tuple(why[guess.by] if guess else None for guess in found),
    )


def known_choices(session: Session) -> "Known":
    """Return the names of the file's subjects and topics, by the field that holds them."""
    from mentordesk.exchange.sign_up import Field

    fields = {ChoiceKind.SUBJECT: Field.SUBJECT, ChoiceKind.TOPIC: Field.TOPICS}
    return {
        field: session.scalars(select(TABLES[kind].choice.name)).all()
        for kind, field in fields.items()
    }


def remember_columns(session: Session, table: "Table", columns: "Columns") -> None:
    """Map the next table with the same titles alike."""
    kept = [
        {"column": title, "field": field or ""}
        for title, field in zip(table.columns, columns, strict=True)
    ]
    layout = _layout(session, table)
    if layout is None:
        session.add(SignUpLayout(fingerprint=_fingerprint(table), columns=kept))
    elif layout.columns != kept:
        layout.columns = kept


def require_who(columns: "Columns") -> None:
    """Refuse a mapping without names or addresses.

    Raises:
        UserError: Nobody could be signed up from such a table.
    """
    from mentordesk.exchange.sign_up import Field, missing_fields

    missing = missing_fields(columns)
    if len(missing) > 1:
        raise UserError(
            N_("No column holds names or e-mail addresses. Say which columns they are in.")
        )
    if Field.NAME in missing:
        raise UserError(N_("No column holds names. Say which column they are in."))
    if missing:
        raise UserError(N_("No column holds e-mail addresses. Say which column they are in."))


def _remembered(session: Session, table: "Table") -> "Columns | None":
    from mentordesk.exchange.sign_up import Field

    layout = _layout(session, table)
    if layout is None:
        return None
    known = {field.value: field for field in Field}
    return tuple(known.get(column["field"]) for column in layout.columns)


def _layout(session: Session, table: "Table") -> SignUpLayout | None:
    return session.scalar(
        select(SignUpLayout).where(SignUpLayout.fingerprint == _fingerprint(table))
    )


def _fingerprint(table: "Table") -> str:
    titles = "\x1f".join(title.casefold() for title in table.columns)
    return hashlib.sha256(titles.encode()).hexdigest()
