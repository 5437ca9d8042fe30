"""The command line keeps its words: the same deeds without a window, in the order of the work."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from mentordesk import cli
from mentordesk.paths import resources
from mentordesk.services.workspace import Workspace
from tests.builders import a_match, a_mentee, a_mentor, a_table
from tests.cli.conftest import Run
from tests.documents.forms import field_texts


def test_the_whole_job_runs_in_order_from_no_file_at_all(tmp_path: Path, signed_up: Path, run: Run):
    proposed = json.loads(run("match", signed_up, "--confirm", "--json"))
    assert proposed["optimal"] is True
    assert proposed["matched"] == len(proposed["pairs"]) == 34
    assert all(pair["confirmed"] and pair["code"] for pair in proposed["pairs"])

    paper, folder, report = tmp_path / "a.pdf", tmp_path / "guides", tmp_path / "r.pdf"
    run("agreements", signed_up, "--out", paper)
    guides = run("guides", signed_up, "--out", folder).split()
    answers = resources() / "sample" / "answers-midterm.csv"
    run("answers", signed_up, answers, "--questionnaire", "midterm")
    run("report", signed_up, "--questionnaire", "midterm", "--out", report)
    assert all(path.read_bytes().startswith(b"%PDF") for path in (paper, report))
    assert sorted(Path(path).name for path in guides) == [
        "first-meeting.pdf",
        "ground-rules.pdf",
        "mentee-guide.pdf",
        "mentor-guide.pdf",
        "playbook.pdf",
        "safety-guide.pdf",
        "tools.pdf",
    ]


def test_a_proposal_that_is_not_confirmed_changes_nothing(signed_up: Path, run: Run):
    before = signed_up.read_bytes()
    proposed = json.loads(run("match", signed_up, "--json"))
    assert {pair["code"] for pair in proposed["pairs"]} == {None}
    assert signed_up.read_bytes() == before


def test_importing_the_same_table_twice_changes_nothing(signed_up: Path, run: Run):
    again = json.loads(
        run("import", signed_up, resources() / "sample" / "mentees.csv", "--json", "--role=mentee")
    )
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 35)


def test_a_dry_run_says_what_would_happen_and_changes_nothing(file: Path, run: Run):
    before = file.read_bytes()
    table = resources() / "sample" / "mentors.csv"
    would = json.loads(run("import", file, table, "--role", "mentor", "--dry-run", "--json"))
    assert would["added"] == 32
    assert "Biologi" in would["new_choices"]
    assert file.read_bytes() == before


def test_bad_rows_are_listed_and_good_ones_land(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
):
    table = a_table(
        tmp_path,
        ("Navn", "E-mail", "Rolle"),
        ("Ida Krogh", "ida@example.org", "mentee"),
        ("Bo Friis", "not an address", "mentor"),
    )
    assert cli.main(["import", str(file), str(table), "--json"]) == 0
    came = json.loads(capsys.readouterr().out)
    assert came["added"] == 1
    (rejected,) = came["rejected"]
    assert (rejected["row"], rejected["column"]) == (3, "E-mail")
    assert "not an address" in rejected["value"]
    assert "{" not in rejected["reason"]


def test_a_table_without_one_good_row_asks_a_person_to_act(tmp_path: Path, file: Path, run: Run):
    table = a_table(tmp_path, ("Navn", "E-mail", "Rolle"), ("Bo", "nowhere", "mentor"))
    assert "2" in run("import", file, table, code=1)


def test_a_column_goes_where_the_coordinator_says(tmp_path: Path, file: Path, run: Run):
    table = a_table(
        tmp_path, ("Hvem", "Navn", "E-mail"), ("Ida", "x", "ida@example.org"), name="odd.csv"
    )
    run("import", file, table, "--role", "mentee", "--map", "Hvem=name", "--consent")
    (person,) = json.loads(run("participants", file, "--json"))
    assert person["name"] == "Ida"
    (sign_up,) = person["enrolments"]
    assert (sign_up["role"], sign_up["consent"], sign_up["available"]) == ("mentee", True, True)


def test_every_mentor_is_listed_for_a_mentee_with_reasons_or_a_barrier(signed_up: Path, run: Run):
    mentee = "oliver.brandt@example.org"
    (row,) = json.loads(run("candidates", signed_up, "--mentee", mentee, "--json"))
    assert row["mentee"] == mentee
    assert len(row["candidates"]) == 32
    for each in row["candidates"]:
        answered = [reason for reason in each["reasons"] if reason["score"] is not None]
        weight = sum(reason["weight"] for reason in answered)
        if each["barrier"] is None:
            mean = sum(reason["score"] * reason["weight"] for reason in answered) / weight
            assert each["score"] == pytest.approx(mean, abs=1e-9)
            assert each["tier"] in {"top", "good", "match", "weak"}
        else:
            assert each["score"] is None


def test_pins_and_forbids_are_obeyed(signed_up: Path, run: Run):
    free = json.loads(run("match", signed_up, "--json"))["pairs"]
    first, second = free[0], free[1]
    pin = f"{first['mentor']},{first['mentee']}"
    forbid = f"{second['mentor']},{second['mentee']}"
    held = json.loads(run("match", signed_up, "--pin", pin, "--forbid", forbid, "--json"))
    pairs = {(pair["mentor"], pair["mentee"]): pair for pair in held["pairs"]}
    assert pairs[first["mentor"], first["mentee"]]["pinned"]
    assert (second["mentor"], second["mentee"]) not in pairs


def test_a_pin_that_cannot_be_is_refused_with_a_sentence(signed_up: Path, run: Run):
    sentence = run("match", signed_up, "--pin", "nobody@example.org,ida.holm@example.org", code=1)
    assert sentence.strip().endswith(".")
    assert "Traceback" not in sentence


def test_a_pair_is_printed_by_its_code_and_a_wrong_code_is_refused(
    tmp_path: Path, signed_up: Path, run: Run
):
    code = json.loads(run("match", signed_up, "--confirm", "--json"))["pairs"][0]["code"]
    one = tmp_path / "one.pdf"
    run("agreements", signed_up, "--pair", code.lower(), "--out", one, "--language", "en")
    assert one.exists()
    assert "ZZZ" in run("agreements", signed_up, "--pair", "ZZZ-ZZZ", "--out", one, code=1)


def test_letters_that_cannot_be_printed_are_named_on_stderr(
    tmp_path: Path, file: Path, run: Run, capsys: pytest.CaptureFixture[str]
):
    with Workspace.open(file) as workspace:
        programme = workspace.programmes.newest()
        mentor = a_mentor(workspace, programme, "Jens Lund")
        mentee = a_mentee(workspace, programme, "王 Krogh", email="krogh@example.org")
        a_match(workspace, mentor, mentee)
    assert cli.main(["agreements", str(file), "--out", str(tmp_path / "paper.pdf")]) == 0
    assert capsys.readouterr().err.strip().endswith("will be without them: 王 (王 Krogh).")


def test_guides_and_reports_name_the_letters_they_lack_too(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
):
    with Workspace.open(file) as workspace:
        workspace.programmes.change_organisation(contact_name="王 Holm")
        programme = workspace.programmes.newest()
        workspace.programmes.change(programme.id, name="李 2026")
    assert cli.main(["guides", str(file), "--out", str(tmp_path)]) == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) > 4
    assert all("王" in line for line in said)
    out = str(tmp_path / "report.pdf")
    assert cli.main(["report", str(file), "--questionnaire", "final", "--out", out]) == 0
    assert "李" in capsys.readouterr().err


def test_a_fillable_agreement_has_fields_that_bear_the_pairs_code(
    tmp_path: Path, file: Path, run: Run
):
    with Workspace.open(file) as workspace:
        programme = workspace.programmes.newest()
        mentor = a_mentor(workspace, programme, "Jens Lund")
        match = a_match(workspace, mentor, a_mentee(workspace, programme, "Ida Krogh"))
        code = workspace.agreements.get(match).code
    paper = tmp_path / "form.pdf"

    run("agreements", file, "--out", paper, "--fillable", "--pair", code)

    assert f"{code}:goals" in field_texts(paper.read_bytes())


def test_without_matches_there_is_nothing_to_print_but_a_blank_agreement(
    tmp_path: Path, file: Path, run: Run
):
    paper = tmp_path / "blank.pdf"
    assert "Confirm matches first" in run("agreements", file, "--out", paper, code=1)
    assert not paper.exists()
    run("agreements", file, "--out", paper, "--blank")
    assert paper.exists()


def test_what_export_writes_import_reads_back(tmp_path: Path, signed_up: Path, run: Run):
    book = tmp_path / "all.xlsx"
    run("export", signed_up, "--out", book)
    again = json.loads(run("import", signed_up, book, "--json"))
    assert (again["added"], again["updated"], again["rejected"]) == (0, 0, [])
    assert again["unchanged"] == 67


def test_a_report_lists_every_question_before_anybody_answered(signed_up: Path, run: Run):
    report = json.loads(run("report", signed_up, "--questionnaire", "final", "--json"))
    assert set(report["groups"]) == {"mentor", "mentee"}
    for group in report["groups"].values():
        assert (group["invited"], group["answered"], group["response_rate"]) == (0, 0, 0)
        assert all(
            question["n"] == 0 and question["mean"] is None for question in group["questions"]
        )


def one_pairs_topics(file: Path, run: Run) -> int:
    """Match, type in what one mentee found of two topics, and return what was asked of mentees."""
    run("match", file, "--confirm")
    with Workspace.open(file) as workspace:
        programme = workspace.programmes.newest()
        pair = workspace.agreements.all(programme.id)[0]
        workspace.agreements.write(pair.match_id, topics=("Forhandling", "Netværk"))
        final = workspace.evaluations.questionnaires(programme.id)[-1].id
        topics = workspace.evaluations.own_topics(final, pair.mentee.enrolment_id)
        filled = [replace(one, point=point) for one, point in zip(topics, (5, 2), strict=True)]
        workspace.evaluations.record(final, pair.mentee.enrolment_id, {}, filled)
    return final


def last_questions(file: Path, run: Run, which: str) -> dict[str, dict[str, object]]:
    """Return the last question of each role's report."""
    printed = run("report", file, "--questionnaire", which, "--json")
    assert "Forhandling" not in printed
    groups = json.loads(printed)["groups"]
    return {role: group["questions"][-1] for role, group in groups.items()}


