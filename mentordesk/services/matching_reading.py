"""Reads what matching thinks about: people, the coordinator's rules, and pairs past and present."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, aliased

from mentordesk.matching.candidate import Mentee, Mentor, Rules, Thresholds
from mentordesk.models import (
    Enrolment,
    EnrolmentSubject,
    EnrolmentTopic,
    Faculty,
    Match,
    MatchingRules,
    PairRule,
    Participant,
    Programme,
    Subject,
    SubjectNeighbour,
    Topic,
    Wish,
)
from mentordesk.services.enrolment_reading import house_languages
from mentordesk.services.grouping import grouped
from mentordesk.services.matching_settings import drafted, settings_of
from mentordesk.services.pair_names import with_names
from mentordesk.services.pair_states import PENDING_STATES
from mentordesk.services.records.matches import MatchingSettings, PersonName
from mentordesk.services.rows import found
from mentordesk.services.waiting import passed_over
from mentordesk.vocabulary import (
    CONFIRMED_STATES,
    EnrolmentState,
    MatchState,
    PairRuleKind,
    Role,
    WishKind,
)

Pair = tuple[str, str]

# In another programme a pair that was only asked has never been one.
_NEVER_A_PAIR = (MatchState.PROPOSED, MatchState.ASKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A programme's people and rules at one moment. Pairs are (mentor's, mentee's) addresses."""

    programme_id: int
    #: Those who take part, by sign-up id, in the order of their addresses.
    mentors: Mapping[int, Mentor]
    mentees: Mapping[int, Mentee]
    names: Mapping[int, PersonName]
    #: The programme's, or the draft of them that is tried.
    settings: MatchingSettings
    rules: Rules
    #: Proposed, asked or accepted by hand: spoken for, though no match is in force yet.
    pending: frozenset[Pair]
    #: Seats taken by matches in force, by the mentor's address.
    taken: Mapping[str, int]
    #: Mentees who come first because they were passed over, by sign-up: in which programme, blank
    #: where only the sign-up says so.
    waited: Mapping[int, str]

    def mentor_ids(self) -> dict[str, int]:
        """Return the mentors' sign-up ids by address."""
        return {mentor.email: id_ for id_, mentor in self.mentors.items()}

    def mentee_ids(self) -> dict[str, int]:
        """Return the mentees' sign-up ids by address."""
        return {mentee.email: id_ for id_, mentee in self.mentees.items()}

    def is_full(self, mentor: Mentor) -> bool:
        """Whether matches in force take all of a mentor's seats."""
        return self.taken.get(mentor.email, 0) >= mentor.capacity

    @property
    def standing_rules(self) -> Rules:
        """The rules as a proposal reckons with them: pairs that are being asked stand too."""
        return replace(self.rules, standing=self.rules.standing | self.pending)

    @property
    def seats(self) -> int:
        """The capacity of the mentors who are available and have consented."""
        return sum(
            mentor.capacity
            for mentor in self.mentors.values()
            if mentor.available and mentor.consent
        )


def gather(session: Session, programme_id: int, draft: MatchingSettings | None = None) -> Gathering:
    """Read a programme's people and rules, in a constant number of queries.

    Taking part are those who signed up and neither withdrew nor stand on the waiting list: to
    match somebody who waits, the coordinator takes them off the list first.

    Args:
        session: What to read with.
        programme_id: Whose people.
        draft: Settings to reckon with in place of those that are saved.

    Raises:
        UserError: There is no such programme, or the draft is one that could not be saved.
    """
    settings = settings_of(found(session, MatchingRules, programme_id))
    if draft is not None:
        settings = drafted(settings, draft)
    people = _people(session, programme_id)
    present = {role: frozenset(row.email for row in people if row.role is role) for role in Role}

    def here(pair: Pair) -> bool:
        return pair[0] in present[Role.MENTOR] and pair[1] in present[Role.MENTEE]

    states = _states(session, programme_id)
    ruled = {pair: kind for pair, kind in _rulings(session, programme_id).items() if here(pair)}
    standing = frozenset(
        pair for pair, state in states.items() if state in CONFIRMED_STATES and here(pair)
    )
    answers, waited = _Answers(session, programme_id), _waited(session, programme_id, people)
    mentors = {row.id: answers.mentor(row) for row in people if row.role is Role.MENTOR}
    rules = _rules(
        session,
        programme_id,
        settings,
        ruled,
        standing=standing,
        ended=frozenset(pair for pair, state in states.items() if state is MatchState.ENDED),
    )
    return Gathering(
        programme_id=programme_id,
        mentors=mentors,
        mentees={
            row.id: answers.mentee(row, waited=row.id in waited)
            for row in people
            if row.role is Role.MENTEE
        },
        names={
            row.id: PersonName(enrolment_id=row.id, name=row.name, email=row.email)
            for row in people
        },
        settings=settings,
        rules=_with_rare_topics(rules, mentors.values()) if settings.rare_topics else rules,
        pending=frozenset(
            pair for pair, state in states.items() if state in PENDING_STATES and here(pair)
        ),
        taken=Counter(mentor for mentor, _ in standing),
        waited=waited,
    )


def _waited(session: Session, programme_id: int, people: Iterable[Any]) -> dict[int, str]:
    before = passed_over(session, found(session, Programme, programme_id))
    return {
        row.id: before.get(row.participant_id, "")
        for row in people
        if row.role is Role.MENTEE and (row.waited or row.participant_id in before)
    }


def _states(session: Session, programme_id: int) -> dict[Pair, MatchState]:
    rows = session.execute(with_names(Match.state).where(Match.programme_id == programme_id))
    return {_pair(row): row.state for row in rows}


