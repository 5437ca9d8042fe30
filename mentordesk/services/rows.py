"""Finding the one row that a deed is about."""

from typing import TypeVar

from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import Base
from mentordesk.vocabulary import N_

GONE = N_("What you chose is no longer in the file. Look at the list again and choose once more.")

_Row = TypeVar("_Row", bound=Base)


def found(session: Session, table: type[_Row], row_id: int) -> _Row:
    """Return the row, or say that somebody removed it meanwhile.

    Raises:
        UserError: There is no row with that id.
    """
    row = session.get(table, row_id)
    if row is None:
        raise UserError(GONE)
    return row
