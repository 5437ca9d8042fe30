"""Words are parted where a reader expects it, and names never."""

import pytest

from mentordesk.documents.agreement import agreements
from mentordesk.documents.hyphenation import hyphenator
from mentordesk.vocabulary import Language
from tests.documents.papers import DANISH, an_agreement, opened


def parted(word: str, language: Language) -> list[str]:
    return [f"{head}-{tail}" for head, tail in hyphenator(language)(word)]


def test_the_fields_words_are_parted_between_their_parts():
    assert parted("Deltageroplysninger", Language.DANISH)[-1] == "Del-tageroplysninger"
    assert "deltager-oplysninger" in parted("deltageroplysninger", Language.DANISH)
    assert "deltage-roplysninger" not in parted("deltageroplysninger", Language.DANISH)
    assert "mentor-aftalen" in parted("mentoraftalen", Language.DANISH)
    assert "medarbej-der" not in parted("medarbejder", Language.DANISH)


@pytest.mark.parametrize("language", list(Language))
def test_other_words_are_parted_by_pattern_and_no_scrap_is_left(language):
    pairs = list(hyphenator(language)("organisationernes"))
    partings = parted("organisationernes", language)

    assert partings
    assert all(len(head) >= 3 and len(tail) >= 4 for head, tail in pairs)
    assert partings == sorted(partings, key=lambda each: -each.index("-"))


@pytest.mark.parametrize("language", list(Language))
def test_what_may_be_a_name_is_never_parted(language):
    assert parted("Kristoffersen", language) == []
    assert parted("kristoffersen", language)


def test_running_text_is_parted_and_what_a_person_typed_is_not():
    words = "en forventningsafstemning " * 40
    rules = agreements([an_agreement(ground_rules=(words,))], DANISH)
    goals = agreements([an_agreement(goals=words, ground_rules=())], DANISH)

    assert any("-\n" in page.extract_text() for page in opened(rules).pages)
    assert not any("-\n" in page.extract_text() for page in opened(goals).pages)
