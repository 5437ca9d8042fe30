"""What is done with matches: each deed on the file, and what is said of it afterwards."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services.records.matches import PairRecord, PersonName, WholeRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.tasks import Task
from mentordesk.vocabulary import MatchState


class MatchDeeds(QObject):
    """Does what the page's buttons ask for; refusals land in the notice bar."""

    #: Whether a proposal is being computed.
    proposing = Signal(bool)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._task: Task | None = None
        #: Whether a proposal is kept, which a choice made by hand makes out of date.
        self.proposal_kept = False
        desk.tasks.ended.connect(self._ended)

    @property
    def _tr(self) -> Translator:
        return self._desk.translator

    # The whole

    def propose(self) -> None:
        """Compute the best whole and keep it; it may be stopped while under way."""
        if self._task is not None:
            return
        matches, programme_id = self._desk.workspace.matches, self._desk.programme_id

        def work(task: Task) -> WholeRecord:
            return matches.propose(programme_id, progress=task.report)

        title = self._tr.gettext("Looking for the best matches")
        self._task = self._desk.tasks.run(self._page, title, work, self._proposed)
        self.proposing.emit(True)

    def _proposed(self, whole: WholeRecord) -> None:
        proposed = sum(pair.match_id is None for pair in whole.pairs)
        if not proposed:
            self._desk.notices.say(self._tr.gettext("No new pair can be proposed."))
            return
        text = self._tr.ngettext(
            "{n} pair is proposed. Look through the reasons, then confirm.",
            "{n} pairs are proposed. Look through the reasons, then confirm.",
            proposed,
        )
        self._desk.notices.say(text.format(n=proposed))

    def _ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.proposing.emit(False)

    def confirm(self) -> None:
        """Make matches of the proposal's pairs; one that is overtaken can be made again."""
        try:
            made = self._desk.workspace.matches.confirm(self._desk.programme_id)
        except UserError as error:
            again = self._tr.gettext("Propose again")
            self._desk.notices.warn(self._tr.sentence(error), again, self.propose)
            return
        text = self._tr.ngettext("{n} match confirmed.", "{n} matches confirmed.", made)
        self._desk.notices.say(text.format(n=made))

    def discard(self) -> None:
        """Throw the proposal away; matches stand."""
        with self._desk.guard():
            self._desk.workspace.matches.discard(self._desk.programme_id)
            self._desk.notices.say(self._tr.gettext("The proposal is discarded. Matches stand."))

    # Two people

    def pin(self, mentor: PersonName, mentee: PersonName) -> None:
        """Have the next proposal keep the two together."""
        with self._desk.guard():
            self._desk.workspace.matches.pin(
                self._desk.programme_id, mentor.enrolment_id, mentee.enrolment_id
            )
            self._say_of_two(self._tr.gettext("{mentee} is pinned to {mentor}."), mentor, mentee)

    def unpin(self, mentor: PersonName, mentee: PersonName) -> None:
        """Leave it to the proposal again."""
        with self._desk.guard():
            self._desk.workspace.matches.unpin(
                self._desk.programme_id, mentor.enrolment_id, mentee.enrolment_id
            )
            self._say_of_two(
                self._tr.gettext("{mentee} is no longer pinned to {mentor}."), mentor, mentee
            )

    def forbid(self, mentor: PersonName, mentee: PersonName, reason: str) -> None:
        """Never propose the two to each other."""
        with self._desk.guard():
            self._desk.workspace.matches.forbid(
                self._desk.programme_id, mentor.enrolment_id, mentee.enrolment_id, reason
            )
            self._say_of_two(
                self._tr.gettext("{mentee} and {mentor} are ruled out as a pair."), mentor, mentee
            )

    def allow(self, mentor: PersonName, mentee: PersonName) -> None:
        """Let the two be proposed to each other again."""
        with self._desk.guard():
            self._desk.workspace.matches.allow(
                self._desk.programme_id, mentor.enrolment_id, mentee.enrolment_id
            )
            self._say_of_two(
                self._tr.gettext("{mentee} and {mentor} may be a pair again."), mentor, mentee
            )

    def match(self, mentor: PersonName, mentee: PersonName, state: MatchState) -> None:
        """Make a match by hand, or ask the mentor first."""
        with self._desk.guard():
            self._desk.workspace.matches.match(
                self._desk.programme_id, mentor.enrolment_id, mentee.enrolment_id, state=state
            )
            if state is MatchState.ASKED:
                text = self._tr.gettext("{mentor} has been asked to be {mentee}'s mentor.")
            else:
                text = self._tr.gettext("{mentee} and {mentor} are a match.")
            self._say_of_two(text, mentor, mentee)

    def _say_of_two(self, text: str, mentor: PersonName, mentee: PersonName) -> None:
        said = text.format(mentor=mentor.name, mentee=mentee.name)
        if self.proposal_kept:
            # The proposal on the screen was made without this choice.
            self._desk.notices.say(said, self._tr.gettext("Propose again"), self.propose)
        else:
            self._desk.notices.say(said)

    # Matches

    def move(self, pairs: Sequence[PairRecord], state: MatchState) -> None:
        """Move matches to a state."""
        ids = [pair.match_id for pair in pairs if pair.match_id is not None]
        with self._desk.guard():
            self._desk.workspace.matches.set_state(ids, state)
            self._desk.notices.say(self._moved(pairs, state))

    def _moved(self, pairs: Sequence[PairRecord], state: MatchState) -> str:
        if len(pairs) == 1:
            text = self._tr.gettext("{mentee} and {mentor}: {state}.")
            pair = pairs[0]
            word = state_word(state, self._tr)
            return text.format(mentee=pair.mentee.name, mentor=pair.mentor.name, state=word)
        text = self._tr.ngettext("{n} match: {state}.", "{n} matches: {state}.", len(pairs))
        return text.format(n=len(pairs), state=state_word(state, self._tr))

    def swap(self, first: PairRecord, second: PairRecord) -> None:
        """Let two pairs exchange mentors."""
        if first.match_id is None or second.match_id is None:
            return
        with self._desk.guard():
            self._desk.workspace.matches.swap(first.match_id, second.match_id)
            text = self._tr.gettext(
                "Swapped: {first} now has {second_mentor}, and {second} has {first_mentor}."
            )
            self._desk.notices.say(
                text.format(
                    first=first.mentee.name,
                    first_mentor=first.mentor.name,
                    second=second.mentee.name,
                    second_mentor=second.mentor.name,
                )
            )

    def say_ended(self, pair: PairRecord) -> None:
        """Say that a match has ended."""
        text = self._tr.gettext("The match of {mentee} and {mentor} has ended.")
        self._desk.notices.say(text.format(mentee=pair.mentee.name, mentor=pair.mentor.name))

    def reopen(self, pair: PairRecord) -> None:
        """Let a match that was over go on."""
        if pair.match_id is None:
            return
        with self._desk.guard():
            self._desk.workspace.matches.reopen(pair.match_id)
            text = self._tr.gettext("{mentee} and {mentor} go on.")
            self._desk.notices.say(text.format(mentee=pair.mentee.name, mentor=pair.mentor.name))

    def copy_code(self, code: str) -> None:
        """Put a pair's code on the clipboard."""
        QApplication.clipboard().setText(code)
        self._desk.notices.say(self._tr.gettext("{code} is copied.").format(code=code))


_STATE_WORDS: dict[MatchState, Callable[[Translator], str]] = {
    MatchState.PROPOSED: lambda tr: tr.gettext("back to proposed"),
    MatchState.ASKED: lambda tr: tr.gettext("the mentor is asked"),
    MatchState.ACCEPTED: lambda tr: tr.gettext("the mentor has accepted"),
    MatchState.CONFIRMED: lambda tr: tr.gettext("confirmed"),
    MatchState.ANNOUNCED: lambda tr: tr.gettext("announced"),
    MatchState.ACTIVE: lambda tr: tr.gettext("active"),
    MatchState.COMPLETED: lambda tr: tr.gettext("completed"),
}


def state_word(state: MatchState, tr: Translator) -> str:
    """Return a state as it stands after a pair's names."""
    return _STATE_WORDS[state](tr)
