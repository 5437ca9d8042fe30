"""The page of evaluations: what is asked, who has answered, and what is done about it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]  # it ships no types
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from mentordesk.services.records.evaluations import AnswerValue, QuestionnaireRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.evaluations.sent_dialog import SentDialog
from mentordesk.ui.evaluations.tab import EvaluationsTab
from mentordesk.ui.table_import.dialog import ImportDialog
from mentordesk.vocabulary import EvaluationRound, Language, Role
from tests.builders import a_table
from tests.ui.dialogs import press
from tests.ui.evaluations.conftest import Show, id_of, questionnaire
from tests.ui.printed import Printer, words_of


def sent_dialog(page: EvaluationsTab) -> SentDialog:
    page.detail.header.mark.click()
    (dialog,) = page.findChildren(SentDialog)
    return dialog


def answer_first(workspace: Workspace, asked: QuestionnaireRecord, name: str) -> None:
    """Give somebody's answer to the first question."""
    question = asked.questions[0]
    answer = {question.id: AnswerValue(chosen=(question.choices[0].key,))}
    workspace.evaluations.record(asked.id, id_of(workspace, asked, name), answer)


def test_each_questionnaire_is_listed_with_its_answers(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    workspace.evaluations.mark_sent(asked.id, date(2026, 8, 17), None)
    page = show()
    titles = [page.list.item(row).text() for row in range(page.list.count())]
    assert titles == [
        "Midterm evaluation · Mentors",
        "Midterm evaluation · Mentees",
        "Final evaluation · Mentors",
        "Final evaluation · Mentees",
    ]
    answer_first(workspace, asked, "Ida Krogh")
    said = "Midterm evaluation · Mentees, Sent 17 Aug 2026 · 1 of 3 answered"
    role = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: page.list.item(1).data(role) == said)


