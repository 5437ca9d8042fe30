"""Scans are kept with their pair: what they are, their content tells, and they go with the pair."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from mentordesk.errors import UserError
from mentordesk.services.attachments import READ_MOST, SIZE_MOST
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EndReason
from tests.builders import a_match, a_mentee, a_mentor, a_programme
from tests.exchange.pictures import a_picture
from tests.exchange.test_pdf_scans import a_scan

PDF = b"%PDF-1.7\n%scan"
PNG = a_picture("PNG")
JPEG = a_picture("JPEG")


@pytest.fixture
def pair(workspace: Workspace) -> int:
    programme = a_programme(workspace)
    return a_match(workspace, a_mentor(workspace, programme), a_mentee(workspace, programme))


@pytest.mark.parametrize(
    ("name", "content", "media_type", "kept_as"),
    [
        ("Aftale på Ærø.PDF", PDF, "application/pdf", "Aftale på Ærø.pdf"),
        ("photo.jpeg", JPEG, "image/jpeg", "photo.jpg"),
        ("scan.png", PNG, "image/png", "scan.png"),
        # What it says it is, it may not be.
        ("photo.png", JPEG, "image/jpeg", "photo.jpg"),
        ("letter.docx", PDF, "application/pdf", "letter.docx.pdf"),
        ("..\\..\\x/../evil\n.pdf", PDF, "application/pdf", "evil.pdf"),
        ("x" * 300, PNG, "image/png", "x" * 120 + ".png"),
        ("", PDF, "application/pdf", "scan.pdf"),
    ],
)
def test_a_scan_is_kept_as_what_its_content_is(workspace, pair, name, content, media_type, kept_as):
    id_ = workspace.attachments.attach(pair, name, content)
    (kept,) = workspace.attachments.of_pair(pair)
    assert (kept.id, kept.match_id, kept.name, kept.media_type) == (id_, pair, kept_as, media_type)
    held = workspace.attachments.read(id_)
    assert held.startswith(content[:4])
    assert (kept.size, kept.added_at.hour) == (len(held), 12)


@pytest.mark.parametrize("content", [b"", b"MZ program", b"<svg/>", b"x" * 2_000 + PDF])
def test_what_is_no_scan_is_refused_and_nothing_kept(workspace, pair, content):
    with pytest.raises(UserError, match=r"deal\.pdf is not a PDF, JPEG or PNG"):
        workspace.attachments.attach(pair, "deal.pdf", content)
    assert workspace.attachments.of_pair(pair) == ()


def test_a_pdf_that_cannot_be_read_is_kept_as_it_is(workspace, pair):
    assert workspace.attachments.read(workspace.attachments.attach(pair, "a.pdf", PDF)) == PDF


def test_a_phones_photo_is_kept_small_and_without_the_place_it_was_taken_at(workspace, pair):
    photo = a_picture("JPEG", (4000, 3000), place=True)
    assert b"Exif" in photo
    id_ = workspace.attachments.attach(pair, "IMG_1.jpg", photo)
    assert b"Exif" not in workspace.attachments.read(id_)
    assert b"Phone of Ida" not in workspace.path.read_bytes()


@pytest.mark.parametrize("whole", [PNG, JPEG])
def test_a_damaged_picture_is_refused_and_nothing_kept(workspace, pair, whole):
    with pytest.raises(UserError, match=r"photo\.jpg is damaged"):
        workspace.attachments.attach(pair, "photo.jpg", whole[: len(whole) // 2])
    assert workspace.attachments.of_pair(pair) == ()


def test_a_scan_of_ten_megabytes_is_kept_and_one_byte_more_is_not(workspace, pair, tmp_path: Path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(PDF.ljust(SIZE_MOST))
    workspace.attachments.attach_file(pair, path)
    path.write_bytes(PDF.ljust(SIZE_MOST + 1))
    with pytest.raises(UserError, match="larger than 10 MB"):
        workspace.attachments.attach_file(pair, path)
    assert [kept.size for kept in workspace.attachments.of_pair(pair)] == [SIZE_MOST]


def test_a_large_photo_is_made_smaller_before_it_is_too_large(workspace, pair, tmp_path: Path):
    path = tmp_path / "photo.png"
    dots = Image.frombytes("RGB", (2600, 1600), os.urandom(2600 * 1600 * 3))
    dots.save(path, compress_level=0)
    assert SIZE_MOST < path.stat().st_size < READ_MOST
    workspace.attachments.attach_file(pair, path)
    (kept,) = workspace.attachments.of_pair(pair)
    assert kept.size < SIZE_MOST


def test_what_is_larger_than_any_scan_is_not_looked_at(workspace, pair, tmp_path: Path):
    path = tmp_path / "film.png"
    path.write_bytes(PNG)
    os.truncate(path, READ_MOST + 1)
    with pytest.raises(UserError, match=r"film\.png is larger than 60 MB"):
        workspace.attachments.attach_file(pair, path)
    assert workspace.attachments.of_pair(pair) == ()


def test_a_scan_does_not_say_who_made_it_and_with_what(workspace, pair):
    id_ = workspace.attachments.attach(pair, "scan.pdf", a_scan(a_picture("JPEG", place=True)))
    kept = workspace.attachments.read(id_)
    assert b"Phone of Ida" not in kept
    assert PdfReader(BytesIO(kept)).metadata is None
    assert b"Anna Holm" not in workspace.path.read_bytes()


def test_a_scan_that_is_gone_is_said(workspace, pair, tmp_path: Path):
    with pytest.raises(UserError, match=r"gone\.pdf cannot be read"):
        workspace.attachments.attach_file(pair, tmp_path / "gone.pdf")
    with pytest.raises(UserError, match="no longer in the file"):
        workspace.attachments.read(99)


def test_a_scan_that_is_removed_leaves_nothing_in_the_file(workspace, pair):
    secret = PDF + b"signed by Ida and Jens"
    id_ = workspace.attachments.attach(pair, "a.pdf", secret)
    assert b"signed by Ida" in workspace.path.read_bytes()
    workspace.attachments.remove(id_)
    assert b"signed by Ida" not in workspace.path.read_bytes()


def test_when_a_person_goes_their_scans_and_prints_go_too(workspace, pair):
    workspace.attachments.attach(pair, "a.pdf", PDF + b"signed by Ida")
    workspace.agreements.mark_printed([pair])
    programme = workspace.programmes.newest()
    workspace.matches.end(pair, EndReason.AGREED, workspace.today())
    sign_ups = [one.id for one in workspace.participants.enrolments(programme.id)]
    workspace.participants.remove(sign_ups)
    assert workspace.attachments.of_pair(pair) == ()
    assert workspace.print_log.all(programme.id) == ()
    assert b"signed by Ida" not in workspace.path.read_bytes()


def test_when_two_people_become_one_the_scans_of_both_pairs_are_kept(workspace):
    programme = a_programme(workspace)
    mentor = a_mentor(workspace, programme, capacity=2)
    ida = a_mentee(workspace, programme, "Ida Krogh")
    twin = a_mentee(workspace, programme, "Ida Krog")
    first, second = a_match(workspace, mentor, ida), a_match(workspace, mentor, twin)
    for match in (first, second):
        workspace.attachments.attach(match, f"{match}.pdf", PDF)
        workspace.agreements.mark_printed([match])
    workspace.matches.end(second, EndReason.OTHER, workspace.today())
    workspace.participants.merge(ida.participant_id, twin.participant_id)
    names = [kept.name for kept in workspace.attachments.of_pair(first)]
    assert names == [f"{first}.pdf", f"{second}.pdf"]
    assert {one.match_id for one in workspace.print_log.all(programme.id)} == {first}
