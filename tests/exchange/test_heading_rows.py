"""The headings are found wherever a tool or a coordinator put them, and totals are nobody."""

from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.exchange.code_books import decoded
from mentordesk.exchange.coded_titles import coded_titles
from mentordesk.exchange.heading_rows import fields_in
from mentordesk.exchange.merged_cells import fill_down
from mentordesk.exchange.sign_up import SignUpDefaults, guess_fields, parse
from mentordesk.exchange.spreadsheets import read_sheet
from mentordesk.exchange.tables import Table, read_table
from mentordesk.vocabulary import Role
from tests.exchange.shapes.files import a_text_table, a_workbook

MENTEES = SignUpDefaults(role=Role.MENTEE)


def the_table(folder: Path, *rows: str) -> Table:
    """Read a CSV file whose cells are written with `|` between them."""
    return read_table(a_text_table(folder / "x.csv", [row.split("|") for row in rows]))


def test_surveymonkeys_options_stand_in_a_row_of_their_own(tmp_path):
    table = the_table(
        tmp_path,
        "Respondent ID|Collector ID|Start Date|IP Address|Fulde navn|E-mail|Emner|||By",
        "||||Open-Ended Response|Open-Ended Response|Cv|Netværk|Løn|Response",
        "114|7|08/03/2026 9:02:27|10.0.0.7|Bo Bæk|bo@example.org|Cv||Løn|Ry",
        "115|7|08/03/2026 9:05:27|10.0.0.7|Ida|ida@example.org||Netværk||Mols",
    )
    assert table.columns[4:] == (
        *("Fulde navn", "E-mail", "Emner [Cv]", "Emner [Netværk]", "Emner [Løn]", "By"),
    )
    found = parse(table, guess_fields(table), MENTEES)
    assert (found.rejected, found.unknown_columns) == ((), ())
    assert [(row.name, row.topics, row.location) for row in found.rows] == [
        ("Bo Bæk", ("Cv", "Løn"), "Ry"),
        ("Ida", ("Netværk",), "Mols"),
    ]


def test_surveymonkeys_contact_question_is_its_fields(tmp_path):
    table = the_table(
        tmp_path,
        "Respondent ID|Kontaktoplysninger|||Emner",
        "|Navn|E-mail|Telefon|Open-Ended Response",
        "114|Bo Bæk|bo@example.org|12345678|Cv",
    )
    assert table.columns == ("Respondent ID", "Navn", "E-mail", "Telefon", "Emner")


def test_qualtrics_has_codes_above_its_questions_and_ids_below(tmp_path):
    table = the_table(
        tmp_path,
        "StartDate|EndDate|Q1|Q2|Q3_1|Q3_2",
        "Start Date|End Date|Your full name|E-mail|Topics - Cv|Topics - Pay",
        '{"ImportId":"startDate"}|{"ImportId":"endDate"}|{"ImportId":"QID1"}|{"ImportId":"QID2"}||',
        "2026-08-03 09:02:27|2026-08-03 09:05:27|Bo Bæk|bo@example.org|Cv|",
        "2026-08-03 10:02:27|2026-08-03 10:05:27|Ida|ida@example.org||Pay",
    )
    assert table.columns[2:] == ("Your full name", "E-mail", "Topics [Cv]", "Topics [Pay]")
    found = parse(table, guess_fields(table), MENTEES)
    assert [row.topics for row in found.rows] == [("Cv",), ("Pay",)]


def test_codes_may_stand_below_the_questions_too(tmp_path):
    table = the_table(
        tmp_path,
        "Fulde navn|E-mail|Emner: Cv|Emner: Løn",
        "s_1|s_2|s_3_1|s_3_2",
        "Bo Bæk|bo@example.org|1|0",
    )
    assert table.columns == ("Fulde navn", "E-mail", "Emner [Cv]", "Emner [Løn]")
    assert [row.number for row in table.rows] == [3]


def test_groups_above_the_headings_are_passed_over(tmp_path):
    table = the_table(
        tmp_path,
        "Hvem||Hvad||",
        "Navn|E-mail|Fag|Emner|Note",
        "Bo|bo@example.org|Kemi|Cv|x",
    )
    assert table.columns == ("Navn", "E-mail", "Fag", "Emner", "Note")


