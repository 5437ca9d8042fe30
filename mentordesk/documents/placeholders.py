"""What a guide's text leaves open, filled in; a placeholder that means nothing never prints."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mentordesk.documents.content import GuideContent
from mentordesk.documents.right_to_left import isolated
from mentordesk.errors import UserError
from mentordesk.vocabulary import N_

_PLACEHOLDER = re.compile(r"\{([A-Za-z_][\w:-]*)\}")
_DIRECTIVE = re.compile(r"\{(figure|list|lines|boxes|plan|page):([\w-]+)\}")
#: Stands where a value is blank, until the comma before it is taken away.
_NOTHING = "\0"
_LOST_COMMA = re.compile(
    rf"(?:(?<=\s)|^){_NOTHING}(?:,| ·) "  # the first of several
    rf"|(?:(?:,| ·) )?{_NOTHING}"
)
_MOST_LINES = 30
#: What `{plan:…}` and `{page:…}` may name.
_PLANS, _PAGES = ["activities"], ["contents", "new"]


@dataclass(frozen=True, slots=True)
class Directive:
    """A paragraph that stands for something drawn: `{figure:course}`, `{list:…}`, `{lines:4}`.

    In a list of labels, `{lines:…}` and `{boxes:…}` may stand beside a label too.
    """

    kind: str
    name: str


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with its placeholders replaced; a blank value takes its comma with it.

    Raises:
        UserError: A placeholder is not among `values`.
    """

    def value(found: re.Match[str]) -> str:
        name = found[1]
        if _DIRECTIVE.fullmatch(found[0]):
            raise UserError(
                N_("{placeholder} belongs in a paragraph of its own. Put a blank line around it."),
                placeholder=found[0],
            )
        if name not in values:
            raise unknown(found[0], (f"{{{known}}}" for known in values))
        return isolated(values[name]) or _NOTHING

    text = _PLACEHOLDER.sub(value, text)
    return _LOST_COMMA.sub("", text) if _NOTHING in text else text


def directive(text: str, content: GuideContent, figures: Mapping[str, object]) -> Directive | None:
    """Return what a paragraph stands for, or `None` where it is plain text.

    Raises:
        UserError: It names a figure, a list or a number of lines that there is not.
    """
    found = _DIRECTIVE.fullmatch(text.strip())
    if found is None:
        return None
    kind, name = found.groups()
    known = {
        "figure": sorted(figures),
        "list": sorted(content.lists),
        "lines": [str(count) for count in range(1, _MOST_LINES + 1)],
        "boxes": sorted(content.boxes),
        "plan": _PLANS,
        "page": _PAGES,
    }[kind]
    if name in known:
        return Directive(kind, name)
    raise unknown(found[0], (f"{{{kind}:{each}}}" for each in known))


def is_directive(text: str) -> bool:
    """Return whether a paragraph stands for something drawn, known or not."""
    return _DIRECTIVE.fullmatch(text.strip()) is not None


def unknown(placeholder: str, known: Iterable[str]) -> UserError:
    """Return the error that names a placeholder and those that would be understood."""
    return UserError(
        N_("{placeholder} means nothing here. Use one of {known}, or take it out."),
        placeholder=placeholder,
        known=", ".join(known),
    )
