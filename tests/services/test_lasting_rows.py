"""The garbage collector is put off, never left off."""

import gc

import pytest

from mentordesk.services.lasting_rows import no_waste_expected


def fail_within() -> None:
    with no_waste_expected():
        assert not gc.isenabled()
        raise ValueError("a bad row")


def test_the_collector_is_off_within_and_on_again_whatever_happens():
    gc.enable()  # a window of another test may have closed in the middle of a task
    with pytest.raises(ValueError, match="a bad row"):
        fail_within()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    gc.disable()
    try:
        with no_waste_expected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
