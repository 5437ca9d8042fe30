"""What is installed from the wheel is whole: it needs no checkout beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk import cli
from mentordesk.paths import resources

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module", name="installed")
def _installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the package as pip puts it there."""
    folder = tmp_path_factory.mktemp("installed")
    python(ROOT, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "wheel"))
    (wheel,) = (folder / "wheel").iterdir()
    flags = ("--quiet", "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check")
    python(folder, "-m", "pip", "install", *flags, "--target", str(folder / "site"), str(wheel))
    return folder / "site"


def python(folder: Path, *words: str, before: Path | None = None) -> str:
    """Run Python in `folder`, with the packages in `before` ahead of its own."""
    variables = {**os.environ, "PYTHONPATH": str(before or ""), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, *words], cwd=folder, env=variables, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_it_brings_everything_that_the_checkout_has(installed: Path):
    def names(root: Path) -> set[str]:
        every = (path for path in root.rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix() for path in every if path.suffix != ".pyc"}

    resources_inside = {f"resources/{name}" for name in names(ROOT / "resources")}
    assert names(installed / "mentordesk") == names(ROOT / "mentordesk") | resources_inside


def test_it_finds_its_own_resources(installed: Path, tmp_path: Path):
    ask = "from mentordesk import paths; print(paths.resources())"
    found = python(tmp_path, "-c", ask, before=installed).strip()
    assert Path(found) == installed / "mentordesk" / "resources"
    assert resources() == ROOT / "resources"


def test_it_does_what_the_checkout_does_to_the_byte(
    installed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file, ours, theirs = (str(tmp_path / name) for name in ("f.mentordesk", "ours", "theirs"))
    plan = ("--template", "karrierementor", "--name", "Forår", "--start", "2026-09-01")
    told = python(tmp_path, "-m", "mentordesk", "new", file, *plan, before=installed)
    assert told == "Forår er klar i f.mentordesk.\n"
    python(tmp_path, "-m", "mentordesk", "guides", file, "--out", theirs, before=installed)
    assert cli.main(["guides", file, "--out", ours]) == 0
    assert capsys.readouterr().err == ""
    printed = {path.name: path.read_bytes() for path in Path(ours).iterdir()}
    assert len(printed) == 7
    assert printed == {path.name: path.read_bytes() for path in Path(theirs).iterdir()}
