"""What a spreadsheet makes of telephone numbers, days and names is mended, or told of."""

import datetime as dt
from pathlib import Path

import pytest

from mentordesk.exchange.sign_up import SignUpDefaults, SignUps, guess_fields, parse
from mentordesk.exchange.tables import Table, read_table
from mentordesk.i18n import Translator
from mentordesk.vocabulary import Language, Role
from tests.exchange.shapes.files import a_text_table, a_workbook

NAMES = ("Åse Bæk", "Bo Lund", "Ida Krogh", "Eva Skov")


def taken(table: Table) -> SignUps:
    return parse(table, guess_fields(table), SignUpDefaults(role=Role.MENTEE))


def with_phones(folder: Path, *phones: object, kind: str) -> SignUps:
    people = [
        (f"{name} {n}", f"p{n}@example.org", phone)
        for n, (name, phone) in enumerate(zip(NAMES * 2, phones, strict=False))
    ]
    rows = [("Navn", "E-mail", "Telefon"), *people]
    if kind == "xlsx":
        return taken(read_table(a_workbook(folder / "x.xlsx", Ark1=rows)))
    return taken(read_table(a_text_table(folder / "x.csv", rows, delimiter=";", codec="cp1252")))


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        (12345678, "12345678"),
        (4512345678.0, "4512345678"),
        ("4512345678.0", "4512345678"),
        ("1.2345678E+07", "12345678"),
        ("1,2345678E+07", "12345678"),
        ("4,512345678E+9", "4512345678"),
        ("+45 12 34 56 78", "+45 12 34 56 78"),
        ("004512345678", "004512345678"),
    ],
)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_telephone_number_that_became_a_number_is_mended(tmp_path, cell, phone, kind):
    found = with_phones(tmp_path, cell, kind=kind)
    assert (found.rejected, found.rows[0].phone) == ((), phone)


@pytest.mark.parametrize("cell", ["1,2345E+07", "4.51235E+09", "4,5E+9"])
def test_digits_that_a_spreadsheet_has_thrown_away_are_asked_for(tmp_path, cell):
    found = with_phones(tmp_path, "12345678", cell, "22334455", "33445566", kind="csv")
    assert [row.name for row in found.rows] == ["Åse Bæk 0", "Ida Krogh 2", "Eva Skov 3"]
    (rejected,) = found.rejected
    assert (rejected.row, rejected.column, rejected.value) == (3, "Telefon", cell)
    assert "shortened" in rejected.reason.sentence(Translator(Language.ENGLISH))


def test_a_text_that_was_forced_upon_excel_is_the_text_in_it(tmp_path):
    found = with_phones(tmp_path, '="0012345678"', kind="csv")
    assert found.rows[0].phone == "0012345678"


def sent_in(*texts: object) -> list[tuple[object, ...]]:
    rows = [(text, "Bo", f"p{n}@example.org") for n, text in enumerate(texts)]
    return [("Tilmeldt", "Navn", "E-mail"), *rows]


@pytest.mark.parametrize(
    "texts",
    [
        ("12-08-2026 20:52", "13-08-2026 09:00"),
        ("12/08/2026 20.52.00", "13/08/2026 9.00.00"),
        ("12.8.2026 kl. 20.52", "13.8.2026 kl. 9.00"),
        ("8/12/2026 8:52:00 PM", "8/13/2026 9:00:00 AM"),
        ("2026-08-12T20:52:00", "2026-08-13T09:00:00"),
        (dt.datetime(2026, 8, 12, 20, 52), dt.datetime(2026, 8, 13, 9, 0)),  # noqa: DTZ001
    ],
)
def test_a_day_is_read_whether_it_is_one_or_a_text(tmp_path, texts):
    path = a_workbook(tmp_path / "x.xlsx", Ark1=sent_in(*texts))
    assert [row.submitted for row in taken(read_table(path)).rows] == [
        dt.datetime(2026, 8, 12, 20, 52, tzinfo=dt.UTC),
        dt.datetime(2026, 8, 13, 9, 0, tzinfo=dt.UTC),
    ]


def test_names_stand_in_two_columns_whichever_comes_first(tmp_path):
    rows = [("Efternavn", "Fornavn(e)", "Mail"), ("Bæk Lund", "Åse Marie", "aase@example.org")]
    path = a_workbook(tmp_path / "x.xlsx", Ark1=rows)
    assert [row.name for row in taken(read_table(path)).rows] == ["Åse Marie Bæk Lund"]


def test_an_address_that_excel_linked_is_the_address(tmp_path):
    rows = [("Navn", "E-mail"), ("Bo", "mailto:bo@example.org"), ("Ida", "Ida <ida@example.org>")]
    path = a_workbook(tmp_path / "x.xlsx", Ark1=rows)
    found = [row.email for row in taken(read_table(path)).rows]
    assert found == ["bo@example.org", "ida@example.org"]


def test_ticks_are_read_as_excel_writes_them(tmp_path):
    rows: list[tuple[object, ...]] = [("Navn", "E-mail", "Samtykke"), ("Bo", "b@example.org", True)]
    rows += [("Ida", "i@example.org", "SAND"), ("Eva", "e@example.org", "FALSK")]
    path = a_workbook(tmp_path / "x.xlsx", Ark1=rows)
    assert [row.consent for row in taken(read_table(path)).rows] == [True, True, False]
