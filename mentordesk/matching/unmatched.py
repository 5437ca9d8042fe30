"""Why somebody is left over, and what would match them: kept as data, told in a language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mentordesk.i18n import Translator
from mentordesk.vocabulary import N_, Barrier, Role


class UnmatchedKind(StrEnum):
    """Why a person is left over."""

    NO_CONSENT = "no_consent"
    NOT_AVAILABLE = "not_available"
    NO_SEAT = "no_seat"
    NOBODY = "nobody"
    BARRIERS = "barriers"
    #: And any whole with this person in it would leave somebody over who is matched.
    ALL_FULL = "all_full"
    #: As things stand, whatever a proposal might move.
    FULL_NOW = "full_now"
    ALL_PLACED = "all_placed"


class RemedyKind(StrEnum):
    """One thing to change, the lightest for the people concerned first."""

    CONSENT = "consent"
    MEETING_FORM = "meeting_form"
    AVAILABLE = "available"
    SEAT = "seat"
    LANGUAGE = "language"
    EMPLOYER = "employer"
    EARLIER = "earlier"
    FORBIDDEN = "forbidden"
    PIN = "pin"
    RECRUIT_MENTOR = "recruit_mentor"
    RECRUIT_MENTEE = "recruit_mentee"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedReason:
    """Why a person is left over.

    `fitting` counts those of the other role whom nothing bars; `barriers` counts the rest by
    the first barrier that holds.
    """

    kind: UnmatchedKind
    role: Role
    fitting: int = 0
    barriers: Mapping[Barrier, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change.

    Its facts are `person` (e-mail) and `role` of the sign-up to change, with `language` or
    `seats` (how many more) and the `capacity` that makes, or `mentor` and `mentee` (e-mails) of
    a pair.
    """

    kind: RemedyKind
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """The smallest change that would match a person: all of its steps together."""

    steps: tuple[Step, ...]
    #: E-mail of whom they could be matched with then; blank where somebody is yet to be found.
    partner: str = ""


def reason_to_json(reason: UnmatchedReason) -> dict[str, Any]:
    """Return a reason as JSON keeps it."""
    return {
        "kind": reason.kind.value,
        "role": reason.role.value,
        "fitting": reason.fitting,
        "barriers": {barrier.value: count for barrier, count in reason.barriers.items()},
    }


def reason_from_json(kept: Mapping[str, Any]) -> UnmatchedReason:
    """Return the reason that `reason_to_json` kept."""
    return UnmatchedReason(
        kind=UnmatchedKind(kept["kind"]),
        role=Role(kept["role"]),
        fitting=kept["fitting"],
        barriers={Barrier(barrier): count for barrier, count in kept["barriers"].items()},
    )


def remedy_to_json(remedy: Remedy) -> dict[str, Any]:
    """Return a remedy as JSON keeps it."""
    steps = [{"kind": step.kind.value, "facts": dict(step.facts)} for step in remedy.steps]
    return {"steps": steps, "partner": remedy.partner}


def remedy_from_json(kept: Mapping[str, Any]) -> Remedy:
    """Return the remedy that `remedy_to_json` kept."""
    return Remedy(
        steps=tuple(Step(kind=RemedyKind(s["kind"]), facts=s["facts"]) for s in kept["steps"]),
        partner=kept["partner"],
    )


_BARRIER_PHRASES = {
    Barrier.SAME_PERSON: N_("the same person ({n})"),
    Barrier.CONSENT: N_("consent missing ({n})"),
    Barrier.UNAVAILABLE: N_("not available ({n})"),
    Barrier.FORBIDDEN: N_("ruled out by you ({n})"),
    # Somebody asked to be kept apart, in confidence: the reason is told to the one left over.
    Barrier.AVOIDED: N_("other reasons ({n})"),
    Barrier.MEETING_FORM: N_("no common way to meet ({n})"),
    Barrier.LANGUAGE: N_("no common language ({n})"),
    Barrier.EMPLOYER: N_("the same employer ({n})"),
    Barrier.EARLIER: N_("matched before ({n})"),
}


