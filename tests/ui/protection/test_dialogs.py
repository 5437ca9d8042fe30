"""A passphrase is chosen with care, changed, printed, taken away; and a file is handed over."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from mentordesk.i18n import Translator
from mentordesk.services import protection
from mentordesk.services.records.backups import Occasion
from mentordesk.services.workspace import Workspace
from mentordesk.settings import Look, Settings
from mentordesk.ui.backups.broken_dialog import BrokenDialog
from mentordesk.ui.backups.deeds import BackupDeeds
from mentordesk.ui.papers.paper_dialog import PaperDialog
from mentordesk.ui.program import Program
from mentordesk.ui.programmes.new_programme import NewProgrammeDialog
from mentordesk.ui.protection.choose_dialog import ChooseDialog
from mentordesk.ui.protection.new_passphrase import NewPassphrase
from mentordesk.ui.protection.passphrase_line import PassphraseLine
from mentordesk.ui.protection.protection_dialog import ProtectionDialog, Wish
from mentordesk.ui.protection.unlock import LockPage, UnlockDialog
from mentordesk.ui.theme import Theme
from mentordesk.vocabulary import Language
from tests.ui.begun import Begin, deeds
from tests.ui.dialogs import once_shown
from tests.ui.protection.conftest import WORDS

OTHERS = "fire små ænder i en sø"


@pytest.fixture
def chosen(qtbot, qapp) -> NewPassphrase:
    fields = NewPassphrase(Theme(qapp, Look.LIGHT), Translator(Language.ENGLISH))
    qtbot.addWidget(fields)
    return fields


def choose(words: str, *, sheet: bool = False):
    def answer(dialog: ChooseDialog) -> None:
        dialog.chosen.line.setText(words)
        dialog.chosen.again.setText(words)
        dialog.sheet.setChecked(sheet)
        dialog.protect.click()

    return once_shown(ChooseDialog, answer)


def opened(path: Path, passphrase: str | None) -> set[str]:
    with Workspace.open(path, passphrase=passphrase) as workspace:
        return {each.name for each in workspace.programmes.all()}


def unlock(program: Program, words: str = WORDS) -> None:
    (page,) = program.window.findChildren(LockPage)
    page.form.line.setText(words)
    page.form.unlock.click()


def papers() -> list[PaperDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, PaperDialog)]


def wait_for_sheet(qtbot) -> PaperDialog:
    qtbot.waitUntil(lambda: bool(papers()))
    return papers()[0]


def test_what_is_typed_is_hidden_until_she_wants_to_see_it(chosen: NewPassphrase):
    assert chosen.line.echoMode() is QLineEdit.EchoMode.Password
    chosen.line.eye.trigger()
    assert chosen.line.echoMode() is QLineEdit.EchoMode.Normal
    assert chosen.line.eye.text() == "Hide the passphrase"
    assert chosen.again.echoMode() is QLineEdit.EchoMode.Password


def test_strength_is_said_in_words_while_she_types(chosen: NewPassphrase):
    said = []
    for words in ("cykel", "123456789012", "cykel regnvejr tirsdag pande", f"{OTHERS} tusindfryd"):
        chosen.line.setText(words)
        said.append(chosen.strength.words.text().split(":")[0])
    assert said == [
        "At least 12 characters, 7 more. Four words or more are best.",
        "Weak",
        "Fair",
        "Strong.",
    ]


def test_too_short_or_not_twice_the_same_is_said_beside_the_field(chosen: NewPassphrase):
    chosen.line.setText("for kort")
    assert not chosen.check()
    assert "at least 12 characters" in chosen._field.message
    chosen.line.setText(WORDS)
    assert not chosen._field.message
    assert not chosen.check()
    assert chosen._again_field.message == "These are not the same."
    chosen.again.setText(WORDS)
    assert chosen.check()
    assert chosen.value == WORDS


def test_one_can_be_suggested_and_is_shown(chosen: NewPassphrase):
    chosen.suggest.click()
    assert chosen.check()
    assert chosen.line.echoMode() is QLineEdit.EchoMode.Normal
    first = chosen.value
    chosen.suggest.click()
    assert chosen.value != first


def test_caps_lock_is_told_from_shift(qtbot, qapp):
    line = PassphraseLine(Theme(qapp, Look.LIGHT), Translator(Language.ENGLISH))
    qtbot.addWidget(line)
    heard: list[bool] = []
    line.capitals.connect(heard.append)
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for held, letter in ((none, "a"), (shift, "A"), (none, "1"), (none, "A"), (shift, "a")):
        line.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, held, letter))
    assert heard == [False, False, True, True]
    assert line.text() == "aA1Aa"


def test_an_open_file_is_protected_and_stays_open(begin: Begin, plain: Path, qtbot):
    program = begin(plain)
    met = choose(WORDS)
    program.window.menus.protection.emit()
    assert met
    qtbot.waitUntil(lambda: program.workspace is not None)
    assert program.workspace
    assert program.workspace.is_protected
    assert protection.is_protected(plain)
    assert program.window.notices.text.startswith(f"{plain.name} is protected")
    assert program.window.menus._needs_passphrase[0].isEnabled()


def test_its_sheet_is_shown_where_that_was_wanted(begin: Begin, plain: Path, qtbot):
    program = begin(plain)
    choose(WORDS, sheet=True)
    program.window.menus.protection.emit()
    dialog = wait_for_sheet(qtbot)
    assert dialog.windowTitle() == "Sheet for the safe"
    dialog.reject()


def test_what_fails_leaves_the_file_open_as_it_was(begin: Begin, plain: Path, qtbot, monkeypatch):
    from mentordesk.storage import encryption

    def refuse(*_given: object) -> None:
        raise OSError(28, "full")

    program = begin(plain)
    monkeypatch.setattr(encryption, "sync_file", refuse)
    choose(WORDS)
    program.window.menus.protection.emit()
    qtbot.waitUntil(lambda: program.workspace is not None)
    assert program.workspace
    assert not program.workspace.is_protected
    assert "the disk is full" in program.window.notices.text


def test_a_passphrase_is_changed_only_by_who_knows_it(begin: Begin, secret: Path, qtbot):
    program = begin(secret)
    unlock(program)

    def answer(dialog: ProtectionDialog) -> None:
        dialog.sheet.setChecked(False)
        dialog.now.setText("gættet forkert")
        dialog.do.click()
        assert dialog.now_field.message == "That is not the passphrase of this file."
        dialog.now.setText(WORDS)
        dialog.chosen.line.setText(OTHERS)
        dialog.do.click()
        assert dialog.isVisible()
        dialog.chosen.again.setText(OTHERS)
        dialog.do.click()

    assert not once_shown(ProtectionDialog, answer)
    program.window.menus.protection.emit()
    qtbot.waitUntil(lambda: program.workspace is not None)
    program.close_file()
    assert "Spring 2027" in opened(secret, OTHERS)


def test_a_passphrase_is_taken_away(begin: Begin, secret: Path, qtbot):
    program = begin(secret)
    unlock(program)

    def answer(dialog: ProtectionDialog) -> None:
        dialog.choose(Wish.REMOVE)
        assert dialog.warning.isVisible()
        dialog.now.setText(WORDS)
        dialog.do.click()

    once_shown(ProtectionDialog, answer)
    program.window.menus.protection.emit()
    qtbot.waitUntil(lambda: program.workspace is not None)
    program.close_file()
    assert "Spring 2027" in opened(secret, None)


def test_the_sheet_can_be_printed_later(begin: Begin, secret: Path, qtbot):
    program = begin(secret)
    unlock(program)

    def answer(dialog: ProtectionDialog) -> None:
        dialog.choose(Wish.SHEET)
        assert not dialog.chosen.isVisible()
        dialog.now.setText(WORDS)
        dialog.do.click()

    once_shown(ProtectionDialog, answer)
    program.window.menus.protection.emit()
    wait_for_sheet(qtbot).reject()


def test_after_how_long_it_locks_is_remembered(begin: Begin, secret: Path):
    program = begin(secret)
    unlock(program)
    once_shown(ProtectionDialog, lambda dialog: dialog.lock_after.committed.emit(30))
    program.window.menus.protection.emit()
    assert program.settings.lock_after == 30


@pytest.mark.parametrize("kept", ["7", 7, None, [], True])
def test_another_number_of_minutes_is_as_good_as_none(tmp_path: Path, kept: object):
    import json

    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"lock_after": kept}))
    assert Settings.load(path).lock_after == 10


def test_a_protected_file_beside_the_one_that_is_open_asks_in_a_dialog(
    begin: Begin, secret: Path, tmp_path: Path, filled: bytes
):
    other = tmp_path / "other.mentordesk"
    other.write_bytes(filled)
    program = begin(other)

    def leave(dialog: UnlockDialog) -> None:
        dialog.form.line.setText("forkert ord her")
        dialog.form.unlock.click()
        assert "not the passphrase" in dialog.form.wrong.text()
        dialog.leave.click()

    assert not (met := once_shown(UnlockDialog, leave))
    program.open_file(secret)
    assert met
    assert program.workspace
    assert program.workspace.path == other

    def give(dialog: UnlockDialog) -> None:
        QTest.keyClicks(dialog.form.line, WORDS)
        QTest.keyClick(dialog.form.line, Qt.Key.Key_Return)

    once_shown(UnlockDialog, give)
    program.open_file(secret)
    assert program.window.windowTitle() == f"MentorDesk · {secret.name}"


def test_a_new_programme_can_begin_protected(begin: Begin, tmp_path: Path, qtbot):
    path = tmp_path / "new.mentordesk"
    program = begin()
    rounds: list[NewProgrammeDialog] = []

    def fill_in(dialog: NewProgrammeDialog) -> None:
        rounds.append(dialog)
        dialog.path.setText(str(path))
        dialog.protect.setChecked(True)
        choose(WORDS)
        dialog.make.click()

    once_shown(NewProgrammeDialog, fill_in)
    deeds(program).new_programme("")
    assert rounds
    assert program.workspace
    assert program.workspace.is_protected
    assert protection.is_protected(path)


def test_a_successor_gets_a_file_and_a_page(begin: Begin, plain: Path, qtbot, monkeypatch):
    place = plain.with_name("for Bo")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(place), ""))
    program = begin(plain)
    given: list[str] = []

    def answer(dialog: ChooseDialog) -> None:
        given.append(dialog.chosen.value)
        assert not dialog.sheet.isVisible()
        dialog.protect.click()

    once_shown(ChooseDialog, answer)
    program.window.menus.hand_over.emit()
    dialog = wait_for_sheet(qtbot)
    assert dialog.windowTitle() == "Page for your successor"
    dialog.reject()
    made = place.with_name("for Bo.mentordesk")
    assert "Spring 2027" in opened(made, given[0])
    assert program.workspace
    assert not program.workspace.is_protected


def test_a_backup_put_back_asks_for_no_passphrase_again(begin: Begin, secret: Path, qtbot):
    program = begin(secret)
    deeds_of_backups = BackupDeeds(program)
    unlock(program)
    workspace = program.workspace
    assert workspace
    record = workspace.backups.make(Occasion.ASKED)
    older = min(each.id for each in workspace.programmes.all())
    workspace.programmes.change(older, name="Renamed")
    deeds_of_backups.restore(record)
    assert program.workspace
    assert program.workspace.is_protected
    assert "Renamed" not in {each.name for each in program.workspace.programmes.all()}


def test_of_a_damaged_protected_file_the_backup_is_offered(begin: Begin, secret: Path, qtbot):
    with Workspace.open(secret, passphrase=WORDS) as workspace:
        workspace.backups.make(Occasion.ASKED)
    content = bytearray(secret.read_bytes())
    content[3] ^= 4
    secret.write_bytes(content)
    program = begin(secret)
    BackupDeeds(program)
    met = once_shown(BrokenDialog, lambda dialog: dialog.backup.click())
    unlock(program)
    qtbot.waitUntil(lambda: program.workspace is not None)
    assert met
    assert program.workspace
    assert program.workspace.is_protected
    assert len(program.workspace.programmes.all()) == 2
