"""Plots for a report: drawn plainly, readable in grey, every figure written beside its bar."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from mentordesk.documents.colours import RGB, mix
from mentordesk.documents.evaluation_content import GroupResult, ResponseRate
from mentordesk.documents.fonts import BOLD, REGULAR
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.text import draw_line, fitted, one_line, width_of
from mentordesk.documents.theme import HALF, Theme

_SIZE = 9.0
_BAR, _STEP, _GAP = 10.0, 16.0, 8.0
#: From the top of a line to its baseline, and from there down to the foot of its bar.
_DROP, _HANG = _STEP - HALF, 1.5
#: The widths of what stands left and right of a bar, in points.
_GROUP, _FIGURES, _LABEL, _CHOICE = 56.0, 84.0, 168.0, 132.0
_SCALE_FROM, _SCALE_TO = 1.0, 5.0
#: What is longer is parted where it is, in points.
_LONGEST_WHOLE = 420.0


def _colour(look: Theme, groups: Sequence[str], group: str) -> RGB:
    """Return a group's colour: dark for the first, light for the others, in grey too."""
    first = not groups or group == groups[0]
    return look.palette.accent if first else mix(look.palette.accent, look.palette.paper, 0.55)


class _Plot(Flowable):
    """What all plots share: text in the theme's type and bars on a common ground."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look

    def _say(
        self, at: tuple[float, float], text: str, *, bold: bool = False, room: float = 1e6
    ) -> None:
        face = BOLD if bold else REGULAR
        self.canv.setFillColor(self._look.palette.ink)
        draw_line(self.canv, at, fitted(text, face, _SIZE, room), face, _SIZE)

    def _bar(self, left: float, bottom: float, width: float, share: float, colour: RGB) -> None:
        self.canv.setFillColor(self._look.palette.tint)
        self.canv.rect(left, bottom, width, _BAR, stroke=0, fill=1)
        if share > 0:
            self.canv.setFillColor(colour)
            self.canv.rect(left, bottom, width * min(share, 1.0), _BAR, stroke=0, fill=1)


class Rates(_Plot):
    """Response rates, a bar a group."""

    def __init__(self, look: Theme, rates: Sequence[ResponseRate]) -> None:
        super().__init__(look)
        self._rates = rates

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken."""
        self.width, self.height = width, len(self._rates) * (_STEP + _GAP)
        return self.width, self.height

    def draw(self) -> None:
        """Draw a bar of all invited with those who answered filled in."""
        translator = self._look.translator
        left, room = _GROUP + _GAP, self.width - _GROUP - _FIGURES * 1.6 - 2 * _GAP
        groups = [rate.group for rate in self._rates]
        for place, rate in enumerate(self._rates):
            baseline = self.height - place * (_STEP + _GAP) - _DROP
            bottom = baseline - _HANG
            share = rate.answered / rate.invited if rate.invited else 0.0
            self._say((0, baseline), rate.group, bold=True, room=_GROUP)
            self._bar(left, bottom, room, share, _colour(self._look, groups, rate.group))
            figures = translator.gettext("{rate}: {answered} of {invited}").format(
                rate=translator.percent(share), answered=rate.answered, invited=rate.invited
            )
            self._say((left + room + _GAP, baseline), figures)


