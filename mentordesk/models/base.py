"""The common ground of all tables: naming, and the types that several of them use."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, Date, DateTime, Dialect, Enum, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

from mentordesk import vocabulary
from mentordesk.i18n import Wording


class WordingType(TypeDecorator[Wording]):
    """A text in both languages, kept as one JSON object."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Wording | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 - SQLAlchemy's signature
        """Turn the text into what JSON holds."""
        return None if value is None else {"da": value.da, "en": value.en}

    def process_result_value(self, value: Any, dialect: Dialect) -> Wording | None:  # noqa: ANN401, ARG002 - as above
        """Turn what JSON held back into the text."""
        return None if value is None else Wording(da=value["da"], en=value["en"])


_KINDS = (
    vocabulary.Language,
    vocabulary.Role,
    vocabulary.EnrolmentState,
    vocabulary.MeetingForm,
    vocabulary.MatchState,
    vocabulary.EndReason,
    vocabulary.PrintKind,
    vocabulary.PairRuleKind,
    vocabulary.WishKind,
    vocabulary.EvaluationRound,
    vocabulary.QuestionKind,
    vocabulary.EventKind,
    vocabulary.Attendance,
    vocabulary.Anchor,
    vocabulary.RuleKind,
    vocabulary.Purpose,
    vocabulary.Ground,
    vocabulary.ConsentAct,
    vocabulary.ConsentWay,
)


def _words(kind: type[StrEnum]) -> Enum:
    """Return the column type that keeps an enum by its value, checked by the database."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
        name=kind.__name__.lower(),
    )


class Base(DeclarativeBase):
    """Every table. No relations: services say what they read, and nothing loads by accident."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: String,
        date: Date,
        datetime: DateTime,
        list[str]: JSON,
        list[dict[str, Any]]: JSON,
        list[dict[str, str]]: JSON,
        dict[str, Any]: JSON,
        Wording: WordingType,
        **{kind: _words(kind) for kind in _KINDS},
    }
