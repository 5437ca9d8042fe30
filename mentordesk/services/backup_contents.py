"""Looks into a backup by way of a copy, which may be brought up to date; the backup may not."""

import tempfile
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.i18n import sort_key
from mentordesk.models import Match, Organisation, Participant, Programme
from mentordesk.paths import private_folder
from mentordesk.services.pair_names import with_names
from mentordesk.services.records.backups import BackupContents, BackupPair
from mentordesk.storage import restoring
from mentordesk.storage.file import File
from mentordesk.storage.key import Key


def contents_of(path: Path, key: Key | None) -> BackupContents:
    """Return what lies in a backup, by name.

    Raises:
        UserError: It is gone, damaged, or a newer program made it.
    """
    with tempfile.TemporaryDirectory(dir=private_folder()) as folder:
        copy = Path(folder) / path.name
        restoring.readable_copy(path, copy, key)
        file = File(copy, None, key)
        try:
            with file.read() as session:
                return _read(session)
        finally:
            file.close()


def _read(session: Session) -> BackupContents:
    pairs = session.execute(
        with_names(Match.state, Programme.name).join(Programme, Programme.id == Match.programme_id)
    )
    return BackupContents(
        organisation=session.scalars(select(Organisation.name)).first() or "",
        programmes=tuple(session.scalars(select(Programme.name).order_by(Programme.id.desc()))),
        people=tuple(sorted(session.scalars(select(Participant.name)), key=sort_key)),
        pairs=tuple(
            sorted(
                (
                    BackupPair(
                        mentee=row.mentee_name,
                        mentor=row.mentor_name,
                        programme=row.name,
                        state=row.state,
                    )
                    for row in pairs
                ),
                key=lambda pair: sort_key(pair.mentee),
            )
        ),
    )
