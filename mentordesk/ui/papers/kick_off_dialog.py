"""Asks what is to be printed for a shared meeting, or sent before it."""

from enum import StrEnum

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import Field
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.papers.kick_off_pages import (
    BadgesPage,
    CertificatesPage,
    LettersPage,
    ListPage,
    PackPage,
    TablesPage,
)
from mentordesk.ui.papers.last_made import LastMade
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import LANGUAGE_NAMES, N_, Language, PrintKind

_SIZE = (720, 540)
_LIST_WIDTH = 208
_ROW = 36
_ICON = 18


class PaperSort(StrEnum):
    """What can be made, in the order of the weeks before a kick-off and after."""

    LETTERS = "letters"
    PACK = "pack"
    ATTENDANCE_LIST = "attendance_list"
    TABLE_LIST = "table_list"
    TABLE_SIGNS = "table_signs"
    NAME_BADGES = "name_badges"
    CERTIFICATES = "certificates"


SORT_NAMES = {
    PaperSort.LETTERS: N_("Match letters"),
    PaperSort.PACK: N_("A pack for each pair"),
    PaperSort.ATTENDANCE_LIST: N_("Attendance list"),
    PaperSort.TABLE_LIST: N_("Table list"),
    PaperSort.TABLE_SIGNS: N_("Table signs"),
    PaperSort.NAME_BADGES: N_("Name badges"),
    PaperSort.CERTIFICATES: N_("Certificates"),
}
_ICONS = {
    PaperSort.LETTERS: "mail",
    PaperSort.PACK: "handshake",
    PaperSort.ATTENDANCE_LIST: "list-checks",
    PaperSort.TABLE_LIST: "list",
    PaperSort.TABLE_SIGNS: "flag",
    PaperSort.NAME_BADGES: "user",
    PaperSort.CERTIFICATES: "star",
}
#: What each is noted as when it was printed.
NOTED_AS = {
    PaperSort.LETTERS: PrintKind.LETTER,
    PaperSort.ATTENDANCE_LIST: PrintKind.ATTENDANCE_LIST,
    PaperSort.TABLE_LIST: PrintKind.TABLE_LIST,
    PaperSort.TABLE_SIGNS: PrintKind.TABLE_SIGNS,
    PaperSort.NAME_BADGES: PrintKind.NAME_BADGES,
    PaperSort.CERTIFICATES: PrintKind.CERTIFICATES,
}
#: A pack was printed when one of these was.
_PACKED = (PrintKind.AGREEMENT, PrintKind.CONTACT_CARD, PrintKind.FIRST_MEETING)
_FOR_PAIRS = (
    PaperSort.PACK,
    PaperSort.TABLE_LIST,
    PaperSort.TABLE_SIGNS,
    PaperSort.CERTIFICATES,
)


