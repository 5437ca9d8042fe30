"""Every scene that is photographed: a name, what brings it up, and the file that it shows.

A scene does what a coordinator's hands would do: it presses, chooses, types and drops.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from picture_files import (
    ANSWERS,
    BARE,
    BROKEN_TABLE,
    EMPTY,
    MIXED_TABLE,
    PROPOSED,
    SAMPLE,
    SIGNED_UP,
)
from PySide6.QtCore import QBuffer, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from mentordesk.services import protection
from mentordesk.services.records.backups import Occasion
from mentordesk.ui.program import Program
from mentordesk.ui.protection.unlock import UnlockForm
from mentordesk.ui.tab_stack import PAGES
from mentordesk.vocabulary import Criterion, Role

_PASSPHRASE = "cykel regnvejr tirsdag pande"  # noqa: S105 - nobody's

# Each page and each dialog has parts of its own.
Shown = Any


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture to take."""

    name: str
    bring_up: Callable[[Program], object]
    #: One of the files made for the pictures, blank for no file at all.
    file: str = SAMPLE
    #: What is done in the dialog that came up, before it is photographed.
    then: Callable[[Shown], object] | None = None


def _tab(key: str, deed: Callable[[Shown], object] | None = None) -> Callable[[Program], None]:
    """Return what shows a tab, and then does something on its page."""

    def bring_up(program: Program) -> None:
        program.window.tabs.show_tab(key)
        if deed is not None:
            deed(program.window.tabs.current)

    return bring_up


def _nothing(_program: Program) -> None:
    """Leave it as the program begins."""


def _fail(program: Program) -> None:
    logging.disable(logging.CRITICAL)
    program.troubles.meet_bug(ValueError("1 is not 2"))


def _menu(place: int) -> Callable[[Program], None]:
    def bring_up(program: Program) -> None:
        bar = program.window.menuBar()
        title = bar.actions()[place]
        menu = title.menu()
        if isinstance(menu, QMenu):
            menu.popup(bar.mapToGlobal(bar.actionGeometry(title).bottomLeft()))

    return bring_up


def _choose_passphrase(dialog: Shown) -> None:
    """Choose one, and repeat another one."""
    dialog.chosen.line.setText(_PASSPHRASE)
    dialog.chosen.again.setText(_PASSPHRASE[:-1])
    dialog.protect.click()


def _lock(program: Program) -> None:
    path = _path(program)
    program.close_file()
    protection.protect(path, _PASSPHRASE)
    program.open_file(path)


def _mistype(program: Program) -> None:
    _lock(program)
    (form,) = program.window.findChildren(UnlockForm)
    form.line.setText(_PASSPHRASE.upper())
    form.unlock.click()


def _change_passphrase(program: Program) -> None:
    path = _path(program)
    _lock(program)
    program.use(program.unlocked(path, _PASSPHRASE))
    program.window.menus.protection.emit()


def _path(program: Program) -> Path:
    if program.workspace is None:
        raise ValueError("no file is open")
    return program.workspace.path


def _drop_down(button: QPushButton) -> None:
    button.menu().popup(button.mapToGlobal(QPoint(0, button.height())))


def _rows(table: Shown, *rows: int) -> None:
    shape, shown = table.model.shape, table.model.shown
    table.select([shape.identity(shown[row]) for row in rows])


def _compare(page: Shown) -> None:
    """Name the proposal, keep a pair apart, propose again, and lay the two side by side."""
    matches, programme_id = page.desk.workspace.matches, page.desk.programme_id
    matches.name_proposal(programme_id, matches.proposals(programme_id)[0].id, "Faget først")
    pair = matches.proposal(programme_id).pairs[3]
    matches.forbid(programme_id, pair.mentor.enrolment_id, pair.mentee.enrolment_id, "")
    matches.propose(programme_id)
    QApplication.processEvents()
    page.compare.enter()


def _drop(page: Shown, name: str) -> None:
    """Drop one of the tables that lie beside the file."""
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(page.desk.workspace.path.with_name(name)))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(), Qt.DropAction.CopyAction, held, left, none))


def _scroll_down(page: QWidget) -> None:
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _page(place: int) -> Callable[[Shown], None]:
    def turn(dialog: QWidget) -> None:
        dialog.findChildren(QTabWidget)[0].setCurrentIndex(place)

    return turn


def _press_default(dialog: QWidget) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.isDefault()).click()


