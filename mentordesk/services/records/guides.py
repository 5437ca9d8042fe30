"""Which guides, sheets and flyers there are, how each is laid out and whom it is for."""

from dataclasses import dataclass
from enum import StrEnum

from mentordesk.vocabulary import Role


class GuideLayout(StrEnum):
    """How a guide's text is put on paper."""

    #: With a cover, and a list of contents where it is long.
    BOOKLET = "booklet"
    #: A page or two for the table, without a page of their own for the title.
    SHEET = "sheet"
    #: One page to hang up, on the organisation's colour or on a wash of it.
    DARK_FLYER = "dark_flyer"
    LIGHT_FLYER = "light_flyer"


@dataclass(frozen=True, slots=True)
class GuideKind:
    """One guide; nobody's `roles` means that it stays with the coordinator or hangs on a wall."""

    layout: GuideLayout
    roles: frozenset[Role] = frozenset()


_BOTH = frozenset(Role)

#: By key, which is also the file's name, in the order of the list.
GUIDE_KINDS = {
    "mentor-guide": GuideKind(GuideLayout.BOOKLET, frozenset({Role.MENTOR})),
    "mentee-guide": GuideKind(GuideLayout.BOOKLET, frozenset({Role.MENTEE})),
    "tools": GuideKind(GuideLayout.BOOKLET, _BOTH),
    "first-meeting": GuideKind(GuideLayout.SHEET, _BOTH),
    "ground-rules": GuideKind(GuideLayout.SHEET, _BOTH),
    "safety-guide": GuideKind(GuideLayout.BOOKLET, _BOTH),
    "playbook": GuideKind(GuideLayout.BOOKLET),
    "run-sheet": GuideKind(GuideLayout.SHEET),
    "sign-up-form": GuideKind(GuideLayout.SHEET),
    "flyer-mentor": GuideKind(GuideLayout.DARK_FLYER),
    "flyer-mentee": GuideKind(GuideLayout.LIGHT_FLYER),
}

#: What is written into a folder as "the guides": the rest is for before and around the programme.
HANDED_OUT = (
    "mentor-guide",
    "mentee-guide",
    "safety-guide",
    "first-meeting",
    "ground-rules",
    "tools",
    "playbook",
)


def guides_for(role: Role) -> tuple[str, ...]:
    """Return the keys of what a person of a role is given."""
    return tuple(key for key, kind in GUIDE_KINDS.items() if role in kind.roles)
