"""A fillable agreement: a field for everything the two settle, named, titled and filled in."""

from typing import Any

from mentordesk.documents.agreement import agreements, blank_agreement
from mentordesk.documents.content import Limit, Term
from mentordesk.documents.form_names import LIMIT_PARTS, code_and_key, field_name, limit_key
from tests.documents.forms import field_texts
from tests.documents.papers import ENGLISH, an_agreement, opened, pages, words


def fields(paper: bytes) -> list[Any]:
    """Return the fields in the order in which one comes from each to the next."""
    notes: list[Any] = [note for page in opened(paper).pages for note in page.get("/Annots", [])]
    return [note.get_object() for note in notes]


def test_everything_the_two_settle_has_a_field_that_bears_their_code():
    held = field_texts(agreements([an_agreement(fillable=True)], ENGLISH))

    assert held == {
        "K7F-2QX:goals": "Find two research paths to try.",
        "K7F-2QX:topics": "Research careers\rAnsøgninger",
        "K7F-2QX:frequency": "Every four weeks",
        "K7F-2QX:place": "A café",
        "K7F-2QX:limit-1-topic": "Client projects",
        "K7F-2QX:limit-1-why": "A contract",
        "K7F-2QX:limit-1-agreed": "No names and no figures.",
        **{f"K7F-2QX:limit-{row}-{part}": "" for row in (2, 3) for part in LIMIT_PARTS},
    }


def test_a_field_is_named_for_those_who_have_it_read_aloud():
    titles = [field["/TU"] for field in fields(agreements([an_agreement(fillable=True)], ENGLISH))]

    assert titles[:5] == ["Goals", "Topics", "How often", "Where", "Topic 1"]
    assert titles[-1] == "What we agree 3"


def test_a_field_shows_letters_that_its_own_face_lacks_and_holds_those_no_face_has():
    paper = agreements([an_agreement(fillable=True, goals="Łódź 王 ✓")], ENGLISH)
    goals = fields(paper)[0]
    shown: Any = goals["/AP"]["/N"]

    assert goals["/V"] == goals["/DV"] == "Łódź 王 ✓"
    assert {str(face["/BaseFont"])[8:] for face in shown["/Resources"]["/Font"].values()} >= {
        "SourceSans3-Regular"
    }


def test_each_field_lies_within_the_margins_and_no_two_overlap():
    content = an_agreement(
        fillable=True,
        goals="goal " * 400,
        limits=tuple(Limit(f"topic {n}", "why " * 30, "agreed") for n in range(9)),
    )
    for page in opened(agreements([content], ENGLISH)).pages:
        notes: Any = page.get("/Annots", [])
        places = [[float(at) for at in note.get_object()["/Rect"]] for note in notes]
        for at, (left, bottom, right, top) in enumerate(places):
            assert left >= 56.7
            assert right <= 595.3 - 56.7
            for other in places[at + 1 :]:
                beside = other[0] >= right or other[2] <= left
                assert beside or other[3] <= bottom or other[1] >= top


def test_a_long_answer_makes_its_field_higher_up_to_most_of_a_page():
    def height(goals: str) -> float:
        box = fields(agreements([an_agreement(fillable=True, goals=goals)], ENGLISH))[0]["/Rect"]
        return float(box[3]) - float(box[1])

    assert height("goal\n" * 20) > height("goal")
    assert round(height("goal\n" * 900)) == 476


def test_the_form_of_the_usual_terms_takes_two_pages_and_says_what_to_do_with_it():
    terms = tuple(Term(key, "", key) for key in "abcdefghi")
    paper = agreements([an_agreement(fillable=True, terms=terms)], ENGLISH)

    assert len(pages(paper)) == 2
    assert "send it to Anna Holm, anna@example.org" in words(paper)


def test_paper_for_a_pen_has_no_fields():
    for paper in (
        agreements([an_agreement()], ENGLISH),
        blank_agreement(an_agreement(fillable=True), ENGLISH),
    ):
        assert field_texts(paper) == {}


def test_the_same_form_is_the_same_file_to_the_byte():
    def make() -> bytes:
        return agreements(
            [an_agreement(fillable=True), an_agreement(code="AAA-BBB", fillable=True)], ENGLISH
        )

    assert make() == make()


def test_a_name_of_ours_is_told_from_a_strangers():
    assert code_and_key(field_name("K7F-2QX", limit_key(12, "why"))) == ("K7F-2QX", "limit-12-why")
    for stranger in (
        "goals",
        "K7F-2QX",
        "K7F-2QX:",
        ":goals",
        "k7f-2qx:goals",
        "K7F-2QX:goals.1",
        "K7F-2QX:limit-1-",
    ):
        assert code_and_key(stranger) is None
