"""A sample programme, made the way a coordinator makes hers: same imports, same deeds."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.paths import resources
from mentordesk.services.records.agreements import LimitRecord
from mentordesk.services.records.evaluations import OwnTopic, QuestionnaireRecord
from mentordesk.services.workspace import Workspace
from mentordesk.storage import strays
from mentordesk.vocabulary import (
    N_,
    EvaluationRound,
    Language,
    MatchState,
    MeetingForm,
    Role,
)
from mentordesk.whole_file import refusal

FILE_NAME = "demo.mentordesk"

# The sample's own autumn: the same days give the same paper, byte for byte.
_STARTS_ON = date(2026, 9, 1)
_NAME = "Karrierementor, efterår 2026"

_SIGNED = 9
# One pair in so many is never heard of.
_SILENT = 9
_WEEKS_TO_MEETINGS = ((1, 90, MeetingForm.PHYSICAL), (5, 60, MeetingForm.VIRTUAL))


#: Told how many steps of how many are done.
Progress = Callable[[int, int], None]


def _unheard(_done: int, _total: int) -> None:
    """Tell nobody."""


class _Calendar:
    """The sample's own clock: a day that the story moves on."""

    def __init__(self, starts_on: date) -> None:
        self._starts_on = starts_on
        self.weeks(-8)

    def weeks(self, after_start: int) -> date:
        """Move to noon, so many weeks after the programme's start, and return the day."""
        day = self._starts_on + timedelta(weeks=after_start)
        self._now = datetime.combine(day, time(12))
        return day

    def now(self) -> datetime:
        """Tell the sample's time."""
        return self._now


def make(folder: Path, report: Callable[[Path], None]) -> None:
    """Make a sample programme in `folder` with every document, telling of each file made.

    Raises:
        UserError: The folder cannot be written to, or the sample there is open.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise UserError(
            N_("The folder {folder} cannot be made. Choose another place."), folder=folder.name
        ) from trouble
    calendar = _Calendar(_STARTS_ON)
    target = folder / FILE_NAME
    with (
        _replacing(target) as path,
        Workspace.create(path, language=Language.DANISH, clock=calendar.now) as workspace,
    ):
        programme_id = _run_programme(workspace, calendar, list(EvaluationRound))
    report(target)
    with Workspace.open(target, clock=calendar.now, writable=False) as workspace:
        papers = chain(_papers(workspace, programme_id), _event_papers(workspace, calendar))
        for name, content in papers:
            workspace.paperwork.save(folder / name, content)
            report(folder / name)
        pack = folder / "kick-off-pack.pdf"
        workspace.kick_off_pack.write(pack, programme_id)
        report(pack)


def sample_file(
    path: Path, today: date, translator: Translator, progress: Progress = _unheard
) -> None:
    """Make a sample programme in its midst: matched, agreed in part, halfway evaluated.

    Nothing is left where `progress`, told of the steps done and of all, raises.

    Raises:
        UserError: The place cannot be written to.
    """
    calendar = _Calendar(today - timedelta(weeks=10))
    with (
        _replacing(path) as made,
        Workspace.create(
            made, language=Language.DANISH, translator=translator, clock=calendar.now
        ) as workspace,
    ):
        _run_programme(workspace, calendar, [EvaluationRound.MIDTERM], progress)


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Yield a path to build the file at; it takes the target's place when all went well."""
    if target.exists():
        Workspace.open(target).close()
    try:
        building = TemporaryDirectory(dir=target.parent, prefix=".sample-")
    except OSError as trouble:
        raise refusal(trouble, target) from trouble
    with building as folder:
        path = Path(folder) / target.name
        yield path
        strays.put_aside(target)
        path.replace(target)


def _run_programme(
    workspace: Workspace,
    calendar: _Calendar,
    rounds: list[EvaluationRound],
    progress: Progress = _unheard,
) -> int:
    workspace.file.backups.needless = True
    id_ = _sign_up(workspace, calendar)
    steps: tuple[Callable[[], None], ...] = (
        lambda: _match(workspace, id_, calendar),
        lambda: _agree(workspace, id_, calendar),
        lambda: _meet(workspace, id_, calendar),
        lambda: _evaluate(workspace, id_, calendar, rounds),
        lambda: _tick_off(workspace, id_, calendar),
    )
    for done, step in enumerate(steps, start=1):
        progress(done, len(steps) + 1)
        step()
    return id_


def _sign_up(workspace: Workspace, calendar: _Calendar) -> int:
    starts_on = calendar.weeks(0)
    calendar.weeks(-8)
    workspace.programmes.change_organisation(
        name="Fjordens Universitet",
        contact_name="Anna Holm",
        contact_email="anna.holm@example.org",
        contact_phone="+45 12 34 56 78",
        referral="Studievejledningen, studievejledning@example.org",
    )
    name = _NAME if starts_on == _STARTS_ON else "Karrierementor"
    programme = workspace.programmes.create(
        "karrierementor", name, starts_on=starts_on, language=Language.DANISH
    )
    for role in Role:
        table = resources() / "sample" / f"{role.value}s.csv"
        workspace.sign_up.run(table, programme.id, role=role)
    return programme.id