def _press_first(named: str) -> Callable[[QWidget], None]:
    """Return what presses the first button whose name begins so, in either language."""

    def press(page: QWidget) -> None:
        words = tuple(named.split("|"))
        buttons = page.findChildren(QAbstractButton)
        next(one for one in buttons if one.accessibleName().startswith(words)).click()

    return press


def _withdraw(page: Shown) -> None:
    page.deeds.withdraw.trigger()


def _unmatched(page: Shown) -> None:
    left = [row for row in page.left.mentees.model.shown if row.pair is None]
    page.left.mentees.select([row.identity for row in left[:1]])


def _letters(page: Shown) -> None:
    _rows(page.left.mentees, 0, 1)
    page.left.letters.click()


def _forbid(page: Shown) -> None:
    _rows(page.mentee_page.candidates, 1)
    page.mentee_page.buttons.forbid.click()


def _sign(page: Shown) -> None:
    unsigned = [one.match_id for one in page.table.model.shown if one.signed_on is None]
    page.table.select(unsigned[:2])
    page.sign.click()


def _sign_stack(dialog: Shown) -> None:
    page = dialog.parentWidget()
    rows = page.table.model.records
    signed = [one.code for one in rows if one.signed_on is not None]
    unsigned = [one.code for one in rows if one.signed_on is None]
    for code in (*signed[:1], *unsigned[:3], "K7M-4Q2", unsigned[0].lower()):
        dialog.line.setText(code)
        dialog.line.returnPressed.emit()


def _keep_scans(page: Shown) -> None:
    desk = page.desk
    pair = page.table.selection()[0]
    paperwork, attachments = desk.workspace.paperwork, desk.workspace.attachments
    paper = paperwork.agreements_pdf(desk.programme_id, match_ids=[pair.match_id])
    photo = page.grab()
    buffer = QBuffer()
    photo.save(buffer, "PNG")
    attachments.attach(pair.match_id, "IMG_2041.jpeg", buffer.data().data())
    attachments.attach(pair.match_id, f"{pair.code}.pdf", paper)
    page.refresh()


def _show_scan(page: Shown) -> None:
    _keep_scans(page)
    page.editor.scans.list.setCurrentRow(1)
    page.editor.scans.deeds.show.trigger()


def _type_in(page: Shown) -> None:
    page.detail.header.type_in.click()


def _type_in_own_topics(page: Shown) -> None:
    """Come to what only one person is asked, at the end of the final evaluation."""
    workspace, programme_id = page.desk.workspace, page.desk.programme_id
    asked = workspace.evaluations.questionnaires(programme_id)[-1]
    page.land((asked.id,))
    people = workspace.evaluations.people_asked(asked.id)
    person = next(one for one in people if one.topics)
    page.detail.respondents.table.select([person.enrolment_id])
    page.detail.header.type_in.click()
    entry = page.detail.entry
    QTimer.singleShot(200, page, entry.own.cards[-1].setFocus)


def _preview(page: Shown) -> None:
    """Show the paper beside the text, also where it is not shown unasked."""
    if not page.side.button.isChecked():
        page.side.button.click()


def _search_preview(page: Shown) -> None:
    _preview(page)
    page.preview.drawn.connect(lambda: _look_for_a_word(page.preview))


def _look_for_a_word(preview: Shown) -> None:
    preview.bar.search()
    preview.bar.line.setText("mentor")


def _own_guide(page: Shown) -> None:
    page.writing.text.setPlainText("# Velkommen\n\nKære **mentor** i {programme}\n\n- {mistyped}\n")
    page.writing.text.flush()


def _backups(program: Program) -> None:
    """Show the backups of the file, of which one is made for the picture."""
    workspace = program.workspace
    if workspace is not None:
        workspace.backups.make(Occasion.CLOSING)
        program.window.menus.backups.emit()


def _damaged(program: Program) -> None:
    """Open a file that lost its second half."""
    workspace = program.workspace
    if workspace is not None:
        path = workspace.path
        workspace.backups.make(Occasion.CLOSING)
        program.close_file()
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        program.open_file(path)


_BEGINNING = (
    Scene("welcome", _nothing, ""),
    Scene("welcome-file-without-programme", _nothing, BARE),
    Scene("new-programme", lambda p: p.window.menus.new_programme.emit(), ""),
    Scene("new-programme-in-file", lambda p: p.window.menus.new_programme.emit(), EMPTY),
    Scene("about", lambda p: p.window.menus.about.emit(), ""),
    Scene("bug-report", _fail, ""),
    Scene("backups", _backups),
    Scene("damaged-file", _damaged),
    *(Scene(f"menu-{place + 1}", _menu(place)) for place in range(5)),
    *(Scene(f"{page.key}-empty", _tab(page.key), EMPTY) for page in PAGES),
)

