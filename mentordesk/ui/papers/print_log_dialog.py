"""What was printed when, for whom and how often: a list to search and to sort."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator, sort_key
from mentordesk.services.records.papers import PrintingRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.record_columns import Chip, Column, Filter, ListShape
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import PRINT_KIND_NAMES

_SIZE = (860, 560)


class PrintLogDialog(QDialog):
    """The newest first; of some pairs alone where they are asked for, with a way to the others."""

    def __init__(self, parent: QWidget, desk: Desk, match_ids: tuple[int, ...] = ()) -> None:
        super().__init__(parent)
        tr = desk.translator
        self.setWindowTitle(tr.gettext("What was printed"))
        self._words = plain_label(
            tr.gettext(
                "Whatever went to a printer, was saved as a PDF or put into a folder as a mail."
            ),
            "soft",
        )
        self.table: RecordTable[PrintingRecord] = RecordTable(
            _shape(tr),
            theme=desk.theme,
            translator=tr,
            settings=desk.settings,
            empty=EmptyState(
                desk.theme,
                "printer",
                tr.gettext("Nothing is printed yet. Whatever is printed or saved is noted here."),
            ),
        )
        self.leave = QPushButton(tr.gettext("Close"))
        self.leave.setDefault(True)
        self._lay_out()
        self.leave.clicked.connect(self.accept)
        printings = desk.workspace.print_log.printings(desk.programme_id)
        self.table.show_records(printings)
        wanted = [_identity(one) for one in printings if one.match_id in match_ids]
        if match_ids:
            self._show_only(wanted, tr)
        self.table.view.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._words, 1)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        resize_on_screen(self, *_SIZE)

    def _show_only(self, wanted: list[object], tr: Translator) -> None:
        if wanted:
            self.table.show_only(wanted)
        else:
            self._words.setText(tr.gettext("Nothing is printed yet for those chosen."))


def show_print_log(parent: QWidget, desk: Desk, match_ids: tuple[int, ...] = ()) -> None:
    """Show what was printed, of these matches alone where there are any."""
    dialog = PrintLogDialog(parent, desk, match_ids)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _identity(one: PrintingRecord) -> object:
    return one.printed_at, one.match_id, one.pages


def _shape(tr: Translator) -> ListShape[PrintingRecord]:
    everybody = tr.gettext("Everybody")

    def for_whom(one: PrintingRecord) -> str:
        return f"{one.mentee} · {one.mentor}" if one.match_id else everybody

    def when(one: PrintingRecord) -> str:
        return f"{tr.date(one.printed_at.date(), 'medium')} {tr.time(one.printed_at)}"

    return ListShape(
        name="print_log",
        identity=_identity,
        columns=(
            Column(
                key="whom",
                title=tr.gettext("For whom"),
                text=for_whom,
                tooltip=for_whom,
                bold=True,
                width=250,
            ),
            Column(
                key="papers",
                title=tr.gettext("Papers and copies"),
                text=lambda one: _papers(one, tr),
                tooltip=lambda one: _papers(one, tr),
                width=290,
            ),
            Column(
                key="when",
                title=tr.gettext("When"),
                text=when,
                sort=lambda one: (-one.printed_at.timestamp(), sort_key(one.mentee)),
                width=150,
            ),
            Column(
                key="pages",
                title=tr.gettext("Pages"),
                text=lambda one: one.pages or tr.gettext("all"),
                chip=lambda one: _some_pages(one, tr),
                tooltip=lambda one: _of_pages(one, tr),
                width=100,
            ),
            Column(
                key="code",
                title=tr.gettext("Code"),
                text=lambda one: one.code,
                width=84,
                hidden=True,
            ),
        ),
        filters=_filters(tr),
        also_searched=lambda one: one.code,
        sorted_by="when",
    )


def _papers(one: PrintingRecord, tr: Translator) -> str:
    named = ((tr.gettext(PRINT_KIND_NAMES[kind]), copies) for kind, copies in one.copies.items())
    return ", ".join(
        f"{name} \N{MULTIPLICATION SIGN} {tr.number(copies)}" if copies > 1 else name
        for name, copies in named
    )


def _some_pages(one: PrintingRecord, tr: Translator) -> Chip | None:
    if not one.pages:
        return None
    return Chip(
        icon="file-text", text=tr.gettext("only {pages}").format(pages=one.pages), tone=Tone.WARN
    )


def _of_pages(one: PrintingRecord, tr: Translator) -> str:
    if not one.pages:
        return ""
    said = tr.gettext(
        "Only pages {pages} of the file were printed. Whose they were is not known, so they count "
        "for nobody."
    )
    return said.format(pages=one.pages)


def _filters(tr: Translator) -> tuple[Filter[PrintingRecord], ...]:
    asked: tuple[tuple[str, str, Callable[[PrintingRecord], bool]], ...] = (
        ("pairs", tr.gettext("For pairs"), lambda one: one.match_id is not None),
        ("everybody", tr.gettext("For everybody"), lambda one: one.match_id is None),
        ("pages", tr.gettext("Some pages only"), lambda one: bool(one.pages)),
    )
    return tuple(
        Filter(key=key, title=title, accepts=accepts, group="pages" if key == "pages" else "whom")
        for key, title, accepts in asked
    )
