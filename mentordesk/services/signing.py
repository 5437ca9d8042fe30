"""Marks a stack of papers as signed that lies on the desk, by the codes on them."""

from collections.abc import Callable, Collection
from datetime import date, datetime

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.models import Match
from mentordesk.services.agreement_rows import mark_signed, refuse_day_to_come
from mentordesk.services.deed_values import pairs
from mentordesk.services.match_codes import whole_code
from mentordesk.services.pair_finding import found_pairs
from mentordesk.services.records.finding import FoundPair, SignedPaper, SignedStack
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_, NP_, MatchState


class Signing:
    """Papers of any programme of the file: a stack may hold those of several."""

    def __init__(self, file: File, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    def look_at(self, typed: str) -> SignedPaper:
        """Return whose paper has the code typed, and why it cannot be marked where it cannot."""
        code = whole_code(typed)
        if code is None:
            no_code = UserError(
                N_("This is not a code. A code has six letters and digits, such as K7M-4QX.")
            )
            return SignedPaper(code=" ".join(typed.split()), refusal=no_code)
        with self._file.read() as session:
            pairs = found_pairs(session, Match.code == code)
        if not pairs:
            nobodys = UserError(
                N_("No pair in this file has the code {code}. Look at the paper again."), code=code
            )
            return SignedPaper(code=code, refusal=nobodys)
        return _judged(pairs[0])

    def sign(self, match_ids: Collection[int], on: date) -> SignedStack:
        """Note the day on which these pairs signed, all at once; those refused stay as they are.

        Raises:
            UserError: The day has not come yet; nobody's paper is marked then.
        """
        refuse_day_to_come(on, self._clock().date())
        with self._file.write(
            DeedName(*NP_("mark {pair} as signed", "mark {n} agreements as signed"))
        ) as session:
            papers = [_judged(pair) for pair in found_pairs(session, Match.id.in_(match_ids))]
            fit = [paper.pair for paper in papers if paper.pair and paper.refusal is None]
            ids = [pair.match_id for pair in fit]
            mark_signed(session, ids, on, self._clock())
            tell(session, **pairs(session, ids))
        return SignedStack(
            signed=tuple(fit), refused=tuple(paper for paper in papers if paper.refusal)
        )


def _judged(pair: FoundPair) -> SignedPaper:
    return SignedPaper(code=pair.code, pair=pair, refusal=_refusal(pair))


def _refusal(pair: FoundPair) -> UserError | None:
    if pair.state is MatchState.ENDED:
        return UserError(N_("This match has ended. Reopen it first."))
    if not pair.in_force:
        return UserError(N_("This match is not confirmed yet. Confirm it first."))
    if pair.signed_on is not None:
        return UserError(N_("This agreement is marked as signed already."))
    return None
