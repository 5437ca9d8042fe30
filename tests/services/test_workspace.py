"""Opening a file: who it is for, and that its deeds are at hand."""

import pytest

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services.workspace import Workspace, now
from mentordesk.vocabulary import Language
from tests.builders import a_programme, a_workspace


def test_a_new_file_speaks_its_organisations_language(tmp_path):
    Workspace.create(tmp_path / "a.mentordesk", language=Language.DANISH).close()
    with Workspace.open(tmp_path / "a.mentordesk", writable=False) as opened:
        assert opened.translator.language is Language.DANISH
        assert opened.programmes.organisation().languages == ("da",)


def test_a_reader_may_bring_a_language_of_their_own(tmp_path):
    english = Translator(Language.ENGLISH)
    path = tmp_path / "a.mentordesk"
    with Workspace.create(path, language=Language.DANISH, translator=english) as opened:
        assert opened.translator is english


def test_making_a_file_that_exists_opens_it(tmp_path):
    with a_workspace(tmp_path) as first:
        a_programme(first, name="The one")
        path = first.path
    with Workspace.create(path, language=Language.DANISH) as again:
        assert again.programmes.newest().name == "The one"
        assert again.translator.language is Language.ENGLISH


def test_a_file_that_is_none_of_ours_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "notes.mentordesk"
    path.write_text("my notes", encoding="utf-8")
    with pytest.raises(UserError):
        Workspace.create(path, language=Language.DANISH)
    assert path.read_text(encoding="utf-8") == "my notes"


def test_every_commit_tells_which_tables_it_changed(workspace):
    heard: list[frozenset[str]] = []
    stop = workspace.subscribe(heard.append)
    programme = a_programme(workspace)
    assert "programme" in heard[-1]
    stop()
    workspace.programmes.change(programme.id, name="Another name")
    assert len(heard) == 1


def test_a_service_is_built_once_and_anew_for_another_reader(workspace):
    overview, programmes = workspace.overview, workspace.programmes
    assert workspace.overview is overview
    workspace.translator = Translator(Language.DANISH)
    assert workspace.overview is not overview
    assert workspace.programmes is programmes


def test_the_clock_is_the_wall_clock_in_whole_seconds():
    assert now().tzinfo is None
    assert now().microsecond == 0