def _match(workspace: Workspace, programme_id: int, calendar: _Calendar) -> None:
    calendar.weeks(-4)
    workspace.matches.propose(programme_id)
    workspace.matches.confirm(programme_id)


def _agree(workspace: Workspace, programme_id: int, calendar: _Calendar) -> None:
    pairs = workspace.agreements.all(programme_id)
    calendar.weeks(-3)
    ids = [pair.match_id for pair in pairs]
    workspace.matches.set_state(ids, MatchState.ANNOUNCED)
    signed_on = calendar.weeks(0)
    texts = _sample("agreements.toml")["agreements"]
    for pair, agreed in zip(pairs, texts, strict=False):
        limits = tuple(LimitRecord(**each) for each in agreed.get("limits", ()))
        workspace.agreements.write(
            pair.match_id,
            goals=agreed["goals"],
            topics=tuple(agreed["topics"]),
            limits=limits,
            **agreed.get("terms", {}),
        )
    workspace.agreements.mark_printed(ids[: len(texts)])
    workspace.agreements.mark_signed(ids[:_SIGNED], signed_on)


def _meet(workspace: Workspace, programme_id: int, calendar: _Calendar) -> None:
    pairs = workspace.agreements.all(programme_id)
    for place, pair in enumerate(pairs):
        if place % _SILENT == 0:
            continue
        for weeks, minutes, form in _WEEKS_TO_MEETINGS:
            held_on = calendar.weeks(weeks + place % 3)
            workspace.matches.add_meeting(pair.match_id, held_on, minutes, form)


def _evaluate(
    workspace: Workspace,
    programme_id: int,
    calendar: _Calendar,
    rounds: list[EvaluationRound],
) -> None:
    weeks = {EvaluationRound.MIDTERM: 8, EvaluationRound.FINAL: 16}
    for each in workspace.evaluations.questionnaires(programme_id):
        if each.round in rounds:
            sent = calendar.weeks(weeks[each.round])
            workspace.evaluations.mark_sent(each.id, sent, sent + timedelta(weeks=1))
    for round_ in rounds:
        calendar.weeks(weeks[round_] + 1)
        table = resources() / "sample" / f"answers-{round_.value}.csv"
        workspace.evaluations.import_answers(table, programme_id, round_)
    if EvaluationRound.FINAL in rounds:
        _type_in_own_topics(workspace, programme_id)


def _type_in_own_topics(workspace: Workspace, programme_id: int) -> None:
    """Add to the survey tool's answers what it could not ask: how far each pair's topics came."""
    pairs = workspace.agreements.all(programme_id)
    reached = {
        pair.match_id: agreed["reached"]
        for pair, agreed in zip(pairs, _sample("agreements.toml")["agreements"], strict=False)
    }
    evaluations = workspace.evaluations
    for asked in evaluations.questionnaires(programme_id):
        for person in evaluations.people_asked(asked.id):
            answers = evaluations.reply(asked.id, person.enrolment_id)
            if answers and person.topics:
                points = _points(person.topics, reached, asked.role)
                evaluations.record(asked.id, person.enrolment_id, answers, points)


def _points(topics: tuple[OwnTopic, ...], reached: Mapping[int, Any], role: Role) -> list[OwnTopic]:
    left = {match_id: iter(points[role.value]) for match_id, points in reached.items()}
    return [replace(one, point=next(left[one.match_id or 0])) for one in topics]


def _tick_off(workspace: Workspace, programme_id: int, calendar: _Calendar) -> None:
    for activity in workspace.playbook.activities(programme_id):
        if activity.due_on <= calendar.now().date():
            workspace.playbook.tick(activity.id, done=True)


def _papers(workspace: Workspace, programme_id: int) -> Iterator[tuple[str, bytes]]:
    paperwork = workspace.paperwork
    for key in paperwork.guide_keys():
        yield f"{key}.pdf", paperwork.guide_pdf(programme_id, key)
    yield "agreements.pdf", paperwork.agreements_pdf(programme_id)
    asked = workspace.evaluations.questionnaires(programme_id)
    for each in sorted(asked, key=_by_round_and_role):
        name = f"questionnaire-{each.round.value}-{each.role.value}.pdf"
        yield name, paperwork.questionnaire_pdf(each.id)
    for round_ in EvaluationRound:
        yield f"report-{round_.value}.pdf", paperwork.report_pdf(programme_id, round_)


def _event_papers(workspace: Workspace, calendar: _Calendar) -> Iterator[tuple[str, bytes]]:
    papers, programme_id = workspace.event_papers, workspace.programmes.newest().id
    # As they are printed for a kick-off that is still to come.
    calendar.weeks(-4)
    yield "attendance-list.pdf", papers.attendance_list(programme_id)
    yield "table-list.pdf", papers.table_list(programme_id)
    yield "name-badges.pdf", papers.name_badges(programme_id)
    yield "table-signs.pdf", papers.table_signs(programme_id)
    yield "certificates.pdf", papers.certificates(programme_id)
    yield "letters.pdf", workspace.match_letters.pdf(programme_id)


def _by_round_and_role(asked: QuestionnaireRecord) -> tuple[int, str]:
    return list(EvaluationRound).index(asked.round), asked.role.value


def _sample(name: str) -> dict[str, Any]:
    return tomllib.loads((resources() / "sample" / name).read_text(encoding="utf-8"))
