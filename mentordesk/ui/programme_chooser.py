"""The programme chooser at the right of the tab bar."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from mentordesk.i18n import Translator
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.ui.theme import Theme

_WIDEST = 320


class ProgrammeChooser(QToolButton):
    """Shows the programme in use and offers the file's others."""

    chosen = Signal(int)
    new_wanted = Signal()

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setFont(theme.bold_font())
        self.setAccessibleName(translator.gettext("Programme"))
        theme.dress(self, "chevron-down")
        self.hide()

    def show_programmes(self, programmes: tuple[ProgrammeRecord, ...], current: int) -> None:
        """Offer these programmes, `current` marked."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        self.hide()
        for programme in programmes:
            name = programme.name.replace("&", "&&")
            action = QAction(name, self._menu)
            action.setCheckable(True)
            action.triggered.connect(lambda _on, it=programme.id: self.chosen.emit(it))
            group.addAction(action)
            self._menu.addAction(action)
            if programme.id == current:
                action.setChecked(True)
                self._say(programme.name)
        self._menu.addSeparator()
        new = QAction(self._translator.gettext("New programme…"), self._menu)
        new.triggered.connect(lambda _on: self.new_wanted.emit())
        self._menu.addAction(new)

    def _say(self, name: str) -> None:
        room = _WIDEST - 48
        elided = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.setText(elided.replace("&", "&&"))
        self.setToolTip("<span>" + name.replace("&", "&amp;").replace("<", "&lt;") + "</span>")
        self.setAccessibleDescription(name)
        self.show()
