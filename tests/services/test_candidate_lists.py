"""Who is on a mentee's list, what is told of them, and the mail that takes it to her."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from mentordesk.errors import UserError
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EnrolmentState, Language, MatchState
from tests.builders import a_match, a_mentee, a_mentor, a_programme
from tests.documents.papers import pages, words

TOPICS = ("Applications", "Careers")


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    return a_programme(workspace, "open", "Open 2026")


@pytest.fixture
def ida(workspace: Workspace, programme: ProgrammeRecord) -> EnrolmentRecord:
    return a_mentee(workspace, programme, "Ida Krogh", subjects=("Biology",), topics=TOPICS)


def a_biologist(workspace: Workspace, programme: ProgrammeRecord, name: str, **said: object) -> int:
    answers = {"subjects": ("Biology",), "topics": TOPICS, **said}
    return a_mentor(workspace, programme, name, **answers).id


def the_list(
    workspace: Workspace, mentee: EnrolmentRecord, language: Language | None = None
) -> str:
    paper = workspace.candidate_lists.pdf(mentee.programme_id, mentee.id, language=language)
    assert len(pages(paper)) == 1
    return words(paper)


def test_mentors_come_in_three_lists_best_first(workspace, programme, ida):
    a_biologist(workspace, programme, "Bo Half", topics=("Careers",))
    a_biologist(workspace, programme, "Jens Best", experience_years=7, location="Aarhus")
    a_mentor(workspace, programme, "Per Weak", subjects=("Law",), topics=("Networks",))
    said = the_list(workspace, ida)
    assert said.index("Top match") < said.index("Jens Best") < said.index("Good match")
    assert said.index("Good match") < said.index("Bo Half")
    assert "7 years of experience · Aarhus · In person or online" in said
    assert "Same subject: Biology. Offers 2 of the 2 topics wished for" in said
    assert "Per Weak" not in said
    assert "1 more mentor has room" in said


def test_who_is_barred_busy_or_full_is_not_listed(workspace, programme, ida):
    a_biologist(workspace, programme, "Free Mentor")
    a_biologist(workspace, programme, "Silent Mentor", consent=False)
    a_biologist(workspace, programme, "Busy Mentor", available=False)
    waiting = a_biologist(workspace, programme, "Waiting Mentor")
    workspace.participants.set_state([waiting], EnrolmentState.WAITING)
    forbidden = a_biologist(workspace, programme, "Forbidden Mentor")
    workspace.matches.forbid(programme.id, forbidden, ida.id, "They are cousins")
    for name in ("Taken Mentor", "Promised Mentor"):
        mentor = a_mentor(workspace, programme, name, subjects=("Biology",), capacity=1)
        mentee = a_mentee(workspace, programme, f"With {name}")
        if name == "Taken Mentor":
            a_match(workspace, mentor, mentee)
        else:
            asked = a_match(workspace, mentor, mentee, MatchState.ASKED)
            workspace.matches.set_state([asked], MatchState.ACCEPTED)
    said = the_list(workspace, ida)
    assert "Free Mentor" in said
    for word in ("Silent", "Busy", "Waiting", "Forbidden", "cousins", "Taken", "Promised", "more"):
        assert word not in said


def test_a_mentor_who_was_only_asked_by_another_still_has_room(workspace, programme, ida):
    mentor = a_mentor(workspace, programme, "Asked Mentor", subjects=("Biology",), capacity=1)
    a_match(workspace, mentor, a_mentee(workspace, programme, "Sara"), MatchState.ASKED)
    assert "Asked Mentor" in the_list(workspace, ida)


def test_nothing_reaches_a_mentor_before_the_answer_is_yes(workspace, programme, ida):
    a_biologist(
        workspace,
        programme,
        "Jens Best",
        email="secret.address@example.org",
        phone="99 88 77 66",
        employer="Secret Ltd",
        note="Secret note",
        wishes=("ida.krogh@example.org", "sara@example.org"),
    )
    a_mentee(workspace, programme, "Sara", email="sara@example.org")
    said = the_list(workspace, ida)
    for word in ("ecret", "99 88", "sara", "ida.krogh", "wished for each", "The mentor wished"):
        assert word not in said


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (None, "Dine mulige mentorer"),
        (Language.DANISH, "Samme fag: Biology."),
        (Language.ENGLISH, "Same subject: Biology."),
    ],
)
def test_it_speaks_the_programmes_language_unless_told(workspace, language, told):
    programme = a_programme(workspace, "open", "Åben", language=Language.DANISH)
    a_biologist(workspace, programme, "Jens Best")
    mentee = a_mentee(workspace, programme, "Ida Krogh", subjects=("Biology",))
    assert told in the_list(workspace, mentee, language)


def test_nobody_to_choose_is_said(workspace, programme, ida):
    a_biologist(workspace, programme, "Silent Mentor", consent=False)
    for make in (workspace.candidate_lists.pdf, workspace.candidate_lists.mail):
        with pytest.raises(UserError, match="No mentor with room"):
            make(programme.id, ida.id)


def test_letters_that_no_font_has_are_told(workspace, programme, ida):
    a_biologist(workspace, programme, "王 Lund", email="lund@example.org")
    assert workspace.candidate_lists.letters_left_out(programme.id, ida.id) == {"王 Lund": "王"}


def test_the_mail_goes_to_the_mentee_with_the_list(workspace, programme, ida, clock):
    a_biologist(workspace, programme, "Jens Best", email="jens.best@example.org")
    workspace.programmes.change_organisation(name="Nordhavn", contact_name="Anna Holm")
    lists = workspace.candidate_lists
    mail = lists.mail(programme.id, ida.id)
    message = message_from_bytes(mail, policy=default)
    assert isinstance(message, EmailMessage)
    assert message["To"] == "Ida Krogh <ida.krogh@example.org>"
    assert message["Subject"] == "Your possible mentors in Open 2026"
    assert message["Date"].datetime == clock().astimezone()
    (paper,) = message.iter_attachments()
    assert paper.get_content() == lists.pdf(programme.id, ida.id)
    body = message.get_body()
    assert body is not None
    said = body.get_content().rstrip()
    assert said.startswith("Hello Ida\r\n")
    assert said.endswith("Kind regards\r\nAnna Holm\r\nNordhavn")
    assert b"jens.best" not in mail
    assert lists.mail(programme.id, ida.id) == mail
