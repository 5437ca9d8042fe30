"""Which refusals lie in the disk or in who else has the file, and so may pass by themselves."""

from mentordesk.errors import UserError
from mentordesk.storage.lock import OPEN_ELSEWHERE
from mentordesk.storage.refusals import BROKEN_DISK, BUSY, FULL, READ_ONLY, VANISHED
from mentordesk.storage.turns import STILL_SAVING

_PASSING = frozenset({BROKEN_DISK, BUSY, FULL, OPEN_ELSEWHERE, READ_ONLY, STILL_SAVING, VANISHED})


def may_pass(error: UserError) -> bool:
    """Return whether the same deed may be done a moment later, without anything else changed."""
    return error.message in _PASSING


def may_be_looked_at(error: UserError) -> bool:
    """Return whether a file was refused only because it cannot be changed."""
    return error.message == READ_ONLY
