"""What is done with the people chosen: one action each, for menus, buttons and keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.ui.desk import Desk
from mentordesk.vocabulary import EnrolmentState, Role

Chosen = tuple[EnrolmentRecord, ...]
_PAIR = 2


class ParticipantDeeds(QObject):
    """The deeds on a selection; only those that would change something are offered."""

    #: Two records to be looked at side by side.
    merge_wanted = Signal(object, object)
    #: A person whose data protection is to be looked at, told, or who is to be erased (their id).
    privacy_wanted = Signal(int)
    report_wanted = Signal(int)
    erasure_wanted = Signal(int)
    #: A sign-up that a deed made, to be shown.
    made = Signal(int)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._chosen: Chosen = ()
        tr = desk.translator.gettext
        make = self._make
        self.available = make("circle-check", tr("Set available"), self._free, "Ctrl+Shift+B")
        self.busy = make("ban", tr("Set busy"), self._occupy, "Ctrl+B")
        self.consent = make("check", tr("Record consent"), self._consent, "Ctrl+G")
        self.no_consent = make("x", tr("Withdraw consent"), self._no_consent, "Ctrl+Shift+G")
        self.sign_up = make("undo-2", tr("Sign up again"), self._sign_up, "Ctrl+Shift+L")
        self.wait = make("hourglass", tr("Put on the waiting list"), self._wait, "Ctrl+Shift+L")
        self.withdraw = make("user-x", tr("Withdraw"), self._withdraw, "Ctrl+Shift+W")
        self.as_mentor = make("user-plus", tr("Sign up as mentor too"), self._add_role)
        self.as_mentee = make("user-plus", tr("Sign up as mentee too"), self._add_role)
        self.merge = make("git-merge", tr("Merge the two…"), self._merge, "Ctrl+Shift+D")
        self.remove = make("trash-2", tr("Remove"), self._remove, QKeySequence.StandardKey.Delete)
        self.privacy = make("user-check", tr("Data protection…"), self._look_at_privacy)
        self.tell = make("file-text", tr("Everything about them…"), self._tell)
        self.erase = make("trash-2", tr("Erase for good…"), self._erase)
        self.choose(())

    @property
    def groups(self) -> tuple[tuple[QAction, ...], ...]:
        """The actions as a menu shows them, part by part."""
        return (
            (self.available, self.busy, self.consent, self.no_consent),
            (self.sign_up, self.wait, self.withdraw),
            (self.as_mentor, self.as_mentee, self.merge),
            (self.privacy, self.tell),
            (self.remove, self.erase),
        )

    def choose(self, chosen: Chosen, roles: frozenset[Role] = frozenset(Role)) -> None:
        """Be about these records; `roles` are those that a single one's person has already."""
        self._chosen = chosen
        here = tuple(r for r in chosen if r.state is not EnrolmentState.WITHDRAWN)
        offered = {
            self.available: any(not r.available for r in here),
            self.busy: any(r.available for r in here),
            self.consent: any(not r.consent for r in here),
            self.no_consent: any(r.consent for r in here),
            self.sign_up: any(r.state is not EnrolmentState.SIGNED_UP for r in chosen),
            self.wait: any(r.state is EnrolmentState.SIGNED_UP for r in chosen),
            self.withdraw: bool(here),
            self.as_mentor: len(chosen) == 1 and Role.MENTOR not in roles,
            self.as_mentee: len(chosen) == 1 and Role.MENTEE not in roles,
            self.merge: len(chosen) == _PAIR and len({r.participant_id for r in chosen}) == _PAIR,
            self.remove: bool(chosen),
            self.privacy: len(chosen) == 1,
            self.tell: len(chosen) == 1,
            self.erase: len(chosen) == 1,
        }
        for action, yes in offered.items():
            action.setEnabled(yes)
            action.setVisible(yes)

    def _make(
        self,
        icon: str,
        text: str,
        then: Callable[[], None],
        keys: str | QKeySequence.StandardKey = "",
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._desk.theme.dress(action, icon)
        action.triggered.connect(lambda _checked: then())
        return action

    def _those(self, test: Callable[[EnrolmentRecord], bool]) -> Chosen:
        return tuple(record for record in self._chosen if test(record))

    def _not_matched(self, test: Callable[[EnrolmentRecord], bool]) -> Chosen:
        """Return those who can leave; where nobody can, all, so that the refusal says why."""
        these = self._those(test)
        return tuple(record for record in these if not record.taken) or these

    # The deeds

    def _free(self) -> None:
        these = self._those(lambda r: not r.available)
        with self._desk.guard() as guard:
            self._desk.workspace.participants.set_available(_ids(these), available=True)
        if guard.done:
            tr = self._desk.translator
            said = tr.ngettext("{name} is available.", "{n} people are available.", len(these))
            self._say(said, these)

    def _occupy(self) -> None:
        these = self._those(lambda r: r.available)
        with self._desk.guard() as guard:
            self._desk.workspace.participants.set_available(_ids(these), available=False)
        if guard.done:
            tr = self._desk.translator
            said = tr.ngettext(
                "{name} is busy and gets no new match.",
                "{n} people are busy and get no new match.",
                len(these),
            )
            self._say(said, these)

    def _consent(self) -> None:
        these = self._those(lambda r: not r.consent)
        with self._desk.guard() as guard:
            self._desk.workspace.participants.record_consent(_ids(these), given=True)
        if guard.done:
            tr = self._desk.translator
            said = tr.ngettext(
                "Consent of {name} recorded.", "Consent of {n} people recorded.", len(these)
            )
            self._say(said, these)

    def _no_consent(self) -> None:
        these = self._those(lambda r: r.consent)
        with self._desk.guard() as guard:
            self._desk.workspace.participants.record_consent(_ids(these), given=False)
        if guard.done:
            tr = self._desk.translator
            said = tr.ngettext(
                "Consent of {name} withdrawn.", "Consent of {n} people withdrawn.", len(these)
            )
            self._say(said, these)

    def _sign_up(self) -> None:
        these = self._those(lambda r: r.state is not EnrolmentState.SIGNED_UP)
        if self._set_state(these, EnrolmentState.SIGNED_UP):
            tr = self._desk.translator
            said = tr.ngettext(
                "{name} is signed up again.", "{n} people are signed up again.", len(these)
            )
            self._say(said, these)

    def _wait(self) -> None:
        these = self._not_matched(lambda r: r.state is EnrolmentState.SIGNED_UP)
        if self._set_state(these, EnrolmentState.WAITING):
            tr = self._desk.translator
            said = tr.ngettext(
                "{name} is on the waiting list.", "{n} people are on the waiting list.", len(these)
            )
            self._say_left(said, these)

    def _withdraw(self) -> None:
        these = self._not_matched(lambda r: r.state is not EnrolmentState.WITHDRAWN)
        if self._set_state(these, EnrolmentState.WITHDRAWN):
            tr = self._desk.translator
            said = tr.ngettext("{name} has withdrawn.", "{n} people have withdrawn.", len(these))
            self._say_left(said, these)

    def _add_role(self) -> None:
        (record,) = self._chosen
        other = Role.MENTEE if record.role is Role.MENTOR else Role.MENTOR
        details = SignUpChange(
            name=record.name, email=record.email, consent=True if record.consent else None
        )
        with self._desk.guard() as guard:
            id_ = self._desk.workspace.participants.add(record.programme_id, other, details)
            self.made.emit(id_)
        if guard.done:
            tr = self._desk.translator.gettext
            said = tr("{name} is a mentor too now. Fill in the rest of the sign-up.")
            if other is Role.MENTEE:
                said = tr("{name} is a mentee too now. Fill in the rest of the sign-up.")
            self._say(said, self._chosen)

    def _merge(self) -> None:
        first, second = self._chosen
        self.merge_wanted.emit(first, second)

    def _look_at_privacy(self) -> None:
        self.privacy_wanted.emit(self._chosen[0].participant_id)

    def _tell(self) -> None:
        self.report_wanted.emit(self._chosen[0].participant_id)

    def _erase(self) -> None:
        self.erasure_wanted.emit(self._chosen[0].participant_id)

    def _remove(self) -> None:
        these, tr = self._chosen, self._desk.translator
        with self._desk.guard() as guard:
            self._desk.workspace.participants.remove(_ids(these))
        if guard.done:
            self._say(tr.ngettext("{name} removed.", "{n} sign-ups removed.", len(these)), these)

    def _set_state(self, these: Chosen, state: EnrolmentState) -> bool:
        with self._desk.guard() as guard:
            self._desk.workspace.participants.set_state(_ids(these), state)
        return guard.done

    def _say(self, said: str, these: Chosen) -> None:
        number = self._desk.translator.number(len(these))
        self._desk.tell_done(said.format(name=these[0].name, n=number))

    def _say_left(self, said: str, these: Chosen) -> None:
        """Say it, and that the others among the chosen stay because they are in a match."""
        if any(record.taken and record not in these for record in self._chosen):
            said += " " + self._desk.translator.gettext("Those in a match stay in it.")
        self._say(said, these)


def _ids(these: Chosen) -> tuple[int, ...]:
    return tuple(record.id for record in these)
