"""`backup` and `restore`: a copy that is whole, and a file that is replaced or left as it was."""

from pathlib import Path

import pytest

from mentordesk.services.backups import Backups
from mentordesk.services.workspace import Workspace, now
from tests.cli.conftest import Run, RunJson


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "kopi på nøgle.mentordesk"


def test_a_copy_is_a_file_like_the_first(signed_up: Path, copy: Path, run: Run, run_json: RunJson):
    content = signed_up.read_bytes()
    assert run("backup", signed_up, "--out", copy).strip() == str(copy)
    assert run_json("participants", copy) == run_json("participants", signed_up)
    assert run("check", copy)
    assert signed_up.read_bytes() == content


def test_a_file_is_copied_while_a_window_has_it(signed_up: Path, copy: Path, run: Run):
    with Workspace.open(signed_up):
        run("backup", signed_up, "--out", copy)


def test_a_copy_replaces_a_copy_but_nothing_else(
    signed_up: Path, copy: Path, run: Run, refused: Run
):
    run("backup", signed_up, "--out", copy)
    run("backup", signed_up, "--out", copy)
    copy.write_text("Kære Ida")
    refused("backup", signed_up, "--out", copy)
    assert copy.read_text() == "Kære Ida"
    assert "itself" in refused("backup", signed_up, "--out", signed_up)
    assert "does not exist" in refused("backup", signed_up, "--out", copy.parent / "no" / "copy")


def test_restoring_replaces_the_file_and_names_where_it_is_kept(
    file: Path, signed_up: Path, copy: Path, run: Run, run_json: RunJson
):
    copy.write_bytes(signed_up.read_bytes())
    people = run_json("participants", copy)
    run("new", file, "--template", "open", "--name", "Another", "--language", "en")
    programmes = file.read_bytes()
    said = run("restore", copy, "--to", file)
    assert copy.read_bytes() != programmes
    assert run_json("participants", file) == people
    (safety,) = Backups.at(file, now).all()
    assert str(safety.path) in said
    run("restore", safety.path, "--to", file)
    assert "Another" in run("new", file, "--template", "open", "--name", "Another 2")


def test_a_file_that_is_not_there_is_made(signed_up: Path, copy: Path, run: Run, run_json: RunJson):
    run("restore", signed_up, "--to", copy)
    assert run_json("participants", copy) == run_json("participants", signed_up)


def test_a_file_that_a_window_has_open_is_not_replaced(signed_up: Path, copy: Path, refused: Run):
    copy.write_bytes(signed_up.read_bytes())
    with Workspace.open(copy):
        content = copy.read_bytes()
        assert "is open" in refused("restore", signed_up, "--to", copy)
        assert copy.read_bytes() == content


def test_a_copy_that_is_damaged_or_newer_changes_nothing(signed_up: Path, copy: Path, refused: Run):
    content = signed_up.read_bytes()
    copy.write_bytes(content[:30_000])
    assert "damaged" in refused("restore", copy, "--to", signed_up)
    copy.write_bytes(content[:60] + (99).to_bytes(4) + content[64:])
    assert "newer" in refused("restore", copy, "--to", signed_up)
    assert "cannot be found" in refused("restore", copy.with_name("gone"), "--to", signed_up)
    assert signed_up.read_bytes() == content


def test_a_damaged_file_is_put_aside(signed_up: Path, copy: Path, run: Run, run_json: RunJson):
    copy.write_bytes(signed_up.read_bytes())
    people = run_json("participants", copy)
    signed_up.write_bytes(signed_up.read_bytes()[:30_000])
    said = run("restore", copy, "--to", signed_up)
    (aside,) = signed_up.parent.glob("*(damaged *")
    assert str(aside) in said
    assert run_json("participants", signed_up) == people


def test_both_want_to_know_where(signed_up: Path, usage: Run):
    assert "--out" in usage("backup", signed_up)
    assert "--to" in usage("restore", signed_up)
