"""The scans of one pair's signed paper, at the foot of their panel."""

import html

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.errors import UserError
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.papers import AttachmentRecord
from mentordesk.ui.agreements.scan_deeds import ScanDeeds
from mentordesk.ui.agreements.scan_drops import ScanDrops
from mentordesk.ui.agreements.scan_words import scan_entry
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.short_list import ShortList
from mentordesk.ui.theme import EDGE, GAP

#: The list scrolls beyond; where there is little room, from the first on.
_ROWS_MOST = 3


class ScansStrip(QWidget):
    """Lists what is kept with the pair, and takes more: chosen, pasted, or dropped on `panel`."""

    def __init__(self, desk: Desk, panel: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._pair: AgreementRecord | None = None
        self._scans: tuple[AttachmentRecord, ...] = ()
        tr = desk.translator.gettext
        self.deeds = ScanDeeds(desk, self)
        self._drops = ScanDrops(panel, self.deeds)
        self.said = plain_label(look="soft")
        # A height that hangs on the width would keep the list from giving way.
        self.said.setWordWrap(False)
        self.attach = QPushButton(self.deeds.attach.text())
        self.attach.setToolTip(tr("A scan of the signed paper; it can also be dropped here."))
        self.more = QToolButton()
        self.more.setAccessibleName(tr("More for scans"))
        self.more.setToolTip(tr("More for scans"))
        self.list = ShortList(desk.theme, tr("Scans of the signed paper"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        deeds = self.deeds
        self._desk.theme.dress(self.attach, "paperclip")
        self._desk.theme.dress(self.more, "ellipsis")
        menu = QMenu(self.more)
        of_scan = [deeds.show, deeds.open, deeds.save, deeds.remove]
        menu.addActions([deeds.paste])
        menu.addSeparator()
        menu.addActions(of_scan)
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.list.addActions(of_scan)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.said, 1)
        row.addWidget(self.attach)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, GAP, EDGE, GAP)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.list)

    def _connect(self) -> None:
        deeds = self.deeds
        self.attach.clicked.connect(lambda _on: deeds.attach.trigger())
        self.list.chosen.connect(lambda _key: self._be_about())
        self.list.activated.connect(self._activate)
        for keys, deed in (("Delete", deeds.remove), ("Ctrl+V", deeds.paste)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(deed.trigger)

    def show_pair(self, pair: AgreementRecord) -> None:
        """Show what is kept with this pair."""
        tr = self._desk.translator
        self._pair = pair
        refusal = ""
        try:
            self._scans = self._desk.workspace.attachments.of_pair(pair.match_id)
        except UserError as error:
            # What the pair has settled was refused as well, and says so.
            self._scans, refusal = (), tr.sentence(error)
        self.list.show_entries([scan_entry(scan, tr) for scan in self._scans])
        self.list.setVisible(bool(self._scans))
        row = self.list.sizeHintForRow(0)
        frame = 2 * self.list.frameWidth() + 4
        self.list.setMinimumHeight(row + frame)
        self.list.setMaximumHeight(row * min(len(self._scans), _ROWS_MOST) + frame)
        scans = tr.ngettext("{n} scan", "{n} scans", len(self._scans))
        scans = scans.format(n=tr.number(len(self._scans)))
        none = tr.gettext("Scans cannot be read now") if refusal else tr.gettext("No scan yet")
        self.said.setText(scans if self._scans else none)
        self.said.setToolTip(html.escape(refusal))
        self._be_about()
        self._drops.watch()

    def _be_about(self) -> None:
        chosen = next((scan for scan in self._scans if scan.id == self.list.key), None)
        if self.isVisible():
            self.deeds.about(self._pair, chosen)

    def _activate(self, _index: QModelIndex) -> None:
        self.deeds.show.trigger()

    def showEvent(self, event: QShowEvent) -> None:
        """Be about the pair again."""
        super().showEvent(event)
        self._be_about()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own name
        """Let keys attach nothing to a pair that is not seen."""
        super().hideEvent(event)
        self.deeds.about(None, None)
