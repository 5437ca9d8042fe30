"""Proposals in words: what each is called, and how its list is shown."""

from collections.abc import Callable

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import ProposalRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.matches.words import DASH
from mentordesk.ui.record_columns import Chip, Column, ListShape


def proposal_name(proposal: ProposalRecord, tr: Translator) -> str:
    """Return the coordinator's name for it, or else when it was made."""
    if proposal.name:
        return proposal.name
    return f"{tr.date(proposal.made_at.date(), 'medium')} {tr.time(proposal.made_at)}"


def proposals_shape(
    tr: Translator, rename: Callable[[ProposalRecord, str], None]
) -> ListShape[ProposalRecord]:
    """Return the description of the list of proposals; `rename` takes what is typed as a name."""
    return ListShape(
        name="matches.proposals",
        identity=lambda one: one.id,
        columns=(
            Column(
                key="name",
                title=tr.gettext("Proposal"),
                text=lambda one: proposal_name(one, tr),
                sort=lambda one: -one.id,
                tooltip=lambda one: _in_full(one, tr),
                edit=rename,
                bold=True,
                width=150,
            ),
            Column(
                key="table",
                title=tr.gettext("Shown"),
                text=lambda one: tr.gettext("Shown") if one.on_table else "",
                chip=lambda one: _on_table(one, tr),
                width=84,
            ),
            *_figures(tr),
        ),
        sorted_by="name",
    )


def _figures(tr: Translator) -> tuple[Column[ProposalRecord], ...]:
    return (
        Column(
            key="total",
            title=tr.gettext("Fit in all"),
            text=lambda one: tr.number(one.total, 2),
            sort=lambda one: one.total,
            number=True,
            width=92,
        ),
        Column(
            key="alone",
            title=tr.gettext("Left over"),
            text=lambda one: tr.number(one.alone),
            sort=lambda one: one.alone,
            number=True,
            width=96,
        ),
        Column(
            key="smallest",
            title=tr.gettext("Smallest fit"),
            text=lambda one: DASH if one.smallest is None else tr.number(one.smallest, 2),
            sort=lambda one: -1.0 if one.smallest is None else one.smallest,
            number=True,
            width=92,
            hidden=True,
        ),
    )


def _on_table(one: ProposalRecord, tr: Translator) -> Chip | None:
    if not one.on_table:
        return None
    return Chip(icon="eye", text=tr.gettext("Shown"), tone=Tone.ACCENT)


def _in_full(one: ProposalRecord, tr: Translator) -> str:
    made = f"{tr.date(one.made_at.date(), 'medium')} {tr.time(one.made_at)}"
    lines = [proposal_name(one, tr), tr.gettext("Proposed {when}").format(when=made)]
    if one.optimal:
        lines[1] = tr.gettext("Proposed {when}: no better whole exists").format(when=made)
    return "\n".join(lines)
