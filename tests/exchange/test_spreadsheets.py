"""Workbooks are read as what Excel shows, and looked at before they can do harm."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]  # it ships no types
import pytest

from mentordesk.errors import UserError
from mentordesk.exchange.tables import Row, read_table

HERE = Path(__file__).parent
#: A row under headings, written by another program in Excel's format of 1997.
OLD = HERE / "excel-97.xls"
SHEET = "xl/worksheets/sheet1.xml"


def a_workbook(folder: Path, *sheets: list[list[object]], name: str = "x.xlsx") -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        page = book.create_sheet(f"Ark{number}")
        for row in rows:
            page.append(row)
    book.save(folder / name)
    return folder / name


def rewritten(path: Path, part: str, content: bytes | None) -> Path:
    """Put `content` in place of one part of the package, or add it; None takes it out."""
    with zipfile.ZipFile(path) as package:
        parts = {item.filename: package.read(item) for item in package.infolist()}
    parts.pop(part, None)
    if content is not None:
        parts[part] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def sheet_xml(cells: str) -> bytes:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    ).encode()


def the_refusal(path: Path, sheet: str | None = None) -> str:
    with pytest.raises(UserError) as caught:
        read_table(path, sheet)
    return str(caught.value)


def test_everything_becomes_the_text_that_a_person_would_write(tmp_path):
    values = [7, 7.5, 0.1 + 0.2, True, False, None, " Åse ", 4512345678]
    moments = [
        dt.date(2026, 9, 1),
        dt.datetime(2026, 9, 1, 17, 30),  # noqa: DTZ001 - Excel knows no zones
        dt.datetime(2026, 9, 1),  # noqa: DTZ001 - Excel knows no zones
        dt.time(17, 0),
        dt.timedelta(hours=30),
    ]
    row = [*values, *moments]
    path = a_workbook(tmp_path, [[f"c{n}" for n in range(len(row))], row])
    assert read_table(path).rows[0].cells == (
        *("7", "7.5", "0.3", "yes", "no", "", "Åse", "4512345678"),
        *("2026-09-01", "2026-09-01 17:30:00", "2026-09-01", "17:00:00", "1 day, 6:00:00"),
    )


def test_rows_and_columns_are_where_excel_shows_them(tmp_path):
    path = a_workbook(tmp_path, [[], [None, "Navn", "By"], [], [None, "Bo", "Ry", "x"]])
    table = read_table(path)
    assert table.columns == ("Navn", "By", "D")
    assert table.rows == (Row(4, ("Bo", "Ry", "x")),)
    assert (table.encoding_name, table.delimiter) == ("", "")


def test_a_formula_counts_as_what_it_last_gave(tmp_path):
    cells = (
        '<row r="1"><c r="A1" t="str"><v>Navn</v></c></row>'
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>'
    )
    path = rewritten(a_workbook(tmp_path, [["x"]]), SHEET, sheet_xml(cells))
    assert read_table(path).rows[0].cells == ("2",)


def test_the_first_visible_sheet_that_holds_something_is_read(tmp_path):
    path = a_workbook(tmp_path, [["skjult"], ["x"]], [], [["Navn"], ["Bo"]], [["Andet"], ["y"]])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1
    book.save(path)
    table = read_table(path)
    assert table.columns == ("Navn",)
    assert table.sheets == ("Ark2", "Ark3", "Ark4")
    assert read_table(path, "Ark4").columns == ("Andet",)
    assert the_refusal(path, "Ark9").endswith("Its sheets are: Ark2, Ark3, Ark4.")
    assert "is empty" in the_refusal(path, "Ark2")


def test_a_workbook_without_a_value(tmp_path):
    assert "no visible sheet with a table" in the_refusal(a_workbook(tmp_path, []))


def test_blank_formatted_rows_far_down_do_no_harm(tmp_path):
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
        '<row r="1048575" s="1"/>'
        '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/>'
        '<c r="XFC1048576" s="1"></c></row>'
    )
    path = rewritten(a_workbook(tmp_path, [["x"]]), SHEET, sheet_xml(cells))
    assert len(read_table(path).rows) == 1


@pytest.mark.parametrize("cell", ["XFD1", "GS2", "xfd1048576"])
def test_a_cell_far_to_the_right_is_refused_before_it_takes_the_memory(tmp_path, cell):
    cells = f"<row r='1'><c r='A1'><v>1</v></c><c t='n' r = '{cell}'><v>1</v></c></row>"
    path = rewritten(a_workbook(tmp_path, [["x"]]), SHEET, sheet_xml(cells))
    assert "more than 200 columns" in the_refusal(path)


@pytest.mark.parametrize(
    "row", ['<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "<row r='60000'><c><v>1</v></c>"]
)
def test_a_cell_far_down_is_refused_before_it_takes_the_memory(tmp_path, row):
    path = rewritten(a_workbook(tmp_path, [["x"]]), SHEET, sheet_xml(row))
    assert "more than 50,000 rows" in the_refusal(path)


def test_a_file_that_swells_when_unpacked_is_refused(tmp_path):
    path = rewritten(a_workbook(tmp_path, [["x"]]), "xl/media/a.bin", b"\0" * 2_000_000)
    assert "far too much memory" in the_refusal(path)


def test_macros_are_refused(tmp_path):
    path = rewritten(a_workbook(tmp_path, [["x"]]), "xl/vbaProject.bin", b"x")
    assert "holds macros" in the_refusal(path)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml"])
def test_a_workbook_with_broken_parts(tmp_path, part):
    path = rewritten(a_workbook(tmp_path, [["x"], ["y"]]), part, b"<worksheet><sheetData><row")
    assert "cannot be read as a workbook" in the_refusal(path)


def test_a_workbook_cut_short(tmp_path):
    path = a_workbook(tmp_path, [["x"], ["y"]])
    path.write_bytes(path.read_bytes()[:1000])
    assert "cannot be read as a workbook" in the_refusal(path)


def test_a_password_in_the_package(tmp_path):
    path = a_workbook(tmp_path, [["x"], ["y"]])
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        content[place + offset] |= 1
    path.write_bytes(content)
    assert "protected by a password" in the_refusal(path)


def test_an_encrypted_workbook():
    assert "protected by a password" in the_refusal(HERE / "excel-locked.xlsx")


@pytest.mark.parametrize("byte", [None, 1427, 1617, 1621, 1625])
def test_a_workbook_of_old_that_is_damaged(tmp_path, byte):
    content = bytearray(OLD.read_bytes())
    if byte is None:
        del content[1000:]
    else:  # an offset, the first row, the last row, the last column
        content[byte] = 0xFF
    (tmp_path / "x.xls").write_bytes(content)
    assert "cannot be read as a workbook" in the_refusal(tmp_path / "x.xls")


def test_a_workbook_of_old():
    table = read_table(OLD)
    assert table.columns == ("Navn", "E-mail", "Års erfaring")
    assert table.rows == (Row(2, ("Søren Ærø", "soren@example.org", "7")),)


def test_a_workbook_of_old_with_a_password(tmp_path):
    write_access, file_pass = b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00"
    (tmp_path / "x.xls").write_bytes(OLD.read_bytes().replace(write_access, file_pass, 1))
    assert "protected by a password" in the_refusal(tmp_path / "x.xls")


@pytest.mark.parametrize(("name", "content"), [("x.xlsx", b"Navn;By"), ("x.xls", b"<html>")])
def test_a_text_that_calls_itself_a_workbook(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert "not what its ending says" in the_refusal(tmp_path / name)


ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet>
<table:table table:name="Ark1">{}</table:table></office:spreadsheet></office:body>
</office:document-content>"""


def an_ods(folder: Path, rows: str) -> Path:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", ODS.format(rows))
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    path = folder / "x.ods"
    path.write_bytes(content.getvalue())
    return path


def ods_cell(text: str, attributes: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def test_libreoffice_is_read_with_its_blank_rest(tmp_path):
    rows = (
        f"<table:table-row>{ods_cell('Navn')}{ods_cell('By')}</table:table-row>"
        f"<table:table-row>{ods_cell('Åse')}{ods_cell('Ry')}"
        '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    table = read_table(an_ods(tmp_path, rows))
    assert table.rows == (Row(2, ("Åse", "Ry")),)
    assert table.sheets == ("Ark1",)


FAR_DOWN = '<table:table-row table:number-rows-repeated="900000">{}</table:table-row>'
FAR_OUT = (
    '<table:table-column/><table:table-row><table:table-cell table:number-columns-repeated="999"/>'
    "{}</table:table-row>"
)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [(FAR_DOWN, "more than 50,000 rows"), (FAR_OUT, "more than 200 columns")],
)
def test_libreoffice_cells_far_out_are_refused(tmp_path, rows, sentence):
    assert sentence in the_refusal(an_ods(tmp_path, rows.format(ods_cell("x"))))
