"""What the fields of a fillable agreement are called: the pair's code, and what the field holds."""

import re

GOALS = "goals"
TOPICS = "topics"
#: The parts of a confidentiality limit, in the order of the paper.
LIMIT_PARTS = ("topic", "why", "agreed")

_NAME = re.compile(r"(?P<code>[0-9A-Z]{3}-[0-9A-Z]{3}):(?P<key>[a-z]+(?:-[0-9]{1,3}-[a-z]+)?)")


def field_name(code: str, key: str) -> str:
    """Return a field's name in the PDF: "K7F-2QX:goals"."""
    return f"{code}:{key}"


def limit_key(row: int, part: str) -> str:
    """Return the key of a part of a confidentiality limit; the first row is 1."""
    return f"limit-{row}-{part}"


def code_and_key(name: str) -> tuple[str, str] | None:
    """Return what `field_name` made a name of, or `None` when the name is not one of ours."""
    found = _NAME.fullmatch(name)
    return (found["code"], found["key"]) if found else None
