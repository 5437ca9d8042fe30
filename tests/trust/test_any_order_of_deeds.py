"""Deeds in any order, with undo, backups and restarts: the file agrees with a plain model."""

import shutil
import tempfile
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mentordesk.errors import UserError
from mentordesk.services import backups
from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.services.workspace import Workspace
from mentordesk.storage.manifest import Occasion
from mentordesk.vocabulary import EndReason, Role
from tests.builders import StoppedClock, a_mentee, a_mentor, a_table, address
from tests.taken_back import dump
from tests.trust.undertakings import IS_TORTURE, NAME, an_empty_programme, opened

MENTORS = [f"Mentor {n}" for n in "ABC"]
MENTEES = [f"Mentee {n}" for n in "PQRS"]
Pair = tuple[str, str]


@dataclass
class World:
    """What the coordinator believes the file to hold."""

    #: By name: the telephone, and whether they are available.
    people: dict[str, tuple[str, bool]] = field(default_factory=dict)
    #: Mentor and mentee, with the goals that they agreed on.
    pairs: dict[Pair, str] = field(default_factory=dict)


class AnyOrder(RuleBasedStateMachine):
    """One file, one programme, few people, so that deeds meet each other."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / NAME
        self.path.write_bytes(an_empty_programme())
        self.world = World()
        self.kept: list[tuple[Path, World]] = []
        self.open()

    def open(self) -> None:
        """Begin a session: nothing of an earlier one can be taken back."""
        self.workspace: Workspace = opened(self.path)
        self.programme_id = self.workspace.programmes.newest().id
        self.first = dump(self.workspace.file)
        self.before: list[World] = []
        self.after: list[World] = []

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.everything_back_and_forth()
            self.workspace.close()
            shutil.rmtree(self.folder)

    # What the file says

    def signed_up(self, name: str) -> EnrolmentRecord:
        everybody = self.workspace.participants.enrolments(self.programme_id)
        return next(each for each in everybody if each.name == name)

    def match_ids(self) -> dict[Pair, int]:
        return {
            (each.mentor.name, each.mentee.name): each.match_id
            for each in self.workspace.agreements.all(self.programme_id)
        }

    @invariant()
    def file_and_model_agree(self) -> None:
        if not hasattr(self, "workspace"):
            return
        everybody = self.workspace.participants.enrolments(self.programme_id)
        assert {e.name: (e.phone, e.available) for e in everybody} == self.world.people
        pairs = self.workspace.agreements.all(self.programme_id)
        assert {(e.mentor.name, e.mentee.name): e.goals for e in pairs} == self.world.pairs
        for name, taken in ((e.name, e.taken) for e in everybody if e.role is Role.MENTOR):
            assert taken == sum(mentor == name for mentor, _ in self.world.pairs)

    # Deeds

    def done(self, world: World) -> None:
        """Note a deed; typing on in one field is one step with the typing before it."""
        steps = len(self.workspace.file.history._done)
        if steps > len(self.before):
            self.before.append(self.world)
        self.after.clear()
        self.world = world

    @rule(name=st.sampled_from(MENTORS + MENTEES))
    def sign_up(self, name: str) -> None:
        world = deepcopy(self.world)
        if name in world.people:
            with pytest.raises(UserError):
                self.add(name)
            return
        self.add(name)
        world.people[name] = ("", True)
        self.done(world)

    def add(self, name: str) -> None:
        programme = self.workspace.programmes.newest()
        (a_mentor if name in MENTORS else a_mentee)(self.workspace, programme, name)

    @rule(names=st.sets(st.sampled_from(MENTORS + MENTEES), min_size=1), phone=st.integers(1, 9))
    def take_in(self, names: set[str], phone: int) -> None:
        world, changed = deepcopy(self.world), False
        rows = []
        for name in sorted(names):
            role = "mentor" if name in MENTORS else "mentee"
            rows.append((name, address(name), role, f"3000000{phone}", "yes"))
            known = world.people.get(name)
            now = (f"3000000{phone}", known[1] if known else True)
            changed |= now != known
            world.people[name] = now
        titles = ("name", "email", "role", "phone", "consent")
        table = a_table(self.folder, titles, *rows)
        self.workspace.sign_up.run(table, self.programme_id)
        table.unlink()
        if changed:
            self.done(world)

    @precondition(lambda self: self.world.people)
    @rule(data=st.data(), phone=st.integers(1, 9))
    def change_phone(self, data: st.DataObject, phone: int) -> None:
        name = data.draw(st.sampled_from(sorted(self.world.people)))
        was, available = self.world.people[name]
        chosen = self.signed_up(name)
        self.workspace.participants.change(chosen.id, SignUpChange(phone=f"2000000{phone}"))
        if was != f"2000000{phone}":
            world = deepcopy(self.world)
            world.people[name] = (f"2000000{phone}", available)
            self.done(world)

    @precondition(lambda self: self.world.people)
    @rule(data=st.data(), available=st.booleans())
    def set_available(self, data: st.DataObject, available: bool) -> None:
        name = data.draw(st.sampled_from(sorted(self.world.people)))
        phone, was = self.world.people[name]
        self.workspace.participants.set_available([self.signed_up(name).id], available)
        if was != available:
            world = deepcopy(self.world)
            world.people[name] = (phone, available)
            self.done(world)

    @precondition(lambda self: self.world.people)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.world.people)))
        chosen = self.signed_up(name)
        if any(name in pair for pair in self.world.pairs):
            with pytest.raises(UserError):
                self.workspace.participants.remove([chosen.id])
            return
        self.workspace.participants.remove([chosen.id])
        world = deepcopy(self.world)
        del world.people[name]
        self.done(world)

    @rule(mentor=st.sampled_from(MENTORS), mentee=st.sampled_from(MENTEES))
    def match(self, mentor: str, mentee: str) -> None:
        if not {mentor, mentee} <= self.world.people.keys():
            return
        before = dump(self.workspace.file)
        ids = (self.signed_up(mentor).id, self.signed_up(mentee).id)
        try:
            match_id = self.workspace.matches.match(self.programme_id, *ids).match_id
        except UserError:
            assert dump(self.workspace.file) == before
            return
        world = deepcopy(self.world)
        world.pairs[mentor, mentee] = self.workspace.agreements.get(match_id).goals
        self.done(world)

    @precondition(lambda self: self.world.pairs)
    @rule(data=st.data())
    def end(self, data: st.DataObject) -> None:
        pair = data.draw(st.sampled_from(sorted(self.world.pairs)))
        today = self.workspace.today()
        self.workspace.matches.end(self.match_ids()[pair], EndReason.NO_TIME, today)
        world = deepcopy(self.world)
        del world.pairs[pair]
        self.done(world)

    @precondition(lambda self: self.world.pairs)
    @rule(data=st.data(), goals=st.text("abæ\x00\n😀'\"", max_size=4))
    def agree(self, data: st.DataObject, goals: str) -> None:
        pair = data.draw(st.sampled_from(sorted(self.world.pairs)))
        match_id = self.match_ids()[pair]
        self.workspace.agreements.write(match_id, goals=goals)
        world = deepcopy(self.world)
        world.pairs[pair] = self.workspace.agreements.get(match_id).goals
        self.done(world)

    # Travelling

    @rule()
    def undo(self) -> None:
        name = self.workspace.history.undo()
        assert (name is None) == (not self.before)
        if self.before:
            self.after.append(self.world)
            self.world = self.before.pop()

    @rule()
    def redo(self) -> None:
        name = self.workspace.history.redo()
        assert (name is None) == (not self.after)
        if self.after:
            self.before.append(self.world)
            self.world = self.after.pop()

    @rule()
    def everything_back_and_forth(self) -> None:
        last, undone = dump(self.workspace.file), len(self.after)
        for _ in self.before:
            self.workspace.history.undo()
        assert self.workspace.history.undoable is None
        assert dump(self.workspace.file) == self.first
        for _ in self.before:
            self.workspace.history.redo()
        assert dump(self.workspace.file) == last
        assert len(self.workspace.file.history._undone) == undone

    @rule()
    def back_up(self) -> None:
        made = self.workspace.backups.make(Occasion.ASKED)
        self.kept.append((made.path, deepcopy(self.world)))

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        path, world = data.draw(st.sampled_from(self.kept))
        self.workspace.close()
        backups.restore(path, self.path, StoppedClock())
        self.world = deepcopy(world)
        self.open()

    @rule()
    def start_again_after_the_program_died(self) -> None:
        """Open the bytes that are on the disk at this moment."""
        left = self.path.read_bytes()
        self.workspace.close()
        self.path.write_bytes(left)
        self.open()


def test_any_order_of_deeds(own_folders: Path) -> None:
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=200 if IS_TORTURE else 6,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
