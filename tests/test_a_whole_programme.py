"""The coordinator's day, from an empty screen to the report: through the window, on one file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mentordesk.paths import resources
from mentordesk.services.records.agreements import LimitRecord
from mentordesk.services.records.evaluations import QuestionnaireRecord
from mentordesk.ui import application
from mentordesk.ui.agreements.sign_dialog import SignDialog
from mentordesk.ui.agreements.tab import AgreementsTab
from mentordesk.ui.evaluations.tab import EvaluationsTab
from mentordesk.ui.guides.tab import GuidesTab
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.matches.tab import MatchesTab
from mentordesk.ui.overview.tab import OverviewTab
from mentordesk.ui.participants.add_dialog import AddDialog
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.ui.programmes.new_programme import NewProgrammeDialog
from mentordesk.ui.programmes.template_cards import TemplateCard
from mentordesk.ui.table_import.dialog import ImportDialog
from mentordesk.ui.troubles import Troubles
from mentordesk.ui.welcome import Welcome
from mentordesk.vocabulary import AgreementState, Language, QuestionKind, Role
from tests.ui.begun import Begin, begin
from tests.ui.coordinator import Coordinator
from tests.ui.dialogs import once_shown
from tests.ui.printed import Printer, printer, words_of

__all__ = ["begin", "printer"]

# There is no screen to raise a window on.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SAMPLE = resources() / "sample"
PROGRAMME = "Karrierementor, efterår på Ærø"
ORGANISATION = "Fagligt Fællesskab Ærø & Omegn"
MENTEE = "Bjørn Åkjær"
GOALS = "Finde to forskerveje, jeg tør prøve, og få øvet mig på én ansøgning."
TOPICS = ("Netværk", "Ærlig sparring om løn & ære")
LIMIT = LimitRecord(
    topic="En kommende fyringsrunde",
    why="Mentor sidder i ledelsen på værftet",
    agreed="Vi nævner ingen navne",
)
PLACE = "Café Blåbær på Rådhustorvet"


@pytest.fixture(name="me")
def _me(qtbot: QtBot, begin: Begin, monkeypatch: pytest.MonkeyPatch) -> Iterator[Coordinator]:
    """Return the coordinator, before a first start in Danish; a bug fails the test."""
    bugs: list[BaseException] = []
    monkeypatch.setattr(Troubles, "meet_bug", lambda _self, bug: bugs.append(bug))
    program = begin(None, Language.DANISH)
    program.settle()
    yield Coordinator(qtbot, program)
    # A test that failed leaves no question behind that nobody answers.
    monkeypatch.setattr(MainWindow, "may_leave", lambda _window: True)
    assert not bugs


def again(qtbot: QtBot, begin: Begin, path: Path) -> Coordinator:
    """Return the coordinator after a second start, on a file."""
    program = begin(path, Language.DANISH)
    program.settle()
    return Coordinator(qtbot, program)


def shown(me: Coordinator) -> Welcome:
    """Return the welcome page, which is there before any file."""
    (page,) = me.window.findChildren(Welcome)
    assert page.isVisible()
    return page


# The day, deed by deed


def makes_a_programme(me: Coordinator, path: Path) -> None:
    """Choose a kind on the welcome page and fill in the rest."""
    card = shown(me).findChildren(TemplateCard)[0]

    def fill(dialog: NewProgrammeDialog) -> None:
        me.write(dialog.name, PROGRAMME)
        me.write(dialog.starts_on, "1.9.2025")
        me.write(dialog.organisation, ORGANISATION)
        me.write(dialog.path, str(path))
        me.click(dialog.make)

    met = once_shown(NewProgrammeDialog, fill)
    me.click(card)
    me.wait(lambda: bool(met))
    me.wait(path.exists)
    assert me.window.windowTitle() == f"MentorDesk · {path.name}"
    assert me.window.chooser.accessibleDescription() == PROGRAMME


def imports(me: Coordinator, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Import one table of sign-ups as the program maps it."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    me.choose_in_menu("Importér tilmeldinger…")
    page = me.go_to(ParticipantsTab)
    dialog = page.dialogs.open
    assert isinstance(dialog, ImportDialog)
    me.wait(dialog.run.isEnabled)
    assert "name" in dialog.mapping.fields or "first_name" in dialog.mapping.fields
    me.click(dialog.run)
    me.wait(lambda: dialog.pages.currentWidget() is dialog.outcome)
    assert not dialog.outcome.table.isVisible(), "a row of the sample was left out"
    me.click(dialog.leave)
    me.wait(lambda: page.dialogs.open is None)
    assert page.table.current() is not None


def matches(me: Coordinator) -> None:
    """Have the best whole proposed, look at the reasons, and confirm it."""
    page = me.go_to(MatchesTab)
    me.click(page.header.propose_button)
    me.wait(page.header.confirm_button.isVisible)
    assert page.header.text.startswith("34 af 35 matchet")
    me.write(page.left.mentees.bar.line, MENTEE)
    (row,) = page.left.mentees.model.shown
    page.left.mentees.select([row.identity])
    me.wait()
    best = page.mentee_page.candidates.model.shown[0].candidate
    assert best.score is not None
    assert any(reason.text for reason in best.reasons)
    me.click(page.header.confirm_button)
    me.wait(lambda: not page.header.confirm_button.isVisible())
    assert me.told == "34 match er bekræftet."


def writes_an_agreement(me: Coordinator) -> tuple[str, str]:
    """Write down what a pair settles; return the pair's mentor and code."""
    page = me.go_to(AgreementsTab)
    me.write(page.table.bar.line, MENTEE)
    (pair,) = page.table.model.shown
    page.table.select([pair.match_id])
    editor = page.editor
    me.write(editor.goals, GOALS)
    for topic in TOPICS:
        me.enter(editor.topics.chips)
        me.type(topic)
        me.press(Qt.Key.Key_Return)
    (limits,) = editor.limits.rows
    for cell, text in zip(limits.cells, (LIMIT.topic, LIMIT.why, LIMIT.agreed), strict=True):
        me.write(cell, text)
    me.click(editor.terms.take)
    me.write(editor.terms.lines["place"], PLACE)
    me.wait()
    return pair.mentor.name, pair.code


