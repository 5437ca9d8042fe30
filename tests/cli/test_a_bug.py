"""A bug in a command is one sentence for the coordinator, and a trace for those who mend it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mentordesk import cli
from mentordesk.cli.deeds import Deed
from mentordesk.paths import state_folder


@contextmanager
def logged_nowhere_else() -> Iterator[None]:
    """Take the log that a bug opens away again."""
    logger = logging.getLogger("mentordesk")
    level, propagate = logger.level, logger.propagate
    try:
        yield
    finally:
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
            handler.close()
        logger.setLevel(level)
        logger.propagate = propagate


def test_a_bug_is_told_in_one_sentence_and_kept_in_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "state"
    monkeypatch.setattr(cli, "state_folder", lambda: folder)

    def fail(_: Deed) -> int:
        raise RuntimeError("Bo Friis")

    monkeypatch.setattr(Deed, "run", fail)
    with logged_nowhere_else():
        assert cli.main(["demo", "forår"]) == cli.PERSON_MUST_ACT
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert str(folder) in told
    kept = (folder / "mentordesk.log").read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in kept
    assert "Bo Friis" not in told + kept


def test_the_log_lies_in_the_users_state_folder(own_folders: Path):
    assert state_folder().is_relative_to(own_folders)
