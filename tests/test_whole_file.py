"""A file is written whole or not at all, and every refusal is a sentence."""

import errno
import os
import stat
from pathlib import Path

import pytest

from mentordesk.errors import CancelledError, UserError
from mentordesk.whole_file import refusal, write_whole, written_whole


@pytest.fixture
def target(tmp_path):
    return tmp_path / "aftale æøå.pdf"


def test_the_content_is_there_and_nothing_else(target):
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_can_read_it(target):
    target.touch(mode=0o644)
    write_whole(target, b"x")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_link_still_leads_to_what_was_written(target, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(target)
    write_whole(link, b"x")
    assert link.is_symlink()
    assert target.read_bytes() == b"x"


def test_a_missing_folder(tmp_path):
    with pytest.raises(UserError) as caught:
        write_whole(tmp_path / "nowhere" / "x.pdf", b"x")
    assert str(caught.value) == (
        f"x.pdf was not written: the folder {tmp_path / 'nowhere'} does not exist. "
        "Choose another folder."
    )


def test_a_file_where_a_folder_is_meant(target):
    target.touch()
    with pytest.raises(UserError, match="does not exist"):
        write_whole(target / "x.pdf", b"x")


def test_a_folder_where_a_file_is_meant(target):
    target.mkdir()
    with pytest.raises(UserError, match="is a folder"):
        write_whole(target, b"x")


@pytest.mark.skipif(os.name != "posix", reason="a pipe in a folder is POSIX's")
def test_a_pipe_is_not_replaced(target):
    os.mkfifo(target)
    with pytest.raises(UserError, match="not an ordinary file"):
        write_whole(target, b"x")
    assert target.is_fifo()


def test_a_name_that_is_too_long(tmp_path):
    with pytest.raises(UserError, match="name is too long"):
        write_whole(tmp_path / ("x" * 300), b"x")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EFBIG, "too large"),
        (errno.EACCES, "may not write there"),
        (errno.EPERM, "may not write there"),
        (errno.EROFS, "may not write there"),
        (errno.EIO, "reported an error"),
    ],
)
def test_a_disk_that_refuses_leaves_the_old_file(target, monkeypatch, number, sentence):
    write_whole(target, b"old")

    def refuse(_):
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UserError, match=sentence):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_an_error_without_a_number_has_a_sentence_too(target):
    assert "reported an error" in str(refusal(OSError("odd"), target))


def test_a_system_without_folders_to_sync_is_served(target, monkeypatch):
    monkeypatch.setattr("mentordesk.whole_file._SYNCS_FOLDERS", False)
    write_whole(target, b"x")
    assert target.read_bytes() == b"x"


def a_desk_file_locked(folder: Path) -> Path:
    path = folder / "autumn.mentordesk"
    path.write_bytes(os.urandom(4096))
    return path


def test_a_file_locked_with_a_passphrase_is_not_overwritten(tmp_path):
    path = a_desk_file_locked(tmp_path)
    before = path.read_bytes()
    with pytest.raises(UserError, match="is a MentorDesk file"):
        write_whole(path, b"%PDF")
    assert path.read_bytes() == before


def test_who_goes_on_writing_may_stop_and_leaves_what_was_there(target):
    write_whole(target, b"old")

    def write_and_stop() -> None:
        with written_whole(target) as stream:
            stream.write(b"half")
            raise CancelledError

    with pytest.raises(CancelledError):
        write_and_stop()
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="Windows opens no folders")
def test_a_disk_that_syncs_no_folders_is_written_to_all_the_same(target, monkeypatch):
    real = os.fsync

    def sync(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    write_whole(target, b"x")
    assert target.read_bytes() == b"x"


@pytest.mark.skipif(os.name != "posix", reason="Windows opens no folders")
def test_a_folder_that_may_not_be_looked_into_takes_files(target, monkeypatch):
    real = os.open

    def open_(path, *arguments, **named):
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, "")
        return real(path, *arguments, **named)

    monkeypatch.setattr(os, "open", open_)
    write_whole(target, b"x")
    assert target.read_bytes() == b"x"
