"""The reference on a pair's paper: the same in any file, and easy to type."""

from datetime import date
from itertools import islice

import pytest

from mentordesk.services.match_codes import CodeSource, as_written, free_code, possible_codes


def a_source(**changes: str) -> CodeSource:
    people = {"mentor_email": "jens@example.org", "mentee_email": "ida@example.org", **changes}
    return CodeSource(programme="Autumn", starts_on=date(2026, 9, 1), **people)


def test_a_pair_has_the_same_code_in_every_file() -> None:
    assert free_code(a_source(), set()) == "JTB-4N7"
    assert free_code(a_source(mentor_email="JENS@example.org"), set()) == "JTB-4N7"


def test_another_pair_has_another_code() -> None:
    other = a_source(mentor_email="bo@example.org", mentee_email="ida@example.org")
    swapped = a_source(mentor_email="ida@example.org", mentee_email="jens@example.org")
    codes = {next(possible_codes(source)) for source in (a_source(), other, swapped)}
    assert len(codes) == 3


def test_a_code_that_is_taken_leaves_the_next_one() -> None:
    first, second = islice(possible_codes(a_source()), 2)
    taken = {first}
    assert free_code(a_source(), taken) == second
    assert taken == {first, second}


def test_a_code_holds_no_sign_that_is_misread() -> None:
    for code in islice(possible_codes(a_source()), 200):
        assert len(code) == 7
        assert code[3] == "-"
        assert not set(code) & set("ILOU")


@pytest.mark.parametrize("typed", ["K0M-1QX", "k0m 1qx", "KOM-LQX", " komiqx ", "K0M/1QX"])
def test_typing_a_code_is_forgiving(typed: str) -> None:
    assert as_written(typed) == "K0M-1QX"
