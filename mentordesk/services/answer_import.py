"""Answers from a survey tool's table: seen first, then taken in as one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.models import Programme, Questionnaire
from mentordesk.services import backups
from mentordesk.services.evaluation_reading import read_questionnaires
from mentordesk.services.records.evaluations import QuestionnaireRecord
from mentordesk.services.records.sign_up import ImportReport, Rejection, TablePreview
from mentordesk.services.reply_keeping import keep_replies
from mentordesk.services.respondents import Respondents
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_, NP_, EvaluationRound

if TYPE_CHECKING:
    from mentordesk.exchange.answers import AnswerColumns, Answers, Question
    from mentordesk.exchange.tables import Table

_SAMPLE_ROWS = 20
_EMAIL, _SUBMITTED, _ROLE = "email", "submitted", "role"

NO_SUCH_ROUND = {
    EvaluationRound.MIDTERM: N_("This programme has no midterm evaluation. Add one first."),
    EvaluationRound.FINAL: N_("This programme has no final evaluation. Add one first."),
}


def read_round(
    session: Session, programme_id: int, which: EvaluationRound
) -> tuple[QuestionnaireRecord, ...]:
    """Return the questionnaires of one round.

    Raises:
        UserError: The programme has none.
    """
    found(session, Programme, programme_id)
    asked = read_questionnaires(
        session, Questionnaire.programme_id == programme_id, Questionnaire.round == which
    )
    if not asked:
        raise UserError(NO_SUCH_ROUND[which])
    return asked


class AnswerImport:
    """Reading tables of answers, one row a respondent, into a round of both roles."""

    _file: File
    _clock: Callable[[], datetime]

    def preview(
        self, path: Path, programme_id: int, which: EvaluationRound, sheet: str | None = None
    ) -> TablePreview:
        """Return a table as it was read, with what each column would be taken for.

        A column's field is a question's key, `email`, `role`, `submitted`, or blank.

        Args:
            path: A CSV file or a workbook.
            programme_id: Whose people answered.
            which: The round they answered.
            sheet: The workbook's sheet; without it the one that is found to hold the table.

        Raises:
            UserError: The table cannot be read, or the programme has no such round.
        """
        from mentordesk.exchange.answers import answer_columns
        from mentordesk.exchange.tables import read_table

        table = read_table(path, sheet)
        with self._file.read() as session:
            questions = _questions(read_round(session, programme_id, which))
        return TablePreview(
            columns=table.columns,
            fields=_fields(answer_columns(table, questions)),
            sample=tuple(row.cells for row in table.rows[:_SAMPLE_ROWS]),
            row_count=len(table.rows),
            sheets=table.sheets,
            sheet=table.sheet,
        )

    def import_answers(  # noqa: PLR0913 - each is a choice of its own in the import dialog
        self,
        path: Path,
        programme_id: int,
        which: EvaluationRound,
        *,
        sheet: str | None = None,
        fields: Sequence[str] | None = None,
        field_map: Sequence[str] = (),
        dry_run: bool = False,
    ) -> ImportReport:
        """Take in the answers of the invited, all in one transaction, and report on every row.

        Respondents are found by their address among the invited of both roles. A blank never
        clears an answer; the same table a second time changes nothing.

        Args:
            path: A CSV file or a workbook.
            programme_id: Whose people answered.
            which: The round they answered.
            sheet: The workbook's sheet; without it the one that is found to hold the table.
            fields: What each column is, as in `preview`; found out without it.
            field_map: Texts like `COLUMN=QUESTION`, which beat what is found out.
            dry_run: Report only; the file stays as it is, to the byte.

        Raises:
            UserError: The table cannot be read, no column holds addresses or answers, or the
                programme has no such round.
        """
        from mentordesk.exchange.answers import answer_columns, parse_answers
        from mentordesk.exchange.tables import read_table

        table = read_table(path, sheet)
        if not dry_run:
            backups.before(self._file, self._clock, backups.Occasion.IMPORT)
        deed = DeedName(*NP_("import of {n} reply", "import of {n} replies"))
        with self._file.read() if dry_run else self._file.write(deed) as session:
            language = found(session, Programme, programme_id).language
            asked = read_round(session, programme_id, which)
            questions = _questions(asked)
            if fields is None:
                columns = answer_columns(table, questions, field_map)
            else:
                columns = _chosen_columns(fields, questions)
            _require_who_and_what(table, columns)
            read = parse_answers(table, columns, questions, language)
            respondents = Respondents(session, asked)
            respondents.take(read.replies)
            if respondents.changed and not dry_run:
                keep_replies(session, respondents.changed, self._clock())
                tell(session, n=len(respondents.changed))
        return _report(read, respondents, table.columns[columns.email or 0])


def _questions(asked: Sequence[QuestionnaireRecord]) -> list["Question"]:
    """Return what both roles were asked, as the reader of tables knows questions."""
    from mentordesk.exchange.answers import Choice, Question

    return [
        Question(
            key=question.key,
            kind=question.kind,
            texts=(question.text.da, question.text.en),
            choices=tuple(
                Choice(key=choice.key, da=choice.text.da, en=choice.text.en)
                for choice in question.choices
            ),
        )
        for questionnaire in asked
        for question in questionnaire.questions
    ]


def _fields(columns: "AnswerColumns") -> tuple[str, ...]:
    places = {columns.email: _EMAIL, columns.submitted: _SUBMITTED, columns.role: _ROLE}
    return tuple(key or places.get(place, "") for place, key in enumerate(columns.questions))


def _chosen_columns(fields: Sequence[str], questions: Sequence["Question"]) -> "AnswerColumns":
    """Return what the coordinator says that each column is.

    Raises:
        UserError: One of them is no question of this round.
    """
    from mentordesk.exchange.answers import AnswerColumns

    keys = {question.key for question in questions}
    special = (_EMAIL, _SUBMITTED, _ROLE)
    for field in fields:
        if field and field not in keys and field not in special:
            raise UserError(
                N_("There is no question “{question}”. The questions are: {questions}."),
                question=field,
                questions=", ".join(sorted(keys)),
            )
    places = {field: place for place, field in enumerate(fields)}
    return AnswerColumns(
        email=places.get(_EMAIL),
        submitted=places.get(_SUBMITTED),
        role=places.get(_ROLE),
        questions=tuple(field if field in keys else None for field in fields),
    )


def _require_who_and_what(table: "Table", columns: "AnswerColumns") -> None:
    if columns.email is None:
        raise UserError(N_("No column holds e-mail addresses. Say which column they are in."))
    if not any(columns.questions):
        raise UserError(
            N_("No column answers a question of this evaluation. The columns are: {columns}."),
            columns=", ".join(table.columns),
        )


def _report(read: "Answers", respondents: Respondents, who: str) -> ImportReport:
    """Return what came of a table whose column `who` holds the addresses."""
    strangers = (replace(one, column=who) for one in respondents.rejected)
    unreadable = [
        Rejection(
            row=one.row,
            column=one.column,
            value=one.value,
            reason=one.reason.message,
            values=tuple((key, str(value)) for key, value in one.reason.values.items()),
        )
        for one in read.rejected
    ]
    return ImportReport(
        added=respondents.added,
        updated=respondents.updated,
        unchanged=respondents.unchanged,
        rejected=tuple(sorted([*unreadable, *strangers], key=lambda one: one.row)),
        unknown_columns=read.unknown_columns,
        people=tuple(respondents.people),
    )
