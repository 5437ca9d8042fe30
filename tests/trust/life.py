"""A long day of a coordinator, always the same for one seed, in a process that may be killed."""

import os
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from mentordesk.errors import UserError
from mentordesk.services.records.participants import SignUpChange
from mentordesk.services.workspace import Workspace
from mentordesk.storage.manifest import Occasion
from mentordesk.vocabulary import EndReason, Role
from tests.builders import a_mentee, a_mentor, a_table
from tests.trust.faults import Faults, failing
from tests.trust.undertakings import digest, opened

_TITLES = ("name", "email", "role", "subject", "topics", "note")
_SUBJECTS = ("History", "Physics", "Law", "Theology")
DEEDS = 24


def live(path: str, folder: str, seed: int, faults: Faults, told: Connection) -> None:
    """Live the day on a file, and tell each deed's number when it is done.

    Where nothing is to fail, what the file then holds is told with it.
    """
    os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = folder
    day = _Day(Path(path), Random(seed))  # noqa: S311 - invented people, no secrets
    with failing(faults):
        for number in range(DEEDS):
            day.go_on(number)
            with faults.asleep():
                told.send((number, "" if faults.first else digest(day.path), faults.counted))
        day.workspace.close()


class _Day:
    def __init__(self, path: Path, dice: Random) -> None:
        self.path = path
        self.dice = dice
        self.workspace: Workspace = opened(path)
        self.programme = self.workspace.programmes.newest()

    def go_on(self, number: int) -> None:
        """Do the next deed; one that is refused changes nothing, and is a deed as well."""
        deeds: tuple[Callable[[int], object], ...] = (
            *(self._take_in, self._sign_up, self._sign_up, self._change, self._propose),
            *(self._confirm, self._agree, self._sign, self._end, self._reopen, self._remove),
            *(self._undo, self._undo, self._redo, self._back_up),
        )
        with suppress(UserError):
            self.dice.choice(deeds)(number)

    def _take_in(self, number: int) -> None:
        rows = [
            (
                f"Person {number} {row}",
                f"p{number}.{row}@example.org",
                self.dice.choice(("mentor", "mentee")),
                self.dice.choice(_SUBJECTS),
                "Pay; Leave",
                "x" * self.dice.randrange(2_000),
            )
            for row in range(self.dice.randrange(1, 12))
        ]
        with TemporaryDirectory() as folder:
            table = a_table(Path(folder), _TITLES, *rows)
            self.workspace.sign_up.run(table, self.programme.id, consent=True)

    def _sign_up(self, number: int) -> None:
        made = self.dice.choice((a_mentor, a_mentee))
        made(self.workspace, self.programme, f"Ny {number}", subjects=[self.dice.choice(_SUBJECTS)])

    def _change(self, number: int) -> None:
        everybody = self.workspace.participants.enrolments(self.programme.id)
        chosen = self.dice.choice(everybody)
        change = SignUpChange(phone=str(number), note="y" * self.dice.randrange(9_000))
        self.workspace.participants.change(chosen.id, change)

    def _propose(self, number: int) -> None:
        self.workspace.matches.propose(self.programme.id)

    def _confirm(self, number: int) -> None:
        self.workspace.matches.confirm(self.programme.id)

    def _agree(self, number: int) -> None:
        if pairs := self.workspace.agreements.all(self.programme.id):
            match_id = self.dice.choice(pairs).match_id
            self.workspace.agreements.write(match_id, goals=f"Goal {number}", topics=["Pay"])

    def _sign(self, number: int) -> None:
        ids = [each.match_id for each in self.workspace.agreements.all(self.programme.id)]
        self.workspace.agreements.mark_signed(ids, self.workspace.today())

    def _end(self, number: int) -> None:
        if pairs := self.workspace.agreements.all(self.programme.id):
            today = self.workspace.today()
            self.workspace.matches.end(pairs[0].match_id, EndReason.NO_TIME, today)

    def _reopen(self, number: int) -> None:
        self.workspace.close()
        self.workspace = opened(self.path)

    def _undo(self, number: int) -> None:
        self.workspace.history.undo()

    def _redo(self, number: int) -> None:
        self.workspace.history.redo()

    def _back_up(self, number: int) -> None:
        self.workspace.backups.make(Occasion.ASKED)

    def _remove(self, number: int) -> None:
        mentees = [
            each
            for each in self.workspace.participants.enrolments(self.programme.id)
            if each.role is Role.MENTEE
        ]
        self.workspace.participants.remove([self.dice.choice(mentees).id])


def bring_up_to_date(path: str, folder: str, faults: Faults) -> None:
    """Open a file of an earlier program, on a disk that may fail."""
    os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = folder
    with failing(faults):
        opened(Path(path)).close()
    os._exit(0 if not faults.first else 1)
