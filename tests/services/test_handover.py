"""The sheet for the safe says the passphrase exactly; a successor's file opens with its own."""

from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.services import protection
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Language
from tests.builders import a_match, a_mentee, a_mentor, a_programme
from tests.documents.papers import pages

WORDS = "når æblerne falder i å"


def text(content: bytes) -> str:
    return " ".join(" ".join(pages(content)).split())


@pytest.mark.parametrize("language", list(Language))
def test_the_sheet_is_one_page_with_the_passphrase_and_the_place(workspace, language):
    (said,) = pages(workspace.handover.safe_sheet(WORDS, language))
    assert WORDS in " ".join(said.split())
    assert workspace.path.name in said


def test_letters_that_look_alike_are_told_apart(workspace):
    said = text(workspace.handover.safe_sheet("vIlla 10 lOg", Language.ENGLISH))
    assert "Character 2 is capital i" in said
    assert "character 3 is small L" in said
    assert "character 8 is the digit zero" in said
    assert "is small" not in text(workspace.handover.safe_sheet("alle mine ord", Language.ENGLISH))


@pytest.mark.parametrize(
    "words", ["to  mellemrum her", " først et mellemrum", "nøgle 🗝🗝🗝 i låsen 𓀀"]
)
def test_one_that_would_come_out_differently_is_left_to_the_pen(workspace, words):
    said = text(workspace.handover.safe_sheet(words, Language.ENGLISH))
    assert "Write it by hand" in said
    assert "mellemrum" not in said
    assert "låsen" not in said


def test_the_page_names_programmes_and_tasks_and_nobody_but_the_coordinator(workspace):
    programme = a_programme(workspace)
    a_match(
        workspace,
        a_mentor(workspace, programme, "Jens Lund"),
        a_mentee(workspace, programme, "Ida Krogh"),
    )
    workspace.programmes.change_organisation(contact_name="Anna Holm", contact_phone="12 34 56 78")
    done, *_ = workspace.playbook.activities(programme.id)
    workspace.playbook.tick(done.id, done=True)
    said = text(workspace.handover.page("for Bo.mentordesk", Language.ENGLISH))
    assert programme.name in said
    assert "1 mentors, 1 mentees, 1 mentees matched" in said
    assert "Anna Holm" in said
    assert "for Bo.mentordesk" in said
    assert "Jens" not in said
    assert "Ida" not in said
    open_, *_ = [a for a in workspace.playbook.activities(programme.id) if a.done_on is None]
    assert " ".join(open_.title.in_(Language.ENGLISH).split()) in said
    assert done.title.in_(Language.ENGLISH) not in said


def test_with_nothing_in_the_file_there_is_a_page_still(workspace):
    assert "Handover" in text(workspace.handover.page("x.mentordesk", Language.ENGLISH))


@pytest.mark.parametrize("own", [None, "fire små ænder i en sø"])
def test_a_successors_file_holds_everything_under_its_own_passphrase(tmp_path: Path, own):
    path, target = tmp_path / "mine.mentordesk", tmp_path / "yours.mentordesk"
    with Workspace.create(path, language=Language.DANISH, passphrase=own) as workspace:
        programme = a_programme(workspace)
        a_mentor(workspace, programme, "Jens Lund")
        workspace.handover.copy(target, WORDS)
        # Another one is not overwritten, nor is her own.
        for taken in (target, path):
            with pytest.raises(UserError, match="is a MentorDesk file"):
                workspace.handover.copy(taken, WORDS)
        with pytest.raises(UserError, match="at least 12"):
            workspace.handover.copy(tmp_path / "other", "for kort")
    assert {each.name for each in tmp_path.iterdir()} == {path.name, target.name}
    assert protection.is_protected(target)
    with Workspace.open(target, passphrase=WORDS) as theirs:
        assert [person.name for person in theirs.participants.people()] == ["Jens Lund"]
        assert theirs.programmes.get(programme.id).starts_on == programme.starts_on


def test_a_disk_that_refuses_leaves_nothing_of_the_copy(tmp_path: Path, workspace, monkeypatch):
    from mentordesk.storage import encryption

    def refuse(*_given: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(encryption, "sync_file", refuse)
    folder = tmp_path / "stick"
    folder.mkdir()
    with pytest.raises(UserError, match="the disk is full"):
        workspace.handover.copy(folder / "yours.mentordesk", WORDS)
    with pytest.raises(UserError, match="does not exist"):
        workspace.handover.copy(tmp_path / "none" / "yours.mentordesk", WORDS)
    assert not list(folder.iterdir())
