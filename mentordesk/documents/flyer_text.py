"""What stands on the white of a flyer: its text, and a foot with where to sign up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents.content import GuideContent
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.markdown import flowables
from mentordesk.documents.page import MARGIN, MEASURE
from mentordesk.documents.quick_code import QuickCode
from mentordesk.documents.setting import Setting
from mentordesk.documents.stacks import Stack
from mentordesk.documents.theme import Rhythm, Theme, theme

#: How closely the text is set, the most generous first.
_RHYTHMS = (
    Rhythm(13.5, 20.0, 1.0),
    Rhythm(12.5, 20.0, 0.75),
    Rhythm(11.5, 16.0, 0.75),
    Rhythm(10.5, 16.0, 0.5),
    Rhythm(9.5, 12.0, 0.5),
)
#: So many times its size is a line of type that is read with ease.
_EASY = 31.0
#: Around the rule above the foot, in points.
_AIR, _RULE = 24.0, 12.0
_CODE, _BESIDE_CODE = 96.0, 32.0
_DEEP = 10_000.0
#: A longer one makes a code too fine for a telephone, in letters.
_LONGEST_LINK = 240
_LINK = re.compile(r"\]\((https?://[^\s)]+|mailto:[^\s)]+)\)")
_FOOT = re.compile(r"^(?:-{3,}|\*{3,})[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Set:
    """Both set in one rhythm; widths in points."""

    text: Stack
    text_width: float
    foot: Stack
    foot_width: float


class FlyerText:
    """A text and a foot in the first rhythm in which they fit, or made smaller until they do.

    Raises:
        UserError: The text holds a placeholder that means nothing.
    """

    def __init__(self, house: HouseStyle, content: GuideContent) -> None:
        self._content = content
        self._text, self._foot = _parted(content.body)
        self._link = _link(self._foot, content)
        self._looks = [theme(house, rhythm) for rhythm in _RHYTHMS]
        # What means nothing is refused here, not while the page is drawn.
        self._made(self._looks[0])

    def draw(self, canvas: Canvas, top: float, bottom: float) -> None:
        """Draw the text from `top` down and the foot above `bottom`, both in points."""
        made, scale = self._fitting(canvas, top - bottom)
        canvas.saveState()
        canvas.translate(MARGIN * (1 - scale), 0)
        canvas.scale(scale, scale)
        made.text.draw(canvas, MARGIN, top / scale, made.text_width)
        deep = self._foot_height(canvas, made)
        if deep:
            self._draw_foot(canvas, made, bottom / scale + deep)
        canvas.restoreState()

    def _draw_foot(self, canvas: Canvas, made: _Set, top: float) -> None:
        look = self._looks[0]
        canvas.setStrokeColor(look.palette.accent)
        canvas.setLineWidth(1.6)
        canvas.line(MARGIN, top + _RULE, MARGIN + MEASURE, top + _RULE)
        made.foot.draw(canvas, MARGIN, top, made.foot_width)
        if self._link:
            code = QuickCode(look, self._link, _CODE)
            height = code.wrapOn(canvas, _CODE, _DEEP)[1]
            code.drawOn(canvas, MARGIN + MEASURE - _CODE, top - height)

    def _fitting(self, canvas: Canvas, room: float) -> tuple[_Set, float]:
        """Return what fits a height, and the scale at which it does."""
        *roomier, last = self._sets()
        for made in roomier:
            if self._deep(canvas, made) <= room:
                return made, 1.0
        return last, min(1.0, room / self._deep(canvas, last))

    def _sets(self) -> Iterator[_Set]:
        return (self._made(look) for look in self._looks)

    def _made(self, look: Theme) -> _Set:
        width = min(MEASURE, _EASY * look.rhythm.size)
        beside = MEASURE - (_CODE + _BESIDE_CODE if self._link else 0.0)
        return _Set(
            _stack(look, self._content, self._text, width),
            width,
            _stack(look, self._content, self._foot, beside),
            beside,
        )

    def _deep(self, canvas: Canvas, made: _Set) -> float:
        foot = self._foot_height(canvas, made)
        return made.text.height(canvas, made.text_width) + (foot + _AIR if foot else 0.0)

    def _foot_height(self, canvas: Canvas, made: _Set) -> float:
        code = QuickCode(self._looks[0], self._link, _CODE).wrapOn(canvas, _CODE, _DEEP)[1]
        return max(made.foot.height(canvas, made.foot_width), code if self._link else 0.0)


def _parted(body: str) -> tuple[str, str]:
    """Return the text, and what stands after its last rule."""
    rules = list(_FOOT.finditer(body))
    if not rules:
        return body, ""
    return body[: rules[-1].start()], body[rules[-1].end() :]


def _link(foot: str, content: GuideContent) -> str:
    """Return where the code leads: the foot's first link, or else the contact's mail."""
    found = _LINK.search(foot)
    mail = content.values.get("contact_email", "")
    mailto = f"mailto:{mail}" if mail and "{contact_email}" in foot else ""
    link = found[1] if found else mailto
    return link if len(link) <= _LONGEST_LINK else ""


def _stack(look: Theme, content: GuideContent, text: str, width: float) -> Stack:
    size, leading = look.rhythm.size, look.rhythm.leading
    # A fact's label stands on the line of what it says.
    field = look.styles.field.clone("flyer field", fontSize=size, leading=leading)
    look = replace(look, styles=replace(look.styles, field=field))
    heading = look.styles.chapter.clone(
        "flyer heading",
        fontSize=size * 1.6,
        leading=leading * 1.25,
        textColor=look.styles.name.textColor,
    )
    return Stack(flowables(text, Setting(look, content, width, (heading, look.styles.heading))))
