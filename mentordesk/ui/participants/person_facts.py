"""A person in a few lines, to be held beside another."""

from mentordesk.i18n import Translator
from mentordesk.services.records.participants import EnrolmentRecord, PersonRecord
from mentordesk.ui.participants.languages import LanguageNames
from mentordesk.ui.participants.standing import state_chip
from mentordesk.vocabulary import ROLE_NAMES


def facts(person: PersonRecord, translator: Translator) -> list[tuple[str, str]]:
    """Return titles and texts, the same titles for everybody; what is unknown is blank."""
    tr = translator.gettext
    return [
        (tr("Name"), person.name),
        (tr("E-mail"), person.email),
        (tr("Phone"), person.phone),
        (tr("Employer"), person.employer),
        (tr("Place"), person.location),
        (tr("Languages"), ", ".join(LanguageNames(translator).names(person.languages))),
        (tr("Sign-ups"), "\n\n".join(_sign_up(one, translator) for one in person.enrolments)),
    ]


def _sign_up(record: EnrolmentRecord, translator: Translator) -> str:
    role = translator.gettext(ROLE_NAMES[record.role])
    state = state_chip(record, translator).text
    head = f"{role} · {state} · {record.programme}"
    lines = (head, ", ".join(record.subjects), ", ".join(record.topics), record.note)
    return "\n".join(line for line in lines if line)
