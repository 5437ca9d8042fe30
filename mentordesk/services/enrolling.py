"""Turns the rows of a sign-up table into people and sign-ups, and tells what came of each row."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import Enrolment, Participant, Programme
from mentordesk.services.choice_book import ChoiceBook
from mentordesk.services.consent_keeping import follow, withdrawn_at
from mentordesk.services.enrolment_reading import house_languages, seats_taken
from mentordesk.services.known_addresses import other_addresses
from mentordesk.services.named_people import NamedPeople
from mentordesk.services.overtaken import (
    is_overtaken,
    sent_in,
    still_new_of_part,
    still_new_of_person,
)
from mentordesk.services.records.participants import SignUpChange
from mentordesk.services.records.sign_up import (
    Aliases,
    Rejection,
    RowOutcome,
    UnknownPerson,
)
from mentordesk.services.sign_up_rows import read_parts, read_persons, write_parts, write_persons
from mentordesk.services.sign_up_states import (
    Circumstances,
    PartState,
    PersonState,
    part_after,
    person_after,
)
from mentordesk.vocabulary import ConsentWay, Role

if TYPE_CHECKING:
    from mentordesk.exchange.cell_values import People
    from mentordesk.exchange.sign_up import SignUp

Progress = Callable[[int, int], None]

# How many rows lie between two reports of progress.
_STRIDE = 250


@dataclass(slots=True)
class _Trace:
    """What one row touched."""

    row: int
    email: str
    person: int
    parts: list[int]
    is_new: bool
    is_change: bool


@dataclass(slots=True)
class Tally:
    """How many rows did what, who was added or updated, and which rows were left out."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    #: What came of each row that could be used, by its number.
    outcomes: dict[int, RowOutcome] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    unknown_people: list[UnknownPerson] = field(default_factory=list)

    @property
    def any_good(self) -> bool:
        """Whether there was a row to take in."""
        return self.added + self.updated + self.unchanged > 0


