"""The sample programme: whole where it is asked for, or not there at all."""

from datetime import date
from pathlib import Path

import pytest

from mentordesk.errors import CancelledError, UserError
from mentordesk.i18n import Translator
from mentordesk.services import demo
from mentordesk.services.backups import Backups
from mentordesk.services.workspace import Workspace, now
from mentordesk.vocabulary import AgreementState, EvaluationRound, Language

TODAY = date(2026, 11, 22)


def sample(path: Path, told: demo.Progress = lambda _done, _total: None) -> None:
    demo.sample_file(path, TODAY, Translator(Language.DANISH), told)


def test_the_sample_stands_in_the_midst_of_its_programme(tmp_path: Path):
    path, steps = tmp_path / "sample.mentordesk", []
    sample(path, lambda done, total: steps.append((done, total)))
    assert steps == [(done, 6) for done in range(1, 6)]
    with Workspace.open(path, writable=False) as workspace:
        programme = workspace.programmes.newest()
        agreements = workspace.agreements.all(programme.id)
        asked = workspace.evaluations.questionnaires(programme.id)
    assert len(agreements) == 34
    assert {AgreementState.SIGNED, AgreementState.MISSING} < {one.state for one in agreements}
    assert {one.round for one in asked if one.answered} == {EvaluationRound.MIDTERM}
    assert Backups.at(path, now).all() == ()


def test_a_sample_that_is_stopped_leaves_nothing(tmp_path: Path):
    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        sample(tmp_path / "sample.mentordesk", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_sample_is_not_replaced(tmp_path: Path):
    letter = tmp_path / "letter.mentordesk"
    letter.write_text("Dear Ida", "utf-8")
    with pytest.raises(UserError):
        sample(letter)
    assert letter.read_text("utf-8") == "Dear Ida"
