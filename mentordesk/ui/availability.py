"""One click between available and busy, wherever a person is shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from mentordesk.ui import icons
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk

_ICON = 14


def set_available(desk: Desk, enrolment_id: int, name: str, *, available: bool) -> str:
    """Set one person available or busy; return what to say of it, blank where it was refused."""
    with desk.guard() as guard:
        desk.workspace.participants.set_available([enrolment_id], available=available)
    if not guard.done:
        return ""
    tr = desk.translator
    if available:
        said = tr.ngettext("{name} is available.", "{n} people are available.", 1)
    else:
        said = tr.ngettext(
            "{name} is busy and gets no new match.", "{n} people are busy and get no new match.", 1
        )
    return said.format(name=name, n=1)


class AvailabilityButton(QPushButton):
    """Says how one person stands; pressed, it is the other way round.

    What was done is told to `then`, or else in the notice bar.
    """

    def __init__(self, desk: Desk, then: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._then = then or desk.notices.say
        self._enrolment_id = 0
        self._name = ""
        self._available = True
        self.setProperty("look", "chip")
        self.setFont(desk.theme.small_font())
        self.clicked.connect(self._switch)
        desk.theme.changed.connect(self._draw)
        self.hide()

    def show_person(self, enrolment_id: int, name: str, *, available: bool) -> None:
        """Be about this person."""
        tr = self._desk.translator.gettext
        self._enrolment_id, self._name, self._available = enrolment_id, name, available
        self.setText(tr("Available") if available else tr("Busy"))
        told = tr("{name} is available") if available else tr("{name} is busy")
        self.setAccessibleName(told.format(name=name))
        self.setToolTip(tr("Set busy") if available else tr("Set available"))
        self._draw()
        self.show()

    def _switch(self) -> None:
        said = set_available(
            self._desk, self._enrolment_id, self._name, available=not self._available
        )
        if said:
            self._then(said)

    def _draw(self) -> None:
        name, tone = ("circle-check", Tone.GOOD) if self._available else ("ban", Tone.WARN)
        self.setIcon(icons.icon(name, self._desk.theme.colour(tone), _ICON, 2))
