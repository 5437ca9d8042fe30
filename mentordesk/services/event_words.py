"""When and where a shared meeting is, in the reader's language."""

from collections.abc import Iterable
from datetime import timedelta

from mentordesk.i18n import Translator
from mentordesk.services.records.playbook import EventRecord
from mentordesk.vocabulary import MEETING_FORM_NAMES, EventKind


def kick_off_of(events: Iterable[EventRecord]) -> EventRecord | None:
    """Return the kick-off among a programme's events, which come in their order."""
    return next((one for one in events if one.kind is EventKind.KICK_OFF), None)


def when(event: EventRecord, translator: Translator) -> str:
    """Return "Tuesday, 1 September 2026, 17:00–19:00"."""
    ends = event.starts_at + timedelta(minutes=event.minutes)
    words = translator.gettext("{day}, {from_}–{until}").format(
        day=translator.date(event.starts_at.date(), "full"),
        from_=translator.time(event.starts_at),
        until=translator.time(ends),
    )
    return words[:1].upper() + words[1:]


def where(event: EventRecord, translator: Translator) -> str:
    """Return the place, or how people meet where none is noted."""
    return event.place or translator.gettext(MEETING_FORM_NAMES[event.form])


def line(event: EventRecord | None, translator: Translator) -> str:
    """Return what, when and where on one line; blank without an event."""
    if event is None:
        return ""
    name = event.name.in_(translator.language)
    return " · ".join((name, when(event, translator), where(event, translator)))
