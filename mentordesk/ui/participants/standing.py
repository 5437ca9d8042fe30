"""How a sign-up stands, in the words and chips of this page."""

from mentordesk.i18n import Translator
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.record_columns import Chip
from mentordesk.vocabulary import ENROLMENT_STATE_NAMES, ROLE_NAMES, EnrolmentState, Role

_ROLE_ICONS = {Role.MENTOR: "user-check", Role.MENTEE: "graduation-cap"}
_ROLE_TONES = {Role.MENTOR: Tone.ACCENT, Role.MENTEE: Tone.SOFT}


def is_unmatched(record: EnrolmentRecord) -> bool:
    """Return whether somebody who signed up still waits for a partner."""
    return record.state is EnrolmentState.SIGNED_UP and record.available and not record.taken


def role_chip(record: EnrolmentRecord, translator: Translator) -> Chip:
    """Return the chip of a role."""
    word = translator.gettext(ROLE_NAMES[record.role])
    return Chip(icon=_ROLE_ICONS[record.role], text=word, tone=_ROLE_TONES[record.role])


def state_chip(record: EnrolmentRecord, translator: Translator) -> Chip:
    """Return the chip that says how the sign-up stands, matches and busyness included."""
    tr = translator.gettext
    word = tr(ENROLMENT_STATE_NAMES[record.state])
    if record.state is EnrolmentState.WITHDRAWN:
        return Chip(icon="user-x", text=word)
    if record.state is EnrolmentState.WAITING:
        return Chip(icon="hourglass", text=word, tone=Tone.WARN)
    if record.taken:
        matched = tr("Matched") if record.available else tr("Matched, busy")
        return Chip(icon="handshake", text=matched, tone=Tone.GOOD)
    if not record.available:
        return Chip(icon="ban", text=tr("Busy"), tone=Tone.WARN)
    return Chip(icon="circle-dashed", text=word, tone=Tone.ACCENT)


def consent_chip(record: EnrolmentRecord, translator: Translator) -> Chip:
    """Return the chip that says whether contact data may be shared with a match."""
    if record.consent:
        return Chip(icon="check", text=translator.gettext("Given"), tone=Tone.GOOD)
    return Chip(icon="triangle-alert", text=translator.gettext("Missing"), tone=Tone.WARN)


def seats(record: EnrolmentRecord, translator: Translator) -> str:
    """Return a mentor's seats as "1 of 2 taken"; a mentee has none to give."""
    if record.role is Role.MENTEE:
        return ""
    words = translator.gettext("{taken} of {seats} taken")
    return words.format(taken=record.taken, seats=record.capacity)
