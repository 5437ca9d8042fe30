"""What a pair typed into their form, brought together with what is known of their agreement.

A field is heard when it says something that it did not say when the form was made: what is left
blank clears nothing, and what the coordinator wrote in the meantime stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mentordesk.documents.form_names import GOALS, LIMIT_PARTS, TOPICS, limit_key
from mentordesk.exchange.pdf_forms import FieldTexts
from mentordesk.services.records.agreements import TERM_FIELDS, AgreementRecord, LimitRecord

Fields = Mapping[str, FieldTexts]


def news(fields: Fields) -> Fields:
    """Return the fields that say something new."""
    return {key: each for key, each in fields.items() if each.text and each.text != each.printed}


def merged(agreement: AgreementRecord, fields: Fields) -> dict[str, Any]:
    """Return the fields of the agreement that the form changes, as they are to be."""
    new = news(fields)
    wanted: dict[str, Any] = {key: new[key].text for key in (GOALS, *TERM_FIELDS) if key in new}
    if TOPICS in new:
        wanted[TOPICS] = _topics(agreement.topics, new[TOPICS])
    wanted["limits"] = _limits(agreement.limits, fields)
    return {key: value for key, value in wanted.items() if value != getattr(agreement, key)}


def _topics(known: Sequence[str], field: FieldTexts) -> tuple[str, ...]:
    """Return the known topics without those struck out, and those added after them."""
    now, printed = (
        {topic.casefold(): topic for topic in _lines(text)} for text in (field.text, field.printed)
    )
    struck_out = printed.keys() - now.keys()
    kept = [topic for topic in known if topic.casefold() not in struck_out]
    there = {topic.casefold() for topic in kept}
    return (*kept, *(topic for key, topic in now.items() if key not in there))


def _lines(text: str) -> Iterator[str]:
    return (line.strip(" •-–") for line in text.split("\n") if line.strip(" •-–"))


def _limits(known: Sequence[LimitRecord], fields: Fields) -> tuple[LimitRecord, ...]:
    """Return the known limits, each row that was changed in its place and new ones after them."""
    limits = list(known)
    for printed, now in _rows(fields):
        place = _place(limits, printed, now)
        if place is None:
            limits.append(now)
        else:
            limits[place] = _filled(now, limits[place])
    return tuple(limits)


def _rows(fields: Fields) -> Iterator[tuple[LimitRecord, LimitRecord]]:
    """Yield the rows in which something new stands: as they were printed, and as they are."""
    row = 1
    while limit_key(row, LIMIT_PARTS[0]) in fields:
        parts = {part: fields.get(limit_key(row, part), FieldTexts("", "")) for part in LIMIT_PARTS}
        if news(parts):
            printed = LimitRecord(**{part: field.printed for part, field in parts.items()})
            now = LimitRecord(**{part: field.text for part, field in parts.items()})
            yield printed, _filled(now, printed)
        row += 1


def _place(limits: Sequence[LimitRecord], printed: LimitRecord, now: LimitRecord) -> int | None:
    """Return where the limit stands that a row was printed from, or is about."""
    if printed in limits:
        return limits.index(printed)
    topics = [limit.topic.casefold() for limit in limits]
    for topic in (printed.topic.casefold(), now.topic.casefold()):
        if topic and topic in topics:
            return topics.index(topic)
    return None


def _filled(limit: LimitRecord, known: LimitRecord) -> LimitRecord:
    """Return a limit whose blank parts are as they are known."""
    blank = {part: getattr(known, part) for part in LIMIT_PARTS if not getattr(limit, part)}
    return replace(limit, **blank)
