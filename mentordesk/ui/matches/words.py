"""The short words and chips that matches are shown with."""

from collections.abc import Iterable, Sequence

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import (
    CandidateRecord,
    PairRecord,
    PersonName,
    ReasonRecord,
)
from mentordesk.ui.colours import Tone
from mentordesk.ui.record_columns import Chip
from mentordesk.vocabulary import (
    MATCH_STATE_NAMES,
    N_,
    TIER_NAMES,
    Barrier,
    Criterion,
    MatchState,
    Tier,
)

#: For a narrow column; the tooltip says it in full.
TIER_WORDS = {
    Tier.TOP: N_("Top"),
    Tier.GOOD: N_("Good"),
    Tier.MATCH: N_("Match"),
    Tier.WEAK: N_("Weak"),
}

_TIER_LOOKS = {
    Tier.TOP: ("star", Tone.GOOD),
    Tier.GOOD: ("circle-dot", Tone.ACCENT),
    Tier.MATCH: ("circle", Tone.SOFT),
    Tier.WEAK: ("circle-dashed", Tone.WARN),
}

_STATE_LOOKS = {
    MatchState.PROPOSED: ("sparkles", Tone.SOFT),
    MatchState.ASKED: ("send", Tone.ACCENT),
    MatchState.ACCEPTED: ("user-check", Tone.ACCENT),
    MatchState.CONFIRMED: ("circle-check", Tone.GOOD),
    MatchState.ANNOUNCED: ("mail-check", Tone.GOOD),
    MatchState.ACTIVE: ("handshake", Tone.GOOD),
    MatchState.COMPLETED: ("flag", Tone.SOFT),
    MatchState.ENDED: ("unlink", Tone.SOFT),
}

#: What is amiss, behind a sign that says no; the tooltip says it in full.
_BARRIER_WORDS = {
    Barrier.SAME_PERSON: N_("Oneself"),
    Barrier.CONSENT: N_("Consent"),
    Barrier.UNAVAILABLE: N_("Busy"),
    Barrier.FORBIDDEN: N_("Ruled out"),
    Barrier.AVOIDED: N_("Apart"),
    Barrier.MEETING_FORM: N_("Meeting"),
    Barrier.LANGUAGE: N_("Language"),
    Barrier.EMPLOYER: N_("Employer"),
    Barrier.EARLIER: N_("Earlier"),
}

#: Titles of the narrow columns with bars.
CRITERION_WORDS = {
    Criterion.SUBJECT: N_("Subj."),
    Criterion.TOPICS: N_("Topics"),
    Criterion.EXPERIENCE: N_("Exp."),
    Criterion.SECTOR: N_("Sector"),
    Criterion.LOCATION: N_("Place"),
    Criterion.WISHES: N_("Wishes"),
}

#: What stands where there is nothing to say.
DASH = "\N{EN DASH}"


def tier_chip(tier: Tier, tr: Translator, score: float | None = None) -> Chip:
    """Return a tier as a chip, with the score where there is room for it."""
    icon, tone = _TIER_LOOKS[tier]
    word = tr.gettext(TIER_WORDS[tier])
    text = word if score is None else f"{word} {tr.number(score, 2)}"
    return Chip(icon=icon, text=text, tone=tone)


def fit_in_full(pair: PairRecord, tr: Translator) -> str:
    """Return a pair's tier and score as one reads them."""
    return f"{tr.gettext(TIER_NAMES[pair.tier])}, {tr.number(pair.score, 2)}"


def state_chip(state: MatchState | None, tr: Translator) -> Chip:
    """Return how a pair stands, or that there is none."""
    if state is None:
        return Chip(icon="user-x", text=tr.gettext("Unmatched"), tone=Tone.WARN)
    icon, tone = _STATE_LOOKS[state]
    return Chip(icon=icon, text=tr.gettext(MATCH_STATE_NAMES[state]), tone=tone)


def barrier_chip(barrier: Barrier, tr: Translator) -> Chip:
    """Return what stands in the way, in two words."""
    return Chip(icon="ban", text=tr.gettext(_BARRIER_WORDS[barrier]), tone=Tone.SOFT)


def full_chip(score: float, tr: Translator) -> Chip:
    """Return that all of a mentor's seats are taken."""
    word = tr.gettext("Full")
    return Chip(icon="circle-slash", text=f"{word} {tr.number(score, 2)}", tone=Tone.SOFT)


def full_sentence(candidate: CandidateRecord, tr: Translator) -> str:
    """Return that a mentor has no seat left, and what to do."""
    text = tr.gettext("All of {mentor}'s seats are taken. Give {mentor} one more, or end a match.")
    return text.format(mentor=candidate.mentor.name)


def others_sentence(
    mentor: PersonName, others: Sequence[PairRecord], tr: Translator, *, besides: bool = False
) -> str:
    """Return whom else a mentor has or is proposed for, blank for nobody.

    Args:
        mentor: Who is looked at.
        others: Their pairs with other mentees than the one looked at.
        tr: The reader's.
        besides: Whether the mentee looked at is theirs too.
    """
    if not others:
        return ""
    proposed = [pair.mentee.name for pair in others if not pair.confirmed]
    theirs = [pair.mentee.name for pair in others if pair.confirmed]
    told = []
    if theirs:
        text = tr.gettext("{mentor} is the mentor of {mentees}.")
        if besides:
            text = tr.gettext("{mentor} is the mentor of {mentees} too.")
        told.append(text.format(mentor=mentor.name, mentees=tr.enumeration(theirs)))
    if proposed:
        text = tr.gettext("{mentor} is proposed for {mentees}.")
        if besides:
            text = tr.gettext("{mentor} is proposed for {mentees} too.")
        told.append(text.format(mentor=mentor.name, mentees=tr.enumeration(proposed)))
    return " ".join(told)


def answered(reasons: Iterable[ReasonRecord]) -> str:
    """Return the reasons that count as running text, the weightiest first."""
    counting = [reason for reason in reasons if reason.score is not None and reason.weight]
    counting.sort(key=lambda reason: -(reason.score or 0) * reason.weight)
    return " ".join(reason.text for reason in counting)


def blank(reasons: Iterable[ReasonRecord]) -> str:
    """Return what is not known of a pair as running text."""
    return " ".join(reason.text for reason in reasons if reason.score is None and reason.weight)
