"""What is asked before papers are made, what is made, and what is remembered of it."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mentordesk.services.records.participants import SignUpChange
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.overview.tab import OverviewTab
from mentordesk.ui.papers.kick_off_dialog import KickOffDialog, PaperSort
from mentordesk.vocabulary import (
    BadgeSheet,
    EndReason,
    EventKind,
    Language,
    MatchState,
    PrintKind,
    Seating,
)
from tests.builders import a_mentee
from tests.ui.dialogs import press
from tests.ui.papers.conftest import Counter
from tests.ui.printed import words_of


def chapters(path: Path) -> list[str]:
    return [entry.title or "" for entry in PdfReader(path).outline if not isinstance(entry, list)]


def code_of(counter: Counter, match_id: int) -> str:
    return counter.workspace.agreements.get(match_id).code


def chapter(counter: Counter, match_id: int) -> str:
    pair = counter.workspace.agreements.get(match_id)
    return f"{pair.mentee.name} and {pair.mentor.name} · {pair.code}"


def mails_in(counter: Counter, folder: Path) -> Path:
    """Have the next mails put into a folder of their own."""
    folder.mkdir()
    counter.printer.place = str(folder)
    return folder


def test_the_pack_of_all_pairs_is_saved_and_noted(counter: Counter, pairs: list[int]):
    dialog = counter.ask()
    dialog.pack.copies.setValue(1)
    for kind in (PrintKind.MENTOR_GUIDE, PrintKind.MENTEE_GUIDE):
        dialog.pack.ticks[kind].setChecked(False)
    path = counter.make(dialog)
    assert counter.printer.suggested[0].name == "A pack for each pair Autumn 2026.pdf"
    assert chapters(path)[0] == chapter(counter, pairs[0])
    assert len(chapters(path)) == 3
    kinds = (PrintKind.AGREEMENT, PrintKind.FIRST_MEETING, PrintKind.CONTACT_CARD)
    assert counter.noted == {(kind, pair) for kind in kinds for pair in pairs}
    assert counter.workspace.agreements.get(pairs[0]).printed_at is not None
    assert counter.told == "A pack for each pair is in paper.pdf."


def test_the_rest_is_printed_from_the_pair_whose_code_is_on_the_paper(
    counter: Counter, pairs: list[int]
):
    dialog = counter.ask()
    choice = dialog.pack.pairs
    choice.rest.setChecked(True)
    assert not dialog.make.isEnabled()
    assert choice.who.text().startswith("Its code is at the foot of the agreement")
    QTest.keyClicks(choice.first, code_of(counter, pairs[1]).lower())
    assert choice.first.value() == pairs[1]
    assert choice.who.text() == "2 pairs from there on."
    path = counter.make(dialog)
    assert chapters(path) == [chapter(counter, pair) for pair in pairs[1:]]


def test_the_longest_names_leave_the_dialog_as_wide_as_it_is(
    counter: Counter, workspace: Workspace, pairs: list[int]
):
    before = counter.ask().pack.sizeHint().width()
    (anna,) = (
        one
        for one in workspace.participants.enrolments(counter.desk.programme_id)
        if one.name == "Anna"
    )
    workspace.participants.change(anna.id, SignUpChange(name="Anna " + "x" * 290))
    assert counter.ask().pack.sizeHint().width() == before


def test_the_rest_takes_along_who_changed_after_it_was_printed(counter: Counter, pairs: list[int]):
    counter.make(counter.ask())
    counter.workspace.agreements.write(pairs[0], goals="Another goal")
    dialog = counter.ask()
    choice = dialog.pack.pairs
    choice.first.setCurrentIndex(2)
    assert choice.rest.isChecked()
    assert choice.who.text() == (
        "1 pair from there on. Also Anna · Mentor of Anna, which came or changed since it was "
        "printed."
    )
    assert chapters(counter.make(dialog)) == [
        chapter(counter, pairs[0]),
        chapter(counter, pairs[2]),
    ]


def test_a_pair_that_ended_is_offered_for_its_paper_may_be_in_the_printer(
    counter: Counter, pairs: list[int]
):
    workspace = counter.workspace
    workspace.print_log.note_pairs({PrintKind.LETTER: 1}, pairs)
    workspace.matches.end(pairs[1], EndReason.OTHER, workspace.today())
    first = counter.ask().pack.pairs.first
    assert [first.itemText(row)[-8:] for row in range(first.count())] == [
        " of Anna",
        " (ended)",
        "of Clara",
    ]


def test_those_who_have_got_nothing_yet_can_be_printed_for(counter: Counter, pairs: list[int]):
    counter.workspace.print_log.note_pairs({PrintKind.LETTER: 1}, pairs[:2])
    dialog = counter.ask()
    choice = dialog.pack.pairs
    assert choice.missing.text() == "The 3 pairs not printed for since they came or changed"
    for kind, tick in dialog.pack.ticks.items():
        tick.setChecked(kind is PrintKind.LETTER)
    dialog.pack.copies.setValue(0)
    assert choice.missing.text() == "The 1 pair not printed for since it came or changed"
    choice.missing.setChecked(True)
    assert chapters(counter.make(dialog)) == [chapter(counter, pairs[2])]


def test_those_chosen_in_the_list_come_first(counter: Counter, pairs: list[int]):
    choice = counter.ask(chosen=tuple(pairs[:2])).pack.pairs
    assert choice.chosen.isChecked()
    assert choice.chosen.text() == "The 2 pairs chosen"
    assert choice.match_ids == tuple(pairs[:2])


def test_nothing_can_be_made_of_nothing(counter: Counter, pairs: list[int]):
    dialog = counter.ask()
    for tick in dialog.pack.ticks.values():
        tick.setChecked(False)
    assert dialog.make.isEnabled()
    dialog.pack.copies.setValue(0)
    assert not dialog.make.isEnabled()
    QTest.keyClick(dialog.sorts, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_without_a_match_the_dialog_leads_to_the_matches(qtbot: QtBot, counter: Counter):
    dialog = counter.ask()
    assert not dialog.make.isEnabled()
    assert dialog.nobody.isVisible()
    (button,) = (b for b in dialog.findChildren(QPushButton) if b.text() == "Go to Matches")
    with qtbot.waitSignal(counter.desk.asked_to_go) as asked:
        button.click()
    assert asked.args == ["matches", ()]
    assert counter.ask(PaperSort.ATTENDANCE_LIST).make.isEnabled()


@pytest.mark.parametrize(
    ("sort", "kind", "word"),
    [
        (PaperSort.ATTENDANCE_LIST, PrintKind.ATTENDANCE_LIST, "6 expected"),
        (PaperSort.TABLE_LIST, PrintKind.TABLE_LIST, "Find your table"),
        (PaperSort.TABLE_SIGNS, PrintKind.TABLE_SIGNS, "Anna and Mentor of Anna"),
        (PaperSort.NAME_BADGES, PrintKind.NAME_BADGES, "Mentee Anna"),
    ],
)
def test_each_paper_of_the_event_is_made_and_noted(
    counter: Counter, pairs: list[int], sort: PaperSort, kind: PrintKind, word: str
):
    assert word in words_of(counter.make(counter.ask(sort)))
    assert counter.noted == {(kind, None)}
    assert counter.ask(sort).last_made.said.text() == "Last made 18 Aug 2026 12:00."


def test_certificates_are_for_the_pairs_chosen(counter: Counter, pairs: list[int]):
    path = counter.make(counter.ask(PaperSort.CERTIFICATES, (pairs[0], pairs[2])))
    assert len(PdfReader(path).pages) == 4
    kind = PrintKind.CERTIFICATES
    assert counter.noted == {(kind, pairs[0]), (kind, pairs[2])}


def test_badges_go_on_where_the_sheet_was_begun(counter: Counter, pairs: list[int]):
    dialog = counter.ask(PaperSort.NAME_BADGES)
    assert dialog.badges.first.maximum() == 21
    dialog.badges.first.setValue(20)
    assert len(PdfReader(counter.make(dialog)).pages) == 2
    other = counter.ask(PaperSort.NAME_BADGES).badges
    other.sheet.setCurrentIndex(1)
    other.sheet.committed.emit(BadgeSheet.CARDS)
    assert other.first.maximum() == 10


def test_at_the_closing_people_sit_by_subject(counter: Counter, pairs: list[int]):
    tables = counter.ask(PaperSort.TABLE_LIST).tables
    first = tables.seating
    assert (first, tables.seats_field.isHidden()) == (Seating.BY_PAIR, True)
    events = counter.workspace.playbook.events(counter.desk.programme_id)
    closing = next(one for one in events if one.kind is EventKind.CLOSING)
    tables.chosen_event.show_value(closing.id)
    tables.chosen_event.committed.emit(closing.id)
    then = tables.seating
    assert (then, tables.seats_field.isHidden()) == (Seating.BY_SUBJECT, False)


def test_the_signs_seat_people_as_the_list_does(counter: Counter, pairs: list[int]):
    dialog = counter.ask(PaperSort.TABLE_LIST)
    dialog.tables.plan.show_value(Seating.BY_SUBJECT)
    dialog.tables.seats.setValue(6)
    assert (dialog.signs.seating, dialog.signs.seats.value()) == (Seating.BY_SUBJECT, 6)
    dialog.signs.seats.setValue(4)
    assert dialog.tables.seats.value() == 4


def test_letters_on_paper_offer_to_mark_the_pairs_as_announced(counter: Counter, pairs: list[int]):
    dialog = counter.ask(PaperSort.LETTERS)
    dialog.letters.mails.setCurrentIndex(1)
    dialog.letters.mails.committed.emit(False)
    assert dialog.make.text() == "Make the paper…"
    assert words_of(counter.make(dialog)).count("You are a match") == 3
    assert counter.told == "3 letters are in paper.pdf."
    buttons = counter.desk.notices.findChildren(QPushButton)
    (offer,) = (one for one in buttons if one.text() == "Mark 3 as announced")
    offer.click()
    matches = counter.workspace.matches.pairs(counter.desk.programme_id)
    assert {one.state for one in matches} == {MatchState.ANNOUNCED}
    assert counter.told == "3 matches are marked as announced."
    assert counter.noted == {(PrintKind.LETTER, pair) for pair in pairs}


def test_mail_drafts_go_to_a_folder_one_a_pair(
    counter: Counter, pairs: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = mails_in(counter, tmp_path / "mails")
    dialog = counter.ask(PaperSort.LETTERS, (pairs[1],))
    assert dialog.make.text() == "Save the drafts…"
    counter.make(dialog)
    (draft,) = folder.iterdir()
    assert draft.stem == counter.workspace.agreements.get(pairs[1]).code
    assert counter.printer.opened == [folder]
    assert counter.noted == {(PrintKind.LETTER, pairs[1])}
    asked: list[list[Path]] = []

    def refuse(_owner: object, _desk: Desk, files: list[Path]) -> bool:
        asked.append(files)
        return False

    monkeypatch.setattr("mentordesk.ui.papers.kick_off_printing.may_replace", refuse)
    written = draft.stat().st_mtime_ns
    counter.make(counter.ask(PaperSort.LETTERS, (pairs[1],)))
    assert asked == [[draft]]
    assert draft.stat().st_mtime_ns == written


def test_those_without_a_match_are_written_to_and_nobody_is_announced(
    counter: Counter, pairs: list[int], tmp_path: Path
):
    workspace = counter.workspace
    dorte = a_mentee(workspace, workspace.programmes.newest(), "Dorte")
    folder = mails_in(counter, tmp_path / "mails")
    dialog = counter.ask(PaperSort.LETTERS)
    dialog.letters.to.show_value(True)
    dialog.letters.to.committed.emit(True)
    counter.make(dialog)
    assert [draft.name for draft in folder.iterdir()] == [f"mentee-{dorte.id}.eml"]
    assert counter.told == "1 mail draft is in mails. Open it, look it over and send it."
    assert counter.noted == set()


def test_who_has_not_consented_is_told_of_before(
    counter: Counter, pairs: list[int], workspace: Workspace
):
    sign_ups = workspace.participants.enrolments(counter.desk.programme_id)
    (anna,) = (one for one in sign_ups if one.name == "Anna")
    workspace.participants.record_consent([anna.id], given=False)
    labels = counter.ask(PaperSort.LETTERS).letters.findChildren(QLabel)
    told = "Anna and Mentor of Anna get no letter: one of the two has not consented."
    assert told in [label.text() for label in labels if label.isVisible()]


def test_a_paper_that_is_stopped_leaves_no_file(counter: Counter, pairs: list[int]):
    stopped = []
    tasks, run = counter.desk.tasks, counter.desk.tasks.run

    def run_and_stop(*asked: object) -> object:
        task = run(*asked)  # type: ignore[arg-type]  # passed on unread
        task.cancel()
        stopped.append(task)
        return task

    tasks.run = run_and_stop  # type: ignore[method-assign, assignment]
    path = counter.make(counter.ask())
    assert stopped
    assert not path.exists()
    assert counter.printer.opened == []
    assert counter.noted == set()


def test_letters_that_no_font_has_are_told_of_before(
    counter: Counter, pairs: list[int], monkeypatch: pytest.MonkeyPatch
):
    workspace = counter.workspace
    a_mentee(workspace, workspace.programmes.newest(), "王 Lund", email="lund@example.org")
    asked: list[dict[str, str]] = []

    def refuse(_owner: object, _desk: Desk, missing: dict[str, str]) -> bool:
        asked.append(missing)
        return False

    monkeypatch.setattr("mentordesk.ui.papers.kick_off_printing.may_lack", refuse)
    path = counter.make(counter.ask(PaperSort.NAME_BADGES))
    assert asked == [{"王 Lund": "王"}]
    assert not path.exists()
    # It is about nobody who is in a pair.
    assert counter.make(counter.ask(PaperSort.CERTIFICATES)).exists()


def test_the_paper_is_in_the_language_asked_for(counter: Counter, pairs: list[int]):
    dialog = counter.ask(PaperSort.TABLE_SIGNS)
    assert dialog.language is Language.ENGLISH
    dialog.paper_language.show_value(Language.DANISH)
    assert "Anna og Mentor of Anna" in words_of(counter.make(dialog))


def test_by_keys_alone_a_list_is_chosen_and_made(counter: Counter, pairs: list[int]):
    dialog = counter.ask(PaperSort.LETTERS)
    assert dialog.focusWidget() is dialog.sorts
    for _ in range(2):
        QTest.keyClick(dialog.sorts, Qt.Key.Key_Down)
    assert dialog.sort is PaperSort.ATTENDANCE_LIST
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    counter.settle()
    assert "Attendance list" in words_of(counter.printer.path)


def test_the_overview_offers_the_papers(page: OverviewTab, pairs: list[int]):
    page.events.papers.click()
    dialog = page.findChild(KickOffDialog)
    assert dialog is not None
    assert dialog.sort is PaperSort.PACK
    dialog.reject()


def test_letters_that_no_font_has_are_named_before_the_papers_of_an_event_are_made(
    counter: Counter, workspace: Workspace, pairs: list[int]
):
    a_mentee(workspace, workspace.programmes.newest(), "王 Krogh", email="krogh@example.org")
    asked = press("Leave as it is")
    counter.make(counter.ask(PaperSort.NAME_BADGES))
    assert "王 (王 Krogh)" in asked[0].text()
    assert counter.printer.suggested == []
    press("Print without them")
    assert "Krogh" in words_of(counter.make(counter.ask(PaperSort.NAME_BADGES)))


def test_the_pack_tells_of_the_letters_in_what_a_pair_settled(
    counter: Counter, workspace: Workspace, pairs: list[int]
):
    workspace.agreements.write(pairs[0], goals="Til 北京")
    asked = press("Leave as it is")
    counter.make(counter.ask())
    assert "京 北 (Anna · Mentor of Anna)" in asked[0].text()
