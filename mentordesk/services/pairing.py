"""Matches made, moved and ended one by one: what the coordinator does by hand."""

from collections.abc import Callable, Collection
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.models import Agreement, Match, Meeting, Programme
from mentordesk.services.code_book import CodeBook
from mentordesk.services.deed_values import pairs
from mentordesk.services.matching_reading import Gathering, gather
from mentordesk.services.overruling import check_pinned_seats, lift_overruled
from mentordesk.services.pair_checks import check_pair
from mentordesk.services.pair_names import names_of
from mentordesk.services.pair_ruling import check_pinned_once, drop_rule
from mentordesk.services.pair_scores import scored
from mentordesk.services.pair_states import check_move, state_after_reopening
from mentordesk.services.records.matches import MadeMatch
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import UNRECORDED, tell
from mentordesk.vocabulary import (
    CONFIRMED_STATES,
    MATCH_STATE_NAMES,
    N_,
    NP_,
    EndReason,
    MatchState,
    PairRuleKind,
)

#: States in which a match can be made by hand.
_BEGINNINGS = (MatchState.ASKED, MatchState.CONFIRMED)
#: In force and still going on.
_RUNNING = (MatchState.CONFIRMED, MatchState.ANNOUNCED, MatchState.ACTIVE)


class Pairing:
    """Deeds on single matches; barriers and seats are checked in each."""

    _file: File
    _clock: Callable[[], datetime]

    def match(
        self,
        programme_id: int,
        mentor_id: int,
        mentee_id: int,
        *,
        state: MatchState = MatchState.CONFIRMED,
    ) -> MadeMatch:
        """Make a match by hand; one that had ended goes on.

        It overrules what was decided before: the mentee's pin to another mentor is lifted.

        Args:
            programme_id: Where both have signed up.
            mentor_id: The mentor's sign-up.
            mentee_id: The mentee's sign-up.
            state: `CONFIRMED`, or `ASKED` where the mentor is asked first.

        Raises:
            UserError: One of them takes no part, a barrier holds, or a seat is missing or kept
                for somebody else by a pin.
            ValueError: A match cannot begin in that state.
        """
        if state not in _BEGINNINGS:
            raise ValueError(f"a match does not begin as {state}")
        with self._file.write(DeedName(N_("match {mentee} with {mentor}"))) as session:
            gathering = gather(session, programme_id)
            match = session.scalar(
                select(Match).where(Match.mentor_id == mentor_id, Match.mentee_id == mentee_id)
            )
            if match is None:
                check_pair(gathering, mentor_id, mentee_id)
                match = self._new_match(session, gathering, mentor_id, mentee_id)
            elif match.state is MatchState.ENDED:
                check_pair(gathering, mentor_id, mentee_id, again=True)
            else:
                raise UserError(
                    N_("{pair} is a match already."),
                    pair=names_of(session, {match.id})[match.id],
                )
            check_pinned_seats(gathering, mentor_id, mentee_id)
            match.score, match.reasons = scored(gathering, mentor_id, mentee_id)
            self._enter(match, state)
            session.flush()
            names = gathering.names
            tell(session, mentor=names[mentor_id].name, mentee=names[mentee_id].name)
            unpinned = lift_overruled(session, gathering, mentor_id, mentee_id)
            return MadeMatch(match_id=match.id, unpinned=unpinned)

    def swap(self, match_id: int, other_match_id: int) -> None:
        """Let two pairs exchange mentors; they are new pairs then, with codes of their own.

        Raises:
            UserError: One of them is not going on or has begun, or a barrier holds.
        """
        with self._file.write(DeedName(N_("swap the mentors of {first} and {second}"))) as session:
            first = found(session, Match, match_id)
            second = found(session, Match, other_match_id)
            gathering = gather(session, first.programme_id)
            _check_not_begun(session, (first, second))
            swapped = [gathering.names[match.mentee_id].name for match in (first, second)]
            tell(session, first=swapped[0], second=swapped[1])
            codes = CodeBook(session, first.programme_id)
            for match, mentor_id in ((first, second.mentor_id), (second, first.mentor_id)):
                check_pair(gathering, mentor_id, match.mentee_id, seats_count=False)
                match.mentor_id = mentor_id
                match.code = codes.new_code(
                    gathering.names[mentor_id].email, gathering.names[match.mentee_id].email
                )
                match.score, match.reasons = scored(gathering, mentor_id, match.mentee_id)
                match.pinned = False
                self._enter(match, MatchState.CONFIRMED)
                lift_overruled(session, gathering, mentor_id, match.mentee_id)

    def set_state(self, match_ids: Collection[int], state: MatchState) -> None:
        """Move matches on, or a step back; those that are there already stay as they are.

        Raises:
            UserError: For one of them the step does not exist, or a match that is to be in force
                meets a barrier or finds no seat. Nothing is changed then.
        """
        deed = DeedName(*NP_("mark {pair} as “{state}”", "mark {n} pairs as “{state}”"))
        with self._file.write(deed.of(state=DeedName(MATCH_STATE_NAMES[state]))) as session:
            tell(session, **pairs(session, match_ids))
            chosen = session.scalars(select(Match).where(Match.id.in_(match_ids))).all()
            names = names_of(session, {match.id for match in chosen})
            for match in chosen:
                if match.state is not state:
                    check_move(names[match.id], match.state, state)
                    self._check_beginning(session, match, state)
                    self._enter(match, state)

    def end(self, match_id: int, reason: EndReason, on: date, note: str = "") -> None:
        """End a match; its seat is free, and the two are not proposed to each other again.

        A pin that the two had goes: it would ask for what is not proposed any more.

        Raises:
            UserError: The day lies ahead.
        """
        if on > self._clock().date():
            raise UserError(N_("A match cannot have ended in the future. Choose another day."))
        with self._file.write(DeedName(N_("end the match of {pair}"))) as session:
            match = found(session, Match, match_id)
            tell(session, pair=pairs(session, [match_id])["pair"])
            if match.state is not MatchState.ENDED:
                self._enter(match, MatchState.ENDED)
            pair = match.mentor_id, match.mentee_id
            drop_rule(session, match.programme_id, pair, PairRuleKind.PINNED)
            match.ended_on, match.end_reason, match.end_note = on, reason, note.strip()

    def reopen(self, match_id: int) -> None:
        """Let an ended or completed match go on.

        Raises:
            UserError: It is going on, a barrier holds by now, the seat is taken or kept for
                somebody else by a pin, or the mentee is pinned to another mentor.
        """
        with self._file.write(DeedName(N_("reopen the match of {pair}"))) as session:
            match = found(session, Match, match_id)
            tell(session, pair=pairs(session, [match_id])["pair"])
            if match.state is MatchState.COMPLETED:
                self._enter(match, MatchState.ACTIVE)
                return
            if match.state is not MatchState.ENDED:
                raise UserError(
                    N_("{pair} has not ended."),
                    pair=names_of(session, {match.id})[match.id],
                )
            gathering = gather(session, match.programme_id)
            check_pair(gathering, match.mentor_id, match.mentee_id, again=True)
            check_pinned_once(gathering, match.mentor_id, match.mentee_id)
            check_pinned_seats(gathering, match.mentor_id, match.mentee_id)
            programme = found(session, Programme, match.programme_id)
            state = state_after_reopening(
                ended_for=match.end_reason,
                met=_has_met(session, match.id),
                asks_first=programme.open_matching,
            )
            self._enter(match, state)

    def close_finished(self, programme_id: int) -> int:
        """Complete the pairs of a programme that closes itself and is over; return how many.

        For whoever opens a file; nothing is written when there is nothing to close.
        """
        going_on = (Match.programme_id == programme_id, Match.state.in_(_RUNNING))
        with self._file.read() as session:
            programme = found(session, Programme, programme_id)
            is_over = (
                programme.closes_itself
                and programme.ends_on is not None
                and programme.ends_on < self._clock().date()
            )
            count = len(session.scalars(select(Match.id).where(*going_on)).all())
        if not (is_over and count):
            return 0
        # The calendar's deed, not hers.
        with self._file.write(UNRECORDED) as session:
            session.execute(
                update(Match)
                .where(*going_on)
                .values(state=MatchState.COMPLETED, state_since=self._clock())
            )
        return count

    def _new_match(
        self, session: Session, gathering: Gathering, mentor_id: int, mentee_id: int
    ) -> Match:
        programme_id = gathering.programme_id
        match = Match(
            programme_id=programme_id,
            mentor_id=mentor_id,
            mentee_id=mentee_id,
            code=CodeBook(session, programme_id).new_code(
                gathering.names[mentor_id].email, gathering.names[mentee_id].email
            ),
            made_at=self._clock(),
        )
        session.add(match)
        return match

    def _check_beginning(self, session: Session, match: Match, state: MatchState) -> None:
        if state in CONFIRMED_STATES and match.state not in CONFIRMED_STATES:
            gathering = gather(session, match.programme_id)
            check_pair(gathering, match.mentor_id, match.mentee_id, again=True)

    def _enter(self, match: Match, state: MatchState) -> None:
        match.state, match.state_since = state, self._clock()
        match.ended_on, match.end_reason, match.end_note = None, None, ""


def _check_not_begun(session: Session, matches: tuple[Match, Match]) -> None:
    for match in matches:
        if match.state not in _RUNNING:
            raise UserError(
                N_("Only matches that are going on can exchange mentors. {pair} is not."),
                pair=names_of(session, {match.id})[match.id],
            )
        _refuse_begun(session, match)


def _refuse_begun(session: Session, match: Match) -> None:
    if _has_met(session, match.id) or session.get(Agreement, match.id) is not None:
        raise UserError(
            N_(
                "{pair} has begun: there is a meeting or an agreement. "
                "End the match and make a new one instead."
            ),
            pair=names_of(session, {match.id})[match.id],
        )


def _has_met(session: Session, match_id: int) -> bool:
    first = select(Meeting.id).where(Meeting.match_id == match_id).limit(1)
    return session.scalar(first) is not None
