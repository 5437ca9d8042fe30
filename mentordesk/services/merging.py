"""Makes two people one, with everything that hangs on them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import (
    Enrolment,
    EventAttendance,
    Match,
    OtherAddress,
    PairRule,
    Participant,
    Proposal,
    Reply,
    TwoPeople,
)
from mentordesk.services.consent_keeping import move_history, withdrawn_at
from mentordesk.services.differences import OF_PERSON, OF_SIGN_UP
from mentordesk.services.duplicates import Pair, ordered
from mentordesk.services.enrolment_reading import seats_taken
from mentordesk.services.known_addresses import move_wishes, remember_address
from mentordesk.services.match_merging import one_match
from mentordesk.services.records.participants import AnswerKey
from mentordesk.services.rows import found
from mentordesk.services.sign_up_rows import read_parts, read_persons, write_parts, write_persons
from mentordesk.services.sign_up_states import PartState
from mentordesk.vocabulary import (
    N_,
    Attendance,
    EnrolmentState,
    Role,
)

#: Whose answer stands where two have answered differently, by participant.
Chosen = Mapping[AnswerKey, int]
_NOTHING_CHOSEN: Chosen = {}

# No form is newer than another by so little.
_A_HAIR = timedelta(microseconds=1)

# Whoever came, came, whatever the other row says.
_ATTENDANCE = (Attendance.CAME, Attendance.COMING, Attendance.ABSENT, Attendance.INVITED)


def merge(session: Session, keep_id: int, drop_id: int, fields: Chosen = _NOTHING_CHOSEN) -> None:
    """Give one person everything of another, and remove the other.

    The address that goes still means the person, to a table that has it.

    Args:
        session: A session that writes.
        keep_id: The person who stays, and whose answers stand where nothing else is said.
        drop_id: The person who goes.
        fields: Whose answer stands, by participant.

    Raises:
        UserError: The two are the same row, are matched with each other, or would as one mentee
            have two mentors.
        TypeError: There is no such field.
    """
    _refuse_unknown(fields)
    keep, drop = found(session, Participant, keep_id), found(session, Participant, drop_id)
    if keep is drop:
        raise UserError(N_("That is one person already. Choose two."))
    _refuse_own_partner(session, keep, drop)
    parts = read_parts(session, Enrolment.participant_id.in_((keep_id, drop_id)))
    kept = {
        (part.programme_id, part.role): part
        for part in parts.values()
        if part.participant_id == keep_id
    }
    for part in [part for part in parts.values() if part.participant_id == drop_id]:
        twin = kept.get((part.programme_id, part.role))
        if twin is None:
            write_parts(session, {part.id: part}, {part.id: replace(part, participant_id=keep_id)})
        else:
            _join(session, twin, part, fields)
    _move_attendance(session, keep_id, drop_id)
    _move_what_is_known(session, keep_id, drop_id)
    _make_one_person(session, keep_id, drop_id, fields)
    _outlast_forms(session, keep_id, parts.values())


def _outlast_forms(session: Session, participant_id: int, parts: Iterable[PartState]) -> None:
    """Let neither's forms, coming again, overrule what was chosen of the two."""
    newest: dict[int, datetime] = {}
    for part in parts:
        if part.submitted_at is not None:
            known = newest.get(part.programme_id, part.submitted_at)
            newest[part.programme_id] = max(known, part.submitted_at)
    for programme_id, sent in newest.items():
        forms = update(Enrolment).where(
            Enrolment.participant_id == participant_id,
            Enrolment.programme_id == programme_id,
            Enrolment.submitted_at.is_not(None),
        )
        session.execute(forms.values(submitted_at=sent + _A_HAIR))


def _refuse_own_partner(session: Session, keep: Participant, drop: Participant) -> None:
    ids = select(Enrolment.id).where(Enrolment.participant_id.in_((keep.id, drop.id)))
    both = select(Match.id).where(Match.mentor_id.in_(ids), Match.mentee_id.in_(ids))
    if session.scalar(both) is not None:
        raise UserError(
            N_("{first} and {second} have been matched with each other, so they are two people."),
            first=keep.name,
            second=drop.name,
        )


def _refuse_unknown(fields: Chosen) -> None:
    unknown = [key for key in fields if key.field not in (OF_SIGN_UP if key.role else OF_PERSON)]
    if unknown:
        raise TypeError(f"no such field of a person: {unknown}")


def _join(session: Session, kept: PartState, dropped: PartState, fields: Chosen) -> None:
    """Make two sign-ups for one role of one programme into one."""
    withdrawn = withdrawn_at(session, kept.programme_id).keys() & {kept.id, dropped.id}
    _move_matches(session, kept, dropped)
    _move_pair_rules(session, kept, dropped)
    _move_replies(session, kept.id, dropped.id)
    move_history(session, dropped.id, kept.id)
    # A proposal speaks of the sign-up that goes; a new one is soon made.
    session.execute(delete(Proposal).where(Proposal.programme_id == kept.programme_id))
    session.flush()
    taken = seats_taken(session, [kept.id]).get(kept.id, 0)
    if kept.role is Role.MENTEE and taken > 1:
        raise UserError(
            N_("{name} would have two mentors at once. End one of the two matches first."),
            name=found(session, Participant, kept.participant_id).name,
        )
    owners = {kept.participant_id: kept, dropped.participant_id: dropped}
    whole = replace(_filled(kept, dropped), capacity=max(kept.capacity, dropped.capacity))
    if withdrawn:
        # What was taken back by one address is not given by the other.
        whole = replace(whole, consented_on=None)
    for key, owner in fields.items():
        if (key.programme_id, key.role) == (kept.programme_id, kept.role):
            whole = replace(whole, **{key.field: getattr(owners[owner], key.field)})
    if taken:
        # A match in force has room, and nobody in one is off the list.
        whole = replace(whole, capacity=max(whole.capacity, taken), state=EnrolmentState.SIGNED_UP)
    session.execute(delete(Enrolment).where(Enrolment.id == dropped.id))
    write_parts(session, {kept.id: kept}, {kept.id: whole})


