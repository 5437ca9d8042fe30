"""What is asked of each kind of paper before it is made."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.playbook import EventRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.forms.number_field import NumberField
from mentordesk.ui.papers.pair_choice import PairChoice
from mentordesk.ui.theme import EDGE, GAP, NARROW
from mentordesk.vocabulary import (
    BADGE_SHEET_NAMES,
    PRINT_KIND_NAMES,
    SEATING_NAMES,
    BadgeSheet,
    EventKind,
    PrintKind,
    Seating,
)

#: The parts of a pack that are ticked or not; of the agreement there may be several.
_TICKED = (
    PrintKind.MENTEE_GUIDE,
    PrintKind.MENTOR_GUIDE,
    PrintKind.FIRST_MEETING,
    PrintKind.CONTACT_CARD,
    PrintKind.LETTER,
)
_NOT_USUAL = (PrintKind.LETTER,)
_COPIES, _COPIES_MOST = 2, 4
_SEATS, _SEATS_MOST = 8, 40

Pairs = tuple[AgreementRecord, ...]


class _Page(QWidget):
    """A column of questions."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)


class PackPage(_Page):
    """Which parts each pair gets, and which pairs."""

    def __init__(self, desk: Desk, pairs: Pairs, chosen: tuple[int, ...]) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.translator.gettext
        self.copies = NumberField(0, _COPIES_MOST)
        self.copies.show_value(_COPIES)
        self.ticks = {kind: QCheckBox(tr(PRINT_KIND_NAMES[kind])) for kind in _TICKED}
        self.pairs = PairChoice(desk, pairs, chosen)
        self.duplex = QCheckBox(tr("Begin each paper on a new sheet, for printing on both sides"))
        self.duplex.setChecked(True)
        self.column.addWidget(Field(tr("Copies of the agreement"), self.copies))
        ticks = QVBoxLayout()
        ticks.setSpacing(NARROW)
        for kind, tick in self.ticks.items():
            tick.setChecked(kind not in _NOT_USUAL)
            tick.toggled.connect(self._count)
            ticks.addWidget(tick)
        self.column.addLayout(ticks)
        self.column.addWidget(plain_label(tr("For which pairs")))
        self.column.addWidget(self.pairs)
        self.column.addWidget(self.duplex)
        self.column.addStretch(1)
        self.copies.valueChanged.connect(self._count)
        self._count()

    @property
    def copy_numbers(self) -> dict[PrintKind, int]:
        """How many of each part a pair gets; none of what is not ticked."""
        parts = {PrintKind.AGREEMENT: self.copies.value()}
        parts |= {kind: int(tick.isChecked()) for kind, tick in self.ticks.items()}
        return {kind: n for kind, n in parts.items() if n}

    def _count(self) -> None:
        self.pairs.show_kinds(tuple(self.copy_numbers))


class LettersPage(_Page):
    """To whom letters go, and whether on paper or as mails to be sent."""

    changed = Signal()

    def __init__(self, desk: Desk, pairs: Pairs, chosen: tuple[int, ...]) -> None:
        super().__init__()
        tr = desk.translator
        letters, id_ = desk.workspace.match_letters, desk.programme_id
        self.to = ChoiceField(
            ((False, tr.gettext("Pairs")), (True, tr.gettext("Those without a match")))
        )
        self.pairs = PairChoice(desk, pairs, chosen, [PrintKind.LETTER])
        self.mails = ChoiceField(
            (
                (True, tr.gettext("Mail drafts in a folder, to be sent from your mail program")),
                (False, tr.gettext("One PDF to print")),
            )
        )
        alone = len(letters.unmatched(id_))
        said = tr.ngettext(
            "{n} person without a match", "{n} people without a match", alone
        ).format(n=tr.number(alone))
        self._alone = plain_label(said, "soft")
        self._left_out = plain_label(_left_out(desk), "soft")
        self.column.addWidget(Field(tr.gettext("To whom"), self.to))
        self.column.addWidget(self.pairs)
        self.column.addWidget(self._alone)
        self.column.addWidget(self._left_out)
        self.column.addWidget(
            Field(
                tr.gettext("In what form"),
                self.mails,
                tr.gettext(
                    "Outlook, Thunderbird and Apple’s Mail open a draft ready to be sent. Should "
                    "Apple’s Mail only show it, choose Message, Send Again."
                ),
            )
        )
        self.column.addStretch(1)
        self.to.committed.connect(self._show_whom)
        self.to.show_value(not pairs)
        self._show_whom()

    @property
    def to_unmatched(self) -> bool:
        """Whether they go to those without a match."""
        return bool(self.to.value())

    @property
    def as_mails(self) -> bool:
        """Whether they become mails."""
        return bool(self.mails.value())

    def _show_whom(self) -> None:
        self.pairs.setVisible(not self.to_unmatched)
        self._left_out.setVisible(not self.to_unmatched and bool(self._left_out.text()))
        self._alone.setVisible(self.to_unmatched)


