"""Old files are copied and brought up to date as a whole; models and migrations agree."""

import shutil
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from mentordesk.errors import UserError
from mentordesk.models import Base, ConsentEntry, Faculty, Subject
from mentordesk.storage import lock
from mentordesk.storage.backup_folder import BackupFolder
from mentordesk.storage.connection import sqlite
from mentordesk.storage.file import File
from mentordesk.storage.manifest import Occasion
from mentordesk.storage.schema import CURRENT, Schema
from mentordesk.vocabulary import ConsentAct, ConsentWay, Purpose

MORNING = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)

# Alembic rebuilds the table to alter it; its children must survive that.
REBUILD = f"""
import sqlalchemy as sa
from alembic import op

revision = "{CURRENT.number + 1:04}"
down_revision = "{CURRENT.number:04}"


def upgrade():
    with op.batch_alter_table("faculty", recreate="always") as batch:
        batch.add_column(sa.Column("code", sa.String(), nullable=False, server_default="-"))
"""
FAIL = f"{REBUILD}    raise ZeroDivisionError\n"
ORPHAN = REBUILD + "    op.execute(sa.delete(sa.table('faculty')))\n"


def later(folder: Path, migration: str) -> Schema:
    """Return the schema of a later program, whose last migration is given."""
    copy = folder / "later % migrations"
    shutil.copytree(CURRENT.migrations, copy, ignore=shutil.ignore_patterns("__pycache__"))
    number = CURRENT.number + 1
    (copy / "versions" / f"{number:04}_later.py").write_text(migration)
    return Schema(number=number, migrations=copy)


@pytest.fixture
def old(new):
    """A file of today with a faculty and its subject."""
    with File.open(new) as file, file.write() as session:
        session.add(Faculty(id=1, name="Arts"))
        session.flush()
        session.add(Subject(id=1, name="History", faculty_id=1))
    return new


def open_later(
    path: Path, folder: Path, migration: str = REBUILD, *, writable: bool = True
) -> File:
    schema = later(folder, migration)
    return File.open(path, writable=writable, schema=schema, clock=lambda: MORNING)


@pytest.mark.parametrize("writable", [True, False])
def test_an_old_file_is_brought_up_to_date_with_every_row(old, tmp_path_factory, writable):
    with open_later(old, tmp_path_factory.mktemp("later"), writable=writable) as file:
        with file.read() as session:
            assert session.scalar(text("SELECT code FROM faculty")) == "-"
            assert session.get_one(Subject, 1).faculty_id == 1
        assert lock.is_open_elsewhere(old) == writable
    assert int.from_bytes(old.read_bytes()[60:64]) == CURRENT.number + 1


def test_the_old_file_is_kept_among_its_backups(old, tmp_path_factory):
    content = old.read_bytes()
    open_later(old, tmp_path_factory.mktemp("later")).close()
    assert list(old.parent.iterdir()) == [old]
    assert old.read_bytes() != content
    (kept,) = BackupFolder(old).all()
    assert kept.occasion is Occasion.UPDATE
    assert kept.schema == CURRENT.number
    with File.open(kept.path) as file, file.read() as session:
        assert session.get_one(Subject, 1).name == "History"


