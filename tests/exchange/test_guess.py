"""Columns are known by the titles that forms and spreadsheets give them."""

from collections.abc import Sequence

import pytest

from mentordesk.errors import UserError
from mentordesk.exchange.fields import FIELD_NAMES, Field, heading
from mentordesk.exchange.guess import (
    fields_from_map,
    guess_fields,
    missing_fields,
    unknown_columns,
)
from mentordesk.vocabulary import Language
from tests.exchange.typed_tables import a_table

PEOPLE = ("Bo Bæk", "Ida Krogh", "Åse Lund Holm", "Jens Skov")
_MARKS = ("1", "5", "3", "4")
_TEXTS = ("Det ved jeg ikke", "Noget med mennesker", "", "Begge dele, tror jeg")
_TICKS = ("Ja", "Nej", "Ja", "Ved ikke")
#: What else a form asks: each title and what four people answered.
NOISE: tuple[tuple[str, Sequence[str]], ...] = (
    *((f"Hvor enig er du? [{say}]", _MARKS) for say in ("Jeg trives", "Jeg lærer", "Jeg tør")),
    *((title, _MARKS) for title in ("Hvor tilfreds er du?", "Score i alt", "Q7", "Trivsel 1-5")),
    *((title, _TEXTS) for title in ("Hvad håber du på?", "Hvad er svært?", "Hvorfor nu?")),
    *((title, _TEXTS) for title in ("Dit yndlingsfag i skolen", "Din drøm", "Beskriv dig selv")),
    *((title, _TICKS) for title in ("Har du været med før?", "Er du medlem?", "Vil du have mad?")),
    *((title, _TICKS) for title in ("Kommer du til opstarten?", "Har du læst reglerne?")),
    ("Medlemsnummer", ("100200300", "100200301", "100200302", "100200303")),
    ("Fødselsdato", ("01-02-1990", "03-04-1991", "05-06-1992", "07-08-1993")),
    ("CPR", ("010290-1234", "030491-1234", "050692-1234", "070893-1234")),
    ("Køn", ("Kvinde", "Mand", "Kvinde", "Andet")),
    ("Alder", ("31", "30", "29", "28")),
    ("Postnummer", ("8000", "8680", "8420", "5000")),
    ("Nærmeste pårørende", ("Per Bæk", "Lis Krogh", "Ib Holm", "Eva Skov")),
    ("Pårørendes telefon", ("22334455", "22334456", "22334457", "22334458")),
    ("Leders navn", ("Per Chef", "Lis Chef", "Ib Chef", "Eva Chef")),
    ("Leders e-mail", ("c0@example.org", "c1@example.org", "c2@example.org", "c3@example.org")),
    ("Stillingsbetegnelse", ("Laborant", "Lærer", "", "Direktør")),
    ("Allergier", ("", "Nødder", "", "Gluten")),
    ("Størrelse på trøje", ("M", "L", "S", "M")),
    ("Hvor hørte du om os?", ("Facebook", "En ven", "Nyhedsbrev", "En kollega")),
    ("LinkedIn", ("https://example.org/a", "", "https://example.org/b", "")),
    ("Hvilket hold?", ("A", "B", "A", "C")),
    ("Dato for samtale", ("2026-08-01", "2026-08-02", "", "2026-08-03")),
    ("Klokken", ("10:00", "11:00", "", "12:00")),
    ("Kontingent betalt", ("x", "", "x", "x")),
    ("Kilde", ("web", "web", "papir", "web")),
    ("Ansvarlig", ("Karen Vind", "Karen Vind", "Ole Vad", "Karen Vind")),
    ("Version", ("2", "2", "2", "2")),
    *((f"Felt {n}", _TEXTS) for n in range(10)),
)


def guessed(headings: str, *rows: str) -> tuple[str | None, ...]:
    return guess_fields(a_table(headings, *rows))


@pytest.mark.parametrize("field", Field)
def test_what_export_writes_import_knows(field):
    for title in (field.value, *(heading(field, language) for language in Language)):
        blank = a_table(title, "")
        assert guess_fields(blank) == (field,), title


