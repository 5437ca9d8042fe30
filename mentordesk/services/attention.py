"""What needs the coordinator: pure rules over how a programme stands, told as sentences."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mentordesk.i18n import Translator
from mentordesk.services.overview_reading import SignedUp, Standing, StandingPair
from mentordesk.services.records.playbook import AttentionItem, AttentionKind
from mentordesk.vocabulary import EvaluationRound, MatchState, Role

# A mentor who is asked gets a week, as everybody does who is asked for something (AU).
_TO_ANSWER = timedelta(days=7)
# After this long nobody answers an evaluation any more.
_STILL_WORTH_ASKING = timedelta(days=28)
# The day of deletion is told of so long before.
_TO_DELETE = timedelta(days=30)
# So many names are read; more are counted.
_NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """Looks through a programme as it stands today.

    `why` says of a mentee's sign-up why it is without a mentor; it is asked for a few at most.
    """

    standing: Standing
    today: date
    translator: Translator
    why: Callable[[int], str]

    def items(self) -> tuple[AttentionItem, ...]:
        """Return what needs attention, the most urgent kind first."""
        return tuple(self._items())

    def _items(self) -> Iterator[AttentionItem]:
        if not self.standing.over(self.today):
            yield from self._unmatched()
            yield from self._without_consent()
            yield from self._without_agreement()
            yield from self._silent()
        yield from self._evaluations()
        yield from self._late_activities()
        yield from self._mentors_asked()
        yield from self._deletion()

    def _deletion(self) -> Iterator[AttentionItem]:
        """Tell when the day nears on which the people are to be deleted, and when it has passed."""
        due = self.standing.delete_on
        if due is None or due - self.today > _TO_DELETE or not self.standing.has_people:
            return
        tr = self.translator
        said = tr.gettext("Its people are to be deleted on {day}.")
        if due <= self.today:
            said = tr.gettext("Its people were to be deleted on {day}.")
        yield AttentionItem(
            kind=AttentionKind.DELETION_DUE,
            text=said.format(day=tr.date(due)),
            detail=tr.gettext("Look first who goes, and who stays in other programmes."),
        )

    def _unmatched(self) -> Iterator[AttentionItem]:
        matched = self.standing.matched()
        if not matched:
            return
        left = [
            person
            for person in self.standing.people
            if person.role is Role.MENTEE and person.id not in matched
        ]
        if len(left) <= _NAMES_SHOWN:
            for person in left:
                yield AttentionItem(
                    kind=AttentionKind.UNMATCHED,
                    text=self.translator.gettext("{name} has no mentor.").format(name=person.name),
                    detail=self.why(person.id),
                    ids=(person.id,),
                )
            return
        yield AttentionItem(
            kind=AttentionKind.UNMATCHED,
            text=self.translator.ngettext(
                "{n} mentee has no mentor.", "{n} mentees have no mentor.", len(left)
            ).format(n=len(left)),
            detail=self._names(person.name for person in left),
            ids=tuple(person.id for person in left),
        )

    def _without_consent(self) -> Iterator[AttentionItem]:
        without = [person for person in self.standing.people if not person.consents]
        people = _each_once(without)
        if people:
            yield AttentionItem(
                kind=AttentionKind.NO_CONSENT,
                text=self.translator.ngettext(
                    "{n} person has not consented.", "{n} people have not consented.", len(people)
                ).format(n=len(people)),
                detail=self._names(person.name for person in people),
                ids=tuple(person.id for person in without),
            )

    def _without_agreement(self) -> Iterator[AttentionItem]:
        begins = self.standing.dates.kick_off or self.standing.dates.starts_on
        if self.today <= begins:
            return
        without = [pair for pair in self._running() if not pair.has_agreement]
        if without:
            yield AttentionItem(
                kind=AttentionKind.NO_AGREEMENT,
                text=self.translator.ngettext(
                    "{n} pair has no agreement yet.",
                    "{n} pairs have no agreement yet.",
                    len(without),
                ).format(n=len(without)),
                detail=self._names(map(_both, without)),
                ids=tuple(pair.id for pair in without),
            )

    def _silent(self) -> Iterator[AttentionItem]:
        most = self.standing.silent_after_days
        silent = [
            pair for pair in self._running() if (self.today - self._last_heard(pair)).days > most
        ]
        if len(silent) == 1:
            since = self.translator.date(self._last_heard(silent[0]))
            text = self.translator.gettext("Nothing heard from {pair} since {day}.").format(
                pair=_both(silent[0]), day=since
            )
            yield AttentionItem(kind=AttentionKind.SILENT_PAIR, text=text, ids=(silent[0].id,))
        elif silent:
            yield AttentionItem(
                kind=AttentionKind.SILENT_PAIR,
                text=self.translator.ngettext(
                    "{n} pair has been silent for more than {days} days.",
                    "{n} pairs have been silent for more than {days} days.",
                    len(silent),
                ).format(n=len(silent), days=most),
                detail=self._names(map(_both, silent)),
                ids=tuple(pair.id for pair in silent),
            )

    def _evaluations(self) -> Iterator[AttentionItem]:
        for which in EvaluationRound:
            asked = [one for one in self.standing.questioned(which) if one.invited]
            unsent = tuple(one.id for one in asked if one.sent_on is None and not one.answered)
            missing = sum(one.invited - one.answered for one in asked if one.sent_on)
            last = self.standing.closing_day(which)
            if unsent and self.standing.sending_day(which) <= self.today:
                yield AttentionItem(
                    kind=AttentionKind.EVALUATION_DUE, text=self._due(which), ids=unsent
                )
            if missing and last < self.today <= last + _STILL_WORTH_ASKING:
                yield AttentionItem(
                    kind=AttentionKind.EVALUATION_DUE,
                    text=self._unanswered(which, missing),
                    ids=tuple(one.id for one in asked if one.answered < one.invited),
                )

    def _due(self, which: EvaluationRound) -> str:
        if which is EvaluationRound.MIDTERM:
            return self.translator.gettext("It is time to send the midterm evaluation.")
        return self.translator.gettext("It is time to send the final evaluation.")

    def _unanswered(self, which: EvaluationRound, missing: int) -> str:
        if which is EvaluationRound.MIDTERM:
            text = self.translator.ngettext(
                "{n} person has not answered the midterm evaluation.",
                "{n} people have not answered the midterm evaluation.",
                missing,
            )
        else:
            text = self.translator.ngettext(
                "{n} person has not answered the final evaluation.",
                "{n} people have not answered the final evaluation.",
                missing,
            )
        return text.format(n=missing)

    def _late_activities(self) -> Iterator[AttentionItem]:
        late = [
            one
            for one in self.standing.activities
            if one.done_on is None and one.due_on < self.today
        ]
        if late:
            titles = [one.title.in_(self.translator.language) for one in late]
            yield AttentionItem(
                kind=AttentionKind.ACTIVITY_LATE,
                text=self.translator.ngettext(
                    "{n} activity in the playbook is late.",
                    "{n} activities in the playbook are late.",
                    len(late),
                ).format(n=len(late)),
                detail=self._names(titles),
                ids=tuple(one.id for one in late),
            )

    def _mentors_asked(self) -> Iterator[AttentionItem]:
        asked = [
            pair
            for pair in self.standing.pairs
            if pair.state is MatchState.ASKED and pair.since.date() + _TO_ANSWER < self.today
        ]
        if asked:
            yield AttentionItem(
                kind=AttentionKind.MENTOR_UNANSWERED,
                text=self.translator.ngettext(
                    "{n} mentor has not answered for more than a week.",
                    "{n} mentors have not answered for more than a week.",
                    len({pair.mentor for pair in asked}),
                ).format(n=len({pair.mentor for pair in asked})),
                detail=self._names(dict.fromkeys(pair.mentor for pair in asked)),
                ids=tuple(pair.id for pair in asked),
            )

    def _running(self) -> Sequence[StandingPair]:
        return [pair for pair in self.standing.pairs if pair.running]

    def _last_heard(self, pair: StandingPair) -> date:
        """Return the last day that something happened; nobody is silent before the start."""
        heard = max(pair.since.date(), self.standing.dates.starts_on)
        return max(heard, pair.last_meeting) if pair.last_meeting else heard

    def _names(self, names: Iterable[str]) -> str:
        """Return the first few names, and how many more there are, as running text."""
        every = list(names)
        shown, more = every[:_NAMES_SHOWN], len(every) - _NAMES_SHOWN
        if more > 0:
            shown.append(self.translator.ngettext("{n} more", "{n} more", more).format(n=more))
        return self.translator.enumeration(shown)


def _both(pair: StandingPair) -> str:
    return f"{pair.mentee} \N{EN DASH} {pair.mentor}"


def _each_once(people: Iterable[SignedUp]) -> Sequence[SignedUp]:
    """Return one sign-up for each person, who may be mentor and mentee."""
    return list({person.participant_id: person for person in people}.values())
