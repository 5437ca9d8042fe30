"""Proposing: the best whole computed, looked at, and kept beside those before it."""

from collections.abc import Callable, Iterable
from dataclasses import replace as changed
from datetime import datetime
from typing import TYPE_CHECKING

from mentordesk.deed_name import DeedName
from mentordesk.i18n import Translator
from mentordesk.models import Programme
from mentordesk.services.kept_proposals import as_kept, put
from mentordesk.services.matching_reading import Gathering, Pair, gather
from mentordesk.services.pair_checks import named
from mentordesk.services.pair_reading import reason_records
from mentordesk.services.records.matches import (
    MatchingSettings,
    PairRecord,
    WholeRecord,
)
from mentordesk.services.rows import found
from mentordesk.services.told_reasons import ToldReasons
from mentordesk.services.wholes import read_whole, standing_matches, whole_record
from mentordesk.storage.file import File
from mentordesk.storage.undo import FOLLOWS
from mentordesk.vocabulary import N_, MatchState

if TYPE_CHECKING:
    from mentordesk.matching.assignment import Pair as ProposedPair
    from mentordesk.matching.assignment import Whole

#: Told how many of how many steps are done; may raise `CancelledError`.
Progress = Callable[[int, int], None]


class Proposing:
    """Computing the best whole, as things stand or on trial."""

    _file: File
    _clock: Callable[[], datetime]
    _translator: Translator

    def proposal(self, programme_id: int, proposal_id: int | None = None) -> WholeRecord:
        """Return the matches that stand with the pairs of the proposal on the table.

        Without a proposal `made_at` is `None` and `optimal` false: nothing was computed.

        Args:
            programme_id: Whose people.
            proposal_id: Another kept proposal to look at in its place.

        Raises:
            UserError: That proposal is no longer there.
        """
        with self._file.read() as session:
            found(session, Programme, programme_id)
            return read_whole(session, programme_id, self._translator, proposal_id)

    def propose(  # noqa: PLR0913 - each says one thing about this run, by name
        self,
        programme_id: int,
        *,
        pins: Iterable[Pair] = (),
        forbids: Iterable[Pair] = (),
        settings: MatchingSettings | None = None,
        keep: bool = True,
        replace: bool = False,
        progress: Progress | None = None,
    ) -> WholeRecord:
        """Compute the best whole and put it on the table; the one before stays kept beside it.

        The file is read first and not held while computing, so this may run in a thread.
        Matches in force stand, and so do pairs that are being asked.

        Args:
            programme_id: Whose people.
            pins: More pairs of addresses (mentor, mentee) to keep together, in this run alone.
            forbids: More pairs to keep apart, in this run alone.
            settings: A draft to try in place of the saved ones, with `keep` off.
            keep: False for a trial that writes nothing.
            replace: Let it take the place of the one on the table, unless that has a name.
            progress: Told how far the work has come; may raise `CancelledError`.

        Raises:
            UserError: The pins contradict a barrier, a forbid or each other, or name a stranger;
                or the draft is one that could not be saved.
            ValueError: A draft is to be kept.
        """
        if keep and settings is not None:
            raise ValueError("a draft is tried, not kept")
        with self._file.read() as session:
            gathering = gather(session, programme_id, settings)
            matches = standing_matches(session, programme_id, self._translator)
        whole = _best(gathering, list(pins), list(forbids), progress)
        kept = as_kept(gathering, whole)
        made_at = self._clock() if keep else None
        proposal_id = None
        if made_at:
            # Made anew after a choice, it goes with that.
            deed = FOLLOWS if replace else DeedName(N_("propose matches"))
            with self._file.write(deed) as session:
                proposal_id = put(session, programme_id, kept, made_at=made_at, replace=replace)
        record = whole_record(
            gathering,
            self._translator,
            [*matches, *self._proposed(gathering, whole)],
            left_over=kept["unmatched"],
            made_at=made_at,
        )
        return changed(
            record,
            proposal_id=proposal_id,
            blocking_pairs=whole.blocking_pairs,
            optimal=whole.optimal,
        )

    def _proposed(self, gathering: Gathering, whole: "Whole") -> list[PairRecord]:
        mentors, mentees = gathering.mentor_ids(), gathering.mentee_ids()
        return [
            PairRecord(
                mentor=gathering.names[mentors[pair.mentor]],
                mentee=gathering.names[mentees[pair.mentee]],
                score=pair.score,
                tier=pair.tier,
                state=MatchState.PROPOSED,
                pinned=pair.pinned,
                reasons=self._told(pair),
            )
            for pair in whole.pairs
            if not pair.standing
        ]

    def _told(self, pair: "ProposedPair") -> ToldReasons:
        return ToldReasons(lambda: reason_records(pair.reasons, self._translator))


def _best(
    gathering: Gathering, pins: list[Pair], forbids: list[Pair], progress: Progress | None
) -> "Whole":
    from mentordesk.matching.assignment import best_whole
    from mentordesk.matching.score import table

    rules = gathering.standing_rules
    rules = changed(rules, pins=rules.pins.union(pins), forbidden=rules.forbidden.union(forbids))
    mentors, mentees = gathering.mentors.values(), gathering.mentees.values()
    with named(gathering):
        scores = table(mentors, mentees, rules, _share(progress, 0))
        return best_whole(scores, mentors, mentees, rules, _share(progress, 1))


def _share(progress: Progress | None, part: int) -> Progress | None:
    """Return what tells of one of two parts of the work in per cent of the whole."""
    if progress is None:
        return None
    return lambda done, total: progress(50 * part + 50 * done // total, 100)
