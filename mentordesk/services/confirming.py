"""Confirming: the proposal on the table becomes matches, or is refused as overtaken."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from math import fsum

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.models import Match, Proposal, ProposalPair
from mentordesk.services.code_book import CodeBook
from mentordesk.services.kept_proposals import clear_table, on_table
from mentordesk.services.matching_reading import Gathering, Pair, gather
from mentordesk.services.pair_checks import check_pair
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_, NP_, MatchState

_STALE = N_("Something has changed since the proposal was made. Propose again, then confirm.")


class Confirming:
    """The deed that a proposal is made for."""

    _file: File
    _clock: Callable[[], datetime]

    def confirm(self, programme_id: int) -> int:
        """Make matches of the pairs of the proposal on the table and return how many.

        With it go all proposals that have no name; those with one stay kept, and none is on
        the table any more.

        Raises:
            UserError: There is no proposal, or one of its pairs is no longer possible.
        """
        with self._file.write(
            DeedName(*NP_("confirm {n} match", "confirm {n} matches"))
        ) as session:
            proposal = on_table(session, programme_id)
            if proposal is None:
                raise UserError(N_("There is no proposal to confirm. Propose matches first."))
            pairs = session.scalars(
                select(ProposalPair).where(ProposalPair.proposal_id == proposal.id)
            ).all()
            gathering = gather(session, programme_id)
            _check_possible(gathering, proposal, pairs)
            self._make_matches(session, gathering, pairs)
            clear_table(session, programme_id)
            session.execute(
                delete(Proposal).where(Proposal.programme_id == programme_id, Proposal.name == "")
            )
            tell(session, n=len(pairs))
            return len(pairs)

    def _make_matches(
        self, session: Session, gathering: Gathering, pairs: Iterable[ProposalPair]
    ) -> None:
        codes, now = CodeBook(session, gathering.programme_id), self._clock()
        names = gathering.names
        # Codes are given out in the order of the addresses, so that files repeat to the byte.
        session.add_all(
            Match(
                programme_id=gathering.programme_id,
                mentor_id=pair.mentor_id,
                mentee_id=pair.mentee_id,
                code=codes.new_code(names[pair.mentor_id].email, names[pair.mentee_id].email),
                state=MatchState.CONFIRMED,
                score=pair.score,
                pinned=pair.pinned,
                reasons=pair.reasons,
                made_at=now,
                state_since=now,
            )
            for pair in sorted(pairs, key=lambda pair: _addresses(gathering, pair))
        )


def _check_possible(
    gathering: Gathering, proposal: Proposal, pairs: Sequence[ProposalPair]
) -> None:
    """Refuse a proposal that somebody left, or that a match or a busy mentor has overtaken."""
    # Whoever was removed took their pair along: the sum tells.
    if fsum(pair.score for pair in pairs) != proposal.total:
        raise UserError(_STALE)
    spoken_for = gathering.rules.standing | gathering.pending
    loads = Counter(mentor for mentor, _ in spoken_for)
    matched = {mentee for _, mentee in spoken_for}
    for pair in pairs:
        try:
            check_pair(gathering, pair.mentor_id, pair.mentee_id)
        except UserError as refusal:
            raise UserError(_STALE) from refusal
        mentor, mentee = _addresses(gathering, pair)
        loads[mentor] += 1
        if mentee in matched or loads[mentor] > gathering.mentors[pair.mentor_id].capacity:
            raise UserError(_STALE)


def _addresses(gathering: Gathering, pair: ProposalPair) -> Pair:
    return gathering.names[pair.mentor_id].email, gathering.names[pair.mentee_id].email
