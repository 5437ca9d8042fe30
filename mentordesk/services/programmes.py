"""Programmes: made from a template, then edited freely."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.models import Enrolment, Event, Participant, Programme
from mentordesk.services.choices import Choices
from mentordesk.services.framework import Framework
from mentordesk.services.letterhead import Letterhead
from mentordesk.services.matching_settings import MatchingChoices
from mentordesk.services.programme_dates import first_of_next_month, moved_end
from mentordesk.services.records.programmes import ProgrammeRecord, TemplateRecord
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_, EventKind, Language

_COLUMNS = tuple(ProgrammeRecord.__dataclass_fields__)
_EDITABLE = frozenset(_COLUMNS) - {"id", "template"}


class Programmes(Framework, Choices, Letterhead, MatchingChoices):
    """Every programme of the file, its rules, and the organisation and choices behind them."""

    def __init__(self, file: File, clock: Callable[[], datetime]) -> None:
        super().__init__(file)
        self._clock = clock

    def templates(self) -> tuple[TemplateRecord, ...]:
        """Return the kinds of programmes that one can start from."""
        from mentordesk.services.templates import templates

        return templates()

    def all(self) -> tuple[ProgrammeRecord, ...]:
        """Return every programme, the one made last first."""
        with self._file.read() as session:
            rows = session.scalars(select(Programme).order_by(Programme.id.desc()))
            return tuple(_record(row) for row in rows)

    def newest(self) -> ProgrammeRecord:
        """Return the programme made last.

        Raises:
            UserError: The file has none yet.
        """
        programmes = self.all()
        if not programmes:
            raise UserError(N_("This file has no programme yet. Make one first."))
        return programmes[0]

    def named(self, name: str) -> ProgrammeRecord:
        """Return the programme of that name, in whatever case it is written.

        Raises:
            UserError: There is none.
        """
        programmes = self.all()
        for programme in programmes:
            if programme.name.casefold() == name.strip().casefold():
                return programme
        if not programmes:
            raise UserError(N_("This file has no programme yet. Make one first."))
        raise UserError(
            N_("This file has no programme called {name}. It has: {names}."),
            name=name,
            names=", ".join(programme.name for programme in programmes),
        )

    def get(self, programme_id: int) -> ProgrammeRecord:
        """Return one programme."""
        with self._file.read() as session:
            return _record(found(session, Programme, programme_id))

    def create(
        self, template: str, name: str, *, starts_on: date | None = None, language: Language
    ) -> ProgrammeRecord:
        """Make a programme with everything that its template says.

        Args:
            template: The template's key.
            name: A name that no other programme of the file has.
            starts_on: The first day; the first of next month without one.
            language: The language that its papers are printed in unless another is asked for.

        Raises:
            UserError: The name is blank or taken, or there is no such template.
        """
        from mentordesk.services.templates import add_programme

        today = self._clock().date()
        starts_on = starts_on or first_of_next_month(today)
        with self._file.write(DeedName(N_("make the programme {programme}"))) as session:
            free = _free_name(session, name, programme_id=None)
            programme = add_programme(
                session, template, free, made_on=today, starts_on=starts_on, language=language
            )
            session.flush()
            tell(session, programme=free)
            return _record(programme)

    def change(self, programme_id: int, **columns: object) -> None:
        """Set fields of `ProgrammeRecord` by name.

        When the start alone moves, the deadline and the end move with it. The kick-off follows
        the start and the closing event the end, unless they are over; planned activities are
        timed from these days and follow by themselves.

        Raises:
            UserError: The name is blank or taken, the end comes before the start, or a number
                makes no sense.
            TypeError: There is no such field.
        """
        unknown = columns.keys() - _EDITABLE
        if unknown:
            raise TypeError(f"no such field of a programme: {sorted(unknown)}")
        deed = DeedName(N_("change the programme {programme}")).merging(
            programme_id, *sorted(columns)
        )
        with self._file.write(deed) as session:
            programme = found(session, Programme, programme_id)
            tell(session, programme=programme.name)
            before = (programme.starts_on, programme.ends_on)
            if "name" in columns:
                columns["name"] = _free_name(session, str(columns["name"]), programme_id)
            for column, value in {**_following(programme, columns), **columns}.items():
                setattr(programme, column, value)
            _check(programme)
            self._move_events(session, programme, *before)

    def remove(self, programme_id: int) -> None:
        """Remove a programme, and the people that the file then has no other reason to keep."""
        with self._file.write(DeedName(N_("remove the programme {programme}"))) as session:
            of_programme = select(Enrolment.participant_id).where(
                Enrolment.programme_id == programme_id
            )
            people = session.scalars(of_programme.distinct()).all()
            programme = found(session, Programme, programme_id)
            tell(session, programme=programme.name)
            session.delete(programme)
            session.flush()
            session.execute(
                delete(Participant).where(
                    Participant.id.in_(people),
                    Participant.id.not_in(select(Enrolment.participant_id)),
                )
            )

    def _move_events(
        self, session: Session, programme: Programme, starts_on: date, ends_on: date | None
    ) -> None:
        moves = {EventKind.KICK_OFF: programme.starts_on - starts_on}
        if ends_on and programme.ends_on:
            moves[EventKind.CLOSING] = programme.ends_on - ends_on
        ahead = select(Event).where(
            Event.programme_id == programme.id, Event.starts_at >= self._clock()
        )
        for event in session.scalars(ahead):
            if event.kind in moves:
                event.starts_at += moves[event.kind]


def _record(row: Programme) -> ProgrammeRecord:
    values: dict[str, Any] = {column: getattr(row, column) for column in _COLUMNS}
    return ProgrammeRecord(**values)


def _free_name(session: Session, name: str, programme_id: int | None) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise UserError(N_("The programme needs a name."))
    for id_, known in session.execute(select(Programme.id, Programme.name)):
        if id_ != programme_id and known.casefold() == tidy.casefold():
            raise UserError(
                N_("The file already has a programme called {name}. Choose another name."),
                name=known,
            )
    return tidy


def _following(programme: Programme, columns: Mapping[str, object]) -> dict[str, object]:
    """Return the dates that go along when the start moves."""
    start = columns.get("starts_on")
    if not isinstance(start, date):
        return {}
    moved: dict[str, object] = {}
    if programme.ends_on:
        moved["ends_on"] = moved_end(
            programme.starts_on, start, programme.ends_on, programme.months_most
        )
    if programme.sign_up_by:
        moved["sign_up_by"] = programme.sign_up_by + (start - programme.starts_on)
    return moved


def _check(programme: Programme) -> None:
    if programme.ends_on and programme.ends_on <= programme.starts_on:
        raise UserError(N_("The programme ends before it starts. Choose a later last day."))
    spans = (
        (programme.months_least, programme.months_most),
        (programme.meetings_least, programme.meetings_most),
        (programme.minutes_least, programme.minutes_most),
        (programme.mentor_capacity, programme.mentor_capacity_most),
    )
    for least, most in spans:
        if any(number is not None and number < 1 for number in (least, most)):
            raise UserError(
                N_("Lengths, meetings and mentees are counted from 1. Write 1 or more.")
            )
        if least is not None and most is not None and least > most:
            raise UserError(
                N_("The least, {least}, is more than the most, {most}. Change one of them."),
                least=least,
                most=most,
            )
    if programme.silent_after_days < 1:
        raise UserError(N_("A pair can be silent from one day on. Write 1 or more."))
