"""Compares the titles of columns as a reader would: no case, no punctuation, no numbering."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_NUMBERING = re.compile(r"^(?:q ?)?\d+ (?=\S)")
# What a survey tool puts before its question: "G01Q02[SQ001]. ", "s_5: ", "Spørgsmål 3) ".
_CODE = re.compile(r"^(?:[^\W\d_]{1,12}[ _]?)?\d\w{0,20}(?:\[\w{1,20}\])*\s*[.:)]\s+(?=\S)")
# A question's own code may have no number, yet its option's code shows what it is.
_CODE_OF_OPTION = re.compile(r"^\w{1,20}(?:\[\w{1,20}\])+\s*[.:)]\s+(?=\S)")
_WORD_BEFORE = re.compile(r"^\w{1,20}\.\s+(?=\S)")
_SPREAD = re.compile(r"^(?P<question>.*?)\s*\[(?P<option>[^\[\]]+)\]\s*$", re.DOTALL)


class Spread(NamedTuple):
    """A column that stands for one option of a question: `Question [Option]`."""

    question: str
    option: str


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """Return a text's words alone, without case and punctuation: "e-mail" becomes "email"."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", folded).split()).replace("e mail", "email")


def plain(title: str) -> str:
    """Return a title's words without number or code: "3. E-mail (privat)*" is "email privat"."""
    return _NUMBERING.sub("", words(_uncoded(title)))


def spread(title: str) -> Spread | None:
    """Return the question and the option of a column that stands for one option."""
    found = _SPREAD.match(_uncoded(title))
    return Spread(found["question"], found["option"].strip()) if found else None


def after_code(title: str) -> str:
    """Return what stands behind the one word that a title begins with: "by. By" is "By".

    It may be a question's code, or the question itself: then this is blank, or says little.
    """
    return _WORD_BEFORE.sub("", title) if _WORD_BEFORE.match(title) else ""


def _uncoded(title: str) -> str:
    return _CODE_OF_OPTION.sub("", _CODE.sub("", title))
