"""Brings a scene up in a real window and photographs it, with whatever dialog stands before it."""

import os
import shutil
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from types import TracebackType

from cut_words import cut_words
from picture_files import SUFFIX, TABLES
from picture_scenes import Scene
from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from mentordesk.i18n import Translator
from mentordesk.settings import Look, Settings
from mentordesk.ui.backups.deeds import BackupDeeds
from mentordesk.ui.file_deeds import FileDeeds
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.program import Program
from mentordesk.ui.theme import Theme
from mentordesk.vocabulary import Language

_TITLE = 32
_QUIET = 0.3
_ROUNDS = 6
_DIALOG_QUIET = 0.5
_PATIENCE = 30.0
_LOOK_MS = 20
# Of 100: the pictures are larger and sooner written.
_QUICK = 80
_SHADE = QColor(0, 0, 0, 90)
_FILE = "karrierementor" + SUFFIX


class Camera:
    """Photographs in one language, look and size; `amiss` tells what it noticed, a line each."""

    def __init__(self, stage: Path, language: str, look: str, size: tuple[int, int]) -> None:
        qInstallMessageHandler(_print_unless_about_the_screen)
        self._app = QApplication(["mentordesk", "-style", "fusion"])
        self._stage = stage
        self._folder = stage / f"{language}-{look}-{size[0]}"
        self._language, self._look, self._size = Language(language), Look(look), size
        self.amiss: list[str] = []
        self._scene = ""
        self._theme = Theme(self._app, self._look)

    def take(self, scene: Scene, picture: Path) -> None:
        """Photograph one scene, on a fresh copy of its file."""
        self._scene = scene.name
        folder = self._folder / scene.name
        shutil.copytree(self._stage / TABLES, folder)
        program = self._program(folder, scene)
        sys.excepthook = self._note_bug
        _wait(lambda: not program.tasks.busy)
        shot = _Shot(program, scene)
        try:
            taken = shot.take()
        except Exception as error:  # noqa: BLE001 - one scene that breaks must not cost the others
            self._note_bug(type(error), error, error.__traceback__)
        else:
            taken.save(str(picture), "PNG", _QUICK)
            self.amiss += [f"{scene.name}: {line}" for line in shot.amiss]
        _close(program)
        shutil.rmtree(folder)

    def _program(self, folder: Path, scene: Scene) -> Program:
        settings = Settings.load(folder / "settings.json")
        settings.language, settings.look = self._language, self._look
        window = MainWindow(self._theme, Translator(self._language), settings)
        window.resize(*self._size)
        window.show()
        program = Program(self._app, settings, window)
        FileDeeds(program)
        BackupDeeds(program)
        path = folder / _FILE
        if scene.file:
            shutil.copy(self._stage / (scene.file + SUFFIX), path)
        program.begin(path if scene.file else None)
        program.settle()
        return program

    def _note_bug(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        told = "".join(traceback.format_exception(error))
        self.amiss.append(f"{self._scene}: BROKEN\n{told}")


class _Shot:
    """One picture: of the window, or of the window behind the dialog that came up."""

    def __init__(self, program: Program, scene: Scene) -> None:
        self._program = program
        self._scene = scene
        self._taken: QPixmap | None = None
        self._met: QWidget | None = None
        self._acted = False
        self._since = 0.0
        self.amiss: list[str] = []

    def take(self) -> QPixmap:
        """Bring the scene up; a dialog that stops everything is met by the timer."""
        timer = QTimer()
        timer.setInterval(_LOOK_MS)
        timer.timeout.connect(self._look)
        timer.start()
        self._scene.bring_up(self._program)
        _settle(self._program)
        _wait(lambda: QApplication.activeModalWidget() is None)
        timer.stop()
        return self._taken or self._photograph(QApplication.activePopupWidget())

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        if self._taken is not None:
            _leave(dialog)
        elif dialog is not self._met:
            self._met, self._since = dialog, monotonic()
        elif self._program.tasks.busy:
            self._since = monotonic()
        elif monotonic() - self._since > _DIALOG_QUIET:
            self._go_on(dialog)

    def _go_on(self, dialog: QWidget) -> None:
        if self._acted or self._scene.then is None:
            self._taken = self._photograph(dialog)
            return
        self._acted, self._since = True, monotonic()
        then = self._scene.then
        QTimer.singleShot(0, dialog, lambda: then(dialog))

    def _photograph(self, before: QWidget | None) -> QPixmap:
        window = self._program.window
        picture = window.grab()
        self.amiss = cut_words(before or window)
        if before is None:
            return picture
        painter = QPainter(picture)
        if before.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup:
            painter.drawPixmap(window.mapFromGlobal(before.pos()), before.grab())
        else:
            self._draw_dialog(painter, before)
        painter.end()
        return picture

    def _draw_dialog(self, painter: QPainter, dialog: QWidget) -> None:
        window = self._program.window
        painter.fillRect(window.rect(), _SHADE)
        frame = QRect(0, 0, dialog.width(), dialog.height() + _TITLE)
        frame.moveCenter(window.rect().center())
        if frame.height() > window.height() or frame.width() > window.width():
            self.amiss.append(f"{frame.width()} × {frame.height()} is larger than the window")
        frame.moveTop(max(frame.top(), 0))
        palette = dialog.palette()
        painter.fillRect(frame, palette.mid())
        painter.setPen(palette.windowText().color())
        title = QRect(frame.topLeft(), frame.topRight() + QPoint(0, _TITLE))
        painter.drawText(title, Qt.AlignmentFlag.AlignCenter, dialog.windowTitle())
        painter.drawPixmap(frame.topLeft() + QPoint(0, _TITLE), dialog.grab())


def _leave(dialog: QWidget) -> None:
    if isinstance(dialog, QMessageBox) and isinstance(dialog.parentWidget(), QDialog):
        # A dialog that asks before it is left.
        _let_go()
    elif isinstance(dialog, QDialog):
        # Not from here: while a question is asked, this timer would not look again.
        QTimer.singleShot(0, dialog, dialog.reject)
    else:
        dialog.close()


def _close(program: Program) -> None:
    """Close the window, whatever in it is left unsaved."""
    # Dialogs that were left are gone only after the event loop comes round.
    _wait_for(0.02)
    timer = QTimer()
    timer.setInterval(_LOOK_MS)
    timer.timeout.connect(_let_go)
    timer.start()
    program.window.close()
    program.window.deleteLater()
    _wait_for(0.02)


def _let_go() -> None:
    question = QApplication.activeModalWidget()
    if isinstance(question, QMessageBox):
        for button in question.buttons():
            if question.buttonRole(button) is QMessageBox.ButtonRole.DestructiveRole:
                button.click()


def _settle(program: Program) -> None:
    """Let the window paint, and whatever works behind it end."""
    quiet = 0
    while quiet < _ROUNDS:
        _wait_for(_QUIET / _ROUNDS)
        # A busy computer takes its time: what counts is how often events came round.
        quiet = 0 if program.tasks.busy else quiet + 1


def _wait(until: Callable[[], bool]) -> None:
    begun = monotonic()
    while not until():
        if monotonic() - begun > _PATIENCE:
            raise TimeoutError
        _wait_for(0.02)


def _wait_for(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1_000), loop.quit)
    loop.exec()


def _print_unless_about_the_screen(_kind: object, _where: object, text: str) -> None:
    if "plugin does not support" not in text:
        sys.stderr.write(text + os.linesep)
