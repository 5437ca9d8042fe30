"""Files that no coordinator means to import, each made here: traps, half files, other kinds."""

import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]  # it ships no types

HERE = Path(__file__).parent
_SHEET = "xl/worksheets/sheet1.xml"
_NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_MEGABYTE = 1024 * 1024

Make = Callable[[Path], Path]


def a_package(path: Path, **parts: bytes) -> Path:
    """Write a workbook of one row, some of its parts replaced or added; `__` stands for `/`."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Navn", "E-mail"])
    book.worksheets[0].append(["Bo", "bo@example.org"])
    book.save(path)
    with zipfile.ZipFile(path) as package:
        held = {item.filename: package.read(item) for item in package.infolist()}
    held.update({name.replace("__", "/"): content for name, content in parts.items()})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in held.items():
            package.writestr(name, content)
    return path


def a_sheet(rows: str, encoding: str = "utf-8") -> bytes:
    """Return a sheet's XML."""
    return f"<worksheet {_NAMESPACE}><sheetData>{rows}</sheetData></worksheet>".encode(encoding)


def with_sheet(folder: Path, rows: str, **more: bytes) -> Path:
    """Write a workbook whose sheet holds the rows."""
    return a_package(folder / "x.xlsx", **{_SHEET: a_sheet(rows)}, **more)


def noise(size: int) -> bytes:
    """Return bytes that do not pack, so that a trap beside them looks harmless."""
    return random.Random(1).randbytes(size)  # noqa: S311 - no secret


