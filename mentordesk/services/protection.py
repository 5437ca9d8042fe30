"""Protects a file with a passphrase, changes that, and takes it away; its older copies follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from mentordesk.desk_file import is_in_clear, looks_encrypted
from mentordesk.errors import UserError
from mentordesk.storage import encryption, opening
from mentordesk.storage.passphrase import (
    LEAST,
    Strength,
    generate,
    length,
    require_good,
    strength,
)

__all__ = [
    "ASKS_AGAIN",
    "LEAST",
    "NEEDED",
    "Copies",
    "Strength",
    "change",
    "generate",
    "is_protected",
    "length",
    "protect",
    "require_good",
    "require_protected",
    "require_unprotected",
    "strength",
    "unprotect",
]

#: What is said of a passphrase that was mistyped; any other refusal asks for no other one.
ASKS_AGAIN = frozenset({opening.WRONG, opening.WRONG_IT_SEEMS})
#: What is said of a file that was to be opened without its passphrase.
NEEDED = opening.PROTECTED


@dataclass(frozen=True, slots=True)
class Copies:
    """What became of the older copies that MentorDesk itself made of a file."""

    #: These have the file's passphrase now.
    followed: tuple[Path, ...] = ()
    #: These are as they were: damaged, open, or under another passphrase.
    left: tuple[Path, ...] = ()


def is_protected(path: Path) -> bool:
    """Return whether there is a file that only a passphrase opens, as far as its bytes tell."""
    try:
        return path.is_file() and looks_encrypted(path)
    except OSError:
        return False


def require_unprotected(path: Path) -> None:
    """Look at a file that is to be protected, before a passphrase is asked for.

    Raises:
        UserError: it is protected already, or cannot be changed.
    """
    opening.require_file(path, writable=True)
    if looks_encrypted(path):
        raise UserError(encryption.ALREADY, file=path.name)


def require_protected(path: Path) -> None:
    """Look at a file whose passphrase is to be changed, before it is asked for.

    Raises:
        UserError: it is not protected, or cannot be changed.
    """
    opening.require_file(path, writable=True)
    if is_in_clear(path):
        raise UserError(opening.UNPROTECTED, file=path.name)


def protect(path: Path, passphrase: str) -> Copies:
    """Encrypt a file that nobody has open, and the older copies of it that are in clear.

    Raises:
        UserError: it is protected already, open, damaged or none of ours, the passphrase is too
            short, or the disk refuses. It stays as it was.
    """
    encryption.encrypt(path, passphrase)
    return _follow(_own_copies(path), None, passphrase)


def unprotect(path: Path, passphrase: str) -> None:
    """Put a file in clear; its older copies keep the passphrase they have.

    Raises:
        UserError: that is not its passphrase, or as `protect`. It stays as it was.
    """
    encryption.decrypt(path, passphrase)


def change(path: Path, old: str, new: str) -> Copies:
    """Give a file another passphrase, and its older copies too.

    Raises:
        UserError: `old` is not its passphrase, or as `protect`. It stays as it was.
    """
    encryption.change(path, old, new)
    return _follow(_own_copies(path), old, new)


def _own_copies(path: Path) -> tuple[Path, ...]:
    """Return the copies that the program made beside the file before it brought it up to date."""
    pattern = f"{escape(path.stem)} (before update *{escape(path.suffix)}"
    return tuple(sorted(path.resolve().parent.glob(pattern)))


def _follow(copies: Iterable[Path], old: str | None, new: str) -> Copies:
    followed: list[Path] = []
    left: list[Path] = []
    for copy in copies:
        (followed if _reencrypt(copy, old, new) else left).append(copy)
    return Copies(tuple(followed), tuple(left))


def _reencrypt(copy: Path, old: str | None, new: str) -> bool:
    try:
        encryption.change(copy, None if is_in_clear(copy) else old, new, keep_time=True)
    except (UserError, OSError):
        return False
    return True
