"""A drop-down shows its choices whole."""

from pytestqt.qtbot import QtBot

from mentordesk.ui.forms.choice_field import ChoiceField


def test_a_long_choice_is_read_whole_in_the_list(qtbot: QtBot):
    field = ChoiceField(
        [(1, "A choice of many words, longer than the field is wide"), (2, "Short")]
    )
    qtbot.addWidget(field)
    field.setFixedWidth(120)
    field.show()
    field.showPopup()
    assert field.view().minimumWidth() > 120
    field.hidePopup()
