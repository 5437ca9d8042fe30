"""The questions that a survey asked, and which column of its table answers which."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from mentordesk.errors import UserError
from mentordesk.exchange.column_maps import columns_called, split_map
from mentordesk.exchange.fields import Field
from mentordesk.exchange.guess import guess_fields
from mentordesk.exchange.known_titles import is_tools_own
from mentordesk.exchange.tables import Table
from mentordesk.exchange.titles import plain, spread, words
from mentordesk.vocabulary import N_, QuestionKind

T = TypeVar("T")

# A survey tool may cut a long question off; shorter beginnings say too little.
_SHORTEST_BEGINNING = 15
_EMAIL = "email"
# "4", "4.0" as a spreadsheet may write it, "4 - I høj grad" as a form may label it.
_POINT = re.compile(r"0*(\d+)(?:[.,]0+|\b\D*)")

_NO_QUESTION = N_("There is no question “{question}”. The questions are: {questions}.")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a question, or one point of a scale, in Danish and English."""

    key: str
    da: str
    en: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question, its text in Danish and English; the roles' versions may share a key."""

    key: str
    kind: QuestionKind
    texts: tuple[str, str]
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerColumns:
    """What each column of a table of answers holds."""

    #: The place of the addresses; None when no column holds any.
    email: int | None
    submitted: int | None
    role: int | None
    #: A question's key for each column, in the columns' order; None is left out.
    questions: tuple[str | None, ...]

    def unknown(self, table: Table) -> tuple[str, ...]:
        """Return the titles of the columns that are left out, but for a form tool's own."""
        used = (self.email, self.submitted, self.role)
        return tuple(
            title
            for index, title in enumerate(table.columns)
            if self.questions[index] is None and index not in used and not is_tools_own(title)
        )


def answer_columns(
    table: Table, questions: Sequence[Question], maps: Sequence[str] = ()
) -> AnswerColumns:
    """Return which column answers which question, by the question's key or text.

    Args:
        table: The survey tool's export.
        questions: What was asked.
        maps: Texts like `COLUMN=QUESTION` (its key or text, `email`, or nothing to leave it out),
            which beat what is guessed.

    Raises:
        UserError: There is no such column or question.
    """
    said: dict[int, str | None] = {}
    for text in maps:
        column, name = split_map(text)
        said.update(dict.fromkeys(columns_called(table, column), _key(name, questions)))
    guessed = (_question_of(title, questions) for title in table.columns)
    keys = _corrected(guessed, {i: None if key == _EMAIL else key for i, key in said.items()})
    emails = {i: Field.EMAIL if key == _EMAIL else None for i, key in said.items()}
    fields = _corrected(guess_fields(table), emails)
    free = [None if key else field for key, field in zip(keys, fields, strict=True)]
    return AnswerColumns(
        email=_place(free, Field.EMAIL),
        submitted=_place(free, Field.SUBMITTED),
        role=_place(free, Field.ROLE),
        questions=tuple(keys),
    )


def chosen_option(title: str, question: Question) -> Choice | None:
    """Return the choice that a column `Question [Choice]` stands for."""
    parts = spread(title)
    if parts is None or question.kind is not QuestionKind.SEVERAL:
        return None
    return find_choice(parts.option, question)


def find_choice(text: str, question: Question) -> Choice | None:
    """Return the choice that `text` names by its key, either label, or a point's number."""
    said = words(text)
    is_scale = question.kind is QuestionKind.SCALE
    for choice in question.choices:
        named = (choice.da, choice.en) if is_scale else (choice.key, choice.da, choice.en)
        if said and said in map(words, named):
            return choice
    number = _POINT.fullmatch(text.strip())
    if not is_scale or number is None:
        return None
    return next((choice for choice in question.choices if choice.key == number[1]), None)


def _corrected(guessed: Iterable[T | None], said: Mapping[int, T | None]) -> list[T | None]:
    """Return the guesses with what was said of some columns, which no other one then is."""
    taken = set(said.values())
    return [
        said.get(index, None if guess in taken else guess) for index, guess in enumerate(guessed)
    ]


def _question_of(title: str, questions: Sequence[Question]) -> str | None:
    parts = spread(title)
    # Grids put the question itself in brackets: `How much do you agree? [Question]`.
    names = (title,) if parts is None else (title, parts.option, parts.question)
    return next((key for name in names if (key := _named(name, questions))), None)


def _named(name: str, questions: Sequence[Question]) -> str | None:
    said = plain(name)
    if not said:
        return None
    for question in questions:
        if said == plain(question.key) or said in map(plain, question.texts):
            return question.key
    coded = next((q.key for q in questions if words(name).startswith(f"{words(q.key)} ")), None)
    return coded or _spoken_of(said, questions)


def _spoken_of(said: str, questions: Sequence[Question]) -> str | None:
    """Return the question whose text the title begins or holds; none when it may be several."""
    begun: set[str] = set()
    held: dict[str, int] = {}
    for question in questions:
        for text in filter(None, map(plain, question.texts)):
            if len(said) >= _SHORTEST_BEGINNING and text.startswith(said):
                begun.add(question.key)
            if len(text) >= _SHORTEST_BEGINNING and text in said:
                held[question.key] = len(text)
    if held:
        return max(held, key=lambda key: held[key])
    return begun.pop() if len(begun) == 1 else None


def _key(name: str, questions: Sequence[Question]) -> str | None:
    known = {question.key.lower(): question.key for question in questions}
    key = {**known, _EMAIL: _EMAIL, "": None}.get(name.lower(), "")
    if key == "":
        key = _named(name, questions) or ""
    if key == "":
        raise UserError(_NO_QUESTION, question=name, questions=", ".join(known.values()))
    return key


def _place(fields: Sequence[Field | None], field: Field) -> int | None:
    return fields.index(field) if field in fields else None
