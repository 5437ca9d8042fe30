"""What may be put into a guide's text, with what it stands for in this programme."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.i18n import Translator
from mentordesk.ui.guides.words import (
    BOXES,
    CLOCK,
    FIGURES,
    LINES,
    LISTS,
    OF_THE_ORGANISATION,
    PAGES,
)

_LONGEST = 48


class InsertMenu(QMenu):
    """Placeholders first, then what is drawn, each kind in a menu of its own."""

    #: A placeholder, for where the cursor is.
    word = Signal(str)
    #: What stands in a paragraph of its own.
    paragraph = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        translator: Translator,
        placeholders: Callable[[], Mapping[str, str]],
    ) -> None:
        super().__init__(parent)
        self._translator = translator
        self._placeholders = placeholders
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is, with its present values."""
        tr = self._translator
        self.clear()
        programme = self.addMenu(tr.gettext("From the programme"))
        organisation = self.addMenu(tr.gettext("From the organisation"))
        for name, value in self._placeholders().items():
            menu = organisation if name in OF_THE_ORGANISATION else programme
            self._add_word(menu, f"{{{name}}}", _shortened(value))
        for directive, words in CLOCK.items():
            self._add_word(programme, directive, tr.gettext(words))
        self.addSeparator()
        for title, parts in (
            (tr.gettext("A list"), LISTS),
            (tr.gettext("A figure"), FIGURES),
            (tr.gettext("Lines to write on"), LINES),
            (tr.gettext("Boxes to tick"), BOXES),
            (tr.gettext("Pages"), PAGES),
        ):
            menu = self.addMenu(title)
            for directive, words in parts.items():
                action = menu.addAction(tr.gettext(words))
                action.triggered.connect(lambda _=False, it=directive: self.paragraph.emit(it))

    def _add_word(self, menu: QMenu, word: str, meaning: str) -> None:
        action = menu.addAction(f"{word}\t{meaning}")
        action.triggered.connect(lambda _=False: self.word.emit(word))


def _shortened(value: str) -> str:
    words = " ".join(value.split()).replace("&", "&&")
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
