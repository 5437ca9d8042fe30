"""What a record of personal data says: what is kept about somebody, or what was deleted."""

from dataclasses import dataclass

from mentordesk.documents.content import Fact


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One thing that is kept: what it is, with its facts; both may be left out."""

    heading: str = ""
    facts: tuple[Fact, ...] = ()
    #: The labels are sentences, and get most of the line.
    asks: bool = False


@dataclass(frozen=True, slots=True)
class RecordSection:
    """Things of one kind; `note` stands below the title, `words` before the entries."""

    title: str
    note: str = ""
    words: tuple[str, ...] = ()
    entries: tuple[RecordEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordContent:
    """A record in sections."""

    title: str
    #: Whose it is, or of what; then the day.
    lead: str
    footer: str = ""
    #: Paragraphs before the first section.
    intro: tuple[str, ...] = ()
    sections: tuple[RecordSection, ...] = ()
