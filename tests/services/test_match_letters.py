"""A pair is told of each other, jointly; of whoever has not consented nobody is told a thing."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from mentordesk.errors import CancelledError, UserError
from mentordesk.services.records.papers import PackChoice
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EnrolmentState, Language, PrintKind
from tests.builders import StoppedClock, a_match, a_mentee, a_mentor, a_programme
from tests.documents.papers import bookmarks, pages, words

MENTOR: dict[str, Any] = {
    "subjects": ("Biology",),
    "topics": ("Careers", "Networks"),
    "experience_years": 7,
    "employer": "Sund ApS",
    "phone": "12 34 56 78",
    "location": "Aarhus",
}
MENTEE: dict[str, Any] = {"subjects": ("Biology",), "topics": ("Careers",), "phone": "87 65 43 21"}


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    workspace.programmes.change_organisation(
        name="Nordhavn", contact_name="Anna Holm", contact_email="anna@example.org"
    )
    return a_programme(workspace)


@pytest.fixture
def pair(workspace: Workspace, programme: ProgrammeRecord) -> int:
    mentor = a_mentor(workspace, programme, "Jens Ærø Lund", **MENTOR)
    return a_match(workspace, mentor, a_mentee(workspace, programme, "Ida Krogh", **MENTEE))


def read(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def body_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_the_letter_introduces_each_to_the_other(workspace, programme, pair):
    paper = workspace.match_letters.pdf(programme.id)
    (said,) = pages(paper)
    for text in (
        *("Hello Ida and Jens", "you are now a mentoring pair in Autumn 2026", "Jens Ærø Lund"),
        *("7 years of experience · Sund ApS", "Aarhus · In person or online"),
        *("Happy to talk about Careers, Networks", "Would like to talk about Careers"),
        *("jens.aeroe.lund@example.org", "12 34 56 78", "87 65 43 21", "ida.krogh@example.org"),
        "What you have in common: Biology and Careers.",
        "The mentee makes first contact. Write or call within a week",
        "tell Anna Holm, anna@example.org",
        *("Kick-off", "Tuesday, 1 September 2026, 17:00–19:00"),
        *("18 August 2026", "Kind regards Anna Holm Nordhavn"),
    ):
        assert text in said, text
    assert bookmarks(paper) == [("Ida Krogh and Jens Ærø Lund", 1)]


def test_it_speaks_danish_to_danes(workspace, programme, pair):
    said = words(workspace.match_letters.pdf(programme.id, language=Language.DANISH))
    assert "Mentee tager den første kontakt." in said
    assert "18. august 2026" in said


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("template", ["karrierementor", "long", "graduate", "open"])
def test_no_schemes_letter_ends_overleaf(workspace, template, language):
    workspace.programmes.change_organisation(
        name="Fjordens Universitet",
        contact_name="Anna Holm",
        contact_email="anna.holm@example.org",
        contact_phone="+45 12 34 56 78",
    )
    programme = a_programme(workspace, template, language=language)
    mentor = a_mentor(workspace, programme, **MENTOR)
    a_match(workspace, mentor, a_mentee(workspace, programme, **MENTEE))
    assert len(pages(workspace.match_letters.pdf(programme.id))) == 1
    choice = PackChoice(copies={PrintKind.LETTER: 1})
    assert len(pages(workspace.kick_off_pack.pdf(programme.id, choice))) == 1


def test_a_kick_off_that_is_over_is_no_invitation(workspace, programme, pair, clock: StoppedClock):
    clock.set("2026-09-02T12:00")
    said = words(workspace.match_letters.pdf(programme.id))
    assert "1 September" not in said
    assert "suggest a day to meet" in said


def test_a_joint_mail_waits_to_be_sent_with_both_guides(
    workspace, programme, pair, tmp_path: Path, clock
):
    (path,) = workspace.match_letters.drafts(programme.id, tmp_path)
    code = workspace.agreements.get(pair).code
    assert path.name == f"{code}.eml"
    message = read(path)
    assert message["X-Unsent"] == "1"
    assert [(to.display_name, to.addr_spec) for to in message["To"].addresses] == [
        ("Ida Krogh", "ida.krogh@example.org"),
        ("Jens Ærø Lund", "jens.aeroe.lund@example.org"),
    ]
    assert message["Subject"] == "You are a match: Autumn 2026"
    assert message["Date"].datetime == clock().astimezone()
    paperwork = workspace.paperwork
    enclosed = {one.get_filename(): one.get_content() for one in message.iter_attachments()}
    assert list(enclosed.values()) == [
        paperwork.guide_pdf(programme.id, key) for key in ("mentor-guide", "mentee-guide")
    ]
    assert list(enclosed) == ["Mentor guide.pdf", "Mentee guide.pdf"]
    body = body_of(message)
    for text in (
        "Hello Ida and Jens\n\n",
        "Jens Ærø Lund (mentor)\nBiology\n7 years of experience · Sund ApS\n",
        "Happy to talk about: Careers, Networks\n",
        "What happens now\n1. The mentee makes first contact.",
        "Both guides are attached.",
        "Kind regards\nAnna Holm\nNordhavn\n",
    ):
        assert text in body, text


def test_the_same_letters_are_the_same_bytes(workspace, programme, pair, tmp_path: Path):
    (path,) = workspace.match_letters.drafts(programme.id, tmp_path)
    first = path.read_bytes()
    (path,) = workspace.match_letters.drafts(programme.id, tmp_path)
    assert path.read_bytes() == first
    letters = workspace.match_letters
    assert letters.pdf(programme.id) == letters.pdf(programme.id)


def test_mails_that_are_stopped_leave_the_folder_as_it_was(workspace, programme, pair, tmp_path):
    second = a_mentor(workspace, programme, "Bo Friis")
    a_match(workspace, second, a_mentee(workspace, programme, "Sara Winther"))

    folder = tmp_path / "mails"
    folder.mkdir()

    def stop(done: int, total: int) -> None:
        assert total == 2
        if done == 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        workspace.match_letters.drafts(programme.id, folder, progress=stop)
    assert list(folder.iterdir()) == []
    with pytest.raises(UserError, match="does not exist"):
        workspace.match_letters.drafts(programme.id, tmp_path / "gone")


def test_no_draft_bears_the_name_or_address_of_anybody(workspace, programme, pair, tmp_path):
    a_mentee(workspace, programme, "Sara ../<b> & Co.", email="i@example.org")
    letters = workspace.match_letters
    made = letters.drafts(programme.id, tmp_path) + letters.unmatched_drafts(programme.id, tmp_path)
    assert {path.parent for path in made} == {tmp_path}
    said = " ".join(path.name for path in made)
    assert not any(word in said for word in ("Ida", "Krogh", "Jens", "Lund", "Sara", "example"))


def test_a_mentor_who_is_busy_is_not_told_that_nobody_fits(workspace, programme):
    a_mentor(workspace, programme, "Ready Mentor")
    a_mentor(workspace, programme, "Busy Mentor", available=False)
    told = [one.name for one in workspace.match_letters.unmatched(programme.id)]
    assert told == ["Ready Mentor"]


def test_who_waits_in_both_roles_gets_a_mail_for_each(workspace, programme, tmp_path):
    a_mentor(workspace, programme, "Sara Winther")
    a_mentee(workspace, programme, "Sara Winther")
    made = workspace.match_letters.unmatched_drafts(programme.id, tmp_path)
    assert {read(path)["Subject"] for path in made} == {
        "We have not found a mentor for you yet: Autumn 2026",
        "We have not found a mentee for you yet: Autumn 2026",
    }
    assert set(tmp_path.glob("*.eml")) == set(made)


def test_drafts_leave_a_folder_as_it_was_where_one_of_them_has_no_room(
    workspace, programme, pair, tmp_path
):
    mentor = a_mentor(workspace, programme, "Bo Friis")
    a_match(workspace, mentor, a_mentee(workspace, programme, "Sara Winther"))
    folder = tmp_path / "mails"
    folder.mkdir()
    first, second = (f"{one.code}.eml" for one in workspace.agreements.all(programme.id))
    (folder / first).write_text("an earlier draft")
    (folder / second).mkdir()
    (folder / second / "kept").write_text("mine")
    with pytest.raises(UserError, match="is a folder"):
        workspace.match_letters.drafts(programme.id, folder)
    assert (folder / first).read_text() == "an earlier draft"
    assert [one.name for one in (folder / second).iterdir()] == ["kept"]
    assert {one.name for one in folder.iterdir()} == {first, second}
    (folder / second / "kept").unlink()
    (folder / second).rmdir()
    workspace.match_letters.drafts(programme.id, folder)
    assert read(folder / first)["X-Unsent"] == "1"
    assert {one.name for one in folder.iterdir()} == {first, second}


def test_who_has_not_consented_is_told_of_to_nobody(workspace, programme, pair, tmp_path):
    mentor = a_mentor(workspace, programme, "Silent Mentor", phone="99 88 77 66")
    silent = a_match(workspace, mentor, a_mentee(workspace, programme, "Sara Winther"))
    workspace.participants.record_consent([mentor.id], given=False)
    letters = workspace.match_letters
    assert [one.match_id for one in letters.pairs(programme.id)] == [pair]
    assert [one.match_id for one in letters.pairs_without_consent(programme.id)] == [silent]
    assert "Silent" not in words(letters.pdf(programme.id))
    assert len(letters.drafts(programme.id, tmp_path)) == 1
    for make in (letters.pdf, lambda id_, **said: letters.drafts(id_, tmp_path, **said)):
        with pytest.raises(UserError, match="must be matched and have consented"):
            make(programme.id, match_ids=[silent])


@pytest.mark.parametrize("consents", list(product([True, False], repeat=2)))
def test_no_paper_holds_a_way_to_whoever_has_not_consented(
    workspace, programme, pair, tmp_path, consents
):
    people = workspace.participants.enrolments(programme.id)
    for person, consent in zip(people, consents, strict=True):
        workspace.participants.record_consent([person.id], given=consent)
    pack = workspace.kick_off_pack.pdf(programme.id)
    told = [words(pack), words(workspace.paperwork.agreements_pdf(programme.id))]
    if all(consents):
        told.append(words(workspace.match_letters.pdf(programme.id)))
        (path,) = workspace.match_letters.drafts(programme.id, tmp_path)
        told.append(body_of(read(path)))
    else:
        assert workspace.match_letters.pairs(programme.id) == ()
    for person, consent in zip(people, consents, strict=True):
        for said in told:
            assert (person.email in said) == consent
            assert (person.phone in said) == consent
    assert ("Contact cards" in dict(bookmarks(pack))) == all(consents)


def test_what_people_wish_to_avoid_or_have_noted_is_on_no_paper(workspace, programme, tmp_path):
    secret = {"note": "Secret note", "avoids": ("foe@example.org",), "wishes": ("pal@example.org",)}
    mentor = a_mentor(workspace, programme, "Jens Lund", **MENTOR, **secret)
    a_match(workspace, mentor, a_mentee(workspace, programme, "Ida Krogh", **MENTEE, **secret))
    for name in ("foe", "pal"):
        a_mentor(workspace, programme, name.title(), email=f"{name}@example.org")
    (path,) = workspace.match_letters.drafts(programme.id, tmp_path)
    told = [
        body_of(read(path)),
        words(workspace.match_letters.pdf(programme.id)),
        words(workspace.kick_off_pack.pdf(programme.id)),
    ]
    for said in told:
        for word in ("Secret", "foe", "Foe", "pal@"):
            assert word not in said


def test_who_has_nobody_is_written_to_kindly(workspace, programme, pair, tmp_path):
    a_mentee(workspace, programme, "Sara Winther")
    waiting = a_mentee(workspace, programme, "Mikkel Holm")
    workspace.participants.set_state([waiting.id], EnrolmentState.WAITING)
    a_mentor(workspace, programme, "Bo Friis", consent=False)
    gone = a_mentor(workspace, programme, "Gone Mentor")
    workspace.participants.set_state([gone.id], EnrolmentState.WITHDRAWN)
    letters = workspace.match_letters
    paper = letters.unmatched_pdf(programme.id)
    assert [title for title, _ in bookmarks(paper)] == ["Bo Friis", "Mikkel Holm", "Sara Winther"]
    said = words(paper)
    assert "We have not found a mentor for you yet" in said
    assert "Thank you for offering your time to Autumn 2026." in said
    made = letters.unmatched_drafts(programme.id, tmp_path)
    assert len(made) == 3
    for path in made:
        message = read(path)
        (to,) = message["To"].addresses
        assert to.addr_spec in {
            *("sara.winther@example.org", "mikkel.holm@example.org", "bo.friis@example.org")
        }
        assert list(message.iter_attachments()) == []
        assert "Ida" not in body_of(message)


def test_nobody_to_write_to_is_said(workspace, programme, tmp_path):
    letters = workspace.match_letters
    with pytest.raises(UserError, match="None of these pairs"):
        letters.pdf(programme.id)
    mentor = a_mentor(workspace, programme)
    a_match(workspace, mentor, a_mentee(workspace, programme))
    with pytest.raises(UserError, match="nobody is told to wait"):
        letters.unmatched_pdf(programme.id)
    with pytest.raises(UserError, match="nobody is told to wait"):
        letters.unmatched_drafts(programme.id, tmp_path)


def test_a_letter_is_noted_when_it_is_printed(workspace, programme, pair):
    workspace.print_log.note_pairs({PrintKind.LETTER: 1}, [pair])
    assert workspace.print_log.printed_pairs(programme.id, [PrintKind.LETTER]) == {pair}
