"""Takes something out of the file for good: no byte and no way back is left, once it is proven."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.services import own_traces
from mentordesk.services.erased_list import note_outside, remember
from mentordesk.services.erasing import Gone
from mentordesk.storage.file import File
from mentordesk.storage.holding import holds
from mentordesk.storage.manifest import Occasion
from mentordesk.storage.undo import FINAL


@contextmanager
def for_good(file: File, now: datetime) -> Iterator[tuple[Session, Gone]]:
    """Write, remember the addresses that are gone, then leave no trace of what was taken out.

    A backup is made before, for a disk that fails half-way. It goes once all of the file was read
    back and none of the addresses is in it, and at once where nothing was written.

    Raises:
        UserError: The file, or the program's own folder, cannot be written.
    """
    gone = Gone()
    safety = file.backups.make(Occasion.ERASURE, now.astimezone(), file.key)
    try:
        with file.write(FINAL) as session:
            yield session, gone
            session.flush()
            # Noted outside before it is kept: a backup must never bring anybody back.
            if lines := remember(session, file.path, gone.addresses, now):
                note_outside(lines)
    except BaseException:
        with suppress(UserError):
            file.backups.forget(safety)
        raise
    file.compact()
    file.require_sound()
    if holds(file.path, gone.addresses, file.key) is False:
        file.backups.forget(safety)
    own_traces.clear()
