"""Deeds for those left over: what would match them is told and done, or they wait."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.models import Enrolment, Programme, Proposal, ProposalPair
from mentordesk.services.kept_proposals import on_table
from mentordesk.services.matching_reading import gather
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_, NP_, EnrolmentState

if TYPE_CHECKING:
    from mentordesk.services.records.matches import ChangeRecord
    from mentordesk.services.what_if import WhatIf


class Changing:
    """Seeing what a choice would do, and doing what helps those left over."""

    _file: File
    _clock: Callable[[], datetime]
    _translator: Translator

    def what_if(self, programme_id: int) -> "WhatIf":
        """Return what answers questions about a programme as it is now, without the file.

        It is valid until the file changes.
        """
        from mentordesk.services.what_if import WhatIf

        with self._file.read() as session:
            found(session, Programme, programme_id)
            return WhatIf(gather(session, programme_id), self._translator)

    def make_change(self, programme_id: int, change: "ChangeRecord") -> None:
        """Make all steps of a change; the next proposal then matches its person.

        Answers of people that it changes are recorded as given: ask them first.

        Raises:
            UserError: The file has changed since, and the change no longer fits.
        """
        from mentordesk.matching.unmatched import remedy_from_json
        from mentordesk.services.change_making import ChangeMaking

        remedy = remedy_from_json(change.remedy)
        with self._file.write(
            DeedName(N_("what matches {name}")).of(name=change.person.name)
        ) as session:
            making = ChangeMaking(session, programme_id, self._clock())
            making.make(remedy, change.person.email, change.role)

    def put_left_over_on_waiting_list(self, programme_id: int) -> int:
        """Put every mentee without a mentor on the waiting list, and return how many.

        Those stay who are matched or asked for, or in the proposal on the table.

        Raises:
            UserError: Nobody is matched or proposed yet, so everybody would wait.
        """
        deed = DeedName(
            *NP_("put {n} mentee on the waiting list", "put {n} mentees on the waiting list")
        )
        with self._file.write(deed) as session:
            gathering = gather(session, programme_id)
            ids = gathering.mentee_ids()
            spoken_for = {ids[mentee] for _, mentee in gathering.standing_rules.standing}
            proposal = on_table(session, programme_id)
            if proposal is not None:
                spoken_for |= _proposed(session, proposal)
            if not spoken_for:
                raise UserError(N_("Nobody is matched yet. Propose matches first."))
            left = [id_ for id_ in gathering.mentees if id_ not in spoken_for]
            session.execute(
                update(Enrolment).where(Enrolment.id.in_(left)).values(state=EnrolmentState.WAITING)
            )
            tell(session, n=len(left))
            return len(left)


def _proposed(session: Session, proposal: Proposal) -> set[int]:
    return set(
        session.scalars(
            select(ProposalPair.mentee_id).where(ProposalPair.proposal_id == proposal.id)
        )
    )
