"""The page of agreements: the pairs at the left, what the chosen one settles at the right."""

from typing import ClassVar

from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout

from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.ui.agreements.deeds import AgreementDeeds
from mentordesk.ui.agreements.editor import AgreementEditor
from mentordesk.ui.agreements.pair_list import pairs_shape
from mentordesk.ui.agreements.several_panel import SeveralPanel
from mentordesk.ui.agreements.stack_deed import StackDeed, stack_button
from mentordesk.ui.desk import Desk, Tab
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.papers.language_menu import PaperLanguage
from mentordesk.ui.papers.preview import PaperPreview
from mentordesk.ui.papers.preview_side import PreviewSide
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.theme import EDGE

_LIST_LEAST = 360
#: So wide that no column is cut.
_LIST_USUAL = 476
#: The page beside it needs the room more.
_SEARCH_LEAST = 112
_PANEL_LEAST = 420
_PAPER_LEAST = 280


class AgreementsTab(Tab):
    """Writes, prints and marks as signed what the pairs settle."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            *("agreement", "agreement_topic", "confidentiality_limit", "match"),
            *("participant", "enrolment", "enrolment_topic", "topic", "programme"),
            *("attachment", "topic_answer"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        tr = desk.translator
        self.print = QPushButton(tr.gettext("Print"))
        menu = QMenu(self.print)
        self.language = PaperLanguage(menu, tr)
        self.deeds = AgreementDeeds(desk, self, lambda: self.language.chosen)
        self.sign = QPushButton(self.deeds.sign.text())
        self.stack = stack_button(desk)
        self.table: RecordTable[AgreementRecord] = RecordTable(
            pairs_shape(tr),
            theme=desk.theme,
            translator=tr,
            settings=desk.settings,
            empty=EmptyState(
                desk.theme,
                "handshake",
                tr.gettext(
                    "No match is confirmed yet. Once a pair is, what the two settle is written "
                    "here, printed and signed."
                ),
                tr.gettext("Go to Matches"),
                lambda: desk.go_to("matches"),
            ),
        )
        deeds = self.deeds
        self.editor = AgreementEditor(desk, deeds.unsign)
        self.several = SeveralPanel(desk, (deeds.print_chosen, deeds.sign, deeds.unsign))
        self.nobody = EmptyState(
            desk.theme, "file-pen-line", tr.gettext("Choose a pair to write their agreement.")
        )
        self.panel = QStackedWidget()
        self.preview = PaperPreview(desk)
        self._programme_id = 0
        #: The match whose agreement is previewed.
        self._previewed = 0
        self._fill_menus(menu)
        self._lay_out()
        self._connect()

    def _fill_menus(self, menu: QMenu) -> None:
        deeds = self.deeds
        before = menu.actions()[0]
        menu.insertActions(before, [deeds.print_chosen, deeds.print_all, deeds.print_blank])
        menu.insertSeparator(before)
        menu.insertActions(before, [deeds.papers, deeds.print_log])
        menu.insertSeparator(before)
        menu.insertActions(before, [deeds.save_form, deeds.read_form])
        self.print.setMenu(menu)
        self.table.view.addActions(
            [deeds.print_chosen, deeds.save_form, deeds.print_log, deeds.sign, deeds.unsign]
        )
        self.addActions(
            [deeds.print_chosen, deeds.print_all, deeds.read_form, deeds.sign, deeds.unsign]
        )
        self.addActions([self.editor.scans.deeds.attach, self.editor.scans.deeds.paste])
        self.table.bar.add_widget(self.print)
        self.table.bar.add_widget(self.sign)
        self.table.bar.add_widget(self.stack)

    def _lay_out(self) -> None:
        for page in (self.nobody, self.editor, self.several):
            self.panel.addWidget(page)
        # Wider where the buttons above it are.
        self.table.view.setMinimumWidth(_LIST_LEAST)
        self.table.bar.line.setMinimumWidth(_SEARCH_LEAST)
        self.panel.setMinimumWidth(_PANEL_LEAST)
        self.preview.setMinimumWidth(_PAPER_LEAST)
        parts = (self.table, self.panel, self.preview)
        self.side = PreviewSide(self.desk, "agreements", parts, list_usual=_LIST_USUAL)
        self.editor.add_to_head(self.side.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE // 2, EDGE, EDGE)
        column.addWidget(self.side.splitter)

    def _connect(self) -> None:
        self.table.selected.connect(self._show_chosen)
        self.table.opened.connect(self._enter)
        self.editor.back_wanted.connect(self._go_back)
        self.deeds.about_to_act.connect(self.editor.leave)
        self.deeds.landed.connect(self._go_back)
        self.sign.clicked.connect(lambda _on: self.deeds.sign.trigger())
        self.deeds.sign.enabledChanged.connect(self.sign.setEnabled)
        self.stack.clicked.connect(lambda _on: StackDeed(self, self.desk).ask())
        self.editor.edited.connect(self._draw)
        for action in self.language.actions.values():
            action.triggered.connect(lambda _on: self._draw())

    def refresh(self) -> None:
        """Show the programme's pairs; in another programme, begin with the first of them."""
        workspace, programme_id = self.desk.workspace, self.desk.programme_id
        another = self._programme_id != programme_id
        begins = another or not self.table.model.held
        topics = workspace.programmes.topics()
        terms = workspace.agreements.suggested_terms(programme_id)
        self.editor.suggest(terms, (topic.name for topic in topics))
        self.table.show_records(workspace.agreements.all(programme_id))
        if another:
            self._programme_id = programme_id
            self.language.choose(workspace.programmes.get(programme_id).language)
        if begins:
            self.table.select([pair.match_id for pair in self.table.model.shown[:1]])
        self._show_chosen()

    def land(self, ids: tuple[int, ...]) -> None:
        """Show the agreements of these matches."""
        self.table.show_only(ids)

    def search(self) -> None:
        """Put the cursor in the search line."""
        self.table.search()

    def _show_chosen(self) -> None:
        chosen = self.table.selection()
        self.panel.setVisible(bool(self.table.model.held))
        self.sign.setVisible(bool(self.table.model.held))
        self.stack.setVisible(bool(self.table.model.held))
        self.deeds.choose(chosen, self.table.model.records)
        self.side.allow(allowed=len(chosen) == 1)
        if len(chosen) == 1:
            self.editor.show_agreement(chosen[0])
            self.panel.setCurrentWidget(self.editor)
            self._draw()
            return
        self.editor.leave()
        self.several.show_pairs(chosen)
        self.panel.setCurrentWidget(self.several if chosen else self.nobody)

    def _draw(self) -> None:
        """Make the page of what is written now, saved or not."""
        draft, language = self.editor.draft, self.language.chosen
        if draft is None:
            return
        if self._previewed != draft.match_id:
            self._previewed = draft.match_id
            self.preview.begin()
        paperwork, programme_id = self.desk.workspace.paperwork, self.desk.programme_id
        self.preview.ask(
            lambda _progress: paperwork.agreement_preview(programme_id, draft, language)
        )

    def _go_back(self, match_id: int) -> None:
        """Show a pair again, whatever was searched for since."""
        self.table.bar.clear()
        self.table.select([match_id])

    def _enter(self) -> None:
        """Go on with writing."""
        if self.panel.currentWidget() is self.editor:
            self.editor.goals.setFocus()
