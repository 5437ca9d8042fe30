"""The titles that people give the sign-up fields, whole and by the words in a question."""

from typing import NamedTuple

from mentordesk.exchange.fields import Field

#: Whole titles, without case and punctuation (see `titles.plain`), beside names and headings.
WHOLE_TITLES: dict[Field, tuple[str, ...]] = {
    Field.NAME: (
        *("fulde navn", "fuldt navn", "dit navn", "dit fulde navn", "deltager", "deltagernavn"),
        *("full name", "your name", "your full name", "participant", "navn fornavn og efternavn"),
    ),
    Field.FIRST_NAME: ("fornavne", "dit fornavn", "given name", "given names", "forename"),
    Field.LAST_NAME: ("efternavne", "dit efternavn", "surname", "family name", "lastname"),
    Field.EMAIL: (
        *("mail", "emailadresse", "mailadresse", "mail adresse", "din email", "din mail", "epost"),
        *("email address", "emailaddress", "your email", "mail address", "kontaktmail"),
        *("username", "brugernavn"),
    ),
    Field.PHONE: (
        *("telefonnummer", "telefonnr", "telefon nr", "tlf", "tlf nr", "tlfnr", "tlf nummer"),
        *("mobil", "mobilnummer", "mobilnr", "mobil nr", "mobiltelefon", "dit telefonnummer"),
        *("phone number", "telephone", "telephone number", "mobile", "mobile number"),
        *("mobile phone", "cell", "cell phone", "your phone number", "contact number"),
    ),
    Field.ROLE: (
        *("jeg vil gerne være", "jeg tilmelder mig som", "tilmelding som", "mentor eller mentee"),
        *("mentor mentee", "deltager som", "deltagertype", "type", "i would like to be"),
        *("i want to be", "i sign up as", "sign up as", "mentor or mentee"),
    ),
    Field.SUBJECT: (
        *("fagområde", "fagområder", "fagligt område", "uddannelse", "studie", "studieretning"),
        *("uddannelsesretning", "uddannelsesbaggrund", "faglig baggrund", "fagretning", "hovedfag"),
        *("subjects", "subject area", "field", "field of study", "degree", "degree programme"),
        *("study programme", "education", "academic background", "educational background", "major"),
        *("discipline", "studielinje", "linje"),
    ),
    Field.FACULTY: ("fakultet institut", "school", "fakulteter"),
    Field.TOPICS: (
        *("emne", "topic", "interesseområder", "interesseområde", "interesser", "temaer", "tema"),
        *("samtaleemner", "fokusområder", "kompetenceområder", "areas of interest", "interests"),
        *("competence areas", "focus areas"),
    ),
    Field.EXPERIENCE_YEARS: (
        *("antal års erfaring", "års erhvervserfaring", "års arbejdserfaring", "erhvervserfaring"),
        *("erfaring", "erfaring år", "erfaring i år", "arbejdserfaring", "anciennitet"),
        *("experience", "work experience", "years of work experience", "years experience"),
    ),
    Field.EMPLOYER: (
        *(
            "virksomhed",
            "arbejdsgiver",
            "arbejdssted",
            "nuværende arbejdssted",
            "nuværende arbejdsplads",
            "nuværende arbejdsgiver",
        ),
        *("firma", "ansættelsessted", "organisation", "organization", "workplace", "company"),
        *("current employer", "place of work"),
    ),
    Field.SECTOR: (
        *("branche", "sektor branche", "privat eller offentlig", "offentlig eller privat"),
        *("privat offentlig", "offentlig privat", "industry", "public or private"),
        *("private or public", "public private", "private public"),
    ),
    Field.LOCATION: (
        *("by", "bopæl", "bopælsby", "lokation", "geografi", "region", "kommune", "landsdel"),
        *("location", "city", "town", "postnummer og by"),
    ),
    Field.MEETING_FORM: (
        *("fysisk eller virtuelt", "fysisk eller virtuel", "fysisk virtuelt", "møder"),
        *("form of meeting", "physical or virtual", "meetings", "format"),
    ),
    Field.LANGUAGES: ("language", "mødesprog", "foretrukne sprog", "samtalesprog"),
    Field.CAPACITY: (
        *("kapacitet", "antal pladser", "pladser", "kan tage to mentees", "to mentees", "seats"),
        *("two mentees", "can take two mentees"),
    ),
    Field.CONSENT: ("samtykkeerklæring", "gdpr", "permission", "tilladelse", "data sharing"),
    Field.AVAILABLE: (
        "availability",
        "aktiv",
        "active",
        "tilgængelig",
        "tilgængelighed",
        "ledig tilgængelig",
    ),
    Field.WAITED: (
        *("sprunget over", "ventede sidst", "ventede", "sprunget over ventede sidst"),
        *("blev ikke matchet sidst", "waited last time", "passed over"),
    ),
    Field.WISHES: (
        *("ønsker", "ønsket makker", "foretrukken makker", "foretrukken mentor", "ønsket mentor"),
        *("foretrukken mentee", "ønsket mentee", "partner wishes", "preferred partner"),
        *("preferred partners", "preferred mentor", "preferred mentee"),
    ),
    Field.AVOIDS: (
        *("ikke match med", "må ikke matches med", "vil ikke matches med", "undgå", "undgå match"),
        *("undgå match med", "ikke sammen med", "avoid", "avoids", "do not match with"),
        *("don t match with", "not matched with", "must not be matched with"),
    ),
    Field.EXPERIENCE_WANTED: (
        *("ønskede års erfaring", "ønsket erfaring hos mentor", "ønsket års erfaring"),
        *("wanted experience", "desired experience", "experience wanted years"),
    ),
    Field.NOTE: (
        *("noter", "bemærkninger", "kommentar", "kommentarer", "andet", "øvrigt", "comments"),
        *("comment", "remarks", "notes", "other", "anything else", "øvrige bemærkninger"),
    ),
    Field.SUBMITTED: (
        *("tidsstempel", "timestamp", "fuldførelsestidspunkt", "completion time", "submitted at"),
        *("submit date", "date submitted", "indsendt", "indsendelsestidspunkt", "signed up"),
        *("tilmeldingsdato", "tilmeldingstidspunkt", "dato afsendt", "afsendt", "svartidspunkt"),
        *("submitdate", "closetime", "closetim", "afsluttet", "closed"),
    ),
}


