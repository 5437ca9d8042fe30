"""What is undertaken on a failing disk, and how the file is seen to be old, new or torn."""

import hashlib
import os
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from mentordesk.services import backups, protection
from mentordesk.services.workspace import Workspace
from mentordesk.storage.connection import Mode, connect, quoted, sqlite
from mentordesk.storage.key import Key, salt_of
from mentordesk.storage.schema import CURRENT, Schema
from mentordesk.vocabulary import Language
from tests.builders import (
    StoppedClock,
    a_match,
    a_mentee,
    a_mentor,
    a_programme,
    a_table,
    a_workspace,
)

NAME = "autumn.mentordesk"
WORDS, OTHER_WORDS = "når æblerne falder i å", "hvem plukker så pærerne"
IS_TORTURE = os.environ.get("MENTORDESK_EXAMPLES") == "torture"
_TITLES = ("name", "email", "role", "subject", "topics", "note")


@dataclass(frozen=True)
class Undertaking:
    """A deed that is done whole or not at all."""

    name: str
    #: Does it on the file at the path, opened and closed within.
    do: Callable[[Path], object]
    #: The file that it begins with.
    start: Callable[[], bytes]
    #: Returns what tells the state before from the one after.
    state: Callable[[Path], str]

    def __str__(self) -> str:
        return self.name


@cache
def a_filled_file() -> bytes:
    """Return a file with a programme, some people, and pairs of which one has an agreement."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", folder)
        with a_workspace(Path(folder), name=NAME) as workspace:
            programme = a_programme(workspace)
            jens, *_ = [
                a_mentor(workspace, programme, name, subjects=["Historie"])
                for name in ("Jens Lund", "Karen Blå", "Ole Riis")
            ]
            ida, *_ = [
                a_mentee(workspace, programme, name, subjects=["Historie"])
                for name in ("Ida Krogh", "Bo Winther", "Mia Toft")
            ]
            match_id = a_match(workspace, jens, ida)
            workspace.agreements.write(match_id, goals="Get to know the trade", topics=["Pay"])
            workspace.matches.propose(programme.id)
        return (Path(folder) / NAME).read_bytes()


@cache
def an_empty_programme() -> bytes:
    """Return a file with a programme that nobody has signed up for."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", folder)
        with a_workspace(Path(folder), name=NAME) as workspace:
            a_programme(workspace)
        return (Path(folder) / NAME).read_bytes()


@cache
def a_protected_file() -> bytes:
    """Return the filled file, encrypted with `WORDS`."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", folder)
        path = Path(folder) / NAME
        path.write_bytes(a_filled_file())
        protection.protect(path, WORDS)
        return path.read_bytes()


@cache
def an_old_file() -> bytes:
    """Return a file of the first program, with rows."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.touch()
        Schema(number=1, migrations=CURRENT.migrations).apply(path)
        with closing(connect(path, Mode.WRITE)) as raw:
            raw.execute(
                "INSERT INTO organisation (id, name, language, languages, accent_colour, "
                "contact_name, contact_email, contact_phone, referral) "
                "VALUES (1, 'Forening', 'da', '[\"da\"]', '', '', '', '', '')"
            )
            raw.execute("INSERT INTO faculty (id, name) VALUES (1, 'Arts')")
            raw.execute("INSERT INTO subject (id, name, faculty_id) VALUES (1, 'History', 1)")
        return path.read_bytes()


def opened(path: Path, passphrase: str | None = None) -> Workspace:
    """Return the file, open, at a time that stands still."""
    return Workspace.open(path, passphrase=passphrase, clock=StoppedClock())


def _take_in(path: Path) -> None:
    rows = [
        (f"Person {n}", f"person{n}@example.org", role, f"Subject {n % 5}", "Pay; Leave", "x" * 900)
        for n, role in enumerate(("mentor", "mentee") * 10)
    ]
    with TemporaryDirectory() as folder, opened(path) as workspace:
        table = a_table(Path(folder), _TITLES, *rows)
        workspace.sign_up.run(table, workspace.programmes.newest().id, consent=True)


def _confirm(path: Path) -> None:
    with opened(path) as workspace:
        workspace.matches.confirm(workspace.programmes.newest().id)