class Enrolling:
    """One run over a table. Nothing is written before `write`, so a dry run just leaves it out.

    Args:
        session: A session of the file; reading is enough until `write`.
        programme: What people sign up for.
        now: The moment of the run.
        said: What the table's own words for subjects and topics are taken to mean.
    """

    def __init__(
        self, session: Session, programme: Programme, now: datetime, said: Aliases
    ) -> None:
        self._session = session
        self._programme = programme
        self._now = now
        self.choices = ChoiceBook(session, said)
        self._persons = read_persons(session, true())
        self._parts = read_parts(session, Enrolment.programme_id == programme.id)
        self._persons_before = dict(self._persons)
        self._parts_before = dict(self._parts)
        self._withdrawn = withdrawn_at(session, programme.id)
        self._before = other_addresses(session)
        self._known = self._before | {p.email: p.id for p in self._persons.values()}
        self._enrolled = {
            (part.participant_id, part.role): part.id for part in self._parts.values()
        }
        self._next_person = (session.scalar(select(func.max(Participant.id))) or 0) + 1
        self._next_part = (session.scalar(select(func.max(Enrolment.id))) or 0) + 1
        of_programme = select(Enrolment.id).where(Enrolment.programme_id == programme.id)
        taken = seats_taken(session, of_programme)
        self._around = Circumstances(
            choices=self.choices,
            today=now.date(),
            house_languages=house_languages(session),
            taken=lambda id_: taken.get(id_, 0),
            faculty_rules=False,
        )

    def take(self, rows: Iterable["SignUp"], progress: Progress | None) -> Tally:
        """Take the rows in, the oldest submission first, and tell what came of them.

        A row counts as unchanged when in the end it made no difference to the file.
        """
        traces: list[_Trace] = []
        tally = Tally()
        ordered = sorted(rows, key=_by_age)
        self._named = NamedPeople(lambda: self._everybody(ordered))
        for number, row in enumerate(ordered):
            if progress and number % _STRIDE == 0:
                progress(number, len(ordered))
            try:
                traces.append(self._take(row))
            except UserError as trouble:
                values = tuple((key, str(value)) for key, value in trouble.values.items())
                tally.rejected.append(
                    Rejection(
                        row=row.row,
                        column="capacity",
                        value=str(row.capacity),
                        reason=trouble.message,
                        values=values,
                    )
                )
        for trace in traces:
            self._count(trace, tally)
        tally.unknown_people.extend(
            self._named.unknown_in(sorted(ordered, key=lambda one: one.row))
        )
        if progress:
            progress(len(ordered), len(ordered))
        return tally

    def people(self) -> Iterator[tuple[PersonState, bool]]:
        """Yield everybody, and whether the run adds them."""
        for id_, person in self._persons.items():
            yield person, id_ not in self._persons_before

    def write(self, form_on: date | None = None) -> None:
        """Write everything that is new or different; `form_on` is the day of the table."""
        self.choices.save()
        write_persons(self._session, self._persons_before, self._persons)
        write_parts(self._session, self._parts_before, self._parts)
        follow(self._session, self._now, ConsentWay.SIGN_UP_FORM, form_on=form_on)

    def _take(self, row: "SignUp") -> _Trace:
        changes = {role: self.change(role, row) for role in row.roles}
        sent = row.submitted.replace(tzinfo=None) if row.submitted else None
        person = self._person(row, changes[row.roles[0]], sent)
        old = person.email != row.email
        parts = [
            self._part(person, role, change, sent, by_old_address=old)
            for role, change in changes.items()
        ]
        trace = _Trace(
            row=row.row,
            email=person.email,
            person=person.id,
            parts=[part.id for part in parts],
            is_new=any(part.id not in self._parts for part in parts),
            is_change=self._persons.get(person.id) != person
            or any(self._parts.get(part.id) != part for part in parts),
        )
        self._persons[person.id] = person
        self._known[row.email] = person.id
        for part in parts:
            self._parts[part.id] = part
            self._enrolled[person.id, part.role] = part.id
        return trace

    def _person(self, row: "SignUp", change: SignUpChange, sent: datetime | None) -> PersonState:
        id_ = self._known.get(row.email)
        if id_ is None:
            id_, self._next_person = self._next_person, self._next_person + 1
            known = PersonState(id=id_, name=row.name, email=row.email, added_at=self._now)
        else:
            known = self._persons[id_]
            old = row.email != known.email
            parts = self._parts_of(id_)
            if any(is_overtaken(part, sent, by_old_address=old) for part in parts):
                change = still_new_of_person(change, known)
        return person_after(known, change, self._around.house_languages)

    def _parts_of(self, person_id: int) -> Iterator[PartState]:
        for role in Role:
            if id_ := self._enrolled.get((person_id, role)):
                yield self._parts[id_]

    def _part(
        self,
        person: PersonState,
        role: Role,
        change: SignUpChange,
        sent: datetime | None,
        *,
        by_old_address: bool,
    ) -> PartState:
        id_ = self._enrolled.get((person.id, role))
        if id_ is None:
            id_, self._next_part = self._next_part, self._next_part + 1
            known = PartState(
                id=id_,
                programme_id=self._programme.id,
                participant_id=person.id,
                role=role,
                capacity=self._programme.mentor_capacity if role is Role.MENTOR else 1,
                signed_up_at=self._now,
            )
        else:
            known = self._parts[id_]
            if change.consent and self._was_withdrawn_since(id_, sent):
                change = replace(change, consent=None)
            if is_overtaken(known, sent, by_old_address=by_old_address):
                return part_after(known, still_new_of_part(change, known), self._around)
        return sent_in(part_after(known, change, self._around), sent)

    def _was_withdrawn_since(self, part_id: int, sent: datetime | None) -> bool:
        """Return whether a consent was withdrawn after a form was sent in, as far as is known.

        An older table that comes again does not give back what somebody took back.
        """
        withdrawn = self._withdrawn.get(part_id)
        return withdrawn is not None and (sent is None or sent <= withdrawn)

    def _count(self, trace: _Trace, tally: Tally) -> None:
        outcome = self._outcome(trace)
        # A row may stand for two sign-ups.
        if tally.outcomes.get(trace.row) in (None, RowOutcome.UNCHANGED):
            tally.outcomes[trace.row] = outcome
        if outcome is RowOutcome.UNCHANGED:
            tally.unchanged += 1
            return
        if outcome is RowOutcome.ADDED:
            tally.added += 1
        else:
            tally.updated += 1
        tally.people.append(trace.email)

    def _outcome(self, trace: _Trace) -> RowOutcome:
        if trace.is_new:
            return RowOutcome.ADDED
        is_change = trace.is_change and self._differs(trace)
        return RowOutcome.UPDATED if is_change else RowOutcome.UNCHANGED

    def change(self, role: Role, row: "SignUp") -> SignUpChange:
        """Return what a row of a table says of the sign-up in one role."""
        change = _sign_up_change(role, row)
        if row.wishes or row.avoids:
            wishes, avoids = self._partners(row.wishes), self._partners(row.avoids)
            return replace(change, wishes=wishes, avoids=avoids)
        return change

    def _partners(self, people: "People | None") -> tuple[str, ...] | None:
        """Return the addresses of people as they are known now, `None` where none is known."""
        if people is None:
            return None
        named = [self._named.address(name) for name in people.names]
        addresses = [address for address in (*people.addresses, *named) if address]
        ids = (self._known.get(address) for address in addresses)
        known = zip(addresses, ids, strict=True)
        now = (self._persons[id_].email if id_ else address for address, id_ in known)
        return tuple(dict.fromkeys(now)) or None

    def _everybody(self, rows: Iterable["SignUp"]) -> Iterator[tuple[str, str]]:
        for person in self._persons_before.values():
            yield person.name, person.email
        for row in rows:
            id_ = self._before.get(row.email)
            yield row.name, self._persons_before[id_].email if id_ else row.email

    def _differs(self, trace: _Trace) -> bool:
        """Whether the file will hold something else of the row's person than before the run."""
        if self._persons[trace.person] != self._persons_before.get(trace.person):
            return True
        return any(self._parts[id_] != self._parts_before.get(id_) for id_ in trace.parts)


def _by_age(row: "SignUp") -> tuple[float, int]:
    return (row.submitted.timestamp() if row.submitted else 0.0, row.row)


def _sign_up_change(role: Role, row: "SignUp") -> SignUpChange:
    is_mentor = role is Role.MENTOR
    return SignUpChange(
        name=row.name,
        phone=row.phone,
        employer=row.employer,
        location=row.location,
        languages=row.languages,
        subjects=row.subjects,
        faculty=row.faculty,
        topics=row.topics,
        experience_years=row.experience_years if is_mentor else row.experience_wanted,
        sector=row.sector,
        capacity=row.capacity if is_mentor else None,
        available=row.available,
        consent=row.consent,
        meeting_form=row.meeting_form,
        waited=row.waited,
        note=row.note,
    )
