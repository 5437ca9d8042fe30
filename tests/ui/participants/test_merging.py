"""Two people who may be one: seen side by side, merged answer by answer, or remembered as two."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.services.records.evaluations import AnswerValue
from mentordesk.services.records.participants import EnrolmentRecord, PersonRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.merge_dialog import MergeDialog
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.ui.wrapped_words import TickedLabel, WrappedChoice
from mentordesk.vocabulary import EnrolmentState, EvaluationRound, Role
from tests.builders import a_match, a_mentee, a_mentor
from tests.ui.participants.conftest import Show

TITLES = ("Note", "Years of experience wished for", "Sector wished for")
KEPT, OTHER = "jens.lund@example.org", "jl@example.com"


def merging(page: ParticipantsTab) -> MergeDialog:
    dialog = page.dialogs.open
    assert isinstance(dialog, MergeDialog)
    return dialog


def entered(qtbot: QtBot, dialog: MergeDialog) -> MergeDialog:
    """Return the dialog once the keys go to it; they begin with whom to keep."""
    qtbot.waitUntil(dialog.page.keep[0].hasFocus)
    return dialog


def look_for_doubles(page: ParticipantsTab) -> None:
    next(one for one in page.more.menu().actions() if one.text() == "Find duplicates…").trigger()


def doubles(page: ParticipantsTab) -> MergeDialog:
    look_for_doubles(page)
    return merging(page)


def chosen(page: ParticipantsTab) -> MergeDialog:
    """Merge the two who are selected; the one whose address is KEPT is the first."""
    page.deeds.merge.trigger()
    return merging(page)


def choices(dialog: MergeDialog) -> dict[str, tuple[WrappedChoice, WrappedChoice]]:
    return {key.field: two for key, two in dialog.page.choices.items()}


def standing(dialog: MergeDialog) -> dict[str, str]:
    """Return the answers that would stand now, by field."""
    return {
        field: next(one.words for one in two if one.isChecked())
        for field, two in choices(dialog).items()
    }


def said(dialog: MergeDialog) -> list[str]:
    return [label.text() for label in dialog.page.findChildren(QLabel)]


def only_person(workspace: Workspace, programme: ProgrammeRecord) -> PersonRecord:
    (person,) = workspace.participants.people(programme.id)
    return person


def press(widget: QWidget | None, *keys: Qt.Key) -> None:
    for key in keys:
        target = widget or QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


@pytest.fixture
def jens(workspace: Workspace, programme: ProgrammeRecord) -> EnrolmentRecord:
    return a_mentor(
        workspace,
        programme,
        "Jens Lund",
        phone="11 11 11 11",
        employer="Ramboll",
        sector="Private",
        capacity=1,
        note="Tuesdays",
    )


@pytest.fixture
def double(workspace: Workspace, programme: ProgrammeRecord) -> EnrolmentRecord:
    return a_mentor(
        workspace,
        programme,
        "Jens P. Lund",
        email=OTHER,
        phone="22 22 22 22",
        location="Odense",
        sector="Private",
        capacity=2,
        note="Fridays",
    )


# --- What is seen -----------------------------------------------------------


@pytest.mark.parametrize(
    ("said_of", "why"),
    [
        (("Ida Krogh", "ik@example.com", ""), "Same name: are they one person?"),
        (("Ida Bech", "ib@example.org", "12345678"), "Same phone: are they one person?"),
        (
            ("Ida Bech", "ida.krog@example.org", ""),
            "Almost the same address: are they one person?",
        ),
        (
            ("Krogh, Ida", "ik@example.com", "12345678"),
            "Same name and phone: are they one person?",
        ),
        (
            ("Ida Krogh", "ida.krogh@example.com", ""),
            "Same name and almost the same address: are they one person?",
        ),
        (
            ("Ida Bech", "ida_krogh@example.org", "+45 12345678"),
            "Same phone and almost the same address: are they one person?",
        ),
        (
            ("Ida Krogh", "idakrogh@example.org", "12345678"),
            "Same name and phone, and almost the same address: are they one person?",
        ),
    ],
)
def test_why_two_may_be_one_is_asked_plainly(
    workspace: Workspace,
    programme: ProgrammeRecord,
    show: Show,
    said_of: tuple[str, str, str],
    why: str,
):
    name, email, phone = said_of
    a_mentee(workspace, programme, "Ida Krogh", phone="12 34 56 78")
    a_mentor(workspace, programme, name, email=email, phone=phone)
    assert doubles(show()).why.text() == why


def test_only_what_they_have_answered_differently_is_to_be_chosen(
    jens: EnrolmentRecord, double: EnrolmentRecord, show: Show
):
    dialog = chosen(show(jens, double))
    assert set(choices(dialog)) == {"name", "email", "phone", "capacity", "note"}
    taken = [label.text() for label in dialog.page.findChildren(TickedLabel) if label.ticked]
    assert {"Ramboll", "Odense"} <= set(taken)
    assert "Sector: Private" in said(dialog)[-1]
    assert not any("Private" in text for text in said(dialog)[:-1])
    assert [one.text() for one in (dialog.why, dialog.outcome)] == [
        "Are they one person?",
        "Jens Lund becomes one person with 1 sign-up.",
    ]


def test_what_is_to_be_chosen_of_a_sign_up_comes_before_what_is_not(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    own = {"email": KEPT, "experience_years": 7, "sector": "Private", "note": "Tuesdays"}
    first = a_mentee(workspace, programme, "Jens Lund", **own)
    second = a_mentee(workspace, programme, "Jens Lund", email=OTHER, note="Fridays")
    dialog = chosen(show(first, second))
    titles = [text for text in said(dialog) if text in TITLES]
    assert titles == ["Note", "Years of experience wished for", "Sector wished for"]
    assert "Mentee · Autumn 2026" in said(dialog)
    assert "Same for both" in said(dialog)


def test_choices_in_another_order_are_said_once(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    first = a_mentor(workspace, programme, "Jens Lund", email=KEPT, topics=("CV", "Networks"))
    second = a_mentor(workspace, programme, "Jens Lund", email=OTHER, topics=("Networks", "CV"))
    dialog = chosen(show(first, second))
    assert set(choices(dialog)) == {"email"}
    assert "Topics: CV, Networks" in said(dialog)[-1]


def test_what_the_one_person_will_be_is_said_and_follows_the_choices(
    workspace: Workspace, programme: ProgrammeRecord, jens: EnrolmentRecord, show: Show
):
    mentee = a_mentee(workspace, programme, "Jens P. Lund", email=OTHER)
    dialog = chosen(show(jens, mentee))
    assert dialog.outcome.text() == "Jens Lund becomes one person with 2 sign-ups."
    assert f"{OTHER} still means this person" in dialog.rest.text()
    choices(dialog)["name"][1].click()
    assert dialog.outcome.text() == "Jens P. Lund becomes one person with 2 sign-ups."
    choices(dialog)["email"][1].click()
    assert f"{KEPT} still means this person" in dialog.rest.text()


def test_whose_reply_stands_is_said_where_both_answered_the_same_questionnaire(
    workspace: Workspace,
    programme: ProgrammeRecord,
    jens: EnrolmentRecord,
    double: EnrolmentRecord,
    show: Show,
):
    midterm = next(
        one
        for one in workspace.evaluations.questionnaires(programme.id)
        if one.role is Role.MENTOR and one.round is EvaluationRound.MIDTERM
    )
    for name, mentor in (("Ida Krogh", jens), ("Sara Winther", double)):
        a_match(workspace, mentor, a_mentee(workspace, programme, name))
    question = midterm.questions[0]
    answer = {question.id: AnswerValue(chosen=(question.choices[0].key,))}
    workspace.evaluations.record(midterm.id, jens.id, answer)
    page = show(jens, double)
    alone = chosen(page)
    assert "Both answered" not in alone.rest.text()
    alone.leave.click()
    workspace.evaluations.record(midterm.id, double.id, answer)
    dialog = chosen(page)
    assert dialog.rest.text().endswith(
        f"Both answered the same questionnaire: the reply from {KEPT} stands, the other goes."
    )
    dialog.page.keep[1].click()
    assert f"the reply from {OTHER} stands" in dialog.rest.text()


def test_keeping_the_other_lets_all_their_answers_stand_but_the_most_seats_always_do(
    jens: EnrolmentRecord, double: EnrolmentRecord, show: Show
):
    dialog = chosen(show(jens, double))
    assert standing(dialog) == {
        "name": "Jens Lund",
        "email": KEPT,
        "phone": "11 11 11 11",
        "capacity": "2",
        "note": "Tuesdays",
    }
    dialog.page.keep[1].click()
    assert standing(dialog) == {
        "name": "Jens P. Lund",
        "email": OTHER,
        "phone": "22 22 22 22",
        "capacity": "2",
        "note": "Fridays",
    }


def test_every_choice_has_a_name_of_its_own(
    jens: EnrolmentRecord, double: EnrolmentRecord, show: Show
):
    dialog = chosen(show(jens, double))
    names = [one.accessibleName() for one in dialog.page.stops]
    assert len(set(names)) == len(names)
    assert names[0] == f"Keep this one (Jens Lund, {KEPT})"
    assert f"Phone: 22 22 22 22 (Jens P. Lund, {OTHER})" in names


def test_long_names_and_tags_are_shown_as_typed_and_burst_nothing(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    long = "<b>Jens</b> &Co " + "Lundegaard" * 28
    first = a_mentor(workspace, programme, long, email=KEPT, employer="<i>x</i>" * 40)
    second = a_mentor(workspace, programme, "Lund " * 60, email=OTHER, note="<b>a</b>\nb")
    dialog = chosen(show(first, second))
    assert (dialog.width(), dialog.height()) <= (1024, 600)
    (scroll,) = dialog.findChildren(QScrollArea)
    assert dialog.page.width() <= scroll.viewport().width()
    name = choices(dialog)["name"][0]
    assert name.words == long.strip()
    assert name.height() >= name.heightForWidth(name.width()) > 3 * name.fontMetrics().height()
    for label in dialog.page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.height() >= label.heightForWidth(label.width())
    assert dialog.outcome.text().startswith("<b>Jens</b> &Co Lunde")
    assert len(dialog.outcome.text()) < 100


# --- Merged -----------------------------------------------------------------


def test_my_name_with_the_others_phone_is_just_what_the_file_then_holds(
    workspace: Workspace,
    programme: ProgrammeRecord,
    jens: EnrolmentRecord,
    double: EnrolmentRecord,
    show: Show,
):
    page = show(jens, double)
    dialog = chosen(page)
    left = Qt.MouseButton.LeftButton
    phone = choices(dialog)["phone"][1]
    QTest.mouseClick(phone, left, pos=QPoint(phone.width() - 3, phone.height() // 2))
    QTest.mouseClick(choices(dialog)["note"][1], left)
    QTest.mouseClick(dialog.merge, left)
    one = only_person(workspace, programme)
    assert one.participant_id == jens.participant_id
    assert (one.name, one.email, one.phone) == ("Jens Lund", KEPT, "22 22 22 22")
    assert (one.employer, one.location) == ("Ramboll", "Odense")
    (part,) = one.enrolments
    assert (part.note, part.sector, part.capacity) == ("Fridays", "Private", 2)
    assert page.desk.notices.text == "The two are one person now."
    assert page.dialogs.open is None


def test_fewer_seats_can_be_chosen_too(
    workspace: Workspace,
    programme: ProgrammeRecord,
    jens: EnrolmentRecord,
    double: EnrolmentRecord,
    show: Show,
):
    dialog = chosen(show(jens, double))
    choices(dialog)["capacity"][0].click()
    dialog.merge.click()
    (part,) = only_person(workspace, programme).enrolments
    assert part.capacity == 1


def test_the_other_can_be_kept_and_their_state_with_them(
    workspace: Workspace,
    programme: ProgrammeRecord,
    jens: EnrolmentRecord,
    double: EnrolmentRecord,
    show: Show,
):
    workspace.participants.set_state([double.id], EnrolmentState.WAITING)
    dialog = chosen(show(jens, double))
    assert standing(dialog)["state"] == "Signed up"
    dialog.page.keep[1].click()
    dialog.merge.click()
    one = only_person(workspace, programme)
    assert (one.participant_id, one.email) == (double.participant_id, OTHER)
    assert one.enrolments[0].state is EnrolmentState.WAITING


def test_one_who_is_here_three_times_becomes_one_step_by_step(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    for number in range(3):
        a_mentee(workspace, programme, "Ida Krogh", email=f"ida{number}@example.org")
    page = show()
    dialog = doubles(page)
    assert dialog.count.text() == "Pair 1 of 3"
    dialog.merge.click()
    assert dialog.count.text() == "Pair 2 of 2"
    assert dialog.focusWidget() is dialog.page.keep[0]
    dialog.merge.click()
    assert len(workspace.participants.people(programme.id)) == 1
    assert page.dialogs.open is None


def test_whoever_looked_like_the_one_who_is_gone_is_asked_about_all_the_same(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    a_mentee(workspace, programme, "Ida Krogh", email="a@example.org", phone="11 11 11 11")
    a_mentee(workspace, programme, "I. Krogh", email="b@example.org", phone="11 11 11 11")
    a_mentee(workspace, programme, "Ida Krogh", email="c@example.org", phone="33 33 33 33")
    dialog = doubles(show())
    assert dialog.why.text() == "Same phone: are they one person?"
    keep = [one.words for one in choices(dialog)["name"]].index("I. Krogh")
    dialog.page.keep[keep].click()
    dialog.merge.click()
    assert dialog.isVisible()
    assert dialog.why.text() == "Same name: are they one person?"
    assert {one.words for one in choices(dialog)["name"]} == {"I. Krogh", "Ida Krogh"}


# --- Two people -------------------------------------------------------------


def test_two_people_are_remembered_and_not_asked_about_again(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    a_mentor(workspace, programme, "Jens Lund", phone="12345678")
    a_mentor(workspace, programme, "Jens Lund", email=OTHER, phone="12345678")
    page = show()
    doubles(page).two.click()
    assert page.dialogs.open is None
    assert desk.notices.text == "Noted: they are two people."
    assert len(workspace.participants.people(programme.id)) == 2
    look_for_doubles(page)
    assert page.dialogs.open is None
    assert desk.notices.text == (
        "Nobody is here twice: no two look alike by name, address or phone."
    )


def test_closing_decides_nothing(workspace: Workspace, programme: ProgrammeRecord, show: Show):
    a_mentor(workspace, programme, "Jens Lund")
    a_mentor(workspace, programme, "Jens Lund", email=OTHER)
    page = show()
    before = workspace.path.read_bytes()
    press(doubles(page), Qt.Key.Key_Escape)
    assert page.dialogs.open is None
    assert workspace.path.read_bytes() == before
    assert doubles(page).isVisible()


def test_whoever_is_two_is_asked_about_no_more_after_one_of_them_became_another(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    for number in range(3):
        a_mentee(workspace, programme, "Ida Krogh", email=f"ida{number}@example.org")
    page = show()
    dialog = doubles(page)
    dialog.two.click()
    dialog.merge.click()
    assert page.dialogs.open is None
    assert len(workspace.participants.people(programme.id)) == 2
    assert workspace.participants.duplicates(programme.id) == ()


# --- Refused ----------------------------------------------------------------


def test_two_who_are_matched_with_each_other_stay_two(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    jens, ida = a_mentor(workspace, programme), a_mentee(workspace, programme)
    a_match(workspace, jens, ida)
    page = show(jens, ida)
    dialog = chosen(page)
    assert not dialog.two.isVisible()
    assert not dialog.message.isVisible()
    before = workspace.path.read_bytes()
    dialog.merge.click()
    assert dialog.message.isVisible()
    assert dialog.message.text() == (
        "Ida Krogh and Jens Lund have been matched with each other, so they are two people."
    )
    assert workspace.path.read_bytes() == before
    assert merging(page).isVisible()
    assert not dialog.outcome.isVisible()
    choices(dialog)["name"][1].click()
    assert not dialog.message.isVisible()
    assert dialog.outcome.isVisible()


def test_a_mentee_with_two_mentors_at_once_is_refused_beside_the_choice(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    for email, mentor in ((KEPT, "Bo Friis"), (OTHER, "Ulla Skov")):
        mentee = a_mentee(workspace, programme, "Jens Lund", email=email)
        a_match(workspace, a_mentor(workspace, programme, mentor), mentee)
    dialog = doubles(show())
    before = workspace.path.read_bytes()
    dialog.merge.click()
    assert "Jens Lund would have two mentors at once" in dialog.message.text()
    assert workspace.path.read_bytes() == before
    dialog.two.click()
    assert workspace.participants.duplicates(programme.id) == ()


def test_both_sign_ups_of_one_person_cannot_be_merged(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    page = show(a_mentor(workspace, programme, "Bo"), a_mentee(workspace, programme, "Bo"))
    assert not page.deeds.merge.isEnabled()


# --- By keyboard ------------------------------------------------------------


def test_all_is_chosen_and_merged_by_keys_alone(
    qtbot: QtBot,
    workspace: Workspace,
    programme: ProgrammeRecord,
    jens: EnrolmentRecord,
    double: EnrolmentRecord,
    show: Show,
):
    page = show(jens, double)
    page.table.view.setFocus()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.table.view, Qt.Key.Key_D, modifiers)
    dialog = entered(qtbot, merging(page))
    met = []
    while not dialog.merge.hasFocus():
        met.append(QApplication.focusWidget())
        if met[-1] is choices(dialog)["phone"][0]:
            press(None, Qt.Key.Key_Right)
            assert choices(dialog)["phone"][1].hasFocus()
        press(None, Qt.Key.Key_Tab)
        assert len(met) < 20
    two = choices(dialog)
    stops = [dialog.page.keep[0], two["name"][0], two["email"][0], two["phone"][0]]
    assert met == [*stops, two["capacity"][1], two["note"][0], dialog.leave]
    press(None, Qt.Key.Key_Space)
    one = only_person(workspace, programme)
    assert (one.name, one.phone) == ("Jens Lund", "22 22 22 22")


def test_keeping_the_other_goes_by_the_arrow_keys(
    qtbot: QtBot, jens: EnrolmentRecord, double: EnrolmentRecord, show: Show
):
    dialog = entered(qtbot, chosen(show(jens, double)))
    press(None, Qt.Key.Key_Right)
    assert dialog.page.keep[1].hasFocus()
    assert dialog.page.keep[1].isChecked()
    assert standing(dialog)["phone"] == "22 22 22 22"
    press(None, Qt.Key.Key_Left)
    assert standing(dialog)["phone"] == "11 11 11 11"


def test_what_the_tab_key_comes_to_is_in_sight_and_pages_turn_by_keys(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    long = {"note": "line\n" * 40, "sector": "Private", "experience_years": 7}
    first = a_mentor(workspace, programme, "Jens Lund", **long)
    short = {"note": "x\n" * 39, "sector": "Public"}
    second = a_mentor(workspace, programme, "Jens Lund", email=OTHER, **short)
    dialog = entered(qtbot, chosen(show(first, second)))
    (scroll,) = dialog.findChildren(QScrollArea)
    bar = scroll.verticalScrollBar()
    press(None, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    bar.setValue(0)
    while QApplication.focusWidget() is not choices(dialog)["note"][0]:
        press(None, Qt.Key.Key_Tab)
    assert bar.value() > 0


@pytest.mark.parametrize("button", ["merge", "two"])
def test_a_double_click_is_one_word_on_one_pair(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, button: str
) -> None:
    for name in ("Jens Lund", "Bo Dahl"):
        for place in range(2):
            a_mentor(workspace, programme, name, email=f"{name[0]}.{place}@example.org")
    dialog = doubles(show())
    assert dialog.count.text() == "Pair 1 of 2"
    pressed = getattr(dialog, button)
    QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(pressed, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(pressed, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.count.text() == "Pair 2 of 2"
    assert len(workspace.participants.people()) == (3 if button == "merge" else 4)
