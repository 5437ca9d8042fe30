"""The Tab key goes through an agreement as the eye does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mentordesk.ui.agreements.editor import AgreementEditor
from tests.ui.agreements.conftest import Show


def stops(first: QWidget, last: QWidget) -> list[str]:
    """Return the names of all that the Tab key stops at, from one widget to another."""
    first.setFocus()
    named = []
    for _ in range(40):
        here = QApplication.focusWidget()
        assert here is not None
        text = here.text() if isinstance(here, QPushButton) else ""
        named.append(here.accessibleName() or text)
        if here is last:
            return named
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(named)


def to_the_terms(editor: AgreementEditor) -> list[str]:
    return stops(editor.goals, editor.terms.lines["frequency"])


LIMIT = ["Topic", "Why it is at risk", "What we agree", "Remove this limit"]


def test_from_the_goals_to_the_terms(show: Show, ida: int):
    suggested = ("Add the topic Networks", "Add the topic Fieldwork")
    assert to_the_terms(show(ida).editor) == [
        *("Goals", "Topics", *suggested, *LIMIT, "Add a limit", "How often")
    ]


def test_through_what_was_added_since(show: Show, ida: int):
    editor = show(ida).editor
    editor.topics.suggestions[0].click()
    editor.limits.add.click()
    editor.limits.rows[0].another.emit()
    QApplication.processEvents()
    editor.limits.rows[1].cells[0].setAccessibleName("Between them")
    assert to_the_terms(editor) == [
        *("Goals", "Remove Networks", "Topics", "Add the topic Fieldwork"),
        *(*LIMIT, "Between them", *LIMIT[1:], *LIMIT, "Add a limit", "How often"),
    ]