def test_a_report_counts_what_pairs_said_of_their_own_topics(signed_up: Path, run: Run):
    one_pairs_topics(signed_up, run)
    own = last_questions(signed_up, run, "final")
    mentees = own["mentee"]
    assert (mentees["key"], mentees["kind"], mentees["counts"]) == ("own_topics", "scale", "topics")
    assert (mentees["n"], mentees["people"], mentees["mean"]) == (2, 1, 3.5)
    assert mentees["distribution"] == {"1": 0, "2": 1, "3": 0, "4": 0, "5": 1}
    mentors = own["mentor"]
    assert (mentors["key"], mentors["n"], mentors["mean"]) == ("own_topics", 0, None)
    lines = run("report", signed_up, "--questionnaire", "final")
    assert "(2 answers on topics from 1 person)" in lines
    assert last_questions(signed_up, run, "midterm")["mentee"]["key"] != "own_topics"


def test_where_answers_are_anonymous_few_peoples_topics_are_not_counted(signed_up: Path, run: Run):
    final = one_pairs_topics(signed_up, run)
    with Workspace.open(signed_up) as workspace:
        workspace.evaluations.set_anonymous(final, anonymous=True)
    hidden = last_questions(signed_up, run, "final")["mentee"]
    assert (hidden["key"], hidden["suppressed"]) == ("own_topics", True)
    assert [hidden[key] for key in ("n", "people", "mean", "distribution")] == [None] * 4


