"""What the file holds comes out on paper: the programme's words, its people, its figures."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from mentordesk.errors import CancelledError
from mentordesk.services.records.agreements import LimitRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EvaluationRound, Language, Role
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_workspace

CONTACT = {"contact_name": "Åse Holm", "contact_email": "aase@example.org"}


@pytest.fixture(params=list(Language))
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workspace]:
    """Open a new file in either language."""
    with a_workspace(tmp_path, language=request.param) as opened:
        yield opened


def a_pair(workspace: Workspace, programme: ProgrammeRecord) -> int:
    mentor = a_mentor(workspace, programme, "Jens Ærø", subjects=("Blåbær",), employer="Øl ApS")
    return a_match(workspace, mentor, a_mentee(workspace, programme, "Åse Krøgh"))


def pages(paper: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(paper)).pages]


def words(paper: bytes) -> str:
    return " ".join(pages(paper))


def test_an_agreement_says_what_the_pair_wrote_in_either_language(file: Workspace):
    programme = a_programme(file, language=file.translator.language)
    match = a_pair(file, programme)
    file.agreements.write(
        match,
        goals="Prøve forskning på Ærø",
        topics=("Arbejdsmiljø", "Løn"),
        limits=(LimitRecord(topic="Kundesager", why="tavshedspligt", agreed="ingen navne på øer"),),
    )
    for language in Language:
        said = words(file.paperwork.agreements_pdf(programme.id, language=language))
        for text in ("Jens Ærø", "Åse Krøgh", "Øl ApS", "Blåbær", "Prøve forskning på Ærø"):
            assert text in said
        for text in ("Arbejdsmiljø", "Løn", "Kundesager", "tavshedspligt", "ingen navne på øer"):
            assert text in said
        for rule in file.programmes.rules(programme.id):
            if rule.kind.value == "ground_rule":
                assert rule.text.in_(language)[:30] in said.replace("-", "")


@pytest.mark.parametrize("template", ["karrierementor", "long", "graduate", "open"])
def test_every_agreement_takes_one_sheet_with_the_signatures_at_its_foot(
    workspace: Workspace, template: str
):
    programme = a_programme(workspace, template)
    a_pair(workspace, programme)
    for language in Language:
        for blank in (True, False):
            paper = workspace.paperwork.agreements_pdf(programme.id, language=language, blank=blank)
            assert len(pages(paper)) == 2
        form = workspace.paperwork.agreement_forms_pdf(programme.id, language=language)
        assert len(pages(form)) == 2


@pytest.mark.parametrize("template", ["karrierementor", "long", "graduate", "open"])
def test_the_ground_rules_hang_on_the_wall_as_one_page(workspace: Workspace, template: str):
    programme = a_programme(workspace, template)
    for language in Language:
        assert len(pages(workspace.paperwork.guide_pdf(programme.id, "ground-rules"))) == 1
        sheet = workspace.paperwork.guide_pdf(programme.id, "first-meeting", language=language)
        assert len(pages(sheet)) == 2


def test_a_guide_names_the_period_and_the_contact_on_its_cover(workspace: Workspace):
    programme = a_programme(workspace)
    workspace.programmes.change_organisation(**CONTACT)
    cover = pages(workspace.paperwork.guide_pdf(programme.id, "safety-guide"))[0]
    assert "Period: 1 September – 31 December 2026" in cover
    assert "Contact: Åse Holm, aase@example.org" in cover


def test_a_period_over_new_year_names_both_years(workspace: Workspace):
    programme = a_programme(workspace, "long", starts_on=date(2026, 9, 1))
    cover = pages(workspace.paperwork.guide_pdf(programme.id, "safety-guide"))[0]
    assert "Period: 1 September 2026 – 31 August 2027" in cover


def test_what_nobody_told_of_the_contact_is_left_out(workspace: Workspace):
    programme = a_programme(workspace)
    said = words(workspace.paperwork.guide_pdf(programme.id, "ground-rules"))
    assert "In doubt? Ask the coordinator." in said
    assert "Write to" not in words(workspace.paperwork.guide_pdf(programme.id, "safety-guide"))


def test_letters_that_no_font_has_are_told_of_the_pairs_asked_for(workspace: Workspace):
    programme = a_programme(workspace)
    first = a_pair(workspace, programme)
    mentor = a_mentor(workspace, programme, "王 Lund", email="lund@example.org")
    second = a_match(workspace, mentor, a_mentee(workspace, programme))
    paperwork = workspace.paperwork
    assert paperwork.letters_left_out(programme.id) == {"王 Lund": "王"}
    assert paperwork.letters_left_out(programme.id, [second]) == {"王 Lund": "王"}
    assert paperwork.letters_left_out(programme.id, [first]) == {}


def test_letters_that_no_font_has_are_told_of_questionnaires_and_reports(workspace: Workspace):
    programme = a_programme(workspace, name="王 2026")
    workspace.programmes.change_organisation(**{**CONTACT, "contact_name": "李 Holm"})
    paperwork = workspace.paperwork
    asked = workspace.evaluations.questionnaires(programme.id)[0]
    for language, title in ((Language.ENGLISH, "Midterm"), (Language.DANISH, "Midtvejs")):
        told = paperwork.questionnaire_letters_left_out(asked.id, language=language)
        ((whose, letters),) = told.items()
        assert whose.startswith(title)
        assert letters == "李王"
        told = paperwork.report_letters_left_out(
            programme.id, EvaluationRound.FINAL, language=language
        )
        assert list(told.values()) == ["王"]


def test_both_languages_have_every_question_on_one_sheet(workspace: Workspace):
    programme = a_programme(workspace)
    workspace.programmes.change_organisation(**CONTACT, contact_phone="+45 12 34 56 78")
    for asked in workspace.evaluations.questionnaires(programme.id):
        for language in Language:
            paper = workspace.paperwork.questionnaire_pdf(asked.id, language=language)
            assert len(pages(paper)) == 2
            said = words(paper)
            for question in asked.questions:
                assert question.text.in_(language) in said


def test_what_one_role_alone_is_asked_stands_where_that_role_met_it(workspace: Workspace):
    programme = a_programme(workspace)
    said = words(workspace.paperwork.report_pdf(programme.id, EvaluationRound.FINAL))
    assert "Who answered" in said
    report = workspace.evaluations.report(programme.id, EvaluationRound.FINAL)
    assert set(report.groups) == set(Role)


def test_guides_that_are_stopped_leave_the_folder_as_it_was(workspace: Workspace, tmp_path: Path):
    programme, folder = a_programme(workspace), tmp_path / "guides"
    folder.mkdir()

    def stop(done: int, total: int) -> None:
        assert total == 7
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        workspace.paperwork.guides(programme.id, folder, progress=stop)
    assert list(folder.iterdir()) == []
    assert len(workspace.paperwork.guides(programme.id, folder)) == 7
