"""Flowables above one another, beside one another and in a box, parted between pages."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, NullActionFlowable

from mentordesk.documents.colours import RGB

_ENDLESS = 1e6
#: Moving on what is longer would leave too much of a page empty, in points.
_LONGEST_WHOLE = 420.0
#: What a box keeps free beside its text, and above and below it, where lines have air anyway.
Padding = tuple[float, float]
_PADDING: Padding = (12.0, 8.0)
#: What rounding may add to a height.
_HAIR = 1e-6


class Stack:
    """Flowables above one another; heights and widths in points."""

    def __init__(self, children: list[Flowable]) -> None:
        self.children = children
        #: The width last measured for, and where each child begins and ends below the top.
        self._measured: tuple[float, list[tuple[float, float]]] | None = None

    def height(self, canvas: Canvas, width: float) -> float:
        """Return the height at a width."""
        ends = self._ends(canvas, width)
        return ends[-1][1] if ends else 0.0

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Draw downwards from `top`."""
        for child, (_, end) in zip(self.children, self._ends(canvas, width), strict=True):
            child.drawOn(canvas, left, top - end)

    def parted(
        self, canvas: Canvas, width: float, room: float
    ) -> tuple[list[Flowable], list[Flowable]]:
        """Return what fits in a height and what does not; nothing fits when the first is empty."""
        for at, (start, end) in enumerate(self._ends(canvas, width)):
            if end <= room + _HAIR:
                continue
            before, child, after = self.children[:at], self.children[at], self.children[at + 1 :]
            # A paragraph that finds no place to part forgets its lines.
            self.forget()
            pieces = child.splitOn(canvas, width, room - start) if room > start else []
            if len(pieces) > 1:
                return [*before, pieces[0]], [*pieces[1:], *after]
            while before and getattr(before[-1], "keepWithNext", False):
                child, after = before.pop(), [child, *after]
            return before, [child, *after]
        return self.children, []

    def forget(self) -> None:
        """Measure the children anew the next time."""
        self._measured = None

    def _ends(self, canvas: Canvas, width: float) -> list[tuple[float, float]]:
        if self._measured is not None and self._measured[0] == width:
            return self._measured[1]
        places = []
        end = space = 0.0
        for at, child in enumerate(self.children):
            start = end + (max(space, child.getSpaceBefore()) if at else 0.0)
            end = start + child.wrapOn(canvas, width, _ENDLESS)[1]
            space = child.getSpaceAfter()
            places.append((start, end))
        self._measured = width, places
        return places


class Columns(Flowable):
    """Stacks beside one another, their tops level; `widths` and `gutter` in points."""

    def __init__(
        self, columns: Sequence[list[Flowable]], widths: Sequence[float], gutter: float = 16
    ) -> None:
        super().__init__()
        self._columns = [Stack(column) for column in columns]
        self._widths = list(widths)
        self._gutter = gutter

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken."""
        pairs = zip(self._columns, self._widths, strict=True)
        self.width = width
        self.height = max(column.height(self.canv, room) for column, room in pairs)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:  # noqa: ARG002 - theirs
        """Return what fits a height and what does not, or nothing where a column has no start."""
        pairs = zip(self._columns, self._widths, strict=True)
        parted = [column.parted(self.canv, room, height) for column, room in pairs]
        if any(rest and not fits for fits, rest in parted):
            return []
        pieces: list[Flowable] = []
        for side in (0, 1):
            piece = Columns([column[side] for column in parted], self._widths, self._gutter)
            piece.spaceBefore, piece.spaceAfter = self.getSpaceBefore(), self.getSpaceAfter()
            pieces.append(piece)
        return pieces

    def draw(self) -> None:
        """Draw each column from the top."""
        left = 0.0
        for column, width in zip(self._columns, self._widths, strict=True):
            column.draw(self.canv, left, self.height, width)
            left += width + self._gutter


class WholeColumns(Columns):
    """Columns that move on to the next page as a whole; long ones are parted where they are."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return nothing where they move on, else what fits a height and what does not."""
        if self.wrap(width, height)[1] <= _LONGEST_WHOLE:
            return []
        return super().split(width, height)


