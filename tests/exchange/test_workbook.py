"""A workbook holds what was meant: texts, numbers and days, and never a formula."""

import datetime as dt
import os
import stat
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]  # it ships no types
import pytest

from mentordesk.errors import UserError
from mentordesk.exchange.sheet import Sheet, Value
from mentordesk.exchange.tables import read_table
from mentordesk.exchange.workbook import write_workbook


def written(folder: Path, *sheets: Sheet) -> Any:
    write_workbook(folder / "x.xlsx", sheets)
    return openpyxl.load_workbook(folder / "x.xlsx")


def the_cells(folder: Path, *values: Value) -> list[Any]:
    page = written(folder, Sheet("Ark", [f"c{n}" for n in range(len(values))], [values]))["Ark"]
    return [*page[2]]


def test_headings_are_bold_and_stay_in_view(tmp_path):
    page = written(tmp_path, Sheet("Deltagere", ["Navn", "By"], [["Bo", "Ry"]]))["Deltagere"]
    assert [cell.font.bold for cell in page[1]] == [True, True]
    assert [cell.font.bold for cell in page[2]] == [False, False]
    assert page.freeze_panes == "A2"


def test_columns_are_as_wide_as_what_they_hold(tmp_path):
    page = written(tmp_path, Sheet("x", ["a", "b", "c"], [["x" * 20, None, "y" * 500]]))["x"]
    assert [page.column_dimensions[letter].width for letter in "ABC"] == [22, 8, 50]


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("x")', "+45 12345678", "@x", "-1", "#N/A"])
def test_no_text_is_ever_a_formula(tmp_path, text):
    (cell,) = the_cells(tmp_path, text)
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) is (text[0] in "=+-@")
    assert read_table(tmp_path / "x.xlsx").rows[0].cells == (text,)


def test_numbers_and_days_are_real(tmp_path):
    day, moment = dt.date(2026, 9, 1), dt.datetime(2026, 9, 1, 17, 30)  # noqa: DTZ001 - Excel's
    cells = the_cells(tmp_path, 7, 4.5, day, moment, None)
    assert [cell.value for cell in cells] == [7, 4.5, dt.datetime(2026, 9, 1), moment, None]  # noqa: DTZ001 - Excel's
    assert cells[2].is_date


def test_control_characters_and_endless_texts_do_no_harm(tmp_path):
    cells = the_cells(tmp_path, "B\x00o\x1b\n\ud800Æ", "x" * 40_000)
    assert cells[0].value == "Bo\nÆ"
    assert len(cells[1].value) == 32_767


def test_sheets_get_names_that_excel_takes(tmp_path):
    titles = ["Match: 2026/27 [a]", "match: 2026/27 [A]", "x" * 40, "x" * 40, "", "'"]
    book = written(tmp_path, *(Sheet(title, ["a"], []) for title in titles))
    assert book.sheetnames == [
        "Match  2026 27  a",
        "match  2026 27  A 2",
        "x" * 31,
        "x" * 29 + " 2",
        "-",
        "- 2",
    ]


def test_the_creator_is_the_program(tmp_path):
    assert written(tmp_path, Sheet("x", ["a"], [])).properties.creator == "MentorDesk"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_reads_it(tmp_path):
    written(tmp_path, Sheet("x", ["a"], []))
    assert stat.S_IMODE((tmp_path / "x.xlsx").stat().st_mode) == 0o600


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(UserError):
        write_workbook(tmp_path / "nowhere" / "x.xlsx", [Sheet("x", ["a"], [])])
