"""What backups are called: when, why, how large."""

from datetime import datetime

from mentordesk.i18n import Translator
from mentordesk.services.records.backups import BackupRecord, Occasion
from mentordesk.vocabulary import N_

OCCASIONS = {
    Occasion.CLOSING: N_("When the file was closed"),
    Occasion.CHANGES: N_("After changes"),
    Occasion.IMPORT: N_("Before an import"),
    Occasion.RESTORE: N_("Before a restore"),
    Occasion.UPDATE: N_("Before an update"),
    Occasion.ERASURE: N_("Before an erasure"),
    Occasion.ASKED: N_("Made by hand"),
    Occasion.FOUND: N_("Found again"),
}
_MEGABYTE = 1_000_000


def when(moment: datetime, translator: Translator) -> str:
    """Return the day and the time of a backup: "1 Dec 2026 13:45"."""
    return f"{translator.date(moment.date(), 'medium')} {translator.time(moment)}"


def shortly(moment: datetime, today: datetime, translator: Translator) -> str:
    """Return it as it stands in a sentence: "today 13:45" or "1 December 2026 13:45"."""
    time = translator.time(moment)
    if moment.date() == today.date():
        return translator.gettext("today {time}").format(time=time)
    return f"{translator.date(moment.date())} {time}"


def size(record: BackupRecord, translator: Translator) -> str:
    """Return a backup's size in megabytes."""
    return translator.number(max(record.size / _MEGABYTE, 0.1), 1) + " MB"