class Cards(Columns):
    """Boxes beside one another, as high as the highest."""

    def __init__(self, boxes: "Sequence[Box]", widths: Sequence[float], gutter: float) -> None:
        super().__init__([[box] for box in boxes], widths, gutter)
        self._boxes = list(boxes)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size taken, all boxes brought to one height."""
        self._level(0.0)
        self._level(super().wrap(width, height)[1])
        return super().wrap(width, height)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits a height and what does not, each box as high as it needs."""
        self._level(0.0)
        return super().split(width, height)

    def _level(self, least: float) -> None:
        for box, column in zip(self._boxes, self._columns, strict=True):
            box.least = least
            column.forget()


class Box(Flowable):
    """A stack on a wash of colour, with a bar of the accent at its left where one is given."""

    def __init__(
        self,
        children: list[Flowable],
        wash: RGB,
        bar: RGB | None = None,
        padding: Padding = _PADDING,
    ) -> None:
        super().__init__()
        self._stack = Stack(children)
        self._wash = wash
        self._bar = bar
        self._padding = padding
        #: The height it has at least, in points.
        self.least = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken, padding included."""
        self.width = width
        beside, above = self._padding
        inner = self._stack.height(self.canv, width - 2 * beside)
        self.height = max(inner + 2 * above, self.least)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return a box of what fits and one of the rest, or nothing where nothing fits."""
        beside, above = self._padding
        fits, rest = self._stack.parted(self.canv, width - 2 * beside, height - 2 * above)
        if not fits or not rest:
            return []
        return [Box(part, self._wash, self._bar, self._padding) for part in (fits, rest)]

    def draw(self) -> None:
        """Draw the wash, the bar and what stands on them."""
        self.canv.setFillColor(self._wash)
        self.canv.roundRect(0, 0, self.width, self.height, 3, stroke=0, fill=1)
        if self._bar is not None:
            self.canv.setFillColor(self._bar)
            self.canv.rect(0, 0, 3, self.height, stroke=0, fill=1)
        beside, above = self._padding
        self._stack.draw(self.canv, beside, self.height - above, self.width - 2 * beside)


class Together(KeepTogether):
    """Flowables that move on to the next page as a whole; long ones are parted where they are."""

    def __init__(self, children: list[Flowable]) -> None:
        super().__init__(children)
        self._children = children

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the flowables, with a new page before them where they fit there alone."""
        depth = sum(
            each.wrapOn(self.canv, width, _ENDLESS)[1] + each.getSpaceBefore()
            for each in self._children
        )
        if depth > _LONGEST_WHOLE:
            # What a container returns first must fit: nothing does, and the rest is set as usual.
            return [NullActionFlowable(), *self._children]
        parts: list[Flowable] = super().split(width, height)
        return parts


class Hanging(Flowable):
    """A flowable that hangs out of its column to the left, by `hang` points."""

    def __init__(self, child: Flowable, hang: float) -> None:
        super().__init__()
        self._child = child
        self._hang = hang

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size taken within the column."""
        self.width = width
        self.height = self._child.wrapOn(self.canv, width + self._hang, height)[1]
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the child's own parts, hanging too."""
        parts = self._child.splitOn(self.canv, width + self._hang, height)
        return [Hanging(part, self._hang) for part in parts]

    def draw(self) -> None:
        """Draw the child where it hangs."""
        self._child.drawOn(self.canv, -self._hang, 0)

    def getSpaceBefore(self) -> float:  # noqa: N802 - ReportLab's name
        """Return the child's space before it, in points."""
        return self._child.getSpaceBefore()

    def getSpaceAfter(self) -> float:  # noqa: N802 - ReportLab's name
        """Return the child's space after it, in points."""
        return self._child.getSpaceAfter()
