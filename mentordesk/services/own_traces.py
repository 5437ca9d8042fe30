"""Clears what the program itself keeps of people for a while, outside the file."""

import shutil

from mentordesk.paths import private_folder, sweep_private_folders


def clear() -> None:
    """Remove the copies that were opened elsewhere, those of programs that died too."""
    sweep_private_folders()
    for each in private_folder().iterdir():
        if each.is_dir():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)
