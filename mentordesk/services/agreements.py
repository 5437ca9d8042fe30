"""What pairs settle at their first meeting: written, printed and signed."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, or_, update
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.i18n import Translator, sort_key
from mentordesk.models import Agreement, AgreementTopic, ConfidentialityLimit, Match, Programme
from mentordesk.services.agreement_reading import records
from mentordesk.services.agreement_rows import (
    begin_all,
    mark_printed,
    mark_signed,
    refuse_day_to_come,
)
from mentordesk.services.deed_values import pairs
from mentordesk.services.meeting_lengths import meeting_length
from mentordesk.services.print_rows import note_for_pairs
from mentordesk.services.records.agreements import TERM_FIELDS, AgreementRecord, LimitRecord
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import UNRECORDED, name_deed, named, tell
from mentordesk.vocabulary import CONFIRMED_STATES, N_, NP_, PrintKind

_TEXTS = frozenset(("goals", *TERM_FIELDS))


class Agreements:
    """The agreements of one file.

    An agreement has no state of its own: it is signed when it has a day of signing, printed when
    it was printed as it stands now, a draft when something is written, and missing otherwise.
    """

    def __init__(self, file: File, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    def all(self, programme_id: int, *, also: Collection[int] = ()) -> tuple[AgreementRecord, ...]:
        """Return one record for every match in force, by the mentee's name.

        `also` adds these matches of the programme, in whatever state they are.
        """
        with self._file.read() as session:
            read = records(
                session,
                Match.programme_id == programme_id,
                or_(Match.state.in_(CONFIRMED_STATES), Match.id.in_(also)),
            )
        return tuple(
            sorted(read, key=lambda one: (sort_key(one.mentee.name), sort_key(one.mentor.name)))
        )

    def get(self, match_id: int) -> AgreementRecord:
        """Return the agreement of one match, in whatever state the match is.

        Raises:
            UserError: The match is no longer there.
        """
        with self._file.read() as session:
            found(session, Match, match_id)
            return records(session, Match.id == match_id)[0]

    def suggested_terms(self, programme_id: int) -> Mapping[str, str]:
        """Return what the programme says on practical terms, to offer to a pair.

        The keys are of `TERM_FIELDS`; the texts are in the programme's language, as its papers
        are. Nothing of it is written until somebody chooses it.
        """
        with self._file.read() as session:
            programme = found(session, Programme, programme_id)
            terms = {
                "frequency": programme.frequency.in_(programme.language),
                "length": meeting_length(
                    programme.minutes_least,
                    programme.minutes_most,
                    Translator(programme.language),
                ),
                "place": programme.place.in_(programme.language),
            }
        return {name: text for name, text in terms.items() if text}

    def write(
        self,
        match_id: int,
        *,
        topics: Sequence[str] | None = None,
        limits: Sequence[LimitRecord] | None = None,
        **texts: str,
    ) -> None:
        """Set parts of an agreement; what is not named stays. The first word makes it exist.

        A change makes a printed agreement a draft again: the paper is no longer what was agreed.

        Args:
            match_id: The pair.
            topics: All topics in their order; blanks and repetitions are left out.
            limits: All confidentiality limits in their order; blank ones are left out.
            **texts: `goals` and the fields of `TERM_FIELDS`.

        Raises:
            UserError: The agreement is signed, or the match is no longer there.
            TypeError: There is no such field.
        """
        unknown = texts.keys() - _TEXTS
        if unknown:
            raise TypeError(f"no such field of an agreement: {sorted(unknown)}")
        wanted: dict[str, Any] = {name: text.strip() for name, text in texts.items()}
        if topics is not None:
            wanted["topics"] = _topics(topics)
        if limits is not None:
            wanted["limits"] = _limits(limits)
        with self._file.write(DeedName(N_("write in the agreement of {pair}"))) as session:
            found(session, Match, match_id)
            tell(session, pair=pairs(session, [match_id])["pair"])
            now = records(session, Match.id == match_id)[0]
            changed = {name: new for name, new in wanted.items() if getattr(now, name) != new}
            if changed:
                name_deed(session, named(session).merging(match_id, *sorted(changed)))
                self._change(session, now, changed)

    def _change(self, session: Session, now: AgreementRecord, changed: Mapping[str, Any]) -> None:
        refuse_signed(now)
        begin_all(session, {now.match_id}, self._clock())
        agreement = session.get_one(Agreement, now.match_id)
        agreement.printed_at = None
        for name in changed.keys() & _TEXTS:
            setattr(agreement, name, changed[name])
        if "topics" in changed:
            _replace_topics(session, now.match_id, changed["topics"])
        if "limits" in changed:
            _replace_limits(session, now.match_id, changed["limits"])

    def mark_printed(self, match_ids: Collection[int], copies: int = 1) -> None:
        """Note that so many copies of the agreements were printed now, as they stand."""
        with self._file.write(UNRECORDED) as session:
            mark_printed(session, match_ids, self._clock())
            note_for_pairs(session, {PrintKind.AGREEMENT: copies}, match_ids, self._clock())

    def mark_signed(self, match_ids: Collection[int], on: date) -> None:
        """Note the day on which the pairs signed; also those who wrote on paper alone.

        Raises:
            UserError: The day has not come yet.
        """
        refuse_day_to_come(on, self._clock().date())
        with self._file.write(
            DeedName(*NP_("mark {pair} as signed", "mark {n} agreements as signed"))
        ) as session:
            tell(session, **pairs(session, match_ids))
            mark_signed(session, match_ids, on, self._clock())

    def unmark_signed(self, match_ids: Collection[int]) -> None:
        """Take back that the pairs have signed."""
        with self._file.write(
            DeedName(*NP_("mark {pair} as not signed", "mark {n} agreements as not signed"))
        ) as session:
            tell(session, **pairs(session, match_ids))
            session.execute(
                update(Agreement).where(Agreement.match_id.in_(match_ids)).values(signed_on=None)
            )


def refuse_signed(agreement: AgreementRecord) -> None:
    """Let nobody change what was signed.

    Raises:
        UserError: The agreement is signed.
    """
    if agreement.signed_on is not None:
        raise UserError(
            N_(
                "The agreement of {mentor} and {mentee} is signed. "
                "Mark it as not signed before you change it."
            ),
            mentor=agreement.mentor.name,
            mentee=agreement.mentee.name,
        )


def _topics(topics: Iterable[str]) -> tuple[str, ...]:
    # The first spelling of a topic stands.
    once: dict[str, str] = {}
    for topic in topics:
        if topic.strip():
            once.setdefault(topic.strip().casefold(), topic.strip())
    return tuple(once.values())


def _limits(limits: Iterable[LimitRecord]) -> tuple[LimitRecord, ...]:
    trimmed = (
        LimitRecord(topic=one.topic.strip(), why=one.why.strip(), agreed=one.agreed.strip())
        for one in limits
    )
    return tuple(one for one in trimmed if one != LimitRecord(topic=""))


def _replace_topics(session: Session, match_id: int, topics: Iterable[str]) -> None:
    session.execute(delete(AgreementTopic).where(AgreementTopic.match_id == match_id))
    session.add_all(
        AgreementTopic(match_id=match_id, position=position, text=text)
        for position, text in enumerate(topics)
    )


def _replace_limits(session: Session, match_id: int, limits: Iterable[LimitRecord]) -> None:
    session.execute(delete(ConfidentialityLimit).where(ConfidentialityLimit.match_id == match_id))
    session.add_all(
        ConfidentialityLimit(
            match_id=match_id, position=position, topic=one.topic, why=one.why, agreed=one.agreed
        )
        for position, one in enumerate(limits)
    )
