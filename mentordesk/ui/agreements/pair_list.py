"""The list of pairs and how far the agreement of each has come."""

from mentordesk.i18n import Translator
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.record_columns import Chip, Column, Filter, ListShape
from mentordesk.vocabulary import AGREEMENT_STATE_NAMES, AgreementState

_ICONS = {
    AgreementState.MISSING: ("circle-dashed", Tone.SOFT),
    AgreementState.DRAFT: ("pen-line", Tone.ACCENT),
    AgreementState.PRINTED: ("printer", Tone.ACCENT),
    AgreementState.SIGNED: ("file-check", Tone.GOOD),
}
_ORDER = list(AgreementState)


def pairs_shape(tr: Translator) -> ListShape[AgreementRecord]:
    """Return the description of the list."""
    return ListShape(
        name="agreements",
        identity=lambda pair: pair.match_id,
        columns=(
            Column(
                key="mentee",
                title=tr.gettext("Mentee"),
                text=lambda pair: pair.mentee.name,
                tooltip=lambda pair: pair.mentee.name,
                bold=True,
                width=138,
            ),
            Column(
                key="mentor",
                title=tr.gettext("Mentor"),
                text=lambda pair: pair.mentor.name,
                tooltip=lambda pair: pair.mentor.name,
                width=128,
            ),
            Column(
                key="state",
                title=tr.gettext("Agreement"),
                text=lambda pair: state_words(pair, tr),
                sort=_state_order,
                chip=lambda pair: state_chip(pair, tr),
                tooltip=lambda pair: state_words(pair, tr),
                width=186,
            ),
            Column(
                key="code",
                title=tr.gettext("Code"),
                text=lambda pair: pair.code,
                tooltip=lambda pair: pair.code,
                width=84,
                hidden=True,
            ),
        ),
        filters=tuple(_state_filter(state, tr) for state in AgreementState),
        also_searched=lambda pair: f"{pair.mentee.email}\n{pair.mentor.email}",
        sorted_by="mentee",
    )


def state_words(pair: AgreementRecord, tr: Translator) -> str:
    """Return how far the agreement has come, with the day it was signed."""
    if pair.signed_on is not None:
        return tr.gettext("Signed {date}").format(date=tr.date(pair.signed_on, "medium"))
    return tr.gettext(AGREEMENT_STATE_NAMES[pair.state])


def state_chip(pair: AgreementRecord, tr: Translator) -> Chip:
    """Return the same as a chip."""
    icon, tone = _ICONS[pair.state]
    return Chip(icon=icon, text=state_words(pair, tr), tone=tone)


def _state_order(pair: AgreementRecord) -> tuple[int, str]:
    return _ORDER.index(pair.state), pair.signed_on.isoformat() if pair.signed_on else ""


def _state_filter(state: AgreementState, tr: Translator) -> Filter[AgreementRecord]:
    return Filter(
        key=state.value,
        title=tr.gettext(AGREEMENT_STATE_NAMES[state]),
        accepts=lambda pair: pair.state is state,
        group="state",
    )
