"""Two people who may be one, answer by answer: what differs, what one alone says, what is alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mentordesk.services.differences import OF_PERSON, OF_SIGN_UP
from mentordesk.services.records.participants import (
    AnswerKey,
    Difference,
    EnrolmentRecord,
    PersonRecord,
)
from mentordesk.ui.participants.answer_words import AnswerWords

_OF_SIGN_UP = (*OF_SIGN_UP, "consented_on")
# What most sign-ups say is no news where both say it.
_NO_NEWS = ("state", "capacity", "available", "meeting_form", "waited", "consented_on")
Two = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of two people, in words; blank for what somebody has not answered."""

    key: AnswerKey
    title: str
    texts: Two
    #: Whether it is to be chosen whose answer stands.
    is_choice: bool = False

    @property
    def is_alike(self) -> bool:
        """Whether both say the same."""
        return all(self.texts) and not self.is_choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Answers about one thing: the person, or one sign-up that both have."""

    #: Blank for the person.
    title: str
    answers: tuple[Answer, ...]


def compared(
    first: PersonRecord,
    second: PersonRecord,
    differences: Sequence[Difference],
    words: AnswerWords,
) -> tuple[Chapter, ...]:
    """Return all that two people have answered, what is to be chosen first.

    What is alike is left out where it is no news.

    Args:
        first: One of the two.
        second: The other.
        differences: What is to be chosen between them.
        words: Says the answers.
    """
    chosen = {difference.key for difference in differences}
    about_person = _answers(first, second, OF_PERSON, AnswerKey(""), chosen, words)
    chapters = [Chapter(title="", answers=_choices_first(about_person))]
    others = {(part.programme_id, part.role): part for part in second.enrolments}
    for part in first.enrolments:
        twin = others.get((part.programme_id, part.role))
        if twin is not None:
            answers = _about_sign_up(part, twin, chosen, words)
            chapters.append(Chapter(title=words.part(part), answers=answers))
    return tuple(chapters)


def sign_ups_together(first: PersonRecord, second: PersonRecord) -> int:
    """Return how many sign-ups the two have as one person."""
    parts = (*first.enrolments, *second.enrolments)
    return len({(part.programme_id, part.role) for part in parts})


def _choices_first(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Put what is to be chosen first, but who it is about before all."""
    name = AnswerKey("name")
    return tuple(sorted(answers, key=lambda one: (one.key != name, not one.is_choice)))


def _about_sign_up(
    part: EnrolmentRecord, twin: EnrolmentRecord, chosen: set[AnswerKey], words: AnswerWords
) -> tuple[Answer, ...]:
    where = AnswerKey("", part.programme_id, part.role)
    answers = _answers(part, twin, _OF_SIGN_UP, where, chosen, words)
    return _choices_first(
        answer for answer in answers if not (answer.is_alike and answer.key.field in _NO_NEWS)
    )


def _answers(
    first: PersonRecord | EnrolmentRecord,
    second: PersonRecord | EnrolmentRecord,
    fields: tuple[str, ...],
    where: AnswerKey,
    chosen: set[AnswerKey],
    words: AnswerWords,
) -> Iterator[Answer]:
    for field in fields:
        key = where._replace(field=field)
        one, other = (words.text(field, getattr(record, field)) for record in (first, second))
        if one or other:
            is_choice = key in chosen
            title = words.title(field, key.role)
            yield Answer(key=key, title=title, texts=(one, other), is_choice=is_choice)
