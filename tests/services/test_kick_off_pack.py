"""The pack of each pair, all of them or the rest, in either language."""

from pathlib import Path

import pytest

from mentordesk import paths
from mentordesk.errors import CancelledError, UserError
from mentordesk.services.records.papers import PackChoice, RestRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EndReason, Language, PrintKind
from tests.builders import a_match, a_mentee, a_mentor, a_programme
from tests.documents.papers import bookmarks, pages, words

CARDS = {PrintKind.CONTACT_CARD: 1}


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    return a_programme(workspace)


@pytest.fixture
def pairs(workspace: Workspace, programme: ProgrammeRecord) -> list[int]:
    return [
        a_match(
            workspace,
            a_mentor(workspace, programme, f"Mentor {n:02}"),
            a_mentee(workspace, programme, f"Mentee {n:02}"),
        )
        for n in range(1, 21)
    ]


def chapters(paper: bytes) -> list[str]:
    return [title for title, _ in bookmarks(paper) if " · " in title]


def test_each_pair_gets_two_agreements_both_guides_the_sheet_and_the_cards(
    workspace, programme, pairs
):
    paper = workspace.kick_off_pack.pdf(programme.id, PackChoice(match_ids=(pairs[0],)))
    assert [title for title, _ in bookmarks(paper)] == [
        f"Mentee 01 and Mentor 01 · {code_of(workspace, pairs[0])}",
        *("Agreement", "Agreement", "Guide for the mentee", "Guide for the mentor"),
        *("First-meeting sheet", "Contact cards"),
    ]
    assert all(page % 2 for _, page in bookmarks(paper))


def code_of(workspace: Workspace, match_id: int) -> str:
    return workspace.agreements.get(match_id).code


def rematched(workspace: Workspace, programme: ProgrammeRecord, match_id: int) -> int:
    """End a match and give its mentee another mentor."""
    mentee = workspace.agreements.get(match_id).mentee
    workspace.matches.end(match_id, EndReason.OTHER, workspace.today())
    other = a_mentor(workspace, programme, f"New mentor of {mentee.name}")
    people = workspace.participants.enrolments(programme.id)
    return a_match(workspace, other, next(one for one in people if one.id == mentee.enrolment_id))


def test_the_pack_goes_by_the_mentees_and_says_the_code_on_the_paper(workspace, programme, pairs):
    chosen = tuple(reversed(pairs[16:]))
    paper = workspace.kick_off_pack.pdf(programme.id, PackChoice(match_ids=chosen, copies=CARDS))
    codes = [code_of(workspace, pair) for pair in pairs[16:]]
    assert chapters(paper) == [
        f"Mentee {n} and Mentor {n} · {code}" for n, code in enumerate(codes, start=17)
    ]
    assert codes[0] in pages(paper)[0]


def test_the_rest_after_a_jam_is_the_pair_in_the_printer_and_those_after_it(
    workspace, programme, pairs
):
    pack = workspace.kick_off_pack
    assert pack.rest(programme.id, pairs[16], CARDS) == RestRecord(from_there=tuple(pairs[16:]))
    workspace.print_log.note_pairs(CARDS, pairs)
    assert pack.rest(programme.id, pairs[16], CARDS) == RestRecord(from_there=tuple(pairs[16:]))


def test_who_got_another_mentor_during_the_jam_is_in_the_rest(workspace, programme, pairs):
    workspace.print_log.note_pairs(CARDS, pairs)
    new = rematched(workspace, programme, pairs[2])
    rest = workspace.kick_off_pack.rest(programme.id, pairs[16], CARDS)
    assert rest == RestRecord(from_there=tuple(pairs[16:]), since=(new,))


def test_whose_agreement_changed_during_the_jam_is_in_the_rest(workspace, programme, pairs):
    copies = CARDS | {PrintKind.AGREEMENT: 2}
    workspace.print_log.note_pairs(copies, pairs)
    workspace.agreements.write(pairs[4], goals="Another goal")
    pack = workspace.kick_off_pack
    assert pack.rest(programme.id, pairs[16], copies).since == (pairs[4],)
    # Their cards say what they said.
    assert pack.rest(programme.id, pairs[16], CARDS).since == ()


def test_the_paper_in_the_printer_may_be_of_a_pair_that_has_ended(workspace, programme, pairs):
    workspace.print_log.note_pairs(CARDS, pairs)
    new = rematched(workspace, programme, pairs[16])
    pack = workspace.kick_off_pack
    offered = {one.match_id for one in pack.printed_or_to_print(programme.id)}
    assert offered == {*pairs, new}
    rest = pack.rest(programme.id, pairs[16], CARDS)
    assert rest == RestRecord(from_there=(new, *pairs[17:]))


