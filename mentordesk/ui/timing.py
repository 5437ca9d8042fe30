"""Tells the start-up benchmark when the window was painted and when it could be used."""

import os
import sys
import time

TIMED = "MENTORDESK_TIMING" in os.environ


def tell(moment: str) -> None:
    """Print the moment's name and `time.monotonic()`, where the environment asks for it."""
    if TIMED:
        sys.stdout.write(f"{moment} {time.monotonic()}\n")
        sys.stdout.flush()
