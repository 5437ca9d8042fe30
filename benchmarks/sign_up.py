"""Import of 10,000 sign-ups from a workbook, against reading it and inserting bare rows."""

import sqlite3
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Language, Role

ROWS = 10_000
BUDGET = 4.0
SUBJECTS = tuple(f"Subject {n}" for n in range(40))
TOPICS = tuple(f"Topic {n}" for n in range(15))
TITLES = ("Navn", "E-mail", "Telefon", "Uddannelse", "Emner", "Mødeform", "Samtykke", "By")


def a_workbook(path: Path) -> None:
    """Write a workbook of invented sign-ups."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Tilmeldinger")
    sheet.append(TITLES)
    for n in range(ROWS):
        sheet.append(
            (
                f"Person {n}",
                f"person{n}@example.org",
                f"+45 {n:08}",
                SUBJECTS[n % len(SUBJECTS)],
                f"{TOPICS[n % 15]}; {TOPICS[(n + 4) % 15]}; {TOPICS[(n + 9) % 15]}",
                "Fysisk" if n % 3 else "Begge dele",
                "Ja",
                f"By {n % 50}",
            )
        )
    book.save(path)


def bare(table: Path, folder: Path) -> float:
    """Return the seconds that reading, and inserting into the same tables, take by themselves."""
    path = folder / "bare.mentordesk"
    with Workspace.create(path, language=Language.DANISH) as workspace:
        programme = workspace.programmes.create("open", "Bench", language=Language.DANISH)
    start = time.perf_counter()
    rows = CalamineWorkbook.from_path(table).get_sheet_by_index(0).to_python()
    file = sqlite3.connect(path)
    file.execute("PRAGMA synchronous=EXTRA")
    with file:
        insert(file, programme.id, rows[1:])
    file.close()
    return time.perf_counter() - start


def insert(file: sqlite3.Connection, programme_id: int, rows: list[list[object]]) -> None:
    """Insert the choices, and for every row a person, a sign-up, a subject and three topics."""
    numbered = list(enumerate(rows, start=1))
    file.executemany("INSERT INTO subject (id, name) VALUES (?, ?)", list(enumerate(SUBJECTS)))
    file.executemany("INSERT INTO topic (id, name) VALUES (?, ?)", list(enumerate(TOPICS)))
    file.executemany(
        "INSERT INTO participant (id, name, email, phone, employer, location, languages, added_at)"
        " VALUES (?, ?, ?, ?, '', ?, '[]', '2026-09-01 12:00:00.000000')",
        [(n, row[0], row[1], row[2], row[7]) for n, row in numbered],
    )
    file.executemany(
        "INSERT INTO enrolment (id, programme_id, participant_id, role, state, sector,"
        " meeting_form, capacity, available, consented_on, waited, note, signed_up_at)"
        " VALUES (?, ?, ?, 'mentee', 'signed_up', '', 'both', 1, 1, '2026-09-01', 0, '',"
        " '2026-09-01 12:00:00.000000')",
        [(n, programme_id, n) for n, _ in numbered],
    )
    file.executemany(
        "INSERT INTO enrolment_subject (enrolment_id, subject_id, position) VALUES (?, ?, 0)",
        [(n, n % len(SUBJECTS)) for n, _ in numbered],
    )
    file.executemany(
        "INSERT INTO enrolment_topic (enrolment_id, topic_id, position) VALUES (?, ?, ?)",
        [(n, (n + step) % 15, place) for n, _ in numbered for place, step in enumerate((0, 4, 9))],
    )


def ours(table: Path, folder: Path) -> float:
    """Return the seconds that the program's own import takes on a new file."""
    with Workspace.create(folder / "ours.mentordesk", language=Language.DANISH) as workspace:
        programme = workspace.programmes.create("open", "Bench", language=Language.DANISH)
        start = time.perf_counter()
        came = workspace.sign_up.run(table, programme.id, role=Role.MENTEE)
        taken = time.perf_counter() - start
    if came.added != ROWS:
        raise SystemExit(f"only {came.added} of {ROWS} rows were added")
    return taken


def main() -> None:
    """Measure both three times and print the ratio of the best."""
    baseline, taken = [], []
    with tempfile.TemporaryDirectory() as place:
        table = Path(place) / "sign-ups.xlsx"
        a_workbook(table)
        for _ in range(3):
            with tempfile.TemporaryDirectory() as folder:
                baseline.append(bare(table, Path(folder)))
                taken.append(ours(table, Path(folder)))
    best, base = min(taken), min(baseline)
    print(
        f"import of {ROWS:,} rows XLSX: {best:.2f} s = {best / base:.1f} x calamine and bare SQLite"
        f" ({base:.2f} s; budget: {BUDGET:g} x)"
    )


if __name__ == "__main__":
    main()
