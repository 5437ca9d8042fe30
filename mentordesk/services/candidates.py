"""Who could be whose mentor, ranked, with the reasons or what stands in the way."""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from mentordesk.errors import UserError
from mentordesk.i18n import Translator, sort_key
from mentordesk.models import Enrolment, Participant, Programme
from mentordesk.services.addresses import kept_address
from mentordesk.services.matching_reading import Gathering, gather
from mentordesk.services.pair_reading import reason_records
from mentordesk.services.pair_scores import Progress, table_for
from mentordesk.services.records.matches import (
    BARRED,
    LEVELS,
    CandidateRecord,
    MenteeCandidates,
    PersonName,
    ScoreMap,
)
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_, Role, Tier

if TYPE_CHECKING:
    from mentordesk.matching.candidate import Thresholds
    from mentordesk.matching.score import ScoreTable


#: A score is kept to twelve decimals; a level that it just reaches is reached.
_ROUNDING = 1e-9
#: Progress is told each time that so many mentors are ranked.
_TOLD_EACH = 100


class Candidates:
    """Reading how well people fit each other."""

    _file: File
    _translator: Translator

    def candidates(
        self,
        programme_id: int,
        mentee_id: int | None = None,
        progress: Progress | None = None,
    ) -> tuple[MenteeCandidates, ...]:
        """Return every mentor for every mentee, or for one; mentees by name.

        A mentee who takes no part (withdrawn, or on the waiting list) has no candidates. For one
        mentee only her row is made; all rows of a thousand by a thousand are a million records,
        so a window asks for one, and whoever needs all takes `each_mentees_candidates`.

        Args:
            programme_id: Whose people.
            mentee_id: The sign-up of one mentee.
            progress: Told how many of a mentee's mentors are ranked; may raise `CancelledError`.
        """
        return tuple(self.each_mentees_candidates(programme_id, mentee_id, progress))

    def each_mentees_candidates(
        self,
        programme_id: int,
        mentee_id: int | None = None,
        progress: Progress | None = None,
    ) -> Iterator[MenteeCandidates]:
        """Yield what `candidates` returns, one mentee at a time."""
        with self._file.read() as session:
            found(session, Programme, programme_id)
            gathering = gather(session, programme_id)
        wanted = [id_ for id_ in gathering.mentees if mentee_id in {None, id_}]
        table = table_for(gathering, set(wanted))
        mentors = gathering.mentor_ids()
        for person in _by_name(gathering, wanted):
            row = self._row(gathering, table, mentors, person.enrolment_id, progress)
            yield MenteeCandidates(mentee=person, candidates=row)

    def score_map(self, programme_id: int, progress: Progress | None = None) -> ScoreMap:
        """Return all scores at once, without reasons: a byte a pair, light for thousands.

        Args:
            programme_id: Whose people.
            progress: Told how far the work has come; may raise `CancelledError`.
        """
        import numpy as np

        with self._file.read() as session:
            found(session, Programme, programme_id)
            gathering = gather(session, programme_id)
        table = table_for(gathering, gathering.mentees.keys(), progress)
        mentors = _by_name(gathering, gathering.mentors)
        mentees = _by_name(gathering, gathering.mentees)
        columns = [table.mentor_index[person.email] for person in mentors]
        rows = [table.mentee_index[person.email] for person in mentees]
        tiers = _least_scores(gathering.rules.thresholds)
        least = {tier: ceil(score * LEVELS - _ROUNDING) for tier, score in tiers.items()}
        levels = np.floor(table.score * LEVELS + _ROUNDING).astype(np.uint8)
        for tier, score in tiers.items():
            # A threshold between two levels: what reaches it has the label's least level.
            levels[(table.score >= score) & (levels < least[tier])] = least[tier]
        barred = table.barrier >= 0
        levels[barred] = BARRED + table.barrier[barred].astype(np.uint8)
        part = levels[rows][:, columns] if rows and columns else levels
        return ScoreMap(
            mentors=mentors,
            mentees=mentees,
            levels=part.tobytes(),
            tiers=least,
            full=frozenset(id_ for id_, one in gathering.mentors.items() if gathering.is_full(one)),
        )

    def people(self, programme_id: int) -> int:
        """Return how many sign-ups a programme has: whether reading all of them takes long."""
        with self._file.read() as session:
            counted = select(func.count()).where(Enrolment.programme_id == programme_id)
            return session.scalar(counted) or 0

    def mentee_id(self, programme_id: int, email: str) -> int:
        """Return the sign-up of the mentee with that address.

        Raises:
            UserError: No mentee of the programme has it.
        """
        with self._file.read() as session:
            id_ = session.scalar(
                select(Enrolment.id)
                .join(Participant, Participant.id == Enrolment.participant_id)
                .where(
                    Enrolment.programme_id == programme_id,
                    Enrolment.role == Role.MENTEE,
                    Participant.email == kept_address(email),
                )
            )
        if id_ is None:
            raise UserError(
                N_("No mentee here has the address {person}. Check it, or sign them up."),
                person=email,
            )
        return id_

    def _row(
        self,
        gathering: Gathering,
        table: "ScoreTable",
        mentors: dict[str, int],
        mentee_id: int,
        progress: Progress | None,
    ) -> tuple[CandidateRecord, ...]:
        from mentordesk.matching.score import order_of_candidates

        row = table.mentee_index[gathering.mentees[mentee_id].email]
        order, ranked = order_of_candidates(table, row), []
        for place, column in enumerate(order):
            if progress is not None and place % _TOLD_EACH == 0:
                progress(place, len(order))
            id_ = mentors[table.mentors[column].email]
            ranked.append(self._candidate(gathering, table, row, column, id_))
        return tuple(ranked)

    def _candidate(
        self, gathering: Gathering, table: "ScoreTable", row: int, column: int, mentor_id: int
    ) -> CandidateRecord:
        from mentordesk.matching.reasons import barrier_sentence
        from mentordesk.matching.score import tier

        mentor, mentee = table.mentors[column], table.mentees[row]
        barrier = table.first_barrier(row, column)
        score = float(table.score[row, column])
        return CandidateRecord(
            mentor=gathering.names[mentor_id],
            score=score if barrier is None else None,
            tier=tier(score, table.rules.thresholds) if barrier is None else None,
            barrier=barrier,
            barrier_text=barrier_sentence(barrier, self._translator) if barrier else "",
            full=gathering.is_full(mentor),
            pinned=(mentor.email, mentee.email) in table.rules.pins,
            reasons=reason_records(table.reasons(row, column), self._translator),
        )


def _least_scores(thresholds: "Thresholds") -> dict[Tier, float]:
    return {
        Tier.TOP: thresholds.top,
        Tier.GOOD: thresholds.good,
        Tier.MATCH: thresholds.match,
        Tier.WEAK: 0.0,
    }


def _by_name(gathering: Gathering, ids: Iterable[int]) -> tuple[PersonName, ...]:
    people = (gathering.names[id_] for id_ in ids)
    return tuple(sorted(people, key=lambda person: (sort_key(person.name), person.email)))
