"""Leaving what is being written: it is saved, or the writer is asked."""

from PySide6.QtWidgets import QWidget

from mentordesk.i18n import Translator
from mentordesk.ui.error_dialogs import ask
from mentordesk.ui.forms.autosave import flush_all
from mentordesk.ui.forms.form import Field


def leave_fields(page: QWidget, translator: Translator) -> bool:
    """Save what is half typed below `page`; return whether it may be left.

    Where a field is refused, its words would be lost: the writer says whether that may be.
    """
    flush_all(page)
    fields = page.findChildren(Field)
    # Dialogs, which are windows of their own, see to their fields themselves.
    refused = [f for f in fields if f.message and f.window() is page.window()]
    if not refused:
        return True
    field = refused[0]
    tr = translator.gettext
    if ask(
        page.window(),
        translator,
        tr("What stands in “{field}” is not saved.").format(field=field.title),
        tr("Leave it unsaved"),
        field.message,
        otherwise=tr("Go back"),
    ):
        return True
    field.control.setFocus()
    return False
