"""What is typed or chosen in a cell of the list, turned into a change of that sign-up."""

import re
from collections.abc import Callable

from mentordesk.errors import UserError
from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.ui.desk import Desk
from mentordesk.vocabulary import (
    ENROLMENT_STATE_NAMES,
    MEETING_FORM_NAMES,
    N_,
    EnrolmentState,
    MeetingForm,
)

Edit = Callable[[EnrolmentRecord, str], None]

_NUMBER = re.compile(r"\d+")
_BUSY = N_("Busy")
_NO_NUMBER = N_("“{text}” is not a number. Write a whole number.")


class InlineEdits:
    """Makes the edits of the columns; a refusal is said in the notice bar."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def text(self, field: str) -> Edit:
        """Return the edit of a field that holds one text."""
        return lambda record, text: self._change(record, **{field: text})

    def several(self, field: str) -> Edit:
        """Return the edit of a field that holds several texts, parted by semicolons."""

        def edit(record: EnrolmentRecord, text: str) -> None:
            parts = tuple(part.strip() for part in text.split(";") if part.strip())
            self._change(record, **{field: parts})

        return edit

    def number(self, field: str) -> Edit:
        """Return the edit of a number; in "1 of 2 taken" it is the last one, a blank clears."""

        def edit(record: EnrolmentRecord, text: str) -> None:
            with self._desk.guard():
                found = _NUMBER.findall(text)
                if text.strip() and not found:
                    raise UserError(_NO_NUMBER, text=text.strip())
                self._change(record, **{field: int(found[-1]) if found else -1})

        return edit

    def meeting_form(self, record: EnrolmentRecord, text: str) -> None:
        """Set the meeting form of that name."""
        names = {self._name(MEETING_FORM_NAMES[form]): form for form in MeetingForm}
        if text in names:
            self._change(record, meeting_form=names[text])

    def consent(self, record: EnrolmentRecord, text: str) -> None:
        """Record that consent is given or not."""
        self._change(record, consent=text == self.consents()[0])

    def state(self, record: EnrolmentRecord, text: str) -> None:
        """Put the sign-up in the state of that name; "busy" is one more of them."""
        deeds, ids = self._desk.workspace.participants, (record.id,)
        with self._desk.guard():
            if text == self._name(_BUSY):
                deeds.set_available(ids, available=False)
                return
            names = {self._name(ENROLMENT_STATE_NAMES[state]): state for state in EnrolmentState}
            state = names[text]
            if state is not record.state:
                deeds.set_state(ids, state)
            elif state is EnrolmentState.SIGNED_UP and not record.available:
                deeds.set_available(ids, available=True)

    def states(self) -> list[str]:
        """Return the states to choose from."""
        names = [self._name(ENROLMENT_STATE_NAMES[state]) for state in EnrolmentState]
        return [names[0], self._name(_BUSY), *names[1:]]

    def meeting_forms(self) -> list[str]:
        """Return the meeting forms to choose from."""
        return [self._name(MEETING_FORM_NAMES[form]) for form in MeetingForm]

    def consents(self) -> list[str]:
        """Return the words for a consent given and for none."""
        tr = self._desk.translator.gettext
        return [tr("Given"), tr("Missing")]

    def _name(self, message: str) -> str:
        return self._desk.translator.gettext(message)

    def _change(self, record: EnrolmentRecord, **fields: object) -> None:
        with self._desk.guard():
            change = SignUpChange(**fields)  # type: ignore[arg-type]  # each edit gives its field's own kind
            self._desk.workspace.participants.change(record.id, change)
