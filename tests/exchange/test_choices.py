"""Several choices in a cell are split, and a choice with a comma in it is not."""

import pytest

from mentordesk.exchange.choices import NEARLY_EQUAL, likeness, similar, splitter


def split(cells: list[str], *, usually_several: bool = True) -> list[tuple[str, ...]]:
    return [*map(splitter(cells, usually_several=usually_several), cells)]


def test_semicolons_always_separate():
    assert split(["Cv;Netværk;", "a, b;c"]) == [("Cv", "Netværk"), ("a, b", "c")]
    assert split(["Cv;Netværk"], usually_several=False) == [("Cv", "Netværk")]


def test_lines_separate_too():
    assert split(["Cv\nNetværk"]) == [("Cv", "Netværk")]


def test_a_choice_counts_once():
    assert split(["Cv; cv ;Netværk"]) == [("Cv", "Netværk")]


@pytest.mark.parametrize("usually_several", [True, False])
def test_commas_separate_what_comes_back_beside_others(usually_several):
    cells = ["Cv, Ledelse", "Ledelse, Netværk", "Netværk", "Cv, Jobs"]
    assert split(cells, usually_several=usually_several) == [
        ("Cv", "Ledelse"),
        ("Ledelse", "Netværk"),
        ("Netværk",),
        ("Cv", "Jobs"),
    ]


def test_a_choice_with_a_comma_in_it_stays_one():
    cells = [
        "Løn, ansættelse og kontrakt, Netværk",
        "Løn, ansættelse og kontrakt",
        "Netværk, Cv",
        "Cv, Løn, ansættelse og kontrakt",
    ]
    assert split(cells)[3] == ("Cv", "Løn, ansættelse og kontrakt")


def test_a_choice_that_the_file_knows_stays_whole():
    cells = ["CV, Balance, krop og stress, Netværk", "Netværk, CV"]
    read = splitter(cells, usually_several=True, known=["Balance, krop og stress", "CV"])
    assert read(cells[0]) == ("CV", "Balance, krop og stress", "Netværk")
    alone = splitter(cells[:1], usually_several=True, known=["Balance, krop og stress"])
    assert alone(cells[0]) == ("CV", "Balance, krop og stress", "Netværk")


def test_choices_in_lower_case_are_split_though_they_come_together():
    cells = ["cv, ledelse", "cv, ledelse, netværk", "netværk"]
    assert split(cells)[0] == ("cv", "ledelse")


def test_a_subject_with_a_comma_is_one_subject():
    cells = ["Medier, kultur", "Medier, kultur", "Biologi"]
    assert split(cells, usually_several=False)[0] == ("Medier, kultur",)


@pytest.mark.parametrize(
    ("cell", "choices"),
    [
        ("Cv, Netværk, Ledelse", ("Cv", "Netværk", "Ledelse")),
        ("cv, netværk", ("cv", "netværk")),
        ("Løn, ansættelse", ("Løn, ansættelse",)),
        ("Karriere, og hvordan man finder job", ("Karriere, og hvordan man finder job",)),
        ("Organisation, Orden", ("Organisation", "Orden")),
        ("Cv", ("Cv",)),
    ],
)
def test_a_single_row_of_topics_is_split_where_it_reads_as_a_list(cell, choices):
    assert split([cell, "Andet"])[0] == choices


def test_a_column_of_free_texts_is_left_alone():
    cells = [f"Emne {n}, Tanke {n}" for n in range(5)]
    assert split(cells)[0] == ("Emne 0, Tanke 0",)


@pytest.mark.parametrize(
    ("unknown", "known"),
    [
        ("datalogi ", "Datalogi"),
        ("Kultur og medier", "Medier & kultur"),
        ("cand.merc.", "Cand. merc"),
        ("HR", "Human Resources"),
        ("Psyk.", "Psykologi"),
        ("Stats. adm.", "Statskundskab administration"),
        ("Matmatik", "Matematik"),
        ("Oekonomi", "Økonomi"),
        ("Okonomi", "Økonomi"),
        ("Antropolog", "Antropologi"),
        ("Jobsamtale", "Jobsamtalen"),
    ],
)
def test_a_choice_written_otherwise_is_nearly_equal(unknown, known):
    assert likeness(unknown, known) >= NEARLY_EQUAL


@pytest.mark.parametrize(
    ("unknown", "known"),
    [
        *(("IT", "Datalogi"), ("Fysik", "Biologi"), ("It", "Italiensk"), ("Kemi", "Biokemi")),
        *(("", "A"), ("Kunst", "Kunsthistorie"), ("Bio", "Biokemi"), ("IT", "Ingeniør")),
        *(("Løn", "Løn og forhandling"), ("Psykologi", "Sociologi")),
    ],
)
def test_another_choice_is_not_nearly_equal(unknown, known):
    assert likeness(unknown, known) < NEARLY_EQUAL


@pytest.mark.parametrize(
    ("unknown", "known"),
    [
        ("IT", "Informationsteknologi"),
        ("it", "Informationsteknologi"),
        ("Kunst", "Kunsthistorie"),
        ("Psykologi, kandidat", "Psykologi"),
        ("Løn", "Løn og forhandling"),
    ],
)
def test_a_choice_that_may_be_meant_is_offered_first(unknown, known):
    others = ["Italiensk", "Datalogi", "Historie", "Idéhistorie", "Sociologi", "Statskundskab"]
    assert similar(unknown, [*others, known])[0].choice == known
    assert likeness(unknown, known) < NEARLY_EQUAL


def test_what_reads_alike_is_ranked_and_what_does_not_is_left_out():
    found = similar("psykologi", ["Filosofi", "Psykologi", "Jura", "Anvendt psykologi"])
    assert [one.choice for one in found][:2] == ["Psykologi", "Anvendt psykologi"]
    assert "Jura" not in [one.choice for one in found]
    assert found[0].likeness == 1
