"""What can be done with the passphrase of the open file, and after how long it locks itself."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.settings import LOCK_AFTER, Settings
from mentordesk.ui.dialog_size import fit_height
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.protection.new_passphrase import NewPassphrase
from mentordesk.ui.protection.passphrase_line import PassphraseLine
from mentordesk.ui.theme import EDGE, FORM_WIDTH, GAP, Theme


class Wish(Enum):
    """What is to become of a passphrase."""

    CHANGE = auto()
    SHEET = auto()
    REMOVE = auto()


class ProtectionDialog(QDialog):
    """Collects a `Wish` for a protected file, and the passphrases that it takes."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        translator: Translator,
        settings: Settings,
        fits: Callable[[str], bool],
    ) -> None:
        super().__init__(parent)
        self._translator = translator
        self._fits = fits
        tr = translator.gettext
        self.setWindowTitle(tr("Protection"))
        self.lock_after = ChoiceField((minutes, self._span(minutes)) for minutes in LOCK_AFTER)
        self.lock_after.show_value(settings.lock_after)
        self.wish = ChoiceField(
            (
                (Wish.CHANGE, tr("Change the passphrase")),
                (Wish.SHEET, tr("Print the sheet for the safe")),
                (Wish.REMOVE, tr("Take the passphrase away")),
            )
        )
        self.now = PassphraseLine(theme, translator)
        self.now_field = Field(tr("The passphrase now"), self.now)
        self.chosen = NewPassphrase(theme, translator)
        self.sheet = QCheckBox(tr("Make a sheet with it, to print and keep in a safe"))
        self.sheet.setChecked(True)
        self.warning = plain_label(
            tr("Whoever gets hold of the file, or of a backup, can then read all of it.")
        )
        self.do = QPushButton()
        self.do.setProperty("look", "primary")
        self.do.setDefault(True)
        self.leave = QPushButton(tr("Close"))
        self._lay_out()
        self.lock_after.committed.connect(
            lambda minutes: setattr(settings, "lock_after", int(str(minutes)))
        )
        self.wish.committed.connect(lambda _wish: self._show_wish())
        self.now.textEdited.connect(lambda _text: self.now_field.show_wrong(""))
        self.do.clicked.connect(lambda _checked: self._check())
        self.leave.clicked.connect(lambda _checked: self.reject())
        self._show_wish()

    def _span(self, minutes: int) -> str:
        tr = self._translator
        if not minutes:
            return tr.gettext("Never by itself")
        return tr.ngettext("After {n} idle minute", "After {n} idle minutes", minutes).format(
            n=minutes
        )

    def _lay_out(self) -> None:
        tr = self._translator.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE - GAP // 2)
        locks = Field(
            tr("The window locks"),
            self.lock_after,
            tr("Also when the computer sleeps, and with Ctrl+L."),
        )
        for widget in (
            *(locks, Field(tr("What to do"), self.wish)),
            *(self.now_field, self.chosen, self.sheet, self.warning),
        ):
            widget.setFixedWidth(FORM_WIDTH)
            column.addWidget(widget)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.do)
        column.addLayout(buttons)

    @property
    def wanted(self) -> Wish:
        """What was chosen."""
        wish = self.wish.value()
        return wish if isinstance(wish, Wish) else Wish.CHANGE

    def choose(self, wish: Wish) -> None:
        """Begin with this."""
        self.wish.show_value(wish)
        self._show_wish()

    def _show_wish(self) -> None:
        tr, wish = self._translator.gettext, self.wanted
        verbs = {
            Wish.CHANGE: tr("Change it"),
            Wish.SHEET: tr("Look at the sheet"),
            Wish.REMOVE: tr("Take it away"),
        }
        self.do.setText(verbs[wish])
        self.chosen.setVisible(wish is Wish.CHANGE)
        self.sheet.setVisible(wish is Wish.CHANGE)
        self.warning.setVisible(wish is Wish.REMOVE)
        fit_height(self)

    def _check(self) -> None:
        if not self._fits(self.now.text()):
            self.now_field.show_wrong(
                self._translator.gettext("That is not the passphrase of this file.")
            )
            self.now.setFocus()
            self.now.selectAll()
            fit_height(self)
        elif self.wanted is not Wish.CHANGE or self.chosen.check():
            self.accept()
        else:
            fit_height(self)

    def sizeHint(self) -> QSize:
        """Return the room that the wrapped words need."""
        width = FORM_WIDTH + 2 * EDGE
        layout = self.layout()
        if layout is None:
            return QSize(width, 0)
        layout.activate()
        return QSize(width, layout.totalHeightForWidth(width))
