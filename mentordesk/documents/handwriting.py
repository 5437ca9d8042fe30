"""What is filled in with a pen: lines with room for a hand, and the place to sign."""

from reportlab.platypus import Flowable, Spacer

from mentordesk.documents.page import MEASURE
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.right_to_left import side_by_side
from mentordesk.documents.stacks import WholeColumns
from mentordesk.documents.text import clean, draw_line, width_of
from mentordesk.documents.theme import Theme

#: From one line for handwriting to the next: 8.5 mm, in points.
HAND = 24.0

_GUTTER = 32.0


class WritingLines(Flowable):
    """Lines to write on by hand, the first one named where it has a label."""

    def __init__(self, theme: Theme, count: int, label: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._count = count
        self._label = label
        self.spaceAfter = 8

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken."""
        self.width, self.height = width, self._count * HAND
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:  # noqa: ARG002 - theirs
        """Return the lines that fit a height and those that do not."""
        fitting = int(height // HAND)
        if not 0 < fitting < self._count:
            return []
        rest = WritingLines(self._theme, self._count - fitting)
        return [WritingLines(self._theme, fitting, self._label), rest]

    def draw(self) -> None:
        """Draw the label and the lines."""
        canvas, style = self.canv, self._theme.styles.label
        canvas.setStrokeColor(self._theme.palette.muted)
        canvas.setLineWidth(0.4)
        start = 0.0
        if self._label:
            canvas.setFillColor(self._theme.palette.muted)
            draw_line(canvas, (0, self.height - HAND + 4), self._label, style.fontName, 8.5)
            start = width_of(clean(self._label), style.fontName, 8.5) + 6
        for line in range(self._count):
            y = self.height - (line + 1) * HAND + 2
            canvas.line(0 if line else start, y, self.width, y)


def signatures(
    theme: Theme, signers: list[tuple[str, str]], date: str = "", *, close: bool = False
) -> Flowable:
    """Return the places to sign side by side, for (role, name) each; it is never split.

    The date is left for the pen where it is blank. Close together, the names say who signs.
    """
    room = (MEASURE - _GUTTER * (len(signers) - 1)) / len(signers)
    columns = [_signature(theme, role, name, date, close=close) for role, name in signers]
    return WholeColumns(columns, [room] * len(signers), _GUTTER)


def _signature(theme: Theme, role: str, name: str, date: str, *, close: bool) -> list[Flowable]:
    gettext = theme.translator.gettext
    day = gettext("Date")
    when: Flowable = WritingLines(theme, 1, day)
    if date:
        when = paragraph(f"{day}: {date}", theme.styles.body)
    if close:
        who = side_by_side((role, name))
        return [
            paragraph(who, theme.styles.label),
            when,
            WritingLines(theme, 1, gettext("Signature")),
        ]
    return [
        paragraph(role, theme.styles.label),
        when,
        Spacer(0, 8),
        WritingLines(theme, 1, gettext("Signature")),
        paragraph(name, theme.styles.cell),
    ]
