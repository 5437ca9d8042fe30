"""What letters say, to a pair and to those who have nobody yet; on paper and in a mail alike."""

from collections.abc import Iterator

from mentordesk.documents.event_content import Introduction, LetterContent
from mentordesk.i18n import Translator
from mentordesk.services import introductions
from mentordesk.services.introductions import first_name
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.playbook import EventRecord
from mentordesk.services.records.programmes import OrganisationRecord, ProgrammeRecord
from mentordesk.vocabulary import Role


def letter_to_pair(
    pair: AgreementRecord,
    people: tuple[EnrolmentRecord, EnrolmentRecord],
    programme: ProgrammeRecord,
    event: EventRecord | None,
    house: "House",
) -> LetterContent:
    """Return the letter to a pair; `people` are the mentor and the mentee."""
    translator, gettext = house.translator, house.translator.gettext
    mentor, mentee = people
    names = (mentee.name, mentor.name)
    hello = gettext("Hello {first} and {second}").format(
        first=first_name(mentee.name), second=first_name(mentor.name)
    )
    glad = gettext(
        "We are glad to introduce you to each other: you are now a mentoring pair in {programme}."
    ).format(programme=programme.name)
    return LetterContent(
        to=translator.enumeration(names),
        date=house.date,
        title=gettext("You are a match"),
        programme=programme.name,
        opening=(hello, glad),
        people=tuple(introductions.introduction(one, translator) for one in (mentee, mentor)),
        common=introductions.in_common(mentor, mentee, translator),
        steps_heading=gettext("What happens now"),
        steps=tuple(_steps(programme, event, house)),
        invitation=introductions.invitation(event, translator),
        closing=(
            gettext(
                "You have each other’s contact details because you have both said yes to that. "
                "They are for the two of you alone."
            ),
            gettext("Enjoy getting to know each other."),
        ),
        sender=house.sender,
        code=pair.code,
    )


def letter_to_one(
    person: EnrolmentRecord, programme: ProgrammeRecord, house: "House"
) -> LetterContent:
    """Return the kind letter to somebody without a match."""
    gettext = house.translator.gettext
    hello = gettext("Hello {name}").format(name=first_name(person.name))
    words: tuple[str, ...]
    if person.role is Role.MENTEE:
        title = gettext("We have not found a mentor for you yet")
        words = (
            gettext(
                "Thank you for signing up for {programme}. We have looked carefully, but this time "
                "there is no free mentor who fits what you are looking for."
            ),
            gettext(
                "This says nothing about you: in some subjects there are more mentees than mentors."
            ),
            gettext(
                "If a mentor becomes free, you will hear from us. And if you sign up again next "
                "time, you will be first in the queue."
            ),
        )
    else:
        title = gettext("We have not found a mentee for you yet")
        words = (
            gettext(
                "Thank you for offering your time to {programme}. This time there is no mentee who "
                "is looking for just what you can give."
            ),
            gettext(
                "If one turns up, you will hear from us, and we would be glad to ask you again."
            ),
        )
    answer = gettext("Would you rather not be asked again? Then just tell {contact}.")
    return LetterContent(
        to=person.name,
        date=house.date,
        title=title,
        programme=programme.name,
        opening=(hello, *(text.format(programme=programme.name) for text in words)),
        closing=(answer.format(contact=house.contact),),
        sender=house.sender,
    )


class House:
    """Who writes a letter, when, and in which language."""

    def __init__(
        self, organisation: OrganisationRecord, contact: str, date: str, translator: Translator
    ) -> None:
        self.translator = translator
        self.contact = contact
        self.date = date
        regards = translator.gettext("Kind regards")
        self.sender = (
            regards,
            *filter(None, (organisation.contact_name, organisation.name)),
        )


def mail_body(letter: LetterContent, *, attached: str) -> str:
    """Return a letter as the plain text of a mail, with a word on what is attached."""
    blocks = list(letter.opening)
    blocks += ["\n".join(_told(person)) for person in letter.people]
    blocks.append(letter.common)
    if letter.steps:
        steps = "\n".join(f"{n}. {text}" for n, text in enumerate(letter.steps, start=1))
        blocks.append(f"{letter.steps_heading}\n{steps}")
    if letter.invitation is not None:
        event = letter.invitation
        blocks.append("\n".join((event.heading, *event.lines, event.note)))
    blocks += [attached, *letter.closing, "\n".join(letter.sender)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _told(person: Introduction) -> Iterator[str]:
    yield f"{person.name} ({person.role.lower()})"
    yield from person.details
    if person.topics:
        yield f"{person.topics_heading}: {', '.join(person.topics)}"
    yield from filter(None, (person.email, person.phone))


def _steps(programme: ProgrammeRecord, event: EventRecord | None, house: House) -> Iterator[str]:
    gettext = house.translator.gettext
    first = programme.first_contact.in_(house.translator.language)
    call = (
        gettext("Write or call within a week and say hello, even before the kick-off.")
        if event
        else gettext("Write or call within a week, and suggest a day to meet.")
    )
    yield f"{first}. {call}" if first else call
    yield gettext("Read your guide before you meet. There is one for each of you.")
    yield gettext(
        "At your first meeting you talk about what you expect of each other, and write it into "
        "your agreement."
    )
    trouble = gettext(
        "If something gets in the way, or you do not hear from each other, tell {contact}."
    )
    yield trouble.format(contact=house.contact)
