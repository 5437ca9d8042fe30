"""One sign-up written or changed by hand, with what the other rows of the file forbid."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import Enrolment, Match, Participant, Programme
from mentordesk.services.addresses import checked_address
from mentordesk.services.choice_book import ChoiceBook
from mentordesk.services.consent_keeping import follow
from mentordesk.services.enrolment_reading import house_languages, seats_taken
from mentordesk.services.known_addresses import (
    as_known_now,
    forget_address,
    move_wishes,
    remember_address,
)
from mentordesk.services.records.participants import SignUpChange
from mentordesk.services.sign_up_rows import read_parts, read_persons, write_parts, write_persons
from mentordesk.services.sign_up_states import (
    Circumstances,
    PartState,
    PersonState,
    checked_name,
    part_after,
    person_after,
)
from mentordesk.vocabulary import CONFIRMED_STATES, N_, ConsentWay, Role

_ALREADY = {
    Role.MENTOR: N_("{name} has already signed up as a mentor. Change that sign-up."),
    Role.MENTEE: N_("{name} has already signed up as a mentee. Change that sign-up."),
}
# Beyond so many a sentence is a list.
_NAMED_MOST = 3


def new_sign_up(
    session: Session, programme: Programme, role: Role, details: SignUpChange, now: datetime
) -> int:
    """Sign up whoever has the address in `details`, known or new, and return the sign-up's id.

    Raises:
        UserError: The name or the address is missing, something makes no sense, or they have
            signed up already.
    """
    person = _person(session, details, now)
    _refuse_second(session, programme, person, role)
    part = PartState(
        id=(session.scalar(select(func.max(Enrolment.id))) or 0) + 1,
        programme_id=programme.id,
        participant_id=person.id,
        role=role,
        capacity=programme.mentor_capacity if role is Role.MENTOR else 1,
        signed_up_at=now,
    )
    _write_part(session, part, details, now, is_new=True)
    return part.id


def change_sign_up(
    session: Session, enrolment: Enrolment, change: SignUpChange, now: datetime
) -> None:
    """Set what `change` holds on a sign-up and on the person behind it.

    Raises:
        UserError: Something makes no sense, or the address is somebody else's.
    """
    part = read_parts(session, Enrolment.id == enrolment.id)[enrolment.id]
    persons = read_persons(session, Participant.id == part.participant_id)
    person = persons[part.participant_id]
    after = person_after(person, change, house_languages(session))
    if after.email != person.email:
        _refuse_taken(session, after.email)
        remember_address(session, person.id, person.email, after.email)
        move_wishes(session, person.id, person.email, after.email)
    write_persons(session, persons, {after.id: after})
    _write_part(session, part, change, now, is_new=False)


def refuse_matched(session: Session, enrolment_ids: Collection[int]) -> None:
    """Refuse to let people go who are in a match in force.

    Raises:
        UserError: At least one of them is.
    """
    matched = session.scalars(
        select(Participant.name)
        .join(Enrolment, Enrolment.participant_id == Participant.id)
        .join(Match, (Match.mentor_id == Enrolment.id) | (Match.mentee_id == Enrolment.id))
        .where(Enrolment.id.in_(enrolment_ids), Match.state.in_(CONFIRMED_STATES))
        .order_by(Participant.name)
        .distinct()
    ).all()
    if len(matched) == 1:
        raise UserError(N_("{name} is in a match. End it first."), name=matched[0])
    if len(matched) > _NAMED_MOST:
        raise UserError(
            N_("{n} of them are in a match, {name} among them. End those matches first."),
            n=len(matched),
            name=matched[0],
        )
    if matched:
        raise UserError(N_("{names} are in a match. End it first."), names=", ".join(matched))


def _person(session: Session, details: SignUpChange, now: datetime) -> PersonState:
    """Return the person that details are of, written as they say."""
    email = checked_address(details.email or "")
    known = read_persons(session, Participant.email == email)
    if known:
        before = next(iter(known.values()))
        details = _without_blanks(details)
    else:
        forget_address(session, email)
        before = PersonState(
            id=(session.scalar(select(func.max(Participant.id))) or 0) + 1,
            name=checked_name(details.name or ""),
            email=email,
            added_at=now,
        )
    after = person_after(before, details, house_languages(session))
    write_persons(session, known, {after.id: after})
    return after


def _without_blanks(details: SignUpChange) -> SignUpChange:
    """Return what a form for a new sign-up says of somebody known: its blanks say nothing."""
    return replace(
        details,
        name=details.name or None,
        phone=details.phone or None,
        employer=details.employer or None,
        location=details.location or None,
        languages=details.languages or None,
    )


def _write_part(
    session: Session, part: PartState, change: SignUpChange, now: datetime, *, is_new: bool
) -> None:
    book = ChoiceBook(session)
    taken = seats_taken(session, [part.id])
    around = Circumstances(
        choices=book,
        today=now.date(),
        house_languages=house_languages(session),
        taken=lambda id_: taken.get(id_, 0),
        faculty_rules=True,
    )
    after = part_after(part, _about_people_now(session, change), around)
    book.save()
    write_parts(session, {} if is_new else {part.id: part}, {part.id: after})
    if after.consented_on != part.consented_on:
        follow(session, now, ConsentWay.NOTED)


def _about_people_now(session: Session, change: SignUpChange) -> SignUpChange:
    """Return a change whose partners are named by the addresses that they have now."""
    if not change.wishes and not change.avoids:
        return change
    wishes, avoids = change.wishes, change.avoids
    return replace(
        change,
        wishes=as_known_now(session, wishes) if wishes else wishes,
        avoids=as_known_now(session, avoids) if avoids else avoids,
    )


def _refuse_second(session: Session, programme: Programme, person: PersonState, role: Role) -> None:
    twin = select(Enrolment.id).where(
        Enrolment.programme_id == programme.id,
        Enrolment.participant_id == person.id,
        Enrolment.role == role,
    )
    if session.scalar(twin) is not None:
        raise UserError(_ALREADY[role], name=person.name)


def _refuse_taken(session: Session, email: str) -> None:
    name = session.scalar(select(Participant.name).where(Participant.email == email))
    if name is not None:
        raise UserError(
            N_("{email} belongs to {name}. If they are one person, merge the two."),
            email=email,
            name=name,
        )
