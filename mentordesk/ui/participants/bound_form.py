"""A form about one sign-up whose fields save themselves, each with its own message."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import SavedLine, SavedText, flush_all
from mentordesk.ui.forms.form import Field, Form
from mentordesk.ui.forms.number_field import NumberField

Show = Callable[[EnrolmentRecord], None]


@dataclass(frozen=True, slots=True)
class _Bound:
    """A field and how it shows its part of a record."""

    field: Field
    show: Show


class BoundForm(Form):
    """Fields of one sign-up; a refused value stays in its field with the reason beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._record: EnrolmentRecord | None = None
        self._bound: list[_Bound] = []
        #: By the name of what they set.
        self.fields: dict[str, Field] = {}

    def show_record(self, record: EnrolmentRecord) -> None:
        """Show a sign-up; of the one already shown, words that were refused are left alone."""
        same = self._record is not None and self._record.id == record.id
        self._record = record
        for bound in self._bound:
            if same and bound.field.message:
                continue
            bound.field.show_wrong("")
            bound.show(record)

    def leave(self) -> None:
        """Save what is half typed, before another record is shown."""
        flush_all(self)

    def bind(
        self,
        key: str,
        title: str,
        control: QWidget,
        show: Show,
        hint: str = "",
    ) -> Field:
        """Add a control that shows part of the record; `save` is for it to call."""
        field = self.add(title, control, hint)
        self.fields[key] = field
        self._bound.append(_Bound(field, show))
        return field

    def save_on(
        self,
        committed: SignalInstance,
        key: str,
        kept: Callable[[Any], object] = lambda value: value,
    ) -> None:
        """Set `key` of the sign-up to what a control commits, as `kept` makes it."""
        field = self.fields[key]
        committed.connect(lambda value: self._save(field, key, lambda: kept(value)))

    def add_line(self, key: str, title: str, hint: str = "") -> SavedLine:
        """Add a line of text, saved as it stands."""
        line = SavedLine()
        self.bind(key, title, line, lambda record: line.show_value(getattr(record, key)), hint)
        self.save_on(line.committed, key)
        return line

    def add_text(self, key: str, title: str, lines: int = 3) -> SavedText:
        """Add several lines of text, saved as they stand."""
        text = SavedText(lines=lines)
        self.bind(key, title, text, lambda record: text.show_value(getattr(record, key)))
        self.save_on(text.committed, key)
        return text

    def add_number(self, key: str, title: str, most: int, *, blank: bool) -> NumberField:
        """Add a whole number from 0; a blank one clears."""
        number = NumberField(0, most, blank=blank)
        self.bind(key, title, number, lambda record: number.show_value(getattr(record, key)))
        self.save_on(number.committed, key, lambda value: -1 if value is None else value)
        return number

    def _save(self, field: Field, key: str, value: Callable[[], object]) -> None:
        record = self._record
        if record is None:
            return

        def deed() -> None:
            change = SignUpChange(**{key: value()})  # type: ignore[arg-type]  # `kept` gives the field's own kind
            self._desk.workspace.participants.change(record.id, change)

        field.attempt(self._desk.translator, deed)
