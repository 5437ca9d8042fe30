"""A stack of signed papers is marked by the codes on them: all that may be, at once."""

from datetime import date

import pytest

from mentordesk.errors import UserError
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EndReason, MatchState
from tests.builders import a_match, a_mentee, a_mentor, a_programme

DAY = date(2026, 8, 17)


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return the programme of most papers."""
    return a_programme(workspace)


def a_pair(
    workspace: Workspace,
    programme: ProgrammeRecord,
    mentee: str,
    state: MatchState = MatchState.CONFIRMED,
) -> int:
    mentor = a_mentor(workspace, programme, f"Mentor of {mentee}")
    return a_match(workspace, mentor, a_mentee(workspace, programme, mentee), state)


def code(workspace: Workspace, match_id: int) -> str:
    return workspace.agreements.get(match_id).code


def refusal(workspace: Workspace, typed: str) -> str:
    found = workspace.signing.look_at(typed).refusal
    return str(found) if found else ""


def test_a_code_says_whose_paper_it_is(workspace, programme):
    ida = a_pair(workspace, programme, "Ida Krogh")
    paper = workspace.signing.look_at(code(workspace, ida).lower().replace("-", " "))
    assert paper.pair is not None
    assert (paper.pair.match_id, paper.pair.mentee.name) == (ida, "Ida Krogh")
    assert (paper.code, paper.refusal) == (code(workspace, ida), None)


def test_what_cannot_be_marked_says_why(workspace, programme):
    assert "K7M-4QX" in refusal(workspace, "k7m4qx")
    assert "not a code" in refusal(workspace, "=SUM(<b>)")
    assert workspace.signing.look_at(" Ida  Krogh ").code == "Ida Krogh"
    signed = a_pair(workspace, programme, "Ida Krogh")
    workspace.agreements.mark_signed([signed], DAY)
    assert "signed already" in refusal(workspace, code(workspace, signed))
    ended = a_pair(workspace, programme, "Sara Winther")
    workspace.matches.end(ended, EndReason.AGREED, workspace.today())
    assert "has ended" in refusal(workspace, code(workspace, ended))
    asked = a_pair(workspace, programme, "Eva Holm", MatchState.ASKED)
    assert "not confirmed" in refusal(workspace, workspace.agreements.get(asked).code)


def test_a_stack_is_marked_in_one_deed_and_the_refused_stay_as_they_are(workspace, programme):
    other = a_programme(workspace, name="Spring 2026", starts_on=date(2026, 2, 1))
    fit = [a_pair(workspace, programme, "Ida Krogh"), a_pair(workspace, other, "Bo Lund")]
    signed = a_pair(workspace, programme, "Sara Winther")
    workspace.agreements.mark_signed([signed], date(2026, 8, 1))
    ended = a_pair(workspace, programme, "Eva Holm")
    workspace.matches.end(ended, EndReason.AGREED, workspace.today())
    commits: list[frozenset[str]] = []
    workspace.subscribe(commits.append)

    done = workspace.signing.sign([*fit, signed, ended], DAY)

    assert len(commits) == 1
    assert {pair.match_id for pair in done.signed} == set(fit)
    assert {paper.pair.match_id for paper in done.refused} == {signed, ended}
    days = {it: workspace.agreements.get(it).signed_on for it in (*fit, signed, ended)}
    assert days == {fit[0]: DAY, fit[1]: DAY, signed: date(2026, 8, 1), ended: None}


def test_nobody_signs_tomorrow(workspace, programme):
    ida = a_pair(workspace, programme, "Ida Krogh")
    with pytest.raises(UserError, match="in the future"):
        workspace.signing.sign([ida], date(2026, 8, 19))
    assert workspace.agreements.get(ida).signed_on is None
