"""Reads a file to the last row, so that a sound one is a file that every deed can read."""

import math
import tempfile
import types
import typing
from contextlib import closing
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session

from mentordesk.errors import UserError
from mentordesk.models import Base
from mentordesk.storage.connection import Mode, connect
from mentordesk.storage.file import File
from mentordesk.storage.refusals import DAMAGED, UNREADABLE, refusals
from mentordesk.storage.schema import CURRENT, Schema

_AT_ONCE = 20


def check(path: Path, *, passphrase: str | None = None, schema: Schema = CURRENT) -> None:
    """Read the whole file and find every fault that would stop a deed.

    Raises:
        UserError: it cannot be opened, its structure or tables are damaged, a row refers to one
            that is gone, or a value is not of its kind.
    """
    with File.open(path, passphrase=passphrase, writable=False, schema=schema) as file:
        with refusals(path), closing(connect(file.path, Mode.READ, key=file.key)) as raw:
            intact = raw.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            missing = _expected(schema) - _objects(raw)
        if not intact or missing:
            raise UserError(DAMAGED, file=path.name)
        with file.read() as session:
            if not all(_readable(session, table) for table in _tables()):
                raise UserError(UNREADABLE, file=path.name)


def _expected(schema: Schema) -> set[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh"
        fresh.touch()
        schema.apply(fresh)
        with closing(connect(fresh, Mode.READ)) as raw:
            return _objects(raw)


def _objects(raw: Any) -> set[tuple[str, ...]]:  # noqa: ANN401 - sqlcipher3 ships no types
    return set(raw.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema").fetchall())


def _tables() -> list[type[Any]]:
    return [mapper.class_ for mapper in Base.registry.mappers]


def _readable(session: Session, table: type[Any]) -> bool:
    """Return whether every value of a table becomes what the model says it is."""
    kinds = {
        name: typing.get_args(hint)[0]
        for name, hint in typing.get_type_hints(table).items()
        if typing.get_origin(hint) is Mapped
    }
    try:
        # A few at a time: of scans each may be some megabytes.
        rows = session.scalars(select(table).execution_options(yield_per=_AT_ONCE))
        return all(_is(getattr(row, name), kind) for row in rows for name, kind in kinds.items())
    except (LookupError, ValueError, TypeError):
        return False


def _is(value: Any, kind: Any) -> bool:  # noqa: ANN401 - any value and an annotation of it
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType:
        return any(_is(value, member) for member in inner)
    if origin in {list, dict}:
        members = value.values() if isinstance(value, dict) else value
        return isinstance(value, origin) and all(_is(member, inner[-1]) for member in members)
    if isinstance(kind, type) and is_dataclass(kind):
        fields = typing.get_type_hints(kind).items()
        return isinstance(value, kind) and all(_is(getattr(value, name), of) for name, of in fields)
    if kind in {int, float}:
        is_number = isinstance(value, int | kind) and not isinstance(value, bool)
        return is_number and math.isfinite(value)
    return kind is Any or isinstance(value, kind)
