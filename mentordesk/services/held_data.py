"""Reads every row of the file that belongs to one person, by whatever way it refers to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from mentordesk.models import Base, OtherAddress, Participant, Proposal, Wish
from mentordesk.services.mentions import Mentions
from mentordesk.services.personal_schema import IDS_INSIDE, reached, texts

Row = Mapping[str, Any]

# Others' wishes about the person are counted by themselves; a namesake's name is their own.
_COUNTED_APART = {("wish", "email"), ("participant", "name")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A column in which others' or the organisation's own words name somebody, and how often."""

    table: str
    column: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """All that the file holds about one person."""

    #: The person's own rows in each table that refers to people.
    rows: Mapping[str, Sequence[Row]]
    #: Where they are named elsewhere.
    places: tuple[Place, ...]
    #: Wishes of others about them; who wished is not told.
    wishes_about: int
    #: What kept proposals say of them as left over.
    left_over: tuple[Mapping[str, Any], ...]

    @property
    def person(self) -> Row:
        """The row of the person."""
        return self.rows[Participant.__tablename__][0]

    def ids(self, table: str) -> frozenset[int]:
        """Return the ids of the rows of a table."""
        return frozenset(row["id"] for row in self.rows[table])


def addresses_of(session: Session, participant_id: int) -> tuple[str, ...]:
    """Return the addresses that a person has and had."""
    now = session.scalars(select(Participant.email).where(Participant.id == participant_id))
    before = session.scalars(
        select(OtherAddress.email).where(OtherAddress.participant_id == participant_id)
    )
    return (*now, *before)


def read_held(session: Session, participant_id: int, mentions: Mentions | None = None) -> Held:
    """Return everything about a person; without `mentions`, they are looked for by every name."""
    rows = _rows(session, participant_id)
    person = rows[Participant.__tablename__][0]
    addresses = addresses_of(session, participant_id)
    mentions = mentions or Mentions([person["name"]], addresses, [person["phone"]])
    about = select(func.count()).select_from(Wish).where(Wish.email.in_(addresses))
    own = {row["id"] for row in rows["enrolment"]}
    return Held(
        rows=rows,
        places=_places(session, mentions, rows),
        wishes_about=session.scalars(about).one(),
        left_over=_left_over(session, own),
    )


def _rows(session: Session, participant_id: int) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    tables = Base.metadata.tables
    for name, leading in reached().items():
        table = tables[name]
        if not leading:
            condition: Any = table.c.id == participant_id
        else:
            condition = or_(
                *(
                    key.parent.in_({row[key.column.name] for row in found[key.column.table.name]})
                    for key in leading
                )
            )
        chosen = select(table).where(condition).order_by(*table.primary_key.columns)
        found[name] = [dict(row) for row in session.execute(chosen).mappings()]
    return found


def _places(
    session: Session, mentions: Mentions, own: Mapping[str, Sequence[Row]]
) -> tuple[Place, ...]:
    found = []
    for name, columns in texts().items():
        table = Base.metadata.tables[name]
        keys = [column.name for column in table.primary_key.columns]
        mine = {tuple(row[key] for key in keys) for row in own.get(name, ())}
        chosen = select(*table.primary_key.columns, *(table.c[each] for each in columns))
        counts = dict.fromkeys(columns, 0)
        for row in session.execute(chosen).all():
            values = row._mapping  # noqa: SLF001 - SQLAlchemy's name in public
            if tuple(values[table.c[key]] for key in keys) in mine:
                continue
            for each in columns:
                counts[each] += mentions.in_(values[table.c[each]])
        found += [
            Place(table=name, column=each, count=count) for each, count in counts.items() if count
        ]
    return tuple(place for place in found if (place.table, place.column) not in _COUNTED_APART)


def _left_over(session: Session, own: set[int]) -> tuple[Mapping[str, Any], ...]:
    key = IDS_INSIDE["proposal", "unmatched"]
    rows = session.execute(select(Proposal.name, Proposal.made_at, Proposal.unmatched))
    return tuple(
        {"proposal": row.name, "made_at": row.made_at, "reason": entry["reason"]}
        for row in rows
        for entry in row.unmatched
        if entry.get(key) in own
    )
