"""A check says well only of a file that every other deed can read."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.i18n import Wording
from mentordesk.models import (
    Enrolment,
    Faculty,
    MatchingRules,
    Organisation,
    Participant,
    Programme,
    SignUpLayout,
    Subject,
)
from mentordesk.storage.check import check
from mentordesk.storage.connection import sqlite
from mentordesk.storage.file import File
from mentordesk.vocabulary import EnrolmentState, Language, MeetingForm, Role

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC).replace(tzinfo=None)


@pytest.fixture
def full(new):
    """A file with a row of each kind of value."""
    blank = Wording()
    with File.open(new) as file, file.write() as session:
        session.add(Organisation(id=1, language=Language.DANISH, languages=["da", "en"], logo=b"x"))
        session.add(Faculty(id=1, name="Arts"))
        session.add(SignUpLayout(fingerprint="f", columns=[{"column": "Navn", "field": "name"}]))
        session.add(
            Participant(id=1, name="Bo", email="bo@example.org", languages=[], added_at=NOW)
        )
        session.add(
            Programme(
                id=1,
                name="Autumn",
                template="long",
                language=Language.DANISH,
                made_on=date(2026, 8, 1),
                starts_on=date(2026, 9, 1),
                purpose=Wording(da="Formål"),
                length=blank,
                frequency=blank,
                minutes_least=60,
                minutes_most=90,
                place=blank,
                first_contact=blank,
                matching=blank,
            )
        )
        session.flush()
        session.add(Subject(id=1, name="History", faculty_id=1))
        weights = {f"weight_{name}": 1 for name in WEIGHTS}
        thresholds = {f"threshold_{name}": 0.5 for name in ("top", "good", "match")}
        session.add(MatchingRules(programme_id=1, **weights, **thresholds))
        session.add(
            Enrolment(
                id=1,
                programme_id=1,
                participant_id=1,
                role=Role.MENTOR,
                state=EnrolmentState.SIGNED_UP,
                meeting_form=MeetingForm.BOTH,
                signed_up_at=NOW,
            )
        )
    return new


WEIGHTS = ("subject", "topics", "experience", "sector", "location", "wishes")


def execute(path: Path, *statements: str) -> None:
    raw = sqlite.connect(str(path), isolation_level=None)
    for statement in statements:
        raw.execute(statement).fetchall()
    raw.close()


def test_a_sound_file_is_well_and_stays_as_it_was(full):
    content = full.read_bytes()
    check(full)
    assert full.read_bytes() == content


def test_a_new_file_is_well(new):
    check(new)


def test_a_file_is_checked_while_a_window_has_it(full):
    with File.open(full):
        check(full)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE organisation SET languages = 'da'",
        "UPDATE organisation SET languages = '{\"da\": 1}'",
        "UPDATE organisation SET languages = '[1]'",
        "UPDATE organisation SET languages = 'null'",
        "UPDATE sign_up_layout SET columns = '[{\"column\": 5}]'",
        'UPDATE programme SET purpose = \'{"da": "x"}\'',
        'UPDATE programme SET purpose = \'{"da": 1, "en": null}\'',
        "UPDATE programme SET purpose = '[]'",
        "UPDATE programme SET starts_on = 'soon'",
        "UPDATE programme SET minutes_least = 'long'",
        "UPDATE matching_rules SET weight_topics = 'much'",
        "UPDATE participant SET name = x'ff00'",
        "UPDATE participant SET added_at = 5",
        "PRAGMA ignore_check_constraints = 1; UPDATE enrolment SET role = 'guest'",
    ],
)
def test_a_value_of_another_kind_is_found(full, statement):
    execute(full, *statement.split("; "))
    with pytest.raises(UserError, match=r"cannot be read|damaged"):
        check(full)


def test_a_row_whose_parent_is_gone_is_found(full):
    execute(full, "PRAGMA foreign_keys = 0", "DELETE FROM participant")
    with pytest.raises(UserError, match="some of what it holds is gone"):
        check(full)


@pytest.mark.parametrize("name", ["TABLE wish", "INDEX ix_enrolment_programme_id"])
def test_a_missing_part_is_found(full, name):
    execute(full, f"DROP {name}")
    with pytest.raises(UserError, match="damaged"):
        check(full)


def test_an_index_that_lost_a_row_is_found(full):
    execute(
        full,
        "PRAGMA writable_schema = 1",
        "DELETE FROM sqlite_schema WHERE name = 'ix_enrolment_participant_id'",
    )
    with pytest.raises(UserError, match="damaged"):
        check(full)


def test_another_kind_of_file_is_not_well(path):
    path.write_text("hello")
    with pytest.raises(UserError, match="not a MentorDesk file"):
        check(path)
