"""Tables of answers, as the import dialog asks about them."""

from collections.abc import Mapping
from pathlib import Path

from mentordesk.services.records.sign_up import ImportReport, TablePreview
from mentordesk.ui.desk import Desk
from mentordesk.ui.table_import.kind import Progress, Reading, Run, TableKind
from mentordesk.vocabulary import ROUND_NAMES, EvaluationRound, QuestionKind


class AnswersTable(TableKind):
    """A survey tool's answers to one round, a row each, of mentors and mentees alike."""

    def __init__(self, desk: Desk, which: EvaluationRound) -> None:
        self._evaluations = desk.workspace.evaluations
        self._programme_id = desk.programme_id
        self._round = which
        self._desk = desk
        tr = desk.translator
        self.title = tr.gettext("Import answers: {round}").format(
            round=tr.gettext(ROUND_NAMES[which])
        )
        self.verb = tr.gettext("Import")
        self._questions = [
            question
            for questionnaire in self._evaluations.questionnaires(self._programme_id)
            if questionnaire.round is which
            for question in questionnaire.questions
        ]
        # Each choice of such a question may have a column of its own.
        self.several = frozenset(
            question.key for question in self._questions if question.kind is QuestionKind.SEVERAL
        )

    def fields(self) -> Mapping[str, str]:
        """Return who answered, in what role and when, and the questions by their words."""
        tr = self._desk.translator
        known = {
            "email": tr.gettext("E-mail"),
            "role": tr.gettext("Role"),
            "submitted": tr.gettext("Sent in at"),
        }
        language = self._desk.language
        return known | {one.key: one.text.in_(language) for one in self._questions}

    def preview(self, path: Path, sheet: str) -> TablePreview:
        """Return the table as it was read."""
        return self._evaluations.preview(path, self._programme_id, self._round, sheet or None)

    def run(self, reading: Reading) -> Run:
        """Return the run over the table."""

        def run(dry_run: bool, _progress: Progress) -> ImportReport:
            return self._evaluations.import_answers(
                reading.path,
                self._programme_id,
                self._round,
                sheet=reading.sheet or None,
                fields=reading.fields,
                dry_run=dry_run,
            )

        return run
