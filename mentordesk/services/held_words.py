"""Tells what a row holds in words: days, names in place of numbers, choices in place of keys."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from mentordesk.i18n import Translator, Wording
from mentordesk.models import (
    ConsentText,
    Event,
    Programme,
    Proposal,
    Question,
    Questionnaire,
    Subject,
    Topic,
)
from mentordesk.vocabulary import (
    ATTENDANCE_NAMES,
    CONSENT_ACT_NAMES,
    CONSENT_WAY_NAMES,
    CRITERION_NAMES,
    END_REASON_NAMES,
    ENROLMENT_STATE_NAMES,
    MATCH_STATE_NAMES,
    MEETING_FORM_NAMES,
    PAIR_RULE_NAMES,
    PRINT_KIND_NAMES,
    PURPOSE_NAMES,
    ROLE_NAMES,
    ROUND_NAMES,
    WISH_NAMES,
    Attendance,
    ConsentAct,
    ConsentWay,
    Criterion,
    EndReason,
    EnrolmentState,
    EvaluationRound,
    MatchState,
    MeetingForm,
    PairRuleKind,
    PrintKind,
    Purpose,
    Role,
    WishKind,
)

_NAMES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Attendance: ATTENDANCE_NAMES,
    ConsentAct: CONSENT_ACT_NAMES,
    ConsentWay: CONSENT_WAY_NAMES,
    EndReason: END_REASON_NAMES,
    EnrolmentState: ENROLMENT_STATE_NAMES,
    MatchState: MATCH_STATE_NAMES,
    MeetingForm: MEETING_FORM_NAMES,
    PairRuleKind: PAIR_RULE_NAMES,
    PrintKind: PRINT_KIND_NAMES,
    Purpose: PURPOSE_NAMES,
    Role: ROLE_NAMES,
    WishKind: WISH_NAMES,
}
_KILO = 1024


class HeldWords:
    """Speaks of rows in a reader's language; the names behind numbers are read once each."""

    def __init__(self, session: Session, translator: Translator) -> None:
        self._session = session
        self._translator = translator
        self.name_of = cache(self._name_of)

    def told(self, table: str, column: str, value: Any) -> str:  # noqa: ANN401 - any column's
        """Return a value as a reader reads it; blank for what says nothing."""
        if value is None or value in ("", [], {}):
            return ""
        if column in _REFERENCES:
            return self.name_of(column, value)
        if (table, column) == ("participant", "languages"):
            return self._languages(value)
        if column == "reasons":
            return self._reasons(value)
        return self._translator.percent(value) if column == "score" else self._plain(value)

    def _plain(self, value: Any) -> str:  # noqa: ANN401 - any column's
        for kind, tell in self._tellers.items():
            if isinstance(value, kind):
                return tell(value)
        return str(value)

    @cached_property
    def _tellers(self) -> Mapping[type[Any], Callable[[Any], str]]:
        tr = self._translator
        return {
            bool: lambda value: tr.gettext("Yes") if value else tr.gettext("No"),
            StrEnum: lambda value: tr.gettext(_NAMES[type(value)][value]),
            datetime: lambda value: f"{tr.date(value.date())} {tr.time(value)}",
            date: tr.date,
            Wording: lambda value: value.in_(tr.language),
            bytes: self._size,
            list: lambda value: tr.enumeration(map(str, value)),
        }

    def _size(self, content: bytes) -> str:
        size = self._translator.number(max(1, len(content) // _KILO))
        said = self._translator.gettext("{size} KB; a copy is in the data file")
        return said.format(size=size)

    def chosen(self, question_id: int, keys: list[str]) -> str:
        """Return the choices of a question by what they say."""
        choices = self._session.scalars(
            select(Question.choices).where(Question.id == question_id)
        ).one()
        said = {each["key"]: Wording(da=each["da"], en=each["en"]) for each in choices}
        language = self._translator.language
        return self._translator.enumeration(
            (said[key].in_(language) or key) if key in said else key for key in keys
        )

    def _name_of(self, column: str, id_: int) -> str:
        row = self._session.execute(_REFERENCES[column](id_)).one()
        tr = self._translator
        if column == "questionnaire_id":
            programme, which, role = row
            names = (tr.gettext(ROUND_NAMES[which]), tr.gettext(ROLE_NAMES[role]))
            return " · ".join((programme, *names))
        if column == "text_id":
            return tr.gettext("version {n}").format(n=row[0])
        if column == "proposal_id":
            return row[0] or self._plain(row[1])
        return self._plain(row[0])

    def _languages(self, codes: list[str]) -> str:
        from babel import Locale

        names = Locale(self._translator.language.value).languages
        return self._translator.enumeration(str(names.get(code, code)) for code in codes)

    def _reasons(self, reasons: list[dict[str, Any]]) -> str:
        """Return each criterion's share; what it rests on holds the other one's answers too."""
        tr = self._translator
        told = []
        for reason in reasons:
            name = tr.gettext(CRITERION_NAMES[Criterion(reason["criterion"])])
            share = "–" if reason["score"] is None else tr.percent(reason["score"])
            told.append(f"{name} {share}")
        return ", ".join(told)


def _of_questionnaire(id_: int) -> Select[str, EvaluationRound, Role]:
    return (
        select(Programme.name, Questionnaire.round, Questionnaire.role)
        .join(Programme, Programme.id == Questionnaire.programme_id)
        .where(Questionnaire.id == id_)
    )


#: Columns that hold a number of another table's row, and where its name is.
_REFERENCES: Mapping[str, Callable[[int], Any]] = {
    "programme_id": lambda id_: select(Programme.name).where(Programme.id == id_),
    "subject_id": lambda id_: select(Subject.name).where(Subject.id == id_),
    "topic_id": lambda id_: select(Topic.name).where(Topic.id == id_),
    "event_id": lambda id_: select(Event.name).where(Event.id == id_),
    "question_id": lambda id_: select(Question.text).where(Question.id == id_),
    "questionnaire_id": _of_questionnaire,
    "text_id": lambda id_: select(ConsentText.version).where(ConsentText.id == id_),
    "proposal_id": lambda id_: select(Proposal.name, Proposal.made_at).where(Proposal.id == id_),
}
#: The same, for whoever reads the data file.
REFERENCES = frozenset(_REFERENCES)
