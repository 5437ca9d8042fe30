"""Leaving what is being written: it is saved, or the writer is asked."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mentordesk.i18n import Translator
from mentordesk.ui.desk import Desk, Tab
from mentordesk.ui.error_dialogs import ask
from mentordesk.ui.forms.autosave import SavedLine, SavedText, flush_all
from mentordesk.ui.forms.form import Field


def leave_fields(page: QWidget, translator: Translator) -> bool:
    """Save what is half typed below `page`; return whether it may be left.

    Where a field is refused, its words would be lost: the writer says whether that may be.
    """
    flush_all(page)
    fields = page.findChildren(Field)
    # Dialogs, which are windows of their own, see to their fields themselves.
    refused = [f for f in fields if f.message and f.window() is page.window()]
    names = [field.title for field in refused]
    names += [title for tab in page.findChildren(Tab) for title in tab.unsaved()]
    if not names:
        return True
    said = translator.ngettext(
        "What stands in “{field}” is not saved.",
        "What stands in these fields is not saved: {fields}.",
        len(names),
    )
    if ask(
        page.window(),
        translator,
        said.format(field=names[0], fields=translator.enumeration(names)),
        translator.gettext("Leave it unsaved"),
        "\n".join(dict.fromkeys(field.message for field in refused)),
        otherwise=translator.gettext("Go back"),
    ):
        return True
    for field in refused[:1]:
        field.control.setFocus()
    return False


def tell_left_behind(page: QWidget, desk: Desk, whose: str, go_back: Callable[[], bool]) -> None:
    """Say which words below `page` were refused, before another record takes their place.

    Args:
        page: What shows the record.
        desk: Where it is said.
        whose: The name of the record.
        go_back: Shows the record again and returns whether it is shown; the words are put back.
    """
    left = [(f, _words(f), f.message) for f in page.findChildren(Field) if _words(f) and f.message]
    if not left:
        return

    def put_back() -> None:
        if go_back():
            for field, words, message in left:
                _write(field, words)
                field.show_wrong(message)
            left[0][0].control.setFocus()

    field, _, message = left[0]
    tr = desk.translator.gettext
    said = tr("{name}: what stands in “{field}” is not saved. {reason}")
    desk.notices.warn(
        said.format(name=whose, field=field.title, reason=message), tr("Go back"), put_back
    )


def _words(field: Field) -> str:
    control = field.control
    if isinstance(control, SavedLine):
        return control.text()
    return control.toPlainText() if isinstance(control, SavedText) else ""


def _write(field: Field, words: str) -> None:
    control = field.control
    if isinstance(control, SavedLine):
        control.setText(words)
    elif isinstance(control, SavedText):
        control.setPlainText(words)