def _rulings(session: Session, programme_id: int) -> dict[Pair, PairRuleKind]:
    rows = session.execute(
        with_names(PairRule.kind, mentor=PairRule.mentor_id, mentee=PairRule.mentee_id).where(
            PairRule.programme_id == programme_id
        )
    )
    return {_pair(row): row.kind for row in rows}


def _pair(row: Row[Any]) -> Pair:
    return row.mentor_email, row.mentee_email


def _of_kind(ruled: Mapping[Pair, PairRuleKind], wanted: PairRuleKind) -> frozenset[Pair]:
    return frozenset(pair for pair, kind in ruled.items() if kind is wanted)


def _people(session: Session, programme_id: int) -> Sequence[Any]:
    return session.execute(
        select(
            *Enrolment.__table__.columns,
            Participant.name,
            Participant.email,
            Participant.employer,
            Participant.location,
            Participant.languages,
        )
        .join(Participant, Participant.id == Enrolment.participant_id)
        .where(
            Enrolment.programme_id == programme_id,
            Enrolment.state == EnrolmentState.SIGNED_UP,
        )
        .order_by(Participant.email)
    ).all()


class _Answers:
    """What the sign-ups of one programme say, joined to people as matching sees them."""

    def __init__(self, session: Session, programme_id: int) -> None:
        self._house = frozenset(house_languages(session))
        of_programme = select(Enrolment.id).where(Enrolment.programme_id == programme_id)
        self._subjects = grouped(
            session.execute(
                select(EnrolmentSubject.enrolment_id, Subject.name)
                .join(Subject, Subject.id == EnrolmentSubject.subject_id)
                .where(EnrolmentSubject.enrolment_id.in_(of_programme))
                .order_by(EnrolmentSubject.position)
            )
        )
        self._topics = grouped(
            session.execute(
                select(EnrolmentTopic.enrolment_id, Topic.name)
                .join(Topic, Topic.id == EnrolmentTopic.topic_id)
                .where(EnrolmentTopic.enrolment_id.in_(of_programme))
                .order_by(EnrolmentTopic.position)
            )
        )
        wishes = session.execute(
            select(Wish.enrolment_id, Wish.email, Wish.kind).where(
                Wish.enrolment_id.in_(of_programme)
            )
        ).all()
        self._preferred = _wished(wishes, WishKind.PREFERRED)
        self._avoided = _wished(wishes, WishKind.AVOIDED)

    def mentor(self, row: Row[Any]) -> Mentor:
        return Mentor(
            **self._common(row), experience_years=row.experience_years, capacity=row.capacity
        )

    def mentee(self, row: Row[Any], *, waited: bool) -> Mentee:
        return Mentee(**self._common(row), experience_wanted=row.experience_years, waited=waited)

    def _common(self, row: Row[Any]) -> dict[str, Any]:
        return {
            "email": row.email,
            "subjects": self._subjects.get(row.id, ()),
            "topics": self._topics.get(row.id, ()),
            "employer": row.employer,
            "sector": row.sector,
            "location": row.location,
            "meeting_form": row.meeting_form,
            "languages": frozenset(row.languages) or self._house,
            "available": row.available,
            "consent": row.consented_on is not None,
            "wishes": frozenset(self._preferred.get(row.id, ())),
            "avoids": frozenset(self._avoided.get(row.id, ())),
        }


def _wished(rows: Iterable[Any], kind: WishKind) -> dict[int, tuple[str, ...]]:
    return grouped((row.enrolment_id, row.email) for row in rows if row.kind is kind)


def _earlier(session: Session, programme_id: int) -> frozenset[Pair]:
    """Return who was a pair in another programme of the file, whoever was the mentor then."""
    elsewhere = session.execute(
        with_names().where(Match.programme_id != programme_id, Match.state.not_in(_NEVER_A_PAIR))
    )
    pairs = [_pair(row) for row in elsewhere]
    return frozenset(pairs) | {(mentee, mentor) for mentor, mentee in pairs}


def _rules(
    session: Session,
    programme_id: int,
    settings: MatchingSettings,
    ruled: Mapping[Pair, PairRuleKind],
    standing: frozenset[Pair],
    ended: frozenset[Pair],
) -> Rules:
    faculties = session.execute(
        select(Subject.name, Faculty.name).join(Faculty, Faculty.id == Subject.faculty_id)
    )
    neighbour = aliased(Subject)
    neighbours = session.execute(
        select(Subject.name, neighbour.name)
        .select_from(SubjectNeighbour)
        .join(Subject, Subject.id == SubjectNeighbour.subject_id)
        .join(neighbour, neighbour.id == SubjectNeighbour.neighbour_id)
    )
    return Rules(
        weights=settings.weights,
        thresholds=thresholds(settings),
        faculty_of=dict(faculties.all()),
        neighbours=frozenset(frozenset(pair) for pair in neighbours),
        spread_load=settings.spread_load,
        bar_same_employer=settings.bar_same_employer,
        bar_meeting_form=settings.bar_meeting_form,
        bar_language=settings.bar_language,
        ended=ended,
        weakest_first=settings.weakest_first,
        earlier=ended | _earlier(session, programme_id) if settings.bar_earlier else ended,
        pins=_of_kind(ruled, PairRuleKind.PINNED),
        forbidden=_of_kind(ruled, PairRuleKind.FORBIDDEN),
        standing=standing,
    )


def _with_rare_topics(rules: Rules, mentors: Iterable[Mentor]) -> Rules:
    """Weigh topics by all mentors, so that no score hangs on whom it is reckoned beside."""
    from mentordesk.matching.criteria import topic_weights

    return replace(rules, topic_weights=topic_weights(mentors))


def thresholds(settings: MatchingSettings) -> Thresholds:
    """Return the least scores of the tiers."""
    return Thresholds(
        top=settings.threshold_top, good=settings.threshold_good, match=settings.threshold_match
    )
