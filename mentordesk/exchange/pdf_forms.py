"""Reads what was typed into the fields of a PDF form; nothing in the file is ever carried out."""

import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mentordesk.errors import UserError
from mentordesk.vocabulary import N_

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_BYTES = 20 * 1024 * 1024
MAX_FIELDS = 5_000
#: The longest text of a field that is believed to be typed, in letters.
MAX_LETTERS = 10_000

_MOST_PAGES = 500
#: What reading a file that is not as it should be may end in.
_STUMBLES: tuple[type[Exception], ...] = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError),
    *(OSError, RecursionError, TypeError, ValueError, zlib.error),
)

_SIGNATURE = b"%PDF-"
#: A reader may begin a file with some bytes of its own.
_SIGNATURE_WITHIN = 1024
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")

_MISSING = N_("There is no file {file}. It may have been moved or renamed.")
_CLOSED = N_("{file} cannot be opened. Close it in other programs, or ask for access to it.")
_TOO_LARGE = N_("{file} is larger than {most} MB. A filled-in form is much smaller.")
_NO_PDF = N_("{file} is not a PDF. Choose the form that the pair filled in and saved.")
_DAMAGED = N_("{file} is damaged and cannot be read. Ask for it once more.")
_LOCKED = N_("{file} is locked with a password. Ask the pair to save it without one.")
_NO_FIELDS = N_(
    "{file} has no fields to read. If the form was printed to a new PDF, ask for the file that "
    "was filled in."
)
_TOO_MUCH = N_("{file} holds more than a filled-in form can. Ask for it once more.")


class FieldTexts(NamedTuple):
    """One field: what stands in it now, and what stood in it when the form was made."""

    text: str
    printed: str


def read_form(path: Path) -> Mapping[str, FieldTexts]:
    """Return the text fields of a PDF form by their full names, lines ended by newlines.

    Raises:
        UserError: There is no such file, it is no PDF, damaged, locked or absurdly large, or it
            has no fields.
    """
    fields = _fields(_content(path), path.name)
    if not fields:
        raise UserError(_NO_FIELDS, file=path.name)
    if len(fields) > MAX_FIELDS or any(len(each.text) > MAX_LETTERS for each in fields.values()):
        raise UserError(_TOO_MUCH, file=path.name)
    return fields


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(_TOO_LARGE, file=path.name, most=MAX_BYTES // (1024 * 1024))
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(_MISSING, file=path.name) from error
    except OSError as error:
        raise UserError(_CLOSED, file=path.name) from error
    if _SIGNATURE not in content[:_SIGNATURE_WITHIN]:
        raise UserError(_NO_PDF, file=path.name)
    return content


def _fields(content: bytes, name: str) -> dict[str, FieldTexts]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    stumbles: tuple[type[Exception], ...] = (PyPdfError, *_STUMBLES)
    try:
        reader = PdfReader(BytesIO(content))
        # A form that may not be changed, but that everybody may open, has a blank password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise UserError(_LOCKED, file=name)
        return dict(_texts(reader))
    except DependencyError as error:
        raise UserError(_LOCKED, file=name) from error
    except stumbles as error:
        raise UserError(_DAMAGED, file=name) from error


def _texts(reader: "PdfReader") -> Iterator[tuple[str, FieldTexts]]:
    """Yield the fields on the pages, then those of the form's own list, which know better.

    A program that saves a form may forget the list, and one that fills it in the pages.
    """
    on_pages = (
        note.get_object()
        for page in reader.pages[:_MOST_PAGES]
        for note in _array(page.get("/Annots"))[:MAX_FIELDS]
    )
    named = [(note.get("/T"), note) for note in on_pages if isinstance(note, dict)]
    listed = (reader.get_fields() or {}).items()
    for name, field in (*named, *listed):
        if isinstance(name, str) and field.get("/FT") == "/Tx":
            yield name, FieldTexts(_text(field.get("/V")), _text(field.get("/DV")))


def _array(found: Any) -> list[Any]:  # noqa: ANN401 - whatever the file holds
    found = getattr(found, "get_object", lambda: found)()
    return found if isinstance(found, list) else []


def _text(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """Return a field's value as it was typed, in NFC; what is no text is blank."""
    from pypdf.generic import StreamObject, TextStringObject, create_string_object

    value = getattr(value, "get_object", lambda: value)()
    if isinstance(value, StreamObject):
        value = create_string_object(value.get_data())
    if not isinstance(value, TextStringObject):
        return ""
    text = _CONTROLS.sub("", _BREAKS.sub("\n", value.replace("\t", " ")))
    return unicodedata.normalize("NFC", text).strip()
