"""The files that the pictures show: a programme in its midst, before matching, and empty ones."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from mentordesk.i18n import Translator
from mentordesk.paths import resources
from mentordesk.services import demo
from mentordesk.services.records.participants import SignUpChange
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Language, Role

#: Matched, agreed in part, halfway evaluated.
SAMPLE = "sample"
#: Signed up and not yet matched; one person is there twice.
SIGNED_UP = "signed-up"
#: Signed up, with a proposal to look through, a pin and a pair that is ruled out.
PROPOSED = "proposed"
#: A programme without people.
EMPTY = "empty"
#: A file without a programme.
BARE = "bare"
SUFFIX = ".mentordesk"

#: Tables that lie beside each file: some rows good, no table at all, answers.
MIXED_TABLE = "mentors.csv"
BROKEN_TABLE = "picture.xlsx"
ANSWERS = "answers-midterm.csv"
TABLES = "tables"


def make_files(stage: Path) -> None:
    """Make each file once; every scene gets a copy of its own."""
    _make_tables(stage / TABLES)
    today = datetime.now(UTC).date()
    demo.sample_file(stage / (SAMPLE + SUFFIX), today, Translator(Language.DANISH))
    Workspace.create(stage / (BARE + SUFFIX), language=Language.DANISH).close()
    for name in (SIGNED_UP, PROPOSED, EMPTY):
        with Workspace.create(stage / (name + SUFFIX), language=Language.DANISH) as workspace:
            programme = workspace.programmes.create(
                "karrierementor",
                "Karrierementor",
                starts_on=today + timedelta(weeks=4),
                language=Language.DANISH,
            )
            if name != EMPTY:
                _sign_up(workspace, programme.id)
            if name == PROPOSED:
                _propose(workspace, programme.id)


def _sign_up(workspace: Workspace, programme_id: int) -> None:
    for role in Role:
        table = resources() / "sample" / f"{role.value}s.csv"
        workspace.sign_up.run(table, programme_id, role=role)
    twice = SignUpChange(name="Rosa Vinther", email="rosa@example.org", phone="12219643")
    workspace.participants.add(programme_id, Role.MENTEE, twice)


def _propose(workspace: Workspace, programme_id: int) -> None:
    matches = workspace.matches
    first, second = matches.candidates(programme_id)[:2]
    pinned = next(one.mentor for one in first.candidates if one.barrier is None)
    matches.pin(programme_id, pinned.enrolment_id, first.mentee.enrolment_id)
    best = second.candidates[0].mentor
    matches.forbid(programme_id, best.enrolment_id, second.mentee.enrolment_id, "Gamle kolleger")
    matches.propose(programme_id)


def _make_tables(folder: Path) -> None:
    folder.mkdir()
    sample = resources() / "sample"
    lines = (sample / "mentors.csv").read_text(encoding="utf-8-sig").splitlines()
    lines[3] = lines[3].replace("@", " at ")
    lines[5] = lines[5].replace("@", ",")
    (folder / MIXED_TABLE).write_text("\n".join(lines), encoding="utf-8")
    (folder / BROKEN_TABLE).write_bytes(b"a picture, says who named it")
    (folder / ANSWERS).write_bytes((sample / ANSWERS).read_bytes())
