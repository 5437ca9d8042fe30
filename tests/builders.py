"""Short builders of what tests need: a file, a programme, people, a match, a table."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mentordesk.i18n import Translator, search_key
from mentordesk.services.records.evaluations import QuestionnaireRecord
from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EvaluationRound, Language, MatchState, Role

#: A noon a fortnight before the programmes of the tests start.
A_NOON = "2026-08-18T12:00"


@dataclass
class StoppedClock:
    """A clock that a test sets by hand."""

    time: datetime = field(default_factory=lambda: datetime.fromisoformat(A_NOON))

    def __call__(self) -> datetime:
        return self.time

    def set(self, text: str) -> None:
        """Set it to an ISO day or moment."""
        self.time = datetime.fromisoformat(text)


@cache
def _new_file(language: Language) -> bytes:
    """Return what a new file holds: made once a run, because its tables take a while."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new.mentordesk"
        Workspace.create(path, language=language).close()
        return path.read_bytes()


def a_workspace(
    folder: Path,
    *,
    language: Language = Language.ENGLISH,
    clock: StoppedClock | None = None,
    name: str = "file.mentordesk",
) -> Workspace:
    """Return a new file, open; close it, or use the `workspace` fixture."""
    path = folder / name
    path.write_bytes(_new_file(language))
    return Workspace.open(path, translator=Translator(language), clock=clock or StoppedClock())


def a_programme(
    workspace: Workspace,
    template: str = "karrierementor",
    name: str = "Autumn 2026",
    *,
    starts_on: date = date(2026, 9, 1),
    language: Language = Language.ENGLISH,
) -> ProgrammeRecord:
    """Return a new programme."""
    return workspace.programmes.create(template, name, starts_on=starts_on, language=language)


def a_mentor(
    workspace: Workspace,
    programme: ProgrammeRecord,
    name: str = "Jens Lund",
    **signup: Any,
) -> EnrolmentRecord:
    """Return a mentor who consented; `signup` holds fields of `SignUpChange`."""
    return _signed_up(workspace, programme, Role.MENTOR, name, signup)


def a_mentee(
    workspace: Workspace,
    programme: ProgrammeRecord,
    name: str = "Ida Krogh",
    **signup: Any,
) -> EnrolmentRecord:
    """Return a mentee who consented; `signup` holds fields of `SignUpChange`."""
    return _signed_up(workspace, programme, Role.MENTEE, name, signup)


def _signed_up(
    workspace: Workspace,
    programme: ProgrammeRecord,
    role: Role,
    name: str,
    signup: dict[str, Any],
) -> EnrolmentRecord:
    details = SignUpChange(**{"name": name, "email": address(name), "consent": True, **signup})
    return workspace.participants.enrolment(workspace.participants.add(programme.id, role, details))


def address(name: str) -> str:
    """Return the address that the builders give a person."""
    return ".".join(search_key(name).split()) + "@example.org"


def asked_of(
    workspace: Workspace, role: Role, which: EvaluationRound = EvaluationRound.FINAL
) -> QuestionnaireRecord:
    """Return what one role is asked in the newest programme."""
    programme = workspace.programmes.newest()
    return next(
        one
        for one in workspace.evaluations.questionnaires(programme.id)
        if (one.role, one.round) == (role, which)
    )


def a_match(
    workspace: Workspace,
    mentor: EnrolmentRecord,
    mentee: EnrolmentRecord,
    state: MatchState = MatchState.CONFIRMED,
) -> int:
    """Return the id of a new match made by hand."""
    made = workspace.matches.match(mentor.programme_id, mentor.id, mentee.id, state=state)
    return made.match_id


def a_table(folder: Path, *rows: Sequence[str], name: str = "table.csv") -> Path:
    """Return a CSV file whose first row holds the titles."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path
