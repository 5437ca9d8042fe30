"""How a purpose stands, in the words and chips of data protection."""

from collections.abc import Iterator

from mentordesk.i18n import Translator
from mentordesk.services.records.privacy import ConsentRecord, PartStanding, PurposeStanding
from mentordesk.ui.colours import Tone
from mentordesk.ui.record_columns import Chip
from mentordesk.vocabulary import (
    CONSENT_ACT_NAMES,
    CONSENT_WAY_NAMES,
    N_,
    ConsentAct,
    Purpose,
)

#: What follows when a consent is taken back.
_CONSEQUENCES = {
    Purpose.SHARING: N_("Without it nobody is matched, and no paper tells the contact details."),
    Purpose.TAKING_PART: N_(
        "Without it nobody is matched, and contact details are shared no more."
    ),
    Purpose.MEMBERSHIP: N_(
        "Without it nobody is matched here. Membership of a union is sensitive: it may only be "
        "kept for a union’s own members, or with their explicit consent."
    ),
    Purpose.EVALUATION: N_("Do not ask them how it went, and remove answers they want removed."),
}


def standing_chip(standing: PurposeStanding, tr: Translator) -> Chip | None:
    """Return the chip of a consent; none where the ground asks for none."""
    if standing.consents is None:
        return None
    if standing.consents:
        return Chip(icon="check", text=tr.gettext("Consents"), tone=Tone.GOOD)
    if standing.history:
        return Chip(icon="x", text=tr.gettext("Taken back"), tone=Tone.BAD)
    return Chip(icon="circle-alert", text=tr.gettext("No consent"), tone=Tone.WARN)


def history_lines(standing: PurposeStanding, tr: Translator) -> Iterator[str]:
    """Yield the history, the newest first."""
    for line in standing.history:
        yield _line(line, tr)


def _line(line: ConsentRecord, tr: Translator) -> str:
    said = tr.gettext("{what} on {day}, {how}").format(
        what=tr.gettext(CONSENT_ACT_NAMES[line.act]),
        day=tr.date(line.told_on),
        how=tr.gettext(CONSENT_WAY_NAMES[line.way]),
    )
    if line.form_on:
        said += " · " + tr.gettext("Form of {day}").format(day=tr.date(line.form_on))
    if line.act is ConsentAct.GIVEN and line.version:
        said += " · " + tr.gettext("text, version {n}").format(n=line.version)
    return said


def consequence(purpose: Purpose, part: PartStanding, tr: Translator) -> str:
    """Return what follows from taking a consent back, for whoever is matched too."""
    said = tr.gettext(_CONSEQUENCES[purpose])
    if part.partners and purpose is not Purpose.EVALUATION:
        stands = tr.gettext("The match with {names} stands; end it if it is to stop, too.")
        said += " " + stands.format(names=tr.enumeration(part.partners))
    return said
