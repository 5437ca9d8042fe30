"""What is said of a pair on the map of scores."""

from mentordesk.i18n import Translator
from mentordesk.ui.matches.score_map_painting import Seen, percent
from mentordesk.vocabulary import N_, TIER_NAMES, Barrier

#: Why a pair is not possible, after their names; who asked for what is never told.
_BARRIER_PHRASES = {
    Barrier.SAME_PERSON: N_("one and the same person"),
    Barrier.CONSENT: N_("a consent is missing"),
    Barrier.UNAVAILABLE: N_("busy at present"),
    Barrier.FORBIDDEN: N_("ruled out by you"),
    Barrier.AVOIDED: N_("to be kept apart"),
    Barrier.MEETING_FORM: N_("no common way to meet"),
    Barrier.LANGUAGE: N_("no common language"),
    Barrier.EMPLOYER: N_("same employer"),
    Barrier.EARLIER: N_("a pair once before"),
}


def pair_sentence(seen: Seen, row: int, column: int, tr: Translator) -> str:
    """Return who the two are, how well they fit, and how they stand."""
    scores = seen.scores
    return tr.gettext("{mentee} × {mentor}: {fit}").format(
        mentee=scores.mentees[row].name,
        mentor=scores.mentors[column].name,
        fit=" · ".join(_standing(seen, row, column, tr)),
    )


def _standing(seen: Seen, row: int, column: int, tr: Translator) -> list[str]:
    scores = seen.scores
    barrier, tier = scores.barrier(row, column), scores.tier(row, column)
    said = []
    if barrier is not None:
        said.append(tr.gettext(_BARRIER_PHRASES[barrier]))
    elif tier is not None:
        score = percent(scores.level(row, column)) / 100
        said.append(f"{tr.gettext(TIER_NAMES[tier])} {tr.number(score, 2)}")
    stands = seen.pairs.get((row, column))
    if stands is not None:
        said.append(tr.gettext("a match") if stands else tr.gettext("proposed"))
    elif column in seen.full:
        said.append(tr.gettext("{mentor} is full").format(mentor=scores.mentors[column].name))
    return said
