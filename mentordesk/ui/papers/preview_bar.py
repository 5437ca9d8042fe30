"""The line above a preview: which page, how large, and what is looked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.pdf_pages import PdfPages
from mentordesk.ui.theme import GAP, NARROW

_TOOL = 30


class SoughtLine(QLineEdit):
    """What is looked for in the paper: Enter goes on, Shift+Enter back, Esc leaves."""

    on = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Take the keys that a searcher expects; none of them reaches a dialog around it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.on.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PreviewBar(QWidget):
    """Steers the pages below it."""

    def __init__(self, desk: Desk, pages: PdfPages) -> None:
        super().__init__()
        self._desk = desk
        self._pages = pages
        tr = desk.translator
        self.number = QLabel()
        self.number.setProperty("look", "soft")
        self.smaller = self._tool("zoom-out", tr.gettext("Smaller (Ctrl+-)"))
        self.larger = self._tool("zoom-in", tr.gettext("Larger (Ctrl++)"))
        self.fit = QToolButton()
        self.fit.setToolTip(tr.gettext("Fit the width (Ctrl+0)"))
        self.seek = self._tool("search", tr.gettext("Search the pages (Ctrl+F)"))
        self.line = SoughtLine()
        self.line.setPlaceholderText(tr.gettext("Search the pages…"))
        self.line.setAccessibleName(tr.gettext("Search the pages"))
        self.count = QLabel()
        self.count.setProperty("look", "soft")
        self.before = self._tool("arrow-up", tr.gettext("The hit before (Shift+Enter)"))
        self.after = self._tool("arrow-down", tr.gettext("The next hit (Enter)"))
        self.close_search = self._tool("x", tr.gettext("End the search (Esc)"))
        self._sought = QWidget()
        self._lay_out()
        self._connect()

    def _tool(self, icon: str, name: str) -> QToolButton:
        tool = QToolButton()
        tool.setToolTip(name)
        tool.setAccessibleName(name)
        tool.setFixedSize(_TOOL, _TOOL)
        self._desk.theme.dress(tool, icon, Tone.SOFT)
        return tool

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.number)
        top.addStretch(1)
        for tool in (self.smaller, self.fit, self.larger, self.seek):
            top.addWidget(tool)
        sought = QHBoxLayout(self._sought)
        sought.setContentsMargins(0, 0, 0, 0)
        sought.setSpacing(0)
        sought.addWidget(self.line, 1)
        sought.addSpacing(GAP)
        sought.addWidget(self.count)
        for tool in (self.before, self.after, self.close_search):
            sought.addWidget(tool)
        self._sought.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        column.addLayout(top)
        column.addWidget(self._sought)

    def _connect(self) -> None:
        pages = self._pages
        self.smaller.clicked.connect(lambda _on: pages.zoom_by(-1))
        self.larger.clicked.connect(lambda _on: pages.zoom_by(1))
        self.fit.clicked.connect(lambda _on: pages.fit_width())
        self.seek.clicked.connect(lambda _on: self.search())
        self.line.textChanged.connect(self._look_for)
        self.line.on.connect(self.go)
        self.line.left.connect(self.end_search)
        self.before.clicked.connect(lambda _on: self.go(-1))
        self.after.clicked.connect(lambda _on: self.go(1))
        self.close_search.clicked.connect(lambda _on: self.end_search())
        pages.moved.connect(self._say_place)
        pages.search.changed.connect(self._say_hits)

    def search(self) -> None:
        """Put the cursor where the pages are searched."""
        self._sought.show()
        self.line.setFocus()
        self.line.selectAll()

    def end_search(self) -> None:
        """Look for nothing, and read on."""
        self._sought.hide()
        self.line.clear()
        self._pages.setFocus()

    @property
    def searching(self) -> bool:
        """Whether the line to search in is there."""
        return not self._sought.isHidden()

    def _look_for(self, words: str) -> None:
        self._pages.search.look_for(words.strip())
        self._pages.show_hit()

    def go(self, by: int) -> None:
        """Go to the next hit, or with -1 to the one before."""
        self._pages.search.go(by)
        self._pages.show_hit()

    def _say_place(self) -> None:
        tr, pages = self._desk.translator, self._pages
        said = tr.gettext("Page {n} of {all}")
        here, all_ = tr.number(pages.page), tr.number(pages.page_count)
        self.number.setText(said.format(n=here, all=all_) if pages.page_count else "")
        self.fit.setText(tr.gettext("{n} %").format(n=round(100 * pages.zoom)))
        self.fit.setAccessibleName(f"{self.fit.text()}, {self.fit.toolTip()}")

    def _say_hits(self) -> None:
        tr, search = self._desk.translator, self._pages.search
        said = ""
        if search.hits:
            here, all_ = tr.number(search.at + 1), tr.number(len(search.hits))
            said = tr.gettext("{n} of {all}").format(n=here, all=all_)
        elif search.words:
            said = tr.gettext("No hits")
        self.count.setText(said)
        for tool in (self.before, self.after):
            tool.setEnabled(bool(search.hits))
