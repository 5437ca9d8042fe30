"""Rows become sign-ups, or are rejected with the place and the reason."""

import unicodedata
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.exchange.fields import Field, heading
from mentordesk.exchange.sheet import Sheet
from mentordesk.exchange.sign_up import SignUp, SignUpDefaults, SignUps, parse
from mentordesk.exchange.tables import Row, Table, read_table
from mentordesk.exchange.workbook import write_workbook
from mentordesk.i18n import Translator
from mentordesk.vocabulary import Language, MeetingForm, Role
from tests.exchange.typed_tables import a_table, read

MENTEES = SignUpDefaults(role=Role.MENTEE)
WHO = "Navn|E-mail"


def the_one(sign_ups: SignUps) -> SignUp:
    assert not sign_ups.rejected
    (only,) = sign_ups.rows
    return only


def the_reason(sign_ups: SignUps) -> str:
    assert not sign_ups.rows
    (only,) = sign_ups.rejected
    return only.reason.sentence(Translator(Language.ENGLISH))


def test_a_full_row_is_read_whole():
    table = a_table(
        "Navn|E-mail|Telefon|Rolle|Fag|Fakultet|Emner|Års erfaring|Arbejdsplads|Sektor|Sted"
        "|Mødeform|Sprog|Antal mentees|Samtykke|Ledig|Sprunget over sidst"
        "|Ønsker til makker|Skal ikke matches med|Bemærkning",
        "Åse  Bæk|AASE@example.org|+45 12345678|mentor|Kemi; Fysik|Natur|Cv;Netværk;|5-10 år"
        "|Fjord A/S|Privat|Ry|begge|dansk; engelsk|2|Ja|x|Nej|bo@example.org"
        "|kim@example.org; Per Dam|Kun onsdage",
    )
    assert asdict(the_one(read(table))) == {
        "row": 2,
        "roles": (Role.MENTOR,),
        "name": "Åse Bæk",
        "email": "aase@example.org",
        "phone": "+45 12345678",
        "subjects": ("Kemi", "Fysik"),
        "faculty": "Natur",
        "topics": ("Cv", "Netværk"),
        "experience_years": 5,
        "employer": "Fjord A/S",
        "sector": "Privat",
        "location": "Ry",
        "meeting_form": MeetingForm.BOTH,
        "languages": ("da", "en"),
        "capacity": 2,
        "consent": True,
        "available": True,
        "waited": False,
        "wishes": (("bo@example.org",), ()),
        "avoids": (("kim@example.org",), ("Per Dam",)),
        "experience_wanted": None,
        "note": "Kun onsdage",
        "submitted": None,
    }


def test_a_blank_says_nothing():
    table = a_table(f"{WHO}|Telefon|Fag|Emner|Samtykke|Antal mentees", "Bo|bo@example.org|-||n/a||")
    one = the_one(read(table, MENTEES))
    assert (one.phone, one.subjects, one.topics, one.consent, one.capacity) == (None,) * 5


def test_name_parts_are_put_together():
    table = a_table("Fornavn|Efternavn|E-mail", "Bo|Bæk|bo@example.org", "Ida||ida@example.org")
    assert [row.name for row in read(table, MENTEES).rows] == ["Bo Bæk", "Ida"]


def test_any_name_is_a_name():
    names = ['<b>Bo & "Søn"</b>', '=HYPERLINK("x")', "x" * 300, "Bo 🙂"]
    table = a_table(WHO, *(f"{name}|p{n}@example.org" for n, name in enumerate(names)))
    assert [row.name for row in read(table, MENTEES).rows] == names


def test_a_consent_of_the_form_holds_for_all_but_those_who_said_no():
    table = a_table(f"{WHO}|Samtykke", "Bo|bo@example.org|", "Ida|ida@example.org|Nej")
    defaults = SignUpDefaults(role=Role.MENTEE, consent=True)
    assert [row.consent for row in read(table, defaults).rows] == [True, False]


def test_the_column_beats_the_role_that_was_asked_for():
    table = a_table(f"{WHO}|Rolle", "Bo|bo@example.org|mentor", "Ida|ida@example.org|")
    assert [row.roles for row in read(table, MENTEES).rows] == [(Role.MENTOR,), (Role.MENTEE,)]


def test_a_person_may_be_both():
    table = a_table(f"{WHO}|Rolle", "Bo|bo@example.org|begge")
    assert the_one(read(table)).roles == (Role.MENTOR, Role.MENTEE)


@pytest.mark.parametrize(
    ("title", "cell", "capacity"),
    [
        ("Kan tage to mentees", "Ja", 2),
        ("Kan tage to mentees", "Nej, kun én", 1),
        ("Antal mentees", "3", 3),
        ("Do you want more than one mentee?", "yes", 2),
    ],
)
def test_seats_are_read_as_the_title_asks(title, cell, capacity):
    table = a_table(f"{WHO}|{title}", f"Bo|bo@example.org|{cell}")
    assert the_one(read(table, MENTEES)).capacity == capacity


