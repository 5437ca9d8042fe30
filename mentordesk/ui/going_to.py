"""Goes to a person or a pair that is typed, in whichever programme of the file they are."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from mentordesk.services.records.finding import Found, FoundPair
from mentordesk.ui.desk import Desk
from mentordesk.ui.go_to_dialog import GoToDialog
from mentordesk.vocabulary import MatchState


class GoingTo(QObject):
    """Asks whom she looks for, and lands there."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk

    def ask(self) -> None:
        """Show the line; the names are read while she begins to type."""
        desk = self._desk
        dialog = GoToDialog(self._window, desk)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.land)
        finding, programme_id = desk.workspace.finding, desk.programme_id
        desk.tasks.run(
            dialog,
            desk.translator.gettext("Reading the names"),
            lambda _task: finding.directory(programme_id),
            dialog.show_directory,
        )
        dialog.open()

    def land(self, found: Found) -> None:
        """Show whom she chose; another programme is said, with the way back."""
        desk = self._desk
        before = desk.programme_id
        desk.choose_programme(found.programme_id)
        desk.go_to(*_place(found))
        said = []
        if isinstance(found, FoundPair) and found.state is MatchState.ENDED:
            ended = desk.translator.gettext("The match of {mentee} and {mentor} has ended.")
            said.append(ended.format(mentee=found.mentee.name, mentor=found.mentor.name))
        if found.programme_id == before:
            if said:
                desk.notices.say(said[0])
            return
        now = desk.translator.gettext("You are in {programme} now.")
        said.append(now.format(programme=found.programme))
        desk.notices.say(
            " ".join(said),
            desk.translator.gettext("Back to the other programme"),
            lambda: desk.choose_programme(before),
        )


def _place(found: Found) -> tuple[str, tuple[int, ...]]:
    """Return the page that shows it and what to land on there."""
    if not isinstance(found, FoundPair):
        return "participants", (found.person.enrolment_id,)
    if found.in_force:
        return "agreements", (found.match_id,)
    if found.state is MatchState.ENDED:
        # No list of pairs holds them any more.
        return "participants", (found.mentee.enrolment_id, found.mentor.enrolment_id)
    return "matches", (found.match_id,)