class Keywords(NamedTuple):
    """A field that a longer title or question speaks of when it holds all these words."""

    field: Field
    words: tuple[str, ...]


def _keywords(field: Field, *phrases: str) -> tuple[Keywords, ...]:
    return tuple(Keywords(field, tuple(phrase.split(" + "))) for phrase in phrases)


#: Looked for in this order, each at the beginning of a word; a trailing space ends the word.
KEYWORDS: tuple[Keywords, ...] = (
    *_keywords(Field.CONSENT, "samtykke", "consent", "må dele", "må + deles", "accepterer"),
    *_keywords(Field.CONSENT, "må + dele ", "giver + lov", "tilladelse", "i agree", "permission"),
    *_keywords(Field.CONSENT, "databehandling", "persondata", "may + share", "can we share"),
    *_keywords(Field.WAITED, "sprunget over", "ventede + sidst", "ikke + match + sidst"),
    *_keywords(Field.WAITED, "tilmeldt + sidst", "tilmeldt + uden", "signed up + last time"),
    *_keywords(Field.WAITED, "venteliste + sidst", "waiting list + last"),
    *_keywords(Field.WAITED, "passed over", "waited + last", "no match last", "not matched last"),
    *_keywords(Field.AVOIDS, "ikke + matches med", "ikke + matche med", "ikke + match med"),
    *_keywords(Field.AVOIDS, "ikke + som mentor", "ikke + som mentee", "ikke + sammen med"),
    *_keywords(Field.AVOIDS, "nogen + ikke + match", "nogen + undgå", "undgå + match"),
    *_keywords(Field.AVOIDS, "not + matched with", "not + match with", "not + paired with"),
    *_keywords(Field.AVOIDS, "anyone + avoid", "anybody + avoid", "avoid + match"),
    *_keywords(Field.AVAILABLE, "ledig", "tilgængelig", "available"),
    *_keywords(Field.WISHES, "bestemt mentor", "bestemt mentee", "bestemt person", "til makker"),
    *_keywords(Field.WISHES, "ønsket mentor", "ønsket mentee", "ønsket makker"),
    *_keywords(Field.WISHES, "foretrukne", "foretrukken", "preferred", "particular"),
    *_keywords(Field.EXPERIENCE_WANTED, "erfaring + ønske", "erfaring + din mentor"),
    *_keywords(Field.EXPERIENCE_WANTED, "experience + your mentor", "experience + want"),
    *_keywords(Field.EXPERIENCE_WANTED, "experience + desired", "experience + preferred"),
    *_keywords(Field.CAPACITY, "antal mentees", "mange mentees", "to mentees", "2 mentees"),
    *_keywords(Field.CAPACITY, "max + mentees", "number of mentees"),
    *_keywords(Field.CAPACITY, "flere mentees", "two mentees", "many mentees", "one mentee "),
    *_keywords(Field.ROLE, "mentor eller mentee", "mentor or mentee", "vil gerne være", "rolle"),
    *_keywords(Field.ROLE, "vil du + være", "tilmelde + som", "tilmelder + som", "deltage som"),
    *_keywords(Field.ROLE, "like to be", "sign up as", "signing up as", "participate as", "role"),
    *_keywords(Field.EXPERIENCE_YEARS, "år + erfaring", "år + erhvervserfaring", "mange år"),
    *_keywords(Field.EXPERIENCE_YEARS, "erhvervserfaring", "arbejdserfaring", "years + experience"),
    *_keywords(Field.EXPERIENCE_YEARS, "how many years", "år + arbejdsmarked", "erfaring"),
    *_keywords(Field.MEETING_FORM, "mødeform", "mødes", "fysisk", "virtuel", "fremmøde"),
    *_keywords(Field.MEETING_FORM, "in person", "physical", "virtual", "meet ", "meeting"),
    *_keywords(Field.LANGUAGES, "sprog", "language"),
    *_keywords(Field.EMPLOYER, "arbejdsplads", "virksomhed", "arbejdsgiver", "hvor arbejder"),
    *_keywords(Field.EMPLOYER, "ansat", "employer", "workplace", "company", "where do you work"),
    *_keywords(Field.EMAIL, "email", "mailadresse", "mail "),
    *_keywords(Field.PHONE, "telefon", "mobil", "tlf", "phone"),
    *_keywords(Field.NAME, "fornavn + efternavn", "for og efternavn", "fulde navn", "dit navn"),
    *_keywords(Field.NAME, "full name", "your name", "first + last name"),
    *_keywords(Field.FIRST_NAME, "fornavn", "first name", "given name"),
    *_keywords(Field.LAST_NAME, "efternavn", "last name", "surname"),
    *_keywords(Field.FACULTY, "fakultet", "faculty"),
    *_keywords(Field.SECTOR, "sektor", "branche", "sector", "industry"),
    *_keywords(Field.TOPICS, "emner", "emne ", "temaer", "interesse", "topics", "interest"),
    *_keywords(Field.TOPICS, "hjælpe med", "bidrage med", "help with", "contribute"),
    *_keywords(Field.TOPICS, "tale + om", "tale med", "sparring", "talk about", "kompetenceområde"),
    *_keywords(Field.LOCATION, "hvilken by", "nærmeste by", "bopæl", "bor ", "hvor i landet"),
    *_keywords(
        Field.LOCATION, "geografi", "landsdel", "do you live", "which city", "location", "based"
    ),
    *_keywords(
        Field.SUBJECT,
        "uddannelse ",
        "uddannelsesretning",
        "uddannelsesbag",
        "studieretning",
        "fagområde",
    ),
    *_keywords(Field.SUBJECT, "faglig", "studerer", "læser du", "læst", "fag ", "subject"),
    *_keywords(Field.SUBJECT, "field of study", "degree", "study", "studied", "academic"),
    *_keywords(Field.NOTE, "bemærkning", "kommentar", "andet", "ellers", "tilføje"),
    *_keywords(Field.NOTE, "anything else", "comment", "note "),
    *_keywords(Field.SUBMITTED, "tidspunkt for tilmelding", "indsendt", "submitted"),
)
