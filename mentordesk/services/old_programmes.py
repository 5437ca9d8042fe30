"""The day on which a programme's people are deleted, who goes then, and the deed itself."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.i18n import sort_key
from mentordesk.models import Enrolment, Participant, Programme, Proposal
from mentordesk.services.deletion_days import deletion_day
from mentordesk.services.erasing import erase_parts, erase_person
from mentordesk.services.erasure import Erasure
from mentordesk.services.for_good import for_good
from mentordesk.services.records.privacy import DeletionDay, ErasureReceipt, Leaving
from mentordesk.services.rows import found
from mentordesk.vocabulary import N_

_STILL_RUNS = N_(
    "{programme} is not over. Its people can be deleted from the day after its last one."
)


class OldProgrammes(Erasure):
    """Programmes whose people are no longer needed."""

    def deletion_day(self, programme_id: int) -> DeletionDay:
        """Return when a programme's people are to be deleted."""
        with self._file.read() as session:
            return deletion_day(found(session, Programme, programme_id))

    def set_deletion_day(self, programme_id: int, day: date | None) -> None:
        """Choose the day; without one it is the suggested day.

        Raises:
            UserError: The programme runs until later.
        """
        with self._file.write(DeedName(N_("change the day of deletion"))) as session:
            programme = found(session, Programme, programme_id)
            if day is not None and programme.ends_on is not None and day <= programme.ends_on:
                raise UserError(
                    N_("The programme runs until {day}. Choose a later day for the deletion."),
                    day=self._reader.date(programme.ends_on),
                )
            programme.delete_on = day

    def leaving(self, programme_id: int) -> tuple[Leaving, ...]:
        """Return a programme's people by name, and where those stay who stay."""
        with self._file.read() as session:
            return read_leaving(session, found(session, Programme, programme_id))

    def delete_people(self, programme_id: int) -> ErasureReceipt:
        """Erase a programme's people; of those in other programmes, their part in this one.

        The programme stays, with its figures as bare numbers. It cannot be undone.

        Raises:
            UserError: The programme is not over.
        """
        now = self._clock()
        with for_good(self._file, now) as (session, gone):
            programme = found(session, Programme, programme_id)
            if programme.ends_on is not None and programme.ends_on >= now.date():
                raise UserError(_STILL_RUNS, programme=programme.name)
            for leaving in read_leaving(session, programme):
                if leaving.stays_in:
                    chosen = select(Enrolment.id).where(
                        Enrolment.participant_id == leaving.participant_id,
                        Enrolment.programme_id == programme_id,
                    )
                    erase_parts(session, session.scalars(chosen).all(), gone, now)
                    gone.staying += 1
                else:
                    erase_person(session, leaving.participant_id, gone, now, self._reader)
            session.execute(delete(Proposal).where(Proposal.programme_id == programme_id))
            found(session, Programme, programme_id).deleted_on = now.date()
        return self._receipt(gone, now)


def read_leaving(session: Session, programme: Programme) -> tuple[Leaving, ...]:
    """Return a programme's people by name, and which other programmes they are in."""
    rows = session.execute(
        select(Participant.id, Participant.name, Participant.email, Enrolment.role)
        .join(Enrolment, Enrolment.participant_id == Participant.id)
        .where(Enrolment.programme_id == programme.id)
        .order_by(Participant.id, Enrolment.role.desc())
    ).all()
    elsewhere = session.execute(
        select(Enrolment.participant_id, Programme.name)
        .join(Programme, Programme.id == Enrolment.programme_id)
        .where(Programme.id != programme.id)
        .order_by(Programme.starts_on.desc(), Programme.id.desc())
    ).all()
    people = [
        Leaving(
            participant_id=id_,
            name=name,
            email=email,
            roles=tuple(row.role for row in rows if row.id == id_),
            stays_in=tuple(dict.fromkeys(_names(elsewhere, id_))),
        )
        for id_, name, email in dict.fromkeys((row.id, row.name, row.email) for row in rows)
    ]
    return tuple(sorted(people, key=lambda one: (sort_key(one.name), one.email)))


def _names(rows: Iterable[tuple[int, str]], participant_id: int) -> Iterator[str]:
    return (name for id_, name in rows if id_ == participant_id)
