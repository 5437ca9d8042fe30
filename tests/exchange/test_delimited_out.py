"""CSV that Danish Excel opens right, in which no cell is ever a formula."""

import csv
import datetime as dt
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.errors import UserError
from mentordesk.exchange.delimited_out import write_delimited
from mentordesk.exchange.sheet import Sheet, Value
from mentordesk.exchange.tables import read_table

HOSTILE = [
    '=HYPERLINK("http://x","y")',
    "@SUM(A1)",
    "+45 12 34 56 78",
    "-1+1",
    "\t=1",
    "\r=1",
    "\x00=1+1",
    "=1\n=2",
]


def written(folder: Path, *rows: list[Value]) -> Path:
    path = folder / "x.csv"
    write_delimited(path, Sheet("Ark", [f"c{n}" for n in range(len(rows[0]))], rows))
    return path


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_excel_finds_the_letters_the_columns_and_the_lines(tmp_path):
    content = written(tmp_path, ["Åse Ærø", "b"]).read_bytes()
    assert content == "\ufeffc0;c1\r\nÅse Ærø;b\r\n".encode()


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_begins_as_a_formula_does(tmp_path, text):
    ((_, cell),) = cells(written(tmp_path, ["x", text]))[1:]
    assert cell.startswith("'")
    assert cell[1:].lstrip("\t\n") == text.lstrip("\x00\t\r")


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_nothing_typed_becomes_a_formula_or_another_cell(tmp_path_factory, texts):
    path = written(tmp_path_factory.mktemp("csv"), texts)
    (row,) = cells(path)[1:]
    assert len(row) == len(texts)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@pytest.mark.parametrize(
    "text", ["a;b", 'say "hi"', "Two\nlines", "'s-Hertogenbosch", "Jens; & <b>"]
)
def test_what_parts_cells_or_lines_is_quoted_and_read_back(tmp_path, text):
    path = written(tmp_path, ["x", text, "y"])
    assert read_table(path).rows[0].cells == ("x", text, "y")


def test_numbers_and_days_are_what_a_dane_types(tmp_path):
    moment = dt.datetime(2026, 9, 1, 17, 30)  # noqa: DTZ001 - the file's own time has no zone
    path = written(tmp_path, [7, 0.712, None, dt.date(2026, 9, 1), moment])
    assert cells(path)[1] == ["7", "0,712", "", "2026-09-01", "2026-09-01 17:30:00"]


def test_another_decimal_mark_on_request(tmp_path):
    write_delimited(tmp_path / "x.csv", Sheet("x", ["a"], [[0.5]]), decimal_mark=".")
    assert cells(tmp_path / "x.csv")[1] == ["0.5"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_reads_it(tmp_path):
    assert stat.S_IMODE(written(tmp_path, ["a"]).stat().st_mode) == 0o600


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(UserError):
        written(tmp_path / "nowhere", ["a"])
