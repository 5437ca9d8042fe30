"""The sign-up fields, and what `export` calls them."""

from enum import StrEnum

from mentordesk.vocabulary import N_, Language


class Field(StrEnum):
    """What a column of a sign-up table can hold."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PHONE = "phone"
    ROLE = "role"
    SUBJECT = "subject"
    FACULTY = "faculty"
    TOPICS = "topics"
    EXPERIENCE_YEARS = "experience_years"
    EMPLOYER = "employer"
    SECTOR = "sector"
    LOCATION = "location"
    MEETING_FORM = "meeting_form"
    LANGUAGES = "languages"
    CAPACITY = "capacity"
    CONSENT = "consent"
    AVAILABLE = "available"
    WAITED = "waited"
    WISHES = "wishes"
    #: People whom somebody asks not to be matched with: told to the coordinator alone.
    AVOIDS = "avoids"
    EXPERIENCE_WANTED = "experience_wanted"
    NOTE = "note"
    #: When the form was sent in: not a field of the person, it decides which row is the newest.
    SUBMITTED = "submitted"


#: The fields as a reader knows them, to be translated where they are shown.
FIELD_NAMES = {
    Field.NAME: N_("Name"),
    Field.FIRST_NAME: N_("First name"),
    Field.LAST_NAME: N_("Last name"),
    Field.EMAIL: N_("E-mail"),
    Field.PHONE: N_("Phone"),
    Field.ROLE: N_("Role"),
    Field.SUBJECT: N_("Subject"),
    Field.FACULTY: N_("Faculty"),
    Field.TOPICS: N_("Topics"),
    Field.EXPERIENCE_YEARS: N_("Years of experience"),
    Field.EMPLOYER: N_("Employer"),
    Field.SECTOR: N_("Sector"),
    Field.LOCATION: N_("Place"),
    Field.MEETING_FORM: N_("Meeting form"),
    Field.LANGUAGES: N_("Languages"),
    Field.CAPACITY: N_("Number of mentees"),
    Field.CONSENT: N_("Consent"),
    Field.AVAILABLE: N_("Available"),
    Field.WAITED: N_("Passed over last time"),
    Field.WISHES: N_("Wishes for a partner"),
    Field.AVOIDS: N_("Not to be matched with"),
    Field.EXPERIENCE_WANTED: N_("Experience wanted"),
    Field.NOTE: N_("Note"),
    Field.SUBMITTED: N_("Signed up at"),
}

# A file's headings must not change with a catalogue: what one version exports, all read back.
_DANISH_HEADINGS = {
    Field.NAME: "Navn",
    Field.FIRST_NAME: "Fornavn",
    Field.LAST_NAME: "Efternavn",
    Field.EMAIL: "E-mail",
    Field.PHONE: "Telefon",
    Field.ROLE: "Rolle",
    Field.SUBJECT: "Fag",
    Field.FACULTY: "Fakultet",
    Field.TOPICS: "Emner",
    Field.EXPERIENCE_YEARS: "Års erfaring",
    Field.EMPLOYER: "Arbejdsplads",
    Field.SECTOR: "Sektor",
    Field.LOCATION: "Sted",
    Field.MEETING_FORM: "Mødeform",
    Field.LANGUAGES: "Sprog",
    Field.CAPACITY: "Antal mentees",
    Field.CONSENT: "Samtykke",
    Field.AVAILABLE: "Ledig",
    Field.WAITED: "Sprunget over sidst",
    Field.WISHES: "Ønsker til makker",
    Field.AVOIDS: "Skal ikke matches med",
    Field.EXPERIENCE_WANTED: "Ønsket erfaring",
    Field.NOTE: "Bemærkning",
    Field.SUBMITTED: "Tilmeldt",
}


def heading(field: Field, language: Language) -> str:
    """Return what an exported table calls the field; `guess_fields` knows each of them."""
    return (_DANISH_HEADINGS if language is Language.DANISH else FIELD_NAMES)[field]
