"""Scans that come in as PDF: their pages stay, who made them and with what does not."""

import re
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfWriter

#: What a file, a page or a picture says of itself beside what is seen.
_ASIDES = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/OutputIntents")
#: A part of a JPEG: its mark, and its length, which counts itself.
_JPEG_BEGINS, _JPEG_PICTURE = b"\xff\xd8", 0xDA
#: What a JPEG needs to be seen in its colours: a profile, and Adobe's word on how they are mixed.
_COLOURS = (0xE2, 0xEE)
_APPLICATIONS = range(0xE0, 0xF0)
_COMMENT, _MARKED = 0xFE, 0xFF
#: What reading a file that is not as it should be may end in.
_STUMBLES: tuple[type[Exception], ...] = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError),
    *(OSError, RecursionError, TypeError, ValueError),
)
_SIGNED = re.compile(rb"/ByteRange\s*\[")


def without_asides(content: bytes) -> bytes:
    """Return a scan without author, program, device, dates, earlier versions and place.

    A file that was signed with a key stays as it is, or its signature would no longer hold; so
    does one that is locked or cannot be read.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    stumbles: tuple[type[Exception], ...] = (PyPdfError, *_STUMBLES)
    if _SIGNED.search(content):
        return content
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted or not reader.pages:
            return content
        writer = PdfWriter(clone_from=reader)
        _strip(writer)
        written = BytesIO()
        writer.write(written)
    except stumbles:
        return content
    return written.getvalue()


def _strip(writer: "PdfWriter") -> None:
    from pypdf.generic import DictionaryObject, StreamObject

    writer.metadata = None
    for thing in list(vars(writer)["_objects"]):
        if not isinstance(thing, DictionaryObject):
            continue
        for aside in _ASIDES:
            thing.pop(aside, None)
        if isinstance(thing, StreamObject) and thing.get("/Filter") == "/DCTDecode":
            vars(thing)["_data"] = _bare_jpeg(vars(thing)["_data"])
    # What was said in them is still among the objects, though nothing leads there.
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)


def _bare_jpeg(picture: bytes) -> bytes:
    """Return a JPEG without what a camera writes beside the picture, unchanged where it is odd."""
    if not picture.startswith(_JPEG_BEGINS):
        return picture
    kept, place = [_JPEG_BEGINS], len(_JPEG_BEGINS)
    while place + 4 <= len(picture) and picture[place] == _MARKED:
        mark = picture[place + 1]
        if mark == _JPEG_PICTURE:
            return b"".join([*kept, picture[place:]])
        after = place + 2 + int.from_bytes(picture[place + 2 : place + 4], "big")
        aside = mark == _COMMENT or (mark in _APPLICATIONS and mark not in _COLOURS)
        if not aside:
            kept.append(picture[place:after])
        place = after
    return picture
