"""What was printed, and when, is known: for each pair, and for all."""

import pytest
from sqlalchemy import update

from mentordesk.models import Printed
from mentordesk.services.records.papers import PrintedRecord
from mentordesk.services.records.participants import SignUpChange
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
    workspace.print_log.note_pairs(PACK, pairs)
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
    said = workspace.print_log.marks([ida, sara])
    workspace.agreements.write(ida, goals="Another goal")
    workspace.print_log.note_pairs(PACK, [ida, sara], said=said)
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


def sign_up_of(workspace: Workspace, name: str) -> int:
    programme = workspace.programmes.newest()
    people = workspace.participants.enrolments(programme.id)
    return next(one.id for one in people if one.name == name)


def test_a_paper_counts_while_it_says_what_is_known(workspace, programme):
    ida = a_pair(workspace, "Ida")
    log, kinds = workspace.print_log, (PrintKind.AGREEMENT, PrintKind.CONTACT_CARD)
    log.note_pairs(dict.fromkeys(kinds, 1), [ida])
    person = sign_up_of(workspace, "Ida")
    workspace.participants.change(person, SignUpChange(phone="11 22 33 44"))
    assert [log.printed_pairs(programme, [kind]) for kind in kinds] == [frozenset()] * 2
    workspace.participants.change(person, SignUpChange(phone=""))
    assert [log.printed_pairs(programme, [kind]) for kind in kinds] == [{ida}] * 2


def test_a_guide_is_the_same_whatever_becomes_of_the_pair(workspace, programme):
    ida = a_pair(workspace, "Ida")
    workspace.print_log.note_pairs({PrintKind.MENTEE_GUIDE: 1}, [ida])
    change = SignUpChange(name="Ida Krogh", phone="11 22 33 44")
    workspace.participants.change(sign_up_of(workspace, "Ida"), change)
    assert workspace.print_log.printed_pairs(programme, [PrintKind.MENTEE_GUIDE]) == {ida}


def test_contact_cards_come_again_once_both_have_consented(workspace, programme):
    ida = a_pair(workspace, "Ida")
    person = sign_up_of(workspace, "Ida")
    workspace.participants.record_consent([person], given=False)
    workspace.print_log.note_pairs({PrintKind.CONTACT_CARD: 1}, [ida])
    workspace.participants.record_consent([person], given=True)
    assert workspace.print_log.printed_pairs(programme, [PrintKind.CONTACT_CARD]) == frozenset()


def test_a_signed_agreement_needs_no_other(workspace, programme, clock):
    ida = a_pair(workspace, "Ida")
    workspace.print_log.note_pairs({PrintKind.AGREEMENT: 1}, [ida])
    workspace.agreements.mark_signed([ida], clock().date())
    change = SignUpChange(phone="11 22 33 44")
    workspace.participants.change(sign_up_of(workspace, "Ida"), change)
    assert workspace.print_log.printed_pairs(programme, [PrintKind.AGREEMENT]) == {ida}


def test_some_pages_are_noted_as_such_and_print_no_agreement(workspace, programme):
    ida = a_pair(workspace, "Ida")
    workspace.print_log.note_pairs({PrintKind.AGREEMENT: 1}, [ida], pages="1")
    workspace.print_log.note(programme, PrintKind.TABLE_LIST, pages="2-3")
    assert [one.pages for one in workspace.print_log.all(programme)] == ["2-3", "1"]
    assert workspace.agreements.get(ida).state is not AgreementState.PRINTED


def test_what_older_files_noted_counts_as_it_did(workspace, programme):
    ida, sara = a_pair(workspace, "Ida"), a_pair(workspace, "Sara")
    copies = {PrintKind.AGREEMENT: 1, PrintKind.LETTER: 1}
    workspace.print_log.note_pairs(copies, [ida, sara])
    with workspace.file.write() as session:
        session.execute(update(Printed).values(said=""))
    workspace.agreements.write(ida, goals="Another goal")
    assert workspace.print_log.printed_pairs(programme, [PrintKind.LETTER]) == {ida, sara}
    assert workspace.print_log.printed_pairs(programme, [PrintKind.AGREEMENT]) == {sara}
