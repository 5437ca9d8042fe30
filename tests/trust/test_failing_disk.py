"""Whichever call to the disk fails, once or for ever: the old state or the new one, and a word."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from mentordesk.errors import UserError
from tests.builders import a_programme
from tests.trust.faults import AVAILABLE, Faults, failing
from tests.trust.undertakings import (
    IS_TORTURE,
    NAME,
    UNDERTAKINGS,
    Undertaking,
    a_filled_file,
    chosen,
    digest,
    opened,
)

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="this SQLite does not show its way to disk")
_MOST = 7


@pytest.fixture(params=UNDERTAKINGS, ids=str)
def undertaking(request: pytest.FixtureRequest) -> Undertaking:
    return request.param  # type: ignore[no-any-return]


def begin(undertaking: Undertaking, folder: Path) -> Path:
    """Return the path of the file that the undertaking begins with, alone in its folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / NAME
    path.write_bytes(undertaking.start())
    return path


def attempt(undertaking: Undertaking, path: Path, faults: Faults) -> UserError | None:
    """Undertake it on a failing disk, and return what was said; only a sentence may come."""
    try:
        with failing(faults):
            undertaking.do(path)
    except UserError as said:
        return said
    return None


#: Whether it fails for ever, and whether it is full: what is left out comes under torture.
_ILLS = {
    "broken once": (False, False),
    "full for ever": (True, True),
    **({"broken for ever": (True, False), "full once": (False, True)} if IS_TORTURE else {}),
}


@pytest.mark.parametrize(("for_ever", "full"), _ILLS.values(), ids=_ILLS)
def test_the_file_is_old_or_new_and_the_deed_can_be_done_again(
    undertaking, tmp_path, for_ever, full
):
    path = begin(undertaking, tmp_path / "well")
    old = undertaking.state(path)
    counting = Faults()
    assert attempt(undertaking, path, counting) is None
    new = undertaking.state(path)
    assert counting.counted > 3
    assert new != old
    for first in chosen(counting.counted, _MOST):
        path = begin(undertaking, tmp_path / "ill")
        faults = Faults(first=first, for_ever=for_ever, full=full)
        said = attempt(undertaking, path, faults)
        assert undertaking.state(path) in ({old, new} if said else {new}), faults
        if undertaking.state(path) == old:
            assert attempt(undertaking, path, Faults()) is None
            assert undertaking.state(path) == new, faults
        assert not list(path.parent.glob("*.tmp")) + list(path.parent.glob(".*.tmp"))


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
def test_an_open_window_goes_on_when_the_disk_is_well_again(tmp_path, for_ever):
    path = tmp_path / NAME
    path.write_bytes(a_filled_file())
    with opened(path) as workspace:
        match_id = workspace.agreements.all(workspace.programmes.newest().id)[0].match_id
        counting = Faults()
        with failing(counting):
            workspace.agreements.write(match_id, goals="0")
        for first in range(1, counting.counted + 1):
            with failing(Faults(first=first, for_ever=for_ever)), suppress(UserError):
                workspace.agreements.write(match_id, goals=f"{first} was tried")
            workspace.agreements.write(match_id, goals=f"{first} is kept")
            assert workspace.agreements.get(match_id).goals == f"{first} is kept"


def test_what_was_left_half_done_is_put_right_at_the_next_opening(tmp_path):
    path = tmp_path / NAME
    path.write_bytes(a_filled_file())
    old = digest(path)

    def left_by(faults: Faults) -> Path:
        """Return the file and its journal as a program leaves them that dies when its disk does."""
        path.write_bytes(a_filled_file())
        left: Path = tmp_path / "left" / NAME
        left.parent.mkdir(exist_ok=True)
        with opened(path) as workspace, failing(faults):
            with suppress(UserError):
                a_programme(workspace, "long", "Spring 2027")
            for each in path.parent.glob(f"{NAME}*"):
                shutil.copy(each, left.parent)
        return left

    left_by(counting := Faults())
    for first in range(1, counting.counted):
        left = left_by(Faults(first=first, for_ever=True))
        assert left.with_name(f"{NAME}-journal").exists() or first == 1
        opened(left).close()
        assert digest(left) == old
