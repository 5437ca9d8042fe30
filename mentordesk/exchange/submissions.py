"""Tells when a form was sent in, and which of two submissions is the newer one."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from mentordesk.vocabulary import Language

_NUMERIC = re.compile(
    r"(?P<a>\d{1,4})[./-](?P<b>\d{1,2})[./-](?P<c>\d{2,4})"
    r"(?:[T,]?\s*(?:kl\.?\s*)?(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2}))?)?"
    r"(?:[.,]\d+)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?:(?:GMT|UTC)?(?P<zone>[+-]\d{1,2})(?::?(?P<zone_minutes>\d{2}))?"
    r"|(?P<zone_name>Z|GMT|UTC|WET|BST|WEST|CET|CEST|EET|EEST))?"
)
# Google's form names the zone of its owner; hours east of Greenwich.
_ZONES = {"BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3}
_MONTHS = 12
_CENTURY = 100
_NOON = 12


def moments(texts: Iterable[str], language: Language) -> list[datetime | None]:
    """Return when each form was sent in, in UTC; None where that cannot be told.

    "3/9/2026" is read as most of the column must be: once a 13th or higher has shown which part
    is the day, so is the rest. Else the day comes first, but for slashes in an English table or
    beside AM and PM: there the form tools write the month first.
    """
    found = [_NUMERIC.fullmatch(text.strip()) for text in texts]
    month_first = _month_first([match for match in found if match], language)
    return [_moment(match, month_first) if match else None for match in found]


def is_moment(text: str) -> bool:
    """Return whether `text` is a day, with or without a time."""
    return moments([text], Language.DANISH) != [None]


def newer(left: tuple[datetime | None, int], right: tuple[datetime | None, int]) -> bool:
    """Return whether `left` was sent in after `right`; each is a moment and a row number.

    Without both moments the later row is the newer one: form tools add at the end.
    """
    if left[0] and right[0] and left[0] != right[0]:
        return left[0] > right[0]
    return left[1] > right[1]


def _month_first(found: list[re.Match[str]], language: Language) -> bool:
    short = [match for match in found if len(match["a"]) <= 2]  # noqa: PLR2004 - a day or month
    days_first = sum(int(match["a"]) > _MONTHS for match in short)
    months_first = sum(int(match["b"]) > _MONTHS for match in short)
    if days_first or months_first:
        return months_first > days_first
    abroad = language is Language.ENGLISH or any(match["half"] for match in short)
    return abroad and any("/" in match[0] for match in short)


def _moment(match: re.Match[str], month_first: bool) -> datetime | None:
    first, second, third = int(match["a"]), int(match["b"]), int(match["c"])
    if first > 31:  # noqa: PLR2004 - the longest month; so this is a year
        year, month, day = first, second, third
    else:
        year = third if third >= _CENTURY else 2000 + third
        month, day = (first, second) if month_first else (second, first)
        if month > _MONTHS:
            month, day = day, month
    hour = int(match["hour"] or 0)
    if match["half"]:
        hour = hour % _NOON + (_NOON if match["half"].lower().startswith("p") else 0)
    try:
        local = datetime(
            year, month, day, hour, int(match["minute"] or 0), int(match["second"] or 0), tzinfo=UTC
        )
        return local - _offset(match)
    except (ValueError, OverflowError):
        return None


def _offset(match: re.Match[str]) -> timedelta:
    hours = int(match["zone"] or _ZONES.get(match["zone_name"] or "", 0))
    minutes = int(match["zone_minutes"] or 0)
    return timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes)
