"""What `import` promises to whoever writes tables: fields, blanks, rows, maps, exit codes."""

from pathlib import Path
from typing import Any

import pytest

from mentordesk.vocabulary import Language
from tests.cli.conftest import SAMPLE, Run, RunJson, TakeIn

HEAD = "name;email;role"


def only(people: list[dict[str, Any]]) -> dict[str, Any]:
    (person,) = people
    return person


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_table_is_read_whatever_its_encoding_delimiter_and_line_ends(
    tmp_path: Path, file: Path, run_json: RunJson, encoding: str, delimiter: str
):
    lines = ("Navn|E-mail|Rolle|Bemærkning", 'Søren Æbelø|s@x.dk|Mentor|"to\r\nlinjer"', "Bo|bad||")
    table = tmp_path / "t.txt"
    table.write_bytes("\r\n".join(lines).replace("|", delimiter).encode(encoding))
    came = run_json("import", file, table)
    assert came["added"] == 1
    (bad,) = came["rejected"]
    # A record of several lines is one row, as Excel counts them.
    assert (bad["row"], bad["column"], bad["value"]) == (3, "E-mail", "bad")
    assert only(run_json("participants", file))["name"] == "Søren Æbelø"


def test_every_field_may_be_called_by_its_own_name(file: Path, run_json: RunJson, take_in: TakeIn):
    came = take_in(
        "first_name;last_name;email;phone;role;subject;faculty;topics;experience_years;employer;"
        "sector;location;meeting_form;languages;capacity;consent;available;waited;wishes;note\n"
        "Åse;Ørum;Ase@Example.ORG;+45 12;mentor;Fysik;Nat;CV, Job;7;Novo;Privat;Aarhus;physical;"
        '"da;en";2;yes;no;yes;b@example.org;hej\n'
    )
    assert came == {
        "added": 1,
        "updated": 0,
        "unchanged": 0,
        "rejected": [],
        "unknown_columns": [],
        "new_choices": ["Fysik", "CV", "Job"],
        "unknown_people": [],
    }
    person = only(run_json("participants", file))
    (sign_up,) = person.pop("enrolments")
    assert person == {
        "name": "Åse Ørum",
        "email": "ase@example.org",
        "phone": "+45 12",
        "employer": "Novo",
        "location": "Aarhus",
        "languages": ["da", "en"],
    }
    promised = {
        "programme": "Efterår 2026",
        "role": "mentor",
        "state": "signed_up",
        "capacity": 2,
        "subjects": ["Fysik"],
        "topics": ["CV", "Job"],
        "available": False,
        "consent": True,
        "meeting_form": "physical",
        "experience_years": 7,
        "waited": True,
    }
    assert sign_up.items() >= promised.items()


def test_what_is_left_blank_is_what_the_contract_says(
    file: Path, run_json: RunJson, take_in: TakeIn
):
    take_in(f"{HEAD}\nA;a@x.dk;mentor\n")
    person = only(run_json("participants", file))
    (sign_up,) = person["enrolments"]
    assert person["languages"] == ["en"]
    assert (sign_up["meeting_form"], sign_up["capacity"]) == ("both", 1)
    assert (sign_up["consent"], sign_up["available"]) == (False, True)


def test_a_blank_clears_nothing_and_the_same_table_again_leaves_the_bytes(
    file: Path, run_json: RunJson, take_in: TakeIn
):
    head = f"{HEAD};phone;employer;topics;capacity;consent;available;note"
    full = f"{head}\nA;a@x.dk;mentor;12;Novo;CV;2;yes;no;hej\n"
    take_in(full)
    known, before = run_json("participants", file), file.read_bytes()
    assert take_in(full)["unchanged"] == 1
    assert file.read_bytes() == before
    assert take_in(f"{head}\nA;A@X.dk;mentor;;;;;;;\n")["unchanged"] == 1
    assert run_json("participants", file) == known


def test_a_form_that_was_sent_in_earlier_does_not_undo_a_later_one(
    file: Path, run_json: RunJson, take_in: TakeIn
):
    head = f"Timestamp;{HEAD};phone;employer"
    take_in(f"{head}\n2026-08-02 10:00;New;a@x.dk;mentor;22;\n")
    older = f"{head}\n2026-08-01 10:00;Old;a@x.dk;mentor;11;Novo\n"
    take_in(older)
    person = only(run_json("participants", file))
    assert (person["name"], person["phone"], person["employer"]) == ("New", "22", "Novo")
    assert take_in(older)["unchanged"] == 1
    take_in(f"{head}\n2026-08-03 10:00;Newest;a@x.dk;mentor;33;\n")
    person = only(run_json("participants", file))
    assert (person["name"], person["phone"], person["employer"]) == ("Newest", "33", "Novo")


def test_both_roles_are_two_sign_ups_of_one_person(file: Path, run_json: RunJson, take_in: TakeIn):
    take_in(f"{HEAD};experience_years;experience_wanted\nA;a@x.dk;both;9;4\n")
    mentor, mentee = only(run_json("participants", file))["enrolments"]
    assert (mentor["role"], mentor["experience_years"]) == ("mentor", 9)
    assert (mentee["role"], mentee["experience_wanted"]) == ("mentee", 4)
    assert mentee["experience_years"] is None


