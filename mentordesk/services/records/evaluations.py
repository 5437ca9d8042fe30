"""Records of questionnaires, who has answered, and the figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mentordesk.i18n import Wording
from mentordesk.vocabulary import EvaluationRound, QuestionKind, Role

#: The choice under which it is counted how many erased people answered a question at all.
ANYTHING = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceOption:
    """One choice, or one point of a scale."""

    key: str
    text: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRecord:
    """One question.

    `SCALE` and `CHOICE` take one of `choices`, `SEVERAL` any number, `TEXT` free words. A scale's
    keys are the numbers "1" to "5", so means can be made of them.
    """

    id: int
    key: str
    kind: QuestionKind
    text: Wording
    choices: tuple[ChoiceOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireRecord:
    """What one role is asked in one round, and how far the answers have come."""

    id: int
    programme_id: int
    round: EvaluationRound
    role: Role
    introduction: Wording
    anonymous: bool
    sent_on: date | None
    answer_by: date | None
    questions: tuple[QuestionRecord, ...]
    invited: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentRecord:
    """One invited person and whether they have answered."""

    enrolment_id: int
    name: str
    email: str
    replied_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerValue:
    """An answer: the chosen keys, or the text."""

    chosen: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTopic:
    """A topic of their own agreement that somebody is asked about, and what they answered.

    `point` is 1 to 5, `None` where it is blank. Where answers are anonymous neither pair nor topic
    is named: `match_id` is `None` and `topic` blank.
    """

    question: QuestionRecord
    match_id: int | None = None
    topic: str = ""
    point: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAsked:
    """One invited person with what only they are asked."""

    enrolment_id: int
    name: str
    #: The reference codes of their pairs in force, by the partner's name.
    codes: tuple[str, ...] = ()
    topics: tuple[OwnTopic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicResult:
    """A topic as it was asked, and how far it came, 1 to 5, as each who answered found."""

    topic: str
    points: Mapping[Role, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFigures:
    """One question's figures in one group; all `None` where they are suppressed."""

    key: str
    text: Wording
    kind: QuestionKind
    choices: tuple[ChoiceOption, ...]
    n: int | None
    #: Unrounded; `None` unless a scale with answers.
    mean: float | None
    #: Choice key to count, every choice listed; empty for texts.
    distribution: Mapping[str, int] | None
    texts: tuple[str, ...] = ()
    #: How many people answered, where `n` counts the topics that they answered about.
    people: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures:
    """One role's part of a report. `response_rate` is a fraction, 0 when nobody was invited."""

    role: Role
    invited: int
    answered: int
    response_rate: float
    suppressed: bool
    questions: tuple[QuestionFigures, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationReport:
    """Both roles' figures in one round."""

    round: EvaluationRound
    groups: Mapping[Role, GroupFigures] = field(default_factory=dict)