_REASON_SENTENCES = {
    (UnmatchedKind.NO_CONSENT, Role.MENTEE): N_("Has not consented to sharing contact details."),
    (UnmatchedKind.NOT_AVAILABLE, Role.MENTEE): N_("Is not available."),
    (UnmatchedKind.NO_SEAT, Role.MENTOR): N_("Has no seat for a mentee."),
    (UnmatchedKind.NOBODY, Role.MENTEE): N_("No mentor has signed up."),
    (UnmatchedKind.NOBODY, Role.MENTOR): N_("No mentee has signed up."),
    (UnmatchedKind.BARRIERS, Role.MENTEE): N_(
        "No mentor can be matched with this mentee: {barriers}."
    ),
    (UnmatchedKind.BARRIERS, Role.MENTOR): N_(
        "No mentee can be matched with this mentor: {barriers}."
    ),
}


def reason_sentence(reason: UnmatchedReason, translator: Translator) -> str:
    """Return why a person is left over, in a sentence that does not name them."""
    if reason.kind is UnmatchedKind.ALL_FULL:
        text = translator.ngettext(
            "The only mentor who can be matched with this mentee is full, and every swap would "
            "leave somebody else over.",
            "All {n} mentors who can be matched with this mentee are full, and every swap would "
            "leave somebody else over.",
            reason.fitting,
        )
    elif reason.kind is UnmatchedKind.FULL_NOW:
        text = translator.ngettext(
            "The only mentor who can be matched with this mentee is full.",
            "All {n} mentors who can be matched with this mentee are full.",
            reason.fitting,
        )
    elif reason.kind is UnmatchedKind.ALL_PLACED:
        text = translator.ngettext(
            "The only mentee who can be matched with this mentor has another mentor.",
            "All {n} mentees who can be matched with this mentor have other mentors.",
            reason.fitting,
        )
    else:
        text = translator.gettext(_REASON_SENTENCES[reason.kind, reason.role])
    return text.format(n=reason.fitting, barriers=_barriers(reason, translator))


def _barriers(reason: UnmatchedReason, translator: Translator) -> str:
    return translator.enumeration(
        translator.gettext(_BARRIER_PHRASES[barrier]).format(n=count)
        for barrier, count in reason.barriers.items()
    )


_STEP_SENTENCES = {
    RemedyKind.CONSENT: N_("Ask {person} for consent and record it."),
    RemedyKind.MEETING_FORM: N_("Ask whether {person} can meet both in person and online."),
    RemedyKind.AVAILABLE: N_("Make {person} available."),
    RemedyKind.LANGUAGE: N_("Ask whether {person} also speaks {language}."),
    RemedyKind.EMPLOYER: N_("Allow pairs with the same employer."),
    RemedyKind.EARLIER: N_("Allow pairs from earlier programmes."),
    RemedyKind.FORBIDDEN: N_("Allow {mentor} and {mentee} as a pair again."),
    RemedyKind.PIN: N_("Pin {mentor} and {mentee}: others may come first."),
    RemedyKind.RECRUIT_MENTOR: N_("Find one more mentor who can be matched with this mentee."),
    RemedyKind.RECRUIT_MENTEE: N_("Find one more mentee who can be matched with this mentor."),
}


def remedy_sentence(
    remedy: Remedy, translator: Translator, name: Callable[[str], str] = str
) -> str:
    """Return what would match a person, one sentence a step; `name` turns e-mails into names."""
    return " ".join(step_sentence(step, translator, name) for step in remedy.steps)


def step_sentence(step: Step, translator: Translator, name: Callable[[str], str] = str) -> str:
    """Return one change as a sentence; `name` turns e-mails into names."""
    facts: dict[str, Any] = {
        key: name(value) if key in {"person", "mentor", "mentee"} else value
        for key, value in step.facts.items()
    }
    if step.kind is RemedyKind.SEAT:
        text = translator.ngettext(
            "Give {person} one more seat.", "Give {person} {seats} more seats.", facts["seats"]
        )
    else:
        text = translator.gettext(_STEP_SENTENCES[step.kind])
    return text.format(**facts)
