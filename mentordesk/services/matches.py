"""Matches: candidates, the proposal, and the pairs from the first question to the last meeting."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import select

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.models import Match, Programme
from mentordesk.services.candidates import Candidates
from mentordesk.services.changing import Changing
from mentordesk.services.confirming import Confirming
from mentordesk.services.match_codes import as_written
from mentordesk.services.meetings import Meetings
from mentordesk.services.pair_reading import by_names, read_matches
from mentordesk.services.pair_ruling import PairRuling
from mentordesk.services.pairing import Pairing
from mentordesk.services.proposals import Proposals
from mentordesk.services.proposing import Proposing
from mentordesk.services.records.matches import PairRecord
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_, MatchState


class Matches(
    Candidates, PairRuling, Proposing, Proposals, Confirming, Changing, Pairing, Meetings
):
    """Everything about who is matched with whom in one file."""

    def __init__(self, file: File, clock: Callable[[], datetime], translator: Translator) -> None:
        self._file = file
        self._clock = clock
        self._translator = translator

    def pairs(
        self, programme_id: int, states: Iterable[MatchState] = tuple(MatchState)
    ) -> tuple[PairRecord, ...]:
        """Return a programme's matches in these states, by the mentee's name."""
        with self._file.read() as session:
            found(session, Programme, programme_id)
            return by_names(
                read_matches(
                    session,
                    self._translator,
                    Match.programme_id == programme_id,
                    Match.state.in_(states),
                )
            )

    def find(self, code: str) -> PairRecord:
        """Return the pair whose paper bears a code, however it was typed.

        Raises:
            UserError: No pair of the file has it.
        """
        with self._file.read() as session:
            id_ = session.scalar(select(Match.id).where(Match.code == as_written(code)))
            if id_ is None:
                raise UserError(
                    N_("No pair has the code {code}. Look at the paper and type it again."),
                    code=code.strip(),
                )
            return read_matches(session, self._translator, Match.id == id_)[0]
