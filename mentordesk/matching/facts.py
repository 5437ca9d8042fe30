"""What is behind one criterion of one pair, as plain values that can be kept and told."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import TypeAlias

from mentordesk.matching.candidate import Mentee, Mentor, Rules, fold
from mentordesk.vocabulary import Criterion, Role

#: JSON values: texts, numbers, truths and lists of texts.
Facts: TypeAlias = Mapping[str, object]

#: The weight of a topic that every eighth mentor offers; rare are those above it. See
#: `criteria.topic_weights`.
_RARE = 1 + log(8)


@dataclass(frozen=True, slots=True)
class Relations:
    """How subjects belong together and which topics are rare, folded once for many pairs."""

    neighbours: Collection[frozenset[str]]
    #: Folded subject to the faculty's name.
    faculties: Mapping[str, str]
    #: Folded topics that count more than others because few mentors offer them.
    rare: Collection[str]

    @classmethod
    def of(cls, rules: Rules) -> "Relations":
        """Return what the rules declare, as it is compared."""
        return cls(
            {frozenset(map(fold, pair)) for pair in rules.neighbours},
            {fold(subject): faculty for subject, faculty in rules.faculty_of.items()},
            {topic for topic, weight in rules.topic_weights.items() if weight > _RARE},
        )


def blank_facts(criterion: Criterion, mentor: Mentor, mentee: Mentee) -> Facts:
    """Return which of the two left a criterion's question blank."""
    sides = ((Role.MENTOR, mentor), (Role.MENTEE, mentee))
    answered = _ANSWERED[criterion]
    return {"blank": [role.value for role, person in sides if not answered(person)]}


def answered_facts(
    criterion: Criterion, mentor: Mentor, mentee: Mentee, relations: Relations
) -> Facts:
    """Return what both answered to a criterion's question, as far as it explains the score."""
    return _TELLERS[criterion](mentor, mentee, relations)


def _subject(mentor: Mentor, mentee: Mentee, relations: Relations) -> Facts:
    ours, theirs = _distinct(mentee.subjects), _distinct(mentor.subjects)
    same = [text for key, text in ours.items() if key in theirs]
    if same:
        return {"level": "same", "subjects": same}
    for mine, text in ours.items():
        for yours, other in theirs.items():
            if frozenset((mine, yours)) in relations.neighbours:
                return {"level": "neighbour", "mentee": text, "mentor": other}
    faculties = relations.faculties
    taught = {fold(faculties.get(yours, "")) for yours in theirs} - {""}
    for mine in ours:
        if fold(faculties.get(mine, "")) in taught:
            return {"level": "faculty", "faculty": faculties[mine]}
    return {"level": "other", "mentee": list(ours.values()), "mentor": list(theirs.values())}


def _topics(mentor: Mentor, mentee: Mentee, relations: Relations) -> Facts:
    wished, offered = _distinct(mentee.topics), _distinct(mentor.topics)
    common = {key: text for key, text in wished.items() if key in offered}
    facts: Facts = {"offered": len(common), "wished": len(wished), "topics": list(common.values())}
    rare = [text for key, text in common.items() if key in relations.rare]
    return {**facts, "rare": rare} if rare else facts


def _experience(mentor: Mentor, mentee: Mentee, _: Relations) -> Facts:
    return {"years": mentor.experience_years, "wanted": mentee.experience_wanted}


def _sector(mentor: Mentor, mentee: Mentee, _: Relations) -> Facts:
    return {"mentor": mentor.sector.strip(), "mentee": mentee.sector.strip()}


def _location(mentor: Mentor, mentee: Mentee, _: Relations) -> Facts:
    return {"mentor": mentor.location.strip(), "mentee": mentee.location.strip()}


def _wishes(mentor: Mentor, mentee: Mentee, _: Relations) -> Facts:
    return {
        "by_mentor": mentee.email in mentor.wishes,
        "by_mentee": mentor.email in mentee.wishes,
    }


def _knows_years(person: Mentor | Mentee) -> bool:
    years = person.experience_years if isinstance(person, Mentor) else person.experience_wanted
    return years is not None


@lru_cache(maxsize=65_536)
def _distinct(answers: tuple[str, ...]) -> Mapping[str, str]:
    """Return each answer that is not blank, once, as it was first written."""
    distinct: dict[str, str] = {}
    for text in answers:
        distinct.setdefault(fold(text), text.strip())
    distinct.pop("", None)
    return distinct


_ANSWERED: Mapping[Criterion, Callable[[Mentor | Mentee], object]] = {
    Criterion.SUBJECT: lambda person: _distinct(person.subjects),
    Criterion.TOPICS: lambda person: _distinct(person.topics),
    Criterion.EXPERIENCE: _knows_years,
    Criterion.SECTOR: lambda person: fold(person.sector),
    Criterion.LOCATION: lambda person: fold(person.location),
    # Blank only where neither of them wished for anybody here.
    Criterion.WISHES: lambda _: False,
}


_TELLERS: Mapping[Criterion, Callable[[Mentor, Mentee, Relations], Facts]] = {
    Criterion.SUBJECT: _subject,
    Criterion.TOPICS: _topics,
    Criterion.EXPERIENCE: _experience,
    Criterion.SECTOR: _sector,
    Criterion.LOCATION: _location,
    Criterion.WISHES: _wishes,
}
