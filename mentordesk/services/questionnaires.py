"""The questionnaires that a programme begins with, from the files in `resources/questionnaires`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from mentordesk.i18n import Wording
from mentordesk.models import Question, Questionnaire
from mentordesk.paths import resources
from mentordesk.vocabulary import EvaluationRound, QuestionKind, Role

#: By a question's key: what it offers in one kind of programme in place of what it usually does.
OwnChoices = Mapping[str, list[dict[str, str]]]


def add_questionnaires(
    session: Session, programme_id: int, which: EvaluationRound, own_choices: OwnChoices
) -> None:
    """Add one round's questionnaires, a mentor's and a mentee's, to a programme without them."""
    for role in Role:
        read = _file(which, role)
        questionnaire = Questionnaire(
            programme_id=programme_id,
            round=which,
            role=role,
            introduction=_wording(read["introduction"]),
            anonymous=read["anonymous"],
        )
        session.add(questionnaire)
        session.flush()
        session.add_all(
            Question(
                questionnaire_id=questionnaire.id,
                position=position,
                key=question["key"],
                kind=QuestionKind(question["kind"]),
                text=_wording(question["text"]),
                choices=own_choices.get(question["key"], question.get("choices", [])),
            )
            for position, question in enumerate(read["questions"])
        )


@cache
def _file(which: EvaluationRound, role: Role) -> Mapping[str, Any]:
    path = resources() / "questionnaires" / f"{which}-{role}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _wording(texts: Mapping[str, str]) -> Wording:
    return Wording(da=texts["da"], en=texts["en"])
