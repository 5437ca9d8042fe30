"""Which copies of a file still hold somebody who is erased from it, and until when."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from mentordesk.services.programme_dates import months_later
from mentordesk.services.records.privacy import BackupHolding
from mentordesk.storage import retention
from mentordesk.storage.file import File
from mentordesk.storage.holding import copies_beside, holds


def backups_holding(
    file: File, addresses: Collection[str], months: int = retention.MONTHS
) -> tuple[BackupHolding, ...]:
    """Return the copies that hold any of the addresses, or cannot be read and so may hold them.

    Args:
        file: The open file.
        addresses: Whose.
        months: How long its backups are kept.
    """
    found = []
    for copy, until in _copies(file, months):
        answer = holds(copy, addresses, file.key)
        if answer is not False:
            found.append(BackupHolding(path=copy, until=until, certain=answer is True))
    return tuple(found)


def _copies(file: File, months: int) -> Iterator[tuple[Path, date | None]]:
    """Yield every copy that the program made itself, and the last day that it is kept."""
    for backup in file.backups.all(file.key):
        yield backup.path, months_later(backup.made_at.date(), months)
    for copy in copies_beside(file.path):
        yield copy, None
