"""People and their sign-ups: added, edited, sorted out and taken away."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, func, select, update

from mentordesk.deed_name import DeedName
from mentordesk.i18n import Translator
from mentordesk.models import Enrolment, Participant, Programme, Reply, TwoPeople
from mentordesk.services.consent_keeping import CONSENTED, TAKEN_BACK, follow
from mentordesk.services.deed_values import people, person
from mentordesk.services.differences import differences
from mentordesk.services.duplicates import Pair, after_merging, find_duplicates
from mentordesk.services.enrolment_reading import read_enrolments, read_people
from mentordesk.services.merging import merge, tell_apart
from mentordesk.services.records.participants import (
    AnswerKey,
    Difference,
    Duplicate,
    EnrolmentRecord,
    PersonRecord,
    SignUpChange,
    WaitingRecord,
)
from mentordesk.services.rows import found
from mentordesk.services.signing_up import change_sign_up, new_sign_up, refuse_matched
from mentordesk.services.waiting import read_waiting, sign_up_again
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_, NP_, ConsentWay, EnrolmentState, Role

_AVAILABLE = NP_("mark {name} as available", "mark {n} mentors as available")
_BUSY = NP_("mark {name} as busy", "mark {n} mentors as busy")
_STATES = {
    EnrolmentState.SIGNED_UP: NP_("take {name} back", "take {n} participants back"),
    EnrolmentState.WAITING: NP_(
        "put {name} on the waiting list", "put {n} participants on the waiting list"
    ),
    EnrolmentState.WITHDRAWN: NP_("withdraw {name}", "withdraw {n} participants"),
}


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
        with self._file.write(DeedName(N_("add {name}"))) as session:
            programme = found(session, Programme, programme_id)
            id_ = new_sign_up(session, programme, role, details, self._clock())
            tell(session, name=person(session, id_))
            return id_

    def change(self, enrolment_id: int, change: SignUpChange) -> None:
        """Set what `change` holds on a sign-up and on the person behind it.

        Raises:
            UserError: The name is blank, the address is none or somebody else's, a number makes
                no sense, or fewer seats would be left than are taken.
        """
        fields = [name for name in SignUpChange.__slots__ if getattr(change, name) is not None]
        with self._file.write(
            DeedName(N_("change {name}")).merging(enrolment_id, *fields)
        ) as session:
            tell(session, name=person(session, enrolment_id))
            change_sign_up(session, found(session, Enrolment, enrolment_id), change, self._clock())

    def set_available(self, enrolment_ids: Iterable[int], available: bool) -> None:
        """Switch mentors to busy, or back."""
        deed = DeedName(*(_AVAILABLE if available else _BUSY))
        self._set(deed, list(enrolment_ids), available=available)

    def set_state(self, enrolment_ids: Collection[int], state: EnrolmentState) -> None:
        """Put sign-ups on the waiting list, withdraw them, or take them back.

        Raises:
            UserError: One of them is in a match in force and would leave it.
        """
        if state is EnrolmentState.SIGNED_UP:
            self._set(DeedName(*_STATES[state]), enrolment_ids, state=state)
            return
        with self._file.write(DeedName(*_STATES[state])) as session:
            tell(session, **people(session, enrolment_ids))
            refuse_matched(session, enrolment_ids)
            session.execute(
                update(Enrolment).where(Enrolment.id.in_(enrolment_ids)).values(state=state)
            )

    def waiting_elsewhere(self, programme_id: int) -> tuple[WaitingRecord, ...]:
        """Return the mentees on an earlier programme's waiting list who are not here, by name.

        Whoever has had a match since does not wait any more.
        """
        with self._file.read() as session:
            return read_waiting(session, found(session, Programme, programme_id))

    def sign_up_waiting(self, programme_id: int, participant_ids: Collection[int]) -> int:
        """Sign up mentees who wait elsewhere, with what they answered then; return how many.

        They are marked as passed over. Whoever has signed up here meanwhile is left alone.
        """
        with self._file.write(
            DeedName(*NP_("sign up {n} who waited", "sign up {n} who waited"))
        ) as session:
            programme = found(session, Programme, programme_id)
            count = sign_up_again(session, programme, participant_ids, self._clock())
            tell(session, n=count)
            return count

    def record_consent(self, enrolment_ids: Iterable[int], given: bool) -> None:
        """Record that people let their contact data be shared with their match, or no longer do.

        An earlier consent keeps its date. `Privacy.consent` says how it was told, too.
        """
        ids = list(enrolment_ids)
        with self._file.write(CONSENTED if given else TAKEN_BACK) as session:
            tell(session, **people(session, ids))
            chosen = update(Enrolment).where(Enrolment.id.in_(ids))
            if given:
                chosen = chosen.where(Enrolment.consented_on.is_(None))
            now = self._clock()
            session.execute(chosen.values(consented_on=now.date() if given else None))
            follow(session, now, ConsentWay.NOTED)

    def remove(self, enrolment_ids: Collection[int]) -> None:
        """Remove sign-ups, and each person of whom nothing else is left.

        Raises:
            UserError: One of them is in a match in force.
        """
        with self._file.write(
            DeedName(*NP_("remove {name}", "remove {n} participants"))
        ) as session:
            refuse_matched(session, enrolment_ids)
            tell(session, **people(session, enrolment_ids))
            chosen = Enrolment.id.in_(enrolment_ids)
            behind = session.scalars(select(Enrolment.participant_id).where(chosen)).all()
            session.execute(delete(Enrolment).where(chosen))
            session.execute(
                delete(Participant).where(
                    Participant.id.in_(behind),
                    Participant.id.not_in(select(Enrolment.participant_id)),
                )
            )

    def duplicates(
        self, programme_id: int, among: Collection[str] | None = None
    ) -> tuple[Duplicate, ...]:
        """Return pairs of people who may be one; at least one of each has signed up here.

        Those who were told apart are left out. With `among`, one of each has such an address.
        """
        _, doubles, _ = self._look_for_doubles(programme_id)
        if among is None:
            return doubles
        wanted = frozenset(among)
        return tuple(
            two for two in doubles if not wanted.isdisjoint((two.first.email, two.second.email))
        )

    def duplicates_after_merging(
        self,
        programme_id: int,
        waiting: Sequence[Duplicate],
        kept_participant_id: int,
        dropped_participant_id: int,
    ) -> tuple[Duplicate, ...]:
        """Return the pairs still to be looked at after two of them were merged.

        Those that were `waiting`, with the one who was kept for the one who was dropped, and
        whoever looks like that one now.
        """
        people, doubles, apart = self._look_for_doubles(programme_id)
        return after_merging(
            waiting, kept_participant_id, dropped_participant_id, people, doubles, apart
        )

    def differences(self, keep: PersonRecord, drop: PersonRecord) -> tuple[Difference, ...]:
        """Return what two people have answered differently, to be chosen when they are merged."""
        return differences(keep, drop)

    def merge(
        self,
        keep_participant_id: int,
        drop_participant_id: int,
        fields: Mapping[AnswerKey, int] | None = None,
    ) -> None:
        """Make two people one: everything of the second becomes the first's.

        Where both signed up in one role of one programme, the first's answers stand and the
        second's fill the blanks; `fields` names, by participant, whose answer stands instead.

        Raises:
            UserError: They are matched with each other, or as mentees with two mentors.
        """
        ids = (keep_participant_id, drop_participant_id)
        with self._file.write(DeedName(N_("merge {drop} into {keep}"))) as session:
            names = [found(session, Participant, id_).name for id_ in ids]
            tell(session, keep=names[0], drop=names[1])
            merge(session, keep_participant_id, drop_participant_id, fields or {})
            follow(session, self._clock(), ConsentWay.NOTED)

    def answered_by_both(self, first_participant_id: int, second_participant_id: int) -> int:
        """Return how many questionnaires two people have both answered.

        When they are merged, the reply of the one who is kept stands, and the other is gone.
        """
        ids = (first_participant_id, second_participant_id)
        both = (
            select(Reply.questionnaire_id)
            .join(Enrolment, Enrolment.id == Reply.enrolment_id)
            .where(Enrolment.participant_id.in_(ids))
            .group_by(Reply.questionnaire_id)
            .having(func.count(Enrolment.participant_id.distinct()) > 1)
        )
        with self._file.read() as session:
            return len(session.scalars(both).all())

    def tell_apart(self, first_participant_id: int, second_participant_id: int) -> None:
        """Remember that two who look like one person are two; they can still be merged."""
        ids = (first_participant_id, second_participant_id)
        with self._file.write(DeedName(N_("tell {first} and {second} apart"))) as session:
            names = [found(session, Participant, id_).name for id_ in ids]
            tell(session, first=names[0], second=names[1])
            tell_apart(session, [(first_participant_id, second_participant_id)])

    def export(self, programme_id: int, path: Path) -> tuple[Path, ...]:
        """Write a programme's people and pairs where the import reads them back.

        A path that ends in `.csv` becomes CSV files, one for the people and, beside it, one each
        for the matches, those left over and those who wait; any other becomes one workbook.

        Returns:
            The files written.

        Raises:
            UserError: The place cannot be written to.
        """
        from mentordesk.services.export import files_of, read_sheets, write_export

        with self._file.read() as session:
            found(session, Programme, programme_id)
            sheets = read_sheets(session, programme_id, self._translator)
        write_export(path, sheets, self._translator)
        return files_of(path)

    def _look_for_doubles(
        self, programme_id: int
    ) -> tuple[tuple[PersonRecord, ...], tuple[Duplicate, ...], frozenset[Pair]]:
        """Return everybody, who of them look like one, and who were told apart."""
        with self._file.read() as session:
            people = read_people(session)
            rows = session.execute(select(TwoPeople.first_id, TwoPeople.second_id))
            apart = frozenset((row[0], row[1]) for row in rows)
        return people, find_duplicates(people, programme_id, apart), apart

    def _set(self, deed: DeedName, enrolment_ids: Collection[int], **columns: object) -> None:
        with self._file.write(deed) as session:
            tell(session, **people(session, enrolment_ids))
            session.execute(
                update(Enrolment).where(Enrolment.id.in_(enrolment_ids)).values(**columns)
            )
