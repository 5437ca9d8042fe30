"""Every message has its Danish, with the same fields, and the program reads what was written."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
DANISH = ROOT / "resources" / "locale" / "da" / "LC_MESSAGES"
KEYWORDS = {"N_": None, "gettext": None, "tr": None, "ngettext": (1, 2), "NP_": (1, 2)}
FIELD = re.compile(r"\{(\w+)\}")

Message = str | tuple[str, ...]


@cache
def danish() -> Catalog:
    with (DANISH / "mentordesk.po").open("rb") as file:
        return read_po(file, locale="da")


@cache
def in_the_code() -> frozenset[Message]:
    found = extract_from_dir(ROOT / "mentordesk", [("**.py", "python")], keywords=KEYWORDS)
    return frozenset(message for _file, _line, message, _comments, _context in found)


def texts(message: Message | list[str] | None) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message or ())


def test_every_message_of_the_code_has_its_danish():
    known = {each.id for each in danish() if each.id and all(texts(each.string))}
    known |= {one[0] for one in known if isinstance(one, tuple)}
    assert in_the_code() <= known


def test_no_danish_is_left_of_a_message_that_is_gone():
    code = {text for message in in_the_code() for text in texts(message)}
    left = [message.id for message in danish() if message.id and texts(message.id)[0] not in code]
    assert not left


def test_the_danish_fills_in_what_the_english_does():
    for message in danish():
        fields = {field for text in texts(message.id) for field in FIELD.findall(text)}
        for text in texts(message.string):
            found = set(FIELD.findall(text))
            assert found <= fields, message.id
        if isinstance(message.id, str) and message.id:
            assert set(FIELD.findall(texts(message.string)[0])) == fields, message.id


def test_what_the_program_reads_is_what_was_written():
    compiled = BytesIO()
    write_mo(compiled, danish())
    assert compiled.getvalue() == (DANISH / "mentordesk.mo").read_bytes(), "run make catalogues"


def whole() -> list[tuple[str, str]]:
    """Return the messages without plurals, each with its Danish."""
    return [
        (message.id, message.string)
        for message in danish()
        if isinstance(message.id, str) and message.id and isinstance(message.string, str)
    ]


def test_what_opens_a_dialog_says_so_in_danish_too():
    assert not [one for one, other in whole() if one.endswith("…") != other.endswith("…")]


def test_every_menu_keeps_a_letter_to_press():
    letter = re.compile(r"&\w")
    assert not [one for one, other in whole() if letter.search(one) and not letter.search(other)]