@pytest.mark.parametrize("total", ["I alt|||2", "Total||2|", "Sum|||", "Antal|12||3"])
def test_a_total_at_the_end_is_nobody(tmp_path, total):
    table = the_table(tmp_path, "Navn|E-mail|Fag|Antal mentees", "Bo|bo@example.org|Kemi|2", total)
    assert [row.number for row in table.rows] == [2]


@pytest.mark.parametrize("row", ["Total Hansen|t@example.org|Kemi|2", "Sumaya|s@example.org||"])
def test_somebody_called_so_is_no_total(tmp_path, row):
    rows = ("Navn|E-mail|Fag|Antal mentees", "Bo|bo@example.org|Kemi|2", row)
    assert len(the_table(tmp_path, *rows).rows) == 2


def test_a_table_that_begins_with_somebody_has_no_headings(tmp_path):
    rows = ("Bo Bæk|bo@example.org|12345678|Mentor", "Ida Krogh|ida@example.org|22345678|Mentee")
    table = the_table(tmp_path, *rows)
    assert table.columns == ("A", "B", "C", "D")
    found = parse(table, guess_fields(table), SignUpDefaults())
    assert [(row.name, row.phone, row.roles[0]) for row in found.rows] == [
        ("Bo Bæk", "12345678", "mentor"),
        ("Ida Krogh", "22345678", "mentee"),
    ]


def test_a_blank_sheet_names_no_field():
    assert fields_in([[], ["", ""]]) == frozenset()


def test_a_value_over_several_rows_counts_for_each_that_says_anything():
    rows = [["Fag", "Navn"], ["Kemi", "Bo"], ["", "Ida"], ["", ""], ["Fysik", "Eva"]]
    fill_down(rows, [((1, 0), (3, 0)), ((4, 0), (9, 0)), ((0, 0), (0, 1)), ((7, 0), (8, 0))])
    assert rows == [["Fag", "Navn"], ["Kemi", "Bo"], ["Kemi", "Ida"], ["", ""], ["Fysik", "Eva"]]


@pytest.mark.parametrize(
    ("texts", "titles"),
    [
        (["Emner - Cv", "Emner - Løn"], ["Emner [Cv]", "Emner [Løn]"]),
        (["Emner: Cv", "Emner: Løn"], ["Emner [Cv]", "Emner [Løn]"]),
        (["Emner? - Cv", "Emner? - Løn"], ["Emner? [Cv]", "Emner? [Løn]"]),
        (["Emner", "Emner"], ["Emner [1]", "Emner [2]"]),
        (["Emner [Cv]", "Emner [Løn]"], ["Emner [Cv]", "Emner [Løn]"]),
        (["Cv", "Løn"], ["Cv", "Løn"]),
        (["Emner - ", "Emner - Løn"], ["Emner - ", "Emner [Løn]"]),
    ],
)
def test_the_options_of_a_variable_are_told_apart(texts, titles):
    assert coded_titles(["s_3_1", "s_3_2"], texts) == titles


def test_a_sheet_of_mere_numbers_stays_as_it_is():
    rows = [["s_1", "s_2", "s_3"], ["1", "2", "3"]]
    assert decoded(rows, lambda: [[["s_1", "Navn"]], [["x"]]]) == rows


def test_formulas_that_nothing_calculated_are_told_of(tmp_path):
    rows = [("Navn", "E-mail"), ("Bo", '=LOWER("BO@EXAMPLE.ORG")')]
    path = a_workbook(tmp_path / "x.xlsx", Ark1=rows)
    import openpyxl  # type: ignore[import-untyped]  # it ships no types

    book = openpyxl.load_workbook(path)
    book.worksheets[0]["B2"] = '=LOWER("BO@EXAMPLE.ORG")'
    book.save(path)
    with pytest.raises(UserError, match="never calculated") as caught:
        read_table(path)
    assert "“E-mail”" in str(caught.value)


def test_a_sheet_is_chosen_by_whom_it_names(tmp_path):
    path = a_workbook(
        tmp_path / "x.xlsx",
        Info=[("Navn", "Værdi"), ("Forløb", "2026")],
        Svar=[("Fornavn", "Mail"), ("Bo", "bo@example.org")],
    )
    assert read_sheet(path, path.read_bytes(), None).name == "Svar"
