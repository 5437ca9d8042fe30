"""A passphrase is long enough, and what is said of its strength is on the careful side."""

import pytest

from mentordesk.errors import UserError
from mentordesk.storage.passphrase import (
    Strength,
    bits,
    generate,
    length,
    require_good,
    strength,
)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("abc", 3),
        ("blåbærgrød", 10),
        ("bla\u030abærgrød", 10),
        ("e\u0323\u0302", 1),
        ("👩\u200d🏫 ok", 5),
        ("", 0),
    ],
)
def test_characters_are_counted_as_a_person_counts(text, counted):
    assert length(text) == counted


@pytest.mark.parametrize("text", ["kort", "elleve tegn", "a\u030a" * 11, "x" * 11 + "\u0301" * 9])
def test_fewer_than_twelve_are_too_few(text):
    with pytest.raises(UserError, match="at least 12 characters"):
        require_good(text)


@pytest.mark.parametrize("text", ["tolv tegn er\n nok", "nul\0 er ikke et tegn", "\udce6" * 12])
def test_what_cannot_be_typed_is_refused(text):
    with pytest.raises(UserError, match="can be typed"):
        require_good(text)


@pytest.mark.parametrize("text", ["tolv tegn ja", "å" * 12, "'; DROP \" '; --"])
def test_twelve_are_enough(text):
    require_good(text)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("123456789012", Strength.WEAK),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("qwertyuiopasdf", Strength.WEAK),
        ("Mentor2026!!", Strength.WEAK),
        ("sommersommersommer", Strength.WEAK),
        ("rugbrød rugbrød rugbrød", Strength.WEAK),
        ("cykel regnvejr tirsdag pande", Strength.FAIR),
        ("cykel regnvejr tirsdag pande løve", Strength.GOOD),
        ("cykel regnvejr tirsdag pande løve tusindfryd", Strength.STRONG),
        ("kR7x9!vQ2zm4Tb8", Strength.GOOD),
        ("kR7x9!vQ2zm4Tb8?nW6", Strength.STRONG),
    ],
)
def test_strength_counts_what_somebody_who_guesses_must_try(text, level):
    assert strength(text) is level


def test_what_is_too_short_has_no_strength():
    assert bits("kR7x9!vQ2zm") == 0
    assert strength("kR7x9!vQ2zm") is Strength.WEAK


def test_one_that_nobody_chose_is_strong_and_each_time_another():
    made = {generate() for _ in range(50)}
    assert len(made) == 50
    assert all(strength(each) is Strength.STRONG for each in made if len(set(each.split("-"))) == 6)
    assert all(len(each) == 29 and each.isascii() for each in made)
