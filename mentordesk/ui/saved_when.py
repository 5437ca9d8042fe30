"""The words at the foot that say when the file was last saved, and when it was last kept."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel

from mentordesk.i18n import Translator


class SavedWhen(QLabel):
    """Says "Saved 14:02 · Backup 13:45", or the days where these were not today."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self._saved = ""
        self._backup = ""
        self.setProperty("look", "soft")
        self.setContentsMargins(8, 2, 16, 2)

    def show_file(self, path: Path) -> None:
        """Say when an opened file was last saved."""
        self._show_saved(datetime.fromtimestamp(path.stat().st_mtime).astimezone())

    def show_now(self) -> None:
        """Say that the file was saved this minute."""
        self._show_saved(datetime.now().astimezone())

    def show_backup(self, made_at: datetime | None) -> None:
        """Say when the newest backup was made, by the clock of the place."""
        tr = self._translator.gettext
        if made_at is None:
            self._backup = tr("No backup yet")
        else:
            self._backup = tr("Backup {when}").format(when=self._when(made_at))
        self._join()

    def _show_saved(self, moment: datetime) -> None:
        saved = self._translator.gettext("Saved {when}")
        self._saved = saved.format(when=self._when(moment))
        self._join()

    def _join(self) -> None:
        self.setText(" \N{MIDDLE DOT} ".join(filter(None, (self._saved, self._backup))))

    def _when(self, moment: datetime) -> str:
        if moment.date() == datetime.now().astimezone().date():
            return self._translator.time(moment)
        return self._translator.date(moment.date(), "medium")
