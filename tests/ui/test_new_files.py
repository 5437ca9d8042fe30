"""Where new files go: nothing that is there is replaced, and nothing half made is left."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from mentordesk.errors import UserError
from mentordesk.paths import data_folder
from mentordesk.ui.programmes.new_programme import NewProgramme, NewProgrammeDialog
from mentordesk.vocabulary import Language
from tests.builders import a_workspace
from tests.ui.begun import Begin, begin, deeds
from tests.ui.dialogs import once_shown

__all__ = ["begin"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file, closed."""
    with a_workspace(tmp_path, name="autumn.mentordesk") as workspace:
        return workspace.path


def new(path: Path, name: str = "Autumn 2026") -> NewProgramme:
    return NewProgramme(
        template="karrierementor",
        name=name,
        starts_on=date(2026, 9, 1),
        language=Language.ENGLISH,
        organisation="Nordhavn University",
        path=path,
    )


def test_a_file_that_is_there_is_neither_replaced_nor_written_in(begin: Begin, file: Path):
    before = file.read_bytes()
    program = begin()
    with pytest.raises(UserError, match=r"There is a file autumn\.mentordesk already"):
        deeds(program).make(new(file, "Third"))
    deeds(program).make_sample(file)
    assert "already" in program.window.notices.text
    assert file.read_bytes() == before


@pytest.mark.parametrize("place", ["nowhere", "n" * 300])
def test_a_place_that_cannot_be_written_is_a_sentence(begin: Begin, tmp_path: Path, place: str):
    (tmp_path / "nowhere").write_text("a file, no folder", "utf-8")
    with pytest.raises(UserError, match="was not written"):
        deeds(begin()).make(new(tmp_path / place / "x.mentordesk"))


def test_a_file_whose_programme_is_refused_is_taken_away(begin: Begin, tmp_path: Path):
    program = begin()
    with pytest.raises(UserError):
        deeds(program).make(new(tmp_path / "x.mentordesk", name=" "))
    assert list(tmp_path.iterdir()) == []
    assert program.workspace is None


def test_a_folder_gets_a_file_named_after_the_programme(begin: Begin, tmp_path: Path):
    program = begin()

    def fill(dialog: NewProgrammeDialog) -> None:
        dialog.path.setText(str(tmp_path))
        assert dialog.wanted.path == tmp_path / "karrierementor-2026.mentordesk"

    def fix(dialog: NewProgrammeDialog) -> None:
        dialog.name.setText("Karrierementor 2026")
        fill(dialog)

    met = once_shown(NewProgrammeDialog, fix)
    program.window.menus.new_programme.emit()
    assert met


def test_the_sample_is_named_so_that_it_replaces_nothing(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
):
    suggested: list[str] = []

    def ask(_parent: object, _title: str, place: str, *_: object) -> tuple[str, str]:
        suggested.append(Path(place).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    program = begin()
    deeds(program).try_sample()
    (data_folder() / "Sample programme.mentordesk").touch()
    deeds(program).try_sample()
    assert suggested == ["Sample programme.mentordesk", "Sample programme 2.mentordesk"]
