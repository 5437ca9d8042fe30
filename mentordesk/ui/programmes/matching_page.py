"""What decides a match in this programme, told in words; it is changed where the effect is seen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from mentordesk.services.records.matches import MatchingSettings
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import Form, plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.matches.settings_words import (
    AIMS,
    BARS,
    choices_in_words,
    thresholds_in_words,
    weights_in_words,
)
from mentordesk.ui.matches.weights_dialog import WeightsDialog


class MatchingPage(ScrollingPage):
    """Reads only; its button opens the one place where a change is tried and then saved."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._form = Form(desk.theme)
        self._parts: list[tuple[QLabel, Callable[[MatchingSettings], str]]] = []
        tr = desk.translator
        self._add(tr.gettext("How much each thing counts"), lambda s: weights_in_words(s, tr))
        self._add(
            tr.gettext("From which fit each label is given"), lambda s: thresholds_in_words(s, tr)
        )
        self._add(tr.gettext("How the whole is found"), lambda s: choices_in_words(s, AIMS, tr))
        self._add(
            tr.gettext("What keeps two people apart"), lambda s: choices_in_words(s, BARS, tr)
        )
        self.change = QPushButton(tr.gettext("Change, and see what it does…"))
        self.change.setAutoDefault(False)
        self._form.add_wide(
            plain_label(tr.gettext("You see who would get another mentor before you save."), "soft")
        )
        self._form.add_wide(self.change)
        super().__init__(self._form)
        self.change.clicked.connect(self._open)

    @property
    def text(self) -> str:
        """All that the page says of the settings."""
        return "\n".join(label.text() for label, _ in self._parts)

    def refresh(self) -> None:
        """Show what the file holds."""
        settings = self._desk.workspace.programmes.matching_settings(self._desk.programme_id)
        nothing = self._desk.translator.gettext("Nothing is chosen.")
        for label, words in self._parts:
            label.setText(words(settings) or nothing)

    def _add(self, heading: str, words: Callable[[MatchingSettings], str]) -> None:
        self._form.add_heading(heading)
        label = plain_label()
        self._form.add_wide(label)
        self._parts.append((label, words))

    def _open(self) -> None:
        # Not over the page itself, which lends what stands on it its bare ground.
        dialog = WeightsDialog(self.window(), self._desk, proposes=False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
