"""The codes that are given out in one file."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.models import Match, Programme
from mentordesk.services.match_codes import CodeSource, free_code
from mentordesk.services.rows import found


class CodeBook:
    """Gives a programme's new pairs their codes. Ask in a fixed order: codes may collide."""

    def __init__(self, session: Session, programme_id: int) -> None:
        programme = found(session, Programme, programme_id)
        self._programme = programme.name
        self._starts_on = programme.starts_on
        self._taken = set(session.scalars(select(Match.code)))

    def new_code(self, mentor_email: str, mentee_email: str) -> str:
        """Return a code that no other pair of the file has."""
        source = CodeSource(
            programme=self._programme,
            starts_on=self._starts_on,
            mentor_email=mentor_email,
            mentee_email=mentee_email,
        )
        return free_code(source, self._taken)
