"""Guides and sheets: the coordinator's Markdown, filled in, drawn and found through."""

from dataclasses import replace

import pytest

from mentordesk.documents import paragraphs, setting
from mentordesk.documents.content import (
    ChoiceGroup,
    Fact,
    GuideContent,
    Milestone,
    PlanPhase,
    PlanStep,
)
from mentordesk.documents.guide import guide, letters_left_out
from mentordesk.errors import UserError
from tests.documents.laid_out import LaidOut
from tests.documents.papers import DANISH, ENGLISH, bookmarks, links, opened, pages, words

CHAPTERS = "\n\n".join(f"## Chapter {n}\n\nText of {n}.\n\n### Part {n}\n\nMore." for n in range(9))


def a_sheet(body: str, **changes: object) -> GuideContent:
    content = GuideContent(title="A sheet", body=body, cover=False, values={"name": "Anna"})
    return replace(content, **changes)  # type: ignore[arg-type] # the fields differ in type


def a_guide(body: str) -> GuideContent:
    return a_sheet(body, cover=True)


def printed(body: str, **changes: object) -> str:
    return words(guide(a_sheet(body, **changes), ENGLISH))


def refusal(body: str, **changes: object) -> str:
    with pytest.raises(UserError) as refused:
        guide(a_sheet(body, **changes), ENGLISH)
    return str(refused.value)


def test_a_guide_has_a_cover_contents_and_bookmarks():
    content = GuideContent(
        title="Mentor guide for {name}",
        subtitle="How to listen, {name}",
        body=CHAPTERS,
        programme="Autumn",
        values={"name": "Anna"},
        facts=(Fact("Period", "All year"), Fact("Contact", " ")),
    )

    paper = guide(content, ENGLISH)
    read = pages(paper)

    for text in ("Nordhavn University", "Mentor guide for Anna", "How to listen, Anna", "Autumn"):
        assert text in read[0]
    assert "Period: All year" in read[0]
    assert "Contact" not in read[0]
    assert "page 1" not in read[0]
    assert read[1].startswith("Contents Chapter 0")
    assert "Mentor guide for Anna" in read[1]
    found = dict(bookmarks(paper))
    assert [title for title, _ in bookmarks(paper)][:2] == ["Chapter 0", "Part 0"]
    for number in range(9):
        page = found[f"Chapter {number}"]
        assert f"Chapter {number}" in read[page - 1]
        assert f"page {page} of {len(read)}" in read[page - 1]


def test_the_contents_give_the_page_of_each_chapter_and_lead_to_it():
    paper = guide(GuideContent(title="Guide", body=CHAPTERS), ENGLISH)
    found = bookmarks(paper)
    contents = opened(paper).pages[1]

    numbers = [str(page) for title, page in found if title.startswith("Chapter")]
    written = [word for word in contents.extract_text().split("\n") if word.strip().isdigit()]
    assert [word.strip() for word in written] == numbers
    assert len(links(paper, 2)) == len(numbers)


def test_a_short_guide_needs_no_contents():
    paper = guide(GuideContent(title="Guide", body="## One\n\nText.\n\n## Two\n\nText."), ENGLISH)

    assert "Contents" not in words(paper)
    assert len(opened(paper).pages) == 2


def test_a_sheet_has_its_title_on_the_first_page_and_its_headings_in_the_margin():
    read = pages(guide(a_sheet("Intro.\n\n## Goals\n\nWhat?\n\n{lines:4}", code="AB-1"), ENGLISH))

    assert len(read) == 1
    for text in ("A sheet", "Intro.", "Goals", "What?", "AB-1", "page 1 of 1"):
        assert text in read[0]


def test_a_sheet_may_begin_with_a_heading_and_may_be_empty():
    assert "Goals" in printed("## Goals")
    assert "A sheet" in printed("")


def test_placeholders_are_filled_in_and_their_values_are_no_markdown():
    said = printed("Ask {name} **{name}**.", values={"name": "**<b>Bo</b>** {x} _&_"})

    assert said.count("**<b>Bo</b>** {x} _&_") == 2


def test_a_blank_value_takes_its_comma_with_it():
    values = {"a": "", "b": "Anna", "c": ""}

    said = printed("Ask {a}, {b}, {c}. Or {c} · {b}; only {a}!", values=values)

    assert "Ask Anna. Or Anna; only !" in said


