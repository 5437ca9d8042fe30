"""Workbooks that coordinators make for themselves in Excel."""

import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl  # type: ignore[import-untyped]  # it ships no types
from openpyxl.styles import Font, PatternFill  # type: ignore[import-untyped]  # it ships no types

from tests.exchange.shapes.files import a_workbook
from tests.exchange.shapes.people import PEOPLE, Person, languages, said

TITLES = (
    *("Navn", "E-mail", "Telefon", "Rolle", "Fag", "Emner", "Års erfaring", "Ønsket erfaring"),
    *("Arbejdsplads", "Sektor", "By", "Mødeform", "Sprog", "Antal mentees", "Samtykke", "Noter"),
)


def answers(person: Person) -> list[object]:
    """Return what stands under `TITLES` for somebody."""
    return [
        person.name,
        person.email,
        person.phone,
        said(person.role),
        person.subjects[0],
        "; ".join(person.topics),
        person.experience_years if person.is_mentor else None,
        None if person.is_mentor else person.experience_years,
        person.employer or None,
        person.sector,
        person.location,
        said(person.meeting_form),
        " og ".join(languages(person)),
        person.capacity if person.is_mentor else None,
        said(person.consent),
        person.note or None,
    ]


def under_titles(folder: Path) -> Path:
    """Write a sheet with titles above its headings, and blank rows that are only painted."""
    path = a_workbook(
        folder / "Tilmeldinger.xlsx",
        Ark1=[
            ["Mentorordningen, efterår 2026"],
            ["Udtrukket:", "14. august 2026", None, "af Karen"],
            [],
            TITLES,
            *(answers(one) for one in PEOPLE),
        ],
    )
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    page["A1"].font = Font(bold=True, size=18)
    for row in range(1, 2_000):
        for column in range(1, 40):
            page.cell(row, column).fill = PatternFill("solid", fgColor="EEEEFF")
    page.auto_filter.ref = "A4:P8"
    page["P3"].number_format = "@"
    book.save(path)
    return path


def with_totals(folder: Path) -> Path:
    """Write a sheet with groups above its headings, blank rows between people, and totals."""
    groups: list[object] = [None] * len(TITLES)
    groups[0], groups[3], groups[12] = "Hvem", "Om dig", "Praktisk"
    rows: list[list[object]] = []
    for one in PEOPLE:
        rows.extend([answers(one), []])
    total: list[object] = [None] * len(TITLES)
    total[0], total[6], total[13] = "I alt", 17, 3
    return a_workbook(folder / "Tilmeldinger.xlsx", Ark1=[groups, list(TITLES), *rows, [], total])


def merged(folder: Path) -> Path:
    """Write a sheet where what neighbours share is merged: a title, a group, the role, the fag."""
    path = a_workbook(
        folder / "Tilmeldinger.xlsx",
        Ark1=[["Tilmeldinger"], TITLES, *(answers(one) for one in _BY_ROLE)],
    )
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    page.merge_cells("A1:P1")
    page.merge_cells("D3:D4")  # both mentors
    page.merge_cells("D5:D6")  # both mentees
    book.save(path)
    return path


_BY_ROLE = sorted(PEOPLE, key=lambda one: not one.is_mentor)


def on_another_sheet(folder: Path) -> Path:
    """Write a workbook in which people stand neither on the first sheet nor alone."""
    return a_workbook(
        folder / "Mentor 2026.xlsx",
        Vejledning=[["Sådan bruger du arket"], ["Udfyld fanen Deltagere.", "Spørg Karen."]],
        Lister=[["Rolle", "Mødeform", "Sprog"], ["Mentor", "Fysisk", "Dansk"], ["Mentee"]],
        Deltagere=[TITLES, *(answers(one) for one in PEOPLE)],
        Opgørelse=[["Fag", "Antal"], ["Biologi", 2], ["Kemi", 2]],
    )


def with_formulas(folder: Path) -> Path:
    """Write a sheet that puts names and addresses together by formulas, as Excel saved it.

    One of them gave a blank text, another looks the person's fag up on a second sheet.
    """
    titles = ["Navn", "E-mail", *TITLES[2:], "Kopi", "Bruger"]
    rows: list[list[object]] = []
    cached: dict[str, str] = {}
    for number, one in enumerate(PEOPLE, start=2):
        row = answers(one)
        given: dict[str, tuple[str, object]] = {
            "A": (f'=Q{number}&" {one.last_name}"'.replace('"Mi"', ""), one.name),
            "B": (f'=LOWER(R{number}&"@EXAMPLE.ORG")', one.email),
            "E": (f"=VLOOKUP(R{number},Fag!A:B,2,FALSE)", one.subjects[0]),
            "I": (f'=IF(D{number}="Mentor","{one.employer}","")', one.employer),
        }
        for column, (formula, value) in given.items():
            row[ord(column) - ord("A")] = formula
            cached[f"{column}{number}"] = str(value)
        rows.append([*row, one.first_name, one.email.partition("@")[0]])
    path = folder / "Tilmeldinger.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].append(titles)
    for filled in rows:
        book.worksheets[0].append(filled)
    for number, one in enumerate(PEOPLE, start=2):  # a note that begins so is no formula
        book.worksheets[0][f"P{number}"].data_type = "s" if one.note else "n"
    fag = book.create_sheet("Fag")
    for one in PEOPLE:
        fag.append([one.email.partition("@")[0], one.subjects[0]])
    book.save(path)
    return _calculated(path, cached)


def _calculated(path: Path, cached: dict[str, str]) -> Path:
    """Write into each formula's cell what Excel would have saved with it."""

    def value(cell: re.Match[str]) -> str:
        text = escape(cached[cell[1]])
        return f'<c r="{cell[1]}" t="str">{cell[2]}<v>{text}</v></c>'

    with zipfile.ZipFile(path) as package:
        parts = {item.filename: package.read(item) for item in package.infolist()}
    sheet = "xl/worksheets/sheet1.xml"
    pattern = r'<c r="([A-Z]+\d+)"[^>]*>(<f>[^<]*</f>)<v ?/?>(?:</v>)?</c>'
    filled, count = re.subn(pattern, value, parts[sheet].decode())
    assert count == len(cached)
    parts[sheet] = filled.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path