@pytest.mark.parametrize(
    ("option", "expected"), [((), [False, True]), (("--consent",), [True] * 2)]
)
def test_the_form_may_have_obtained_consent_but_a_no_stays_a_no(
    file: Path, run_json: RunJson, take_in: TakeIn, option: tuple[str, ...], expected: list[bool]
):
    take_in(f"{HEAD};consent\nA;a@x.dk;mentor;\nB;b@x.dk;mentor;yes\nC;c@x.dk;mentor;no\n", *option)
    people = run_json("participants", file)
    assert [person["enrolments"][0]["consent"] for person in people] == [*expected, False]


def test_the_role_may_be_known_by_what_a_column_holds(
    file: Path, run_json: RunJson, take_in: TakeIn
):
    came = take_in("I am;Name;Email\nMentor;A;a@x.dk\nBoth;B;b@x.dk\n")
    assert (came["added"], came["unknown_columns"]) == (2, [])
    roles = [len(person["enrolments"]) for person in run_json("participants", file)]
    assert roles == [1, 2]


def test_a_name_may_be_long_but_not_longer_than_paper_can_take(
    file: Path, run_json: RunJson, take_in: TakeIn
):
    came = take_in(f"{HEAD}\n{'N' * 300};a@x.dk;mentor\n{'N' * 501};b@x.dk;mentor\n")
    assert (came["added"], came["rejected"][0]["row"]) == (1, 3)
    assert only(run_json("participants", file))["name"] == "N" * 300


def test_a_choice_may_be_spread_over_a_column_an_option(
    file: Path, run_json: RunJson, take_in: TakeIn
):
    take_in(f"{HEAD};Topics [CV];Topics [Job, løn]\nA;a@x.dk;mentor;ja;nej\nB;b@x.dk;mentor;x;1\n")
    people = run_json("participants", file)
    topics = [person["enrolments"][0]["topics"] for person in people]
    assert topics == [["CV"], ["CV", "Job, løn"]]


def test_a_map_beats_what_would_have_been_guessed(file: Path, run_json: RunJson, take_in: TakeIn):
    came = take_in(f"{HEAD};alias\nWrong;a@x.dk;mentor;Right\n", "--map", "alias=name")
    assert came["unknown_columns"] == ["name"]
    assert only(run_json("participants", file))["name"] == "Right"


@pytest.mark.parametrize("given", ["nowhere=name", "name=nothing"])
def test_a_map_to_nowhere_is_refused_and_changes_nothing(file: Path, refused: Run, given: str):
    before = file.read_bytes()
    sentence = refused("import", file, SAMPLE / "mentees.csv", "--map", given)
    assert given.split("=")[given.endswith("nothing")] in sentence
    assert file.read_bytes() == before


@pytest.mark.parametrize("given", ["name", "=name", ""])
def test_a_map_that_is_none_is_wrong_usage(file: Path, usage: Run, given: str):
    assert "--map" in usage("import", file, SAMPLE / "mentees.csv", "--map", given)


def test_bad_rows_are_listed_and_only_a_table_without_a_good_one_fails(
    tmp_path: Path, file: Path, run: Run, refused: Run
):
    table = tmp_path / "t.csv"
    table.write_text(f"{HEAD}\n\nA;bad;mentor\nB;b@x.dk;mentor\n")
    assert "Row 3: “bad” is not an e-mail address." in run("import", file, table)
    table.write_text(f"{HEAD}\nA;bad;mentor\nB;worse;mentor\n")
    sentence = refused("import", file, table)
    assert sentence == (
        "t.csv has no row that could be used. In row 2: “bad” is not an e-mail address.\n"
    )


@pytest.mark.parametrize("content", [b"", b"name;email;role\n", b"\x00\x01\x02" * 99, b'a;b\n"c;d'])
def test_a_file_that_is_no_table_is_one_sentence(
    tmp_path: Path, file: Path, refused: Run, content: bytes
):
    table = tmp_path / "t.csv"
    table.write_bytes(content)
    assert "t.csv" in refused("import", file, table)
    assert "gone.csv" in refused("import", file, tmp_path / "gone.csv")
    assert "is a folder" in refused("import", file, tmp_path)


def test_a_dry_run_tells_what_an_import_would(file: Path, run_json: RunJson):
    before = file.read_bytes()
    words = ("import", file, SAMPLE / "mentors.csv", "--role", "mentor")
    would = run_json(*words, "--dry-run")
    assert file.read_bytes() == before
    assert run_json(*words) == would


@pytest.mark.parametrize("language", list(Language))
def test_what_export_writes_a_new_file_takes_in_whole(
    tmp_path: Path, run: Run, run_json: RunJson, language: Language
):
    first, second = tmp_path / "a.mentordesk", tmp_path / "b.mentordesk"
    for path in (first, second):
        words = ("--template", "karrierementor", "--name", "P", "--language", language)
        run("new", path, *words, "--start", "2026-09-01")
    for role in ("mentor", "mentee"):
        run("import", first, SAMPLE / f"{role}s.csv", "--role", role)
    run("export", first, "--out", tmp_path / "all.xlsx")
    came = run_json("import", second, tmp_path / "all.xlsx")
    assert (came["rejected"], came["unknown_columns"]) == ([], [])
    assert run_json("participants", second) == run_json("participants", first)
    assert run_json("match", second) == run_json("match", first)
