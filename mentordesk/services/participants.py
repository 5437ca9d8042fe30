"""People and their sign-ups: added, edited, sorted out and taken away."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.models import Enrolment, Match, Participant, Programme
from mentordesk.services.addresses import checked_address
from mentordesk.services.choice_book import ChoiceBook
from mentordesk.services.duplicates import find_duplicates
from mentordesk.services.enrolment_reading import (
    house_languages,
    read_enrolments,
    read_people,
    seats_taken,
)
from mentordesk.services.merging import merge
from mentordesk.services.records.participants import (
    Duplicate,
    EnrolmentRecord,
    PersonRecord,
    SignUpChange,
)
from mentordesk.services.rows import found
from mentordesk.services.sign_up_rows import read_parts, read_persons, write_parts, write_persons
from mentordesk.services.sign_up_states import (
    Circumstances,
    PartState,
    PersonState,
    checked_name,
    part_after,
    person_after,
)
from mentordesk.storage.file import File
from mentordesk.vocabulary import CONFIRMED_STATES, N_, EnrolmentState, Role


class Participants:
    """The people of the file and their part in each programme."""

    def __init__(self, file: File, clock: Callable[[], datetime], translator: Translator) -> None:
        self._file = file
        self._clock = clock
        self._translator = translator

    def enrolments(self, programme_id: int) -> tuple[EnrolmentRecord, ...]:
        """Return a programme's sign-ups by name."""
        with self._file.read() as session:
            return read_enrolments(session, Enrolment.programme_id == programme_id)

    def enrolment(self, enrolment_id: int) -> EnrolmentRecord:
        """Return one sign-up."""
        with self._file.read() as session:
            found(session, Enrolment, enrolment_id)
            return read_enrolments(session, Enrolment.id == enrolment_id)[0]

    def people(self, programme_id: int | None = None) -> tuple[PersonRecord, ...]:
        """Return the people of a programme, or of the file, each with all their sign-ups."""
        with self._file.read() as session:
            if programme_id is None:
                return read_people(session)
            of_programme = select(Enrolment.participant_id).where(
                Enrolment.programme_id == programme_id
            )
            return read_people(session, Participant.id.in_(of_programme))

    def add(self, programme_id: int, role: Role, details: SignUpChange) -> int:
        """Sign a person up and return the sign-up's id.

        A known address is that person: what `details` says of them is updated.

        Raises:
            UserError: The name or the address is missing, or they have signed up already.
        """
        with self._file.write() as session:
            programme = found(session, Programme, programme_id)
            person = self._person(session, details)
            self._refuse_second(session, programme_id, person, role)
            part = PartState(
                id=(session.scalar(select(func.max(Enrolment.id))) or 0) + 1,
                programme_id=programme_id,
                participant_id=person.id,
                role=role,
                capacity=programme.mentor_capacity if role is Role.MENTOR else 1,
                signed_up_at=self._clock(),
            )
            self._write_part(session, part, details, is_new=True)
            return part.id

    def change(self, enrolment_id: int, change: SignUpChange) -> None:
        """Set what `change` holds on a sign-up and on the person behind it.

        Raises:
            UserError: The name is blank, the address is none or somebody else's, a number makes
                no sense, or fewer seats would be left than are taken.
        """
        with self._file.write() as session:
            found(session, Enrolment, enrolment_id)
            part = read_parts(session, Enrolment.id == enrolment_id)[enrolment_id]
            persons = read_persons(session, Participant.id == part.participant_id)
            person = persons[part.participant_id]
            after = person_after(person, change, house_languages(session))
            if after.email != person.email:
                _refuse_taken(session, after.email)
            write_persons(session, persons, {after.id: after})
            self._write_part(session, part, change, is_new=False)

    def set_available(self, enrolment_ids: Iterable[int], available: bool) -> None:
        """Switch mentors to busy, or back."""
        self._set(enrolment_ids, available=available)

    def set_state(self, enrolment_ids: Collection[int], state: EnrolmentState) -> None:
        """Put sign-ups on the waiting list, withdraw them, or take them back.

        Raises:
            UserError: One of them is in a match in force and would leave it.
        """
        if state is EnrolmentState.SIGNED_UP:
            self._set(enrolment_ids, state=state)
            return
        with self._file.write() as session:
            _refuse_matched(session, enrolment_ids)
            session.execute(
                update(Enrolment).where(Enrolment.id.in_(enrolment_ids)).values(state=state)
            )

    def record_consent(self, enrolment_ids: Iterable[int], given: bool) -> None:
        """Record that people let their contact data be shared with their match, or no longer do.

        An earlier consent keeps its date.
        """
        with self._file.write() as session:
            chosen = update(Enrolment).where(Enrolment.id.in_(enrolment_ids))
            if given:
                chosen = chosen.where(Enrolment.consented_on.is_(None))
            today = self._clock().date()
            session.execute(chosen.values(consented_on=today if given else None))

    def remove(self, enrolment_ids: Collection[int]) -> None:
        """Remove sign-ups, and each person of whom nothing else is left.

        Raises:
            UserError: One of them is in a match in force.
        """
        with self._file.write() as session:
            _refuse_matched(session, enrolment_ids)
            chosen = Enrolment.id.in_(enrolment_ids)
            people = session.scalars(select(Enrolment.participant_id).where(chosen)).all()
            session.execute(delete(Enrolment).where(chosen))
            session.execute(
                delete(Participant).where(
                    Participant.id.in_(people),
                    Participant.id.not_in(select(Enrolment.participant_id)),
                )
            )

    def duplicates(self, programme_id: int) -> tuple[Duplicate, ...]:
        """Return pairs of people who may be one; at least one of each has signed up here."""
        with self._file.read() as session:
            people = read_people(session)
        return find_duplicates(people, programme_id)

    def merge(self, keep_participant_id: int, drop_participant_id: int) -> None:
        """Make two people one: everything of the second becomes the first's.

        Where both signed up in one role of one programme, the first's answers stand and the
        second's fill the blanks.

        Raises:
            UserError: They are matched with each other, or as mentees with two mentors.
        """
        with self._file.write() as session:
            merge(session, keep_participant_id, drop_participant_id)

    def export(self, programme_id: int, path: Path) -> None:
        """Write a programme's people and pairs into a workbook, which the import reads back.

        Raises:
            UserError: The place cannot be written to.
        """
        from mentordesk.services.export import read_sheets, write_export

        with self._file.read() as session:
            found(session, Programme, programme_id)
            sheets = read_sheets(session, programme_id, self._translator)
        write_export(path, sheets)

    def _person(self, session: Session, details: SignUpChange) -> PersonState:
        """Return the person that details are of, written as they say."""
        email = checked_address(details.email or "")
        house = house_languages(session)
        known = read_persons(session, Participant.email == email)
        if known:
            before = next(iter(known.values()))
        else:
            before = PersonState(
                id=(session.scalar(select(func.max(Participant.id))) or 0) + 1,
                name=checked_name(details.name or ""),
                email=email,
                added_at=self._clock(),
            )
        after = person_after(before, details, house)
        write_persons(session, known, {after.id: after})
        return after

    def _write_part(
        self, session: Session, part: PartState, change: SignUpChange, *, is_new: bool
    ) -> None:
        book = ChoiceBook(session)
        taken = seats_taken(session, [part.id])
        around = Circumstances(
            choices=book,
            today=self._clock().date(),
            house_languages=house_languages(session),
            taken=lambda id_: taken.get(id_, 0),
            faculty_rules=True,
        )
        after = part_after(part, change, around)
        book.save()
        write_parts(session, {} if is_new else {part.id: part}, {part.id: after})

    def _refuse_second(
        self, session: Session, programme_id: int, person: PersonState, role: Role
    ) -> None:
        twin = select(Enrolment.id).where(
            Enrolment.programme_id == programme_id,
            Enrolment.participant_id == person.id,
            Enrolment.role == role,
        )
        if session.scalar(twin) is not None:
            sentences = {
                Role.MENTOR: N_("{name} has already signed up as a mentor. Change that sign-up."),
                Role.MENTEE: N_("{name} has already signed up as a mentee. Change that sign-up."),
            }
            raise UserError(sentences[role], name=person.name)

    def _set(self, enrolment_ids: Iterable[int], **columns: object) -> None:
        with self._file.write() as session:
            session.execute(
                update(Enrolment).where(Enrolment.id.in_(enrolment_ids)).values(**columns)
            )


def _refuse_taken(session: Session, email: str) -> None:
    name = session.scalar(select(Participant.name).where(Participant.email == email))
    if name is not None:
        raise UserError(
            N_("{email} belongs to {name}. If they are one person, merge the two."),
            email=email,
            name=name,
        )


def _refuse_matched(session: Session, enrolment_ids: Collection[int]) -> None:
    matched = session.scalars(
        select(Participant.name)
        .join(Enrolment, Enrolment.participant_id == Participant.id)
        .join(Match, (Match.mentor_id == Enrolment.id) | (Match.mentee_id == Enrolment.id))
        .where(Enrolment.id.in_(enrolment_ids), Match.state.in_(CONFIRMED_STATES))
        .order_by(Participant.name)
        .distinct()
    ).all()
    if len(matched) == 1:
        raise UserError(N_("{name} is in a match. End it first."), name=matched[0])
    if matched:
        raise UserError(N_("{names} are in a match. End it first."), names=", ".join(matched))
