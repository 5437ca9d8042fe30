"""The names behind a pair's two sign-ups, joined once for all who show pairs."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from mentordesk.models import Enrolment, Match, Participant
from mentordesk.services.records.matches import PersonName

_MENTOR, _MENTEE = aliased(Enrolment), aliased(Enrolment)
_MENTOR_PERSON, _MENTEE_PERSON = aliased(Participant), aliased(Participant)


def with_names(
    *columns: Any,  # noqa: ANN401 - whatever SQLAlchemy selects
    mentor: InstrumentedAttribute[int] = Match.mentor_id,
    mentee: InstrumentedAttribute[int] = Match.mentee_id,
) -> Select[Any]:
    """Return a select of `columns` and both names, for `mentor_name` and `mentee_name` to read.

    Args:
        *columns: What else to select, all of the table that `mentor` and `mentee` belong to.
        mentor: The column that points at the mentor's sign-up.
        mentee: The column that points at the mentee's.
    """
    return (
        select(
            *columns,
            _MENTOR.id.label("mentor_id"),
            _MENTOR_PERSON.name.label("mentor_name"),
            _MENTOR_PERSON.email.label("mentor_email"),
            _MENTEE.id.label("mentee_id"),
            _MENTEE_PERSON.name.label("mentee_name"),
            _MENTEE_PERSON.email.label("mentee_email"),
        )
        .select_from(mentor.class_)
        .join(_MENTOR, _MENTOR.id == mentor)
        .join(_MENTOR_PERSON, _MENTOR_PERSON.id == _MENTOR.participant_id)
        .join(_MENTEE, _MENTEE.id == mentee)
        .join(_MENTEE_PERSON, _MENTEE_PERSON.id == _MENTEE.participant_id)
    )


def mentor_of(row: Any) -> PersonName:  # noqa: ANN401 - a row of `with_names`
    """Return the mentor of a row of `with_names`."""
    return PersonName(enrolment_id=row.mentor_id, name=row.mentor_name, email=row.mentor_email)


def mentee_of(row: Any) -> PersonName:  # noqa: ANN401 - a row of `with_names`
    """Return the mentee of a row of `with_names`."""
    return PersonName(enrolment_id=row.mentee_id, name=row.mentee_name, email=row.mentee_email)


def names_of(session: Session, match_ids: Collection[int]) -> dict[int, str]:
    """Return the two names of each match as they stand in a sentence about the pair."""
    rows = session.execute(with_names(Match.id).where(Match.id.in_(match_ids)))
    return {row.id: f"{row.mentor_name} \N{EN DASH} {row.mentee_name}" for row in rows}
