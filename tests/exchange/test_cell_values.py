"""What people write in a sign-up means what they meant, or is refused."""

import pytest

from mentordesk.exchange.cell_values import (
    address,
    meeting_form,
    people,
    phone,
    roles,
    seats,
    years,
    yes_or_no,
)
from mentordesk.exchange.languages import language_codes
from mentordesk.exchange.rejection import Reason, UnreadableError
from mentordesk.i18n import Translator
from mentordesk.vocabulary import Language, MeetingForm, Role

BOTH_ROLES = (Role.MENTOR, Role.MENTEE)


@pytest.mark.parametrize(
    "text",
    [
        *("Ja", "ja", "JA!", "yes", "Y", "x", "X", "1", "sand", "TRUE", "ok", "✓", "☑", "Ledig"),
        "Ja, mine kontaktoplysninger må deles med mit match",
        "Yes, you may",
        "Jeg giver samtykke til, at mine oplysninger deles, men ikke min adresse",
        "Jeg accepterer betingelserne",
        "I consent to this",
        "I agree",
        "Mine oplysninger må gerne deles",
        "Hermed bekræftes det",
    ],
)
def test_a_yes_is_a_yes(text):
    assert yes_or_no(text) is True


@pytest.mark.parametrize(
    "text",
    [
        *("Nej", "no", "N", "0", "falsk", "FALSE", "☐", "Optaget", "busy", "ikke"),
        "Nej, helst ikke",
        "Jeg giver ikke samtykke",
        "Jeg ønsker ikke at give samtykke",
        "Det giver jeg ikke samtykke til",
        "I do not agree",
        "I don't consent",
        "No, thanks",
    ],
)
def test_a_no_is_a_no(text):
    assert yes_or_no(text) is False


@pytest.mark.parametrize("text", ["måske", "ved ikke", "Mandag aften", "2", "?", "japan"])
def test_what_is_neither_is_refused(text):
    with pytest.raises(UnreadableError) as caught:
        yes_or_no(text)
    assert text in caught.value.reason.sentence(Translator(Language.ENGLISH))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("7", 7), ("7.0", 7), ("7,5", 7), ("0", 0), ("7 år", 7), ("ca. 7 år", 7), ("7+", 7)),
        *(("5-10 år", 5), ("5–10", 5), ("mellem 5 og 10 år", 5), ("over 10 år", 10)),
        *(("Mindst 5 år", 5), ("under 5 år", 0), ("< 5", 0), ("Mindre end et år", 0)),
        *(("fem år", 5), ("Ingen", 0), ("ten years", 10), ("6 måneder", 0), ("18 months", 1)),
        *(("2 år og 6 måneder", 2), ("007", 7), ("ti til femten år", 10), ("seks måneder", 0)),
    ],
)
def test_years_count_from_the_lower_end(text, number):
    assert years(text) == number


@pytest.mark.parametrize(
    "text", ["mange", "en del år", "siden 2012", "2026-10-05", "-3", "Meget", "9" * 5000]
)
def test_what_is_no_number_of_years_is_refused(text):
    with pytest.raises(UnreadableError, match="not a number of years"):
        years(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [*(("1", 1), ("2", 2), ("2.0", 2), ("0", 0), ("2 mentees", 2), ("to", 2), ("Én", 1))],
)
def test_seats_are_numbers(text, number):
    assert seats(text, asks_for_two=False) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("ja", 2), ("nej", 1), ("x", 2), ("Ja, gerne to", 2), ("Nej, kun én", 1)),
        *(("2", 2), ("1", 1), ("0", 1), ("yes", 2)),
    ],
)
def test_a_question_about_two_mentees_is_answered_with_yes_or_no(text, number):
    assert seats(text, asks_for_two=True) == number


@pytest.mark.parametrize("text", ["ja", "mange", "-1", "1,5", "100", "45123456"])
def test_what_is_no_number_of_mentees_is_refused(text):
    with pytest.raises(UnreadableError, match="not a number of mentees"):
        seats(text, asks_for_two=False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("mentor", (Role.MENTOR,)), ("MENTEE", (Role.MENTEE,)), ("both", BOTH_ROLES)),
        *(("Begge dele", BOTH_ROLES), ("Mentor og mentee", BOTH_ROLES)),
        *(("mentor;mentee", BOTH_ROLES), ("mentee/mentor", BOTH_ROLES)),
        *(("Mentee (jeg søger en mentor)", (Role.MENTEE,)), ("Mentorer", (Role.MENTOR,))),
        ("Jeg vil gerne være mentor for en mentee", (Role.MENTOR,)),
        ("Jeg vil gerne have en mentor", (Role.MENTEE,)),
        ("I am looking for a mentor", (Role.MENTEE,)),
        ("Jeg ønsker mig en mentee", (Role.MENTOR,)),
    ],
)
def test_a_role_is_what_the_person_wants_to_be(text, found):
    assert roles(text) == found