def test_every_field_has_a_name_for_readers():
    assert set(FIELD_NAMES) == set(Field)
    assert heading(Field.SUBJECT, Language.ENGLISH) == "Subject"


@pytest.mark.parametrize(
    ("title", "field"),
    [
        *(("Fulde navn", "name"), ("Hvad er dit fulde navn?", "name"), ("NAVN:", "name")),
        *(("2. Skriv dit for- og efternavn", "name"), ("Dit efternavn", "last_name")),
        *(("E-mailadresse", "email"), ("Mail", "email"), ("Hvilken e-mail bruger du?", "email")),
        *(("Tlf.", "phone"), ("Mobilnummer", "phone"), ("Hvad er dit telefonnummer?", "phone")),
        *(("Jeg vil gerne være:", "role"), ("Vil du være mentor eller mentee?", "role")),
        *(("Uddannelse", "subject"), ("Hvilken uddannelse læser du?", "subject")),
        *(("Studieretning *", "subject"), ("Which subject did you study?", "subject")),
        *(("Fakultet/institut", "faculty"), ("Interesseområder", "topics")),
        *(("Hvilke emner vil du gerne tale med din mentor om?", "topics"),),
        *(("Given name(s)", "first_name"), ("Contact number", "phone"), ("Linje", "subject")),
        *(("Nuværende arbejdssted", "employer"), ("Privat/offentlig", "sector")),
        *(("Where are you based?", "location"), ("Maximum number of mentees", "capacity")),
        *(("What can you help with?", "topics"), ("Ønsket mentor (mail)", "wishes")),
        *(("Antal år på arbejdsmarkedet", "experience_years"), ("Aktiv", "available")),
        *(("Desired years of experience", "experience_wanted"), ("Data sharing", "consent")),
        *(("Var på venteliste sidst", "waited"), ("Preferred partner email", "wishes")),
        *(("Antal års erfaring", "experience_years"), ("Erhvervserfaring", "experience_years")),
        *(("Hvor mange års erfaring har du?", "experience_years"),),
        *(("How many years of work experience do you have?", "experience_years"),),
        *(("Hvor mange års erfaring ønsker du, at din mentor har?", "experience_wanted"),),
        *(("Virksomhed", "employer"), ("Navn på din arbejdsplads", "employer")),
        *(("Branche", "sector"), ("Er du ansat i den private sektor?", "employer")),
        *(("By", "location"), ("I hvilken by bor du?", "location"), ("Region", "location")),
        *(("Fysisk eller virtuelt?", "meeting_form"), ("Hvordan vil I mødes?", "meeting_form")),
        *(("Hvilke sprog taler du?", "languages"), ("Language", "languages")),
        *(("Kan tage to mentees", "capacity"), ("Hvor mange mentees vil du have?", "capacity")),
        *(("Jeg giver samtykke til, at min e-mail deles med mit match", "consent"),),
        *(("I agree that my contact data may be shared", "consent"), ("GDPR", "consent")),
        *(("Ledig/Tilgængelig", "available"), ("Er du ledig i efteråret?", "available")),
        *(("Sprunget over/ventede sidst", "waited"), ("Passed over last time?", "waited")),
        *(("Ønsker til makker", "wishes"), ("Er der en bestemt mentor, du ønsker?", "wishes")),
        *(("Har du andet på hjerte?", "note"), ("Bemærkninger", "note")),
        *(("Tidsstempel", "submitted"), ("Fuldførelsestidspunkt", "submitted")),
        *(("Fagforening", None), ("Skostørrelse", None), ("Stilling", None), ("Alder", None)),
    ],
)
def test_the_usual_titles_are_known(title, field):
    assert guessed(title, "") == (field,)


def test_microsoft_forms():
    headings = (
        "Id|Starttidspunkt|Fuldførelsestidspunkt|Mail|Navn|Fulde navn|E-mail|Hvilken uddannelse?"
    )
    row = "1|2026-09-03 12:00:00|2026-09-03 12:04:00|anonymous||Bo Bæk|bo@example.org|Biologi"
    table = a_table(headings, row)
    fields = guess_fields(table)
    assert fields == (None, None, "submitted", None, None, "name", "email", "subject")
    assert unknown_columns(table, fields) == ("Mail", "Navn")


