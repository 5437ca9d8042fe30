"""Whom she looks for is found by a few letters or by the code on the paper, in any programme."""

from dataclasses import replace
from datetime import date

import pytest

from mentordesk.i18n import Translator
from mentordesk.services.directory import MOST, Directory
from mentordesk.services.records.finding import Found, FoundPair, FoundPerson
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EndReason, Language, MatchState, Role
from tests.builders import a_match, a_mentee, a_mentor, a_programme


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return the programme that is shown."""
    return a_programme(workspace)


@pytest.fixture
def pair(workspace: Workspace, programme: ProgrammeRecord) -> FoundPair:
    """Return Ida's and Søren's match."""
    mentor = a_mentor(workspace, programme, "Søren Åkjær")
    a_match(workspace, mentor, a_mentee(workspace, programme, "Ida Krogh"))
    (found,) = workspace.finding.directory(programme.id).look_up("ida søren")
    assert isinstance(found, FoundPair)
    return found


def named(found: tuple[Found, ...]) -> list[str]:
    return [
        one.person.name if isinstance(one, FoundPerson) else f"{one.mentee.name}+{one.mentor.name}"
        for one in found
    ]


def look_up(workspace: Workspace, typed: str, programme_id: int = 0) -> list[str]:
    return named(workspace.finding.directory(programme_id).look_up(typed))


@pytest.mark.parametrize(
    "typed", ["soeren", "SØREN", "Soe", "aakj", "åkjær", "sø åk", "Søren  Åkjær"]
)
def test_a_person_is_found_without_minding_case_or_accents(workspace, pair, typed):
    assert look_up(workspace, typed) == ["Søren Åkjær", "Ida Krogh+Søren Åkjær"]


def test_both_names_together_mean_the_pair(workspace, pair):
    assert look_up(workspace, "krogh søren") == ["Ida Krogh+Søren Åkjær"]
    assert (pair.programme, pair.state, pair.in_force) == (
        "Autumn 2026",
        MatchState.CONFIRMED,
        True,
    )


def test_a_code_is_found_however_it_is_typed(workspace, programme, pair):
    directory = workspace.finding.directory(programme.id)
    bare = pair.code.replace("-", "")
    misread = pair.code.replace("0", "O").replace("1", "l").lower()
    for typed in (
        pair.code,
        bare,
        bare.lower(),
        misread,
        f" {bare[:3]} {bare[3:]} ",
        f"{bare[:2]}–{bare[2:]}",
    ):
        assert directory.look_up(typed) == (pair,), typed
        assert directory.pair(typed) == pair, typed
    assert directory.look_up(bare[:4]) == (pair,)
    assert directory.pair(bare[:5]) is None


def test_a_name_that_could_be_a_code_is_a_name(workspace, programme):
    a_mentee(workspace, programme, "Eva Jensen")
    directory = workspace.finding.directory(programme.id)
    assert directory.pair("Jensen") is None
    assert named(directory.look_up("Jensen")) == ["Eva Jensen"]


def test_nothing_typed_finds_nobody_and_nobody_is_nobody(workspace, pair):
    assert look_up(workspace, "  ") == []
    assert look_up(workspace, "zzz") == []
    assert look_up(workspace, "K7M-4QX") == []


def test_pairs_of_all_programmes_and_states_are_found(workspace, programme, pair):
    old = a_programme(workspace, name="Spring 2026", starts_on=date(2026, 2, 1))
    match = a_match(
        workspace, a_mentor(workspace, old, "Bo Friis"), a_mentee(workspace, old, "Sara Winther")
    )
    workspace.matches.end(match, EndReason.AGREED, workspace.today())
    person, found = workspace.finding.directory(programme.id).look_up("sara")
    assert isinstance(person, FoundPerson)
    assert (person.role, person.programme, person.programme_id) == (
        Role.MENTEE,
        "Spring 2026",
        old.id,
    )
    assert isinstance(found, FoundPair)
    assert (found.state, found.in_force, found.programme_id) == (MatchState.ENDED, False, old.id)


def test_those_of_the_programme_shown_come_first_and_whole_names_before_parts(workspace, programme):
    old = a_programme(workspace, name="Spring 2026", starts_on=date(2026, 2, 1))
    for name in ("Ida Krogh", "Bo Idasen", "Frida Holm"):
        a_mentee(workspace, programme, name)
    a_mentee(workspace, old, "Ida Bak")
    expected = ["Ida Krogh", "Ida Bak", "Bo Idasen", "Frida Holm"]
    assert look_up(workspace, "ida", programme.id) == expected
    assert look_up(workspace, "ida", old.id)[:2] == ["Ida Bak", "Ida Krogh"]


def test_an_address_finds_its_owner(workspace, pair):
    assert look_up(workspace, "krogh@example") == ["Ida Krogh"]


def a_crowd(pair: FoundPair, size: int) -> Directory:
    people = [
        FoundPerson(
            person=replace(pair.mentee, name=f"Ida {number:04}", email=""),
            role=Role.MENTEE,
            programme_id=1,
            programme="",
        )
        for number in range(size)
    ]
    pairs = [replace(pair, match_id=number, code=str(number)) for number in range(size)]
    return Directory(people, pairs, programme_id=1, translator=Translator(Language.ENGLISH))


def test_so_many_are_shown_and_some_of_them_are_pairs(pair):
    found = a_crowd(pair, 50).look_up("ida")
    assert len(found) == MOST
    assert [isinstance(one, FoundPair) for one in found] == [False] * 5 + [True] * 3
    assert named(found)[:2] == ["Ida 0000", "Ida 0001"]


def test_names_are_in_the_readers_order(workspace, programme):
    for name in ("Bo Ås", "Bo Zoffmann", "Bo Ærø", "Bo Aagaard"):
        a_mentee(workspace, programme, name)
    workspace.translator = Translator(Language.DANISH)
    assert look_up(workspace, "bo") == ["Bo Zoffmann", "Bo Ærø", "Bo Aagaard", "Bo Ås"]
    workspace.translator = Translator(Language.ENGLISH)
    assert look_up(workspace, "bo")[0] in {"Bo Aagaard", "Bo Ærø"}
