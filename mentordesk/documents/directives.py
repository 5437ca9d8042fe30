"""What a paragraph such as `{figure:course}` stands for, drawn."""

from collections.abc import Callable, Mapping

from reportlab.platypus import Flowable, PageBreak

from mentordesk.documents.blocks import bullets
from mentordesk.documents.figures import FIGURES
from mentordesk.documents.form_rows import box_groups
from mentordesk.documents.handwriting import WritingLines
from mentordesk.documents.headings import ContentsHere
from mentordesk.documents.placeholders import directive
from mentordesk.documents.plan import plan
from mentordesk.documents.setting import Setting
from mentordesk.documents.stacks import Hanging

#: Lists whose items are ticked.
_TICKED = frozenset({"consents"})
_BULLET, _TO_TICK = "•", "☐"
#: A programme without an end has a first step and no course to draw.
_COURSE, _SHORTEST_COURSE = "course", 3


def drawn(text: str, setting: Setting) -> list[Flowable] | None:
    """Return what a paragraph stands for, or `None` where it is plain text.

    Raises:
        UserError: It names what there is not.
    """
    named = directive(text, setting.content, FIGURES)
    return None if named is None else _KINDS[named.kind](named.name, setting)


def _lines(count: str, setting: Setting) -> list[Flowable]:
    return [WritingLines(setting.theme, int(count))]


def _list(name: str, setting: Setting) -> list[Flowable]:
    mark = _TO_TICK if name in _TICKED else _BULLET
    return bullets(setting.content.lists[name], setting.theme.styles.prose, mark, setting.air)


def _boxes(name: str, setting: Setting) -> list[Flowable]:
    return box_groups(setting.theme, setting.content.boxes[name])


def _plan(_name: str, setting: Setting) -> list[Flowable]:
    return plan(setting)


def _page(name: str, setting: Setting) -> list[Flowable]:
    # A sheet's columns go on to the next page by themselves.
    if not setting.hang:
        return []
    return [ContentsHere() if name == "contents" else PageBreak()]


def _figure(name: str, setting: Setting) -> list[Flowable]:
    course = setting.content.course
    if name == _COURSE and 0 < len(course) < _SHORTEST_COURSE:
        return []
    return [Hanging(FIGURES[name](setting.theme, course), setting.hang)]


_KINDS: Mapping[str, Callable[[str, Setting], list[Flowable]]] = {
    "lines": _lines,
    "list": _list,
    "boxes": _boxes,
    "plan": _plan,
    "page": _page,
    "figure": _figure,
}
