"""What the receipt of a deletion says: when, how much of what, and where it still is. No names."""

from collections.abc import Iterator

from mentordesk.documents.content import Fact
from mentordesk.documents.record_content import RecordContent, RecordEntry, RecordSection
from mentordesk.i18n import Translator
from mentordesk.services.records.privacy import BackupHolding, ErasureOutlook, ErasureReceipt
from mentordesk.vocabulary import N_

#: What is counted, in the order of the paper and of the command line.
COUNTED = {
    "people": N_("People"),
    "staying": N_("People who stay in other programmes"),
    "sign_ups": N_("Sign-ups"),
    "matches": N_("Matches"),
    "agreements": N_("Agreements"),
    "scans": N_("Scans"),
    "replies": N_("Replies to questionnaires"),
    "choices": N_("Subjects, topics and faculties"),
    "wishes": N_("Wishes of others"),
    "mentions": N_("Texts that named them"),
}


def receipt_content(
    receipt: ErasureReceipt, programme: str, house: str, translator: Translator
) -> RecordContent:
    """Return what the receipt says; of a whole programme, or of one person where it is blank."""
    gettext = translator.gettext
    moment = receipt.erased_on
    day = f"{translator.date(moment.date())} {translator.time(moment)}"
    counts = RecordEntry(facts=tuple(Fact(*row) for row in counted_rows(receipt, translator)))
    sections = [RecordSection(title=gettext("What was deleted"), entries=(counts,))]
    copies = tuple(Fact(copy.path.name, until(copy, translator)) for copy in receipt.backups)
    words = () if copies else (gettext("No copy that MentorDesk knows of holds it any more."),)
    sections.append(
        RecordSection(
            title=gettext("Where it still is"), words=words, entries=(RecordEntry(facts=copies),)
        )
    )
    return RecordContent(
        title=gettext("Receipt for a deletion"),
        lead=" · ".join(filter(None, (programme, day))),
        footer=house,
        intro=(
            gettext(
                "The data was deleted from the MentorDesk file for good, and cannot be brought "
                "back. What stays are numbers that tell nothing about anybody, and a code by "
                "which an old copy of the file is cleared when it is restored."
            ),
        ),
        sections=tuple(sections),
    )


def counted_rows(
    receipt: ErasureReceipt | ErasureOutlook, translator: Translator
) -> Iterator[tuple[str, str]]:
    """Yield what is deleted and how much of it; what there is none of is left out."""
    for name, label in COUNTED.items():
        told = getattr(receipt, name, 0)
        number = len(told) if isinstance(told, tuple) else told
        if number:
            yield translator.gettext(label), translator.number(number)


def until(copy: BackupHolding, translator: Translator) -> str:
    """Return how long a copy still holds what was deleted."""
    if copy.until is not None:
        said = translator.gettext("is deleted by itself on {day}")
        told = said.format(day=translator.date(copy.until))
    else:
        told = translator.gettext("stays until you delete it")
    if copy.certain:
        return told
    return translator.gettext("cannot be read, so it may hold it; {until}").format(until=told)
