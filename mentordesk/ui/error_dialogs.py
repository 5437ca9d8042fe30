"""What is said in a window of its own: questions before what cannot be undone, and bugs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.i18n import Translator
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import EDGE, GAP


def ask(
    parent: QWidget | None,
    translator: Translator,
    question: str,
    verb: str,
    detail: str = "",
    *,
    otherwise: str = "",
) -> bool:
    """Ask before what cannot be undone; the button says the verb, and leaving it is the default.

    `otherwise` names that default where it is not "Leave as it is".
    """
    box = QMessageBox(parent)
    box.setWindowTitle("MentorDesk")
    # Names may hold what Qt takes for tags.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(detail)
    deed = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
    stay = otherwise or translator.gettext("Leave as it is")
    leave = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    return box.clickedButton() is deed


def report(error: BaseException) -> str:
    """Return what its makers need to mend a bug: what, where, on what; nothing about anybody."""
    import platform

    import PySide6

    from mentordesk import __version__, logs

    versions = (
        f"MentorDesk {__version__}",
        f"Python {platform.python_version()}",
        f"PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.release()}",
    )
    return "\n".join((*versions, "", logs.trace(error)))


class BugDialog(QDialog):
    """Says that the program made a mistake, with a report to copy."""

    def __init__(self, parent: QWidget | None, translator: Translator, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("MentorDesk")
        self.setMinimumWidth(520)
        self._report = QPlainTextEdit(text)
        self._report.setReadOnly(True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setAccessibleName(translator.gettext("Report"))
        self._copy = QPushButton(translator.gettext("Copy the report"))
        self._leave = QPushButton(translator.gettext("Continue"))
        self._leave.setDefault(True)

        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(
            plain_label(
                translator.gettext(
                    "MentorDesk made a mistake. What you saved is safe; what you just did may "
                    "not have been done. Please send the report below to those who make "
                    "MentorDesk: it holds nothing about people."
                )
            )
        )
        column.addWidget(self._report, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._copy)
        row.addWidget(self._leave)
        column.addLayout(row)

        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
        self._leave.clicked.connect(self.accept)
