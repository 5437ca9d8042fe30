"""A paper that cannot be put where it was meant for: one sentence, and nothing half."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.services.records.papers import PackChoice
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import PrintKind
from tests.builders import a_match, a_mentee, a_mentor, a_programme

resource = pytest.importorskip("resource", reason="limits on files are POSIX's")

Write = Callable[[Workspace, Path], object]
GUIDES = PackChoice(copies={PrintKind.MENTOR_GUIDE: 1, PrintKind.AGREEMENT: 1})


def a_pack(workspace: Workspace, path: Path) -> None:
    workspace.kick_off_pack.write(path, workspace.programmes.newest().id, GUIDES)


def a_guide(workspace: Workspace, path: Path) -> None:
    id_ = workspace.programmes.newest().id
    workspace.paperwork.save(path, workspace.paperwork.guide_pdf(id_, "mentor-guide"))


def mails(workspace: Workspace, path: Path) -> None:
    workspace.match_letters.drafts(workspace.programmes.newest().id, path.parent)


@pytest.fixture(autouse=True)
def pair(workspace: Workspace) -> int:
    programme = a_programme(workspace)
    return a_match(workspace, a_mentor(workspace, programme), a_mentee(workspace, programme))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a paper of last year."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "paper.pdf").write_bytes(b"last year")
    return folder


@contextmanager
def files_no_larger_than(most: int) -> Iterator[None]:
    """Let the disk take no file larger than this many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("write", [a_pack, a_guide, mails])
def test_a_disk_that_takes_no_more_leaves_what_was_there(workspace, folder, write: Write):
    before = held(folder)
    with files_no_larger_than(8_192), pytest.raises(UserError, match="too large for this disk"):
        write(workspace, folder / "paper.pdf")
    assert held(folder) == before


@pytest.mark.parametrize("write", [a_pack, a_guide, mails])
def test_a_full_disk_is_said(workspace, folder, write: Write, monkeypatch):
    before = held(folder)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="the disk is full"):
        write(workspace, folder / "paper.pdf")
    assert held(folder) == before


@pytest.mark.parametrize("write", [a_pack, a_guide, mails])
def test_a_file_that_another_program_holds_is_said(workspace, folder, write: Write, monkeypatch):
    before = held(folder)

    def taken(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "The file is used by another process")

    monkeypatch.setattr(Path, "replace", taken)
    with pytest.raises(UserError, match="another program has the file open"):
        write(workspace, folder / "paper.pdf")
    assert held(folder) == before


@pytest.mark.parametrize("write", [a_pack, a_guide, mails])
def test_a_folder_that_may_not_be_written_is_said(workspace, folder, write: Write, monkeypatch):
    if os.geteuid() == 0:
        # Who may do everything is refused nothing by the system.
        def refuse(**_asked: object) -> tuple[int, str]:
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr("tempfile.mkstemp", refuse)
    folder.chmod(0o500)
    try:
        with pytest.raises(UserError, match="you may not write there"):
            write(workspace, folder / "paper.pdf")
    finally:
        folder.chmod(0o700)
    assert held(folder) == {"paper.pdf": b"last year"}


@pytest.mark.parametrize("write", [a_pack, a_guide])
def test_a_paper_never_takes_the_place_of_the_file_itself(workspace, write: Write):
    before = workspace.path.read_bytes()
    with pytest.raises(UserError, match="is a MentorDesk file"):
        write(workspace, workspace.path)
    assert workspace.path.read_bytes() == before


def test_a_pack_to_be_looked_at_needs_room_on_the_disk_too(workspace, own_folders: Path):
    id_ = workspace.programmes.newest().id
    with files_no_larger_than(8_192), pytest.raises(UserError, match="too large for this disk"):
        workspace.kick_off_pack.pdf(id_, GUIDES)