def test_a_second_programme_lives_in_the_same_file_and_is_found_by_name(signed_up: Path, run: Run):
    run("new", signed_up, "--template", "open", "--name", "Åben", "--start", "2027-01-01")
    assert json.loads(run("participants", signed_up, "--json")) == []
    named = run("participants", signed_up, "--programme", "Efterår 2026", "--json")
    assert len(json.loads(named)) == 66
    assert "Vinter" in run("participants", signed_up, "--programme", "Vinter", code=1)


def test_people_and_pairs_and_figures_can_be_read_as_plain_lines(signed_up: Path, run: Run):
    assert "oliver.brandt@example.org\tMentee" in run("participants", signed_up)
    assert "34 matched" in run("match", signed_up, "--confirm")
    assert "(full)" in run("candidates", signed_up, "--mentee", "oliver.brandt@example.org")
    answers = resources() / "sample" / "answers-final.csv"
    assert "added, 0 updated" in run("answers", signed_up, answers, "--questionnaire", "final")
    assert "4.7" in run("report", signed_up, "--questionnaire", "final")


def test_a_good_file_is_well_and_another_is_not(tmp_path: Path, signed_up: Path, run: Run):
    assert "66 participants" in run("check", signed_up)
    other = tmp_path / "other.mentordesk"
    other.write_text("not a MentorDesk file")
    assert "not a MentorDesk file" in run("check", other, code=1)


def test_a_missing_file_is_one_sentence(tmp_path: Path, run: Run):
    sentence = run("participants", tmp_path / "gone.mentordesk", code=1)
    assert sentence.count("\n") == 1
    assert "gone.mentordesk" in sentence


def test_a_command_that_writes_is_refused_while_the_file_is_open(signed_up: Path, run: Run):
    with Workspace.open(signed_up):
        sentence = run("match", signed_up, "--confirm", code=1)
        assert "open" in sentence
        run("participants", signed_up)


def test_wrong_usage_is_told_from_a_person_who_must_act(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as left:
        cli.main(["match"])
    assert left.value.code == cli.USAGE
    assert "usage" in capsys.readouterr().err


def test_help_lists_only_what_works(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    words = capsys.readouterr().out
    for command in (
        "demo",
        "new",
        "import",
        "candidates",
        "match",
        "answers",
        "report",
        "backup",
        "restore",
        "person",
        "erase",
    ):
        assert command in words
    for command in ("encrypt", "decrypt", "passphrase"):
        assert command in words


def test_a_bug_is_a_sentence_and_a_report_without_personal_data(
    signed_up: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    def broken(self: object) -> None:
        raise RuntimeError("Ida Krogh, ida@example.org")

    monkeypatch.setattr("mentordesk.cli.deeds.Deed._participants", broken)
    sentence = run("participants", signed_up, code=1)
    assert "Traceback" not in sentence
    assert "ida@example.org" not in sentence


def test_demo_prints_every_document_and_prints_it_the_same_again(tmp_path: Path, run: Run):
    first = run("demo", tmp_path / "demo").split()
    papers = {path: Path(path).read_bytes() for path in first if path.endswith(".pdf")}
    assert len(papers) == 25
    run("demo", tmp_path / "demo")
    assert all(Path(path).read_bytes() == paper for path, paper in papers.items())
    assert "66" in run("check", tmp_path / "demo" / "demo.mentordesk")
