"""Lets encrypted files be made in a moment: how a key is stretched is tested elsewhere."""

import pytest


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys in a few rounds."""
    monkeypatch.setattr("mentordesk.storage.key.ITERATIONS", 10)
