"""A protected file takes its passphrase from a prompt or from standard input, never as a word."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mentordesk.paths import resources, settings_file, state_folder
from mentordesk.services import protection
from mentordesk.services.backups import Occasion
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Language
from tests.cli.conftest import Run

WORDS = "når æblerne falder i å"
OTHERS = "fire små ænder i en sø"
TABLE = resources() / "sample" / "mentors.csv"

#: Puts lines on standard input.
Say = Callable[..., None]


@pytest.fixture(autouse=True)
def say(monkeypatch: pytest.MonkeyPatch) -> Say:
    """Stand in for a pipe, empty until lines are put into it."""

    def put(*lines: str, ending: str = "\n", encoding: str = "utf-8") -> None:
        content = "".join(line + ending for line in lines).encode(encoding)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))

    put()
    return put


@pytest.fixture
def secret(file: Path) -> Path:
    protection.protect(file, WORDS)
    return file


def opens(path: Path, passphrase: str | None) -> bool:
    with Workspace.open(path, passphrase=passphrase) as workspace:
        return workspace.programmes.newest().name == "Efterår 2026"


@pytest.fixture
def prompted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Stand in for a person at a terminal, who answers with these words one after another."""
    answers: list[str] = []
    asked: list[str] = []

    def answer(label: str) -> str:
        asked.append(label)
        return answers.pop(0)

    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", answer)
    yield answers
    assert not answers
    assert all(label.endswith(": ") for label in asked)


def test_a_file_is_protected_changed_and_put_in_clear(file: Path, run: Run, say: Say):
    say(WORDS)
    assert run("encrypt", file, "--passphrase-stdin") == (
        f"{file.name} is protected with a passphrase now.\n"
    )
    assert opens(file, WORDS)
    say(WORDS, OTHERS)
    assert run("passphrase", file, "--passphrase-stdin") == f"{file.name} has a new passphrase.\n"
    assert opens(file, OTHERS)
    say(OTHERS)
    assert run("decrypt", file, "--passphrase-stdin") == (
        f"{file.name} is no longer protected with a passphrase.\n"
    )
    assert opens(file, None)


def test_every_deed_reaches_into_a_protected_file(secret: Path, tmp_path: Path, run: Run, say: Say):
    for words in (
        ("import", secret, TABLE, "--role", "mentor"),
        ("participants", secret),
        ("match", secret, "--confirm"),
        ("candidates", secret),
        ("agreements", secret, "--blank", "--out", tmp_path / "a.pdf"),
        ("report", secret, "--questionnaire", "midterm"),
        ("export", secret, "--out", tmp_path / "e.xlsx"),
        ("check", secret),
    ):
        say(WORDS)
        run(*words, "--passphrase-stdin")
    say(WORDS)
    assert len(json.loads(run("--passphrase-stdin", "participants", secret, "--json"))) == 32


def test_a_new_file_is_protected_from_its_first_byte(tmp_path: Path, run: Run, say: Say):
    path = tmp_path / "new.mentordesk"
    words = ("new", path, "--template", "open", "--passphrase-stdin")
    say(WORDS)
    run(*words, "--name", "Forår")
    assert protection.is_protected(path)
    say(WORDS)
    run(*words, "--name", "Efterår")
    with Workspace.open(path, passphrase=WORDS) as workspace:
        assert len(workspace.programmes.all()) == 2


def test_a_new_file_whose_passphrase_is_refused_is_not_made(tmp_path: Path, refused: Run, say: Say):
    path = tmp_path / "new.mentordesk"
    say("for kort")
    words = ("--template", "open", "--name", "Forår", "--passphrase-stdin")
    assert "at least 12 characters" in refused("new", path, *words)
    assert not path.exists()


def test_a_programme_is_not_added_to_a_file_in_clear_as_if_it_were_protected(
    file: Path, refused: Run, say: Say
):
    say(WORDS)
    words = ("--template", "open", "--name", "Forår", "--passphrase-stdin")
    before = file.read_bytes()
    assert "is not protected" in refused("new", file, *words)
    assert file.read_bytes() == before


