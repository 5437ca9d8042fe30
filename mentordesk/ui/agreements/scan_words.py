"""A scan as a line of a list: its name, how large it is, and since when it is kept."""

from mentordesk.i18n import Translator
from mentordesk.services.records.papers import AttachmentRecord
from mentordesk.ui.short_list import Entry

_KILO = 1000
_SPACE = "\N{NO-BREAK SPACE}"


def scan_entry(scan: AttachmentRecord, tr: Translator) -> Entry:
    """Return the scan as it is listed; its id is the key."""
    day = tr.date(scan.added_at.date(), "medium")
    icon = "file-text" if scan.media_type == "application/pdf" else "image"
    return Entry(key=scan.id, icon=icon, title=scan.name, note=f"{size(scan.size, tr)} · {day}")


def size(count: int, tr: Translator) -> str:
    """Return bytes as people say them; never none for what is there."""
    if count >= _KILO * _KILO:
        return f"{tr.number(count / _KILO / _KILO, 1)}{_SPACE}MB"
    return f"{tr.number(max(round(count / _KILO), 1))}{_SPACE}kB"
