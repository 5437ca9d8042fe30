"""A guide as what its document says: its title, and what its cover tells."""

from mentordesk.documents.content import Fact
from mentordesk.i18n import Translator
from mentordesk.services.guide_values import period
from mentordesk.services.records.programmes import OrganisationRecord, ProgrammeRecord


def facts(
    programme: ProgrammeRecord, organisation: OrganisationRecord, translator: Translator
) -> tuple[Fact, ...]:
    """Return what stands on the cover: when, and whom to turn to where that is known."""
    known = (organisation.contact_name, organisation.contact_email)
    return (
        Fact(translator.gettext("Period"), period(programme, translator)),
        Fact(translator.gettext("Contact"), ", ".join(each for each in known if each)),
    )


def split_title(body: str) -> tuple[str, str, str]:
    """Return a guide's title, its subtitle (a first paragraph in italics) and the rest."""
    lines = body.lstrip().splitlines()
    title = lines.pop(0).lstrip("# ").strip() if lines and lines[0].startswith("# ") else ""
    while lines and not lines[0].strip():
        lines.pop(0)
    subtitle = ""
    if lines and _is_italic(lines[0]):
        subtitle = lines.pop(0).strip().strip("*_")
    return title, subtitle, "\n".join(lines)


def _is_italic(line: str) -> bool:
    text = line.strip()
    return len(text) > 1 and text[0] == text[-1] and text[0] in "*_" and text[1] not in "*_"
