"""Where each letter of a paper stands, read from the drawing orders of the PDF itself.

Text extractors put lines and right-to-left words in an order of their own; this is what the eye
meets.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream

from mentordesk.documents.page import HEIGHT
from tests.documents.papers import opened

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
#: What still is one line: letters of another face may stand a hair higher, in points.
_SAME_LINE = 0.6
#: The orders that paint an outline, or leave it.
_PAINTED = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n"}


@dataclass(frozen=True)
class Run:
    """Letters of one face drawn in one go; places in points from the lower left of the page."""

    page: int
    text: str
    left: float
    right: float
    baseline: float
    face: str
    size: float


@dataclass(frozen=True)
class Line:
    """Runs on one baseline, from left to right, with no more than a word's space between."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def page(self) -> int:
        return self.runs[0].page

    @property
    def left(self) -> float:
        return self.runs[0].left

    @property
    def right(self) -> float:
        return self.runs[-1].right

    @property
    def baseline(self) -> float:
        return self.runs[0].baseline

    @property
    def face(self) -> str:
        return self.runs[0].face

    @property
    def size(self) -> float:
        return max(run.size for run in self.runs)


@dataclass(frozen=True)
class Rule:
    """A level line; places in points from the lower left of the page."""

    page: int
    left: float
    right: float
    height: float


class LaidOut:
    """A paper as it is laid out."""

    def __init__(self, paper: bytes) -> None:
        self._reader = opened(paper)

    @cached_property
    def _drawings(self) -> "list[_Drawing]":
        pages = enumerate(self._reader.pages, start=1)
        return [_Drawing(number, self._reader, page) for number, page in pages]

    @property
    def runs(self) -> list[Run]:
        """Every run in the order drawn; the first page is 1."""
        return [run for drawing in self._drawings for run in drawing.runs]

    @property
    def rules(self) -> list[Rule]:
        """Every level line in the order drawn."""
        return [rule for drawing in self._drawings for rule in drawing.rules]

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of each page, in the order in which they were begun."""
        found: list[list[Run]] = []
        for run in self.runs:
            if not run.text.strip():
                continue
            last = found[-1][-1] if found else None
            if last is not None and _go_on(last, run):
                found[-1].append(run)
            else:
                found.append([run])
        return [Line(tuple(line)) for line in found]

    @property
    def text(self) -> str:
        """All letters in the order drawn."""
        return "".join(run.text for run in self.runs)

    @property
    def between_head_and_foot(self) -> str:
        """The same without the running heads and feet."""
        return "".join(run.text for run in self.runs if 60 < run.baseline < HEIGHT - 60)

    @property
    def pages(self) -> int:
        return len(self._reader.pages)


def _go_on(last: Run, run: Run) -> bool:
    level = last.page == run.page and abs(last.baseline - run.baseline) < _SAME_LINE
    return level and -1 < run.left - last.right < run.size


class _Drawing:
    """Follows a page's drawing orders as far as text needs it."""

    def __init__(self, number: int, reader: Any, page: PageObject) -> None:
        self._page = number
        self._reader = reader
        self.runs: list[Run] = []
        self.rules: list[Rule] = []
        content = page.get_contents()
        if content is not None:
            self._follow(content.operations, page["/Resources"], _IDENTITY)

    def _follow(self, orders: Any, resources: Any, start: Matrix) -> None:
        pen = _Pen(start, resources)
        outline: list[Rule] = []
        for given, order in orders:
            if order == b"Tj":
                self.runs.append(pen.write(self._page, given[0]))
            elif order in {b"m", b"l"}:
                outline += pen.rule(self._page, order, given)
            elif order in _PAINTED:
                # The edges of what is filled are no lines.
                self.rules += outline if order == b"S" else []
                outline = []
            elif order == b"Do":
                drawn = resources["/XObject"][given[0]].get_object()
                if drawn.get("/Subtype") == "/Form":
                    inside = ContentStream(drawn, self._reader).operations
                    self._follow(inside, drawn["/Resources"], pen.here)
            else:
                pen.obey(order, given)


class _Pen:
    """Where the next letter will stand, and in which face."""

    def __init__(self, start: Matrix, resources: Any) -> None:
        self.here = start
        self._resources = resources
        self._stack: list[Matrix] = []
        self._text = self._line = _IDENTITY
        self._leading = self._size = 0.0
        self._face = _NO_FACE
        self._place = (0.0, 0.0)

    def obey(self, order: bytes, given: Any) -> None:
        match order:
            case b"q":
                self._stack.append(self.here)
            case b"Q":
                self.here = self._stack.pop()
            case b"cm":
                self.here = _times(_matrix(given), self.here)
            case b"Tf":
                self._face, self._size = _face(self._resources, given[0]), float(given[1])
            case b"TL":
                self._leading = float(given[0])
            case b"BT" | b"Tm" | b"Td" | b"T*":
                self._text = self._line = self._begun(order, given)
            case _:
                pass

    def _begun(self, order: bytes, given: Any) -> Matrix:
        """Return where a line begins."""
        if order == b"BT":
            return _IDENTITY
        if order == b"Tm":
            return _matrix(given)
        right, up = given if order == b"Td" else (0, -self._leading)
        return _times((1, 0, 0, 1, float(right), float(up)), self._line)

    def rule(self, page: int, order: bytes, given: Any) -> list[Rule]:
        """Return the line drawn to a place, where it is level."""
        x, y = (float(each) for each in given)
        place = _times((1, 0, 0, 1, x, y), self.here)[4:]
        start, self._place = self._place, place
        if order == b"m" or abs(start[1] - place[1]) > _SAME_LINE:
            return []
        return [Rule(page, start[0], place[0], place[1])]

    def write(self, page: int, drawn: Any) -> Run:
        letters, wide = self._face.read(drawn, self._size)
        at = _times(self._text, self.here)
        self._text = _times((1, 0, 0, 1, wide, 0), self._text)
        right, size = at[4] + wide * at[0], self._size * at[3]
        return Run(page, letters, at[4], right, at[5], self._face.name, size)


@dataclass(frozen=True)
class _Face:
    name: str
    letters: dict[int, str]
    widths: dict[int, float]

    def read(self, drawn: Any, size: float) -> tuple[str, float]:
        codes = drawn.original_bytes
        text = "".join(self.letters.get(code, "\ufffd") for code in codes)
        return text, sum(self.widths.get(code, 0.0) for code in codes) * size / 1000


_NO_FACE = _Face("", {}, {})
_FACES: dict[int, _Face] = {}


def _face(resources: Any, name: Any) -> _Face:
    font = resources["/Font"][name].get_object()
    if "/ToUnicode" not in font:
        return _Face(str(font["/BaseFont"]), {code: chr(code) for code in range(256)}, {})
    known = _FACES.get(id(font))
    if known is None:
        letters: dict[int, str] = {}
        for row in font["/ToUnicode"].get_object().get_data().decode().splitlines():
            pair = row.split()
            if len(pair) == 2 and pair[0].startswith("<") and len(pair[0]) == 4:
                code, written = (part.strip("<>") for part in pair)
                if code != "00" or written != "FF":
                    letters[int(code, 16)] = bytes.fromhex(written).decode("utf-16-be")
        first = int(font["/FirstChar"])
        widths = {first + at: float(wide) for at, wide in enumerate(font["/Widths"])}
        known = _Face(str(font["/BaseFont"]).partition("+")[2], letters, widths)
        _FACES[id(font)] = known
        _KEPT.append(font)
    return known


#: The fonts looked at, kept so that no other takes their place in memory.
_KEPT: list[Any] = []


def _matrix(given: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in given)
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )
