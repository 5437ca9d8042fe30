"""Everything about a person is in their report, and nothing that is others' own."""

import io
import json
import stat

import pytest
from pypdf import PdfReader

from mentordesk.errors import UserError
from mentordesk.services.personal_schema import COLUMNS
from mentordesk.vocabulary import ConsentWay, EvaluationRound, Language, Purpose, Role
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_workspace
from tests.canary import EMAIL, FIELDS, FORMER, NAME, PHONE, a_canary, found_in


def text_of(paper: bytes) -> str:
    pages = PdfReader(io.BytesIO(paper)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture(name="canary")
def _canary(workspace):
    return a_canary(workspace, a_programme(workspace))


@pytest.fixture(name="data")
def _data(workspace, canary):
    return json.loads(workspace.privacy.everything(canary.mentor.participant_id)[1])


def test_every_table_and_column_about_a_person_is_in_the_data(data):
    assert set(data["kept"]) == set(COLUMNS)
    withheld = {"mentor_id", "mentee_id"}
    for table, rows in data["kept"].items():
        for row in rows:
            assert set(COLUMNS[table]) - withheld <= set(row), table


def test_everything_that_was_ever_written_of_a_person_is_in_the_data(workspace, canary):
    content = workspace.privacy.everything(canary.mentor.participant_id)[1]
    told = {NAME, EMAIL, FORMER, PHONE, *FIELDS.values()} - {FIELDS["faculty"]}
    assert set(found_in(content, told)) == told


def test_everything_that_was_ever_written_of_a_person_is_on_the_paper(workspace, canary):
    said = text_of(workspace.privacy.everything(canary.mentor.participant_id)[0])
    missing = [
        text
        for name, text in {**FIELDS, "name": NAME, "email": EMAIL, "former": FORMER}.items()
        if text not in said and name != "faculty"
    ]
    assert missing == []


def test_the_scan_itself_is_in_the_data(data):
    import base64

    (scan,) = data["kept"]["attachment"]
    assert base64.b64decode(scan["content"]["base64"]).startswith(b"\x89PNG")


def test_the_partner_is_named_and_says_nothing(workspace, canary):
    content = workspace.privacy.everything(canary.mentor.participant_id)
    assert b"Ida Krogh" in content[1]
    assert "Ida Krogh" in text_of(content[0])
    for each in (content[1].decode(), text_of(content[0])):
        assert "Kender" not in each


def test_it_is_told_where_others_name_the_person(data):
    assert {"table": "enrolment", "column": "note", "count": 1} in data["named_by_others"]
    assert data["wishes_of_others_about_you"] == 2


def test_who_asked_not_to_be_matched_with_somebody_is_told_to_nobody(workspace, canary):
    content = workspace.privacy.everything(canary.mentor.participant_id)
    # Her own wish names him by address; neither his wish nor the rule tells his name.
    assert "Bo Friis" not in content[1].decode()
    assert "Bo Friis" not in text_of(content[0])


def test_a_reason_that_names_the_other_is_told_without_the_name(workspace):
    programme = a_programme(workspace)
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    workspace.matches.forbid(programme.id, mentor.id, mentee.id, "Ida Krogh is her boss")
    data = json.loads(workspace.privacy.everything(mentor.participant_id)[1])
    (rule,) = data["kept"]["pair_rule"]
    assert rule["reason"] == "another person is her boss"
    assert (rule["mentor"], rule["mentee"]) == ("Jens Lund", "another person")


def test_what_a_score_rests_on_is_left_out_for_it_holds_the_others_answers(data):
    (match,) = data["kept"]["match"]
    assert all(set(reason) == {"criterion", "score", "weight"} for reason in match["reasons"])


def test_purposes_are_told_with_ground_and_history(workspace, canary):
    workspace.privacy.withdraw([canary.mentor.id], Purpose.SHARING, way=ConsentWay.MAIL)
    data = json.loads(workspace.privacy.everything(canary.mentor.participant_id)[1])
    sharing = next(each for each in data["purposes"] if each["purpose"] == "sharing")
    assert (sharing["ground"], sharing["consents"]) == ("consent", False)
    assert [line["act"] for line in sharing["history"]] == ["withdrawn", "given"]
    said = text_of(workspace.privacy.everything(canary.mentor.participant_id)[0])
    assert "Consent withdrawn on 18 August 2026, by mail" in said
    assert "I consent to my match being given my contact details" in said


def test_answers_promised_to_be_unnamed_are_not_shown_by_name(workspace, canary):
    for asked in workspace.evaluations.questionnaires(canary.mentor.programme_id):
        if (asked.round, asked.role) == (EvaluationRound.FINAL, Role.MENTOR):
            workspace.evaluations.set_anonymous(asked.id, anonymous=True)
    content = workspace.privacy.everything(canary.mentor.participant_id)
    assert FIELDS["answer"] not in content[1].decode()
    assert FIELDS["answer"] not in text_of(content[0])
    assert "promised that answers are counted" in text_of(content[0])


def test_a_bystander_of_a_programme_is_not_in_it(workspace):
    programme = a_programme(workspace)
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    a_match(workspace, a_mentor(workspace, programme, "Ulla Skov"), mentee)
    content = workspace.privacy.everything(mentor.participant_id)
    assert b"Ulla" not in content[1]
    assert b"Ida" not in content[1]


@pytest.mark.parametrize(
    ("language", "title"), [(Language.ENGLISH, "Everything about you"), (Language.DANISH, None)]
)
def test_it_is_made_in_either_language_and_comes_out_the_same_twice(workspace, language, title):
    mentor = a_mentor(workspace, a_programme(workspace))
    first = workspace.privacy.everything(mentor.participant_id, language)
    assert workspace.privacy.everything(mentor.participant_id, language) == first
    if title:
        assert title in text_of(first[0])


def test_its_files_are_their_owners_alone_and_named_after_nobody(workspace, canary, tmp_path):
    folder = tmp_path / "a" / "folder"
    made = workspace.privacy.save_everything(canary.mentor.participant_id, folder)
    assert sorted(path.suffix for path in made) == [".json", ".pdf"]
    for path in made:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert found_in(str(path.name).encode()) == []
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_place_that_refuses_gets_neither(workspace, canary, tmp_path):
    folder = tmp_path / "folder"
    (folder / "everything-about-one-person.json").mkdir(parents=True)
    with pytest.raises(UserError):
        workspace.privacy.save_everything(canary.mentor.participant_id, folder)
    assert [path.name for path in folder.iterdir()] == ["everything-about-one-person.json"]
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(UserError, match="cannot be made"):
        workspace.privacy.save_everything(canary.mentor.participant_id, file)


@pytest.mark.parametrize("name", ["<b>Å & 'B' \"C\"", "=SUM(A1)", "😀 Emoji", "x" * 300])
def test_whatever_somebody_is_called_their_report_is_made(tmp_path, name):
    with a_workspace(tmp_path) as workspace:
        mentor = a_mentor(workspace, a_programme(workspace), name, email="a@example.org")
        paper, data = workspace.privacy.everything(mentor.participant_id)
    assert json.loads(data)["about"]["name"] == name
    assert paper.startswith(b"%PDF")
