"""Backups as the coordinator meets them: made by themselves, looked into, put back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.models import Participant
from mentordesk.services import backups
from mentordesk.services.records.backups import Occasion
from mentordesk.services.workspace import Workspace, now
from mentordesk.storage.file import File
from mentordesk.vocabulary import MatchState
from tests.builders import (
    StoppedClock,
    a_match,
    a_mentee,
    a_mentor,
    a_programme,
    a_table,
    a_workspace,
)


@pytest.fixture
def paired(workspace: Workspace) -> Workspace:
    programme = a_programme(workspace)
    a_match(
        workspace,
        a_mentor(workspace, programme, "Åse Lund"),
        a_mentee(workspace, programme, "Ida <b>Krogh</b>", email="ida@example.org"),
    )
    return workspace


def names(path: Path) -> list[str]:
    with Workspace.open(path, writable=False) as opened:
        return [person.name for person in opened.participants.people()]


def test_a_backup_says_when_why_and_what(paired: Workspace, clock: StoppedClock):
    clock.set("2026-12-01T13:45")
    made = paired.backups.make(Occasion.CHANGES)
    assert paired.backups.all() == (made,)
    assert (made.made_at, made.occasion) == (clock(), Occasion.CHANGES)
    assert (made.people, made.matches, made.agreements) == (2, 1, 0)
    assert paired.backups.last_made() == clock()


def test_no_backup_is_made_of_what_is_backed_up(paired: Workspace):
    assert paired.backups.make_if_changed(Occasion.CLOSING)
    assert paired.backups.make_if_changed(Occasion.CLOSING) is None
    paired.programmes.change_organisation(name="Nordhavn")
    assert paired.backups.make_if_changed(Occasion.CLOSING)


def test_before_an_import_the_file_is_kept_as_it_was(paired: Workspace, tmp_path: Path):
    table = a_table(tmp_path, ("Navn", "E-mail", "Rolle"), ("Bo", "bo@example.org", "mentor"))
    programme = paired.programmes.newest()
    paired.sign_up.run(table, programme.id, dry_run=True)
    assert paired.backups.all() == ()
    paired.sign_up.run(table, programme.id)
    (kept,) = paired.backups.all()
    assert (kept.occasion, kept.people) == (Occasion.IMPORT, 2)


def test_an_import_does_not_begin_without_its_backup(
    paired: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    table = a_table(tmp_path, ("Navn", "E-mail", "Rolle"), ("Bo", "bo@example.org", "mentor"))
    (tmp_path / "taken").write_text("no folder")
    monkeypatch.setattr(paired.file.backups, "folder", tmp_path / "taken" / "a" / "b")
    with pytest.raises(UserError, match=r"No backup of file\.mentordesk was made"):
        paired.sign_up.run(table, paired.programmes.newest().id)
    assert len(paired.participants.people()) == 2


def test_a_backup_is_looked_into(paired: Workspace):
    made = paired.backups.make(Occasion.ASKED)
    content = made.path.read_bytes()
    seen = paired.backups.look(made.path)
    assert seen.people == ("Ida <b>Krogh</b>", "Åse Lund")
    assert seen.programmes == ("Autumn 2026",)
    (pair,) = seen.pairs
    assert (pair.mentee, pair.mentor) == ("Ida <b>Krogh</b>", "Åse Lund")
    assert (pair.programme, pair.state) == ("Autumn 2026", MatchState.CONFIRMED)
    assert made.path.read_bytes() == content


def test_a_backup_with_a_flipped_bit_is_never_the_newest_good_one(
    paired: Workspace, clock: StoppedClock
):
    good = paired.backups.make(Occasion.CHANGES)
    clock.set("2026-12-01T13:45")
    bad = paired.backups.make(Occasion.CHANGES)
    content = bytearray(bad.path.read_bytes())
    content[-1] ^= 1
    bad.path.write_bytes(content)
    assert paired.backups.newest_good() == good
    assert not paired.backups.is_good(bad)
    assert paired.backups.is_good(good)


def test_old_backups_are_thinned_out(paired: Workspace, clock: StoppedClock):
    for moment in ("2026-10-01T09:00", "2026-10-01T15:00", "2026-12-01T13:45"):
        clock.set(moment)
        paired.backups.make(Occasion.CHANGES)
    paired.backups.thin_out()
    assert [f"{each.made_at:%d %H}" for each in paired.backups.all()] == ["01 13", "01 15"]
    paired.backups.thin_out(months=1)
    assert len(paired.backups.all()) == 2  # within ten weeks
    clock.set("2027-06-01T13:45")
    paired.backups.make(Occasion.CHANGES)
    paired.backups.thin_out(months=1)
    assert len(paired.backups.all()) == 1


def test_a_backup_is_forgotten_for_good(paired: Workspace):
    made = paired.backups.make(Occasion.ERASURE)
    paired.backups.forget(made)
    assert paired.backups.all() == ()
    assert not made.path.exists()


class TestRestoring:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        """Return a closed file with a backup of one person and a second person since."""
        with a_workspace(tmp_path) as workspace:
            programme = a_programme(workspace)
            a_mentor(workspace, programme, "Jens Lund")
            workspace.backups.make(Occasion.ASKED)
            a_mentee(workspace, programme, "Ida Krogh")
            return workspace.path

    def test_the_file_is_as_it_was_and_what_it_was_is_kept(self, file: Path):
        (backup,) = backups.Backups.at(file, now).all()
        came = backups.restore(backup.path, file, now)
        assert names(file) == ["Jens Lund"]
        assert came.safety is not None
        assert (came.safety.occasion, came.safety.people) == (Occasion.RESTORE, 2)
        backups.restore(came.safety.path, file, now)
        assert names(file) == ["Ida Krogh", "Jens Lund"]

    def test_what_must_outlive_a_restore_is_carried_over(self, file: Path):
        def rename_again(before: File | None) -> Callable[[File], None]:
            assert before is not None
            with before.read() as session:
                count = session.query(Participant).count()

            def apply(after: File) -> None:
                with after.write() as session:
                    session.query(Participant).one().name = f"One of {count}"

            return apply

        (backup,) = backups.Backups.at(file, now).all()
        backups.restore(backup.path, file, now, keepers=(rename_again,))
        assert names(file) == ["One of 2"]

    def test_a_restore_that_cannot_carry_over_is_taken_back(self, file: Path):
        def fail(_before: File | None) -> Callable[[File], None]:
            def apply(_after: File) -> None:
                raise ZeroDivisionError

            return apply

        (backup,) = backups.Backups.at(file, now).all()
        with pytest.raises(ZeroDivisionError):
            backups.restore(backup.path, file, now, keepers=(fail,))
        assert names(file) == ["Ida Krogh", "Jens Lund"]

    def test_a_damaged_file_is_known_and_replaced(self, file: Path):
        file.write_bytes(file.read_bytes()[:20_000])
        with pytest.raises(UserError) as refused:
            Workspace.open(file)
        assert backups.is_broken(file, refused.value)
        backup = backups.Backups.at(file, now).newest_good()
        assert backup is not None
        came = backups.restore(backup.path, file, now)
        assert came.aside is not None
        assert came.aside.exists()
        assert names(file) == ["Jens Lund"]

    def test_a_letter_is_not_taken_for_a_broken_file(self, tmp_path: Path):
        letter = tmp_path / "letter.mentordesk"
        letter.write_text("Dear Ida")
        with pytest.raises(UserError) as refused:
            Workspace.open(letter)
        assert not backups.is_broken(letter, refused.value)


class TestACopyElsewhere:
    def test_it_opens_like_the_file(self, paired: Workspace, tmp_path: Path):
        paired.backups.copy_to(tmp_path / "copy.mentordesk")
        assert names(tmp_path / "copy.mentordesk") == ["Ida <b>Krogh</b>", "Åse Lund"]

    def test_it_replaces_an_earlier_copy_but_no_letter(self, paired: Workspace, tmp_path: Path):
        paired.backups.copy_to(tmp_path / "copy.mentordesk")
        a_mentor(paired, paired.programmes.newest(), "Bo")
        paired.backups.copy_to(tmp_path / "copy.mentordesk")
        assert len(names(tmp_path / "copy.mentordesk")) == 3
        (tmp_path / "letter.mentordesk").write_text("Dear Ida")
        with pytest.raises(UserError, match="is not a MentorDesk file"):
            paired.backups.copy_to(tmp_path / "letter.mentordesk")
        with pytest.raises(UserError, match="is the file itself"):
            paired.backups.copy_to(paired.path)
