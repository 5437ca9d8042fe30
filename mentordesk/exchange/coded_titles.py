"""Gives the columns of a survey tool's data set the questions that their codes stand for."""

import re
from collections.abc import Sequence

from mentordesk.exchange.known_titles import is_tools_own

_CODE = re.compile(r"[A-Za-z]\w{0,40}")
# "s_5_2" is an option of "s_5"; yet "s_5" is none of "s".
_OPTION_OF = re.compile(r"(?P<question>\w{2,})_\d+")
#: Where a question ends and its option begins: "Topics - Cv", "Topics: Cv", "Topics? Cv".
PARTING = re.compile(r"[:?.]?\s[-–—]\s|[:?.]\s+")
_FEWEST_CODES = 3


def are_codes(titles: Sequence[str]) -> bool:
    """Return whether a row of titles holds a survey tool's variables: one word each, numbered."""
    filled = [title for title in titles if title]
    numbered = sum(
        any(map(str.isdigit, title)) or "_" in title or is_tools_own(title) for title in filled
    )
    one_word = all(map(_CODE.fullmatch, filled))
    return one_word and len(filled) >= _FEWEST_CODES and 2 * numbered > len(filled)


def question_of(code: str) -> str:
    """Return the variable whose option a code is, as `s_5` for `s_5_2`; blank for any other."""
    found = _OPTION_OF.fullmatch(code)
    return found["question"] if found and not is_tools_own(code) else ""


def coded_titles(codes: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Return the columns' titles: their texts, as `Question [Option]` where one has several.

    Args:
        codes: A variable each, as `s_5_2`: the second option of `s_5`.
        texts: What each is called, parallel to them; blank where it is called by its code.
    """
    padded = [*texts, *[""] * (len(codes) - len(texts))][: len(codes)]
    options: dict[str, list[int]] = {}
    for place, code in enumerate(codes):
        question = question_of(code)
        if question and padded[place]:
            options.setdefault(question, []).append(place)
    # A tool's own column is known by its code, whatever language it is called in.
    titles = [
        code if is_tools_own(code) else text or code
        for code, text in zip(codes, padded, strict=True)
    ]
    for places in options.values():
        if len(places) > 1:
            asked = [titles[place] for place in places]
            for number, place in enumerate(places, start=1):
                titles[place] = _with_option(asked, number)
    return titles


def _with_option(texts: Sequence[str], number: int) -> str:
    """Return one of a question's texts as `Question [Option]`; without options, with its number."""
    text = texts[number - 1]
    if text.endswith("]"):
        return text
    if len(set(texts)) == 1:
        return f"{text} [{number}]"
    ends = [parting.end() for parting in PARTING.finditer(shared_beginning(texts))]
    if not ends or not text[ends[-1] :].strip():
        return text
    return f"{text[: ends[-1]].rstrip(' -–—:')} [{text[ends[-1] :].strip()}]"


def shared_beginning(texts: Sequence[str]) -> str:
    """Return what all the texts begin with."""
    first, last = min(texts), max(texts)
    alike = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), None)
    return first[:alike]
