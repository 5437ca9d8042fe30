"""Says whether a file is well: whole, complete, and readable by every other deed."""

from pathlib import Path

from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import Base, Organisation, Participant
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_

UNWELL = N_(
    "{file} is damaged: {what}. Do not work on in it; open a backup, and keep this file aside."
)


def check(path: Path) -> int:
    """Read all of a file and return how many participants it holds.

    Raises:
        UserError: It is not a MentorDesk file, or some of it is damaged, missing or unreadable.
    """
    with File.open(path, writable=False) as file, file.read() as session:
        for trouble in (_torn, _incomplete, _orphaned, _unreadable):
            what = trouble(session)
            if what:
                raise UserError(UNWELL, file=path.name, what=what)
        return len(session.scalars(select(Participant.id)).all())


def _torn(session: Session) -> str:
    found: str = session.execute(text("PRAGMA integrity_check(1)")).scalar_one()
    return "" if found == "ok" else "integrity_check"


def _incomplete(session: Session) -> str:
    tables = inspect(session.connection())
    there = set(tables.get_table_names())
    for name, table in Base.metadata.tables.items():
        columns = {each["name"] for each in tables.get_columns(name)} if name in there else set()
        missing = {column.name for column in table.columns} - columns
        if missing:
            return f"{name}.{min(missing)}"
    return ""


def _orphaned(session: Session) -> str:
    found = session.execute(text("PRAGMA foreign_key_check")).first()
    return "" if found is None else f"{found[0]} → {found[2]}"


def _unreadable(session: Session) -> str:
    for mapper in Base.registry.mappers:
        try:
            session.scalars(select(mapper.class_)).all()
        except (LookupError, ValueError, TypeError) as trouble:
            return f"{mapper.local_table.name}: {type(trouble).__name__}"
    if session.get(Organisation, 1) is None:
        return "organisation"
    return ""
