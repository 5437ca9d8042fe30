"""Unpacks the parts of a workbook's package, and none of them further than it says it reaches."""

import io
import struct
import zipfile
import zlib
from typing import NamedTuple

#: What is raised for all that is wrong with a package, but for a password.
NO_PACKAGE = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError),
    *(EOFError, ValueError, OSError, struct.error),
)
_HAS_PASSWORD = 0x1
_LOCAL_HEADER = struct.Struct("<26xHH")


class LockedPartError(Exception):
    """A part of the package is encrypted."""


class Part(NamedTuple):
    """What a package says of one of its parts."""

    name: str
    size: int
    packed: int
    place: zipfile.ZipInfo


def parts_of(content: bytes) -> list[Part]:
    """Return the parts of a package, none of them unpacked yet.

    Raises:
        LockedPartError: A part has a password.
        BadZipFile: It is none; see `NO_PACKAGE`.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        listed = package.infolist()
    if any(one.flag_bits & _HAS_PASSWORD for one in listed):
        raise LockedPartError
    return [Part(one.filename, one.file_size, one.compress_size, one) for one in listed]


def unpack(content: bytes, part: Part) -> bytes:
    """Return what a part holds.

    One that unpacks to more than it says is a trap: whoever trusts its size is flooded.

    Raises:
        BadZipFile: It is damaged, or not of the size that it says; see `NO_PACKAGE`.
    """
    start = part.place.header_offset
    name_length, extra_length = _LOCAL_HEADER.unpack_from(content, start)
    start += _LOCAL_HEADER.size + name_length + extra_length
    packed = memoryview(content)[start : start + part.packed]
    if part.place.compress_type == zipfile.ZIP_STORED:
        data = bytes(packed)
    elif part.place.compress_type == zipfile.ZIP_DEFLATED:
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, part.size + 1)
    else:
        raise NotImplementedError
    if len(data) != part.size or zlib.crc32(data) != part.place.CRC:
        raise zipfile.BadZipFile
    return data