def test_topics_in_one_cell_of_a_google_form():
    table = a_table(
        f"{WHO}|Emner",
        "Bo|bo@example.org|Cv, Netværk",
        "Ida|ida@example.org|Netværk, Jobs",
        "Eva|eva@example.org|Cv",
    )
    assert [row.topics for row in read(table, MENTEES).rows] == [
        ("Cv", "Netværk"),
        ("Netværk", "Jobs"),
        ("Cv",),
    ]


def test_topics_spread_over_columns():
    table = a_table(
        f"{WHO}|Emner [Cv]|Emner [Netværk]|Emner [Andet]",
        "Bo|bo@example.org|Ja|Nej|Ro",
        "Ida|ida@example.org|1|x|",
        "Eva|eva@example.org|||",
    )
    assert [row.topics for row in read(table, MENTEES).rows] == [
        ("Cv", "Ro"),
        ("Cv", "Netværk"),
        None,
    ]


def test_a_meeting_form_spread_over_columns():
    table = a_table(
        f"{WHO}|Mødeform [Fysisk]|Mødeform [Virtuelt]",
        "Bo|bo@example.org|Ja|Ja",
        "Ida|ida@example.org|Nej|Ja",
    )
    assert [row.meeting_form for row in read(table, MENTEES).rows] == ["both", "virtual"]


def test_a_single_spread_column():
    table = a_table(f"{WHO}|Emner [Cv]", "Bo|bo@example.org|Ja", "Ida|ida@example.org|Nej")
    assert [row.topics for row in read(table, MENTEES).rows] == [("Cv",), None]


def test_a_spread_cell_that_is_neither_yes_nor_no_is_rejected():
    table = a_table(f"{WHO}|Emner [Cv]|Emner [Job]", "Bo|bo@example.org|måske|Ja")
    (rejected,) = read(table, MENTEES).rejected
    assert (rejected.row, rejected.column, rejected.value) == (2, "Emner [Cv]", "måske")


def test_two_columns_mapped_to_one_field_are_joined_or_the_first_one_counts():
    mapping = (Field.NAME, Field.EMAIL, Field.TOPICS, Field.TOPICS, Field.PHONE, Field.PHONE)
    table = a_table(f"{WHO}|a|b|c|d", "Bo|bo@example.org|Cv|Job||12345678")
    one = the_one(read(table, MENTEES, mapping))
    assert (one.topics, one.phone) == (("Cv", "Job"), "12345678")


@pytest.mark.parametrize(
    ("headings", "row", "column", "value", "reason"),
    [
        (WHO, "|bo@example.org", "Navn", "", "The name is missing."),
        ("Fornavn|Efternavn|E-mail", "||bo@example.org", "Fornavn", "", "The name is missing."),
        ("E-mail", "bo@example.org", "name", "", "The name is missing."),
        (WHO, "Bo|", "E-mail", "", "The e-mail address is missing."),
        ("Navn", "Bo", "email", "", "The e-mail address is missing."),
        (WHO, "Bo|bo", "E-mail", "bo", "“bo” is not an e-mail address."),
        (f"{WHO}|Erfaring", "Bo|b@x.dk|x", "Erfaring", "x", "“x” is not a number of years."),
        (f"{WHO}|Samtykke", "Bo|b@x.dk|?", "Samtykke", "?", "“?” is neither yes nor no."),
        (f"{WHO}|Pladser", "Bo|b@x.dk|ja", "Pladser", "ja", "“ja” is not a number of mentees."),
        (f"{WHO}|Sprog", "Bo|b@x.dk|abc", "Sprog", "abc", "“abc” is not the name of a language."),
        (
            f"{WHO}|Rolle",
            "Bo|b@x.dk|gæst",
            "Rolle",
            "gæst",
            "“gæst” is not a role. Write mentor, mentee or both.",
        ),
    ],
)
def test_what_cannot_be_read_is_rejected_with_place_and_reason(
    headings, row, column, value, reason
):
    sign_ups = read(a_table(headings, row), MENTEES)
    assert the_reason(sign_ups) == reason
    (rejected,) = sign_ups.rejected
    assert (rejected.row, rejected.column, rejected.value) == (2, column, value)


def test_without_a_role_nobody_is_signed_up():
    sign_ups = read(a_table(WHO, "Bo|bo@example.org"))
    assert the_reason(sign_ups) == "It does not say whether this person is a mentor or a mentee."


def test_one_bad_row_leaves_the_others_alone():
    sign_ups = read(a_table(WHO, "Bo|bo", "Ida|ida@example.org", "|x@example.org"), MENTEES)
    assert [row.row for row in sign_ups.rows] == [3]
    assert [rejected.row for rejected in sign_ups.rejected] == [2, 4]


def test_turned_names_are_turned_back():
    table = a_table(WHO, "Bæk Lund, Bo|bo@example.org", "Krogh, Ida A.|ida@example.org")
    assert [row.name for row in read(table, MENTEES).rows] == ["Bo Bæk Lund", "Ida A. Krogh"]


