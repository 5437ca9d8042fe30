"""A computer that cannot show the window gets a sentence; a bug does not hide behind it."""

import builtins
import sys
from types import ModuleType

import pytest

from mentordesk import cli


@pytest.fixture(name="lack")
def _lack(monkeypatch: pytest.MonkeyPatch):
    """Return what lets the window's import fail in the words given."""
    real = builtins.__import__

    def lack(words: str) -> None:
        def fail(name: str, *rest: object) -> ModuleType:
            if name == "mentordesk.ui":
                raise ImportError(words)
            return real(name, *rest)  # type: ignore[arg-type] # handed on as it came

        monkeypatch.setattr(builtins, "__import__", fail)
        monkeypatch.delitem(sys.modules, "mentordesk.ui", raising=False)

    return lack


def test_a_library_that_the_system_lacks_is_named(lack, capsys: pytest.CaptureFixture[str]):
    lack("libGL.so.1: cannot open shared object file: No such file or directory")
    assert cli.main([]) == cli.PERSON_MUST_ACT
    told = capsys.readouterr().err
    assert "libGL.so.1." in told
    assert len(told.splitlines()) == 1


def test_another_failing_import_stays_a_bug(lack):
    lack("cannot import name 'QWidget'")
    with pytest.raises(ImportError, match="QWidget"):
        cli.main([])
