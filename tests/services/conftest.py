"""Holds every deed that a test of the services does to what the history promises."""

from collections.abc import Iterator

import pytest

from tests.taken_back import every_file_watched


@pytest.fixture(autouse=True)
def _everything_is_taken_back() -> Iterator[None]:
    """Take each test's deeds back when it is over, and do them again."""
    with pytest.MonkeyPatch.context() as patch, every_file_watched(patch):
        yield
