"""`person` tells everything about somebody, and `erase` leaves nothing of them."""

import json
from pathlib import Path

import pytest

from mentordesk.paths import state_folder
from mentordesk.services.workspace import Workspace
from tests.canary import EMAIL, FORMER, TEXTS, a_canary, found_below, found_in


@pytest.fixture(autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture(name="known")
def _known(file: Path) -> Path:
    """Return a file with the canary in it."""
    with Workspace.open(file) as workspace:
        a_canary(workspace, workspace.programmes.newest())
    return file


def test_person_writes_paper_and_data_into_a_folder(known, run, tmp_path):
    out = tmp_path / "new" / "folder"
    paths = run("person", known, "--email", EMAIL.upper(), "--out", out).split("\n")[:-1]
    paper, data = map(Path, paths)
    assert paper.read_bytes().startswith(b"%PDF")
    assert json.loads(data.read_bytes())["about"]["email"] == EMAIL
    assert {paper.parent, data.parent} == {out}


def test_a_former_address_finds_the_person_too(known, run, tmp_path):
    run("person", known, "--email", FORMER, "--out", tmp_path / "out")
    assert "zqsted" in (tmp_path / "out" / "everything-about-one-person.json").read_text().lower()


@pytest.mark.parametrize("deed", ["person", "erase"])
def test_somebody_unknown_is_a_sentence_and_changes_nothing(known, refused, tmp_path, deed):
    content = known.read_bytes()
    out = ("--out", tmp_path / "out") if deed == "person" else ()
    sentence = refused(deed, known, "--email", "nobody@example.org", *out)
    assert sentence == "Nobody in this file has the address nobody@example.org.\n"
    assert known.read_bytes() == content
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", [("person", "--out", "x"), ("erase",), ("person",)])
def test_an_address_is_needed(known, usage, words):
    assert "--email" in usage(words[0], known, *words[1:])


def test_erase_says_what_went_and_leaves_no_byte(known, run):
    said = run("erase", known, "--email", EMAIL)
    assert "Erased for good" in said
    assert "Matches: 1" in said
    assert found_in(known.read_bytes()) == []
    assert found_below(known.parent) == []
    assert found_below(state_folder()) == []


def test_erase_names_each_copy_that_still_holds_them(known, run):
    copy = known.with_name(f"{known.stem} (before update 2026-08-18 1000){known.suffix}")
    copy.write_bytes(known.read_bytes())
    said = run("erase", known, "--email", EMAIL)
    assert str(copy) in said
    assert "stays until you delete it" in said


def test_a_dry_run_of_an_erasure_changes_nothing(known, run):
    content = known.read_bytes()
    said = run("erase", known, "--email", EMAIL, "--dry-run")
    assert "Left without their match: Ida Krogh." in said
    assert known.read_bytes() == content
    assert found_in(content) == list(TEXTS)


def test_nobody_is_erased_under_an_open_window(known, refused):
    with Workspace.open(known):
        assert "is open in MentorDesk" in refused("erase", known, "--email", EMAIL)