def test_the_marks_of_a_quiz_are_the_tools_own():
    table = a_table(
        "Total points|Full name|Points - Full name|Feedback - Full name|E-mail|E-mail [Score]|Tak",
        "0|Bo Bæk|0||bo@example.org|0 / 1|x",
    )
    fields = guess_fields(table)
    assert fields == (None, "name", None, None, "email", None, None)
    assert unknown_columns(table, fields) == ("Tak",)


def test_google_forms():
    fields = guessed(
        "Timestamp|Email Address|What is your full name?|Consent to share contact data",
        "2026/09/03 2:05:06 PM GMT+2|bo@example.org|Bo Bæk|Yes",
    )
    assert fields == ("submitted", "email", "name", "consent")


def test_limesurvey_spreads_a_choice_over_columns():
    fields = guessed(
        "Response ID|Date submitted|Full name|E-mail|Emner [Cv]|Emner [Netværk]|Emner [Other]",
        "7|2026-09-03 14:05:06|Bo|bo@example.org|Yes|No|",
    )
    assert fields == (None, "submitted", "name", "email", "topics", "topics", "topics")


def test_only_one_of_two_spread_questions_is_the_field():
    fields = guessed("Emner [Cv]|Emner [Jobs]|Temaer [Ro]", "Ja|Nej|Ja")
    assert fields == ("topics", "topics", None)


def test_no_field_comes_twice():
    fields = guessed("Navn|Fulde navn|Fornavn|Efternavn|Dit navn", "Bo Bæk||Bo|Bæk|")
    assert fields == ("name", None, "first_name", "last_name", None)


def test_what_mentors_and_mentees_were_asked_apart_is_one_field():
    fields = guessed(
        "Hvad er din uddannelsesbaggrund?|Hvor bor du?|Hvilken uddannelse læser du?|Hvor bor du?2",
        "Kemi|Ry||",
        "Fysik|Mols||",
        "||Biologi|Aarhus",
    )
    assert fields == ("subject", "location", "subject", "location")


def test_what_somebody_was_asked_twice_goes_to_the_better_title_alone():
    fields = guessed("Fag|Hvilken uddannelse læste du først?", "Kemi|Fysik", "Fysik|", "|Biologi")
    assert fields == ("subject", None)


def test_the_codes_of_options_alone_do_not_tell_what_was_ticked():
    fields = guessed("navn|email|emner[SQ001]|emner[other]", "Bo Bæk|bo@example.org|Ja|Ro")
    assert fields == ("name", "email", None, None)


def test_a_choice_of_consents_is_no_consent():
    fields = guessed("Samtykke [telefon]|Samtykke [foto]", "Ja|Nej")
    assert fields == (None, None)
    assert guessed("Samtykke [Ja, I må dele mine data]", "Ja") == ("consent",)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        *(("moedeform", "meeting_form"), ("oensket_erfaring", "experience_wanted")),
        *(("bemaerkninger", "note"), ("aars_erfaring", "experience_years")),
        *(("by. By", "location"), ("id. Response ID", None), ("submitdate", "submitted")),
        *(("May we share your details with your match?", "consent"), ("closetime", "submitted")),
    ],
)
def test_titles_as_survey_tools_spell_them(title, field):
    table = a_table(title, "")
    assert guess_fields(table) == (field,)
    assert unknown_columns(table, guess_fields(table)) == ()


def test_a_number_of_the_tools_own_is_no_workplace():
    assert guessed("organization|Navn", "269318|Bo Bæk") == (None, "name")


# What lies, what is missing, and what there is too much of


def test_a_heading_that_lies_is_not_believed():
    rows = [f"p{n}@example.org|{name}" for n, name in enumerate(PEOPLE)]
    assert guessed("Navn|Kontakt", *rows) == ("email", "name")


def test_headings_that_changed_places_are_not_believed():
    rows = [f"p{n}@example.org|{name}|Mentor" for n, name in enumerate(PEOPLE)]
    assert guessed("Navn|E-mail|Rolle", *rows)[:2] == ("email", "name")


