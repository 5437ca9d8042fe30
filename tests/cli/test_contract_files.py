"""What every command promises of FILE and `--out`: any name, one sentence, nothing lost."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mentordesk import cli
from mentordesk.services.workspace import Workspace
from tests.cli.conftest import SAMPLE, Run, RunJson

HOLD_OPEN = """
import sys
from pathlib import Path
from mentordesk.services.workspace import Workspace

with Workspace.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def change(path: Path, statement: str) -> None:
    """Change a file behind the program's back."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()


def test_sentences_are_in_the_files_own_language(
    tmp_path: Path, run: Run, refused: Run, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    file = tmp_path / "dansk.mentordesk"
    run("new", file, "--template", "open", "--name", "A", "--language", "da")
    assert "er i orden" in run("check", file)
    assert "allerede" in refused("new", file, "--template", "open", "--name", "a ")
    with Workspace.open(file):
        assert "Luk den" in refused("match", file, "--confirm")


def test_what_a_window_has_open_can_be_read_but_not_written(
    signed_up: Path, run: Run, refused: Run
):
    before = signed_up.read_bytes()
    words = [sys.executable, "-c", HOLD_OPEN, str(signed_up)]
    with subprocess.Popen(  # noqa: S603 - our own words
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as window:
        assert window.stdout is not None
        window.stdout.readline()
        assert "is open" in refused("match", signed_up, "--confirm")
        assert "is open" in refused("import", signed_up, SAMPLE / "mentees.csv")
        run("match", signed_up)
        run("check", signed_up)
        window.communicate()
    assert signed_up.read_bytes() == before
    run("match", signed_up, "--confirm")


def test_a_programme_that_cannot_be_made_leaves_no_file(tmp_path: Path, refused: Run, usage: Run):
    file = tmp_path / "new.mentordesk"
    words = ("new", file, "--template", "open")
    assert "navn" in refused(*words, "--name", "  ")
    assert "--start" in usage(*words, "--name", "A", "--start", "1.9.2026")
    assert "--template" in usage("new", file, "--name", "A", "--template", "other")
    assert not file.exists()


def test_a_file_of_somebody_elses_is_refused_and_left(tmp_path: Path, refused: Run):
    file = tmp_path / "other.db"
    change(file, "CREATE TABLE t (a)")
    before = file.read_bytes()
    for words in (("check",), ("participants",), ("new", "--template", "open", "--name", "A")):
        command, *options = words
        assert "not a MentorDesk file" in refused(command, file, *options)
    assert file.read_bytes() == before


def test_no_document_is_written_over_a_mentordesk_file(matched: Path, refused: Run):
    before = matched.read_bytes()
    for words in (("agreements",), ("export",), ("report", "--questionnaire", "final")):
        command, *options = words
        assert "was not overwritten" in refused(command, matched, *options, "--out", matched)
    assert matched.read_bytes() == before


def test_out_needs_its_folder_unless_it_is_one(
    tmp_path: Path, matched: Path, run: Run, refused: Run
):
    missing = tmp_path / "missing"
    for words in (("agreements", "a.pdf"), ("export", "e.xlsx")):
        command, name = words
        assert "does not exist" in refused(command, matched, "--out", missing / name)
    assert not missing.exists()
    run("guides", matched, "--out", missing / "guides")
    assert (missing / "guides" / "mentor-guide.pdf").exists()


def test_pairs_are_printed_once_each_and_found_in_any_programme(
    tmp_path: Path, matched: Path, run: Run, run_json: RunJson, refused: Run
):
    codes = [pair["code"] for pair in run_json("match", matched)["pairs"]]
    one, twice = tmp_path / "one.pdf", tmp_path / "twice.pdf"
    run("agreements", matched, "--pair", codes[0], "--out", one)
    run("new", matched, "--template", "open", "--name", "Next", "--start", "2027-01-01")
    typed = codes[0].replace("-", " ").lower()
    run("agreements", matched, "--pair", codes[0], "--pair", typed, "--out", twice)
    assert twice.read_bytes() == one.read_bytes()
    words = ("agreements", matched, "--programme", "Next", "--pair", codes[0], "--out", twice)
    assert codes[0] in refused(*words)


def test_check_says_well_only_of_what_the_others_can_read(tmp_path: Path, matched: Path, run: Run):
    """Flip bytes of a file; whatever the check lets pass, every deed must read."""
    whole, chance = matched.read_bytes(), random.Random(20260901)  # noqa: S311 - the same bytes at each run
    damaged, paper = tmp_path / "damaged.mentordesk", tmp_path / "paper"
    for _ in range(10):
        content = bytearray(whole)
        place = chance.choice([at for at in chance.sample(range(len(content)), 99) if content[at]])
        content[place] = chance.randrange(256)
        damaged.write_bytes(content)
        code = cli.main(["check", str(damaged)])
        assert code in {cli.DONE, cli.PERSON_MUST_ACT}
        for words in (("match",), ("export", "--out", paper)):
            command, *options = words
            done = cli.main([command, str(damaged), *map(str, options)])
            assert done in ({cli.DONE} if code == cli.DONE else {cli.DONE, cli.PERSON_MUST_ACT})
    assert run("check", matched)


@pytest.mark.parametrize(
    "statement",
    [
        """UPDATE "match" SET reasons = '[{"criterion": "shoe size"}]'""",
        """UPDATE "match" SET reasons = '[{}]'""",
        "UPDATE participant SET name = CAST(x'ff' AS TEXT)",
        "DELETE FROM organisation",
        "UPDATE programme SET starts_on = 'soon'",
        "UPDATE matching_rules SET weight_topics = 9e999",
        "UPDATE matching_rules SET weight_topics = 1e308",
    ],
)
def test_a_file_with_a_value_that_no_deed_wrote_is_told_from_a_bug(
    matched: Path, refused: Run, statement: str
):
    change(matched, statement)
    assert "backup" in refused("check", matched)
    for words in (("match",), ("agreements", "--out", matched.with_name("a.pdf"))):
        command, *options = words
        code = cli.main([command, str(matched), *map(str, options)])
        assert code in {cli.DONE, cli.PERSON_MUST_ACT}


def test_a_deed_that_fails_on_a_damaged_file_says_that_it_is_damaged(matched: Path, refused: Run):
    change(matched, """UPDATE "match" SET reasons = '[{}]'""")
    # Only here are reasons told.
    assert "backup" in refused("match", matched, "--json")


def test_output_that_finds_no_room_is_a_sentence(
    signed_up: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("This system has no disk that is always full")
    with full.open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert cli.main(["participants", str(signed_up)]) == cli.PERSON_MUST_ACT
    assert "Make room" in capfd.readouterr().err