def _left_out(desk: Desk) -> str:
    """Return who gets no letter, because one of the two has not consented."""
    tr, letters = desk.translator, desk.workspace.match_letters
    silent = letters.pairs_without_consent(desk.programme_id)
    if not silent:
        return ""
    text = tr.ngettext(
        "{names} get no letter: one of the two has not consented.",
        "{n} pairs get no letter: one of the two has not consented.",
        len(silent),
    )
    names = tr.enumeration((silent[0].mentee.name, silent[0].mentor.name))
    return text.format(names=names, n=tr.number(len(silent)))


class ListPage(_Page):
    """The event that a list is for."""

    def __init__(self, desk: Desk, said: str) -> None:
        super().__init__()
        tr = desk.translator
        self._events = desk.workspace.playbook.events(desk.programme_id)
        self.chosen_event = ChoiceField((one.id, _event_words(one, desk)) for one in self._events)
        self.chosen_event.show_value(_next_event(desk, self._events))
        self.column.addWidget(plain_label(said, "soft"))
        self.field = Field(tr.gettext("Event"), self.chosen_event)
        self.field.setVisible(bool(self._events))
        self.column.addWidget(self.field)
        self.column.addStretch(1)

    @property
    def event_id(self) -> int | None:
        """The event, `None` where there is none."""
        value = self.chosen_event.value()
        return value if isinstance(value, int) else None

    @property
    def is_closing(self) -> bool:
        """Whether it is the celebration at the end."""
        kinds = {one.id: one.kind for one in self._events}
        return kinds.get(self.event_id or 0) is EventKind.CLOSING


class TablesPage(ListPage):
    """How people are seated; the table list and the signs are asked the same."""

    def __init__(self, desk: Desk, said: str) -> None:
        super().__init__(desk, said)
        tr = desk.translator.gettext
        self.plan = ChoiceField((plan, tr(name)) for plan, name in SEATING_NAMES.items())
        self.seats = NumberField(2, _SEATS_MOST)
        self.seats.show_value(_SEATS)
        self.seats_field = Field(tr("People at a table"), self.seats)
        place = self.column.count() - 1
        self.column.insertWidget(place, Field(tr("Who sits together"), self.plan))
        self.column.insertWidget(place + 1, self.seats_field)
        self.plan.committed.connect(self._show_seats)
        self.chosen_event.committed.connect(self._suggest)
        self._suggest()

    @property
    def seating(self) -> Seating:
        """Who shares a table."""
        return Seating(str(self.plan.value()))

    def follow(self, other: "TablesPage") -> None:
        """Seat people as another page does: the list and the signs are to say the same."""
        other.plan.currentIndexChanged.connect(lambda _row: self._copy(other))
        other.seats.valueChanged.connect(lambda _seats: self._copy(other))

    def _copy(self, other: "TablesPage") -> None:
        self.plan.show_value(other.seating)
        self.seats.show_value(other.seats.value())
        self._show_seats()

    def _suggest(self) -> None:
        """At the end people sit by subject, at the beginning each pair by itself (AU)."""
        self.plan.show_value(Seating.BY_SUBJECT if self.is_closing else Seating.BY_PAIR)
        self._show_seats()

    def _show_seats(self) -> None:
        self.seats_field.setVisible(self.seating is Seating.BY_SUBJECT)


class BadgesPage(ListPage):
    """What badges are printed on, and where a begun sheet goes on."""

    def __init__(self, desk: Desk, said: str) -> None:
        super().__init__(desk, said)
        self._papers = desk.workspace.event_papers
        tr = desk.translator.gettext
        self.sheet = ChoiceField((sheet, tr(name)) for sheet, name in BADGE_SHEET_NAMES.items())
        self.first = NumberField(1, self._papers.badges_a_sheet(BadgeSheet.LABELS))
        hint = tr("Counted from the upper left, row by row. Later than 1 uses up a begun sheet.")
        place = self.column.count() - 1
        self.column.insertWidget(place, Field(tr("Sheet"), self.sheet))
        self.column.insertWidget(place + 1, Field(tr("Begin at label"), self.first, hint))
        self.sheet.committed.connect(self._count)

    @property
    def badge_sheet(self) -> BadgeSheet:
        """What they are printed on."""
        return BadgeSheet(str(self.sheet.value()))

    def _count(self) -> None:
        self.first.setMaximum(self._papers.badges_a_sheet(self.badge_sheet))


class CertificatesPage(_Page):
    """The pairs that are thanked."""

    def __init__(self, desk: Desk, pairs: Pairs, chosen: tuple[int, ...], said: str) -> None:
        super().__init__()
        self.pairs = PairChoice(desk, pairs, chosen, [PrintKind.CERTIFICATES])
        self.column.addWidget(plain_label(said, "soft"))
        self.column.addSpacing(EDGE - GAP)
        self.column.addWidget(self.pairs)
        self.column.addStretch(1)


def _event_words(event: EventRecord, desk: Desk) -> str:
    tr = desk.translator
    return f"{event.name.in_(desk.language)} · {tr.date(event.starts_at.date(), 'medium')}"


def _next_event(desk: Desk, events: Iterable[EventRecord]) -> int | None:
    """Return the event that comes next, or the last one when all are over."""
    ids = [one.id for one in events if one.starts_at.date() >= desk.workspace.today()]
    return next(iter(ids), next((one.id for one in reversed(tuple(events))), None))
