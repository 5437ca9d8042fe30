"""Says whether a file is well: whole, complete, and readable by every other deed."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError

from mentordesk.errors import UserError
from mentordesk.models import Organisation
from mentordesk.services.records.matches import MatchingSettings
from mentordesk.services.workspace import Workspace
from mentordesk.storage import check as thorough
from mentordesk.storage.file import File
from mentordesk.storage.refusals import UNREADABLE
from mentordesk.vocabulary import Language

# What comes of values that no deed would have written: a word for a number, a lost row.
_WRONG_VALUES = (
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
    *(OSError, InvalidRequestError),
)
# Far more than anybody sets, and far less than what a sum of numbers cannot hold.
_WEIGHT_MOST = 1e9


def check(path: Path, passphrase: str | None = None) -> int:
    """Read all of a file, as every deed would, and return how many participants it holds.

    Raises:
        UserError: It is not a MentorDesk file, some of it is damaged, missing or unreadable, or it
            needs another passphrase.
    """
    thorough.check(path, passphrase=passphrase)
    try:
        with Workspace.open(path, passphrase=passphrase, writable=False) as workspace:
            for programme in workspace.programmes.all():
                _read(workspace, programme.id)
            return len(workspace.participants.people())
    except _WRONG_VALUES as error:
        raise UserError(UNREADABLE, file=path.name) from error


def language_of(path: Path, passphrase: str | None = None) -> Language:
    """Return the language of a file, also of one that is not well in other places.

    Raises:
        UserError: It is not a MentorDesk file, or too little of it can be read.
    """
    try:
        with (
            File.open(path, passphrase=passphrase, damaged=True) as file,
            file.read() as session,
        ):
            return session.scalars(select(Organisation.language)).one()
    except _WRONG_VALUES as error:
        raise UserError(UNREADABLE, file=path.name) from error


def _read(workspace: Workspace, programme_id: int) -> None:
    workspace.programmes.rules(programme_id)
    workspace.participants.enrolments(programme_id)
    workspace.participants.duplicates(programme_id)
    workspace.playbook.activities(programme_id)
    for event in workspace.playbook.events(programme_id):
        workspace.playbook.attendance(event.id)
    workspace.overview.key_figures(programme_id)
    workspace.overview.timeline(programme_id)
    workspace.overview.attention(programme_id)
    _read_matches(workspace, programme_id)
    _read_evaluations(workspace, programme_id)
    _read_paper(workspace, programme_id)


def _read_matches(workspace: Workspace, programme_id: int) -> None:
    matches = workspace.matches
    _require_weights(workspace.programmes.matching_settings(programme_id))
    matches.score_map(programme_id)
    matches.pair_rules(programme_id)
    _read_proposals(workspace, programme_id)
    for pair in matches.pairs(programme_id):
        # Sentences are made when somebody looks.
        tuple(pair.reasons)
        if pair.match_id is not None:
            matches.meetings(pair.match_id)
    workspace.agreements.all(programme_id)


def _read_proposals(workspace: Workspace, programme_id: int) -> None:
    matches = workspace.matches
    matches.propose(programme_id, keep=False)
    matches.proposal(programme_id)
    for proposal in matches.proposals(programme_id):
        if proposal.settings is not None:
            _require_weights(proposal.settings)
        if min(proposal.total, proposal.matched, proposal.blocking_pairs or 0) < 0:
            raise ValueError("figures that cannot be counted")
        for pair in matches.proposal(programme_id, proposal.id).pairs:
            tuple(pair.reasons)


def _require_weights(settings: MatchingSettings) -> None:
    if not all(0 <= weight <= _WEIGHT_MOST for weight in settings.weights.values()):
        raise ValueError("weights that cannot be added up")


def _read_evaluations(workspace: Workspace, programme_id: int) -> None:
    asked = workspace.evaluations.questionnaires(programme_id)
    for questionnaire in asked:
        workspace.evaluations.respondents(questionnaire.id)
        workspace.evaluations.people_asked(questionnaire.id)
    for round_ in dict.fromkeys(questionnaire.round for questionnaire in asked):
        workspace.evaluations.report(programme_id, round_)


def _read_paper(workspace: Workspace, programme_id: int) -> None:
    paperwork = workspace.paperwork
    for key in paperwork.guide_keys():
        for language in Language:
            if paperwork.guide_changed(programme_id, key, language):
                paperwork.guide_pdf(programme_id, key, language=language)
    # The letterhead of one document is that of all.
    paperwork.agreements_pdf(programme_id, blank=True)