def test_the_chosen_questionnaire_stays_chosen(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    page = show(asked)
    assert page.detail.header.title.text() == "Midterm evaluation · Mentees"
    answer_first(workspace, asked, "Ida Krogh")
    qtbot.waitUntil(lambda: "1 of 3" in page.detail.header.answered.text())
    assert page.chosen is not None
    assert page.chosen.id == asked.id


def test_who_has_answered_is_listed(workspace: Workspace, show: Show, asked: QuestionnaireRecord):
    answer_first(workspace, asked, "Mikkel Holm")
    table = show(asked).detail.respondents.table
    QAbstractItemModelTester(table.model)
    rows = [[table.model.index(row, c).data() for c in range(2)] for row in range(3)]
    assert rows == [
        ["Ida Krogh", "No answer yet"],
        ["Mikkel Holm", "Answered 18 Aug 2026"],
        ["Sara Winther", "No answer yet"],
    ]
    table.bar.choose(("silent",))
    assert [person.name for person in table.model.shown] == ["Ida Krogh", "Sara Winther"]


def test_addresses_for_a_reminder_are_copied(
    workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    answer_first(workspace, asked, "Mikkel Holm")
    page = show(asked)
    page.detail.respondents.copy.click()
    assert QApplication.clipboard().text() == "ida.krogh@example.org; sara.winther@example.org"
    assert page.desk.notices.text == "2 addresses copied."


def test_an_answer_that_is_removed_can_be_taken_back(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    answer_first(workspace, asked, "Ida Krogh")
    respondents = show(asked).detail.respondents
    respondents.table.select([id_of(workspace, asked, "Ida Krogh")])
    respondents.remove.trigger()
    assert workspace.evaluations.questionnaire(asked.id).answered == 0
    qtbot.waitUntil(lambda: not respondents.remove.isEnabled())
    workspace.history.undo()
    assert workspace.evaluations.questionnaire(asked.id).answered == 1


def test_enter_on_a_person_types_in_their_answers(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    page = show(asked)
    table = page.detail.respondents.table
    table.select([id_of(workspace, asked, "Sara Winther")])
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert page.detail.typing
    assert page.detail.entry.person.currentText().startswith("Sara Winther")


def test_both_roles_are_marked_as_sent_with_a_week_to_answer(
    qtbot: QtBot,
    workspace: Workspace,
    programme: ProgrammeRecord,
    show: Show,
    asked: QuestionnaireRecord,
):
    page = show(asked)
    dialog = sent_dialog(page)
    assert dialog.answer_by.value == (dialog.sent_on.value or date.min) + timedelta(weeks=1)
    assert dialog.both.isChecked()
    dialog.sent_on.setText("17.8.2026")
    dialog.answer_by.setText("24.8.2026")
    dialog.mark.click()
    for role in Role:
        sent = questionnaire(workspace, programme, role)
        assert (sent.sent_on, sent.answer_by) == (date(2026, 8, 17), date(2026, 8, 24))
    assert page.desk.notices.text == "2 questionnaires are marked as sent."
    qtbot.waitUntil(lambda: page.detail.header.sent.text == "Sent 17 Aug 2026")


def test_one_role_is_marked_as_sent_without_a_last_day(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, asked: QuestionnaireRecord
):
    page = show(asked)
    dialog = sent_dialog(page)
    dialog.both.setChecked(False)
    dialog.sent_on.setText("17.8.2026")
    dialog.answer_by.clear()
    dialog.mark.click()
    assert questionnaire(workspace, programme, Role.MENTEE).answer_by is None
    assert questionnaire(workspace, programme, Role.MENTOR).sent_on is None
    assert page.desk.notices.text == "The questionnaire is marked as sent."


def test_a_last_day_before_the_first_is_refused_beside_it(
    workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    dialog = sent_dialog(show(asked))
    dialog.sent_on.setText("17.8.2026")
    dialog.answer_by.setText("16.8.2026")
    dialog.mark.click()
    assert "is before the day of sending" in dialog.by_field.message
    dialog.sent_on.setText("never")
    dialog.mark.click()
    assert dialog.sent_field.message
    dialog.leave.click()
    assert workspace.evaluations.questionnaire(asked.id).sent_on is None


def test_answers_that_are_late_are_said_to_be(
    workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    workspace.evaluations.mark_sent(asked.id, date(2020, 1, 1), date(2020, 1, 8))
    assert show(asked).detail.header.due.text == "Answers were due 8 Jan 2020"


def test_answers_still_awaited_have_their_day(
    workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    workspace.evaluations.mark_sent(asked.id, date(2020, 1, 1), date(2090, 1, 8))
    assert show(asked).detail.header.due.text == "Answers due 8 Jan 2090"


def test_a_questionnaire_is_made_anonymous_and_named_again(
    workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    page = show(asked)
    page.detail.header.anonymous.click()
    assert workspace.evaluations.questionnaire(asked.id).anonymous
    page.detail.header.anonymous.click()
    assert not workspace.evaluations.questionnaire(asked.id).anonymous


def test_what_was_answered_anonymously_stays_so(
    workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    workspace.evaluations.set_anonymous(asked.id, anonymous=True)
    answer_first(workspace, asked, "Ida Krogh")
    page = show(asked)
    page.detail.header.anonymous.click()
    assert page.detail.header.anonymous.isChecked()
    assert "must stay anonymous" in page.desk.notices.text


def test_a_programme_without_evaluations_can_have_them(
    qtbot: QtBot, workspace: Workspace, desk: Desk, show: Show
):
    page = show()
    graduate = workspace.programmes.create(
        "graduate", "Graduates", starts_on=date(2026, 9, 1), language=Language.DANISH
    )
    desk.choose_programme(graduate.id)
    assert page.empty.isVisible()
    page.empty.button.click()
    assert not page.empty.isVisible()
    assert page.detail.header.title.text() == "Midterm evaluation · Mentors"
    assert not page.detail.header.type_in.isEnabled()
    assert not page.set_up[EvaluationRound.MIDTERM].isVisible()
    page.set_up[EvaluationRound.FINAL].click()
    assert page.detail.header.title.text() == "Final evaluation · Mentors"
    assert page.list.count() == 4
    qtbot.wait(1)
    assert page.language.chosen is Language.DANISH


def test_the_search_key_searches_the_people(show: Show, asked: QuestionnaireRecord):
    page = show(asked)
    page.detail.pages.setCurrentIndex(1)
    page.search()
    assert page.detail.respondents.table.bar.line.hasFocus()


def test_the_questionnaire_is_printed(
    qtbot: QtBot, show: Show, printer: Printer, asked: QuestionnaireRecord
):
    page = show(asked)
    page.print_questionnaire.trigger()
    assert asked.questions[0].text.en in words_of(printer.settle(qtbot, page.desk))
    assert printer.suggested[0].name == "Questionnaire Midterm evaluation · Mentees.pdf"
    assert page.desk.notices.text == "The questionnaire is in paper.pdf."


def test_each_who_has_not_answered_gets_a_questionnaire_with_their_own_topics(
    qtbot: QtBot, workspace: Workspace, show: Show, printer: Printer, programme: ProgrammeRecord
):
    final = questionnaire(workspace, programme, Role.MENTEE, EvaluationRound.FINAL)
    ida, *_ = workspace.agreements.all(programme.id)
    workspace.agreements.write(ida.match_id, topics=("Fieldwork",))
    answer_first(workspace, final, "Sara Winther")
    page = show(final)
    page.print_own.trigger()
    words = words_of(printer.settle(qtbot, page.desk))
    assert "Fieldwork" in words
    assert "Mikkel Holm" in words
    assert "Sara Winther" not in words
    assert printer.suggested[0].name == "2 questionnaires Final evaluation · Mentees.pdf"
    assert page.desk.notices.text == "2 questionnaires are in paper.pdf."


def test_a_questionnaire_is_printed_for_those_chosen_unless_answers_are_anonymous(
    qtbot: QtBot, workspace: Workspace, show: Show, printer: Printer, programme: ProgrammeRecord
):
    final = questionnaire(workspace, programme, Role.MENTEE, EvaluationRound.FINAL)
    page = show(final)
    respondents = page.detail.respondents
    respondents.table.select([id_of(workspace, final, "Sara Winther")])
    respondents.print_own.trigger()
    words = words_of(printer.settle(qtbot, page.desk))
    assert "Sara Winther" in words
    assert "Ida Krogh" not in words
    page.detail.header.anonymous.click()
    assert not page.print_own.isEnabled()
    respondents.table.select([id_of(workspace, final, "Ida Krogh")])
    assert not respondents.print_own.isEnabled()


def test_the_report_is_printed_in_the_other_language(
    qtbot: QtBot, show: Show, printer: Printer, asked: QuestionnaireRecord
):
    page = show(asked)
    page.language.actions[Language.DANISH].trigger()
    page.print_report.trigger()
    assert "Midtvejsevaluering" in words_of(printer.settle(qtbot, page.desk))
    assert page.desk.notices.text == "The report is in paper.pdf."


def test_letters_that_papers_will_lack_are_named_before_they_are_made(
    show: Show, printer: Printer, workspace: Workspace, asked: QuestionnaireRecord
):
    programme = workspace.programmes.newest()
    workspace.programmes.change(programme.id, name="王 2026")
    page = show(asked)
    for action in (page.print_questionnaire, page.print_report):
        told = press("Leave as it is")
        action.trigger()
        assert "王 (" in told[0].text()
    assert printer.suggested == []


@pytest.fixture
def answers(tmp_path: Path, asked: QuestionnaireRecord) -> Path:
    """Return a survey tool's table with two people's answers, one a stranger's."""
    question = asked.questions[0]
    return a_table(
        tmp_path,
        ("E-mail", question.text.en),
        ("sara.winther@example.org", question.choices[1].text.en),
        ("nobody@example.org", question.choices[1].text.en),
    )


def imported(qtbot: QtBot, page: EvaluationsTab) -> ImportDialog:
    """Return the dialog once it has imported the table."""
    (dialog,) = page.findChildren(ImportDialog)
    qtbot.waitUntil(dialog.run.isEnabled, timeout=10_000)
    with qtbot.waitSignal(dialog.imported, timeout=10_000):
        dialog.run.click()
    return dialog


def test_a_table_of_answers_is_imported(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    workspace: Workspace,
    show: Show,
    asked: QuestionnaireRecord,
    answers: Path,
):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(answers), ""))
    page = show(asked)
    page.take_in.click()
    dialog = imported(qtbot, page)
    assert workspace.evaluations.questionnaire(asked.id).answered == 1
    dialog.show_people.click()
    shown = page.detail.respondents.table.model.shown
    assert [person.name for person in shown] == ["Sara Winther"]


def test_a_table_dropped_on_the_page_is_imported(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord, answers: Path
):
    page = show(asked)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(answers))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPointF(9, 9), copy, dragged, button, keys)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, dragged, button, keys))
    dialog = imported(qtbot, page)
    assert workspace.evaluations.questionnaire(asked.id).answered == 1
    dialog.leave.click()


def test_a_table_of_answers_has_no_choices_or_people_to_look_through(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    show: Show,
    asked: QuestionnaireRecord,
    tmp_path: Path,
):
    question = asked.questions[0]
    book = Workbook()
    book.worksheets[0].append(["Made by the survey tool"])
    sheet = book.create_sheet("Answers")
    sheet.append(["E-mail", question.text.en])
    sheet.append(["sara.winther@example.org", question.choices[1].text.en])
    other = book.create_sheet("More answers")
    other.append(["E-mail", question.text.en])
    other.append(["nobody@example.org", question.choices[1].text.en])
    path = tmp_path / "answers.xlsx"
    book.save(path)
    page = show(asked)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.take_in.click()
    (dialog,) = page.findChildren(ImportDialog)
    qtbot.waitUntil(dialog.run.isEnabled, timeout=10_000)
    mapping = dialog.mapping
    assert not mapping.parts.tabBar().isVisible()
    assert mapping.rows is None
    outlook = mapping.outlook
    assert outlook is not None
    assert outlook.figures["added"].text() == "1"
    assert mapping.line.sheet.value() == "Answers"
    mapping.line.sheet.show_value("More answers")
    mapping.line.sheet.activated.emit(mapping.line.sheet.currentIndex())
    qtbot.waitUntil(lambda: outlook.figures["rejected"].text() == "1", timeout=10_000)
    assert not dialog.run.isEnabled()
    dialog.leave.click()


def test_leaving_the_file_dialog_imports_nothing(
    monkeypatch: pytest.MonkeyPatch, show: Show, asked: QuestionnaireRecord
):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    page = show(asked)
    page.take_in.click()
    assert not page.findChildren(ImportDialog)


def test_the_place_of_the_splitter_is_remembered(desk: Desk, show: Show):
    page = show()
    page.splitter.splitterMoved.emit(400, 1)
    assert desk.settings.recall("evaluations splitter", []) == page.splitter.sizes()
