"""Backups of a protected file: its own passphrase opens each, and each can be put back."""

from pathlib import Path

from mentordesk.services import protection
from mentordesk.services.workspace import Workspace
from mentordesk.storage.manifest import Occasion
from tests.builders import StoppedClock, a_mentor, a_programme, a_workspace

WORDS = "når æblerne falder i å"


def test_a_protected_file_is_copied_elsewhere_again_and_its_backup_put_back(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as plain:
        programme = a_programme(plain)
        a_mentor(plain, programme, "Jens Lund")
    protection.protect(plain.path, WORDS)
    elsewhere = tmp_path / "stick.mentordesk"
    with Workspace.open(plain.path, passphrase=WORDS, clock=StoppedClock()) as workspace:
        kept = workspace.backups.make(Occasion.ASKED)
        a_mentor(workspace, programme, "Karen Blå")
        for _ in range(2):
            workspace.backups.copy_to(elsewhere)
        backups = workspace.backups
    backups.put_back(kept)
    for path, people in ((plain.path, 1), (elsewhere, 2)):
        with Workspace.open(path, passphrase=WORDS, clock=StoppedClock()) as workspace:
            assert len(workspace.participants.people()) == people
