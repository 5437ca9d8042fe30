"""What a programme and its organisation put into the guides' placeholders and lists."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from mentordesk.i18n import Translator
from mentordesk.services.playbook_paper import event_words
from mentordesk.services.records.playbook import EventRecord
from mentordesk.services.records.programmes import (
    OrganisationRecord,
    ProgrammeRecord,
    RuleRecord,
)
from mentordesk.vocabulary import EvaluationRound, EventKind, RuleKind

_MINUTES_AN_HOUR = 60
_UNBROKEN = "\N{NO-BREAK SPACE}"

# What `{list:…}` calls each part of the framework.
_LIST_NAMES = {
    RuleKind.GROUND_RULE: "ground_rules",
    RuleKind.MENTOR_DUTY: "mentor_duties",
    RuleKind.MENTEE_DUTY: "mentee_duties",
    RuleKind.SHARED_DUTY: "shared_duties",
    RuleKind.ROLE_LIMIT: "role_limits",
}


def placeholders(
    programme: ProgrammeRecord,
    organisation: OrganisationRecord,
    rounds: Iterable[EvaluationRound],
    events: Sequence[EventRecord],
    translator: Translator,
) -> dict[str, str]:
    """Return every placeholder that a guide may hold, with its text in the reader's language."""
    language, gettext = translator.language, translator.gettext
    return {
        "programme": programme.name,
        "organisation": organisation.name or gettext("the organisation"),
        "contact_name": organisation.contact_name or gettext("the coordinator"),
        # A guide leaves out what is blank, with its label.
        "contact_email": organisation.contact_email,
        # A number is read as one: it stays on one line.
        "contact_phone": organisation.contact_phone.replace(" ", _UNBROKEN),
        "purpose": programme.purpose.in_(language),
        "period": period(programme, translator),
        "length": programme.length.in_(language),
        "meetings": meetings(programme, translator),
        "frequency": programme.frequency.in_(language),
        "meeting_length": meeting_length(programme, translator),
        "place": programme.place.in_(language),
        "first_contact": programme.first_contact.in_(language),
        "matching": programme.matching.in_(language),
        "capacity": capacity(programme, translator),
        "deadline": deadline(programme, translator),
        "kick_off": event_words(EventKind.KICK_OFF, events, translator),
        "closing": event_words(EventKind.CLOSING, events, translator),
        "referral": organisation.referral or gettext("the coordinator"),
        "evaluation": evaluation(rounds, translator),
    }


def lists(rules: Iterable[RuleRecord], translator: Translator) -> dict[str, tuple[str, ...]]:
    """Return the programme's framework as the lists that a guide may print."""
    found: dict[str, list[str]] = {name: [] for name in _LIST_NAMES.values()}
    for rule in rules:
        found[_LIST_NAMES[rule.kind]].append(rule.text.in_(translator.language))
    return {key: tuple(texts) for key, texts in found.items()}


def period(programme: ProgrammeRecord, translator: Translator) -> str:
    """Return "1 September – 31 December 2026", or from when where there is no end."""
    first, last = programme.starts_on, programme.ends_on
    start = translator.date(first)
    if last is None:
        return translator.gettext("From {date}").format(date=start)
    if first.year == last.year:
        start = translator.day_and_month(first)
    return f"{start} – {translator.date(last)}"


def meetings(programme: ProgrammeRecord, translator: Translator) -> str:
    """Return how many meetings are expected, as it begins a line: "At least 5"."""
    told = _how_many(programme.meetings_least, programme.meetings_most, translator)
    return told[:1].upper() + told[1:]


def _how_many(least: int | None, most: int | None, translator: Translator) -> str:
    if least is None and most is None:
        return translator.gettext("as many as you agree on")
    if least is None or most is None:
        pattern = (
            translator.gettext("at most {n}")
            if least is None
            else translator.gettext("at least {n}")
        )
        return pattern.format(n=most if least is None else least)
    return str(least) if least == most else f"{least}–{most}"


def meeting_length(programme: ProgrammeRecord, translator: Translator) -> str:
    """Return "1–2 hours", "1.5 hours" or "45 minutes"."""
    least, most = programme.minutes_least, programme.minutes_most
    if most < _MINUTES_AN_HOUR:
        return translator.gettext("{n} minutes").format(n=_span(str(least), str(most)))
    span = _span(_hours(least, translator), _hours(most, translator))
    return translator.ngettext("{n} hour", "{n} hours", 1 if span == "1" else 2).format(n=span)


def capacity(programme: ProgrammeRecord, translator: Translator) -> str:
    """Return how many mentees a mentor has: "1 mentee", "1–2 mentees"."""
    usual, most = programme.mentor_capacity, programme.mentor_capacity_most
    span = _span(str(usual), str(max(usual, most)))
    return translator.ngettext("{n} mentee", "{n} mentees", max(usual, most)).format(n=span)


def deadline(programme: ProgrammeRecord, translator: Translator) -> str:
    """Return by when one signs up, to stand after the words "sign up"."""
    if programme.sign_up_by is None:
        return translator.gettext("at any time")
    # Where the line is full, it breaks before the date and not within.
    day = translator.date(programme.sign_up_by).replace(" ", _UNBROKEN)
    return translator.gettext("by {day}").format(day=day)


def _hours(minutes: int, translator: Translator) -> str:
    hours = minutes / _MINUTES_AN_HOUR
    return translator.number(hours, 0 if hours.is_integer() else 1)


def _span(least: str, most: str) -> str:
    return least if least == most else f"{least}–{most}"


def evaluation(rounds: Iterable[EvaluationRound], translator: Translator) -> str:
    """Return when the programme asks how it went."""
    asked = set(rounds)
    if asked == {EvaluationRound.MIDTERM, EvaluationRound.FINAL}:
        return translator.gettext("You will both be asked how it is going, halfway and at the end.")
    if EvaluationRound.MIDTERM in asked:
        return translator.gettext("You will both be asked halfway how it is going.")
    if EvaluationRound.FINAL in asked:
        return translator.gettext("You will both be asked at the end how it went.")
    return translator.gettext("There is no questionnaire: tell the coordinator how it is going.")


def day(on: date | None, translator: Translator) -> str:
    """Return a day written out, or nothing where none is set."""
    return "" if on is None else translator.date(on)


def contact(organisation: OrganisationRecord, values: Mapping[str, str]) -> str:
    """Return whom to turn to, with what is known of how."""
    known = (organisation.contact_email, organisation.contact_phone)
    return ", ".join((values["contact_name"], *(each for each in known if each)))
