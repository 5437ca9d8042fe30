"""What tests of the command line share: a way to run it, and files that were filled once."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from mentordesk import cli
from mentordesk.paths import resources

SAMPLE = resources() / "sample"

#: Runs a command that must end with `code`; returns what it printed, or complained of.
Run = Callable[..., str]
#: Runs a command that must succeed with `--json`, and returns what that says.
RunJson = Callable[..., Any]
#: Fills a table from a text and takes it in; returns the report.
TakeIn = Callable[..., Any]


@pytest.fixture(name="run")
def _run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: object, code: int = 0) -> str:
        capsys.readouterr()
        assert cli.main([str(word) for word in words]) == code
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return printed.out if code == 0 else printed.err

    return run


@pytest.fixture(name="run_json")
def _run_json(run: Run) -> RunJson:
    return lambda *words: json.loads(run(*words, "--json"))


@pytest.fixture(name="refused")
def _refused(run: Run) -> Run:
    """Return what runs a command that a person must mend, and hands back its one sentence."""

    def refused(*words: object) -> str:
        sentence = run(*words, code=1)
        assert len(sentence.splitlines()) == 1
        return sentence

    return refused


@pytest.fixture(name="usage")
def _usage(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command whose words are wrong, and hands back the complaint."""

    def usage(*words: object) -> str:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main([str(word) for word in words])
        assert left.value.code == cli.USAGE
        return capsys.readouterr().err

    return usage


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """Return a file with a programme and nobody in it, in a folder with a difficult name."""
    return _placed(tmp_path, "new")


@pytest.fixture(name="signed_up")
def _signed_up(tmp_path: Path) -> Path:
    """Return a file with the sample's people."""
    return _placed(tmp_path, "signed_up")


@pytest.fixture(name="matched")
def _matched(tmp_path: Path) -> Path:
    """Return a file with the sample's people, matched."""
    return _placed(tmp_path, "matched")


@pytest.fixture(name="take_in")
def _take_in(tmp_path: Path, file: Path, run_json: RunJson) -> TakeIn:
    def take_in(text: str, *options: object, name: str = "table.csv") -> Any:
        table = tmp_path / name
        table.write_text(text, encoding="utf-8")
        return run_json("import", file, table, *options)

    return take_in


def _placed(folder: Path, state: str) -> Path:
    path = folder / "forår 100 % #1?.mentordesk"
    path.write_bytes(_filled(state))
    return path


@cache
def _filled(state: str) -> bytes:
    """Return a file in one of the states of the work: each is made once a run."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.mentordesk"
        if state == "new":
            words = ("--template", "karrierementor", "--name", "Efterår 2026")
            _do("new", path, *words, "--start", "2026-09-01", "--language", "en")
        elif state == "signed_up":
            path.write_bytes(_filled("new"))
            for role in ("mentor", "mentee"):
                _do("import", path, SAMPLE / f"{role}s.csv", "--role", role)
        else:
            path.write_bytes(_filled("signed_up"))
            _do("match", path, "--confirm")
        return path.read_bytes()


def _do(*words: object) -> None:
    assert cli.main([str(word) for word in words]) == 0
