"""What was printed, and when, is known: for each pair, and for all."""

import pytest

from mentordesk.services.records.papers import PrintedRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import AgreementState, PrintKind
from tests.builders import StoppedClock, a_match, a_mentee, a_mentor, a_programme

PACK = {PrintKind.AGREEMENT: 2, PrintKind.CONTACT_CARD: 1, PrintKind.LETTER: 0}


def a_pair(workspace: Workspace, name: str) -> int:
    programme = workspace.programmes.newest()
    mentor = a_mentor(workspace, programme, f"Mentor of {name}")
    return a_match(workspace, mentor, a_mentee(workspace, programme, name))


@pytest.fixture
def programme(workspace: Workspace) -> int:
    return a_programme(workspace).id


def test_each_paper_of_each_pair_is_noted_with_its_copies(workspace, programme, clock):
    pairs = [a_pair(workspace, "Ida"), a_pair(workspace, "Sara")]
    agreements = workspace.agreements.all(programme)
    workspace.print_log.note_pairs(PACK, pairs, agreements)
    noted = {(one.match_id, one.kind, one.copies) for one in workspace.print_log.all(programme)}
    assert noted == {
        (pair, kind, copies)
        for pair in pairs
        for kind, copies in ((PrintKind.AGREEMENT, 2), (PrintKind.CONTACT_CARD, 1))
    }
    assert {one.state for one in workspace.agreements.all(programme)} == {AgreementState.PRINTED}
    assert {one.printed_at for one in workspace.print_log.all(programme)} == {clock()}


def test_the_newest_comes_first(workspace, programme, clock: StoppedClock):
    workspace.print_log.note(programme, PrintKind.ATTENDANCE_LIST)
    clock.set("2026-08-19T08:00")
    workspace.print_log.note(programme, PrintKind.TABLE_LIST)
    first, second = workspace.print_log.all(programme)
    assert first == PrintedRecord(
        kind=PrintKind.TABLE_LIST, match_id=None, copies=1, printed_at=clock()
    )
    assert second.kind is PrintKind.ATTENDANCE_LIST


def test_an_agreement_changed_while_it_was_printed_does_not_count(workspace, programme):
    ida, sara = a_pair(workspace, "Ida"), a_pair(workspace, "Sara")
    before = workspace.agreements.all(programme)
    workspace.agreements.write(ida, goals="Another goal")
    workspace.print_log.note_pairs(PACK, [ida, sara], before)
    assert workspace.print_log.printed_pairs(programme, [PrintKind.AGREEMENT]) == {sara}
    assert workspace.print_log.printed_pairs(programme, [PrintKind.CONTACT_CARD]) == {ida, sara}
    assert workspace.agreements.get(ida).state is AgreementState.DRAFT


def test_only_who_got_every_paper_has_got_all(workspace, programme):
    ida, sara = a_pair(workspace, "Ida"), a_pair(workspace, "Sara")
    log = workspace.print_log
    log.note_pairs({PrintKind.LETTER: 1, PrintKind.CONTACT_CARD: 1}, [ida])
    log.note_pairs({PrintKind.LETTER: 1}, [sara])
    assert log.printed_pairs(programme, [PrintKind.LETTER]) == {ida, sara}
    assert log.printed_pairs(programme, [PrintKind.LETTER, PrintKind.CONTACT_CARD]) == {ida}


def test_an_agreement_printed_by_itself_is_noted_too(workspace, programme):
    ida = a_pair(workspace, "Ida")
    workspace.agreements.mark_printed([ida], copies=2)
    (noted,) = workspace.print_log.all(programme)
    assert (noted.kind, noted.match_id, noted.copies) == (PrintKind.AGREEMENT, ida, 2)


def test_a_pair_that_is_gone_is_left_out(workspace, programme):
    ida = a_pair(workspace, "Ida")
    workspace.print_log.note_pairs({PrintKind.LETTER: 1}, [ida, 999])
    assert [one.match_id for one in workspace.print_log.all(programme)] == [ida]
