"""A file is moved as a whole, with its backups, or stays where it is."""

from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.paths import data_folder
from mentordesk.services import safe_places
from mentordesk.services.backups import Backups
from mentordesk.services.records.backups import Occasion
from mentordesk.services.workspace import Workspace, now
from tests.builders import a_programme, a_workspace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a closed file with a backup, in a folder that is synchronised."""
    (tmp_path / "OneDrive").mkdir()
    with a_workspace(tmp_path / "OneDrive") as workspace:
        a_programme(workspace, name="Efterår")
        workspace.backups.make(Occasion.ASKED)
        return workspace.path


def programmes(path: Path) -> list[str]:
    with Workspace.open(path, writable=False) as workspace:
        return [one.name for one in workspace.programmes.all()]


def test_the_place_is_known(file: Path):
    place = safe_places.hazard_of(file)
    assert place == safe_places.Place(safe_places.Hazard.SYNCHRONISED, "OneDrive")
    assert safe_places.hazard_of(safe_places.free_place(file)) is None


def test_it_moves_with_its_backups(file: Path):
    target = safe_places.free_place(file)
    assert target == data_folder() / "file.mentordesk"
    assert safe_places.move(file, target) is None
    assert programmes(target) == ["Efterår"]
    assert list(file.parent.iterdir()) == []
    assert len(Backups.at(target, now).all()) == 1
    assert Backups.at(file, now).all() == ()


def test_it_takes_no_other_files_place(file: Path):
    data_folder().mkdir(parents=True, exist_ok=True)
    (data_folder() / "file.mentordesk").write_text("another")
    target = safe_places.free_place(file)
    assert target.name == "file 2.mentordesk"
    safe_places.move(file, target)
    assert programmes(target) == ["Efterår"]


def test_a_file_that_is_open_stays(file: Path):
    with Workspace.open(file), pytest.raises(UserError, match="is open in MentorDesk"):
        safe_places.move(file, safe_places.free_place(file))
    assert programmes(file) == ["Efterår"]


def test_a_file_that_cannot_be_copied_stays(file: Path, tmp_path: Path):
    (tmp_path / "taken").write_text("no folder")
    with pytest.raises(UserError, match="was not written"):
        safe_places.move(file, tmp_path / "taken" / "file.mentordesk")
    assert programmes(file) == ["Efterår"]
    assert len(Backups.at(file, now).all()) == 1


def test_an_old_one_that_cannot_be_removed_is_told_of(file: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    target = safe_places.free_place(file)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        trouble = safe_places.move(file, target)
    assert trouble is not None
    assert str(file) in str(trouble)
    assert programmes(target) == ["Efterår"]
