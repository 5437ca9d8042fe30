"""Who is who at a shared meeting: their roles, their partners, and who sits together."""

from collections.abc import Iterable, Mapping, Sequence

from mentordesk.i18n import Translator
from mentordesk.services import seating
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.seating import Party, Table
from mentordesk.vocabulary import ROLE_NAMES, Role, Seating


def by_name(
    enrolments: Iterable[EnrolmentRecord], translator: Translator
) -> list[list[EnrolmentRecord]]:
    """Return people by name, each with their sign-ups, the mentor's first."""
    people: dict[int, list[EnrolmentRecord]] = {}
    for one in enrolments:
        people.setdefault(one.participant_id, []).append(one)
    for own in people.values():
        own.sort(key=lambda one: list(Role).index(one.role))
    return sorted(people.values(), key=lambda own: (translator.order(own[0].name), own[0].email))


def paired(
    people: Sequence[EnrolmentRecord], pairs: Iterable[AgreementRecord]
) -> tuple[EnrolmentRecord, ...]:
    """Return those of the people who are in one of these pairs."""
    ids = {one.enrolment_id for pair in pairs for one in (pair.mentor, pair.mentee)}
    return tuple(one for one in people if one.id in ids)


def tables(
    pairs: Iterable[AgreementRecord], people: Iterable[EnrolmentRecord], plan: Seating, seats: int
) -> tuple[Table, ...]:
    """Return the tables of these pairs; `seats` counts only where they sit by subject."""
    each = _parties(pairs, {one.id: one for one in people})
    return seating.by_pair(each) if plan is Seating.BY_PAIR else seating.by_subject(each, seats)


def _parties(
    pairs: Iterable[AgreementRecord], people: Mapping[int, EnrolmentRecord]
) -> list[Party]:
    """Return each mentor with all of theirs, under the first mentee's subject or the mentor's."""
    own: dict[int, list[AgreementRecord]] = {}
    for pair in pairs:
        own.setdefault(pair.mentor.enrolment_id, []).append(pair)
    found = []
    for mentor_id, theirs in own.items():
        mentee = people[theirs[0].mentee.enrolment_id]
        speaking = mentee if mentee.subjects else people[mentor_id]
        found.append(
            Party(
                mentor_id=mentor_id,
                mentor=theirs[0].mentor.name,
                mentees=tuple((pair.mentee.enrolment_id, pair.mentee.name) for pair in theirs),
                subject=next(iter(speaking.subjects), ""),
                faculty=next(iter(speaking.faculties), ""),
            )
        )
    return found


def partners(pairs: Iterable[AgreementRecord], translator: Translator) -> dict[int, list[str]]:
    """Return whom each sign-up is in a match with, by name."""
    found: dict[int, list[str]] = {}
    for pair in pairs:
        found.setdefault(pair.mentor.enrolment_id, []).append(pair.mentee.name)
        found.setdefault(pair.mentee.enrolment_id, []).append(pair.mentor.name)
    for names in found.values():
        names.sort(key=translator.order)
    return found


def roles(own: Iterable[EnrolmentRecord], translator: Translator) -> str:
    """Return what somebody is here: "Mentor", or "Mentor and mentee"."""
    first, *others = (translator.gettext(ROLE_NAMES[one.role]) for one in own)
    return translator.enumeration((first, *(name.lower() for name in others)))
