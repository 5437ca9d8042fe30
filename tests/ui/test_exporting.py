"""The coordinator takes the people out of the file as Excel wants them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.exporting import export_programme
from tests.builders import a_mentor, a_programme
from tests.ui.dialogs import press
from tests.ui.opened import desk, theme

__all__ = ["desk", "theme"]

Export = Callable[[str, str], str]


@pytest.fixture
def export(
    qtbot: QtBot, desk: Desk, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> Export:
    """Return what exports under the name typed, as the kind chosen, and says what was said."""
    programme = a_programme(workspace, name="Efterår: 2026")
    a_mentor(workspace, programme)
    desk.choose_programme(programme.id)
    window = QWidget()
    qtbot.addWidget(window)

    def run(name: str, kind: str) -> str:
        def ask(_parent: object, _title: str, suggested: str, kinds: str) -> tuple[str, str]:
            assert Path(suggested).name == "Efterår- 2026.xlsx"
            chosen = [one for one in kinds.split(";;") if kind in one]
            return (str(workspace.path.with_name(name)) if name else "", chosen[0])

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        export_programme(window, desk)
        qtbot.waitUntil(lambda: not desk.tasks.busy)
        qtbot.wait(5)
        return desk.notices.text

    return run


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [
        ("all", ".xlsx", "all.xlsx"),
        ("all.xlsx", ".xlsx", "all.xlsx"),
        ("all.csv", ".xlsx", "all.csv"),
        ("all", ".csv", "all.csv"),
        ("all.xlsx", ".csv", "all.csv"),
        ("Autumn 2026.2", ".csv", "Autumn 2026.2.csv"),
    ],
)
def test_the_kind_chosen_or_the_ending_typed_decides(
    export: Export, tmp_path: Path, name: str, kind: str, written: str
):
    said = export(name, kind)
    assert written in said
    made = sorted(one.name for one in tmp_path.iterdir() if one.suffix in (".csv", ".xlsx"))
    stem = Path(written).stem
    beside = [f"{stem}-{part}.csv" for part in ("matches", "unmatched", "waiting")]
    assert made == (sorted([written, *beside]) if written.endswith("csv") else [written])
    assert ("beside it" in said) is written.endswith("csv")


def test_a_file_beside_it_is_not_replaced_unasked(export: Export, tmp_path: Path):
    there = tmp_path / "all-matches.csv"
    there.write_text("mine", encoding="utf-8")
    question = press("Leave as it is")
    export("all.csv", ".csv")
    assert question[0].text() == "There is a file all-matches.csv already."
    assert there.read_text("utf-8") == "mine"
    assert not (tmp_path / "all.csv").exists()
    press("Replace it")
    export("all.csv", ".csv")
    assert "Mentor" in there.read_text("utf-8")


def test_leaving_the_dialog_writes_nothing(export: Export, tmp_path: Path):
    assert export("", ".csv") == ""
    assert not list(tmp_path.glob("*.csv"))