def prints_it(me: Coordinator, printer: Printer) -> str:
    """Print the agreement; return the words on the paper."""
    page = me.go_to(AgreementsTab)
    me.choose(page.deeds.print_chosen)
    me.wait(printer.path.exists)
    return words_of(printer.path)


def marks_it_signed(me: Coordinator) -> None:
    page = me.go_to(AgreementsTab)

    def sign(dialog: SignDialog) -> None:
        me.write(dialog.day_field, "4.9.2025")
        me.click(dialog.sign)

    met = once_shown(SignDialog, sign)
    me.click(page.sign)
    me.wait(lambda: bool(met))
    me.wait(page.editor.goals.isReadOnly)


def prints_the_guides(me: Coordinator, printer: Printer, folder: Path) -> None:
    page = me.go_to(GuidesTab)
    printer.place = str(folder)
    me.choose(page.print_all)
    me.wait(lambda: bool(printer.opened))
    assert printer.opened.pop() == folder
    for name in ("mentor-guide", "mentee-guide", "safety-guide", "first-meeting", "ground-rules"):
        assert ORGANISATION in words_of(folder / f"{name}.pdf"), name


def types_in_an_answer(me: Coordinator) -> None:
    """Type in the paper of one mentee, by keyboard: the second choice of each question."""
    page = me.go_to(EvaluationsTab)
    page.list.choose(next(one.id for one in asked_of(me) if one.role is Role.MENTEE))
    me.click(page.detail.header.type_in)
    me.wait(page.detail.entry.cards[0].hasFocus)
    for card in page.detail.entry.cards:
        if card.question.kind is QuestionKind.TEXT:
            me.type("Mere tid til at øve")
        else:
            me.press(Qt.Key.Key_2)
        me.press(Qt.Key.Key_Return)
    me.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    me.click(page.detail.entry.back)
    me.wait()


