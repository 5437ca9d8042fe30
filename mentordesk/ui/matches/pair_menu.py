"""The deeds on the people looked at as entries of the lists' menus, each with its keys."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QTableView, QWidget

from mentordesk.ui.availability import set_available
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.deeds import MatchDeeds
from mentordesk.ui.matches.left_side import LeftSide
from mentordesk.ui.matches.mentee_page import MenteePage
from mentordesk.ui.matches.mentor_page import MentorPage
from mentordesk.ui.matches.person_card import PersonCard
from mentordesk.ui.matches.several_page import SeveralPage


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the menus, and the buttons of which it presses the one that is offered."""

    action: QAction
    buttons: tuple[QPushButton, ...]

    def offered(self) -> QPushButton | None:
        for button in self.buttons:
            if button.isVisible() and button.isEnabled():
                return button
        return None

    def press(self) -> None:
        button = self.offered()
        if button is not None:
            button.click()


class PairMenu(QObject):
    """Offers what the page's buttons offer just now, to the right mouse button and to keys."""

    def __init__(
        self,
        desk: Desk,
        deeds: MatchDeeds,
        left: LeftSide,
        page: MenteePage,
        pages: tuple[MentorPage, SeveralPage],
    ) -> None:
        super().__init__(left)
        self._desk = desk
        self._deeds = deeds
        self._entries: list[_Entry] = []
        mentor_page, several = pages
        mentees, candidates, mentors = left.mentees.view, page.candidates.view, left.mentors.view
        self._press_buttons(page, several, mentees)
        for view, card in (
            (mentees, page.mentee_card),
            (candidates, page.mentor_card),
            (mentors, mentor_page.card),
        ):
            self._switch_availability(view, card)
            view.installEventFilter(self)

    def menu_of(self, view: QWidget) -> QMenu:
        """Return the menu of a list, with what its page's buttons offer just now."""
        menu = QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = {entry.action: entry for entry in self._entries}
        for action in view.actions():
            entry = entries.get(action)
            button = entry.offered() if entry else None
            if button is not None:
                action.setText(button.text())
                action.setIcon(button.icon())
            if entry is None or button is not None:
                menu.addAction(action)
        return menu

    def _press_buttons(self, page: MenteePage, several: SeveralPage, mentees: QTableView) -> None:
        pair, both = page.buttons, (mentees, page.candidates.view, page)
        for keys, *buttons in (
            ("", pair.forward, pair.reopen),
            ("", pair.ask),
            ("Ctrl+Shift+M", pair.make),
            ("Ctrl+Shift+P", pair.pin, pair.unpin),
            ("Ctrl+Shift+F", pair.forbid, pair.allow),
            ("", pair.note_meetings),
            ("", pair.end),
        ):
            self._like(tuple(buttons), keys, both)
        self._like((several.swap,), "Ctrl+Shift+X", (mentees, several))
        self._like((page.strip.left_over.wait,), "Ctrl+Shift+L", (mentees, page))

    def _like(
        self, buttons: tuple[QPushButton, ...], keys: str, places: tuple[QWidget, ...]
    ) -> None:
        """Make an entry that presses whichever of the buttons is offered."""
        entry = _Entry(self._action(buttons[0].text(), keys), buttons)
        entry.action.triggered.connect(lambda _checked: entry.press())
        self._entries.append(entry)
        for place in places:
            place.addAction(entry.action)
        told = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        for button in buttons if keys else ():
            button.setToolTip(told)

    def _switch_availability(self, view: QTableView, card: PersonCard) -> None:
        """Make an entry that switches the person on a card."""

        def switch() -> None:
            person = card.record
            if person is None or not card.isVisible():
                return
            available = not person.available
            said = set_available(self._desk, person.id, person.name, available=available)
            if said:
                self._deeds.obey(said)

        action = self._action(self._desk.translator.gettext("Available or busy"), "Ctrl+B")
        self._desk.theme.dress(action, "ban")
        action.triggered.connect(lambda _checked: switch())
        view.addAction(action)

    def _action(self, text: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Open a menu in place of the list's own, which would offer all."""
        if isinstance(event, QContextMenuEvent) and isinstance(watched, QWidget):
            self.menu_of(watched).popup(event.globalPos())
            return True
        return super().eventFilter(watched, event)