def test_an_unknown_placeholder_is_named_and_never_printed():
    assert refusal("Ask {nobody}.").startswith("{nobody} means nothing here. Use one of {name}")
    assert "{nobody}" in refusal("## {nobody}")
    assert "{nobody}" in refusal("- a **{nobody}**")


@pytest.mark.parametrize(
    "directive", ["{figure:unicorn}", "{list:of_lies}", "{lines:0}", "{lines:99}", "{lines:x}"]
)
def test_a_figure_list_or_number_of_lines_that_there_is_not_is_named(directive):
    assert directive in refusal(directive)


def test_a_directive_within_a_sentence_is_refused():
    assert "paragraph of its own" in refusal("Look: {figure:course} is drawn.")


def test_other_braces_are_letters():
    assert "{ } {1} {a b}" in printed("{ } {1} {a b}")


def test_a_list_of_the_programme_is_printed_as_it_stands():
    lists = {"ground_rules": ("Say <b>nothing</b> & {no}.", "Second *rule*."), "empty": ()}

    said = printed("{list:ground_rules}\n\n{list:empty}", lists=lists)

    assert "• Say <b>nothing</b> & {no}." in said
    assert "• Second *rule*." in said


def test_lists_numbers_and_boxes_keep_their_marks():
    said = printed("- one\n- two\n\n  more\n\n  4. deep\n  5. er\n\n- [ ] todo\n- [x] done")

    for text in ("• one", "• two more", "4. deep", "5. er", "☐ todo", "☑ done"):
        assert text in said


def test_an_item_may_hold_more_than_words():
    said = printed("- one\n\n  > quoted\n\n  {lines:2}\n\n      code\n\n- two")

    assert "• one quoted code • two" in said


def test_facts_stand_beside_their_labels_and_blank_ones_are_left_out():
    body = "- **Contact:** {name}\n- **Phone:** {phone}\n- **Place:** a café"

    said = printed(body, values={"name": "Anna", "phone": ""})

    assert "Contact Anna Place a café" in said
    assert "Phone" not in said
    assert "•" not in said


def test_facts_that_are_all_blank_print_nothing():
    assert "Phone" not in printed("Text.\n\n- **Phone:** {phone}", values={"phone": ""})


def test_a_list_with_one_item_that_is_no_fact_is_a_list():
    assert "• Contact: Anna • other" in printed("- **Contact:** {name}\n- other")


def test_a_quotation_is_set_apart_and_may_hold_anything():
    said = printed("> ### Mind\n>\n> Take *care*.\n>\n> - one\n>\n> {lines:1}\n\n>")

    assert "Mind Take care. • one" in said


def test_a_table_keeps_its_cells():
    said = printed("| When | What |\n|---|---|\n| before | plan *it* |\n| after | rest |")

    assert "When What before plan it after rest" in said


def test_what_markdown_has_no_use_for_here_is_printed_as_text():
    said = printed(
        "---\n\n<b>html</b> `code` ![alt](x.png)\n\n```\nfenced <i>\n```\n\n"
        "one  \n**a  \ntwo**\n\nTop  \nline\n==="
    )

    for text in ("<b>html</b>", "code", "alt", "fenced <i>", "one", "two", "Top line"):
        assert text in said


def test_a_link_leads_only_to_the_web_or_to_mail():
    body = "[web](https://example.org/?a=1&b=2) [mail](mailto:a@example.org) [other](ftp://x)"

    paper = guide(a_sheet(body), ENGLISH)

    assert [link["/A"]["/URI"].split(":")[0] for link in links(paper, 1)] == ["https", "mailto"]
    assert "web mail other" in words(paper)


def test_quotes_are_those_of_the_language():
    assert "“word”" in printed('A "word".')
    assert "»ord«" in words(guide(a_sheet('Et "ord".'), DANISH))


def test_every_figure_says_what_it_is_about():
    body = (
        "{figure:scale-of-support}\n\n{figure:five-ways-of-listening}\n\n"
        "{figure:meeting-cycle}\n\n{figure:course}"
    )

    said = printed(body)

    for text in ("Instructor", "Adviser", "“Have you tried …?”", "Coach", "responsibility"):
        assert text in said
    for text in ("Waiting for your turn", "without an agenda", "Shallow", "Active"):
        assert text in said
    for text in ("Round off", "In between", "Kick-off", "Midterm evaluation"):
        assert text in said


