"""What cannot be meant is refused before it is parsed: one sentence, no memory, nothing changed."""

import sys
import zipfile
from pathlib import Path
from subprocess import run

import pytest

from mentordesk.errors import UserError
from mentordesk.exchange.package_parts import NO_PACKAGE, parts_of, unpack
from mentordesk.services.workspace import Workspace
from tests.builders import a_programme
from tests.exchange import absurd_files as absurd

SWELLS = "would fill far too much memory"
ROWS, COLUMNS = "more than 50,000 rows", "more than 200 columns"
MACROS, DAMAGED = "holds macros", "cannot be read as a workbook"
OTHER_KIND = "is not what its ending says"

ABSURD: dict[str, tuple[absurd.Make, str]] = {
    "zip_bomb": (absurd.zip_bomb, SWELLS),
    "dense_bomb": (absurd.dense_bomb, SWELLS),
    "lying_bomb": (absurd.lying_bomb, DAMAGED),
    "one_cell_in_the_last_corner": (absurd.one_cell_in_the_last_corner, ROWS),
    "rows_without_numbers": (absurd.rows_without_numbers, ROWS),
    "cells_without_places": (absurd.cells_without_places, COLUMNS),
    "one_text_over_and_over": (absurd.one_text_over_and_over, SWELLS),
    "tags_that_never_end": (absurd.tags_that_never_end, DAMAGED),
    "one_cell_behind_a_sign": (absurd.one_cell_behind_a_sign, COLUMNS),
    "two_bytes_a_letter": (absurd.two_bytes_a_letter, DAMAGED),
    "ods_over_and_over": (absurd.ods_over_and_over, SWELLS),
    "too_many_rows": (absurd.too_many_rows, ROWS),
    "too_many_columns": (absurd.too_many_columns, COLUMNS),
    "too_large": (absurd.too_large, "is larger than 10 MB"),
    "with_macros": (absurd.with_macros, MACROS),
    "of_the_kind_with_macros": (absurd.of_the_kind_with_macros, MACROS),
    "with_old_macros": (absurd.with_old_macros, MACROS),
    "a_letter": (absurd.a_letter, OTHER_KIND),
    "mere_files": (absurd.mere_files, OTHER_KIND),
    "a_pdf": (absurd.another("x.xlsx", b"%PDF-1.7 ..."), OTHER_KIND),
    "a_picture": (absurd.another("x.xlsx", b"\x89PNG\r\n\x1a\n"), OTHER_KIND),
    "a_text": (absurd.another("x.xlsx", b"Navn;E-mail\nBo;bo@example.org\n"), OTHER_KIND),
    "a_page_of_the_web": (absurd.another("x.xls", b"<html><table>"), OTHER_KIND),
    "workbook_as_text": (absurd.workbook_as_text, OTHER_KIND),
    "empty": (absurd.another("x.xlsx", b""), "is empty"),
    "locked": (absurd.locked, "is protected by a password"),
    "cut_short": (absurd.cut_short, DAMAGED),
}

# What the memory of a reader may grow to, in MB: Python and calamine alone take some 50.
_MOST_MEMORY = 150
_READER = """
import re, sys
from pathlib import Path
from mentordesk.errors import UserError
from mentordesk.exchange.tables import read_table
try:
    read_table(Path(sys.argv[1]))
except UserError:
    most = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
    print(int(most[1]) // 1024)
"""


@pytest.mark.parametrize(("make", "sentence"), ABSURD.values(), ids=ABSURD.keys())
def test_it_is_refused_in_one_sentence_and_nothing_changes(
    workspace: Workspace, tmp_path: Path, make: absurd.Make, sentence: str
):
    programme = a_programme(workspace)
    before = workspace.path.read_bytes()
    table = make(tmp_path)
    for deed in (workspace.sign_up.preview, workspace.sign_up.run):
        with pytest.raises(UserError) as caught:
            deed(table, programme.id)
        assert sentence in str(caught.value)
        assert str(caught.value).startswith("x.")
        assert "\n" not in str(caught.value)
    assert workspace.path.read_bytes() == before


def test_a_part_that_lies_about_its_size_is_not_unpacked(tmp_path: Path):
    content = absurd.lying_bomb(tmp_path).read_bytes()
    (liar,) = [part for part in parts_of(content) if part.size == 100]
    with pytest.raises(zipfile.BadZipFile):
        unpack(content, liar)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_honest_part_is_unpacked_whole(tmp_path: Path, method: int):
    with zipfile.ZipFile(tmp_path / "x", "w", method) as package:
        package.writestr("a", b"Navn" * 100)
    content = (tmp_path / "x").read_bytes()
    assert [unpack(content, part) for part in parts_of(content)] == [b"Navn" * 100]


def test_a_part_packed_as_no_spreadsheet_does_is_left_alone(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "x", "w", zipfile.ZIP_BZIP2) as package:
        package.writestr("a", b"Navn")
    content = (tmp_path / "x").read_bytes()
    with pytest.raises(NO_PACKAGE):
        unpack(content, parts_of(content)[0])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the memory is counted otherwise")
@pytest.mark.parametrize(
    "name",
    [
        *("zip_bomb", "dense_bomb", "lying_bomb", "one_cell_in_the_last_corner"),
        *("rows_without_numbers", "cells_without_places", "one_text_over_and_over"),
        "ods_over_and_over",
    ],
)
def test_a_trap_takes_no_memory(tmp_path: Path, name: str):
    make, _ = ABSURD[name]
    words = [sys.executable, "-c", _READER, str(make(tmp_path))]
    done = run(words, capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    assert 0 < int(done.stdout) < _MOST_MEMORY
