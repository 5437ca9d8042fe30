"""Which backups are kept: many of late, fewer of longer ago, none beyond what was agreed."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=2)
DAYS = 12
WEEKS = 10
#: From the sign-ups of the longest scheme to its last evaluation, and the run before it.
MONTHS = 24
DAYS_A_MONTH = 365.25 / 12


def kept(moments: Iterable[datetime], now: datetime, months: int = MONTHS) -> frozenset[datetime]:
    """Return the moments of the backups to keep.

    All of the last two days; before that the last of each of twelve days, then of each of ten
    weeks, then of each month until they are `months` old. The newest of all is always kept.
    Moments and `now` are of the same kind: with a zone, or all without.
    """
    known = sorted(set(moments))
    stays = set(known[-1:])
    last_of: dict[object, datetime] = {}
    for moment in known:
        period = _period(moment, now, months)
        if period is _ALWAYS:
            stays.add(moment)
        elif period is not None:
            last_of[period] = moment
    return frozenset(stays | set(last_of.values()))


_ALWAYS = object()


def _period(moment: datetime, now: datetime, months: int) -> object | None:
    """Return the day, week or month that a backup stands for, or None for one that is too old."""
    age = now - moment
    # A clock that was set back makes a backup of the future; it is none to judge.
    if age <= ALL_FOR:
        return _ALWAYS
    for until, name in _STEPS:
        if age <= until:
            return name(moment)
    oldest = timedelta(days=months * DAYS_A_MONTH)
    return (moment.year, moment.month) if age <= oldest else None


_STEPS: tuple[tuple[timedelta, Callable[[datetime], object]], ...] = (
    (ALL_FOR + timedelta(days=DAYS), lambda moment: moment.date()),
    (
        ALL_FOR + timedelta(days=DAYS, weeks=WEEKS),
        lambda moment: ("week", *moment.isocalendar()[:2]),
    ),
)
