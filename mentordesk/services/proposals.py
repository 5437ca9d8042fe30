"""Several proposals a programme: listed, named, compared, put on the table or thrown away."""

from sqlalchemy import select, update

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.models import Proposal
from mentordesk.services.comparing import changed_partners, mentees, proposal_records
from mentordesk.services.kept_proposals import chosen, drop, on_table
from mentordesk.services.records.matches import ComparisonRecord, ProposalRecord
from mentordesk.services.wholes import shown_pairs, standing_matches
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_

#: Letters that a proposal's name may have.
NAME_MOST = 60


class Proposals:
    """Deeds on the proposals that are kept; at most one of them is on the table."""

    _file: File
    _translator: Translator

    def proposals(self, programme_id: int) -> tuple[ProposalRecord, ...]:
        """Return a programme's proposals in figures, the newest first."""
        with self._file.read() as session:
            return proposal_records(session, programme_id)

    def compare(self, programme_id: int, first_id: int, second_id: int) -> ComparisonRecord:
        """Return two proposals side by side, and whose mentor is another one in the second.

        Raises:
            UserError: One of them is no longer there.
        """
        with self._file.read() as session:
            standing = standing_matches(session, programme_id, self._translator)
            first, second = (
                shown_pairs(session, self._translator, chosen(session, programme_id, id_), standing)
                for id_ in (first_id, second_id)
            )
            everybody = mentees(session, programme_id).union(
                pair.mentee.enrolment_id for pair in (*first, *second)
            )
            figures = {record.id: record for record in proposal_records(session, programme_id)}
        changed = changed_partners(first, second)
        return ComparisonRecord(
            first=figures[first_id],
            second=figures[second_id],
            changed=changed,
            unchanged=len(everybody) - len(changed),
        )

    def put_on_table(self, programme_id: int, proposal_id: int) -> None:
        """Show a kept proposal, and let it be the one to confirm; the former one stays kept.

        Raises:
            UserError: It is no longer there.
        """
        with self._file.write(DeedName(N_("put another proposal on the table"))) as session:
            chosen(session, programme_id, proposal_id)
            session.execute(
                update(Proposal)
                .where(Proposal.programme_id == programme_id)
                .values(on_table=Proposal.id == proposal_id)
            )

    def name_proposal(self, programme_id: int, proposal_id: int, name: str) -> None:
        """Give a proposal a name, so that it is kept until it is dropped; blank takes it away.

        Raises:
            UserError: It is no longer there, the name is too long, or another one has it.
        """
        wanted = " ".join(name.split())
        if len(wanted) > NAME_MOST:
            raise UserError(
                N_("A proposal's name has at most {most} letters. Choose a shorter one."),
                most=NAME_MOST,
            )
        with self._file.write(DeedName(N_("name a proposal"))) as session:
            proposal = chosen(session, programme_id, proposal_id)
            others = session.scalars(
                select(Proposal.name).where(
                    Proposal.programme_id == programme_id, Proposal.id != proposal_id
                )
            )
            if wanted and wanted.casefold() in map(str.casefold, others):
                raise UserError(
                    N_("Another proposal is called {name}. Choose another name."), name=wanted
                )
            proposal.name = wanted

    def drop_proposal(self, programme_id: int, proposal_id: int) -> None:
        """Throw a proposal away; no other takes its place on the table.

        Raises:
            UserError: It is no longer there.
        """
        with self._file.write(DeedName(N_("throw a proposal away"))) as session:
            drop(session, chosen(session, programme_id, proposal_id))

    def discard(self, programme_id: int) -> None:
        """Throw the proposal on the table away, where there is one; no other takes its place."""
        with self._file.write(DeedName(N_("throw a proposal away"))) as session:
            proposal = on_table(session, programme_id)
            if proposal is not None:
                drop(session, proposal)
