"""The pack of each pair, all of them or the rest, in either language."""

from pathlib import Path

import pytest

from mentordesk import paths
from mentordesk.errors import CancelledError, UserError
from mentordesk.services.records.papers import PackChoice
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Language, PrintKind
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
        "1 · Mentee 01 and Mentor 01",
        *("Agreement", "Agreement", "Guide for the mentee", "Guide for the mentor"),
        *("First-meeting sheet", "Contact cards"),
    ]
    assert all(page % 2 for _, page in bookmarks(paper))


def test_the_rest_from_pair_17_keeps_its_numbers(workspace, programme, pairs):
    numbered = workspace.kick_off_pack.numbered(programme.id)
    assert [one.match_id for one in numbered] == pairs
    rest = tuple(one.match_id for one in numbered[16:])
    paper = workspace.kick_off_pack.pdf(programme.id, PackChoice(match_ids=rest, copies=CARDS))
    assert chapters(paper) == [f"{n} · Mentee {n} and Mentor {n}" for n in range(17, 21)]


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
