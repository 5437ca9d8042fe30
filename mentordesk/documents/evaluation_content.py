"""What questionnaires on paper and evaluation reports say, as plain values.

Every text is already in the document's language.
"""

from dataclasses import dataclass

from mentordesk.vocabulary import QuestionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperQuestion:
    """A question to answer by hand: `choices` are boxes, or a scale's points from low to high."""

    text: str
    kind: QuestionKind
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireContent:
    """A questionnaire on paper for one role."""

    title: str
    programme: str
    #: Who is asked: "Mentors".
    asked: str
    introduction: str
    questions: tuple[PaperQuestion, ...]
    #: The last day to answer, written out; blank when none is set.
    answer_by: str = ""
    #: Without a name on it, the sheet says so; else there is a line for it.
    anonymous: bool = False
    #: Whom to hand it to.
    contact: str = ""
    #: Whose paper it is; a line to write on where it is blank.
    name: str = ""
    #: The reference codes of that person's pairs.
    code: str = ""
    #: What stands above the questions that only that person is asked.
    own_heading: str = ""
    own_introduction: str = ""
    own_questions: tuple[PaperQuestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One choice of a question and how many chose it."""

    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResult:
    """One role's answers to one question; a suppressed group shows none."""

    #: "Mentees"
    group: str
    n: int
    mean: float | None = None
    bars: tuple[Bar, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuestion:
    """One question with both groups' answers, as far as both were asked."""

    text: str
    kind: QuestionKind
    results: tuple[GroupResult, ...]
    #: Sentences on how it is counted, or why some of it is not shown.
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRate:
    """How many of a group answered."""

    group: str
    invited: int
    answered: int
    #: Fewer than five answered an anonymous questionnaire: their figures are not shown.
    suppressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """An evaluation's figures."""

    title: str
    programme: str
    period: str
    rates: tuple[ResponseRate, ...]
    #: The scale questions' means in one figure come from these too.
    questions: tuple[ReportQuestion, ...]
