"""Evaluations: the questionnaires, what was answered, and the figures."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from mentordesk.services.answer_import import AnswerImport, read_round
from mentordesk.services.answering import Answering
from mentordesk.services.counted import counted_answers, counted_points
from mentordesk.services.evaluation_figures import group_figures, own_topic_figures
from mentordesk.services.evaluation_reading import read_answers
from mentordesk.services.own_questions import question_on_all
from mentordesk.services.own_topic_reading import any_topics, read_points
from mentordesk.services.questionnaire_editing import QuestionnaireEditing
from mentordesk.services.records.evaluations import (
    AnswerValue,
    EvaluationReport,
    GroupFigures,
    QuestionnaireRecord,
)
from mentordesk.storage.file import File
from mentordesk.vocabulary import EvaluationRound


class Evaluations(QuestionnaireEditing, Answering, AnswerImport):
    """The evaluations of one file."""

    def __init__(self, file: File, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    def report(self, programme_id: int, which: EvaluationRound) -> EvaluationReport:
        """Return both roles' figures in one round, every question listed.

        What people answered about the topics of their own agreements is one question more.

        Raises:
            UserError: The programme has no such round.
        """
        with self._file.read() as session:
            asked = read_round(session, programme_id, which)
            ids = [one.id for one in asked]
            replies, points = read_answers(session, ids), read_points(session, ids)
            counted = counted_answers(
                session, [question.id for one in asked for question in one.questions]
            )
            erased = counted_points(session, ids)
            own = which is EvaluationRound.FINAL and (
                bool(points) or bool(erased) or any_topics(session, programme_id)
            )
        answers: defaultdict[int, list[AnswerValue]] = defaultdict(list)
        for reply in replies.values():
            for question_id, answer in reply.items():
                answers[question_id].append(answer)
        groups = {one.role: group_figures(one, answers, counted) for one in asked}
        if own:
            groups = {
                one.role: _with_own_topics(
                    groups[one.role],
                    one,
                    points.get(one.id, ()),
                    erased.get(one.id, Counter()),
                )
                for one in asked
            }
        return EvaluationReport(round=which, groups=groups)


def _with_own_topics(
    group: GroupFigures,
    asked: QuestionnaireRecord,
    points: Sequence[tuple[int, int]],
    erased: Counter[int],
) -> GroupFigures:
    figures = own_topic_figures(asked, question_on_all(), points, erased)
    return replace(group, questions=(*group.questions, figures))
