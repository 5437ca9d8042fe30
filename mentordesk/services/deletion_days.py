"""The day on which a programme's people are to be deleted."""

from mentordesk.models import Programme
from mentordesk.services.programme_dates import months_later
from mentordesk.services.records.privacy import DeletionDay

#: Long enough for the evaluation and for the next programme to know who waited and who was matched.
MONTHS_KEPT = 12


def deletion_day(programme: Programme) -> DeletionDay:
    """Return when a programme's people are to be deleted."""
    suggested = months_later(programme.ends_on, MONTHS_KEPT) if programme.ends_on else None
    return DeletionDay(
        programme_id=programme.id,
        programme=programme.name,
        due_on=programme.delete_on or suggested,
        suggested_on=suggested,
        chosen=programme.delete_on is not None,
        deleted_on=programme.deleted_on,
    )