class KickOffDialog(QDialog):
    """The papers at the left, what is asked of the chosen one at the right; the caller makes it."""

    def __init__(
        self, parent: QWidget, desk: Desk, *, sort: PaperSort, chosen: tuple[int, ...] = ()
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pairs = desk.workspace.kick_off_pack.pairs(desk.programme_id)
        tr = desk.translator.gettext
        self.setWindowTitle(tr("Papers for the kick-off"))
        self.sorts = QListWidget()
        self.sorts.setAccessibleName(tr("Papers"))
        self.letters = LettersPage(desk, self._pairs, chosen)
        self.pack = PackPage(desk, self._pairs, chosen)
        self.attendance = ListPage(
            desk, tr("Everybody who is expected, by name, with a box to tick at the door.")
        )
        self.tables = TablesPage(
            desk, tr("Everybody in a match finds the number of their table by their own name.")
        )
        self.signs = TablesPage(desk, tr("One page per table, to be folded so that it stands."))
        self.badges = BadgesPage(desk, tr("One for everybody who is expected, by name."))
        self.certificates = CertificatesPage(
            desk, self._pairs, chosen, tr("A page of thanks for each mentor and each mentee.")
        )
        self.pages = QStackedWidget()
        self.last_made = LastMade(desk)
        self.nobody = EmptyState(
            desk.theme,
            "handshake",
            tr("No match is confirmed yet. Confirm matches first, and print this then."),
            tr("Go to Matches"),
            self._go_to_matches,
        )
        self.paper_language = ChoiceField((it, tr(LANGUAGE_NAMES[it])) for it in Language)
        programme = desk.workspace.programmes.get(desk.programme_id)
        self.paper_language.show_value(programme.language)
        self.make = QPushButton()
        self.make.setProperty("look", "primary")
        self.make.setDefault(True)
        self.leave = QPushButton(tr("Cancel"))
        self.leave.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.sorts.setCurrentRow(list(PaperSort).index(sort))
        self.sorts.setFocus()

    def _lay_out(self) -> None:
        tr = self._desk.translator.gettext
        for sort in PaperSort:
            item = QListWidgetItem(tr(SORT_NAMES[sort]))
            item.setSizeHint(QSize(0, _ROW))
            self.sorts.addItem(item)
            item.setIcon(self._icon(_ICONS[sort]))
        for page in self._all_pages():
            self.pages.addWidget(ScrollingPage(page, 0))
        self.pages.addWidget(self.nobody)
        self.sorts.setFixedWidth(_LIST_WIDTH)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.pages, 1)
        right.addWidget(self.last_made)
        right.addWidget(Field(tr("Language of the paper"), self.paper_language))
        both = QHBoxLayout()
        both.setSpacing(EDGE)
        both.addWidget(self.sorts)
        both.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addLayout(both, 1)
        column.addLayout(buttons)
        resize_on_screen(self, *_SIZE)

    def _icon(self, name: str) -> QIcon:
        theme = self._desk.theme
        icon = theme.icon(name, Tone.ACCENT)
        icon.addPixmap(theme.icon(name, Tone.ON_ACCENT).pixmap(_ICON), QIcon.Mode.Selected)
        return icon

    def _all_pages(self) -> tuple[QWidget, ...]:
        return (
            self.letters,
            self.pack,
            self.attendance,
            self.tables,
            self.signs,
            self.badges,
            self.certificates,
        )

    def _connect(self) -> None:
        self.sorts.currentRowChanged.connect(self._show_sort)
        self.sorts.itemActivated.connect(lambda _item: self._accept())
        self.make.clicked.connect(self._accept)
        self.leave.clicked.connect(self.reject)
        self.signs.follow(self.tables)
        self.tables.follow(self.signs)
        for signal in (
            self.letters.to.committed,
            self.letters.mails.committed,
            self.letters.pairs.changed,
            self.pack.pairs.changed,
            self.pack.copies.valueChanged,
            self.certificates.pairs.changed,
            *(tick.toggled for tick in self.pack.ticks.values()),
        ):
            signal.connect(self._allow)

    @property
    def sort(self) -> PaperSort:
        """What is to be made."""
        return list(PaperSort)[max(self.sorts.currentRow(), 0)]

    @property
    def language(self) -> Language:
        """The language of the paper."""
        return Language(str(self.paper_language.value()))

    def _show_sort(self) -> None:
        self.last_made.show_kinds(
            _PACKED if self.sort is PaperSort.PACK else (NOTED_AS[self.sort],)
        )
        self._allow()

    def _allow(self) -> None:
        tr = self._desk.translator.gettext
        mails = self.sort is PaperSort.LETTERS and self.letters.as_mails
        self.make.setText(tr("Save the drafts…") if mails else tr("Make the paper…"))
        nobody = self.sort in _FOR_PAIRS and not self._pairs
        place = self.pages.indexOf(self.nobody) if nobody else list(PaperSort).index(self.sort)
        self.pages.setCurrentIndex(place)
        self.make.setEnabled(not nobody and self._is_any())

    def _is_any(self) -> bool:
        if self.sort is PaperSort.LETTERS:
            letters = self.letters
            unmatched = self._desk.workspace.match_letters.unmatched(self._desk.programme_id)
            return bool(unmatched if letters.to_unmatched else letters.pairs.match_ids)
        if self.sort is PaperSort.PACK:
            return bool(self.pack.copy_numbers and self.pack.pairs.match_ids)
        return True

    def _go_to_matches(self) -> None:
        self.reject()
        self._desk.go_to("matches")

    def _accept(self) -> None:
        if self.make.isEnabled():
            self.accept()