def test_a_file_in_clear_needs_no_passphrase_whatever_is_said(file: Path, run: Run, say: Say):
    say(WORDS)
    run("check", file, "--passphrase-stdin")


@pytest.mark.parametrize("command", ["participants", "check", "decrypt", "passphrase"])
def test_without_anybody_to_ask_it_is_one_sentence(secret: Path, refused: Run, command: str):
    before = secret.read_bytes()
    assert refused(command, secret) == (
        f"The passphrase of {secret.name} is needed. Give it on standard input, with "
        "--passphrase-stdin.\n"
    )
    assert secret.read_bytes() == before


def test_the_same_for_a_file_that_is_to_be_protected(file: Path, refused: Run):
    assert "--passphrase-stdin" in refused("encrypt", file)
    assert opens(file, None)


@pytest.mark.parametrize(
    ("command", "lines", "sentence"),
    [
        ("participants", (OTHERS,), "not the passphrase of"),
        ("check", (OTHERS,), "not the passphrase of"),
        ("decrypt", (OTHERS,), "not the passphrase of"),
        ("passphrase", (OTHERS, WORDS), "not the passphrase of"),
        ("passphrase", (WORDS, "for kort"), "at least 12 characters"),
        ("passphrase", (WORDS,), "No passphrase came"),
        ("participants", (), "No passphrase came"),
        ("participants", ("",), "No passphrase came"),
        ("encrypt", (WORDS,), "is protected with a passphrase already"),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(
    secret: Path, refused: Run, say: Say, command: str, lines: tuple[str, ...], sentence: str
):
    before = secret.read_bytes()
    say(*lines)
    assert sentence in refused(command, secret, "--passphrase-stdin")
    assert secret.read_bytes() == before


@pytest.mark.parametrize("command", ["decrypt", "passphrase"])
def test_a_file_in_clear_has_no_passphrase(file: Path, refused: Run, command: str):
    assert "is not protected with a passphrase" in refused(command, file)


@pytest.mark.parametrize("command", ["encrypt", "decrypt", "passphrase"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, refused: Run, command: str):
    assert "none.mentordesk cannot be found" in refused(command, tmp_path / "none.mentordesk")


def test_it_may_come_from_a_windows_pipe(secret: Path, run: Run, say: Say):
    say(WORDS, ending="\r\n", encoding="utf-8-sig")
    run("check", secret, "--passphrase-stdin")


def test_what_is_no_text_is_refused_without_being_shown(secret: Path, refused: Run, say: Say):
    say(WORDS, encoding="latin-1")
    said = refused("check", secret, "--passphrase-stdin")
    assert "no text in UTF-8" in said
    assert "falder" not in said


def test_a_person_at_a_terminal_is_asked(secret: Path, run: Run, prompted: list[str]):
    prompted[:] = [WORDS]
    assert "is well" in run("check", secret)
    prompted[:] = [WORDS, OTHERS, OTHERS]
    run("passphrase", secret)
    assert opens(secret, OTHERS)


def test_a_new_one_that_was_typed_differently_is_refused(
    secret: Path, refused: Run, prompted: list[str]
):
    prompted[:] = [WORDS, OTHERS, OTHERS + "!"]
    assert "were not the same" in refused("passphrase", secret)
    assert opens(secret, WORDS)


def test_it_is_never_a_word_of_the_command(usage: Run, secret: Path):
    for words in (("--passphrase", WORDS), (f"--passphrase-stdin={WORDS}",)):
        usage("check", secret, *words)


def test_the_sentence_is_in_the_files_language_once_it_is_open(
    tmp_path: Path, refused: Run, say: Say, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    path = tmp_path / "ny.mentordesk"
    with Workspace.create(path, language=Language.DANISH, passphrase=WORDS) as workspace:
        workspace.programmes.create("open", "Forår", language=Language.DANISH)
    words = ("participants", path, "--programme", "Sommer", "--passphrase-stdin")
    say(WORDS)
    assert "Filen har intet forløb" in refused(*words)


def test_older_copies_of_the_programs_own_are_protected_too(file: Path, run: Run, say: Say):
    copy = file.with_name(f"{file.stem} (before update 2026-08-01 1200){file.suffix}")
    copy.write_bytes(file.read_bytes())
    broken = file.with_name(f"{file.stem} (before update 2026-08-02 1200){file.suffix}")
    broken.write_bytes(file.read_bytes()[:9_000])
    say(WORDS)
    said = run("encrypt", file, "--passphrase-stdin").splitlines()
    assert said[1:] == [
        "1 backup has that passphrase too.",
        f"The backup {broken} is as it was.",
    ]
    assert opens(copy, WORDS)
    say(WORDS, OTHERS)
    run("passphrase", file, "--passphrase-stdin")
    assert opens(copy, OTHERS)


def test_backups_get_the_passphrase_and_stay_what_the_list_says(file: Path, run: Run, say: Say):
    with Workspace.open(file) as workspace:
        workspace.backups.make(Occasion.ASKED)
    say(WORDS)
    assert "1 backup has that passphrase too." in run("encrypt", file, "--passphrase-stdin")
    say(WORDS, OTHERS)
    assert "1 backup has that passphrase too." in run("passphrase", file, "--passphrase-stdin")
    with Workspace.open(file, passphrase=OTHERS) as workspace:
        (backup,) = workspace.backups.all()
        assert workspace.backups.is_good(backup)
        assert workspace.backups.look(backup.path).programmes == ("Efterår 2026",)
    assert opens(backup.path, OTHERS)
    say(OTHERS)
    run("decrypt", file, "--passphrase-stdin")
    assert opens(backup.path, None)


def test_a_protected_file_is_copied_and_put_back(
    secret: Path, tmp_path: Path, run: Run, refused: Run, say: Say
):
    copy, words = tmp_path / "copy.mentordesk", "--passphrase-stdin"
    for _ in range(2):
        say(WORDS)
        run("backup", secret, "--out", copy, words)
    assert opens(copy, WORDS)
    say(WORDS, OTHERS)
    run("passphrase", secret, words)
    say(OTHERS)
    assert "has another passphrase" in refused("backup", secret, "--out", copy, words)
    say(WORDS, OTHERS)
    run("restore", copy, "--to", secret, words)
    assert opens(secret, WORDS)
    say(WORDS)
    run("restore", copy, "--to", secret, words)
    assert opens(secret, WORDS)


def test_a_copy_in_clear_takes_a_protected_files_place_and_the_other_way_round(
    secret: Path, tmp_path: Path, run: Run, say: Say
):
    clear, words = tmp_path / "clear.mentordesk", "--passphrase-stdin"
    say(WORDS)
    run("backup", secret, "--out", clear, words)
    protection.unprotect(clear, WORDS)
    say(WORDS)
    run("restore", clear, "--to", secret, words)
    assert opens(secret, None)
    protection.protect(clear, WORDS)
    say(WORDS)
    run("restore", clear, "--to", secret, words)
    assert opens(secret, WORDS)


def test_it_is_written_nowhere(secret: Path, tmp_path: Path):
    """A whole program, from outside: what it prints, logs and keeps."""
    ran = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "mentordesk", "check", str(secret), "--passphrase-stdin"],
        input=WORDS.encode(),
        capture_output=True,
        check=True,
    )
    kept = [path for path in state_folder().rglob("*") if path.is_file()]
    kept += [settings_file()] if settings_file().exists() else []
    everything = [ran.stdout, ran.stderr, *(path.read_bytes() for path in (*kept, secret))]
    assert not any(WORDS.encode() in each or b"falder" in each for each in everything)
