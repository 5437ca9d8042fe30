"""Tells a MentorDesk file from any other by its bytes alone, in clear or encrypted."""

import math
import os
from collections import Counter
from pathlib import Path

#: Bytes of a page, the unit in which a file is written and encrypted.
PAGE_BYTES = 4_096
#: "MDsk", in the header of every MentorDesk file, where SQLite keeps room for it.
APPLICATION_ID = 0x4D44736B

_IN_CLEAR = b"SQLite format 3\0"
_NUMBER = slice(68, 72)
# What begins so is packed or photographed, which looks as random as what is encrypted.
_OTHER_KINDS = (
    *(b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"BZh"),
    *(b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"II*\x00", b"MM\x00*"),
)
#: Bits a byte. A page of random bytes has 7.955, give or take 0.007; text has about 5.
_RANDOM_FROM = 7.9
_SAMPLES = 8


def is_in_clear(path: Path) -> bool:
    """Return whether a file begins as SQLite's do that nobody encrypted."""
    return _first_bytes(path).startswith(_IN_CLEAR)


def is_signed(path: Path) -> bool:
    """Return whether a file bears MentorDesk's number in clear, whatever else of it is well."""
    return _first_bytes(path)[_NUMBER] == APPLICATION_ID.to_bytes(4)


def looks_encrypted(path: Path) -> bool:
    """Return whether a file may be an encrypted one: whole pages that look like nothing at all.

    Nothing in it says what it is, so only a key that fits its pages can tell for sure.
    """
    first = _first_bytes(path)
    if first.startswith((_IN_CLEAR, *_OTHER_KINDS)) or is_signed(path):
        return False
    size = path.stat().st_size
    if size < PAGE_BYTES or (size % PAGE_BYTES and path.suffix != ".mentordesk"):
        return False
    pages = [page for page in _sample(path, size // PAGE_BYTES) if any(page)]
    # A damaged page or two does not make it another kind of file.
    return bool(pages) and 2 * sum(_bits(page) > _RANDOM_FROM for page in pages) > len(pages)


def is_desk(path: Path) -> bool:
    """Return whether there is a MentorDesk file at `path`, or what may be an encrypted one."""
    if not path.is_file() or not os.access(path, os.R_OK):
        return False
    return is_signed(path) or looks_encrypted(path)


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(100)


def _sample(path: Path, pages: int) -> list[bytes]:
    places = sorted({at * (pages - 1) // (_SAMPLES - 1) for at in range(_SAMPLES)})
    sample = []
    with path.open("rb") as stream:
        for place in places:
            stream.seek(place * PAGE_BYTES)
            sample.append(stream.read(PAGE_BYTES))
    return sample


def _bits(page: bytes) -> float:
    """Return Shannon's entropy of the bytes of a page."""
    shares = [count / len(page) for count in Counter(page).values()]
    return -sum(share * math.log2(share) for share in shares)
