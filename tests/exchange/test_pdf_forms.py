"""A form that comes back: its texts are read, and whatever else it holds is left alone."""

import random
import socket
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from mentordesk.documents.agreement import agreements
from mentordesk.errors import UserError
from mentordesk.exchange import pdf_forms
from mentordesk.exchange.pdf_forms import FieldTexts, read_form
from tests.documents.forms import filled_in
from tests.documents.papers import ENGLISH, an_agreement

GOALS = "K7F-2QX:goals"


def refuse(*_: object) -> None:
    raise AssertionError("the network was asked for")


@pytest.fixture(scope="module")
def form() -> bytes:
    """Return the form of one pair."""
    return agreements([an_agreement(fillable=True)], ENGLISH)


def saved(folder: Path, content: bytes, name: str = "form.pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_field_says_what_stands_in_it_and_what_was_printed(form: bytes, tmp_path: Path):
    read = read_form(saved(tmp_path, filled_in(form, {GOALS: "Løn\r\nog æøå 😀"})))

    assert read[GOALS] == FieldTexts("Løn\nog æøå 😀", "Find two research paths to try.")


def test_marks_are_composed_and_controls_are_gone(form: bytes, tmp_path: Path):
    read = read_form(saved(tmp_path, filled_in(form, {GOALS: " A\u030arhus\x07\tby\x00 "})))

    assert read[GOALS].text == "Århus by"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not a PDF"),
        (b"PK\x03\x04 a workbook", "is not a PDF"),
        (b"%PDF-1.4\nnothing more", "is damaged"),
        (b"%PDF-1.4\n" + b"\xff" * 4096, "is damaged"),
    ],
)
def test_what_is_no_form_is_refused(content: bytes, sentence: str, tmp_path: Path):
    with pytest.raises(UserError, match=sentence):
        read_form(saved(tmp_path, content))


def test_a_form_printed_to_a_pdf_without_fields_is_refused(tmp_path: Path):
    with pytest.raises(UserError, match="has no fields"):
        read_form(saved(tmp_path, agreements([an_agreement()], ENGLISH)))


def test_a_locked_form_is_refused(form: bytes, tmp_path: Path):
    with pytest.raises(UserError, match="locked with a password"):
        read_form(saved(tmp_path, filled_in(form, {}, password="secret")))  # noqa: S106 - the form's


def test_a_form_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path):
    with pytest.raises(UserError, match="There is no file"):
        read_form(tmp_path / "form.pdf")
    with pytest.raises(UserError, match="cannot be opened"):
        read_form(tmp_path)


def test_a_huge_form_is_refused_before_it_is_read(form: bytes, tmp_path: Path, monkeypatch):
    path = saved(tmp_path, form)
    monkeypatch.setattr(pdf_forms, "MAX_BYTES", len(form) - 1)
    with pytest.raises(UserError, match="is larger than"):
        read_form(path)


def test_a_field_as_long_as_a_book_is_refused(form: bytes, tmp_path: Path):
    with pytest.raises(UserError, match="holds more than"):
        read_form(saved(tmp_path, filled_in(form, {GOALS: "x" * 10_001})))


def test_a_form_whose_list_of_fields_is_lost_is_read_from_its_pages(form: bytes, tmp_path: Path):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(filled_in(form, {GOALS: "Two paths"}))))
    del writer.root_object["/AcroForm"]
    buffer = BytesIO()
    writer.write(buffer)

    assert read_form(saved(tmp_path, buffer.getvalue()))[GOALS].text == "Two paths"


def test_nothing_in_a_form_is_carried_out(form: bytes, tmp_path: Path, monkeypatch):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(filled_in(form, {GOALS: "Two paths"}))))
    script = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('x')")}
    sends = {"/S": NameObject("/SubmitForm"), "/F": TextStringObject("http://example.org/")}
    field = writer.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    for owner, key, action in ((writer.root_object, "/OpenAction", script), (field, "/A", sends)):
        named = {NameObject(name): value for name, value in action.items()}
        owner[NameObject(key)] = DictionaryObject(named)
    monkeypatch.setattr(socket, "socket", refuse)
    buffer = BytesIO()
    writer.write(buffer)

    assert read_form(saved(tmp_path, buffer.getvalue()))[GOALS].text == "Two paths"


def test_whatever_happened_to_a_form_on_its_way_it_is_read_or_refused(form: bytes, tmp_path: Path):
    chance = random.Random(7)  # noqa: S311 - the same spoilt files each time
    refused = 0
    for _ in range(150):
        spoilt = bytearray(form)
        for _ in range(chance.choice((1, 8, 60))):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        if chance.random() < 0.4:
            del spoilt[chance.randrange(len(spoilt)) :]
        try:
            read_form(saved(tmp_path, bytes(spoilt)))
        except UserError:
            refused += 1
    assert refused
