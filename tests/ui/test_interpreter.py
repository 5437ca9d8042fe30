"""The program outlives a Qt that does not count its references."""

import subprocess
import sys

MANY_CALLS = """
import mentordesk.ui.desk
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(100_000):
    thing.setObjectName("x")
    thing.parent()
print("alive")
"""


def test_a_hundred_thousand_calls_into_qt_do_not_end_the_program() -> None:
    run = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False
    )
    assert run.stdout == "alive\n", run.stderr
