"""What people have answered, in the words of this page: titles, answers, and why two look alike."""

from datetime import date

from mentordesk.i18n import Translator
from mentordesk.services.records.participants import EnrolmentRecord, Likeness
from mentordesk.ui.participants.languages import LanguageNames
from mentordesk.ui.participants.standing import state_chip
from mentordesk.vocabulary import (
    ENROLMENT_STATE_NAMES,
    MEETING_FORM_NAMES,
    N_,
    ROLE_NAMES,
    EnrolmentState,
    MeetingForm,
    Role,
)

_TITLES = {
    "name": N_("Name"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "employer": N_("Employer"),
    "location": N_("Place"),
    "languages": N_("Languages"),
    "state": N_("State"),
    "subjects": N_("Subject"),
    "topics": N_("Topics"),
    "experience_years": N_("Years of experience"),
    "sector": N_("Sector"),
    "capacity": N_("Seats"),
    "available": N_("Available"),
    "meeting_form": N_("Meeting form"),
    "consented_on": N_("Consent"),
    "waited": N_("Passed over last time"),
    "note": N_("Note"),
}
_TITLES_OF_MENTEES = {
    "experience_years": N_("Years of experience wished for"),
    "sector": N_("Sector wished for"),
}
_NAME, _ADDRESS, _PHONE = Likeness.NAME, Likeness.ADDRESS, Likeness.PHONE
_WHY = {
    frozenset({_NAME}): N_("Same name: are they one person?"),
    frozenset({_PHONE}): N_("Same phone: are they one person?"),
    frozenset({_ADDRESS}): N_("Almost the same address: are they one person?"),
    frozenset({_NAME, _PHONE}): N_("Same name and phone: are they one person?"),
    frozenset({_NAME, _ADDRESS}): N_("Same name and almost the same address: are they one person?"),
    frozenset({_ADDRESS, _PHONE}): N_(
        "Same phone and almost the same address: are they one person?"
    ),
    frozenset(Likeness): N_(
        "Same name and phone, and almost the same address: are they one person?"
    ),
}


class AnswerWords:
    """Says answers in the reader's language."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._languages = LanguageNames(translator)

    def why(self, alike: frozenset[Likeness]) -> str:
        """Return the question about two people; of two whom the reader chose it gives no reason."""
        return self._translator.gettext(_WHY.get(alike, N_("Are they one person?")))

    def title(self, field: str, role: Role | None = None) -> str:
        """Return what an answer is called, of a sign-up by its role."""
        titles = _TITLES | _TITLES_OF_MENTEES if role is Role.MENTEE else _TITLES
        return self._translator.gettext(titles[field])

    def text(self, field: str, value: object) -> str:
        """Return an answer, blank where there is none."""
        tr = self._translator
        match value:
            case bool():
                said = tr.gettext("Yes") if value else tr.gettext("No")
            case int():
                said = tr.number(value)
            case date():
                said = tr.date(value)
            case EnrolmentState():
                said = tr.gettext(ENROLMENT_STATE_NAMES[value])
            case MeetingForm():
                said = tr.gettext(MEETING_FORM_NAMES[value])
            case tuple():
                said = ", ".join(self._languages.names(value) if field == "languages" else value)
            case _:
                said = "" if value is None else str(value)
        return said

    def part(self, record: EnrolmentRecord) -> str:
        """Return which sign-up is meant: the role and the programme."""
        return f"{self._translator.gettext(ROLE_NAMES[record.role])} · {record.programme}"

    def sign_up(self, record: EnrolmentRecord) -> str:
        """Return a sign-up in a line: the role, how it stands, the programme and the subject."""
        role = self._translator.gettext(ROLE_NAMES[record.role])
        state = state_chip(record, self._translator).text
        parts = (role, state, record.programme, ", ".join(record.subjects))
        return " · ".join(part for part in parts if part)
