"""The pieces that every test of the window stands on."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import mentordesk.ui  # noqa: F401 - before pytest-qt calls Qt for the first time
