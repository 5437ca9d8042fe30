"""The newest submission wins: what a form that was sent in before it may still add."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from mentordesk.services.records.participants import SignUpChange
from mentordesk.services.sign_up_states import PartState, PersonState

_OF_PERSON = ("phone", "employer", "location", "languages")
# A meeting form, a capacity or a yes is never seen to be blank: the newer form's may be meant.
_OF_PART = ("experience_years", "sector", "subjects", "topics", "wishes", "avoids", "note")
_BLANK: tuple[object, ...] = (None, "", ())


def is_overtaken(part: PartState, sent: datetime | None, *, by_old_address: bool) -> bool:
    """Return whether a form sent in at `sent` (UTC) is older than the one taken in already.

    A form without a time is taken to be sent in when it is taken in; but one that comes under an
    address that the person gave up is an old acquaintance unless it says that it is newer.
    """
    if sent is None or part.submitted_at is None:
        return by_old_address
    return sent <= part.submitted_at if by_old_address else sent < part.submitted_at


def still_new_of_person(change: SignUpChange, known: PersonState) -> SignUpChange:
    """Return what an older form says of the person that nobody has said since."""
    return SignUpChange(**_unsaid(change, known, _OF_PERSON))


def still_new_of_part(change: SignUpChange, known: PartState) -> SignUpChange:
    """Return what an older form says of the sign-up that nobody has said since."""
    return SignUpChange(**_unsaid(change, known, _OF_PART), faculty=change.faculty)


def sent_in(part: PartState, sent: datetime | None) -> PartState:
    """Return the sign-up with the time of the form that it now holds."""
    return part if sent is None or sent == part.submitted_at else replace(part, submitted_at=sent)


def _unsaid(
    change: SignUpChange, known: PersonState | PartState, names: tuple[str, ...]
) -> dict[str, Any]:
    return {name: getattr(change, name) for name in names if getattr(known, name) in _BLANK}
