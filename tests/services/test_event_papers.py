"""Who is expected, who sits where, who is thanked: names alone, in the reader's order."""

from collections.abc import Callable

import pytest

from mentordesk.errors import UserError
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Attendance, BadgeSheet, EnrolmentState, Language, Seating
from tests.builders import a_match, a_mentee, a_mentor, a_programme, address
from tests.documents.papers import bookmarks, pages, words

SECRET = {"phone": "99 88 77 66", "note": "Secret note"}


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    return a_programme(workspace)


def a_pair(workspace: Workspace, programme: ProgrammeRecord, n: int, subject: str = "Law") -> int:
    mentor = a_mentor(workspace, programme, f"Mentor No{n}", subjects=(subject,), **SECRET)
    mentee = a_mentee(workspace, programme, f"Mentee No{n}", subjects=(subject,), **SECRET)
    return a_match(workspace, mentor, mentee)


def every_paper(workspace: Workspace, programme: ProgrammeRecord) -> list[Callable[[], bytes]]:
    papers, id_ = workspace.event_papers, programme.id
    return [
        lambda: papers.attendance_list(id_),
        lambda: papers.table_list(id_),
        lambda: papers.table_list(id_, Seating.BY_SUBJECT),
        lambda: papers.table_signs(id_),
        lambda: papers.table_signs(id_, Seating.BY_SUBJECT),
        lambda: papers.name_badges(id_),
        lambda: papers.name_badges(id_, BadgeSheet.CARDS),
        lambda: papers.certificates(id_),
    ]


def test_everybody_signed_up_is_expected_with_role_and_partner(workspace, programme):
    a_pair(workspace, programme, 1)
    a_mentee(workspace, programme, "Sara Alone")
    gone = a_mentee(workspace, programme, "Withdrawn Person")
    workspace.participants.set_state([gone.id], EnrolmentState.WITHDRAWN)
    (page,) = pages(workspace.event_papers.attendance_list(programme.id))
    assert "3 expected" in page
    assert "Mentee No1 Mentee Mentor No1" in page
    assert "Mentor No1 Mentor Mentee No1" in page
    assert "Sara Alone Mentee" in page
    assert "Withdrawn" not in page


def test_the_list_names_the_kick_off_and_leaves_out_who_said_no(workspace, programme):
    a_pair(workspace, programme, 1)
    away = a_mentee(workspace, programme, "Sara Away")
    (event, *_) = workspace.playbook.events(programme.id)
    workspace.playbook.change_event(event.id, place="Room 12")
    workspace.playbook.set_attendance(event.id, [away.participant_id], Attendance.ABSENT)
    (page,) = pages(workspace.event_papers.attendance_list(programme.id))
    assert "Kick-off · Tuesday, 1 September 2026, 17:00–19:00 · Room 12" in page
    assert "Sara Away" not in page
    closing = workspace.playbook.events(programme.id)[-1]
    assert "Sara Away" in words(
        workspace.event_papers.attendance_list(programme.id, event_id=closing.id)
    )


def test_who_is_mentor_and_mentee_has_one_line_and_one_badge(workspace, programme):
    mentor = a_mentor(workspace, programme, "Both Roles")
    a_match(workspace, mentor, a_mentee(workspace, programme, "Ida Krogh"))
    own = a_mentee(workspace, programme, "Both Roles")
    a_match(workspace, a_mentor(workspace, programme, "Jens Lund"), own)
    said = words(workspace.event_papers.attendance_list(programme.id))
    assert "Both Roles Mentor and mentee Ida Krogh and Jens Lund" in said
    badges = words(workspace.event_papers.name_badges(programme.id))
    assert badges.count("Both Roles") == 1


@pytest.mark.parametrize(
    ("language", "order"),
    [
        (Language.DANISH, ["Anna", "Zoe", "Ærø", "Øst", "Åse"]),
        (Language.ENGLISH, ["Ærø", "Anna", "Åse", "Øst", "Zoe"]),
    ],
)
def test_names_stand_where_readers_of_the_language_look_for_them(
    workspace, programme, language, order
):
    for n, name in enumerate(order):
        partner = a_mentor(workspace, programme, f"Mentor {n}")
        mentee = a_mentee(workspace, programme, name, email=f"m{n}@example.org")
        a_match(workspace, partner, mentee)
    papers = workspace.event_papers
    said = words(papers.attendance_list(programme.id, language=language))
    told = [said.index(f" {name} Mentee") for name in order]
    assert told == sorted(told)
    thanked = bookmarks(papers.certificates(programme.id, language=language))
    assert [title for title, _ in thanked if "Mentor" not in title] == order


def test_the_table_list_and_the_signs_say_the_same(workspace, programme):
    for n in range(12):
        a_pair(workspace, programme, n, "Law" if n % 3 else "Biology")
    papers = workspace.event_papers
    for plan in Seating:
        listed = words(papers.table_list(programme.id, plan))
        signs = pages(papers.table_signs(programme.id, plan))
        for number, sign in enumerate(signs, start=1):
            for n in range(12):
                if f"Mentee No{n} " in sign:
                    assert f"Mentee No{n} Mentor No{n} {number}" in listed
                    assert f"Mentor No{n} Mentee No{n} {number}" in listed
        assert sum(sign.count("Mentee") for sign in signs) == 24


def test_by_subject_the_sign_names_it(workspace, programme):
    for n in range(4):
        a_pair(workspace, programme, n, "Law")
    (sign,) = pages(workspace.event_papers.table_signs(programme.id, Seating.BY_SUBJECT))
    assert sign.count("Law") == 2


def test_badges_go_on_where_the_sheet_was_begun(workspace, programme):
    for n in range(6):
        a_mentee(workspace, programme, f"Mentee No{n}")
    papers = workspace.event_papers
    assert papers.badges_a_sheet(BadgeSheet.LABELS) == 21
    assert len(pages(papers.name_badges(programme.id, first=20))) == 2
    assert len(pages(papers.name_badges(programme.id, first=16))) == 1


def test_mentors_and_mentees_are_thanked_each_in_their_own_words(workspace, programme):
    a_pair(workspace, programme, 1)
    workspace.programmes.change_organisation(name="Nordhavn", contact_name="Anna Holm")
    mentee, mentor = pages(workspace.event_papers.certificates(programme.id))
    assert "has set goals, asked questions and moved on as a mentee in Autumn 2026." in mentee
    assert "has given time and experience as a mentor in Autumn 2026." in mentor
    assert "Anna Holm Nordhavn" in mentor


def test_no_paper_of_an_event_tells_how_to_reach_anybody(workspace, programme):
    a_pair(workspace, programme, 1)
    for make in every_paper(workspace, programme):
        said = words(make())
        assert "No1" in said
        for secret in ("99 88", "Secret", "@", address("Mentee No1")):
            assert secret not in said


def test_nobody_to_print_for_is_said(workspace, programme):
    for make in every_paper(workspace, programme):
        with pytest.raises(UserError, match="nobody to print this for"):
            make()


def test_the_same_people_are_the_same_bytes(workspace, programme):
    a_pair(workspace, programme, 1)
    for make in every_paper(workspace, programme):
        assert make() == make()
