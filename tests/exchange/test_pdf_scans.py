"""A scan keeps its pages, and loses what a phone or a scanner wrote into it."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from mentordesk.exchange.pdf_scans import without_asides
from tests.documents.papers import words
from tests.exchange.pictures import a_picture

XMP = b"<x:xmpmeta>Scanner of Anna Holm</x:xmpmeta>"


def a_scan(photo: bytes = b"") -> bytes:
    """Return a PDF of two pages by Anna Holm, with a photo where there is one."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=0)
    canvas.setAuthor("Anna Holm")
    canvas.setProducer("ScanPhone 4")
    canvas.drawString(72, 700, "Signed by Ida and Jens")
    if photo:
        canvas.drawImage(ImageReader(BytesIO(photo)), 72, 72, 200, 200)
    canvas.showPage()
    canvas.drawString(72, 700, "Page two")
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(buffer.getvalue())))
    if photo:
        _as_the_camera_wrote_it(writer, photo)
    for told in (writer.root_object, writer.pages[0]):
        aside = StreamObject()
        aside.set_data(XMP)
        told[NameObject("/Metadata")] = writer._add_object(aside)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _as_the_camera_wrote_it(writer: PdfWriter, photo: bytes) -> None:
    resources: Any = writer.pages[0]["/Resources"]
    (image,) = resources["/XObject"].values()
    stream = image.get_object()
    stream._data = photo
    stream[NameObject("/Filter")] = NameObject("/DCTDecode")


def test_who_made_it_and_with_what_is_gone_and_the_pages_stay():
    scan = a_scan()
    assert b"Anna Holm" in scan
    kept = without_asides(scan)
    for told in (b"Anna Holm", b"ScanPhone", b"xmpmeta"):
        assert told not in kept
    reader = PdfReader(BytesIO(kept), strict=True)
    assert len(reader.pages) == 2
    assert reader.metadata is None
    assert reader.xmp_metadata is None
    assert words(kept) == "Signed by Ida and Jens Page two"


def test_the_photo_in_it_does_not_say_where_it_was_taken():
    photo = a_picture("JPEG", place=True)
    scan = a_scan(photo)
    assert b"Phone of Ida" in scan
    kept = without_asides(scan)
    assert b"Phone of Ida" not in kept
    (image,) = PdfReader(BytesIO(kept)).pages[0].images
    (before,) = PdfReader(BytesIO(scan)).pages[0].images
    assert image.image is not None
    assert before.image is not None
    assert image.image.tobytes() == before.image.tobytes()


def test_what_an_earlier_version_said_is_gone():
    first = a_scan()
    writer = PdfWriter(BytesIO(first), incremental=True)
    writer.add_metadata({"/Author": "Bo Friis"})
    written = BytesIO()
    writer.write(written)
    assert b"Bo Friis" not in without_asides(written.getvalue())
    assert b"Anna Holm" not in without_asides(written.getvalue())


def test_a_signature_made_with_a_key_still_holds():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(a_scan())))
    writer.root_object[NameObject("/Perms")] = DictionaryObject()
    written = BytesIO()
    writer.write(written)
    signed = written.getvalue() + b"%/ByteRange [0 840 960 240]"
    assert without_asides(signed) == signed


def test_a_locked_file_stays_as_it_is():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(a_scan())))
    writer.encrypt("secret", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    assert without_asides(written.getvalue()) == written.getvalue()


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n%scan", b"%PDF-" + bytes(5_000)])
def test_what_cannot_be_read_stays_as_it_is(content: bytes):
    assert without_asides(content) == content


def test_the_end_of_a_scan_that_broke_off_does_not_stop_it():
    scan = a_scan()
    broken = scan[: len(scan) // 2]
    assert without_asides(broken)
