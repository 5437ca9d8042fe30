"""Records of a file's backups and of what lies in them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mentordesk.storage.manifest import Occasion
from mentordesk.vocabulary import MatchState

__all__ = ["BackupContents", "BackupPair", "BackupRecord", "Occasion", "RestoredFile"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRecord:
    """A backup as a list shows it."""

    path: Path
    #: The wall clock's, as the file keeps times.
    made_at: datetime
    occasion: Occasion
    #: Bytes.
    size: int
    people: int
    matches: int
    agreements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPair:
    """A match as it stands in a backup."""

    mentee: str
    mentor: str
    programme: str
    state: MatchState


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupContents:
    """What lies in a backup, by name."""

    organisation: str
    programmes: tuple[str, ...]
    people: tuple[str, ...]
    pairs: tuple[BackupPair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredFile:
    """What became of what was in the file's place: one of the two, or nothing was there."""

    safety: BackupRecord | None
    #: A damaged file, put aside under this name.
    aside: Path | None
