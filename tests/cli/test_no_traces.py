"""A person goes through all deeds with unmistakable words: nothing outside tells of them."""

import tempfile
from pathlib import Path

import pytest

from mentordesk.paths import state_folder
from mentordesk.services.workspace import Workspace
from tests.builders import a_table
from tests.canary import EMAIL, FIELDS, NAME, PHONE, a_canary, found_below, found_in
from tests.cli.conftest import Run

TITLES = ("Name", "E-mail", "Phone", "Role", "Subject", "Topics", "Employer", "Note", "Consent")
ROW = (
    *(NAME, EMAIL, PHONE, "mentor", FIELDS["subject"], FIELDS["topic"]),
    *(FIELDS["employer"], FIELDS["note"], "yes"),
)
MENTEE = ("Ida Krogh", "ida.krogh@example.org", "", "mentee", "Biology", "", "", NAME, "yes")


@pytest.fixture(name="home")
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which everything lies that the program keeps of itself."""
    home = tmp_path / "home"
    for name in ("STATE", "CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    (home / "tmp").mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(home / "tmp"))
    return home


def _outside(home: Path) -> list[str]:
    """Return what tells of the person, backups apart: these hold the whole file."""
    lines = found_below(home)
    return [line for line in lines if "data/MentorDesk/backups" not in line]


def test_no_log_and_no_file_name_tells_of_anybody(
    tmp_path: Path, home: Path, file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    table = a_table(tmp_path, TITLES, ROW, MENTEE, (NAME, "no address", *ROW[2:]))
    out = tmp_path / "out"
    out.mkdir()
    run("import", file, table)
    run("match", file, "--confirm")
    run("agreements", file, "--out", out / "agreements.pdf")
    run("agreements", file, "--fillable", "--out", out / "forms.pdf")
    run("guides", file, "--out", out / "guides")
    run("export", file, "--out", out / "all.xlsx")
    run("backup", file, "--out", out / "copy.mentordesk")
    run("person", file, "--email", EMAIL, "--out", out / "person")
    # Deeds that are refused, with the person in what was asked.
    run("match", file, "--pin", f"{EMAIL},stranger@example.org", code=1)
    run("agreements", file, "--pair", "AAA-AAA", "--out", out / "none.pdf", code=1)
    run("import", file, tmp_path / f"{NAME}.csv", code=1)

    def broken(_deed: object) -> None:
        raise RuntimeError(NAME, EMAIL, PHONE)

    with monkeypatch.context() as patch:
        patch.setattr("mentordesk.cli.deeds.Deed._participants", broken)
        run("participants", file, code=1)

    assert (state_folder() / "mentordesk.log").read_text(encoding="utf-8")
    assert _outside(home) == []
    names = "\n".join(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
    assert found_in(names.encode()) == []


def test_nothing_is_left_outside_after_an_erasure(home: Path, file: Path, run: Run):
    with Workspace.open(file) as workspace:
        a_canary(workspace, workspace.programmes.newest())
    said = run("erase", file, "--email", EMAIL)
    assert found_in(said.encode()) == []
    assert found_in(file.read_bytes()) == []
    assert _outside(home) == []


def test_a_canary_would_be_found_in_whatever_way_it_is_spelt(tmp_path: Path):
    import base64

    spelt = {
        "utf-8": NAME.encode(),
        "utf-16": NAME.upper().encode("utf-16"),
        "windows": NAME.lower().encode("cp1252"),
        "json": NAME.encode("unicode_escape"),
        "base64": base64.b64encode(f"Name: {NAME}, and more".encode()),
    }
    for kind, content in spelt.items():
        (tmp_path / kind).write_bytes(b"before " + content + b" after")
    assert {line.split(" in ")[1] for line in found_below(tmp_path, [NAME])} == set(spelt)