def test_some_pages_of_a_file_are_nobodys_papers(workspace, programme, pairs):
    workspace.print_log.note_pairs(CARDS, pairs, pages="3-9")
    assert workspace.print_log.printed_pairs(programme.id, CARDS) == frozenset()
    assert workspace.kick_off_pack.rest(programme.id, pairs[16], CARDS).since == ()


def test_both_languages_are_at_hand(workspace, programme, pairs):
    choice = PackChoice(match_ids=(pairs[0],), language=Language.DANISH)
    said = words(workspace.kick_off_pack.pdf(programme.id, choice))
    assert "Mentoraftale" in said
    assert "Mentor agreement" not in said


def test_the_guides_are_the_coordinators_own(workspace, programme, pairs):
    body = "# My guide\n\n## Be kind\n\nTo each other."
    workspace.paperwork.change_guide(programme.id, "mentor-guide", Language.ENGLISH, body)
    choice = PackChoice(match_ids=tuple(pairs[:2]))
    assert words(workspace.kick_off_pack.pdf(programme.id, choice)).count("To each other.") == 2


def test_without_blanks_nothing_is_empty(workspace, programme, pairs):
    choice = PackChoice(match_ids=tuple(pairs[:2]), duplex=False)
    assert all(pages(workspace.kick_off_pack.pdf(programme.id, choice)))


def test_nothing_chosen_is_said(workspace, programme, pairs):
    pack = workspace.kick_off_pack
    with pytest.raises(UserError, match="No pair is chosen"):
        pack.pdf(programme.id, PackChoice(match_ids=()))
    with pytest.raises(UserError, match="No paper is chosen"):
        pack.pdf(programme.id, PackChoice(copies={PrintKind.AGREEMENT: 0}))


def test_it_counts_the_pairs_and_can_be_stopped(workspace, programme, pairs):
    heard = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if done == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        workspace.kick_off_pack.pdf(programme.id, PackChoice(copies=CARDS), progress=stop)
    assert heard == [(1, 20), (2, 20), (3, 20)]


def test_the_same_pairs_are_the_same_bytes(workspace, programme, pairs):
    choice = PackChoice(match_ids=tuple(pairs[:2]))
    pack = workspace.kick_off_pack
    assert pack.pdf(programme.id, choice) == pack.pdf(programme.id, choice)


def stopping_after(pairs: int):
    def stop(done: int, _total: int) -> None:
        if done == pairs:
            raise CancelledError

    return stop


def test_what_is_written_to_a_place_is_what_is_looked_at(workspace, programme, pairs, tmp_path):
    choice = PackChoice(match_ids=tuple(pairs[:2]))
    path = tmp_path / "pack.pdf"
    workspace.kick_off_pack.write(path, programme.id, choice)
    assert path.read_bytes() == workspace.kick_off_pack.pdf(programme.id, choice)


def test_a_pack_that_was_stopped_leaves_what_was_there(
    workspace, programme, pairs, tmp_path, own_folders: Path
):
    folder = tmp_path / "papers"
    folder.mkdir()
    path = folder / "pack.pdf"
    path.write_bytes(b"the pack of last year")
    choice = PackChoice(copies=CARDS)
    with pytest.raises(CancelledError):
        workspace.kick_off_pack.write(path, programme.id, choice, progress=stopping_after(3))
    with pytest.raises(CancelledError):
        workspace.kick_off_pack.pdf(programme.id, choice, progress=stopping_after(3))
    assert [(one.name, one.read_bytes()) for one in folder.iterdir()] == [
        ("pack.pdf", b"the pack of last year")
    ]
    assert list(paths.private_folder().iterdir()) == []


def test_a_pack_that_was_looked_at_leaves_nothing_behind(workspace, programme, pairs):
    workspace.kick_off_pack.pdf(programme.id, PackChoice(match_ids=(pairs[0],)))
    assert list(paths.private_folder().iterdir()) == []


def test_nobody_is_new_where_only_other_papers_were_printed(workspace, programme, pairs):
    workspace.print_log.note_pairs({PrintKind.AGREEMENT: 1}, pairs[:3])
    copies = CARDS | {PrintKind.AGREEMENT: 2}
    assert workspace.kick_off_pack.rest(programme.id, pairs[16], copies).since == ()
