"""The six tabs: each page is made when first shown and read again when its tables changed."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.ui.theme import GAP
from mentordesk.vocabulary import N_

if TYPE_CHECKING:
    from mentordesk.ui.desk import Desk, Tab


class Page(NamedTuple):
    """A tab before it is made: its key, its title to translate, and where its class is."""

    key: str
    title: str
    place: str


#: In the order of the work. Their modules are imported when first shown.
PAGES = (
    Page("overview", N_("Overview"), "mentordesk.ui.overview.tab:OverviewTab"),
    Page("participants", N_("Participants"), "mentordesk.ui.participants.tab:ParticipantsTab"),
    Page("matches", N_("Matches"), "mentordesk.ui.matches.tab:MatchesTab"),
    Page("agreements", N_("Agreements"), "mentordesk.ui.agreements.tab:AgreementsTab"),
    Page("evaluations", N_("Evaluations"), "mentordesk.ui.evaluations.tab:EvaluationsTab"),
    Page("guides", N_("Guides"), "mentordesk.ui.guides.tab:GuidesTab"),
)


#: Long after the window can be used, so that start-up does not pay for pages not looked at.
# What comes of a file that lost pages or holds values that no deed would have written.
_UNREADABLE = (UserError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_RESTS_MS = 3_000


class TabStack(QWidget):
    """The tab bar and the pages below it; without a file, empty pages."""

    #: The key of the tab now shown.
    chosen = Signal(str)
    _left = Signal()

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._made: dict[str, Tab] = {}
        self._stale: set[str] = set()
        self._changed: set[str] = set()
        self.bar = QTabBar()
        self.bar.setObjectName("tabs")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setAccessibleName(translator.gettext("Tabs"))
        for page in PAGES:
            self.bar.addTab(translator.gettext(page.title))
        self._places = QStackedWidget()
        for _ in PAGES:
            self._places.addWidget(QWidget())
        self._corner = QHBoxLayout()
        self._lay_out()
        self.bar.currentChanged.connect(self._show_page)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(GAP, 0, GAP, 0)
        top.setSpacing(GAP)
        top.addWidget(self.bar, 1)
        top.addLayout(self._corner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._places, 1)

    def add_corner(self, widget: QWidget) -> None:
        """Put a widget at the right of the tab bar."""
        self._corner.addWidget(widget)

    def open(self, desk: "Desk") -> None:
        """Show a file's pages, each made when it is first looked at."""
        from PySide6.QtCore import QTimer

        self._desk = desk
        # A deed may commit several times: one refresh follows when it is over.
        soon = QTimer(self)
        soon.setSingleShot(True)
        soon.timeout.connect(self._refresh_changed)
        self._left.connect(soon.stop)
        rest = QTimer(self)
        rest.setSingleShot(True)
        rest.timeout.connect(self._warm)
        self._left.connect(rest.stop)
        desk.changed.connect(self._note)
        desk.changed.connect(lambda _tables: soon.start(0))
        desk.programme_changed.connect(self._start_over)
        desk.asked_to_go.connect(self.go_to)
        self._show_page()
        rest.start(_RESTS_MS)

    def _warm(self) -> None:
        from mentordesk.ui.warming import Warming

        warming = Warming((page.place.rpartition(".")[0] for page in PAGES), self)
        self._left.connect(warming.stop)
        warming.begin()

    def leave(self) -> None:
        """Read the file no more: it is about to be closed."""
        from PySide6.QtCore import QTimer

        for tab in self._made.values():
            for waiting in tab.findChildren(QTimer):
                waiting.stop()
        self._desk = None
        self._changed.clear()
        self._stale.clear()
        self._left.emit()

    @property
    def key(self) -> str:
        """The key of the tab shown."""
        return PAGES[self.bar.currentIndex()].key

    @property
    def current(self) -> "Tab | None":
        """The page shown, `None` while there is no file."""
        return self._made.get(self.key)

    def show_tab(self, key: str) -> None:
        """Show the tab of that key; an unknown one changes nothing."""
        keys = [page.key for page in PAGES]
        if key in keys:
            self.bar.setCurrentIndex(keys.index(key))

    def go_to(self, key: str, ids: tuple[int, ...]) -> None:
        """Show a tab with these records chosen."""
        self.show_tab(key)
        page = self.current
        if page is not None and page is self._made.get(key):
            page.land(ids)

    def refresh(self) -> None:
        """Read the page shown again, and the others when they are next looked at."""
        self._stale.update(self._made)
        self._refresh_shown()

    def _show_page(self) -> None:
        from mentordesk.ui.forms.autosave import flush_all

        for key, tab in self._made.items():
            if key != self.key:
                flush_all(tab)
        desk, at = self._desk, self.bar.currentIndex()
        try:
            if desk is not None and desk.programme_id and self.key not in self._made:
                self._make(desk, at)
            self._places.setCurrentIndex(at)
            self._refresh_shown()
        except _UNREADABLE:
            if desk is None or desk.workspace.writable:
                raise
            self._give_up(desk, at)
        self.chosen.emit(self.key)

    def _give_up(self, desk: "Desk", at: int) -> None:
        """Say on the page that the damaged file does not give what it shows."""
        from mentordesk.ui.empty_state import EmptyState

        self._made.pop(self.key, None)
        sentence = desk.translator.gettext("The file is damaged here: this page cannot be read.")
        self._put(EmptyState(desk.theme, "circle-slash", sentence), at)
        self._places.setCurrentIndex(at)

    def _make(self, desk: "Desk", at: int) -> None:
        module, name = PAGES[at].place.split(":")
        tab: Tab = getattr(import_module(module), name)(desk)
        self._made[self.key] = tab
        self._stale.add(self.key)
        self._put(tab, at)

    def _put(self, page: QWidget, at: int) -> None:
        place = self._places.widget(at)
        if place is not None:
            self._places.removeWidget(place)
            place.deleteLater()
        self._places.insertWidget(at, page)

    def _note(self, tables: frozenset[str]) -> None:
        self._changed |= tables

    def _refresh_changed(self) -> None:
        self._stale |= {key for key, tab in self._made.items() if tab.tables & self._changed}
        self._changed.clear()
        self._refresh_shown()

    def _start_over(self) -> None:
        from mentordesk.ui.forms.autosave import flush_all

        flush_all(self)
        self._stale.update(self._made)
        self._show_page()

    def _refresh_shown(self) -> None:
        tab = self.current
        if tab is not None and self.key in self._stale:
            tab.refresh()
            # A page that could not read the file is read again when next looked at.
            self._stale.discard(self.key)
