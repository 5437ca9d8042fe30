"""The pieces that every test of the window stands on."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

import mentordesk.ui  # noqa: F401 - before pytest-qt calls Qt for the first time


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let Qt say that there is no screen to size, raise or grab anything on."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
