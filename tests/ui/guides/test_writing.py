"""Writing a guide without knowing Markdown: buttons, keys, and what may be put in."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.guides.markdown_editor import MarkdownEditor
from mentordesk.ui.guides.words import BOXES, CLOCK, FIGURES, GUIDES, LINES, LISTS, PAGES
from mentordesk.ui.theme import Theme
from mentordesk.vocabulary import Language
from tests.ui.guides.conftest import Show

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> MarkdownEditor:
    """Return an editor that knows one placeholder."""
    editor = MarkdownEditor(theme)
    qtbot.addWidget(editor)
    editor.know({"programme"})
    return editor


def at_end(editor: MarkdownEditor, text: str) -> None:
    editor.begin(text)
    editor.moveCursor(QTextCursor.MoveOperation.End)


def colours(editor: MarkdownEditor, line: int = 0) -> dict[str, tuple[str, bool]]:
    """Return how the words of a line are coloured: the colour, and whether they are strong."""
    block = editor.document().findBlockByNumber(line)
    text = block.text()
    return {
        text[one.start : one.start + one.length]: (
            one.format.foreground().color().name(),
            one.format.fontWeight() == QFont.Weight.DemiBold,
        )
        for one in block.layout().formats()
    }


def test_words_are_set_off_by_button_and_key(editor: MarkdownEditor):
    editor.begin("be kind")
    editor.selectAll()
    editor.set_off("**")
    assert editor.toPlainText() == "**be kind**"
    at_end(editor, "be ")
    QTest.keyClick(editor, Qt.Key.Key_I, CONTROL)
    QTest.keyClicks(editor, "kind")
    assert editor.toPlainText() == "be *kind*"


def test_the_editors_keys_come_before_the_menus(editor: MarkdownEditor):
    override = QEvent.Type.ShortcutOverride
    italic = QKeyEvent(override, Qt.Key.Key_I, CONTROL)
    italic.ignore()
    editor.event(italic)
    assert italic.isAccepted()


def test_a_heading_is_made_and_taken_back(editor: MarkdownEditor):
    at_end(editor, "Welcome")
    editor.begin_line("## ")
    assert editor.toPlainText() == "## Welcome"
    editor.begin_line("- ")
    assert editor.toPlainText() == "- Welcome"
    editor.begin_line("- ")
    assert editor.toPlainText() == "Welcome"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Words", "Words\n\n{list:role_limits}"),
        ("", "{list:role_limits}"),
        ("One\nparagraph\n\nNext", "One\nparagraph\n\n{list:role_limits}\n\nNext"),
    ],
)
def test_a_list_gets_a_paragraph_of_its_own(editor: MarkdownEditor, before: str, after: str):
    editor.begin(before)
    editor.insert_paragraph("{list:role_limits}")
    assert editor.toPlainText() == after


def test_a_mistyped_placeholder_is_seen_at_once(editor: MarkdownEditor):
    text = "Dear {nmae} of {programme}\n\n## Heading\n\n{lines:3}\n\n{lines:99}"
    editor.begin(f"{text}\n\n{{clock:15}} {{boxes:topics}} {{page:old}}")
    seen = colours(editor)
    assert seen["{nmae}"] != seen["{programme}"]
    assert colours(editor, 4)["{lines:3}"] == seen["{programme}"]
    assert colours(editor, 6)["{lines:99}"] == seen["{nmae}"]
    assert colours(editor, 2)["## Heading"][1]
    drawn = colours(editor, 8)
    assert drawn["{clock:15}"] == drawn["{boxes:topics}"] == seen["{programme}"]
    assert drawn["{page:old}"] == seen["{nmae}"]


def test_every_part_on_offer_is_understood(workspace: Workspace, programme: ProgrammeRecord):
    parts = "\n\n".join([*LISTS, *FIGURES, *LINES, *BOXES, *PAGES, *CLOCK])
    workspace.paperwork.check_guide(programme.id, "tools", parts, Language.ENGLISH)


def test_every_guide_has_its_name(workspace: Workspace):
    assert tuple(GUIDES) == workspace.paperwork.guide_keys()


def test_a_placeholder_is_chosen_from_the_menu(show: Show):
    page = show()
    page.writing.text.begin("")
    page.writing.menu.fill()
    names = {
        action.text().split("\t")[0]: action
        for menu in page.writing.menu.findChildren(QMenu)
        for action in menu.actions()
    }
    names["{programme}"].trigger()
    assert page.writing.text.toPlainText() == "{programme}"
    assert names["{programme}"].text() == "{programme}\tAutumn 2026"


def test_a_figure_is_chosen_from_the_menu(show: Show):
    page = show()
    page.writing.text.begin("Words")
    page.writing.menu.fill()
    figure = next(
        action
        for menu in page.writing.menu.findChildren(QMenu)
        for action in menu.actions()
        if action.text() == "Five ways of listening"
    )
    figure.trigger()
    assert page.writing.text.toPlainText() == "Words\n\n{figure:five-ways-of-listening}"


def test_the_buttons_write_into_the_text(show: Show):
    writing = show().writing
    writing.text.begin("Words")
    writing.bullet.click()
    writing.text.selectAll()
    writing.bold.click()
    assert writing.text.toPlainText() == "**- Words**"
    writing.text.begin("Words")
    writing.heading.click()
    writing.italic.click()
    assert writing.text.toPlainText().startswith("## **Words")
