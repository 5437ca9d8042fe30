"""Remembers the salts of files, which are no secret: a damaged one is then told from a wrong word.

A file's salt is its first bytes, which no code covers. With another salt every passphrase is wrong.
"""

import logging
from pathlib import Path

from mentordesk import own_folder
from mentordesk.errors import UserError
from mentordesk.paths import file_key, state_folder
from mentordesk.storage.key import SALT_BYTES, Key
from mentordesk.whole_file import write_whole


def remember(path: Path, key: Key | None) -> None:
    """Keep the salt of a file that was just opened; a disk that refuses is no reason to stop."""
    if key is None or recall(path) == bytes.fromhex(key.salt):
        return
    place = _place(path)
    try:
        own_folder.make(place.parent)
        write_whole(place, key.salt.encode())
    except (OSError, UserError):
        logging.getLogger(__name__).warning("A salt could not be kept", exc_info=True)


def recall(path: Path) -> bytes | None:
    """Return the salt that the file at `path` had when it was last opened on this computer."""
    try:
        salt = bytes.fromhex(_place(path).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return salt if len(salt) == SALT_BYTES else None


def _place(path: Path) -> Path:
    return state_folder() / "salts" / file_key(path)