@pytest.mark.parametrize("name", ["Bo Bæk, ph.d.", "Bo Bæk, Cand.mag.", "=,0", "Bo, af Ry"])
def test_a_name_with_a_comma_in_it_is_not_always_turned(name):
    assert the_one(read(a_table(WHO, f"{name}|bo@example.org"), MENTEES)).name == name


def test_of_two_columns_the_one_that_was_answered_is_named():
    mapping = (Field.NAME, Field.EMAIL, Field.EXPERIENCE_YEARS, Field.EXPERIENCE_YEARS)
    (rejected,) = read(a_table(f"{WHO}|a|b", "Bo|bo@example.org||x"), MENTEES, mapping).rejected
    assert rejected.column == "b"


def test_the_newest_submission_wins_by_its_time():
    table = a_table(
        f"Tidsstempel|{WHO}|Fag",
        "03-09-2026 12:00:00|Bo Ny|bo@example.org|Kemi",
        "02-09-2026 12:00:00|Bo Gammel|BO@example.org|Fysik",
        "01-09-2026 12:00:00|Ida|ida@example.org|Fysik",
    )
    first, second = read(table, MENTEES).rows
    assert (first.row, first.name, first.subjects) == (2, "Bo Ny", ("Kemi",))
    assert first.submitted == datetime(2026, 9, 3, 12, tzinfo=UTC)
    assert second.name == "Ida"


def test_without_times_the_later_row_wins():
    table = a_table(f"{WHO}|Fag", "Bo|bo@example.org|Kemi", "Bo B|bo@example.org|Fysik")
    one = the_one(read(table, MENTEES))
    assert (one.row, one.name, one.subjects) == (3, "Bo B", ("Fysik",))


def test_what_the_newer_one_leaves_blank_the_older_one_still_says():
    table = a_table(
        f"{WHO}|Fag|Telefon", "Bo|bo@example.org|Kemi|12345678", "Bo|bo@example.org|Fysik|"
    )
    one = the_one(read(table, MENTEES))
    assert (one.subjects, one.phone) == (("Fysik",), "12345678")


def test_the_same_person_in_two_roles_is_not_the_same_submission():
    table = a_table(f"{WHO}|Rolle", "Bo|bo@example.org|mentor", "Bo|bo@example.org|mentee")
    assert [row.roles for row in read(table).rows] == [(Role.MENTOR,), (Role.MENTEE,)]


def test_a_later_submission_in_one_role_leaves_the_other_as_it_was():
    table = a_table(
        f"{WHO}|Rolle|Fag", "Bo|bo@example.org|begge|Kemi", "Bo|bo@example.org|mentor|Fysik"
    )
    assert [(row.row, row.roles, row.subjects) for row in read(table).rows] == [
        (2, (Role.MENTEE,), ("Kemi",)),
        (3, (Role.MENTOR,), ("Fysik",)),
    ]


def test_a_repeated_submission_in_both_roles_stays_one():
    table = a_table(f"{WHO}|Rolle", "Bo|bo@example.org|begge", "Bo B|bo@example.org|begge")
    one = the_one(read(table))
    assert (one.row, set(one.roles)) == (3, set(Role))


def test_unknown_columns_are_listed():
    table = a_table(f"{WHO}|Skostørrelse", "Bo|bo@example.org|42")
    assert read(table, MENTEES).unknown_columns == ("Skostørrelse",)


_ALMOST_A_VALUE = st.from_regex(r"[-+<(]?\d{0,5}[.,:/ -]?\d{0,3} ?[a-zæøå;@.]{0,9}")


@given(st.sampled_from(Field), st.one_of(st.text(), _ALMOST_A_VALUE))
def test_no_text_in_any_column_brings_it_down(field, text):
    mapping = (Field.NAME, Field.EMAIL, field)
    table = Table(("a", "b", "c"), (Row(2, ("Bo", "bo@example.org", text)),))
    sign_ups = parse(table, mapping, MENTEES)
    assert len(sign_ups.rows) + len(sign_ups.rejected) == 1
    for rejected in sign_ups.rejected:
        assert rejected.reason.sentence(Translator(Language.ENGLISH))


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)


@settings(max_examples=30)
@given(st.lists(_WORDS, min_size=1, max_size=5), st.sampled_from(Language))
def test_what_export_writes_import_reads_back(tmp_path_factory, names, language):
    folder: Path = tmp_path_factory.mktemp("round")
    fields = (Field.NAME, Field.EMAIL, Field.ROLE, Field.PHONE, Field.EXPERIENCE_YEARS)
    rows = [
        (f"={name}", f"p{number}@example.org", "Mentor", "+45 12345678", 7)
        for number, name in enumerate(names)
    ]
    titles = [heading(field, language) for field in fields]
    write_workbook(folder / "x.xlsx", [Sheet("Deltagere", titles, rows)])
    found = read(read_table(folder / "x.xlsx"))
    assert not found.rejected
    assert [(row.name, row.phone, row.experience_years) for row in found.rows] == [
        (_composed(name), phone, years) for name, _, _, phone, years in rows
    ]


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
