"""The words at the foot that say when the file was last saved."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel

from mentordesk.i18n import Translator


class SavedWhen(QLabel):
    """Says "Saved 14:02", or the day where that was not today."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self.setProperty("look", "soft")
        self.setContentsMargins(8, 2, 16, 2)

    def show_file(self, path: Path) -> None:
        """Say when an opened file was last saved."""
        saved = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        if saved.date() == datetime.now().astimezone().date():
            self._say(saved)
        else:
            day = self._translator.date(saved.date(), "medium")
            self.setText(self._translator.gettext("Saved {when}").format(when=day))

    def show_now(self) -> None:
        """Say that the file was saved this minute."""
        self._say(datetime.now().astimezone())

    def _say(self, moment: datetime) -> None:
        when = self._translator.time(moment)
        self.setText(self._translator.gettext("Saved {when}").format(when=when))
