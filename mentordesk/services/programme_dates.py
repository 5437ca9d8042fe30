"""The dates of a programme: when it ends by itself, and when a planned activity is due."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mentordesk.vocabulary import Anchor

# What a programme without a fixed end or length is taken to last, for the sake of a plan's days.
_MONTHS_UNKNOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDates:
    """What activities are timed from; the events' days are blank where there are none."""

    starts_on: date
    ends_on: date | None
    months: int | None
    kick_off: date | None = None
    closing: date | None = None

    def anchors(self) -> Mapping[Anchor, date]:
        """Return the day of every anchor; without a fixed end it is reckoned from the length."""
        end = self.ends_on or last_day(self.starts_on, self.months or _MONTHS_UNKNOWN)
        return {
            Anchor.START: self.starts_on,
            Anchor.KICK_OFF: self.kick_off or self.starts_on,
            Anchor.HALFWAY: self.starts_on + (end - self.starts_on) / 2,
            Anchor.CLOSING: self.closing or end,
            Anchor.END: end,
        }


def first_of_next_month(today: date) -> date:
    """Return the day that a new programme is offered to start on."""
    return months_later(today.replace(day=1), 1)


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def last_day(starts_on: date, months: int) -> date:
    """Return the last day of a programme that lasts that many whole months."""
    return months_later(starts_on, months) - timedelta(days=1)


def moved_end(old_start: date, new_start: date, end: date, months: int | None) -> date:
    """Return where the end goes when the start moves: its natural place, or as far as the start."""
    if months is not None and end == last_day(old_start, months):
        return last_day(new_start, months)
    return end + (new_start - old_start)