def zip_bomb(folder: Path) -> Path:
    """Write a workbook of 300 MB of blanks."""
    path = a_package(folder / "x.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        for number in range(3):
            package.writestr(f"xl/media/{number}.bin", bytes(100 * _MEGABYTE))
    return path


def dense_bomb(folder: Path) -> Path:
    """Write a workbook that unpacks to a hundred times its size, though to less than 100 MB."""
    return a_package(folder / "x.xlsx", xl__media__a=bytes(50 * _MEGABYTE))


def lying_bomb(folder: Path) -> Path:
    """Write a workbook whose sheet unpacks to 60 MB, and says that it is one hundred bytes."""
    row = "<row><c t='inlineStr'><is><t>" + "x" * 1000 + "</t></is></c></row>"
    path = with_sheet(folder, row * 60_000)
    content = bytearray(path.read_bytes())
    name = _SHEET.encode()
    for mark, size_at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        place = content.find(mark)
        while content[place + name_at : place + name_at + len(name)] != name:
            place = content.find(mark, place + 1)
        struct.pack_into("<I", content, place + size_at, 100)
    path.write_bytes(content)
    return path


def one_cell_in_the_last_corner(folder: Path) -> Path:
    """Write a sheet whose row says that it is the first, and its cell that it is the last."""
    far = "<c r='GR1048576'><v>1</v></c>"
    return with_sheet(folder, f"<row r='1'><c r='A1'><v>1</v></c>{far}</row>")


def rows_without_numbers(folder: Path) -> Path:
    """Write a million rows that follow each other and say nowhere which they are."""
    rows = "<row><c><v>1</v></c></row>" * 1_000_000
    return with_sheet(folder, rows, xl__media__a=noise(_MEGABYTE))


def cells_without_places(folder: Path) -> Path:
    """Write a row of sixteen thousand cells that say nowhere in which column they stand."""
    rows = "<row>" + "<c><v>1</v></c>" * 16_000 + "</row>" + "<row><c><v>1</v></c></row>" * 40_000
    return with_sheet(folder, rows, xl__media__a=noise(_MEGABYTE))


def one_text_over_and_over(folder: Path) -> Path:
    """Write one long text, and 300,000 cells that all point to it: ten gigabytes."""
    text = f"<sst {_NAMESPACE}><si><t>{'ab' * 16_000}</t></si></sst>".encode()
    row = "<row>" + "<c t='s'><v>0</v></c>" * 100 + "</row>"
    parts = {"xl/sharedStrings.xml": text, "xl/media/a": noise(_MEGABYTE // 2)}
    return with_sheet(folder, row * 3_000, **parts)


def one_cell_behind_a_sign(folder: Path) -> Path:
    """Write a workbook whose far cell has what looks like a tag's end before its place."""
    return with_sheet(folder, '<row><c s=">" r="ZZ1048576"><v>1</v></c></row>')


def tags_that_never_end(folder: Path) -> Path:
    """Write a workbook of 2 kB in which looking from each beginning to its end takes minutes."""
    beginnings = ("<c ", "<row ", "row ", ':row r="99999" ', 'r="AA1" ', 't="s" ')
    rows = "<row><c><f/></c></row>" + "".join(one * 10_000 for one in beginnings)
    rows += '<row r="99999">' * 10_000
    return with_sheet(folder, rows)


def two_bytes_a_letter(folder: Path) -> Path:
    """Write a sheet in an encoding in which nothing that is looked for can be found."""
    far = a_sheet("<row r='1'><c r='GR1048576'><v>1</v></c></row>", "utf-16")
    return a_package(folder / "x.xlsx", **{_SHEET: far})


def ods_over_and_over(folder: Path) -> Path:
    """Write a LibreOffice sheet that says of one long text: 200 times, in 50,000 rows."""
    cell = (
        '<table:table-cell office:value-type="string" table:number-columns-repeated="200">'
        f"<text:p>{'ab' * 5_000}</text:p></table:table-cell>"
    )
    row = f'<table:table-row table:number-rows-repeated="50000">{cell}</table:table-row>'
    path = folder / "x.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", f"<table:table>{row}</table:table>")
    return path


def too_many_rows(folder: Path) -> Path:
    """Write 51,001 rows as a spreadsheet does, the last one with a value."""
    rows = "".join(f"<row r='{n}'><c r='A{n}'><v>1</v></c></row>" for n in range(1, 51_002))
    return with_sheet(folder, rows)


def too_many_columns(folder: Path) -> Path:
    """Write 201 columns as a spreadsheet does."""
    path = folder / "x.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].append([f"c{n}" for n in range(201)])
    book.save(path)
    return path


def too_large(folder: Path) -> Path:
    """Write 11 MB of nothing."""
    return _written(folder / "x.xlsx", b"PK\x03\x04" + bytes(11 * _MEGABYTE))


def with_macros(folder: Path) -> Path:
    """Write an XLSM that was renamed."""
    return a_package(folder / "x.xlsx", xl__vbaProject=b"", **{"xl/vbaProject.bin": b"x"})


def of_the_kind_with_macros(folder: Path) -> Path:
    """Write an XLSM that was renamed, and holds none at the moment."""
    kind = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'
    return a_package(folder / "x.xlsx", **{"[Content_Types].xml": kind})


def with_old_macros(folder: Path) -> Path:
    """Write an XLS that holds macros."""
    content = (HERE / "excel-97.xls").read_bytes()
    return _written(folder / "x.xls", content + "_VBA_PROJECT_CUR".encode("utf-16-le"))


def a_letter(folder: Path) -> Path:
    """Write a DOCX that calls itself a workbook."""
    path = folder / "x.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")
    return path


def mere_files(folder: Path) -> Path:
    """Write a ZIP of pictures that calls itself a workbook."""
    path = folder / "x.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.png", b"\x89PNG")
    return path


def another(name: str, content: bytes) -> Make:
    """Return what writes the bytes under a name that says otherwise."""
    return lambda folder: _written(folder / name, content)


def workbook_as_text(folder: Path) -> Path:
    """Write a workbook that calls itself a text."""
    return a_package(folder / "x.csv")


def cut_short(folder: Path) -> Path:
    """Write the first half of a workbook, as a broken download does."""
    path = a_package(folder / "x.xlsx")
    return _written(path, path.read_bytes()[: path.stat().st_size // 2])


def locked(folder: Path) -> Path:
    """Write a workbook with a password."""
    return _written(folder / "x.xlsx", (HERE / "excel-locked.xlsx").read_bytes())


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