def test_a_file_that_cannot_be_kept_first_stays_old(old, tmp_path_factory, monkeypatch):
    content = old.read_bytes()
    (old.parent / "taken").write_text("no folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(old.parent / "taken"))
    with pytest.raises(UserError, match=r"No backup of autumn\.mentordesk was made"):
        open_later(old, tmp_path_factory.mktemp("later"))
    assert old.read_bytes() == content


@pytest.mark.parametrize(
    ("migration", "error"), [(FAIL, ZeroDivisionError), (ORPHAN, RuntimeError)]
)
def test_a_migration_that_fails_leaves_the_old_file(old, tmp_path_factory, migration, error):
    content = old.read_bytes()
    with pytest.raises(error):
        open_later(old, tmp_path_factory.mktemp("later"), migration)
    assert old.read_bytes() == content
    with File.open(old) as file, file.read() as session:
        assert session.get_one(Faculty, 1).name == "Arts"


def test_an_old_file_is_not_brought_up_to_date_under_an_open_window(old, tmp_path_factory):
    content = old.read_bytes()
    with lock.hold(old), pytest.raises(UserError, match="is open in MentorDesk"):
        open_later(old, tmp_path_factory.mktemp("later"), writable=False)
    assert old.read_bytes() == content


def test_an_old_file_that_cannot_be_written_is_refused(old, tmp_path_factory, monkeypatch):
    import os

    monkeypatch.setattr(os, "access", lambda _, wanted: wanted != os.W_OK)
    with pytest.raises(UserError, match="is read-only"):
        open_later(old, tmp_path_factory.mktemp("later"), writable=False)


def test_the_copy_is_named_by_the_computers_own_clock(old, tmp_path_factory):
    File.open(old, schema=later(tmp_path_factory.mktemp("later"), REBUILD)).close()
    (kept,) = BackupFolder(old).all()
    assert kept.path.name.startswith(f"{datetime.now().astimezone():%Y-}")


def test_the_schema_number_is_that_of_the_last_migration():
    heads = ScriptDirectory(str(CURRENT.migrations)).get_heads()
    assert [int(head) for head in heads] == [CURRENT.number]


@pytest.fixture
def built(new):
    """Connections to a file made by the migrations, and to one made from the models."""
    migrated = create_engine("sqlite://", module=sqlite, creator=lambda: sqlite.connect(str(new)))
    modelled = create_engine("sqlite://", module=sqlite)
    with migrated.connect() as first, modelled.connect() as second:
        Base.metadata.create_all(second)
        yield first, second
    migrated.dispose()
    modelled.dispose()


def test_the_migrations_lead_to_the_models(built):
    context = MigrationContext.configure(built[0], opts={"compare_server_default": True})
    assert compare_metadata(context, Base.metadata) == []


def test_the_migrations_keep_every_rule_of_the_models(built):
    def rules(connection):
        seen = inspect(connection)
        return {
            table: (
                sorted(map(str, seen.get_check_constraints(table))),
                sorted(map(str, seen.get_unique_constraints(table))),
                sorted(map(str, seen.get_foreign_keys(table))),
                sorted(map(str, seen.get_indexes(table))),
                str(seen.get_pk_constraint(table)),
                [str(column) for column in seen.get_columns(table)],
            )
            for table in seen.get_table_names()
            if table != "alembic_version"
        }

    migrated, modelled = map(rules, built)
    assert migrated == modelled
    assert any("ck_enrolment_role" in check for check in migrated["enrolment"][0])


def test_the_first_migration_knows_no_models():
    for script in (CURRENT.migrations / "versions").glob("*.py"):
        assert "mentordesk.models" not in script.read_text(encoding="utf-8")


def test_a_tables_indexes_are_made_by_name_so_that_files_repeat_to_the_byte(built):
    query = text(
        "SELECT tbl_name, name FROM sqlite_schema"
        " WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"
    )
    made: dict[str, list[str]] = {}
    for table, name in built[0].execute(query):
        made.setdefault(table, []).append(name)
    assert any(len(names) > 1 for names in made.values())
    assert all(names == sorted(names) for names in made.values())


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_file_of_each_earlier_program_is_opened(tmp_path, number):
    path = tmp_path / "earlier.mentordesk"
    earlier = Schema(number=number, migrations=CURRENT.migrations)
    with File.create(path, schema=earlier):
        pass
    with File.open(path, clock=lambda: MORNING) as file, file.write() as session:
        session.add(Faculty(id=1, name="Arts"))
        for table in Base.metadata.sorted_tables:
            session.execute(table.select()).all()


def test_an_older_consent_begins_the_history(tmp_path):
    path = tmp_path / "earlier.mentordesk"
    with File.create(path, schema=Schema(number=3, migrations=CURRENT.migrations)):
        pass
    with closing(sqlite.connect(str(path))) as raw:
        raw.executescript(
            "INSERT INTO programme (id, name, template, language, made_on, starts_on, purpose,"
            " length, closes_itself, frequency, minutes_least, minutes_most, place, first_contact,"
            " matching, open_matching, mentor_capacity, mentor_capacity_most, prefers_physical,"
            " silent_after_days) VALUES (1, 'A', 'long', 'da', '2026-01-01', '2026-02-01', '{}',"
            " '{}', 0, '{}', 60, 60, '{}', '{}', '{}', 0, 1, 1, 0, 42);"
            "INSERT INTO participant (id, name, email, phone, employer, location, languages,"
            " added_at) VALUES (1, 'Bo Friis', 'bo@example.org', '', '', '', '[]',"
            " '2026-01-01 10:00:00.000000');"
            "INSERT INTO enrolment (id, programme_id, participant_id, role, state, sector,"
            " meeting_form, capacity, available, consented_on, waited, note, signed_up_at)"
            " VALUES (1, 1, 1, 'mentor', 'signed_up', '', 'both', 1, 1, '2026-01-02', 0, '',"
            " '2026-01-01 10:00:00.000000');"
            "INSERT INTO subject (id, name) VALUES (1, 'History');"
        )
    with File.open(path, clock=lambda: MORNING) as file, file.read() as session:
        (line,) = session.query(ConsentEntry).all()
        assert (line.purpose, line.act) == (Purpose.SHARING, ConsentAct.GIVEN)
        assert (line.told_on, line.way) == (date(2026, 1, 2), ConsentWay.EARLIER)
        assert line.noted_at == datetime(2026, 1, 2)  # noqa: DTZ001 - as the file keeps it
        assert session.get_one(Subject, 1).from_sign_up
