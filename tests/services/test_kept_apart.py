"""Whom somebody asked to be kept apart from is a barrier, and nobody else's business."""

from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]  # it ships no types

from mentordesk.services.records.matches import WholeRecord
from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Barrier, Language
from tests.builders import a_mentee, a_mentor, a_programme
from tests.documents.papers import words

TELLING = ("apart", "avoid", "asked not")


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return a programme whose only mentor fits the mentee who will avoid him best."""
    programme = a_programme(workspace)
    a_mentor(workspace, programme, "Jens Lund", subjects=("Law",), topics=("CV",))
    a_mentee(workspace, programme, "Ida Krogh", subjects=("Law",), topics=("CV",))
    return programme


def person(workspace: Workspace, programme: ProgrammeRecord, name: str) -> EnrolmentRecord:
    return next(one for one in workspace.participants.enrolments(programme.id) if one.name == name)


def avoid(workspace: Workspace, programme: ProgrammeRecord, name: str, whom: str) -> None:
    change = SignUpChange(avoids=(person(workspace, programme, whom).email,))
    workspace.participants.change(person(workspace, programme, name).id, change)


def reasons(workspace: Workspace, programme: ProgrammeRecord) -> list[tuple[str, ...]]:
    return [
        tuple(reason.text for reason in each.reasons)
        for row in workspace.matches.candidates(programme.id)
        for each in row.candidates
    ]


def told(whole: WholeRecord, name: str) -> str:
    (sentences,) = (
        f"{one.reason} {one.remedy}" for one in whole.unmatched if one.person.name == name
    )
    return sentences


@pytest.mark.parametrize(("who", "whom"), [("Ida Krogh", "Jens Lund"), ("Jens Lund", "Ida Krogh")])
def test_it_bars_and_shows_in_nobody_elses_reasons_or_data(
    workspace: Workspace, programme: ProgrammeRecord, who: str, whom: str
) -> None:
    before = reasons(workspace, programme), person(workspace, programme, whom)
    avoid(workspace, programme, who, whom)
    assert (reasons(workspace, programme), person(workspace, programme, whom)) == before
    (row,) = workspace.matches.candidates(programme.id)
    assert [each.barrier for each in row.candidates] == [Barrier.AVOIDED]
    whole = workspace.matches.propose(programme.id)
    assert whole.matched == 0
    sentences = told(whole, whom)
    assert "other reasons (1)" in sentences
    assert who not in sentences
    assert not [word for word in TELLING if word in sentences]


def test_no_change_lets_the_two_in_and_a_pin_does_not_say_who_asked(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    avoid(workspace, programme, "Ida Krogh", "Jens Lund")
    questions = workspace.matches.what_if(programme.id)
    for name in ("Ida Krogh", "Jens Lund"):
        assert questions.changes(person(workspace, programme, name).id) == ()


def test_it_is_on_no_paper_and_in_no_workbook(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    a_mentor(workspace, programme, "Bo Dahl", subjects=("Law",), topics=("CV",))
    a_mentee(workspace, programme, "Eva Friis", subjects=("Law",))
    avoid(workspace, programme, "Ida Krogh", "Jens Lund")
    ida = person(workspace, programme, "Ida Krogh")
    mentors = workspace.candidate_lists.pdf(programme.id, ida.id, language=Language.ENGLISH)
    workspace.matches.propose(programme.id)
    workspace.matches.confirm(programme.id)
    agreements = workspace.paperwork.agreements_pdf(programme.id, language=Language.ENGLISH)
    pairs = {(one.mentor.name, one.mentee.name) for one in workspace.matches.pairs(programme.id)}
    assert ("Jens Lund", "Eva Friis") in pairs
    for paper in map(words, (mentors, agreements)):
        assert "Bo Dahl" in paper
        assert not [word for word in TELLING if word in paper]
    assert "Jens Lund" not in words(mentors)
    (made,) = workspace.participants.export(programme.id, tmp_path / "people.xlsx")
    rows = [
        [str(cell) for cell in row]
        for row in load_workbook(made)["Participants"].iter_rows(values_only=True)
    ]
    jens = person(workspace, programme, "Jens Lund").email
    assert [row[0] for row in rows if any(jens in cell for cell in row)] == ["Jens Lund"]


@pytest.mark.parametrize("address", ["moved@example.org", "jens.lund@example.org"])
def test_it_bars_whatever_address_the_other_has_now(
    workspace: Workspace, programme: ProgrammeRecord, address: str
) -> None:
    jens = person(workspace, programme, "Jens Lund")
    before = jens.email
    avoid(workspace, programme, "Ida Krogh", "Jens Lund")
    workspace.participants.change(jens.id, SignUpChange(email=address))
    assert person(workspace, programme, "Ida Krogh").avoids == (address,)
    (row,) = workspace.matches.candidates(programme.id)
    assert [each.barrier for each in row.candidates] == [Barrier.AVOIDED]
    # Whoever writes the old address down means him as well.
    ida = person(workspace, programme, "Ida Krogh")
    workspace.participants.change(ida.id, SignUpChange(avoids=(before.upper(),)))
    assert person(workspace, programme, "Ida Krogh").avoids == (address,)