@pytest.mark.parametrize("count", [3, 5, 9])
def test_the_course_shows_the_programmes_own_dates(count):
    course = tuple(Milestone(f"Step {n}", f"{n} May") for n in range(1, count + 1))

    said = printed("{figure:course}", course=course)

    assert all(f"Step {n}" in said and f"{n} May" in said for n in range(1, count + 1))


@pytest.mark.parametrize("count", [1, 2])
def test_a_programme_without_an_end_has_no_course_to_draw(count):
    course = tuple(Milestone(f"Step {n}") for n in range(count))

    assert "Step" not in printed("Before.\n\n{figure:course}\n\nAfter.", course=course)


def test_a_paragraph_that_goes_on_overleaf_keeps_its_distance_from_the_next():
    long, next_one = "long " * 120, "next"
    body = "word\n\n" * 24 + long + "\n\n" + next_one + "\n\nword" * 14
    lines = [line for line in LaidOut(guide(a_sheet(body), ENGLISH)).lines if line.page == 2]
    last = max(at for at, line in enumerate(lines) if "long" in line.text)

    assert lines[last + 1].text.strip() == next_one
    assert lines[last].baseline - lines[last + 1].baseline == pytest.approx(24, abs=0.1)


def test_an_item_of_a_list_never_stands_alone_on_a_page():
    items = "\n".join(f"- item{n:02}" for n in range(8))
    for filler in range(22, 34):
        body = "word\n\n" * filler + "The list:\n\n" + items
        for page in pages(guide(GuideContent(title="Guide", body=body), ENGLISH)):
            assert page.count("item") != 1
            assert page.count("The list:") <= page.count("item01")


@pytest.mark.parametrize("sections", [16, 17, 18])
def test_a_few_lines_are_not_left_on_a_page_of_their_own(sections):
    roomy = pages(guide(a_sheet("## one\n\nword\n\n" * (sections - 3)), ENGLISH))
    paper = pages(guide(a_sheet("## one\n\nword\n\n" * sections), ENGLISH))

    assert len(roomy) == 1
    assert len(paper) == 1


def test_a_last_line_is_no_scrap():
    ends = []
    for count in range(24, 40):
        paper = opened(guide(a_sheet("some words " * count + "end."), ENGLISH))
        lines = [line for line in paper.pages[0].extract_text().split("\n") if "words" in line]
        ends.append(any("end." in line and line.count(" ") > 1 for line in lines))

    assert all(ends)


def test_a_heading_is_never_the_last_line_of_a_page():
    for filler in range(30, 46):
        body = "word\n\n" * filler + "## The heading\n\nFirst words. " + "word " * 60
        for page in pages(guide(GuideContent(title="Guide", body=body), ENGLISH)):
            if "The heading" in page:
                assert "First words." in page


def test_headings_may_skip_a_level_and_be_long():
    body = "#### Deep\n\na\n\n# Top\n\nb\n\n#### " + "long " * 1500

    paper = guide(GuideContent(title="Guide", body=body), ENGLISH)

    assert "Deep" in words(paper)
    assert words(paper).count("long") >= 1500


def test_the_same_guide_is_the_same_file_to_the_byte():
    content = GuideContent(title="Guide", body=CHAPTERS)

    assert guide(content, ENGLISH) == guide(content, ENGLISH)


def test_what_is_written_on_is_set_as_if_no_line_were_remembered(monkeypatch):
    long = "Kompetenceafklaring og **selvbestemmelsesret** giver arbejdspladsoplysninger. " * 12
    texts = ["\n\n".join(["Nyt " * start, *[long] * 5, "- et punkt"]) for start in range(16)]
    remembered = [guide(a_guide(text), DANISH) for text in texts]

    monkeypatch.setattr(setting, "Remembered", paragraphs.Prose)

    assert remembered == [guide(a_guide(text), DANISH) for text in texts]


def test_letters_no_font_has_are_told():
    content = a_sheet(
        "Ask 王.",
        values={"name": "小"},
        lists={"x": ("明",)},
        boxes={"x": (ChoiceGroup("林", ("陈",)),)},
        plan=(PlanPhase("Before", (PlanStep("张", "1 May", note="李"),)),),
    )

    assert {title: set(letters) for title, letters in letters_left_out(content).items()} == {
        content.title: set("王小明林陈张李")
    }