def test_a_stranger_role_is_refused():
    with pytest.raises(UnreadableError, match="not a role"):
        roles("gæst")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        *(("physical", MeetingForm.PHYSICAL), ("Fysisk", MeetingForm.PHYSICAL)),
        *(("In person", MeetingForm.PHYSICAL), ("Ansigt til ansigt", MeetingForm.PHYSICAL)),
        *(("Kun fysisk, ikke online", MeetingForm.PHYSICAL), ("Teams", MeetingForm.VIRTUAL)),
        *(("virtual", MeetingForm.VIRTUAL), ("Virtuelt", MeetingForm.VIRTUAL)),
        *(("both", MeetingForm.BOTH), ("Begge dele", MeetingForm.BOTH)),
        *(("Fysisk eller virtuelt", MeetingForm.BOTH), ("Fysisk;Online;", MeetingForm.BOTH)),
        *(("Ligegyldigt", MeetingForm.BOTH), ("No preference", MeetingForm.BOTH)),
    ],
)
def test_a_meeting_form_is_known_by_its_usual_words(text, form):
    assert meeting_form(text) is form


def test_another_meeting_form_is_refused():
    with pytest.raises(UnreadableError, match="not a meeting form"):
        meeting_form("brevdue")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BO@Example.ORG", "bo@example.org"),
        ("Bo Bæk <bo.baek@example.org>", "bo.baek@example.org"),
        ("mailto:bo@example.org", "bo@example.org"),
        (" bo@example.org.", "bo@example.org"),
        ("bo+mentor@mail.example.org", "bo+mentor@mail.example.org"),
        ("søren@ærø.example", "søren@ærø.example"),
    ],
)
def test_an_address_is_in_lower_case_and_bare(text, found):
    assert address(text) == found


@pytest.mark.parametrize(
    "text",
    [
        *("bo", "bo@example", "@example.org", "bo@@example.org", "bo@example..org", "bo b@x.dk"),
        *("bo.@example.org", ".bo@example.org", "bo@-example.org", "x" * 250 + "@example.org"),
        *("anonymous", "a@b.dk, c@d.dk"),
    ],
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(UnreadableError, match="not an e-mail address"):
        address(text)


def test_wishes_are_addresses_each_once():
    text = (
        "Bo@example.org; ida@example.org eva@example.org,\nbo@example.org, Åge B <aa@example.org>"
    )
    assert people(text) == (
        ("bo@example.org", "ida@example.org", "eva@example.org", "aa@example.org"),
        (),
    )


@pytest.mark.parametrize(
    ("text", "addresses", "names"),
    [
        ("ida@example.org; Bo Friis", ["ida@example.org"], ["Bo Friis"]),
        ("Bo Friis", [], ["Bo Friis"]),
        ("Bo Friis og Ida Krogh", [], ["Bo Friis", "Ida Krogh"]),
        ("Bo Friis & Ida Krogh.", [], ["Bo Friis", "Ida Krogh"]),
        ("Bo Friis, Ida Krogh", [], ["Bo Friis", "Ida Krogh"]),
        ("Friis, Bo", [], ["Friis, Bo"]),
        ("Bo Friis\nbo friis", [], ["Bo Friis", "bo friis"]),
        ("Bo Friis (bo@example.org)", ["bo@example.org"], []),
        ("Bo Friis bo@example.org, Ida Krogh", ["bo@example.org"], ["Ida Krogh"]),
        ("Nej", [], []),
        ("Nej tak.", [], []),
        ("None", [], []),
        ("N/A", [], []),
    ],
)
def test_partners_are_known_by_address_or_by_name(text, addresses, names):
    assert people(text) == (tuple(addresses), tuple(names))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+45 12 34 56 78", "+45 12 34 56 78"),
        ("45123456.0", "45123456"),
        ("4.512345678E+09", "4512345678"),
        ("4,5123456E7", "45123456"),
        ("(0045) 12-34", "(0045) 12-34"),
    ],
)
def test_a_phone_number_stays_text(text, number):
    assert phone(text) == number


def test_a_phone_number_that_lost_its_digits_is_refused():
    with pytest.raises(UnreadableError, match="shortened"):
        phone("4,51E+09")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        *(("dansk; engelsk", ("da", "en")), ("Danish and English", ("da", "en"))),
        *(("da,en", ("da", "en")), ("Dansk og norsk", ("da", "no")), ("DANSK", ("da",))),
        *(("English (United States)", ("en",)), ("fransk/tysk", ("fr", "de"))),
        *(("polsk; Arabic", ("pl", "ar")), ("dansk; Danish", ("da",))),
    ],
)
def test_languages_become_codes(text, codes):
    assert language_codes(text) == codes


def test_a_language_nobody_speaks_is_refused():
    with pytest.raises(UnreadableError, match="not the name of a language"):
        language_codes("dansk; volapyksk")


def test_a_reason_is_data_until_it_is_shown():
    reason = Reason("The name is missing.")
    assert reason.sentence(Translator(Language.ENGLISH)) == "The name is missing."