def test_a_strange_name_under_its_heading_is_a_name():
    rows = [f"={n}|p{n}@example.org" for n in range(5)]
    assert guessed("Navn|E-mail", *rows) == ("name", "email")


def test_a_table_without_headings_is_known_by_what_it_holds():
    rows = [f"{name}|p{n}@example.org|+45 1234567{n}|Mentee" for n, name in enumerate(PEOPLE)]
    assert guessed("A|B|C|D", *rows) == ("name", "email", "phone", "role")


@pytest.mark.parametrize(
    ("headings", "own"),
    [
        ("Navn|E-mail|Din leders e-mail", 1),
        ("Navn|Din leders e-mail|E-mail", 2),
        ("Navn|E-mail (leder)|E-mail", 2),
        ("Navn|Kontaktperson e-mail|Din e-mail", 2),
        ("Navn|Email|Email (work)", 1),
        ("Navn|Email (work)|Email", 2),
        ("Navn|Arbejdsmail|E-mail", 2),
        ("Navn|Chefens mailadresse|Mailadresse", 2),
        ("Navn|E-mail på nærmeste leder|Hvilken e-mail kan vi skrive til?", 2),
        ("Name|Your manager's email address|What is your email address?", 2),
        ("Name|Emergency contact e-mail|Which e-mail do you use?", 2),
    ],
)
def test_of_two_addresses_the_persons_own_is_the_address(headings, own):
    rows = [f"{name}|a{n}@example.org|b{n}@example.org" for n, name in enumerate(PEOPLE)]
    fields = guessed(headings, *rows)
    assert [place for place, field in enumerate(fields) if field == "email"] == [own]


def test_the_name_and_phone_of_somebody_else_are_not_theirs():
    rows = [f"Chef {name}|1234567{n}|{name}|2234567{n}" for n, name in enumerate(PEOPLE)]
    fields = guessed("Leders navn|Leders telefon|Fulde navn|Telefon", *rows)
    assert fields == (None, None, "name", "phone")


def test_nobody_is_known_by_the_address_of_their_leader():
    rows = [f"{name}|a{n}@example.org" for n, name in enumerate(PEOPLE)]
    assert guessed("Navn|Leders e-mail", *rows) == ("name", None)


def test_of_sixty_questions_the_twelve_that_matter_are_found():
    asked = {
        "Fulde navn": "name",
        "E-mail": "email",
        "Mobil": "phone",
        "Vil du være mentor eller mentee?": "role",
        "Hvad er din uddannelse?": "subject",
        "Hvilke emner vil du tale om?": "topics",
        "Hvor mange års erfaring har du?": "experience_years",
        "Arbejdsplads": "employer",
        "Hvilken by bor du i?": "location",
        "Hvordan vil du helst mødes?": "meeting_form",
        "Må vi dele dine oplysninger med dit match?": "consent",
        "Andet, vi skal vide?": "note",
    }
    answers = {
        "Fulde navn": PEOPLE,
        "E-mail": [f"p{n}@example.org" for n in range(4)],
        "Mobil": [f"1234567{n}" for n in range(4)],
        "Vil du være mentor eller mentee?": ["Mentor", "Mentee", "Begge", "Mentor"],
        "Hvad er din uddannelse?": ["Kemi", "Fysik", "Jura", "Kemi"],
        "Hvilke emner vil du tale om?": ["Cv;Løn;", "Cv;", "Løn;", "Cv;"],
        "Hvor mange års erfaring har du?": ["1", "22", "3", "4"],
        "Arbejdsplads": ["Fjord A/S", "Ry Skole", "", "Novo"],
        "Hvilken by bor du i?": ["Ry", "Mols", "Aarhus", "Ry"],
        "Hvordan vil du helst mødes?": ["Fysisk", "Virtuelt", "Begge dele", "Fysisk"],
        "Må vi dele dine oplysninger med dit match?": ["Ja", "Ja", "Nej", "Ja"],
        "Andet, vi skal vide?": ["", "Kun onsdage", "", "Nej"],
    }
    columns: list[tuple[str, Sequence[str]]] = []
    noise = iter(NOISE)
    for title in asked:
        columns.extend(next(noise) for _ in range(4))
        columns.append((title, answers[title]))
    assert len(columns) == 60
    rows = ["|".join(cells[n] for _, cells in columns) for n in range(4)]
    headings = "|".join(title for title, _ in columns)
    fields = guessed(headings, *rows)
    found = {title: field for (title, _), field in zip(columns, fields, strict=True) if field}
    assert found == asked