class Means(_Plot):
    """Means of scale questions from 1 to 5, both groups' below each other."""

    def __init__(
        self,
        look: Theme,
        rows: Sequence[tuple[str, tuple[GroupResult, ...]]],
        groups: Sequence[str],
    ) -> None:
        super().__init__(look)
        self._groups = groups
        self._rows = rows
        self._labels = [paragraph(one_line(text), look.styles.cell_prose) for text, _ in rows]
        self._heights: list[float] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken."""
        self.width = width
        self._heights = [
            max(label.wrapOn(self.canv, _LABEL, 1e6)[1], len(results) * _STEP) + _GAP
            for label, (_, results) in zip(self._labels, self._rows, strict=True)
        ]
        self.height = sum(self._heights)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the questions that fit a height and those that do not."""
        self.wrap(width, height)
        room, fitting = height, 0
        while fitting < len(self._rows) and self._heights[fitting] <= room:
            room -= self._heights[fitting]
            fitting += 1
        if not 0 < fitting < len(self._rows):
            return []
        # No question stands alone on a page, unless its words fill most of one.
        if fitting == 1 and self.height <= _LONGEST_WHOLE:
            return []
        if len(self._rows) - fitting == 1 < fitting:
            fitting -= 1
        parts = (self._rows[:fitting], self._rows[fitting:])
        return [Means(self._look, part, self._groups) for part in parts]

    def draw(self) -> None:
        """Draw each question's words with a bar for each group's mean."""
        top = self.height
        for label, (_, results), height in zip(
            self._labels, self._rows, self._heights, strict=True
        ):
            label.drawOn(self.canv, 0, top - label.height)
            self._draw_groups(top, results)
            top -= height

    def _draw_groups(self, top: float, results: tuple[GroupResult, ...]) -> None:
        left = _LABEL + _GAP + _GROUP
        room = self.width - left - _FIGURES * 0.6
        answered = [result for result in results if result.mean is not None]
        for place, result in enumerate(answered):
            baseline = top - place * _STEP - _DROP
            mean = result.mean or 0.0
            share = (mean - _SCALE_FROM) / (_SCALE_TO - _SCALE_FROM)
            self._say((_LABEL + _GAP, baseline), result.group, room=_GROUP)
            colour = _colour(self._look, self._groups, result.group)
            self._bar(left, baseline - _HANG, room, share, colour)
            figure = self._look.translator.number(mean, 1)
            self._say((left + room + _GAP, baseline), figure, bold=True)
            after = left + room + _GAP + width_of(figure, BOLD, _SIZE) + 4
            self._say((after, baseline), f"({result.n})")


class Bars(_Plot):
    """How many chose what, a bar a choice, each group in a column that it keeps."""

    def __init__(
        self,
        look: Theme,
        results: tuple[GroupResult, ...],
        groups: Sequence[str],
        columns: Sequence[str],
    ) -> None:
        super().__init__(look)
        self._groups = groups
        self._columns = columns
        self._results = [result for result in results if result.bars]
        self._choices = [bar.label for bar in self._results[0].bars] if self._results else []
        self._labels = [paragraph(one_line(choice), look.styles.cell) for choice in self._choices]
        self._heights: list[float] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken, a line with the groups' names included."""
        self.width = width
        self._heights = [
            max(label.wrapOn(self.canv, _CHOICE, 1e6)[1], _STEP) for label in self._labels
        ]
        self.height = _STEP + sum(self._heights)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the groups' names and, for each choice, a bar in each group's column."""
        if not self._results:
            return
        column = (self.width - _CHOICE) / len(self._columns)
        for result in self._results:
            left = _CHOICE + _GAP + self._columns.index(result.group) * column
            self._say((left, self.height - _DROP), f"{result.group} ({result.n})", bold=True)
        top = self.height - _STEP
        for number, (label, height) in enumerate(zip(self._labels, self._heights, strict=True)):
            label.drawOn(self.canv, 0, top - label.height)
            self._draw_choice(number, top - _DROP, column)
            top -= height

    def _draw_choice(self, number: int, baseline: float, column: float) -> None:
        translator = self._look.translator
        room = column - _GAP - _FIGURES * 0.75
        for result in self._results:
            left = _CHOICE + _GAP + self._columns.index(result.group) * column
            count = result.bars[number].count
            share = count / result.n if result.n else 0.0
            colour = _colour(self._look, self._groups, result.group)
            self._bar(left, baseline - _HANG, room, share, colour)
            self._say((left + room + 6, baseline), f"{count} · {translator.percent(share)}")