def asked_of(me: Coordinator) -> tuple[QuestionnaireRecord, ...]:
    assert me.window.desk is not None
    desk = me.window.desk
    return desk.workspace.evaluations.questionnaires(desk.programme_id)


def prints_the_report(me: Coordinator, printer: Printer, path: Path) -> str:
    page = me.go_to(EvaluationsTab)
    printer.place = str(path)
    me.choose(page.print_report)
    me.wait(path.exists)
    return words_of(path)


def test_a_programme_from_an_empty_screen_to_the_report(
    qtbot: QtBot,
    begin: Begin,
    me: Coordinator,
    printer: Printer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    path = tmp_path / "Mentorer på Ærø.mentordesk"
    makes_a_programme(me, path)
    imports(me, SAMPLE / "mentors.csv", monkeypatch)
    imports(me, SAMPLE / "mentees.csv", monkeypatch)
    matches(me)
    mentor, code = writes_an_agreement(me)

    paper = prints_it(me, printer)
    for words in (MENTEE, mentor, code, ORGANISATION, GOALS, *TOPICS, PLACE):
        assert words in paper
    for words in (LIMIT.topic, LIMIT.why, LIMIT.agreed):
        assert words in paper
    marks_it_signed(me)

    prints_the_guides(me, printer, tmp_path)
    types_in_an_answer(me)
    report = prints_the_report(me, printer, tmp_path / "rapport.pdf")
    assert "Mere tid til at øve" in report
    assert PROGRAMME in report

    me.window.close()
    after = again(qtbot, begin, path)
    overview = after.go_to(OverviewTab)
    assert [figure.text for figure in overview.figures.figures.values()] == [
        *("32 mentorer", "35 mentees", "35 pladser", "34 matchet", "1 underskrevet"),
        "1 af 65 har svaret",
    ]
    agreements = after.go_to(AgreementsTab)
    after.write(agreements.table.bar.line, code)
    (pair,) = agreements.table.model.shown
    assert (pair.mentee.name, pair.mentor.name) == (MENTEE, mentor)
    assert pair.state is AgreementState.SIGNED
    agreements.table.select([pair.match_id])
    assert agreements.editor.goals.toPlainText() == GOALS
    assert agreements.editor.limits.limits == (LIMIT,)
    assert set(pair.topics) == set(TOPICS)
    assert agreements.editor.terms.lines["place"].text() == PLACE


def test_a_second_start_raises_the_window_that_has_the_file(me: Coordinator, tmp_path: Path):
    path = tmp_path / "one.mentordesk"
    makes_a_programme(me, path)
    me.window.showMinimized()
    assert application.run(path) == 0
    me.wait(lambda: not me.window.isMinimized())
    assert me.program.workspace is not None


def test_the_language_changes_in_the_midst_of_the_work(me: Coordinator, tmp_path: Path):
    makes_a_programme(me, tmp_path / "one.mentordesk")
    page = me.go_to(ParticipantsTab)

    def add(dialog: AddDialog) -> None:
        me.write(dialog.name, "Søren Ærø")
        me.write(dialog.email, "soren@example.org")
        me.click(dialog.add)

    met = once_shown(AddDialog, add)
    page.dialogs.add(Role.MENTOR)
    me.wait(lambda: bool(page.table.model.held))
    me.wait(lambda: bool(met))
    me.enter(page.person.person.phone)
    me.type("12 34 56 78")
    me.choose_in_menu("English")
    me.wait()
    english = me.go_to(ParticipantsTab)
    assert english is not page
    assert english.take_in.text() == "Import…"
    (record,) = english.table.model.shown
    assert (record.name, record.phone) == ("Søren Ærø", "12 34 56 78")
    me.choose_in_menu("Dansk")
    me.wait()
    assert me.go_to(ParticipantsTab).take_in.text() == "Importér…"
