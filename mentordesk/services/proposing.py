"""The proposal: the best whole computed, kept, looked at, and confirmed."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from math import fsum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.models import Match, Programme, Proposal, ProposalPair
from mentordesk.services.code_book import CodeBook
from mentordesk.services.matching_reading import Gathering, Pair, gather
from mentordesk.services.pair_checks import check_pair
from mentordesk.services.pair_reading import reason_records
from mentordesk.services.records.matches import PairRecord, WholeRecord
from mentordesk.services.rows import found
from mentordesk.services.wholes import (
    kept_proposal,
    left_over_as_kept,
    read_whole,
    standing_matches,
    whole_record,
)
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_, MatchState

if TYPE_CHECKING:
    from mentordesk.matching.assignment import Whole

#: Told how many of how many steps are done; may raise `CancelledError`.
Progress = Callable[[int, int], None]

_STALE = N_("Something has changed since the proposal was made. Propose again, then confirm.")


class Proposing:
    """Deeds on the one proposal that a programme can have."""

    _file: File
    _clock: Callable[[], datetime]
    _translator: Translator

    def proposal(self, programme_id: int) -> WholeRecord:
        """Return the matches that stand with the kept proposal's pairs.

        Without a kept proposal `made_at` is `None` and `optimal` false: nothing was computed.
        """
        with self._file.read() as session:
            found(session, Programme, programme_id)
            return read_whole(session, programme_id, self._translator)

    def propose(
        self,
        programme_id: int,
        *,
        pins: Iterable[Pair] = (),
        forbids: Iterable[Pair] = (),
        keep: bool = True,
        progress: Progress | None = None,
    ) -> WholeRecord:
        """Compute the best whole and keep it, in place of the proposal before.

        The file is read first and not held while computing, so this may run in a thread.
        Matches in force stand, and so do pairs that are being asked.

        Args:
            programme_id: Whose people.
            pins: More pairs of addresses (mentor, mentee) to keep together, in this run alone.
            forbids: More pairs to keep apart, in this run alone.
            keep: False for a trial that writes nothing.
            progress: Told how far the work has come; may raise `CancelledError`.

        Raises:
            UserError: The pins contradict a barrier, a forbid or each other, or name a stranger.
        """
        with self._file.read() as session:
            gathering = gather(session, programme_id)
            matches = standing_matches(session, programme_id, self._translator)
        whole = _best(gathering, list(pins), list(forbids), progress)
        proposal = _as_kept(gathering, whole)
        made_at = self._clock() if keep else None
        if made_at:
            with self._file.write() as session:
                _keep(session, programme_id, proposal, made_at)
        return whole_record(
            gathering,
            self._translator,
            [*matches, *self._proposed(gathering, whole)],
            left_over=proposal["unmatched"],
            optimal=whole.optimal,
            made_at=made_at,
        )

    def discard(self, programme_id: int) -> None:
        """Throw the kept proposal away."""
        with self._file.write() as session:
            session.execute(delete(Proposal).where(Proposal.programme_id == programme_id))

    def confirm(self, programme_id: int) -> int:
        """Make matches of the kept proposal's pairs and return how many.

        Raises:
            UserError: There is no proposal, or one of its pairs is no longer possible.
        """
        with self._file.write() as session:
            proposal = kept_proposal(session, programme_id)
            if proposal is None:
                raise UserError(N_("There is no proposal to confirm. Propose matches first."))
            pairs = session.scalars(
                select(ProposalPair).where(ProposalPair.proposal_id == proposal.id)
            ).all()
            gathering = gather(session, programme_id)
            _check_possible(gathering, proposal, pairs)
            self._make_matches(session, gathering, pairs)
            session.execute(delete(Proposal).where(Proposal.programme_id == programme_id))
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

    def _proposed(self, gathering: Gathering, whole: "Whole") -> list[PairRecord]:
        from mentordesk.matching.reasons import to_json

        mentors, mentees = gathering.mentor_ids(), gathering.mentee_ids()
        return [
            PairRecord(
                mentor=gathering.names[mentors[pair.mentor]],
                mentee=gathering.names[mentees[pair.mentee]],
                score=pair.score,
                tier=pair.tier,
                state=MatchState.PROPOSED,
                pinned=pair.pinned,
                reasons=reason_records(map(to_json, pair.reasons), self._translator),
            )
            for pair in whole.pairs
            if not pair.standing
        ]


def _best(
    gathering: Gathering, pins: list[Pair], forbids: list[Pair], progress: Progress | None
) -> "Whole":
    from mentordesk.matching.assignment import best_whole
    from mentordesk.matching.score import table

    rules = gathering.rules
    rules = replace(
        rules,
        pins=rules.pins.union(pins),
        forbidden=rules.forbidden.union(forbids),
        standing=rules.standing | gathering.pending,
    )
    mentors, mentees = gathering.mentors.values(), gathering.mentees.values()
    try:
        scores = table(mentors, mentees, rules, _share(progress, 0))
        return best_whole(scores, mentors, mentees, rules, _share(progress, 1))
    except UserError as refusal:
        names = {person.email: person.name for person in gathering.names.values()}
        # A stranger is called by the address: there may be somebody of that address, in the
        # other role, and that is what is wrong.
        named = {
            key: value if key == "person" else names.get(str(value), value)
            for key, value in refusal.values.items()
        }
        raise UserError(refusal.message, **named) from refusal


def _share(progress: Progress | None, part: int) -> Progress | None:
    """Return what tells of one of two parts of the work in per cent of the whole."""
    if progress is None:
        return None
    return lambda done, total: progress(50 * part + 50 * done // total, 100)


def _as_kept(gathering: Gathering, whole: "Whole") -> dict[str, Any]:
    """Return a computed whole as the file keeps it."""
    from mentordesk.matching.reasons import to_json

    mentors, mentees = gathering.mentor_ids(), gathering.mentee_ids()
    own = [pair for pair in whole.pairs if not pair.standing]
    return {
        "pairs": [
            {
                "mentor_id": mentors[pair.mentor],
                "mentee_id": mentees[pair.mentee],
                "score": pair.score,
                "pinned": pair.pinned,
                "reasons": [to_json(reason) for reason in pair.reasons],
            }
            for pair in own
        ],
        "total": fsum(pair.score for pair in own),
        "optimal": whole.optimal,
        "unmatched": left_over_as_kept(gathering, whole.unmatched),
    }


def _keep(session: Session, programme_id: int, kept: dict[str, Any], made_at: datetime) -> None:
    session.execute(delete(Proposal).where(Proposal.programme_id == programme_id))
    proposal = Proposal(
        programme_id=programme_id,
        made_at=made_at,
        total=kept["total"],
        optimal=kept["optimal"],
        unmatched=kept["unmatched"],
    )
    session.add(proposal)
    session.flush()
    if kept["pairs"]:
        session.execute(
            insert(ProposalPair), [{"proposal_id": proposal.id, **pair} for pair in kept["pairs"]]
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
