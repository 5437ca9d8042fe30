"""The window opens no junk, says so, and keeps showing the file that it had."""

import os

import pytest

from mentordesk.ui.troubles import Troubles
from tests.trust.test_junk import JUNK
from tests.trust.undertakings import NAME, a_filled_file
from tests.ui.begun import Begin, begin

__all__ = ["begin"]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and links are POSIX's")


def test_junk_dropped_onto_the_window_is_refused_in_words(
    begin: Begin, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    bugs: list[BaseException] = []
    monkeypatch.setattr(Troubles, "meet_bug", lambda _self, bug: bugs.append(bug))
    good = tmp_path / NAME
    good.write_bytes(a_filled_file())
    program = begin(good)
    # Random pages may be a protected file, for all that anybody can tell: the window asks.
    for number, make in enumerate(JUNK[name] for name in JUNK if name != "random pages"):
        path = tmp_path / f"{number}" / f"junk {number}.mentordesk"
        path.parent.mkdir()
        make(path)
        program.window.notices.leave()
        program.window.dropped.emit(path)
        assert program.window.notices.text
        assert program.workspace is not None
        assert program.workspace.path == good
    assert not bugs
