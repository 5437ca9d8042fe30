"""Records of what was printed, and of what is kept with a pair."""

from dataclasses import dataclass
from datetime import datetime

from mentordesk.vocabulary import PrintKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRecord:
    """One paper as it was printed once; `match_id` is `None` for what is for all."""

    kind: PrintKind
    match_id: int | None
    copies: int
    printed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRecord:
    """A scan or a photo kept with a pair, without its content."""

    id: int
    match_id: int
    #: A file's name whose ending tells what it is.
    name: str
    media_type: str
    #: In bytes.
    size: int
    added_at: datetime
