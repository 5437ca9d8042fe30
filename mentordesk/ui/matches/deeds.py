"""What is done with matches: each deed on the file, and what is said of it afterwards."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QApplication

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import ChangeRecord, MadeMatch, PairRecord, PersonName
from mentordesk.ui.matches.proposing import ProposalDeeds
from mentordesk.vocabulary import EnrolmentState, MatchState


class MatchDeeds(ProposalDeeds):
    """Does what the page's buttons ask for; refusals land in the notice bar.

    With a proposal on the table, each choice made by hand is obeyed at once: see `obey`.
    """

    # Two people

    def pin(self, mentor: PersonName, mentee: PersonName) -> None:
        """Have the next proposal keep the two together."""
        self._decide(
            self._matches.pin, mentor, mentee, self._tr.gettext("{mentee} is pinned to {mentor}.")
        )

    def unpin(self, mentor: PersonName, mentee: PersonName) -> None:
        """Leave it to the proposal again."""
        said = self._tr.gettext("{mentee} is no longer pinned to {mentor}.")
        self._decide(self._matches.unpin, mentor, mentee, said)

    def forbid(self, mentor: PersonName, mentee: PersonName, reason: str) -> None:
        """Never propose the two to each other."""
        said = self._tr.gettext("{mentee} and {mentor} are ruled out as a pair.")
        self._decide(partial(self._matches.forbid, reason=reason), mentor, mentee, said)

    def allow(self, mentor: PersonName, mentee: PersonName) -> None:
        """Let the two be proposed to each other again."""
        said = self._tr.gettext("{mentee} and {mentor} may be a pair again.")
        self._decide(self._matches.allow, mentor, mentee, said)

    def match(self, mentor: PersonName, mentee: PersonName, state: MatchState) -> None:
        """Make a match by hand, or ask the mentor first."""
        programme_id = self._desk.programme_id
        self.doing.do(
            lambda: self._matches.match(
                programme_id, mentor.enrolment_id, mentee.enrolment_id, state=state
            ),
            lambda made: self._say_matched(made, mentor, mentee, state),
        )

    def _say_matched(
        self, made: MadeMatch, mentor: PersonName, mentee: PersonName, state: MatchState
    ) -> None:
        if state is MatchState.ASKED:
            text = self._tr.gettext("{mentor} has been asked to be {mentee}'s mentor.")
        else:
            text = self._tr.gettext("{mentee} and {mentor} are a match.")
        said = text.format(mentor=mentor.name, mentee=mentee.name)
        if made.unpinned:
            lifted = self._tr.gettext("The pin to {mentor} is lifted.")
            said = f"{said} {lifted.format(mentor=made.unpinned[0].name)}"
        self.obey(said)

    def _decide(
        self,
        decision: Callable[[int, int, int], object],
        mentor: PersonName,
        mentee: PersonName,
        said: str,
    ) -> None:
        programme_id = self._desk.programme_id
        self.doing.do(
            lambda: decision(programme_id, mentor.enrolment_id, mentee.enrolment_id),
            lambda _done: self.obey(said.format(mentor=mentor.name, mentee=mentee.name)),
        )

    def carry_out(self, change: ChangeRecord) -> None:
        """Make a change that matches somebody left over; then a proposal matches them."""
        programme_id = self._desk.programme_id
        said = self._tr.gettext("Done: {steps}").format(steps=" ".join(change.steps))
        self.doing.do(
            lambda: self._matches.make_change(programme_id, change), lambda _done: self.obey(said)
        )

    def put_off(self, mentee: PersonName) -> None:
        """Put a mentee without a mentor on the waiting list."""
        with self._desk.guard():
            self._desk.workspace.participants.set_state(
                (mentee.enrolment_id,), EnrolmentState.WAITING
            )
            self._say_waiting((mentee.enrolment_id,), mentee.name)

    def put_off_all(self, mentees: Sequence[PersonName]) -> None:
        """Put every mentee who is left over on the waiting list."""
        ids = tuple(mentee.enrolment_id for mentee in mentees)
        programme_id = self._desk.programme_id

        def say(n: int) -> None:
            if n:
                self._say_waiting(ids, mentees[0].name if mentees else "")

        self.doing.do(lambda: self._matches.put_left_over_on_waiting_list(programme_id), say)

    def _say_waiting(self, ids: tuple[int, ...], name: str) -> None:
        said = self._tr.ngettext(
            "{name} is on the waiting list.", "{n} people are on the waiting list.", len(ids)
        )
        self._desk.notices.say(
            said.format(name=name, n=self._tr.number(len(ids))),
            self._tr.gettext("Show in the participants"),
            lambda: self._desk.go_to("participants", ids),
        )

    # Matches

    def move(self, pairs: Sequence[PairRecord], state: MatchState) -> None:
        """Move matches to a state."""
        ids = [pair.match_id for pair in pairs if pair.match_id is not None]
        with self._desk.guard():
            self._desk.workspace.matches.set_state(ids, state)
            self._desk.tell_done(self._moved(pairs, state))

    def _moved(self, pairs: Sequence[PairRecord], state: MatchState) -> str:
        if len(pairs) == 1:
            text = self._tr.gettext("{mentee} and {mentor}: {state}.")
            pair = pairs[0]
            word = state_word(state, self._tr)
            return text.format(mentee=pair.mentee.name, mentor=pair.mentor.name, state=word)
        text = self._tr.ngettext("{n} match: {state}.", "{n} matches: {state}.", len(pairs))
        return text.format(n=len(pairs), state=state_word(state, self._tr))

    def swap(self, first: PairRecord, second: PairRecord) -> None:
        """Let two pairs exchange mentors: two matches, or two of the proposal on the table."""
        matches, programme_id = self._matches, self._desk.programme_id
        match_ids = first.match_id, second.match_id

        def deed() -> None:
            if match_ids[0] is not None and match_ids[1] is not None:
                matches.swap(match_ids[0], match_ids[1])
            else:
                matches.swap_proposed(
                    programme_id, first.mentee.enrolment_id, second.mentee.enrolment_id
                )

        if None in match_ids:
            text = self._tr.gettext(
                "{first} is pinned to {second_mentor}, and {second} to {first_mentor}."
            )
        else:
            text = self._tr.gettext(
                "Swapped: {first} now has {second_mentor}, and {second} has {first_mentor}."
            )
        said = text.format(
            first=first.mentee.name,
            first_mentor=first.mentor.name,
            second=second.mentee.name,
            second_mentor=second.mentor.name,
        )
        self.doing.do(deed, lambda _done: self.obey(said))

    def say_ended(self, pair: PairRecord) -> None:
        """Say that a match has ended."""
        text = self._tr.gettext("The match of {mentee} and {mentor} has ended.")
        self._desk.tell_done(text.format(mentee=pair.mentee.name, mentor=pair.mentor.name))

    def reopen(self, pair: PairRecord) -> None:
        """Let a match that was over go on."""
        if pair.match_id is None:
            return
        with self._desk.guard():
            self._desk.workspace.matches.reopen(pair.match_id)
            text = self._tr.gettext("{mentee} and {mentor} go on.")
            self._desk.tell_done(text.format(mentee=pair.mentee.name, mentor=pair.mentor.name))

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
