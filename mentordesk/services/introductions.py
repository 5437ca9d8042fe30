"""What one of a pair is told of the other, and what a pair is told of its next steps.

Only of people who let their contact data be shared is anything told here.
"""

from collections.abc import Iterable

from mentordesk.documents.content import Fact
from mentordesk.documents.event_content import (
    CardSide,
    ContactCardContent,
    Introduction,
    Invitation,
)
from mentordesk.i18n import Translator
from mentordesk.services import event_words
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.playbook import EventRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.vocabulary import MEETING_FORM_NAMES, N_, ROLE_NAMES, Role

_TOPICS = {
    Role.MENTOR: N_("Happy to talk about"),
    Role.MENTEE: N_("Would like to talk about"),
}
_THEIRS = {Role.MENTOR: N_("Your mentor"), Role.MENTEE: N_("Your mentee")}


def both_consent(mentor: EnrolmentRecord, mentee: EnrolmentRecord) -> bool:
    """Return whether the two may be told how to reach each other."""
    return mentor.consent and mentee.consent


def first_name(name: str) -> str:
    """Return how somebody is greeted."""
    return next(iter(name.split()), "")


def introduction(person: EnrolmentRecord, translator: Translator) -> Introduction:
    """Return one of a pair as the letter tells the other."""
    return Introduction(
        role=translator.gettext(ROLE_NAMES[person.role]),
        name=person.name,
        details=(*_work(person, translator), _place(person, translator)),
        topics_heading=translator.gettext(_TOPICS[person.role]),
        topics=person.topics,
        email=person.email,
        phone=person.phone,
    )


def in_common(mentor: EnrolmentRecord, mentee: EnrolmentRecord, translator: Translator) -> str:
    """Return what the two share, as a sentence; blank where nothing was ticked by both."""
    shared = [
        *(name for name in mentee.subjects if name in mentor.subjects),
        *(name for name in mentee.topics if name in mentor.topics),
    ]
    if not shared:
        return ""
    told = translator.gettext("What you have in common: {things}.")
    return told.format(things=translator.enumeration(shared))


def invitation(event: EventRecord | None, translator: Translator) -> Invitation | None:
    """Return the invitation to a shared meeting that is still to come."""
    if event is None:
        return None
    note = (
        translator.gettext("We are counting on both of you.")
        if event.mandatory
        else translator.gettext("We hope to see both of you.")
    )
    return Invitation(
        heading=event.name.in_(translator.language),
        lines=(event_words.when(event, translator), event_words.where(event, translator)),
        note=note,
    )


def contact_card(
    pair: AgreementRecord,
    mentor: EnrolmentRecord,
    mentee: EnrolmentRecord,
    programme: ProgrammeRecord,
    contact: str,
    translator: Translator,
) -> ContactCardContent:
    """Return the two cards of a pair."""
    first = programme.first_contact.in_(translator.language)
    note = f"{first}." if first else ""
    return ContactCardContent(
        code=pair.code,
        programme=programme.name,
        mentee_gets=_side(mentor, mentee.name, note, translator),
        mentor_gets=_side(mentee, mentor.name, note, translator),
        contact=contact,
    )


def _side(person: EnrolmentRecord, reader: str, note: str, translator: Translator) -> CardSide:
    gettext = translator.gettext
    facts = (
        (gettext("Phone"), person.phone),
        (gettext("E-mail"), person.email),
        (gettext("Meets"), _place(person, translator)),
    )
    return CardSide(
        heading=gettext(_THEIRS[person.role]),
        given_to=gettext("For {name}").format(name=reader),
        name=person.name,
        details=tuple(_work(person, translator)),
        facts=tuple(Fact(label, text) for label, text in facts if text.strip()),
        note=note,
    )


def _work(person: EnrolmentRecord, translator: Translator) -> Iterable[str]:
    """Yield the subject, and of a mentor the years and the workplace."""
    if person.subjects:
        yield ", ".join(person.subjects)
    if person.role is Role.MENTOR:
        told = []
        if person.experience_years is not None:
            years = translator.ngettext(
                "{n} year of experience", "{n} years of experience", person.experience_years
            )
            told.append(years.format(n=person.experience_years))
        told.append(person.employer)
        if any(told):
            yield " · ".join(filter(None, told))


def _place(person: EnrolmentRecord, translator: Translator) -> str:
    form = translator.gettext(MEETING_FORM_NAMES[person.meeting_form])
    return " · ".join(filter(None, (person.location, form)))
