"""The figures of one group's answers: counts, means and rates, and when they must not be shown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mentordesk.i18n import sort_key
from mentordesk.services.records.evaluations import (
    ANYTHING,
    AnswerValue,
    GroupFigures,
    QuestionFigures,
    QuestionnaireRecord,
    QuestionRecord,
)
from mentordesk.vocabulary import QuestionKind

_NOBODY: Mapping[int, Counter[str]] = {}

#: With fewer answers than this, an anonymous group's figures would point at people.
LEAST_ANONYMOUS = 5


def group_figures(
    questionnaire: QuestionnaireRecord,
    answers: Mapping[int, Sequence[AnswerValue]],
    counted: Mapping[int, Counter[str]] = _NOBODY,
) -> GroupFigures:
    """Return one role's part of the report.

    Args:
        questionnaire: What was asked, with how many were invited and have answered.
        answers: Question id to the answers given. Texts come out sorted, so that their order
            points at nobody.
        counted: Question id to what people chose who were erased since.
    """
    suppressed = questionnaire.anonymous and questionnaire.answered < LEAST_ANONYMOUS
    rate = questionnaire.answered / questionnaire.invited if questionnaire.invited else 0.0
    return GroupFigures(
        role=questionnaire.role,
        invited=questionnaire.invited,
        answered=questionnaire.answered,
        response_rate=rate,
        suppressed=suppressed,
        questions=tuple(
            _hidden(question)
            if suppressed
            else _figures(
                question, answers.get(question.id, ()), counted.get(question.id, Counter())
            )
            for question in questionnaire.questions
        ),
    )


def own_topic_figures(
    questionnaire: QuestionnaireRecord,
    question: QuestionRecord,
    points: Sequence[tuple[int, int]],
    erased: Counter[int],
) -> QuestionFigures:
    """Return one role's figures of all topics of all pairs, as one question.

    `n` counts topics; whether they may be shown is decided by the people behind them.

    Args:
        questionnaire: Where they were asked.
        question: What they come to.
        points: Sign-up id and point, 1 to 5, for each topic answered.
        erased: How often people who were erased since gave each point; 0 counts the people.
    """
    people = len({enrolment_id for enrolment_id, _ in points}) + erased[0]
    if questionnaire.anonymous and people < LEAST_ANONYMOUS:
        return _hidden(question)
    answers = [AnswerValue(chosen=(str(point),)) for _, point in points]
    counted = Counter({str(point): n for point, n in erased.items() if point})
    counted[ANYTHING] = counted.total()
    return replace(_figures(question, answers, counted), people=people)


def _hidden(question: QuestionRecord) -> QuestionFigures:
    return QuestionFigures(
        key=question.key,
        text=question.text,
        kind=question.kind,
        choices=question.choices,
        n=None,
        mean=None,
        distribution=None,
    )


def _figures(
    question: QuestionRecord, answers: Sequence[AnswerValue], counted: Counter[str]
) -> QuestionFigures:
    is_text = question.kind is QuestionKind.TEXT
    given = [answer for answer in answers if (answer.text.strip() if is_text else answer.chosen)]
    counts = Counter(key for answer in given for key in answer.chosen)
    counts.update({key: n for key, n in counted.items() if key != ANYTHING})
    return QuestionFigures(
        key=question.key,
        text=question.text,
        kind=question.kind,
        choices=question.choices,
        n=len(given) + counted[ANYTHING],
        mean=_mean(counts) if question.kind is QuestionKind.SCALE and counts else None,
        distribution={choice.key: counts[choice.key] for choice in question.choices},
        texts=_texts(given) if is_text else (),
    )


def _texts(given: Sequence[AnswerValue]) -> tuple[str, ...]:
    return tuple(sorted((answer.text.strip() for answer in given), key=sort_key))


def _mean(counts: Counter[str]) -> float:
    return sum(int(key) * count for key, count in counts.items()) / counts.total()
