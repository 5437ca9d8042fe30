"""Evaluations: the questionnaires, what was answered, and the figures."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from mentordesk.services.answer_import import AnswerImport, read_round
from mentordesk.services.answering import Answering
from mentordesk.services.evaluation_figures import group_figures
from mentordesk.services.evaluation_reading import read_answers
from mentordesk.services.questionnaire_editing import QuestionnaireEditing
from mentordesk.services.records.evaluations import AnswerValue, EvaluationReport
from mentordesk.storage.file import File
from mentordesk.vocabulary import EvaluationRound


class Evaluations(QuestionnaireEditing, Answering, AnswerImport):
    """The evaluations of one file."""

    def __init__(self, file: File, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    def report(self, programme_id: int, which: EvaluationRound) -> EvaluationReport:
        """Return both roles' figures in one round, every question listed.

        Raises:
            UserError: The programme has no such round.
        """
        with self._file.read() as session:
            asked = read_round(session, programme_id, which)
            replies = read_answers(session, [one.id for one in asked])
        answers: defaultdict[int, list[AnswerValue]] = defaultdict(list)
        for reply in replies.values():
            for question_id, answer in reply.items():
                answers[question_id].append(answer)
        return EvaluationReport(
            round=which, groups={one.role: group_figures(one, answers) for one in asked}
        )
