"""That pairs met: when, how long and in what form; never what was said."""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import select

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.models import Match, Meeting
from mentordesk.services.deed_values import pairs
from mentordesk.services.records.matches import MeetingRecord
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_, MeetingForm


class Meetings:
    """Reading and noting the meetings of a pair."""

    _file: File
    _clock: Callable[[], datetime]

    def meetings(self, match_id: int) -> tuple[MeetingRecord, ...]:
        """Return a pair's meetings, the first one first."""
        with self._file.read() as session:
            rows = session.scalars(
                select(Meeting)
                .where(Meeting.match_id == match_id)
                .order_by(Meeting.held_on, Meeting.id)
            )
            return tuple(
                MeetingRecord(
                    id=row.id,
                    match_id=row.match_id,
                    held_on=row.held_on,
                    minutes=row.minutes,
                    form=row.form,
                )
                for row in rows
            )

    def add_meeting(self, match_id: int, held_on: date, minutes: int, form: MeetingForm) -> int:
        """Note that a pair met, and return the meeting's id.

        Raises:
            UserError: It lies ahead, lasted no time, or was held in both forms at once.
        """
        if held_on > self._clock().date():
            raise UserError(
                N_("A meeting is noted once it has been held. Choose today or an earlier day.")
            )
        if minutes <= 0:
            raise UserError(N_("A meeting lasts at least a minute. Write how many it lasted."))
        if form is MeetingForm.BOTH:
            raise UserError(N_("A meeting was either in person or online. Choose one."))
        with self._file.write(DeedName(N_("meeting of {pair}"))) as session:
            found(session, Match, match_id)
            tell(session, pair=pairs(session, [match_id])["pair"])
            meeting = Meeting(match_id=match_id, held_on=held_on, minutes=minutes, form=form)
            session.add(meeting)
            session.flush()
            return meeting.id

    def remove_meeting(self, meeting_id: int) -> None:
        """Take a meeting off the list."""
        with self._file.write(DeedName(N_("remove a meeting of {pair}"))) as session:
            meeting = found(session, Meeting, meeting_id)
            tell(session, pair=pairs(session, [meeting.match_id])["pair"])
            session.delete(meeting)
