"""Starting, opening, closing, changing language: the window and at most one file."""

import os
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.errors import UserError
from mentordesk.paths import data_folder
from mentordesk.services.workspace import Workspace
from mentordesk.settings import Look
from mentordesk.ui.error_dialogs import BugDialog
from mentordesk.ui.forms.autosave import SavedLine
from mentordesk.ui.program import Program
from mentordesk.ui.programmes.new_programme import NewProgramme, NewProgrammeDialog
from mentordesk.ui.programmes.template_cards import TemplateCard
from mentordesk.ui.welcome import Welcome
from mentordesk.vocabulary import Language
from tests.builders import a_programme, a_workspace
from tests.ui.begun import Begin, begin, deeds
from tests.ui.dialogs import once_shown, press

__all__ = ["begin"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with two programmes, closed."""
    with a_workspace(tmp_path, name="autumn.mentordesk") as workspace:
        a_programme(workspace, name="Autumn 2026")
        a_programme(workspace, name="Spring & summer 2027")
        return workspace.path


def new(path: Path | None, name: str = "Autumn 2026") -> NewProgramme:
    return NewProgramme(
        template="karrierementor",
        name=name,
        starts_on=date(2026, 9, 1),
        language=Language.ENGLISH,
        organisation="Nordhavn University",
        path=path,
    )


def page(program: Program) -> QWidget:
    """Return what the window shows below its menus."""
    shown = program.window._pages.currentWidget()
    assert shown is not None
    return shown


class TestStarting:
    def test_a_first_start_says_welcome(self, begin: Begin):
        program = begin()
        assert isinstance(page(program), Welcome)
        assert program.window.windowTitle() == "MentorDesk"

    def test_a_file_is_shown_with_its_newest_programme(self, begin: Begin, file: Path):
        program = begin(file)
        assert program.window.windowTitle() == "MentorDesk · autumn.mentordesk"
        assert program.window.chooser.text() == "Spring && summer 2027"
        assert program.settings.last_file == file

    def test_a_missing_file_is_said_and_forgotten(self, begin: Begin, tmp_path: Path):
        program = begin(tmp_path / "gone.mentordesk")
        assert "gone.mentordesk" in program.window.notices.text
        assert isinstance(page(program), Welcome)
        assert program.settings.recent_files == ()

    def test_a_file_open_elsewhere_is_refused_with_a_sentence(self, begin: Begin, file: Path):
        with Workspace.open(file):
            program = begin(file)
            assert "open" in program.window.notices.text

    def test_the_window_stands_where_it_stood(self, begin: Begin, file: Path):
        first = begin(file)
        first.window.resize(1000, 600)
        first.window.tabs.show_tab("participants")
        first.window.close()
        second = begin(file)
        assert second.window.height() == first.window.height()
        assert second.window.tabs.key == "participants"

    def test_the_programme_last_shown_is_shown_again(self, begin: Begin, file: Path):
        first = begin(file)
        assert first.window.desk is not None
        first.window.desk.choose_programme(1)
        first.window.close()
        second = begin(file)
        assert second.window.chooser.text() == "Autumn 2026"

    def test_settling_sets_up_the_log_and_listens(self, begin: Begin, file: Path):
        program = begin(file)
        program.settle()
        assert program._door is not None


class TestFiles:
    def test_another_file_takes_the_first_ones_place(
        self, begin: Begin, file: Path, tmp_path: Path
    ):
        program = begin(file)
        with a_workspace(tmp_path, name="other.mentordesk") as workspace:
            a_programme(workspace, name="Another")
        program.open_file(tmp_path / "other.mentordesk")
        assert program.window.chooser.text() == "Another"
        with Workspace.open(file):
            pass

    def test_opening_the_open_file_changes_nothing(self, begin: Begin, file: Path):
        program = begin(file)
        window = program.window
        program.open_file(file)
        assert program.window is window

    def test_a_file_that_refuses_leaves_the_first_one_open(
        self, begin: Begin, file: Path, tmp_path: Path
    ):
        program = begin(file)
        letter = tmp_path / "letter.mentordesk"
        letter.write_text("Dear Ida", "utf-8")
        program.open_file(letter)
        assert "letter.mentordesk" in program.window.notices.text
        assert program.window.windowTitle() == "MentorDesk · autumn.mentordesk"

    def test_closing_the_file_says_welcome(self, begin: Begin, file: Path):
        program = begin(file)
        program.window.menus.close_file.emit()
        assert isinstance(page(program), Welcome)
        assert program.settings.last_file is None
        with Workspace.open(file):
            pass

    def test_a_file_is_chosen_from_the_menu(
        self, begin: Begin, file: Path, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
        program = begin()
        program.window.menus.open_file.emit()
        assert program.workspace is not None

    def test_nothing_chosen_opens_nothing(self, begin: Begin, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
        program = begin()
        program.window.menus.open_file.emit()
        assert program.workspace is None

    @pytest.mark.filterwarnings("ignore:Function. 'QDr:DeprecationWarning")
    def test_a_file_dropped_on_the_window_is_opened(self, begin: Begin, file: Path):
        program = begin()
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(file))])
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        copy = Qt.DropAction.CopyAction
        entering = QDragEnterEvent(QPoint(9, 9), copy, dropped, left, none)
        QApplication.sendEvent(program.window, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(program.window, QDropEvent(QPointF(9, 9), copy, dropped, left, none))
        assert program.workspace is not None

    @pytest.mark.filterwarnings("ignore:Function. 'QDr:DeprecationWarning")
    def test_anything_else_is_not_taken(self, begin: Begin):
        program = begin()
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile("/tmp/holiday.jpg")])  # noqa: S108 - never opened
        entering = QDragEnterEvent(
            QPoint(9, 9),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        entering.setAccepted(False)
        QApplication.sendEvent(program.window, entering)
        assert not entering.isAccepted()

    def test_files_used_lately_are_offered_again(self, begin: Begin, file: Path):
        program = begin(file)
        program.window.menus.recent.aboutToShow.emit()
        (action,) = program.window.menus.recent.actions()
        assert action.text() == "autumn.mentordesk"
        program.close_file()
        (button,) = (
            one
            for one in page(program).findChildren(QPushButton)
            if one.accessibleName() == "autumn.mentordesk"
        )
        button.click()
        assert program.workspace is not None

    def test_without_any_the_menu_says_so(self, begin: Begin):
        program = begin()
        program.window.menus.recent.aboutToShow.emit()
        (action,) = program.window.menus.recent.actions()
        assert not action.isEnabled()

    def test_a_half_typed_word_is_saved_when_the_window_closes(self, begin: Begin, file: Path):
        program = begin(file)
        told: list[str] = []
        line = SavedLine()
        line.committed.connect(told.append)
        program.window.statusBar().addWidget(line)
        line.setText("Find a path")
        program.window.menus.quit.emit()
        assert told == ["Find a path"]
        assert program.workspace is None


class TestNewProgrammes:
    def test_a_card_leads_to_a_programme_in_a_file_of_its_own(self, begin: Begin, tmp_path: Path):
        program = begin()
        card = page(program).findChildren(TemplateCard)[1]

        def fill(dialog: NewProgrammeDialog) -> None:
            assert dialog.kind.value() == "long"
            dialog.name.setText("Long 2026")
            dialog.organisation.setText("Nordhavn")
            dialog.path.setText(str(tmp_path / "new folder" / "long"))
            dialog.make.click()

        met = once_shown(NewProgrammeDialog, fill)
        card.clicked.emit()
        assert met
        assert program.workspace is not None
        assert program.workspace.path == tmp_path / "new folder" / "long.mentordesk"
        assert program.workspace.programmes.organisation().name == "Nordhavn"
        assert program.window.chooser.text() == "Long 2026"

    def test_a_second_programme_joins_the_open_file(self, begin: Begin, file: Path):
        program = begin(file)

        def fill(dialog: NewProgrammeDialog) -> None:
            assert dialog.path.isHidden() or not dialog.path.isVisible()
            dialog.name.setText("Third")
            dialog.make.click()

        once_shown(NewProgrammeDialog, fill)
        program.window.menus.new_programme.emit()
        assert program.window.chooser.text() == "Third"
        assert program.workspace is not None
        assert len(program.workspace.programmes.all()) == 3

    def test_a_notice_comes_and_goes_beside_when_it_was_saved_and_moves_nothing(
        self, qtbot: QtBot, begin: Begin, file: Path
    ):
        window = begin(file).window
        window.resize(1024, 600)
        qtbot.wait(50)
        before = window.tabs.geometry()
        assert window.desk is not None
        window.desk.notices.say("Done", "Show", lambda: None)
        qtbot.wait(250)
        assert window.notices.isVisible()
        assert window.tabs.geometry() == before
        assert window.saved.isVisible()
        assert window.saved.x() > window.notices.geometry().right()
        window.notices.leave()
        qtbot.waitUntil(window.notices.isHidden)
        assert window.tabs.geometry() == before
        assert window.saved.geometry().right() >= window.width() - 2
        window.notices.warn("A sentence that says what to do. " * 12)
        qtbot.wait(250)
        text = window.notices._text
        assert text.height() >= text.heightForWidth(text.width())

    def test_no_name_is_suggested_that_a_programme_of_the_file_has(self, begin: Begin, file: Path):
        program = begin(file)
        told: list[str] = []

        def make(dialog: NewProgrammeDialog) -> None:
            told.append(dialog.name.text())
            dialog.make.click()

        for _ in range(3):
            once_shown(NewProgrammeDialog, make)
            program.window.menus.new_programme.emit()
        first = told[0]
        assert told == [first, f"{first} (2)", f"{first} (3)"]

    def test_a_taken_name_is_refused_with_a_sentence(self, begin: Begin, file: Path):
        program = begin(file)

        told: list[str] = []

        def fill(dialog: NewProgrammeDialog) -> None:
            dialog.name.setText("autumn 2026")
            once_shown(NewProgrammeDialog, lambda again: told.append(again.trouble.text()))
            dialog.make.click()

        once_shown(NewProgrammeDialog, fill)
        program.window.chooser.new_wanted.emit()
        assert "Autumn 2026" in told[0]
        assert program.workspace is not None
        assert len(program.workspace.programmes.all()) == 2

    def test_the_dialog_says_what_is_missing(self, begin: Begin):
        program = begin()

        def fill(dialog: NewProgrammeDialog) -> None:
            dialog.name.clear()
            dialog.path.clear()
            dialog.make.click()
            assert dialog._name_field.message
            assert dialog._path_field.message
            dialog.leave.click()

        met = once_shown(NewProgrammeDialog, fill)
        program.window.menus.new_programme.emit()
        assert met
        assert program.workspace is None

    def test_the_file_is_named_after_the_programme(
        self, begin: Begin, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ):
        program = begin()
        chosen = str(tmp_path / "chosen.mentordesk")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))

        def fill(dialog: NewProgrammeDialog) -> None:
            dialog.name.setText('Efterår: "26"')
            dialog.name.textEdited.emit(dialog.name.text())
            assert dialog.path.text() == str(data_folder() / "efterår-26.mentordesk")
            dialog.choose_path.click()
            assert dialog.path.text() == chosen
            dialog.name.textEdited.emit("Another name")
            assert dialog.path.text() == chosen
            dialog.reject()

        assert once_shown(NewProgrammeDialog, fill) == []
        program.window.menus.new_programme.emit()

    def test_a_file_without_programmes_offers_the_first(self, begin: Begin, tmp_path: Path):
        with a_workspace(tmp_path) as workspace:
            path = workspace.path
        program = begin(path)
        assert isinstance(page(program), Welcome)
        assert program.window.windowTitle() == "MentorDesk · file.mentordesk"
        deeds(program).make(new(None))
        assert program.window.desk is not None

    def test_removing_the_last_programme_offers_the_first_again(self, begin: Begin, file: Path):
        program = begin(file)
        for _ in range(2):
            met = press("Remove the programme")
            program.window.menus.remove_programme.emit()
            assert met
        assert isinstance(page(program), Welcome)
        assert program.workspace is not None

    def test_a_programme_is_not_removed_by_mistake(self, begin: Begin, file: Path):
        program = begin(file)
        press("Leave as it is")
        program.window.menus.remove_programme.emit()
        assert program.workspace is not None
        assert len(program.workspace.programmes.all()) == 2


class TestSample:
    def test_a_sample_is_made_where_the_coordinator_says(
        self, qtbot: QtBot, begin: Begin, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ):
        made: list[Path] = []

        def sample_file(path: Path, *_: object) -> None:
            made.append(path)
            with a_workspace(path.parent, name=path.name) as workspace:
                a_programme(workspace)

        monkeypatch.setattr("mentordesk.services.demo.sample_file", sample_file)
        target = tmp_path / "sample"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        program = begin()
        welcome = page(program)
        assert isinstance(welcome, Welcome)
        welcome.sample_button.click()
        qtbot.waitUntil(lambda: program.workspace is not None)
        assert made == [tmp_path / "sample.mentordesk"]


class TestLanguageAndLook:
    def test_another_language_is_spoken_at_once_and_next_time(self, begin: Begin, file: Path):
        program = begin(file)
        program.window.tabs.show_tab("participants")
        program.window.menus.language.emit(Language.DANISH)
        assert program.translator.language is Language.DANISH
        assert program.settings.language is Language.DANISH
        assert program.workspace is not None
        assert program.workspace.translator is program.translator
        assert program.window.desk is not None
        assert program.window.tabs.key == "participants"
        program.window.menus.language.emit(Language.ENGLISH)

    def test_the_same_language_changes_nothing(self, begin: Begin, file: Path):
        program = begin(file)
        window = program.window
        window.menus.language.emit(Language.ENGLISH)
        assert program.window is window

    def test_the_welcome_changes_language_too(self, begin: Begin):
        program = begin()
        program.window.menus.language.emit(Language.DANISH)
        assert isinstance(page(program), Welcome)
        program.window.menus.language.emit(Language.ENGLISH)

    def test_a_look_is_kept(self, begin: Begin):
        program = begin()
        program.window.menus.look.emit(Look.DARK)
        assert program.theme.dark
        assert program.settings.look is Look.DARK
        program.window.menus.look.emit(Look.LIGHT)


class TestTheWindow:
    def test_menus_offer_only_what_can_be_done(self, begin: Begin, file: Path):
        program = begin()
        assert not any(action.isEnabled() for action in program.window.menus._needs_programme)
        program.open_file(file)
        assert all(action.isEnabled() for action in program.window.menus._needs_programme)

    def test_a_commit_says_when_it_was_saved(self, begin: Begin, file: Path):
        os.utime(file, (0, 0))
        program = begin(file)
        assert "1970" in program.window.saved.text()
        assert program.workspace is not None
        program.workspace.programmes.change_organisation(name="Nordhavn")
        assert "1970" not in program.window.saved.text()

    def test_a_renamed_programme_is_renamed_in_the_corner(self, begin: Begin, file: Path):
        program = begin(file)
        assert program.workspace is not None
        program.workspace.programmes.change(2, name="<b>Spring</b>")
        assert program.window.chooser.text() == "<b>Spring</b>"

    def test_another_programme_is_chosen_in_the_corner(self, begin: Begin, file: Path):
        program = begin(file)
        program.window.chooser.chosen.emit(1)
        assert program.window.desk is not None
        assert program.window.desk.programme_id == 1
        assert program.window.chooser.text() == "Autumn 2026"

    def test_the_organisations_colour_is_shown(self, begin: Begin, file: Path):
        with Workspace.open(file) as workspace:
            workspace.programmes.change_organisation(accent_colour="#7A1F5C")
        program = begin(file)
        assert program.theme.colours.accent.name() == "#7a1f5c"

    def test_the_programs_facts_are_told(self, begin: Begin):
        program = begin()
        told: list[str] = []
        once_shown(QMessageBox, lambda box: told.append(box.text()))
        program.window.menus.about.emit()
        assert "MentorDesk" in told[0]

    def test_export_asks_where_and_says_when_done(
        self, qtbot: QtBot, begin: Begin, file: Path, monkeypatch: pytest.MonkeyPatch
    ):
        program = begin(file)
        target = file.parent / "out"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        program.window.menus.export.emit()
        qtbot.waitUntil((file.parent / "out.xlsx").exists)
        qtbot.waitUntil(lambda: "out.xlsx" in program.window.notices.text)

    def test_import_goes_to_the_participants(
        self, begin: Begin, file: Path, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
        program = begin(file)
        program.window.menus.import_sign_ups.emit()
        assert program.window.tabs.key == "participants"

    def test_search_and_copy_reach_the_list(self, qtbot: QtBot, begin: Begin, file: Path):
        program = begin(file)
        program.window.tabs.show_tab("participants")
        program.window.menus.search.emit()
        line = SavedLine()
        program.window.statusBar().addWidget(line)
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        line.setText("copied")
        line.setFocus()
        line.selectAll()
        program.window.menus.copy.emit()
        assert QApplication.clipboard().text() == "copied"

    def test_a_second_start_brings_the_window_forward(self, begin: Begin, file: Path):
        program = begin(file)
        program.window.showMinimized()
        program.window.come_forward()
        assert not program.window.isMinimized()


def stumble_over(name: str) -> None:
    raise RuntimeError(name)


class TestTroubles:
    def test_a_bug_offers_a_report_without_anything_personal(self, begin: Begin):
        program = begin()

        def copy(dialog: BugDialog) -> None:
            dialog._copy.click()
            dialog._leave.click()

        met = once_shown(BugDialog, copy)
        with pytest.raises(RuntimeError) as caught:
            stumble_over("Ida Krogh")
        program.troubles.meet(RuntimeError, caught.value, caught.tb)
        assert met
        report = QApplication.clipboard().text()
        assert "RuntimeError" in report
        assert "test_program.py" in report
        assert "Ida" not in report

    def test_a_bug_while_reporting_one_is_only_logged(self, begin: Begin):
        program = begin()

        def meet_another(dialog: BugDialog) -> None:
            program.troubles.meet_bug(ValueError())
            dialog.accept()

        assert len(once_shown(BugDialog, meet_another)) == 0
        program.troubles.meet_bug(RuntimeError())

    def test_a_refusal_nobody_caught_is_a_sentence(self, begin: Begin):
        program = begin()
        error = UserError("{who} is busy.", who="Jens")
        program.troubles.meet(UserError, error, None)
        assert program.window.notices.text == "Jens is busy."

    def test_an_interrupt_is_pythons_own(self, begin: Begin, monkeypatch: pytest.MonkeyPatch):
        met: list[type] = []
        monkeypatch.setattr(sys, "__excepthook__", lambda kind, *_: met.append(kind))
        begin().troubles.meet(KeyboardInterrupt, KeyboardInterrupt(), None)
        assert met == [KeyboardInterrupt]
