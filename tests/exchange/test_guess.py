"""Columns are known by the titles that forms and spreadsheets give them."""

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
