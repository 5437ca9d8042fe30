"""The playbook as what its document says: phases with their steps, and when the evening begins."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from mentordesk.documents.content import PlanPhase, PlanStep
from mentordesk.i18n import Translator
from mentordesk.services.records.playbook import ActivityRecord, EventRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.vocabulary import N_, Anchor, EventKind

_DAYS_A_WEEK, _DAYS_A_MONTH = 7, 30
#: From so many days on, weeks are told; from so many weeks on, months.
_IN_WEEKS, _IN_MONTHS = 14, 84
#: Minutes into the kick-off: `{clock:25}`.
_CLOCK = re.compile(r"\{clock:(\d{1,3})\}")
#: When a kick-off begins that is not planned yet.
_USUAL_START = time(17)

_BEFORE = {
    Anchor.START: N_("{span} before the start"),
    Anchor.KICK_OFF: N_("{span} before the kick-off"),
    Anchor.HALFWAY: N_("{span} before halfway"),
    Anchor.CLOSING: N_("{span} before the closing event"),
    Anchor.END: N_("{span} before the end"),
}
_AFTER = {
    Anchor.START: N_("{span} after the start"),
    Anchor.KICK_OFF: N_("{span} after the kick-off"),
    Anchor.HALFWAY: N_("{span} after halfway"),
    Anchor.CLOSING: N_("{span} after the closing event"),
    Anchor.END: N_("{span} after the end"),
}
_ON = {
    Anchor.START: N_("On the first day"),
    Anchor.KICK_OFF: N_("On the day of the kick-off"),
    Anchor.HALFWAY: N_("Halfway"),
    Anchor.CLOSING: N_("On the day of the closing event"),
    Anchor.END: N_("On the last day"),
}


def phases(
    programme: ProgrammeRecord,
    activities: Sequence[ActivityRecord],
    events: Iterable[EventRecord],
    translator: Translator,
) -> tuple[PlanPhase, ...]:
    """Return the plan in four phases, each activity in the one that its day falls in."""
    gettext = translator.gettext
    days = {event.kind: event.starts_at.date() for event in reversed(list(events))}
    opening = days.get(EventKind.KICK_OFF, programme.starts_on)
    ends = (
        programme.sign_up_by or programme.starts_on - timedelta(days=1),
        opening,
        (days.get(EventKind.CLOSING) or programme.ends_on or date.max) - timedelta(days=1),
        date.max,
    )
    titles = (
        gettext("Until the sign-up closes")
        if programme.sign_up_by
        else gettext("Before the start"),
        gettext("Until the kick-off") if EventKind.KICK_OFF in days else gettext("The start"),
        gettext("While the pairs meet"),
        gettext("Closing and evaluation"),
    )
    steps: dict[str, list[PlanStep]] = {title: [] for title in titles}
    for activity in activities:
        due = activity.due_on
        title = next(title for title, end in zip(titles, ends, strict=True) if due <= end)
        steps[title].append(_step(activity, translator))
    return tuple(PlanPhase(title, tuple(inside)) for title, inside in steps.items())


def _step(activity: ActivityRecord, translator: Translator) -> PlanStep:
    language = translator.language
    return PlanStep(
        title=activity.title.in_(language),
        when=translator.date(activity.due_on),
        after="" if activity.fixed else _relative(activity, translator),
        note=activity.note.in_(language),
        done=activity.done_on is not None,
    )


def _relative(activity: ActivityRecord, translator: Translator) -> str:
    """Return when an activity is due in words that hold for the next programme too."""
    days = abs(activity.offset_days)
    if not days:
        return translator.gettext(_ON[activity.anchor])
    if days >= _IN_MONTHS:
        count = round(days / _DAYS_A_MONTH)
        span = translator.ngettext("{n} month", "{n} months", count)
    elif days >= _IN_WEEKS:
        count = round(days / _DAYS_A_WEEK)
        span = translator.ngettext("{n} week", "{n} weeks", count)
    else:
        count, span = days, translator.ngettext("{n} day", "{n} days", days)
    words = _BEFORE if activity.offset_days < 0 else _AFTER
    return translator.gettext(words[activity.anchor]).format(span=span.format(n=count))


def clocked(body: str, events: Iterable[EventRecord], translator: Translator) -> str:
    """Return a text in which `{clock:25}` is the time 25 minutes into the kick-off."""
    start = next(
        (each.starts_at for each in events if each.kind is EventKind.KICK_OFF),
        datetime.combine(date.min, _USUAL_START),
    )
    return _CLOCK.sub(lambda at: translator.time(start + timedelta(minutes=int(at[1]))), body)


def event_words(kind: EventKind, events: Iterable[EventRecord], translator: Translator) -> str:
    """Return "1 September 2026, 17:00–19:00, the hall" of the first event of a kind, or nothing."""
    event = next((each for each in events if each.kind is kind), None)
    if event is None:
        return ""
    span = "–".join(
        translator.time(event.starts_at + timedelta(minutes=each)) for each in (0, event.minutes)
    )
    words = translator.gettext("{day}, {hours}").format(
        day=translator.date(event.starts_at.date()), hours=span
    )
    return ", ".join(each for each in (words, event.place) if each)
