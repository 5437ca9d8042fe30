"""Writes the files that survey tools and spreadsheets write."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]  # it ships no types

Cells = Sequence[object]


def a_text_table(
    path: Path, rows: Sequence[Cells], *, delimiter: str = ",", codec: str = "utf-8", quote: int = 0
) -> Path:
    """Write a CSV file with Windows' line ends; `quote` is one of csv's constants."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=quote).writerows(rows)  # type: ignore[arg-type]
    path.write_bytes(text.getvalue().encode(codec))
    return path


def a_workbook(path: Path, **sheets: Sequence[Cells]) -> Path:
    """Write a workbook with a sheet for each keyword, in their order."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for number, row in enumerate(rows, start=1):
            for place, value in enumerate(row, start=1):
                cell = page.cell(number, place, value)
                if isinstance(value, str):
                    cell.data_type = "s"  # as the tools do: an answer is no formula
    book.save(path)
    return path
