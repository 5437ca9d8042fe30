"""Why two people fit or cannot be matched: kept as data, told in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mentordesk.i18n import Translator
from mentordesk.vocabulary import CRITERION_NAMES, N_, Barrier, Criterion, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One criterion's part in a pair's score; `score` is 0-1, `None` where an answer is blank."""

    criterion: Criterion
    score: float | None
    weight: float
    #: JSON values; see `facts`.
    facts: Mapping[str, Any] = field(default_factory=dict)


def to_json(reason: Reason) -> dict[str, Any]:
    """Return a reason as JSON keeps it."""
    return {
        "criterion": reason.criterion.value,
        "score": reason.score,
        "weight": reason.weight,
        "facts": dict(reason.facts),
    }


def from_json(kept: Mapping[str, Any]) -> Reason:
    """Return the reason that `to_json` kept."""
    return Reason(
        criterion=Criterion(kept["criterion"]),
        score=kept["score"],
        weight=kept["weight"],
        facts=kept["facts"],
    )


def sentence(reason: Reason, translator: Translator) -> str:
    """Return a reason as a sentence that names neither of the two, seldom as two."""
    tell = _blank if reason.score is None else _TELLERS[reason.criterion]
    return tell(reason, translator)


def summary(reasons: Iterable[Reason], translator: Translator) -> str:
    """Return in a few sentences what speaks for a pair, the weightiest first."""
    speaking = [reason for reason in reasons if reason.score and reason.weight]
    speaking.sort(key=lambda reason: -(reason.score or 0) * reason.weight)
    if not speaking:
        return translator.gettext("Nothing in their answers speaks for this pair.")
    return " ".join(sentence(reason, translator) for reason in speaking)


#: No side is named where one of the two asked to be kept apart: that is confidential.
_BARRIER_SENTENCES = {
    Barrier.SAME_PERSON: N_("They are the same person."),
    Barrier.CONSENT: N_("One of them has not consented to sharing contact details."),
    Barrier.UNAVAILABLE: N_("One of them is not available."),
    Barrier.FORBIDDEN: N_("You have ruled this pair out."),
    Barrier.AVOIDED: N_("One of them asked not to be matched with the other."),
    Barrier.MEETING_FORM: N_("One meets only in person and the other only online."),
    Barrier.LANGUAGE: N_("They have no language in common."),
    Barrier.EMPLOYER: N_("They have the same employer."),
    Barrier.EARLIER: N_("They have been matched before."),
}


def barrier_sentence(barrier: Barrier, translator: Translator) -> str:
    """Return why two people cannot be matched."""
    return translator.gettext(_BARRIER_SENTENCES[barrier])


_BLANK_SENTENCES = {
    (Role.MENTOR,): N_("{criterion}: not answered by the mentor."),
    (Role.MENTEE,): N_("{criterion}: not answered by the mentee."),
    (Role.MENTOR, Role.MENTEE): N_("{criterion}: not answered by either of them."),
}


def _blank(reason: Reason, translator: Translator) -> str:
    if reason.criterion is Criterion.WISHES:
        return translator.gettext("Neither of them wished for anybody here.")
    name = translator.gettext(CRITERION_NAMES[reason.criterion])
    silent = tuple(Role(role) for role in reason.facts["blank"])
    return translator.gettext(_BLANK_SENTENCES[silent]).format(criterion=name)


_SUBJECT_SENTENCES = {
    "same": N_("Same subject: {subjects}."),
    "neighbour": N_("Related subjects: {mentee} and {mentor}."),
    "faculty": N_("Same faculty: {faculty}."),
    "other": N_("Different subjects: mentee {mentee}, mentor {mentor}."),
}


def _subject(reason: Reason, translator: Translator) -> str:
    told = {
        key: translator.enumeration(value) if isinstance(value, list) else value
        for key, value in reason.facts.items()
    }
    return translator.gettext(_SUBJECT_SENTENCES[reason.facts["level"]]).format(**told)


def _topics(reason: Reason, translator: Translator) -> str:
    offered, wished = reason.facts["offered"], reason.facts["wished"]
    if not offered:
        text = translator.ngettext(
            "Does not offer the one topic wished for.",
            "Offers none of the {wished} topics wished for.",
            wished,
        )
    else:
        text = translator.ngettext(
            "Offers the topic wished for: {topics}.",
            "Offers {offered} of the {wished} topics wished for: {topics}.",
            wished,
        )
    topics = translator.enumeration(reason.facts["topics"])
    told = text.format(offered=offered, wished=wished, topics=topics)
    rare = translator.enumeration(reason.facts.get("rare", ()))
    if not rare:
        return told
    return told + " " + translator.gettext("Few mentors offer {topics}.").format(topics=rare)


def _experience(reason: Reason, translator: Translator) -> str:
    years, wanted = reason.facts["years"], reason.facts["wanted"]
    text = translator.ngettext(
        "{years} year of experience; {wanted} wished for.",
        "{years} years of experience; {wanted} wished for.",
        years,
    )
    return text.format(years=years, wanted=wanted)


def _sector(reason: Reason, translator: Translator) -> str:
    if reason.score:
        text = translator.gettext("The sector wished for: {mentor}.")
    else:
        text = translator.gettext("Another sector than the one wished for: {mentor}, not {mentee}.")
    return text.format(mentor=reason.facts["mentor"], mentee=reason.facts["mentee"])


def _location(reason: Reason, translator: Translator) -> str:
    if reason.score:
        text = translator.gettext("Same place: {mentor}.")
    else:
        text = translator.gettext("Different places: mentee {mentee}, mentor {mentor}.")
    return text.format(mentor=reason.facts["mentor"], mentee=reason.facts["mentee"])


#: By the mentor, by the mentee, and whether nobody's wish was for somebody else.
_WISH_SENTENCES = {
    (True, True, True): N_("They wished for each other."),
    (True, False, True): N_("The mentor wished for this mentee."),
    (False, True, True): N_("The mentee wished for this mentor."),
    (True, False, False): N_(
        "The mentor wished for this mentee; the mentee wished for somebody else."
    ),
    (False, True, False): N_(
        "The mentee wished for this mentor; the mentor wished for somebody else."
    ),
    (False, False, False): N_("Their wishes were for somebody else."),
}


def _wishes(reason: Reason, translator: Translator) -> str:
    wished = (reason.facts["by_mentor"], reason.facts["by_mentee"], reason.score == 1)
    return translator.gettext(_WISH_SENTENCES[wished])


_TELLERS = {
    Criterion.SUBJECT: _subject,
    Criterion.TOPICS: _topics,
    Criterion.EXPERIENCE: _experience,
    Criterion.SECTOR: _sector,
    Criterion.LOCATION: _location,
    Criterion.WISHES: _wishes,
}
