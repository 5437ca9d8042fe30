"""How soon the window is there, against bare Qt, and how soon 1,000 participants can be used.

The bare script of the second figure selects the rows that the list shows: people, sign-ups, and
their subjects and topics.

Run it from the checkout: `python benchmarks/start.py`. Each figure is the least of several
processes', the program's and the bare script's in turn: whatever else the machine does only adds.
The budget is held against processor time, because neither waits for anything and a busy machine
would decide the ratio of the clock's; the clock's is printed beside it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mentordesk.services.workspace import Workspace
from mentordesk.settings import Settings
from mentordesk.vocabulary import Language

PEOPLE = 1_000
RUNS = 9
PAINTED_BUDGET = 1.3
USABLE_BUDGET = 1.5
MEMORY_BUDGET_MB = 80
ROOT = Path(__file__).resolve().parents[1]

BARE_WINDOW = """
import resource, sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget
app = QApplication([])
window, tabs = QMainWindow(), QTabWidget()
for name in ("Overview", "Participants", "Matches", "Agreements", "Evaluations", "Guides"):
    tabs.addTab(QWidget(), name)
window.setCentralWidget(tabs)
window.resize(1280, 800)
window.show()
app.processEvents()
print("painted", time.monotonic())
"""

BARE_USE = (
    BARE_WINDOW
    + """
import sqlite3
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

class Base(DeclarativeBase):
    pass

class Participant(Base):
    __tablename__ = "participant"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str]
    employer: Mapped[str]
    location: Mapped[str]
    languages: Mapped[str]

class Enrolment(Base):
    __tablename__ = "enrolment"
    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int]
    role: Mapped[str]
    state: Mapped[str]
    experience_years: Mapped[int | None]
    sector: Mapped[str]
    meeting_form: Mapped[str]
    capacity: Mapped[int]
    available: Mapped[bool]
    consented_on: Mapped[str | None]
    waited: Mapped[bool]
    note: Mapped[str]

class EnrolmentSubject(Base):
    __tablename__ = "enrolment_subject"
    enrolment_id: Mapped[int] = mapped_column(primary_key=True)
    subject_id: Mapped[int] = mapped_column(primary_key=True)

class EnrolmentTopic(Base):
    __tablename__ = "enrolment_topic"
    enrolment_id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(primary_key=True)

with Session(create_engine("sqlite:///" + sys.argv[1])) as session:
    people = session.scalars(select(Participant)).all()
    rows = session.scalars(select(Enrolment)).all()
    subjects = session.scalars(select(EnrolmentSubject)).all()
    topics = session.scalars(select(EnrolmentTopic)).all()
assert len(rows) == int(sys.argv[2]), len(rows)
print("usable", time.monotonic())
"""
)

#: Has a script tell processor time instead of the clock's.
PROCESSOR = """
import resource, time
def spent():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
time.monotonic = spent
"""

MEMORY = """
print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

PROGRAM = """
import resource, sys
from mentordesk.__main__ import main
sys.argv = ["mentordesk", sys.argv[1]]
code = main()
"""


def make_file(folder: Path) -> Path:
    """Return a file whose one programme has 1,000 sign-ups, imported as any are."""
    path = folder / "many.mentordesk"
    table = folder / "many.csv"
    lines = ["Name;E-mail;Role;Subject;Topics;Consent"]
    for number in range(PEOPLE):
        role = ("mentor", "mentee")[number % 2]
        lines.append(
            f"Person {number:04};person{number}@example.org;{role};Subject {number % 15};"
            f"Topic {number % 9}, Topic {number % 7};yes"
        )
    table.write_text("\n".join(lines), "utf-8")
    with Workspace.create(path, language=Language.ENGLISH) as workspace:
        programme = workspace.programmes.create(
            "karrierementor", "Autumn 2026", language=Language.ENGLISH
        )
        report = workspace.sign_up.run(table, programme.id)
        if report.added != PEOPLE:
            raise SystemExit(f"only {report.added} of {PEOPLE} sign-ups were imported")
    return path


def surroundings(folder: Path) -> Mapping[str, str]:
    """Return an environment whose settings show the participants first."""
    config = folder / "config"
    settings = Settings.load(config / "MentorDesk" / "settings.json")
    settings.remember("tab", "participants")
    # An installed program is compiled; so are both sides here, by a first run that is not counted.
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {
        **inherited,
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        "MENTORDESK_TIMING": "1",
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(config),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_DATA_HOME": str(folder / "data"),
    }


def told(script: str, path: Path, environment: Mapping[str, str]) -> dict[str, float]:
    """Return what a process tells: the seconds of its moments, and its memory in MB."""
    run = subprocess.run(
        [sys.executable, "-c", script + MEMORY, str(path), str(PEOPLE)],
        capture_output=True,
        text=True,
        env=dict(environment),
        check=True,
        cwd=ROOT,
    )
    return {name: float(value) for name, value in map(str.split, run.stdout.splitlines())}


def timed(script: str, path: Path, environment: Mapping[str, str]) -> dict[str, float]:
    """Return the moments of one run by the clock, and of another by the processor."""
    begun = time.monotonic()
    clock = told(script, path, environment)
    processor = told(PROCESSOR + script, path, environment)
    return {
        "memory": clock.pop("memory"),
        **{f"{name} by the clock": moment - begun for name, moment in clock.items()},
        **{name: moment for name, moment in processor.items() if name != "memory"},
    }


def main() -> int:
    """Print the ratios; return 1 when one is over its budget."""
    bare: list[dict[str, float]] = []
    program: list[dict[str, float]] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        path, environment = make_file(folder), surroundings(folder)
        for script in (BARE_USE, PROGRAM):
            told(script, path, environment)
        for _ in range(RUNS):
            bare.append(timed(BARE_USE, path, environment))
            program.append(timed(PROGRAM, path, environment))
        window = min(told(BARE_WINDOW, path, environment)["memory"] for _ in range(3))

    def ratio(what: str) -> float:
        return min(run[what] for run in program) / min(run[what] for run in bare)

    good = True
    for what, budget in (("painted", PAINTED_BUDGET), ("usable", USABLE_BUDGET)):
        good &= ratio(what) <= budget
        print(
            f"start to {what}: {min(run[what] for run in program) * 1000:.0f} ms, "
            f"bare {min(run[what] for run in bare) * 1000:.0f} ms: {ratio(what):.2f} x "
            f"(budget {budget} x; by the clock {ratio(what + ' by the clock'):.2f} x)"
        )
    extra = min(run["memory"] for run in program) - window
    good &= extra <= MEMORY_BUDGET_MB
    print(f"memory: {extra:.0f} MB over a bare window (budget {MEMORY_BUDGET_MB} MB)")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