BOXES = {
    "topics": (ChoiceGroup("", ("Research <b>&", "Law")),),
    "subjects": (ChoiceGroup("Arts", ("History",)), ChoiceGroup("Science", ("Physics",))),
    "open": (ChoiceGroup("", ()),),
    "none": (),
}
PLAN = (
    PlanPhase("Before", (PlanStep("Book a room", "1 May", "9 weeks before", "With <tables>."),)),
    PlanPhase("Never", ()),
    PlanPhase("After", (PlanStep("Say thanks", "1 June", done=True),)),
)


def test_choices_are_printed_with_boxes_below_their_titles():
    said = printed("{boxes:topics}\n\n{boxes:subjects}", boxes=BOXES)

    assert "Research <b>& Law Arts History Science Physics" in said


def test_sixty_choices_run_over_to_the_next_page_and_none_is_lost():
    choices = tuple(f"A subject with a long name, which is number {n:02}" for n in range(60))

    paper = guide(a_sheet("{boxes:it}", boxes={"it": (ChoiceGroup("", choices),)}), ENGLISH)

    assert len(pages(paper)) > 1
    assert [f"number {n:02}" in words(paper) for n in range(60)] == [True] * 60


def test_labels_with_lines_or_boxes_are_a_form():
    body = "- **Name:** {lines:1}\n- **Topics:** {boxes:topics}\n- **Capacity:** {boxes:none}\n"

    said = printed(body + "- **Ask:** {name}\n- **Phone:** {phone}", boxes=BOXES, values=PHONELESS)

    assert "Name Topics Research <b>& Law Ask Anna" in said
    assert "Capacity" not in said
    assert "Phone" not in said


PHONELESS = {"name": "Anna", "phone": ""}


def strokes(paper: bytes) -> int:
    """Return how many lines are drawn on the first page."""
    drawing = opened(paper).pages[0].get_contents()
    assert drawing is not None
    return drawing.get_data().count(b" l S")


def test_a_question_without_choices_has_lines_to_write_on():
    blank, lined = (guide(a_sheet(body, boxes=BOXES), ENGLISH) for body in ("", "{boxes:open}"))

    assert strokes(lined) == strokes(blank) + 2


@pytest.mark.parametrize("name", ["unicorns", "roles"])
def test_boxes_and_pages_that_there_are_not_are_named(name: str):
    assert f"{{boxes:{name}}}" in refusal(f"{{boxes:{name}}}", boxes=BOXES)
    assert f"{{boxes:{name}}}" in refusal(f"- **Label:** {{boxes:{name}}}", boxes=BOXES)
    assert f"{{plan:{name}}}" in refusal(f"{{plan:{name}}}")
    assert f"{{page:{name}}}" in refusal(f"{{page:{name}}}")


def test_the_plan_is_printed_in_phases_that_are_chapters():
    content = GuideContent(title="Playbook", body="## First\n\nIn.\n\n{plan:activities}", plan=PLAN)

    paper = guide(content, ENGLISH)

    assert [title for title, _ in bookmarks(paper)] == ["First", "Before", "After"]
    assert "☐ 1 May 9 weeks before Book a room With <tables>." in words(paper)
    assert "☑ 1 June Say thanks" in words(paper)
    assert "Never" not in words(paper)


def test_a_note_longer_than_a_page_is_printed_whole():
    plan = (PlanPhase("Before", (PlanStep("Much", "1 May", note="word " * 1500),)),)

    for cover in (True, False):
        content = GuideContent(title="P", body="{plan:activities}", plan=plan, cover=cover)
        paper = guide(content, ENGLISH)
        assert words(paper).count("word") == 1500


def test_a_text_may_begin_new_pages_and_say_where_its_contents_stand():
    body = (
        "## Intro\n\nHello.\n\n{page:contents}\n\n{page:new}\n\n## One\n\nA\n\n{page:new}\n\n## Two"
    )

    read = pages(guide(GuideContent(title="Tools", body=body), ENGLISH))

    assert len(read) == 4
    assert "Intro Hello. One 3 Two 4" in read[1]
    assert "Contents" not in " ".join(read)


def test_a_sheet_goes_on_without_new_pages():
    assert "A B" in printed("A\n\n{page:new}\n\n{page:contents}\n\nB")


def test_a_text_with_pages_of_its_own_is_set_as_closely_as_saves_one():
    body = "\n\n{page:new}\n\n".join(["word\n\n" * 29] * 2)

    assert len(pages(guide(GuideContent(title="Guide", body=body), ENGLISH))) == 3