def _agree(path: Path) -> None:
    with opened(path) as workspace:
        match_id = workspace.agreements.all(workspace.programmes.newest().id)[0].match_id
        workspace.agreements.write(match_id, goals="Another goal", topics=["Pay", "Leave"])


def _sign(path: Path) -> None:
    with opened(path) as workspace:
        match_id = workspace.agreements.all(workspace.programmes.newest().id)[0].match_id
        workspace.agreements.mark_signed([match_id], date(2026, 8, 18))


def _make_programme(path: Path) -> None:
    with opened(path) as workspace:
        a_programme(workspace, "long", "Spring 2027", language=Language.DANISH)


def _remove(path: Path) -> None:
    with opened(path) as workspace:
        enrolments = workspace.participants.enrolments(workspace.programmes.newest().id)
        unmatched = [each.id for each in enrolments if each.name not in {"Jens Lund", "Ida Krogh"}]
        workspace.participants.remove(unmatched)


def _bring_up_to_date(path: Path) -> None:
    opened(path).close()


def _copy(path: Path) -> None:
    backups.copy_file(path, path.with_name("copy"))


def _state_of_copy(path: Path) -> str:
    copy = path.with_name("copy")
    return digest(copy) if copy.exists() else "none"


def _restore(path: Path) -> None:
    with TemporaryDirectory() as folder:
        earlier = Path(folder) / NAME
        earlier.write_bytes(an_empty_programme())
        backups.restore(earlier, path, StoppedClock())


def _protect(path: Path) -> None:
    protection.protect(path, WORDS)


def _unprotect(path: Path) -> None:
    protection.unprotect(path, WORDS)


def _change_passphrase(path: Path) -> None:
    protection.change(path, WORDS, OTHER_WORDS)


def digest(path: Path) -> str:
    """Return what tells one state of a file from another: every value of every row, checked.

    The passphrase that opens it, of the two that are used here, is part of the state. A
    transaction that was cut off is undone by looking, as it is at the next start.
    """
    passphrase, key = _opened_by(path)
    with closing(connect(path, Mode.WRITE, key=key)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        content = "\n".join((passphrase, *_rows(raw)))
        return hashlib.sha256(content.encode()).hexdigest()


def _opened_by(path: Path) -> tuple[str, Key | None]:
    if path.read_bytes()[:15] == b"SQLite format 3":
        return "", None
    for words in (WORDS, OTHER_WORDS):
        key = Key.derive(words, salt_of(path))
        with suppress(sqlite.DatabaseError):
            connect(path, Mode.WRITE, key=key).close()
            return words, key
    raise AssertionError("neither passphrase opens the file")


def _rows(raw: Any) -> list[str]:
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    lines = [repr(raw.execute("PRAGMA user_version").fetchone())]
    for name, sql in raw.execute(query).fetchall():
        lines.append(sql)
        rows = raw.execute(f"SELECT * FROM {quoted(name)}").fetchall()  # noqa: S608 - quoted
        lines.extend(sorted(map(repr, rows)))
    return lines


def chosen(counted: int, most: int) -> list[int]:
    """Return which of so many calls fail: all under torture, else the ends and some between."""
    if IS_TORTURE or counted <= most:
        return list(range(1, counted + 1))
    ends = {1, 2, *range(counted - 3, counted + 1)}
    between = most - len(ends)
    return sorted(ends | {3 + (counted - 6) * n // between for n in range(between)})


UNDERTAKINGS = [
    Undertaking("take sign-ups in", _take_in, a_filled_file, digest),
    Undertaking("confirm", _confirm, a_filled_file, digest),
    Undertaking("write an agreement", _agree, a_filled_file, digest),
    Undertaking("mark as signed", _sign, a_filled_file, digest),
    Undertaking("make a programme", _make_programme, a_filled_file, digest),
    Undertaking("remove people", _remove, a_filled_file, digest),
    Undertaking("bring up to date", _bring_up_to_date, an_old_file, digest),
    Undertaking("copy", _copy, a_filled_file, _state_of_copy),
    Undertaking("restore", _restore, a_filled_file, digest),
    Undertaking("protect", _protect, a_filled_file, digest),
    Undertaking("unprotect", _unprotect, a_protected_file, digest),
    Undertaking("change the passphrase", _change_passphrase, a_protected_file, digest),
]