_OVERVIEW = (
    Scene("overview", _tab("overview")),
    Scene("overview-signed-up", _tab("overview"), SIGNED_UP),
    Scene("overview-all-activities", _tab("overview", lambda t: t.playbook.show_all.click())),
    Scene("activity-new", _tab("overview", lambda t: t.playbook.add_button.click())),
    Scene("activity-change", _tab("overview", lambda t: _press_first("Ret|Change")(t.playbook))),
    Scene("event-new", _tab("overview", lambda t: t.events.add_button.click())),
    Scene("event-change", _tab("overview", lambda t: _press_first("Ret|Change")(t.events))),
    Scene("attendance", _tab("overview", lambda t: _press_first("Hvem|Who")(t.events))),
    *(
        Scene(
            f"papers-{place + 1}",
            lambda p: p.window.menus.papers.emit(),
            then=lambda dialog, row=place: dialog.sorts.setCurrentRow(row),
        )
        for place in range(7)
    ),
    Scene(
        "papers-rest",
        lambda p: p.window.menus.papers.emit(),
        then=lambda dialog: (
            dialog.sorts.setCurrentRow(1),
            dialog.pack.pairs.first.setCurrentIndex(9),
        ),
    ),
    Scene("print-log", lambda p: p.window.menus.print_log.emit()),
    Scene("papers-empty", lambda p: p.window.menus.papers.emit(), EMPTY),
    *(
        Scene(
            f"programme-settings-{place + 1}",
            lambda p: p.window.menus.programme_settings.emit(),
            then=_page(place),
        )
        for place in range(5)
    ),
    *(
        Scene(
            f"organisation-{place + 1}",
            lambda p: p.window.menus.organisation.emit(),
            then=_page(place),
        )
        for place in range(3)
    ),
    Scene("programme-remove", lambda p: p.window.menus.remove_programme.emit()),
)

_PARTICIPANTS = (
    Scene("participants", _tab("participants")),
    Scene("participants-list-entered", _tab("participants", lambda t: t.table.view.setFocus())),
    Scene("participants-form-end", _tab("participants", lambda t: _scroll_down(t.person))),
    Scene("participants-several", _tab("participants", lambda t: _rows(t.table, 0, 1, 2))),
    Scene("participants-nobody", _tab("participants", lambda t: t.table.view.clearSelection())),
    Scene("nothing-found", _tab("participants", lambda t: t.table.bar.line.setText("xyz"))),
    Scene("participants-more", _tab("participants", lambda t: _drop_down(t.more))),
    Scene("refused", _tab("participants", _withdraw)),
    Scene("add-mentor", _tab("participants", lambda t: t.dialogs.add(Role.MENTOR))),
    Scene(
        "add-mentee-refused",
        _tab("participants", lambda t: t.dialogs.add(Role.MENTEE)),
        then=_press_default,
    ),
    Scene("merge", _tab("participants", lambda t: t.dialogs.find_doubles()), SIGNED_UP),
    Scene("remove", _tab("participants", lambda t: t.deeds.remove.trigger()), SIGNED_UP),
    Scene("privacy", _tab("participants", lambda t: t.deeds.privacy.trigger())),
    Scene("erase", _tab("participants", lambda t: t.deeds.erase.trigger())),
    Scene("import", _tab("participants", lambda t: _drop(t, MIXED_TABLE)), EMPTY),
    Scene(
        "import-result",
        _tab("participants", lambda t: _drop(t, MIXED_TABLE)),
        EMPTY,
        then=lambda dialog: dialog.run.click(),
    ),
    Scene("import-again", _tab("participants", lambda t: _drop(t, MIXED_TABLE)), SIGNED_UP),
    *(
        Scene(
            f"import-{part}",
            _tab("participants", lambda t: _drop(t, MIXED_TABLE)),
            SIGNED_UP if part == "people" else EMPTY,
            then=_page(place),
        )
        for place, part in ((1, "choices"), (2, "people"))
    ),
    Scene("import-refused", _tab("participants", lambda t: _drop(t, BROKEN_TABLE)), EMPTY),
)

