"""Every text that a paper's content holds, whose it is, and which of its letters no font has."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from mentordesk.documents.text import missing_letters


def letters_left_out(content: object, whose: str) -> dict[str, str]:
    """Return whose texts hold letters that no font of ours has, and which: paper lacks them.

    Args:
        content: What any paper says, as plain values.
        whose: What belongs to nobody with a name of their own; the paper's title or its pair.
    """
    return missing_letters(_texts(content, whose))


def _texts(said: object, whose: str) -> Iterator[tuple[str, str]]:
    if isinstance(said, str):
        yield whose, said
    elif is_dataclass(said):
        own = getattr(said, "name", "") or whose
        for field in fields(said):
            yield from _texts(getattr(said, field.name), own)
    elif isinstance(said, Mapping):
        yield from _texts(tuple(said.values()), whose)
    elif isinstance(said, tuple | list):
        for each in said:
            yield from _texts(each, whose)
