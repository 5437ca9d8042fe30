"""What holds for every paper alike, in both languages: its fonts, its language, its bytes."""

from collections.abc import Callable

import pytest

from mentordesk.documents.agreement import agreements, blank_agreement
from mentordesk.documents.candidate_content import (
    CandidateEntry,
    CandidateGroup,
    CandidateListContent,
)
from mentordesk.documents.candidate_list import candidate_list
from mentordesk.documents.content import GuideContent, Limit, Party
from mentordesk.documents.evaluation_content import (
    Bar,
    GroupResult,
    PaperQuestion,
    QuestionnaireContent,
    ReportContent,
    ReportQuestion,
    ResponseRate,
)
from mentordesk.documents.guide import guide
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.questionnaire import questionnaire
from mentordesk.documents.report import report
from mentordesk.vocabulary import Language, QuestionKind
from tests.documents.papers import (
    DANISH,
    ENGLISH,
    all_fonts,
    an_agreement,
    catalogue,
    opened,
    words,
)

WORD = "Blåbærgrød på Ærø"
LOCALES = {Language.DANISH: "da-DK", Language.ENGLISH: "en-GB"}


def an_agreement_paper(style: HouseStyle) -> bytes:
    said = an_agreement(
        mentee=Party(WORD, "ida@example.org"), topics=(WORD,), limits=(Limit(WORD, WORD, WORD),)
    )
    return agreements([said], style)


def a_blank_one(style: HouseStyle) -> bytes:
    return blank_agreement(an_agreement(programme=WORD), style)


def a_guide(style: HouseStyle) -> bytes:
    body = "".join(f"## {WORD} {n}\n\n*{WORD}* and **{WORD}**: “ø”.\n\n" for n in range(9))
    return guide(GuideContent(title=WORD, body=body), style)


def a_sheet(style: HouseStyle) -> bytes:
    return guide(GuideContent(title=WORD, body=f"## {WORD}\n\n- [ ] {WORD}", cover=False), style)


def a_questionnaire(style: HouseStyle) -> bytes:
    asked = PaperQuestion(text=WORD, kind=QuestionKind.CHOICE, choices=(WORD, "☐"))
    content = QuestionnaireContent(
        title=WORD, programme="Æ", asked="Ø", introduction="Å", questions=(asked,)
    )
    return questionnaire(content, style)


def a_report(style: HouseStyle) -> bytes:
    result = GroupResult(group="Mentees", n=5, mean=4.3, bars=(Bar(label=WORD, count=5),))
    content = ReportContent(
        title=WORD,
        programme="Æ",
        period="2026",
        rates=(ResponseRate(group="Mentees", invited=6, answered=5),),
        questions=(ReportQuestion(text=WORD, kind=QuestionKind.SCALE, results=(result,)),),
    )
    return report(content, style)


def a_candidate_list(style: HouseStyle) -> bytes:
    entry = CandidateEntry(name=WORD, facts=(WORD,), why=WORD)
    group = CandidateGroup(title=WORD, entries=(entry,))
    return candidate_list(CandidateListContent(mentee=WORD, programme="Æ", groups=(group,)), style)


every_paper = pytest.mark.parametrize(
    "make",
    [
        an_agreement_paper,
        a_blank_one,
        a_guide,
        a_sheet,
        a_questionnaire,
        a_report,
        a_candidate_list,
    ],
)
both_languages = pytest.mark.parametrize("style", [DANISH, ENGLISH], ids=["da", "en"])
Make = Callable[[HouseStyle], bytes]


@every_paper
@both_languages
def test_every_letter_is_found_again(make: Make, style: HouseStyle):
    assert WORD in words(make(style))


@every_paper
@both_languages
def test_every_font_is_embedded_as_a_subset_with_its_letters(make: Make, style: HouseStyle):
    found = all_fonts(make(style))

    assert found
    for font in found:
        subset, plus, _ = str(font["/BaseFont"]).lstrip("/").partition("+")
        assert (len(subset), plus) == (6, "+"), font
        assert "/FontFile2" in font["/FontDescriptor"].get_object()
        assert b"beginbfchar" in font["/ToUnicode"].get_object().get_data()


@every_paper
@both_languages
def test_the_file_names_its_title_its_author_and_its_language(make: Make, style: HouseStyle):
    paper = make(style)
    about = opened(paper).metadata

    assert about is not None
    assert about.title
    assert about.author == style.organisation
    assert catalogue(paper)["/Lang"] == LOCALES[style.language]


@every_paper
@both_languages
def test_the_same_paper_has_the_same_bytes(make: Make, style: HouseStyle):
    assert make(style) == make(style)