def test_a_long_question_is_believed_only_when_its_answers_fit():
    assert guessed("Hvornår er du tilgængelig til møder?", "Mandag aften") == (None,)
    assert guessed("Kan du komme til mødet den 3.?", "Ja") == (None,)
    assert guessed("Hvad vil du gerne være klogere på?", "Livet") == (None,)
    assert guessed("Hvad vil du gerne være?", "Mentor") == ("role",)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ønsker til makker", "Gerne en, der er tålmodig"),
        ("Ønsket erfaring", "Ledelse"),
        ("Tilgængelighed", "Mandag aften"),
    ],
)
def test_free_text_under_a_title_costs_nobody_their_sign_up(title, text):
    assert guessed(title, text) == (None,)


def test_addresses_are_found_under_any_title():
    assert guessed("Hvem|Kontakt", "Bo|bo@example.org") == (None, "email")
    assert guessed("Hvem|Kontakt", "Bo|Aarhus") == (None, None)


def test_a_role_is_found_under_any_title_but_not_in_a_remark():
    assert guessed("I am|Kontakt", "Mentor|bo@example.org") == ("role", "email")
    remark = "Jeg vil helst have en mentor fra Aarhus"
    assert guessed("Hvad mere?|Kontakt", f"{remark}|bo@example.org") == (None, "email")


def test_the_map_beats_the_guess():
    table = a_table("Navn|Kaldenavn|E-mail|Fag|Hold", "Bo|B|bo@example.org|A|B")
    fields = fields_from_map(table, ["Kaldenavn=name", "Hold=subject", "fag="])
    assert fields == (None, "name", "email", None, "subject")


def test_the_map_of_name_parts_replaces_a_guessed_name_and_the_other_way_round():
    table = a_table("Navn|Efternavn|Kaldenavn", "Bo|Bæk|B")
    assert fields_from_map(table, ["Navn=first_name"]) == ("first_name", "last_name", None)
    assert fields_from_map(table, ["Kaldenavn=name"]) == (None, None, "name")


def test_the_map_takes_titles_as_they_are_said_and_with_equals_signs():
    table = a_table("1. E-mail:|a=b", "bo@example.org|x")
    assert fields_from_map(table, ["e-mail=email", "a=b=note"]) == ("email", "note")


def test_the_map_takes_a_whole_spread_question():
    table = a_table("Ting [Cv]|Ting [Jobs]|Andet", "Ja|Nej|x")
    assert fields_from_map(table, ["Ting=topics"]) == ("topics", "topics", "note")


def test_the_map_corrects_a_given_mapping():
    table = a_table("Navn|Fag", "Bo|A")
    assert fields_from_map(table, ["Fag=note"], (None, Field.SUBJECT)) == (None, "note")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Navn=shoe_size", "no field “shoe_size”. The fields are: name, first_name"),
        ("Sko=name", "no column “Sko”. The columns are: Navn, Fag"),
        ("Navn", "does not say which column is what"),
        ("=name", "does not say which column is what"),
    ],
)
def test_a_mistyped_map_is_named(text, sentence):
    with pytest.raises(UserError) as caught:
        fields_from_map(a_table("Navn|Fag", "Bo|A"), [text])
    assert sentence in str(caught.value)


def test_what_is_missing_is_told():
    assert missing_fields((Field.FIRST_NAME, None)) == (Field.EMAIL,)
    assert missing_fields((None,)) == (Field.NAME, Field.EMAIL)
    assert missing_fields((Field.NAME, Field.EMAIL)) == ()


def test_a_form_tools_own_columns_are_not_called_unknown():
    table = a_table("Id|Sko|Navn", "1|42|Bo")
    assert unknown_columns(table, guess_fields(table)) == ("Sko",)