def _filled(kept: PartState, dropped: PartState) -> PartState:
    years = kept.experience_years
    avoids = {*kept.avoids, *dropped.avoids}
    return replace(
        kept,
        experience_years=dropped.experience_years if years is None else years,
        sector=kept.sector or dropped.sector,
        note=kept.note or dropped.note,
        consented_on=kept.consented_on or dropped.consented_on,
        waited=kept.waited or dropped.waited,
        subjects=kept.subjects or dropped.subjects,
        topics=kept.topics or dropped.topics,
        wishes=tuple(sorted({*kept.wishes, *dropped.wishes} - avoids)),
        avoids=tuple(sorted(avoids)),
        signed_up_at=min(kept.signed_up_at, dropped.signed_up_at),
    )


def _move_matches(session: Session, kept: PartState, dropped: PartState) -> None:
    side = Match.mentor_id if kept.role is Role.MENTOR else Match.mentee_id
    other = "mentee_id" if kept.role is Role.MENTOR else "mentor_id"
    own = {
        getattr(match, other): match
        for match in session.scalars(select(Match).where(side == kept.id))
    }
    for match in session.scalars(select(Match).where(side == dropped.id)).all():
        twin = own.get(getattr(match, other))
        if twin is not None:
            match = one_match(session, twin, match)  # noqa: PLW2901 - the one of the two that stays
        setattr(match, side.key, kept.id)
    session.flush()


def _move_pair_rules(session: Session, kept: PartState, dropped: PartState) -> None:
    side = PairRule.mentor_id if kept.role is Role.MENTOR else PairRule.mentee_id
    session.execute(
        update(PairRule)
        .prefix_with("OR IGNORE")
        .where(side == dropped.id)
        .values({side.key: kept.id})
    )


def _move_replies(session: Session, kept_id: int, dropped_id: int) -> None:
    session.execute(
        update(Reply)
        .prefix_with("OR IGNORE")
        .where(Reply.enrolment_id == dropped_id)
        .values(enrolment_id=kept_id)
    )


def _make_one_person(session: Session, keep_id: int, drop_id: int, fields: Chosen) -> None:
    """Remove the person who goes, and let the other have what was chosen of both."""
    persons = read_persons(session, Participant.id.in_((keep_id, drop_id)))
    keep, drop = persons[keep_id], persons[drop_id]
    whole = replace(
        keep,
        phone=keep.phone or drop.phone,
        employer=keep.employer or drop.employer,
        location=keep.location or drop.location,
        languages=keep.languages or drop.languages,
        added_at=min(keep.added_at, drop.added_at),
    )
    for key, owner in fields.items():
        if key.role is None:
            whole = replace(whole, **{key.field: getattr(persons[owner], key.field)})
    session.flush()
    session.delete(found(session, Participant, drop_id))
    session.flush()
    write_persons(session, {keep_id: keep}, {keep_id: whole})
    gone = drop.email if whole.email == keep.email else keep.email
    remember_address(session, keep_id, gone, whole.email)
    move_wishes(session, keep_id, gone, whole.email)


def _move_what_is_known(session: Session, keep_id: int, drop_id: int) -> None:
    """Let who was told apart from the one be told apart from the other, and move old addresses."""
    of_drop = (TwoPeople.first_id == drop_id) | (TwoPeople.second_id == drop_id)
    pairs = session.execute(select(TwoPeople.first_id, TwoPeople.second_id).where(of_drop)).all()
    others = {id_ for pair in pairs for id_ in pair} - {keep_id, drop_id}
    tell_apart(session, [(keep_id, other) for other in others])
    session.execute(
        update(OtherAddress)
        .where(OtherAddress.participant_id == drop_id)
        .values(participant_id=keep_id)
    )


def tell_apart(session: Session, pairs: Iterable[Pair]) -> None:
    """Note that people who look like one are two."""
    rows = [dict(zip(("first_id", "second_id"), ordered(*pair), strict=True)) for pair in pairs]
    if rows:
        session.execute(insert(TwoPeople).prefix_with("OR IGNORE"), rows)


def _move_attendance(session: Session, keep_id: int, drop_id: int) -> None:
    rows = session.scalars(
        select(EventAttendance).where(EventAttendance.participant_id.in_((keep_id, drop_id)))
    ).all()
    own: Mapping[int, EventAttendance] = {
        row.event_id: row for row in rows if row.participant_id == keep_id
    }
    for row in rows:
        if row.participant_id == keep_id:
            continue
        twin = own.get(row.event_id)
        if twin is None:
            row.participant_id = keep_id
        else:
            twin.attendance = min(twin.attendance, row.attendance, key=_ATTENDANCE.index)
