"""What was printed is looked up where it is printed, and from the pair."""

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from mentordesk.ui.agreements.deeds import AgreementDeeds
from mentordesk.ui.papers.kick_off_dialog import PaperSort
from mentordesk.ui.papers.print_log_dialog import PrintLogDialog
from mentordesk.vocabulary import Language, PrintKind
from tests.builders import StoppedClock
from tests.ui.papers.conftest import Counter

PACK = {PrintKind.AGREEMENT: 2, PrintKind.CONTACT_CARD: 1}


def rows(dialog: PrintLogDialog) -> list[list[str]]:
    model = dialog.table.model
    return [
        [str(model.index(row, column).data() or "") for column in range(4)]
        for row in range(model.rowCount())
    ]


def test_it_says_what_was_printed_for_whom_when_and_how_often(
    counter: Counter, pairs: list[int], clock: StoppedClock
):
    log = counter.workspace.print_log
    log.note_pairs(PACK, pairs[:1])
    clock.set("2026-08-19T08:00")
    log.note(counter.desk.programme_id, PrintKind.TABLE_LIST, 3, pages="1-2")
    dialog = PrintLogDialog(counter.ask(), counter.desk)
    everybody, pair = rows(dialog)
    assert everybody[:3] == ["Everybody", "Table list × 3", "19 Aug 2026 08:00"]
    assert everybody[3] == "1-2"
    assert pair == [
        "Anna · Mentor of Anna",
        "Agreement × 2, Contact cards",
        "18 Aug 2026 12:00",
        "all",
    ]


def test_a_code_from_a_paper_finds_what_was_printed_with_it(counter: Counter, pairs: list[int]):
    counter.workspace.print_log.note_pairs(PACK, pairs)
    dialog = PrintLogDialog(counter.ask(), counter.desk)
    code = counter.workspace.agreements.get(pairs[1]).code
    dialog.table.bar.line.setText(code.lower())
    assert [one.match_id for one in dialog.table.model.shown] == [pairs[1]]


def test_pages_alone_and_papers_for_everybody_can_be_told_apart(counter: Counter, pairs: list[int]):
    log = counter.workspace.print_log
    log.note_pairs(PACK, pairs)
    log.note(counter.desk.programme_id, PrintKind.TABLE_LIST, pages="2")
    dialog = PrintLogDialog(counter.ask(), counter.desk)
    for key in ("everybody", "pages"):
        dialog.table.bar.choose([key])
        dialog.table.bar.filtered.emit()
        assert [one.match_id for one in dialog.table.model.shown] == [None]


def test_nothing_printed_is_said(counter: Counter, pairs: list[int]):
    dialog = PrintLogDialog(counter.ask(), counter.desk)
    assert dialog.table.model.held == 0
    assert dialog.table.bar.isHidden()


def open_log(parent: object) -> PrintLogDialog:
    (dialog,) = parent.findChildren(PrintLogDialog)  # type: ignore[attr-defined]
    assert isinstance(dialog, PrintLogDialog)
    return dialog


def test_it_is_reached_from_where_papers_are_made(counter: Counter, pairs: list[int]):
    asked = counter.ask(PaperSort.TABLE_LIST)
    asked.last_made.log.click()
    dialog = open_log(asked)
    assert dialog.isVisible()
    dialog.leave.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_from_a_pair_its_own_papers_are_shown_first(
    counter: Counter, pairs: list[int], qtbot: QtBot
):
    counter.workspace.print_log.note_pairs(PACK, pairs)
    page = counter.ask()
    deeds = AgreementDeeds(counter.desk, page, lambda: Language.ENGLISH)
    all_ = counter.workspace.agreements.all(counter.desk.programme_id)
    deeds.choose(all_[1:2], all_)
    deeds.print_log.trigger()
    dialog = open_log(page)
    assert [one.match_id for one in dialog.table.model.shown] == [pairs[1]]
    dialog.table.bar.clear()
    assert len(dialog.table.model.shown) == 3
    dialog.accept()
