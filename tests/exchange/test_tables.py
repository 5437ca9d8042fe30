"""A table is read whatever made it, and everything that is no table gets one sentence."""

import contextlib
import csv
import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentordesk.errors import UserError
from mentordesk.exchange.delimited import DELIMITERS, decode
from mentordesk.exchange.limits import MAX_BYTES
from mentordesk.exchange.tables import Row, Table, read_table

HEADINGS = "Navn;E-mail;By\n"
ROW = "Søren Ærø;soren@example.org;Århus\n"


def a_file(folder: Path, content: str | bytes, name: str = "tilmeldinger.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def the_table(folder: Path, content: str | bytes, name: str = "tilmeldinger.csv") -> Table:
    return read_table(a_file(folder, content, name))


def the_cells(folder: Path, content: str | bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in the_table(folder, content).rows]


def the_refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_table(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_danish_letters_survive_every_encoding(tmp_path, codec, name):
    table = the_table(tmp_path, (HEADINGS + ROW).encode(codec))
    assert table.columns == ("Navn", "E-mail", "By")
    assert table.rows == (Row(2, ("Søren Ærø", "soren@example.org", "Århus")),)
    assert table.encoding_name == name


def test_a_big_endian_mark_is_seen(tmp_path):
    content = b"\xfe\xff" + (HEADINGS + ROW).encode("utf-16-be")
    assert the_table(tmp_path, content).rows[0].cells[2] == "Århus"


def test_many_topics_in_a_cell_are_no_columns(tmp_path):
    content = "Navn;Emner\nBo;cv,job,ph.d.,netværk,løn\nIda;cv,job,ph.d.,netværk,løn\n"
    assert the_table(tmp_path, content).columns == ("Navn", "Emner")


@pytest.mark.parametrize("title", ["Tilmeldinger", "Tilmeldinger, efterår"])
def test_a_title_above_the_headings_does_not_hide_the_columns(tmp_path, title):
    content = f"{title}\nNavn;By\nBo;Ry\nIda;Ry\n"
    assert the_table(tmp_path, content).delimiter == ";"


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("ending", ["csv", "txt", "tsv", "CSV"])
def test_any_delimiter_is_found_whatever_the_ending(tmp_path, delimiter, ending):
    content = (HEADINGS + ROW).replace(";", delimiter)
    table = the_table(tmp_path, content, f"x.{ending}")
    assert table.rows[0].cells == ("Søren Ærø", "soren@example.org", "Århus")
    assert table.delimiter == delimiter


def test_choices_separated_by_semicolons_do_not_hide_the_commas(tmp_path):
    content = "Navn,E-mail,Emner\nBo,bo@example.org,Cv;Netværk;Jobs;\nIda,ida@example.org,Cv;\n"
    assert the_cells(tmp_path, content)[0] == ("Bo", "bo@example.org", "Cv;Netværk;Jobs;")


def test_a_comma_in_every_row_does_not_hide_ragged_semicolons(tmp_path):
    content = (
        "Navn;E-mail;By, land;Note\nBo;bo@example.org;Aarhus, DK\nIda;ida@example.org;A, B;x;y\n"
    )
    assert the_table(tmp_path, content).delimiter == ";"


def test_excels_own_separator_line_is_no_row(tmp_path):
    table = the_table(tmp_path, 'sep=,\n"a;b;c;d",e\n1;2;3;4,5\n')
    assert table.columns == ("a;b;c;d", "e")
    assert table.rows == (Row(2, ("1;2;3;4", "5")),)
    assert the_table(tmp_path, "sep=\t\na\tb\n1\t2\n").columns == ("a", "b")


def test_a_quoted_line_break_is_one_row_as_in_excel(tmp_path):
    table = the_table(tmp_path, 'Navn;Note\r\nBo;"to\r\nlinjer"\r\nIda;x\r\n')
    assert table.rows == (Row(2, ("Bo", "to\nlinjer")), Row(3, ("Ida", "x")))


def test_blank_rows_are_left_out_and_still_counted(tmp_path):
    table = the_table(tmp_path, "\n\nNavn;By\n;\nBo;Ry\n   ;\nIda;Mols\n")
    assert [row.number for row in table.rows] == [5, 7]


def test_ragged_rows_are_filled_up_and_extra_cells_get_their_letter(tmp_path):
    table = the_table(tmp_path, "Navn;By\nBo\nIda;Ry;ekstra\nEva;Mols;;\n")
    assert table.columns == ("Navn", "By", "C")
    assert [row.cells for row in table.rows] == [
        ("Bo", "", ""),
        ("Ida", "Ry", "ekstra"),
        ("Eva", "Mols", ""),
    ]


def test_a_blank_column_is_left_out_and_a_nameless_one_is_not(tmp_path):
    table = the_table(tmp_path, "Navn;;By;\nBo;;Ry;7\n")
    assert table.columns == ("Navn", "By", "D")
    assert table.rows[0].cells == ("Bo", "Ry", "7")


def test_a_column_far_out_is_called_as_in_excel(tmp_path):
    table = the_table(tmp_path, "Navn;By\nBo;Ry" + ";" * 26 + "x\n")
    assert table.columns == ("Navn", "By", "AB")


def test_a_title_above_the_headings_is_passed_over(tmp_path):
    content = f"Tilmeldinger efterår;;\nUdtrukket;3. september\n\n{HEADINGS[:-1]};Fag;Note\n{ROW}"
    table = the_table(tmp_path, content)
    assert table.columns == ("Navn", "E-mail", "By", "Fag", "Note")
    assert table.rows[0].number == 5


def test_a_single_column_is_a_table_too(tmp_path):
    table = the_table(tmp_path, "E-mail\nbo@example.org\n")
    assert table.columns == ("E-mail",)


def test_a_cell_is_trimmed_composed_and_rid_of_control_characters(tmp_path):
    content = "Navn;By\n\u00a0 A\u030ase\x07\u200b \u00a0Kold ;\tR\u00ady\n"
    assert the_cells(tmp_path, content) == [("Åse  Kold", "Ry")]


def test_what_looks_like_a_formula_is_plain_text(tmp_path):
    content = 'Navn;Telefon\n"=HYPERLINK(""x"")";+45 12345678\n'
    assert the_cells(tmp_path, content) == [('=HYPERLINK("x")', "+45 12345678")]


def test_a_heading_over_several_lines_is_one_line(tmp_path):
    assert the_table(tmp_path, '"Dit\nnavn";By\nBo;Ry\n').columns == ("Dit navn", "By")


def test_a_column_gives_its_filled_cells(tmp_path):
    table = the_table(tmp_path, "Navn;By\nBo;\nIda;Ry\n")
    assert table.column(1) == ["Ry"]


_CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Cn"]),
    max_size=12,
).map(lambda text: decode(text.encode(), "x")[0])


@given(
    st.lists(st.lists(_CELLS, min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from(DELIMITERS),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
)
@example([['"', ";,\t", "'"]], ";", "utf-8", "\n")
@example([[",", ",", ","]] * 2, ";", "utf-8", "\n")
def test_what_a_spreadsheet_writes_is_read_back(tmp_path_factory, rows, delimiter, codec, ending):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=ending)
    writer.writerows([["Navn", "E-mail", "By"], *rows])
    folder = tmp_path_factory.mktemp("any")
    filled = [row for row in rows if any(map(_clean, row))]
    path = a_file(folder, text.getvalue().encode(codec))
    if not filled:
        assert "no rows" in the_refusal(path)
        return
    table = read_table(path)
    assert table.columns == ("Navn", "E-mail", "By")
    assert [row.cells for row in table.rows] == [tuple(map(_clean, row)) for row in filled]


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


@given(st.binary(max_size=300))
def test_no_bytes_at_all_bring_it_down(tmp_path_factory, content):
    path = a_file(tmp_path_factory.mktemp("junk"), content)
    with contextlib.suppress(UserError):
        table = read_table(path)
        assert all(len(row.cells) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty"),
        ("\n ; \n", "is empty"),
        (HEADINGS, "no rows under them"),
        (b"%PDF-1.7 ...", "not what its ending says"),
        (b"PK\x03\x04 a workbook", "not what its ending says"),
        (b"\x89PNG\r\n", "not what its ending says"),
        (b"Navn;By\nB\x00o;Ry;and a good deal more than that\n", "is not a text file"),
        (b"Navn;By\nB\x81o;Ry\n", "is not a text file"),
        (b"\xff\xfeN\x00a", "is not a text file"),
        ('Navn;By\nBo;Ry\nIda;"Mols\nEva;Ry\n', "row 3 of tilmeldinger.csv is never closed"),
        (";" * 200 + "x\ny\n", "more than 200 columns"),
        ("Navn\n" + "x\n" * 50_001, "more than 50,000 rows"),
        ("Navn\n" + "\n" * 60_000 + "x\n", "more than 50,000 rows"),
        (b"x" * (MAX_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path, content, sentence):
    assert sentence in the_refusal(a_file(tmp_path, content))


def test_fifty_thousand_rows_are_welcome(tmp_path):
    assert len(the_table(tmp_path, "Navn;By\n" + "x;y\n" * 50_000).rows) == 50_000


def test_blank_columns_to_the_right_are_nobodys_trouble(tmp_path):
    assert the_table(tmp_path, "Navn;By\nx;y" + ";" * 500 + "\n").columns == ("Navn", "By")


def test_one_endless_cell_is_read(tmp_path):
    assert len(the_cells(tmp_path, "Navn;By\n" + "x" * 200_000 + ";y\n")[0][0]) == 200_000


def test_a_stray_quotation_mark_is_a_mark(tmp_path):
    assert the_cells(tmp_path, 'Navn;By\nBo "Bamse" Hansen;Ry\n')[0][0] == 'Bo "Bamse" Hansen'


def test_a_missing_file(tmp_path):
    assert the_refusal(tmp_path / "x.csv").startswith("There is no file x.csv")


def test_a_folder(tmp_path):
    (tmp_path / "x.csv").mkdir()
    assert "is a folder" in the_refusal(tmp_path / "x.csv")


def test_a_file_of_another_kind(tmp_path):
    assert "is not a table" in the_refusal(a_file(tmp_path, "x", "x.docx"))


def test_a_locked_file(tmp_path, monkeypatch):
    path = a_file(tmp_path, HEADINGS + ROW)

    def refuse(_):
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "cannot be opened" in the_refusal(path)
