"""Checks the pages of an encrypted file one by one: a key fits a page or it does not.

SQLCipher says the same of a wrong key and of a damaged file. Each page ends in a code made of its
content and the key, so that one page that fits proves the key, and one that does not is damaged.
The layout: https://www.zetetic.net/sqlcipher/design/
"""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from pathlib import Path

from mentordesk.desk_file import PAGE_BYTES
from mentordesk.storage.key import SALT_BYTES, Key

_CODE_BYTES = 64
_KEY_BYTES = 32
_MASK = 0x3A
_ITERATIONS = 2


def fits_any(path: Path, key: Key) -> bool:
    """Return whether the key is that of any page, and so of the file."""
    fits = fitting(key)
    return any(fits(number, page) for number, page in pages(path))


def fitting(key: Key) -> Callable[[int, bytes], bool]:
    """Return what says whether the key fits a page: of its number, from 1, and its content."""
    salt = bytes(byte ^ _MASK for byte in bytes.fromhex(key.salt))
    secret = hashlib.pbkdf2_hmac(
        "sha512", bytes.fromhex(key.secret), salt, _ITERATIONS, dklen=_KEY_BYTES
    )

    def fits(number: int, page: bytes) -> bool:
        covered = page[SALT_BYTES if number == 1 else 0 : -_CODE_BYTES]
        code = hmac.digest(secret, covered + number.to_bytes(4, "little"), "sha512")
        return len(page) == PAGE_BYTES and hmac.compare_digest(code, page[-_CODE_BYTES:])

    return fits


def pages(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the content of each page; the last may be cut off."""
    with path.open("rb") as stream:
        number = 0
        while page := stream.read(PAGE_BYTES):
            number += 1
            yield number, page
