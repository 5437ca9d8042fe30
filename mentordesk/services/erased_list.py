"""Remembers who was erased without knowing who: salted hashes, in the file and on this computer.

An old copy of the file knows nothing of later erasures, so the list is also kept outside, in the
program's own folder. What it holds of a file besides is which programmes it had, by day and kind.
"""

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from mentordesk import own_folder
from mentordesk.models import Erased, Programme
from mentordesk.paths import file_key, state_folder
from mentordesk.whole_file import write_whole

_NAME = "erased.json"
_SALT_BYTES = 16
#: Addresses are few and guessed soon: each guess is to cost something.
_ROUNDS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedAddress:
    """An address that was erased; `salt` and `digest` in hexadecimal."""

    salt: str
    digest: str
    erased_at: str
    #: The file's key, and the marks of its programmes: a copy is known by either.
    file: str = ""
    programmes: tuple[str, ...] = ()

    @property
    def moment(self) -> datetime:
        """When it was erased, by the coordinator's clock."""
        return datetime.fromisoformat(self.erased_at)

    def is_of(self, path: Path, programmes: Collection[str]) -> bool:
        """Whether it was erased from a file that this one may be a copy of."""
        return self.file == file_key(path) or not set(self.programmes).isdisjoint(programmes)


def digest(salt: str, address: str) -> str:
    """Return what is kept of an address."""
    spelt = address.strip().casefold().encode()
    return hashlib.pbkdf2_hmac("sha256", spelt, bytes.fromhex(salt), _ROUNDS).hex()


def marks(session: Session) -> tuple[str, ...]:
    """Return what tells the programmes of a file from those of others, and names nobody."""
    rows = session.execute(select(Programme.id, Programme.template, Programme.made_on))
    return tuple(f"{id_} {template} {made_on:%Y-%m-%d}" for id_, template, made_on in rows)


def remember(
    session: Session, path: Path, addresses: Iterable[str], now: datetime
) -> tuple[ErasedAddress, ...]:
    """Note addresses in the file as erased, and return what is to be noted outside."""
    salt = _salt(session)
    programmes = marks(session)
    noted = {tuple(row) for row in session.execute(select(Erased.salt, Erased.digest))}
    lines = []
    for address in dict.fromkeys(addresses):
        line = ErasedAddress(
            salt=salt,
            digest=digest(salt, address),
            erased_at=now.isoformat(),
            file=file_key(path),
            programmes=programmes,
        )
        lines.append(line)
        if (salt, line.digest) in noted:
            again = update(Erased).where(Erased.salt == salt, Erased.digest == line.digest)
            session.execute(again.values(erased_at=now))
        else:
            session.add(Erased(salt=salt, digest=line.digest, erased_at=now))
    session.flush()
    return tuple(lines)


def _salt(session: Session) -> str:
    """Return the salt in use, so that an address is hashed once, however many were erased."""
    known = session.scalars(select(Erased.salt).order_by(Erased.id).limit(1)).first()
    outside = (line.salt for line in read_outside())
    return known or next(outside, None) or os.urandom(_SALT_BYTES).hex()


def read_remembered(session: Session) -> Iterator[ErasedAddress]:
    """Yield what the file itself remembers."""
    for row in session.scalars(select(Erased).order_by(Erased.id)):
        yield ErasedAddress(salt=row.salt, digest=row.digest, erased_at=row.erased_at.isoformat())


def read_outside() -> tuple[ErasedAddress, ...]:
    """Return what this computer remembers; nothing where the list is missing or broken."""
    try:
        lines = json.loads((state_folder() / _NAME).read_text(encoding="utf-8"))
        return tuple(
            ErasedAddress(**{**line, "programmes": tuple(line["programmes"])}) for line in lines
        )
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def note_outside(lines: Collection[ErasedAddress]) -> None:
    """Add to the list on this computer.

    Raises:
        UserError: The program's own folder cannot be written to.
    """
    folder = state_folder()
    own_folder.make(folder)
    known = read_outside()
    kept = [*known, *(line for line in lines if line not in known)]
    content = json.dumps([asdict(line) for line in kept], indent=1)
    write_whole(folder / _NAME, content.encode())