_MATCHES = (
    Scene("matches", _tab("matches")),
    Scene("matches-signed-up", _tab("matches"), SIGNED_UP),
    Scene("matches-proposed", _tab("matches"), PROPOSED),
    Scene("matches-unmatched", _tab("matches", _unmatched)),
    Scene("matches-several", _tab("matches", lambda t: _rows(t.left.mentees, 0, 1))),
    Scene("matches-compare", _tab("matches", _compare), PROPOSED),
    Scene("matches-map", _tab("matches", lambda t: t.map.to_map.click()), PROPOSED),
    Scene("matches-mentors", _tab("matches", lambda t: t.left.to_mentors.click())),
    Scene("end", _tab("matches", lambda t: t.mentee_page.buttons.end.click())),
    Scene("meetings", _tab("matches", lambda t: t.mentee_page.buttons.note_meetings.click())),
    Scene("forbid", _tab("matches", _forbid), SIGNED_UP),
    Scene("weights", _tab("matches", lambda t: t.left.weights.click())),
    Scene(
        "weights-tried",
        _tab("matches", lambda t: t.left.weights.click()),
        PROPOSED,
        lambda dialog: dialog.page.weights[Criterion.TOPICS].setValue(9),
    ),
    Scene("rules", _tab("matches", lambda t: t.left.rules.click()), PROPOSED),
    Scene("letters", _tab("matches", _letters)),
)

_AGREEMENTS = (
    Scene("agreements", _tab("agreements")),
    Scene("agreements-unwritten", _tab("agreements", lambda t: _rows(t.table, -1))),
    Scene("agreements-form-end", _tab("agreements", lambda t: _scroll_down(t.editor))),
    Scene("agreements-preview", _tab("agreements", _preview)),
    Scene("agreements-preview-search", _tab("agreements", _search_preview)),
    Scene("agreements-several", _tab("agreements", lambda t: _rows(t.table, 3, 4, 25))),
    Scene("agreements-print", _tab("agreements", lambda t: _drop_down(t.print))),
    Scene("paper", _tab("agreements", lambda t: t.deeds.print_chosen.trigger())),
    Scene(
        "paper-many-no-printer",
        _tab("agreements", lambda t: t.deeds.print_all.trigger()),
        then=lambda dialog: dialog.say_no_printer(),
    ),
    Scene("paper-blank", _tab("agreements", lambda t: t.deeds.print_blank.trigger())),
    Scene("sign", _tab("agreements", _sign)),
    Scene("stack-empty", _tab("agreements", lambda t: t.stack.click())),
    Scene("stack", _tab("agreements", lambda t: t.stack.click()), then=_sign_stack),
    Scene("scans", _tab("agreements", _keep_scans)),
    Scene("scan", _tab("agreements", _show_scan)),
)

_GOING = tuple(
    Scene(
        name,
        lambda program: program.window.menus.go_to.emit(),
        then=lambda dialog, typed=typed: dialog.line.setText(typed),
    )
    for name, typed in (("go-to", "an"), ("go-to-nobody", "k7m 4q2"), ("go-to-begin", ""))
)

_EVALUATIONS = (
    Scene("evaluations", _tab("evaluations")),
    Scene("evaluations-figures", _tab("evaluations", lambda t: t.detail.pages.setCurrentIndex(1))),
    Scene(
        "evaluations-questions", _tab("evaluations", lambda t: t.detail.pages.setCurrentIndex(2))
    ),
    Scene("evaluations-type-in", _tab("evaluations", _type_in)),
    Scene("evaluations-own-topics", _tab("evaluations", _type_in_own_topics)),
    Scene("evaluations-sent", _tab("evaluations", lambda t: t.detail.header.mark.click())),
    Scene("import-answers", _tab("evaluations", lambda t: _drop(t, ANSWERS))),
)

_GUIDES = (
    Scene("guides", _tab("guides")),
    Scene("guides-mistyped", _tab("guides", _own_guide)),
    Scene("guides-insert", _tab("guides", lambda t: _drop_down(t.writing.insert))),
)

_PROTECTION = (
    Scene("protect", lambda p: p.window.menus.protection.emit(), then=_choose_passphrase),
    Scene("hand-over", lambda p: p.window.menus.hand_over.emit()),
    Scene("locked", _lock),
    Scene("locked-wrong", _mistype),
    Scene("protection", _change_passphrase),
)

SCENES = (
    *_BEGINNING,
    *_OVERVIEW,
    *_PARTICIPANTS,
    *_MATCHES,
    *_AGREEMENTS,
    *_GOING,
    *_EVALUATIONS,
    *_GUIDES,
    *_PROTECTION,
)
