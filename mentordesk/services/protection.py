"""Protects a file with a passphrase, changes that, and takes it away; its backups follow."""

from dataclasses import dataclass
from glob import escape
from pathlib import Path

from mentordesk.desk_file import is_in_clear, looks_encrypted
from mentordesk.errors import UserError
from mentordesk.storage import encryption, opening
from mentordesk.storage.backup_folder import BackupFolder
from mentordesk.storage.key import Key
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
    "Key",
    "Strength",
    "change",
    "generate",
    "is_protected",
    "key_of",
    "key_of_backups",
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
    """What became of the backups that MentorDesk itself made of a file."""

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
    """Encrypt a file that nobody has open, and its backups that are in clear.

    Raises:
        UserError: it is protected already, open, damaged or none of ours, the passphrase is too
            short, or the disk refuses. It stays as it was.
    """
    return _follow(path, encryption.encrypt(path, passphrase))


def unprotect(path: Path, passphrase: str) -> Copies:
    """Put a file in clear, and its backups: else they would need a passphrase that is forgotten.

    Raises:
        UserError: that is not its passphrase, or as `protect`. It stays as it was.
    """
    return _follow(path, encryption.decrypt(path, passphrase))


def change(path: Path, old: str, new: str) -> Copies:
    """Give a file another passphrase, and its backups too.

    Raises:
        UserError: `old` is not its passphrase, or as `protect`. It stays as it was.
    """
    return _follow(path, encryption.change(path, old, new))


def key_of(path: Path, passphrase: str | None) -> Key | None:
    """Return what opens a file, or a backup, with its passphrase; `None` for one in clear.

    What is not there needs no key: who is to read it says that it is gone.

    Raises:
        UserError: that is not its passphrase, or it is none of ours.
    """
    if passphrase is None and not is_protected(path):
        return None
    return opening.key_of(path, passphrase)


def key_of_backups(path: Path, passphrase: str) -> Key | None:
    """Return what opens the backups of a file that is damaged itself; `None` where nothing does."""
    for backup in BackupFolder(path.resolve()).all():
        try:
            return opening.key_of(backup.path, passphrase)
        except UserError:
            continue
    return None


def _follow(path: Path, keys: encryption.Keys) -> Copies:
    """Do the same to every copy that the program made: backups have the file's passphrase."""

    def reencrypt(copy: Path) -> bool:
        try:
            encryption.reencrypt(copy, keys.old, keys.new)
        except (UserError, OSError):
            return False
        return True

    beside = _copies_beside(path)
    left = tuple(copy for copy in beside if not reencrypt(copy))
    followed = tuple(copy for copy in beside if copy not in left)
    done, others = BackupFolder(path.resolve()).rewrite(reencrypt)
    return Copies(followed + done, left + others)


def _copies_beside(path: Path) -> tuple[Path, ...]:
    """Return the copies that earlier programs made before they brought the file up to date."""
    pattern = f"{escape(path.stem)} (before update *{escape(path.suffix)}"
    return tuple(sorted(path.resolve().parent.glob(pattern)))
