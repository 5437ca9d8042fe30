"""How a programme stands: its figures, its course over time, and what needs the coordinator."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from mentordesk.i18n import Translator
from mentordesk.models import Programme
from mentordesk.services.attention import Attention
from mentordesk.services.counted import counted_parts
from mentordesk.services.left_over import LeftOver
from mentordesk.services.overview_reading import Standing, read_standing
from mentordesk.services.programme_dates import months_later
from mentordesk.services.records.playbook import (
    AttentionItem,
    KeyFigures,
    Milestone,
    TimelinePoint,
)
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.vocabulary import EvaluationRound, Role

# AU's playbook: match a month before the start, tell the pairs four to three weeks before it.
_MATCHING_MONTHS_BEFORE = 1
_LETTERS_BEFORE = timedelta(days=25)


class Overview:
    """What the coordinator sees first."""

    def __init__(self, file: File, clock: Callable[[], datetime], translator: Translator) -> None:
        self._file = file
        self._clock = clock
        self._translator = translator

    def key_figures(self, programme_id: int) -> KeyFigures:
        """Return the counts of those who take part; seats are those that can be had now.

        Who was erased after the programme was over still counts, as a number.
        """
        with self._file.read() as session:
            standing = read_standing(session, found(session, Programme, programme_id))
            counted = counted_parts(session, programme_id)
        mentors = [person for person in standing.people if person.role is Role.MENTOR]
        answered, invited = _answers(standing)
        erased = counted.values()
        gone = {role: part.people for role, part in counted.items()}
        return KeyFigures(
            mentors=len(mentors) + gone.get(Role.MENTOR, 0),
            mentees=len(standing.people) - len(mentors) + gone.get(Role.MENTEE, 0),
            seats=sum(person.seats for person in mentors) + sum(part.seats for part in erased),
            matched=len(standing.matched()) + sum(part.matched for part in erased),
            signed=sum(pair.in_force and pair.signed for pair in standing.pairs)
            + sum(part.signed for part in erased),
            answered=answered,
            invited=invited,
        )

    def timeline(self, programme_id: int) -> tuple[TimelinePoint, ...]:
        """Return the milestones that this programme has, by day."""
        today = self._clock().date()
        points = [
            TimelinePoint(milestone=milestone, on=day, passed=day < today)
            for milestone, day in _milestones(self._standing(programme_id))
        ]
        return tuple(sorted(points, key=lambda point: point.on))

    def attention(self, programme_id: int) -> tuple[AttentionItem, ...]:
        """Return what needs the coordinator today, the most urgent kind first."""
        with self._file.read() as session:
            standing = read_standing(session, found(session, Programme, programme_id))
            return Attention(
                standing=standing,
                today=self._clock().date(),
                translator=self._translator,
                why=self._reasons(session, programme_id),
            ).items()

    def _standing(self, programme_id: int) -> Standing:
        with self._file.read() as session:
            return read_standing(session, found(session, Programme, programme_id))

    def _reasons(self, session: Session, programme_id: int) -> Callable[[int], str]:
        """Return what says why a mentee has no mentor; people are gathered for the first one."""
        from mentordesk.services.matching_reading import gather

        gathered: list[LeftOver] = []

        def why(mentee_id: int) -> str:
            if not gathered:
                gathered.append(LeftOver(gather(session, programme_id), self._translator))
            return gathered[0].why(mentee_id)

        return why


def _answers(standing: Standing) -> tuple[int, int]:
    """Return replies and invited of the latest round that has replies, else of the latest sent."""
    counts = []
    for which in EvaluationRound:
        asked = standing.questioned(which)
        answered, invited = sum(one.answered for one in asked), sum(one.invited for one in asked)
        counts.append((answered > 0, any(one.sent_on for one in asked), answered, invited))
    best = (0, 0)
    for told in (1, 0):
        latest = [count[2:] for count in counts if count[told]]
        best = latest[-1] if latest else best
    return best


def _milestones(standing: Standing) -> Iterator[tuple[Milestone, date]]:
    dates = standing.dates
    first = min((activity.due_on for activity in standing.activities), default=None)
    sign_up = standing.sign_up_by or first
    if sign_up:
        yield Milestone.SIGN_UP, sign_up
    if not standing.open_matching:
        yield Milestone.MATCHING, months_later(dates.starts_on, -_MATCHING_MONTHS_BEFORE)
        yield Milestone.LETTERS, dates.starts_on - _LETTERS_BEFORE
    if dates.kick_off:
        yield Milestone.KICK_OFF, dates.kick_off
    if standing.questioned(EvaluationRound.MIDTERM):
        yield Milestone.MIDTERM, standing.sending_day(EvaluationRound.MIDTERM)
    closing = dates.closing or dates.ends_on
    if closing:
        yield Milestone.CLOSING, closing
    if standing.questioned(EvaluationRound.FINAL):
        yield Milestone.FINAL, standing.closing_day(EvaluationRound.FINAL)
