"""Says whether a file is well: whole, complete, and readable by every other deed."""

from pathlib import Path

from sqlalchemy import func, select

from mentordesk.errors import UserError
from mentordesk.models import Organisation, Participant
from mentordesk.storage import check as thorough
from mentordesk.storage.file import File


def check(path: Path) -> int:
    """Read all of a file and return how many participants it holds.

    Raises:
        UserError: It is not a MentorDesk file, or some of it is damaged, missing or unreadable.
    """
    thorough.check(path)
    with File.open(path, writable=False) as file, file.read() as session:
        if session.get(Organisation, 1) is None:
            raise UserError(thorough.UNREADABLE, file=path.name)
        return session.scalar(select(func.count()).select_from(Participant)) or 0
