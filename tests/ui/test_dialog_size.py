"""The room that dialogs take."""

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from mentordesk.ui.dialog_size import resize_on_screen


def test_a_dialog_never_begins_larger_than_the_screen(qtbot: QtBot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableSize()
    resize_on_screen(dialog, 10_000, 10_000)
    assert dialog.width() == room.width()
    assert dialog.height() < room.height()
    resize_on_screen(dialog, 300, 200)
    assert (dialog.width(), dialog.height()) == (300, 200)
