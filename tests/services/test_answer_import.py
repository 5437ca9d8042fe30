"""Answers from a survey tool's table."""

from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.services.records.evaluations import AnswerValue
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EvaluationRound, Role
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_table, asked_of

FINAL = EvaluationRound.FINAL


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return a programme with Jens and Ida matched, and Bo and Eva."""
    programme = a_programme(workspace)
    for mentor, mentee in (("Jens Lund", "Ida Krogh"), ("Bo Dahl", "Eva Friis")):
        a_match(
            workspace,
            a_mentor(workspace, programme, mentor),
            a_mentee(workspace, programme, mentee),
        )
    return programme


def reply_of(workspace: Workspace, role: Role, name: str) -> dict[str, AnswerValue]:
    """Return a person's answers by question key."""
    asked = asked_of(workspace, role)
    keys = {question.id: question.key for question in asked.questions}
    people = workspace.evaluations.respondents(asked.id)
    (person,) = (one for one in people if one.name == name)
    reply = workspace.evaluations.reply(asked.id, person.enrolment_id)
    return {keys[id_]: answer for id_, answer in reply.items()}


def test_a_table_of_both_roles_finds_everybody_by_address(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    table = a_table(
        tmp_path,
        ("E-mail", "benefit_overall", "Would you recommend the programme to others?", "best"),
        ("IDA.KROGH@example.org", "5", "Yes", "Rådene"),
        ("jens.lund@example.org", "4 - Stort udbytte", "Perhaps", ""),
    )
    report = workspace.evaluations.import_answers(table, programme.id, FINAL)
    assert (report.added, report.updated, report.unchanged, report.rejected) == (2, 0, 0, ())
    assert report.people == ("ida.krogh@example.org", "jens.lund@example.org")
    assert reply_of(workspace, Role.MENTEE, "Ida Krogh") == {
        "benefit_overall": AnswerValue(chosen=("5",)),
        "recommend": AnswerValue(chosen=("yes",)),
        "best": AnswerValue(text="Rådene"),
    }
    assert reply_of(workspace, Role.MENTOR, "Jens Lund")["benefit_overall"].chosen == ("4",)
    figures = workspace.evaluations.report(programme.id, FINAL)
    assert figures.groups[Role.MENTOR].response_rate == 0.5


def test_the_same_table_again_changes_nothing(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    table = a_table(tmp_path, ("email", "best"), ("ida.krogh@example.org", "Rådene"))
    workspace.evaluations.import_answers(table, programme.id, FINAL)
    before = workspace.path.read_bytes()
    report = workspace.evaluations.import_answers(table, programme.id, FINAL)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 1)
    assert workspace.path.read_bytes() == before


def test_a_blank_never_clears_an_answer_and_a_new_one_replaces_it(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    reports = []
    for best, improve in (("Rådene", "Maden"), ("Samtalerne", "")):
        table = a_table(
            tmp_path, ("email", "best", "improve"), ("ida.krogh@example.org", best, improve)
        )
        reports.append(workspace.evaluations.import_answers(table, programme.id, FINAL))
    assert [report.updated for report in reports] == [0, 1]
    reply = reply_of(workspace, Role.MENTEE, "Ida Krogh")
    assert (reply["best"].text, reply["improve"].text) == ("Samtalerne", "Maden")


def test_rows_that_cannot_be_used_are_listed_with_their_number(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    a_mentee(workspace, programme, "Åse Holm")
    table = a_table(
        tmp_path,
        ("email", "benefit_overall", "best"),
        ("ida.krogh@example.org", "7", ""),
        ("nobody@example.org", "4", ""),
        ("aase.holm@example.org", "4", ""),
        ("", "4", ""),
        ("eva.friis@example.org", "", ""),
        ("jens.lund@example.org", "4", ""),
    )
    report = workspace.evaluations.import_answers(table, programme.id, FINAL)
    assert report.added == 1
    assert [one.row for one in report.rejected] == [2, 3, 4, 5, 6]
    reasons = [one.reason for one in report.rejected]
    assert "Nobody" in reasons[1]
    assert "no match in force" in reasons[2]
    assert "none of the questions" in reasons[4]
    assert all(one.reason.format(**dict(one.values)) for one in report.rejected)


def test_an_answer_of_the_other_roles_question_alone_is_rejected(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    table = a_table(tmp_path, ("email", "benefit_listening"), ("ida.krogh@example.org", "4"))
    report = workspace.evaluations.import_answers(table, programme.id, FINAL)
    assert [one.row for one in report.rejected] == [2]


def test_a_dry_run_reports_and_keeps_nothing(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    table = a_table(tmp_path, ("email", "best"), ("ida.krogh@example.org", "Rådene"))
    before = workspace.path.read_bytes()
    report = workspace.evaluations.import_answers(table, programme.id, FINAL, dry_run=True)
    assert report.added == 1
    assert workspace.path.read_bytes() == before


def both_roles(workspace: Workspace, programme: ProgrammeRecord) -> None:
    """Let Ida, who is a mentee, be Åse's mentor too."""
    a_match(
        workspace,
        a_mentor(workspace, programme, "Ida Krogh"),
        a_mentee(workspace, programme, "Åse Holm"),
    )


def test_a_person_in_both_roles_is_the_one_whose_questions_are_answered(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    both_roles(workspace, programme)
    table = a_table(
        tmp_path,
        ("email", "benefit_overall", "benefit_listening"),
        ("ida.krogh@example.org", "4", "5"),
    )
    workspace.evaluations.import_answers(table, programme.id, FINAL)
    assert len(reply_of(workspace, Role.MENTOR, "Ida Krogh")) == 2
    assert reply_of(workspace, Role.MENTEE, "Ida Krogh") == {}


def test_a_person_in_both_roles_may_answer_in_each_with_a_column_for_the_role(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    both_roles(workspace, programme)
    table = a_table(
        tmp_path,
        ("email", "Rolle", "best"),
        ("ida.krogh@example.org", "mentor", "At give"),
        ("ida.krogh@example.org", "mentee", "At få"),
    )
    report = workspace.evaluations.import_answers(table, programme.id, FINAL)
    assert report.added == 2
    assert reply_of(workspace, Role.MENTOR, "Ida Krogh")["best"].text == "At give"
    assert reply_of(workspace, Role.MENTEE, "Ida Krogh")["best"].text == "At få"


def test_a_person_in_both_roles_whose_role_is_open_is_listed(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    both_roles(workspace, programme)
    table = a_table(tmp_path, ("email", "best"), ("ida.krogh@example.org", "Begge dele"))
    report = workspace.evaluations.import_answers(table, programme.id, FINAL)
    assert "both as mentor and as mentee" in report.rejected[0].reason


def test_the_preview_says_what_each_column_is(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    table = a_table(
        tmp_path,
        ("Tidsstempel", "E-mail", "Rolle", "benefit_overall", "Yndlingsfarve"),
        ("2026-08-18 10:00", "ida.krogh@example.org", "mentee", "5", "Blå"),
    )
    preview = workspace.evaluations.preview(table, programme.id, FINAL)
    assert preview.fields == ("submitted", "email", "role", "benefit_overall", "")
    assert preview.row_count == 1
    assert preview.sample[0][1] == "ida.krogh@example.org"
    report = workspace.evaluations.import_answers(table, programme.id, FINAL, fields=preview.fields)
    assert (report.added, report.unknown_columns) == (1, ("Yndlingsfarve",))


def test_what_the_coordinator_says_of_a_column_counts(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    table = a_table(tmp_path, ("Hvem", "Hvad"), ("ida.krogh@example.org", "Rådene"))
    maps = ("Hvem=email", "Hvad=best")
    report = workspace.evaluations.import_answers(table, programme.id, FINAL, field_map=maps)
    assert report.added == 1
    report = workspace.evaluations.import_answers(
        table, programme.id, FINAL, fields=("email", "improve")
    )
    assert report.updated == 1
    assert set(reply_of(workspace, Role.MENTEE, "Ida Krogh")) == {"best", "improve"}
    with pytest.raises(UserError, match="colour"):
        workspace.evaluations.import_answers(table, programme.id, FINAL, fields=("email", "colour"))


@pytest.mark.parametrize(
    ("titles", "says"),
    [(("Navn", "best"), "e-mail addresses"), (("email", "Farve"), "No column answers")],
)
def test_a_table_without_addresses_or_answers_is_refused(
    workspace: Workspace,
    programme: ProgrammeRecord,
    tmp_path: Path,
    titles: tuple[str, str],
    says: str,
) -> None:
    value = "ida.krogh@example.org" if titles[0] == "email" else "Ida Krogh"
    table = a_table(tmp_path, titles, (value, "Blå"))
    with pytest.raises(UserError, match=says):
        workspace.evaluations.import_answers(table, programme.id, FINAL)


def test_answers_to_a_round_that_is_not_there_are_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    programme = a_programme(workspace, "open")
    table = a_table(tmp_path, ("email", "best"), ("ida.krogh@example.org", "Rådene"))
    with pytest.raises(UserError, match="no final evaluation"):
        workspace.evaluations.import_answers(table, programme.id, FINAL)
    with pytest.raises(UserError, match="no final evaluation"):
        workspace.evaluations.preview(table, programme.id, FINAL)
