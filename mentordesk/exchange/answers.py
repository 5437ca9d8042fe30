"""Reads a survey tool's table of answers: who answered, and what, question by question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mentordesk.exchange.cell_values import BLANKS, address, roles, yes_or_no
from mentordesk.exchange.questions import (
    AnswerColumns,
    Choice,
    Question,
    answer_columns,
    chosen_option,
    find_choice,
)
from mentordesk.exchange.rejection import CellError, Reason, Rejection, UnreadableError
from mentordesk.exchange.submissions import moments, newer
from mentordesk.exchange.tables import Row, Table
from mentordesk.i18n import Wording
from mentordesk.vocabulary import N_, Language, QuestionKind, Role

__all__ = [
    "Answer",
    "AnswerColumns",
    "Answers",
    "Choice",
    "Question",
    "Reply",
    "answer_columns",
    "parse_answers",
]

_NO_EMAIL = N_("The e-mail address is missing.")
_NO_CHOICE = N_("“{value}” is none of the choices: {choices}.")
_ONE_ONLY = N_("“{value}” holds several answers where one is asked for.")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question: the chosen keys, or a text."""

    chosen: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One respondent's answers by question key; blank ones are left out."""

    row: int
    email: str
    #: The role in which the person answered, where the table says so.
    role: Role | None
    #: When the form was sent in, in UTC.
    submitted: datetime | None
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a table of answers holds: the replies that can be used, and those that can't."""

    replies: tuple[Reply, ...]
    rejected: tuple[Rejection, ...]
    unknown_columns: tuple[str, ...]


def parse_answers(
    table: Table,
    columns: AnswerColumns,
    questions: Sequence[Question],
    language: Language = Language.DANISH,
) -> Answers:
    """Read each row of `table`; of two replies by the same person the newer one counts.

    A row with an answer that is none of its question's choices is rejected whole.

    Args:
        table: One row a respondent.
        columns: As `answer_columns` found them.
        questions: What was asked; those that share a key may differ in their choices.
        language: Decides how the time "3/9/2026" is read where the column leaves it open, and
            how choices are called in a reason.
    """
    reader = _RowReader(table, columns, questions, language)
    replies: dict[tuple[str, Role | None], Reply] = {}
    rejected: list[Rejection] = []
    for row, moment in zip(table.rows, _submitted(table, columns, language), strict=True):
        try:
            reply = reader.reply(row, moment)
        except CellError as error:
            rejected.append(Rejection(row.number, error.column, error.value, error.reason))
            continue
        known = replies.get((reply.email, reply.role))
        if known is None or newer((reply.submitted, reply.row), (known.submitted, known.row)):
            replies[reply.email, reply.role] = reply
    ordered = sorted(replies.values(), key=lambda reply: reply.row)
    return Answers(tuple(ordered), tuple(rejected), columns.unknown(table))


def _submitted(
    table: Table, columns: AnswerColumns, language: Language
) -> Sequence[datetime | None]:
    if columns.submitted is None:
        return [None] * len(table.rows)
    place = columns.submitted
    return moments((row.cells[place] for row in table.rows), language)


class _RowReader:
    """Reads the rows of one table."""

    def __init__(
        self,
        table: Table,
        columns: AnswerColumns,
        questions: Sequence[Question],
        language: Language,
    ) -> None:
        self._titles = table.columns
        self._language = language
        self._columns = columns
        self._questions: dict[str, list[Question]] = {}
        for question in questions:
            self._questions.setdefault(question.key, []).append(question)

    def reply(self, row: Row, submitted: datetime | None) -> Reply:
        """Return one respondent's reply.

        Raises:
            CellError: Something in the row can't be read.
        """
        email = self._email(row)
        answers: dict[str, Answer] = {}
        for place, key in enumerate(self._columns.questions):
            cell = row.cells[place]
            if key and cell not in BLANKS:
                answer = self._answer(self._titles[place], cell, self._questions[key])
                answers[key] = _together(answers.get(key), answer)
        given = {key: answer for key, answer in answers.items() if answer != Answer()}
        return Reply(row.number, email, self._role(row), submitted, given)

    def _email(self, row: Row) -> str:
        place = self._columns.email
        if place is None or not row.cells[place]:
            title = "email" if place is None else self._titles[place]
            raise CellError(title, "", Reason(_NO_EMAIL))
        try:
            return address(row.cells[place])
        except UnreadableError as error:
            raise CellError(self._titles[place], row.cells[place], error.reason) from error

    def _role(self, row: Row) -> Role | None:
        place = self._columns.role
        if place is None or not row.cells[place]:
            return None
        try:
            found = roles(row.cells[place])
        except UnreadableError as error:
            raise CellError(self._titles[place], row.cells[place], error.reason) from error
        return found[0] if len(found) == 1 else None

    def _answer(self, title: str, cell: str, versions: Sequence[Question]) -> Answer:
        """Return the answer by the first of the question's versions that offers it."""
        reasons: list[Reason] = []
        for question in versions:
            try:
                return _read(title, cell, question, self._language)
            except UnreadableError as error:
                reasons.append(error.reason)
        raise CellError(title, cell, reasons[0])


def _read(title: str, cell: str, question: Question, language: Language) -> Answer:
    if question.kind is QuestionKind.TEXT:
        return Answer(text=cell)
    option = chosen_option(title, question)
    if option:
        return Answer((option.key,)) if yes_or_no(cell) else Answer()
    chosen = _choices(cell, question, language)
    if len(chosen) > 1 and question.kind is not QuestionKind.SEVERAL:
        raise UnreadableError(_ONE_ONLY, value=cell)
    return Answer(chosen)


def _choices(cell: str, question: Question, language: Language) -> tuple[str, ...]:
    whole = find_choice(cell, question)
    if whole:
        return (whole.key,)
    chosen: list[str] = []
    for part in filter(None, (part.strip() for part in cell.replace("\n", ";").split(";"))):
        chosen.extend(_listed(part, cell, question, language))
    return tuple(dict.fromkeys(chosen))


def _listed(text: str, cell: str, question: Question, language: Language) -> list[str]:
    """Return the keys of choices separated by commas, though a choice may hold commas too."""
    pieces = text.split(",")
    chosen: list[str] = []
    while pieces:
        for length in range(len(pieces), 0, -1):
            choice = find_choice(",".join(pieces[:length]), question)
            if choice:
                chosen.append(choice.key)
                del pieces[:length]
                break
        else:
            raise UnreadableError(_NO_CHOICE, value=cell, choices=_offered(question, language))
    return chosen


def _offered(question: Question, language: Language) -> str:
    if question.kind is QuestionKind.SCALE:
        return ", ".join(choice.key for choice in question.choices)
    labels = (Wording(choice.da, choice.en).in_(language) for choice in question.choices)
    return ", ".join(labels)


def _together(known: Answer | None, other: Answer) -> Answer:
    if known is None:
        return other
    text = "\n".join(text for text in (known.text, other.text) if text)
    return Answer(tuple(dict.fromkeys((*known.chosen, *other.chosen))), text)
