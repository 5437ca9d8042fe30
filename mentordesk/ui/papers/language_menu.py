"""The language that papers are printed in: the programme's, or the other one for once."""

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from mentordesk.i18n import Translator
from mentordesk.vocabulary import N_, Language

_WORDS = {Language.DANISH: N_("Papers in Danish"), Language.ENGLISH: N_("Papers in English")}


class PaperLanguage:
    """Two entries at the foot of a menu, one of them ticked."""

    def __init__(self, menu: QMenu, translator: Translator) -> None:
        menu.addSeparator()
        group = QActionGroup(menu)
        self.actions: dict[Language, QAction] = {}
        for language in Language:
            action = QAction(translator.gettext(_WORDS[language]), menu)
            action.setCheckable(True)
            group.addAction(action)
            menu.addAction(action)
            self.actions[language] = action

    @property
    def chosen(self) -> Language:
        """The language ticked."""
        return next(language for language, action in self.actions.items() if action.isChecked())

    def choose(self, language: Language) -> None:
        """Tick a language."""
        self.actions[language].setChecked(True)
