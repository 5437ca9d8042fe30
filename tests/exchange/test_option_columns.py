"""Columns called `Question - Option` are one question, where nothing but ticks stands in them."""

import pytest

from mentordesk.exchange.option_columns import option_titles

TOPICS = ("Emner - Cv", "Emner - Løn, ansættelse")


def named(titles: tuple[str, ...], *columns: list[str]) -> tuple[str, ...]:
    return option_titles(titles, lambda place: columns[place])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["Valgt", "Ikke valgt"], ["Ikke valgt", "Valgt"]),
        (["0", "1"], ["1", "0"]),
        (["Cv"], ["Løn, ansættelse"]),
        (["x"], []),
    ],
)
def test_ticked_columns_become_options_of_their_question(first, second):
    titles = ("Navn", *TOPICS, "By")
    found = named(titles, ["Bo"], first, second, ["Ry"])
    assert found == ("Navn", "Emner [Cv]", "Emner [Løn, ansættelse]", "By")


@pytest.mark.parametrize(
    ("first", "second"),
    [(["Meget", "Lidt"], ["Ja"]), (["1", "1"], ["1"]), ([], []), (["4"], ["5"])],
)
def test_what_is_more_than_a_tick_is_a_question_of_its_own(first, second):
    assert named(TOPICS, first, second) == TOPICS


@pytest.mark.parametrize(
    "titles",
    [
        ("Emner - Cv", "Andet - Cv"),
        ("Emner", "Emner - Cv"),
        ("Emner [Cv]", "Emner [Løn]"),
        ("Må vi dele din e-mail: privat", "Må vi dele din e-mail: job"),
    ],
)
def test_titles_that_share_no_question_stay(titles):
    assert named(titles, ["Ja"], ["Nej"]) == titles


def test_two_questions_side_by_side_are_kept_apart():
    titles = ("Emner - Cv", "Emner - Løn", "Sprog: Dansk", "Sprog: Engelsk")
    found = named(titles, ["Ja"], ["Nej"], ["Ja"], ["Nej"])
    assert found == ("Emner [Cv]", "Emner [Løn]", "Sprog [Dansk]", "Sprog [Engelsk]")


def test_the_question_keeps_its_mark():
    titles = ("Hvilke emner? - Cv", "Hvilke emner? - Løn")
    assert named(titles, ["Ja"], ["Nej"])[0] == "Hvilke emner? [Cv]"
