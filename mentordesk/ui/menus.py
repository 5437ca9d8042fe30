"""The menu bar: every deed of the window with its verb and its keys."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from mentordesk.i18n import Translator
from mentordesk.settings import Look
from mentordesk.ui.tab_stack import PAGES
from mentordesk.vocabulary import N_, Language

_LOOKS = {
    Look.SYSTEM: N_("As the system"),
    Look.LIGHT: N_("Light"),
    Look.DARK: N_("Dark"),
}
# A language is named in itself, so that its readers find it.
_LANGUAGES = {Language.DANISH: "Dansk", Language.ENGLISH: "English"}


Keys = QKeySequence | QKeySequence.StandardKey | str


class Menus(QObject):
    """Builds the menus and says what was chosen."""

    new_programme = Signal()
    open_file = Signal()
    open_recent = Signal(Path)
    backups = Signal()
    copy_elsewhere = Signal()
    close_file = Signal()
    protection = Signal()
    lock = Signal()
    hand_over = Signal()
    quit = Signal()
    import_sign_ups = Signal()
    export = Signal()
    undo = Signal()
    redo = Signal()
    #: The Edit menu is about to be read.
    edit_opened = Signal()
    cut = Signal()
    copy = Signal()
    paste = Signal()
    select_all = Signal()
    search = Signal()
    go_to = Signal()
    sign_stack = Signal()
    tab = Signal(str)
    look = Signal(object)
    language = Signal(object)
    programme_settings = Signal()
    papers = Signal()
    print_log = Signal()
    organisation = Signal()
    old_people = Signal()
    remove_programme = Signal()
    about = Signal()

    def __init__(self, menus: Sequence[QMenu], translator: Translator) -> None:
        super().__init__(menus[0])
        self._file, self._edit, self._view, self._programme, self._help = menus
        self._translator = translator
        self._needs_file: list[QAction] = []
        self._needs_programme: list[QAction] = []
        self._needs_passphrase: list[QAction] = []
        self.recent = QMenu(translator.gettext("Open &recent"), self._file)
        self.recent.aboutToShow.connect(self._list_recent)
        self._recent_files: Callable[[], tuple[Path, ...]] = tuple
        self._looks: dict[Look, QAction] = {}
        self._build_file()
        self._build_edit()
        self._build_view()
        self._build_programme()
        self._build_help()
        self.allow(file=False, programme=False)

    def allow(self, *, file: bool, programme: bool, protected: bool = False) -> None:
        """Offer what can be done with a file open, with a programme in it, with a passphrase."""
        for action in self._needs_file:
            action.setEnabled(file)
        for action in self._needs_programme:
            action.setEnabled(programme)
        for action in self._needs_passphrase:
            action.setEnabled(protected)

    def show_history(self, undo: str, redo: str) -> None:
        """Offer to undo and redo in these words; blank where there is nothing."""
        tr = self._translator.gettext
        for action, words, plain in (
            (self._undo, undo, tr("&Undo")),
            (self._redo, redo, tr("&Redo")),
        ):
            action.setText(words or plain)
            action.setEnabled(bool(words))

    def show_look(self, look: Look) -> None:
        """Mark the look in use."""
        self._looks[look].setChecked(True)

    def show_recent(self, files: Callable[[], tuple[Path, ...]]) -> None:
        """Ask this for the files to offer again."""
        self._recent_files = files

    def _add(self, menu: QMenu, text: str, then: Callable[[], object], keys: Keys = "") -> QAction:
        action = QAction(text, menu)
        action.setShortcut(keys)
        action.triggered.connect(lambda _checked: then())
        menu.addAction(action)
        return action

    def _add_for_fields(
        self, menu: QMenu, text: str, then: Callable[[], object], keys: QKeySequence.StandardKey
    ) -> None:
        """Add what fields and lists do by keys of their own: these are named and not taken."""
        named = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self._add(menu, f"{text}\t{named}", then)

    def _build_file(self) -> None:
        tr = self._translator
        menu = self._file
        keys = QKeySequence.StandardKey
        self._add(menu, tr.gettext("&New programme…"), self.new_programme.emit, keys.New)
        self._add(menu, tr.gettext("&Open…"), self.open_file.emit, keys.Open)
        menu.addMenu(self.recent)
        menu.addSeparator()
        self._needs_programme += [
            self._add(menu, tr.gettext("&Import sign-ups…"), self.import_sign_ups.emit, "Ctrl+I"),
            self._add(menu, tr.gettext("&Export…"), self.export.emit, "Ctrl+E"),
        ]
        menu.addSeparator()
        self._needs_file += [
            self._add(menu, tr.gettext("&Backups…"), self.backups.emit),
            self._add(menu, tr.gettext("Copy to a &USB stick…"), self.copy_elsewhere.emit),
        ]
        self._needs_programme += [
            self._add(menu, tr.gettext("&Protection…"), self.protection.emit),
            self._add(menu, tr.gettext("&Hand over…"), self.hand_over.emit),
        ]
        self._needs_passphrase.append(
            self._add(menu, tr.gettext("&Lock"), self.lock.emit, "Ctrl+L")
        )
        menu.addSeparator()
        self._needs_file.append(
            self._add(menu, tr.gettext("&Close the file"), self.close_file.emit, keys.Close)
        )
        self._add(menu, tr.gettext("&Quit"), self.quit.emit, "Ctrl+Q").setMenuRole(
            QAction.MenuRole.QuitRole
        )

    def _build_edit(self) -> None:
        tr = self._translator
        menu = self._edit
        keys = QKeySequence.StandardKey
        self._undo = self._add(menu, tr.gettext("&Undo"), self.undo.emit, keys.Undo)
        self._redo = self._add(menu, tr.gettext("&Redo"), self.redo.emit)
        # "Ctrl+Shift+Z" and "Ctrl+Y", whichever the system prefers.
        self._redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        menu.aboutToShow.connect(self.edit_opened)
        menu.addSeparator()
        self._add_for_fields(menu, tr.gettext("Cu&t"), self.cut.emit, keys.Cut)
        self._needs_programme.append(
            self._add(menu, tr.gettext("&Copy"), self.copy.emit, keys.Copy)
        )
        self._add_for_fields(menu, tr.gettext("&Paste"), self.paste.emit, keys.Paste)
        self._add_for_fields(menu, tr.gettext("Select &all"), self.select_all.emit, keys.SelectAll)
        menu.addSeparator()
        self._needs_programme += [
            self._add(menu, tr.gettext("&Search the list"), self.search.emit, keys.Find),
            self._add(menu, tr.gettext("&Go to…"), self.go_to.emit, "Ctrl+K"),
        ]

    def _build_view(self) -> None:
        tr = self._translator
        menu = self._view
        for number, page in enumerate(PAGES, start=1):
            title = tr.gettext(page.title)
            action = self._add(menu, title, partial(self.tab.emit, page.key), f"Ctrl+{number}")
            self._needs_programme.append(action)
        menu.addSeparator()
        looks = menu.addMenu(tr.gettext("&Look"))
        group = QActionGroup(looks)
        for look, name in _LOOKS.items():
            action = self._add(looks, tr.gettext(name), partial(self.look.emit, look))
            self._looks[look] = action
            action.setCheckable(True)
            group.addAction(action)
        languages = menu.addMenu(tr.gettext("L&anguage"))
        group = QActionGroup(languages)
        for language, name in _LANGUAGES.items():
            action = self._add(languages, name, partial(self.language.emit, language))
            action.setCheckable(True)
            action.setChecked(language is tr.language)
            group.addAction(action)

    def _build_programme(self) -> None:
        tr = self._translator
        menu = self._programme
        self._needs_programme.append(
            self._add(
                menu, tr.gettext("&Programme settings…"), self.programme_settings.emit, "Ctrl+,"
            )
        )
        self._needs_programme.append(
            self._add(
                menu, tr.gettext("Papers for the &kick-off…"), self.papers.emit, "Ctrl+Shift+K"
            )
        )
        self._needs_programme.append(
            self._add(menu, tr.gettext("&What was printed…"), self.print_log.emit)
        )
        self._needs_programme.append(
            self._add(
                menu,
                tr.gettext("&Mark a stack as signed…"),
                self.sign_stack.emit,
                "Ctrl+Shift+S",
            )
        )
        organisation = self._add(menu, tr.gettext("&Organisation…"), self.organisation.emit)
        self._needs_file.append(organisation)
        menu.addSeparator()
        self._needs_programme.append(
            self._add(menu, tr.gettext("&Delete its people…"), self.old_people.emit)
        )
        self._needs_programme.append(
            self._add(menu, tr.gettext("&Remove the programme…"), self.remove_programme.emit)
        )

    def _build_help(self) -> None:
        tr = self._translator
        menu = self._help
        about = self._add(menu, tr.gettext("&About MentorDesk"), self.about.emit)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _list_recent(self) -> None:
        self.recent.clear()
        for path in self._recent_files():
            name = path.name.replace("&", "&&")
            action = self._add(self.recent, name, partial(self.open_recent.emit, path))
            action.setToolTip(str(path))
            action.setStatusTip(str(path))
        if self.recent.isEmpty():
            none = QAction(self._translator.gettext("No file yet"), self.recent)
            none.setEnabled(False)
            self.recent.addAction(none)
