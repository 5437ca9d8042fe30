"""The room that dialogs take."""

from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from mentordesk.settings import Settings
from mentordesk.ui.dialog_size import recall_size, remember_size, resize_on_screen


def test_a_dialog_never_begins_larger_than_the_screen(qtbot: QtBot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableSize()
    resize_on_screen(dialog, 10_000, 10_000)
    assert dialog.width() == room.width()
    assert dialog.height() < room.height()
    resize_on_screen(dialog, 300, 200)
    assert (dialog.width(), dialog.height()) == (300, 200)


def test_a_dialog_opens_as_large_as_it_was(qtbot: QtBot, tmp_path: Path):
    settings = Settings.load(tmp_path / "settings.json")
    dialog = QDialog()
    qtbot.addWidget(dialog)
    recall_size(dialog, settings, "size", (300, 200))
    assert (dialog.width(), dialog.height()) == (300, 200)
    dialog.resize(410, 320)
    remember_size(dialog, settings, "size")
    dialog.resize(300, 200)
    recall_size(dialog, settings, "size", (300, 200))
    assert (dialog.width(), dialog.height()) == (410, 320)
    settings.remember("size", ["wide", None])
    recall_size(dialog, settings, "size", (300, 200))
    assert (dialog.width(), dialog.height()) == (300, 200)
