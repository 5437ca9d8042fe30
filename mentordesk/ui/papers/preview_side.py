"""Where a preview stands: at the right of list and text, or in the list's place, or away."""

from itertools import pairwise

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.theme import EDGE

#: How much of the room that nobody needs goes to a list that is still too narrow.
_LIST_SHARE = 0.65


class PreviewSide(QObject):
    """Holds list, work and preview in a splitter; the button says whether the last is wanted.

    Where there is no room for three, the list makes way for the preview. What was chosen, and how
    the splitter stood, is remembered for a wide window and for a narrow one.
    """

    def __init__(
        self,
        desk: Desk,
        name: str,
        parts: tuple[QWidget, QWidget, QWidget],
        *,
        list_usual: int,
    ) -> None:
        """Stand in this splitter under `name`; the list needs no more than `list_usual` pixels."""
        super().__init__()
        self._settings = desk.settings
        self._name = name
        self._list_usual = list_usual
        self._list, self._work, self._preview = parts
        self._preview.hide()
        self._allowed = True
        self._arranged: tuple[bool, bool] | None = None
        tr = desk.translator
        self.button = QPushButton(tr.gettext("Preview"))
        self.button.setToolTip(tr.gettext("Show the paper beside the text"))
        self.button.setCheckable(True)
        self.button.setProperty("look", "chip")
        desk.theme.dress(self.button, "eye")
        self.splitter = _Splitter()
        for place, part in enumerate(parts):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(place, min(place, 1))
        self.splitter.setHandleWidth(EDGE)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.splitterMoved.connect(lambda *_: self._remember())
        self.splitter.resized.connect(self.arrange)
        self.button.clicked.connect(self._choose)

    def allow(self, *, allowed: bool) -> None:
        """Say whether there is anything to show pages of."""
        self._allowed = allowed
        self.arrange()

    def arrange(self) -> None:
        """Show what there is room for."""
        roomy = self._roomy
        wanted = bool(self._settings.recall(self._wish, roomy))
        previewed = wanted and self._allowed
        self.button.setChecked(wanted)
        if self._arranged == (roomy, previewed):
            return
        self._arranged = (roomy, previewed)
        self._list.setVisible(roomy or not previewed)
        self._preview.setVisible(previewed)
        kept = self._settings.recall(self._sizes, [])
        self.splitter.setSizes(kept if len(kept) == self.splitter.count() else self._usual())

    @property
    def _roomy(self) -> bool:
        parts = (self._list, self._work, self._preview)
        return self.splitter.width() >= sum(map(_least, parts)) + 2 * EDGE

    @property
    def _wish(self) -> str:
        return f"{self._name} preview" if self._roomy else f"{self._name} preview, narrow"

    @property
    def _sizes(self) -> str:
        roomy, previewed = self._arranged or (False, False)
        beside = " with preview" if previewed else ""
        return f"{self._name} splitter{beside}{'' if roomy else ', narrow'}"

    def _usual(self) -> list[int]:
        """The list as wide as it likes to be where there are three, the others alike."""
        if self._arranged != (True, True):
            return [self.splitter.width()] * 3
        room = self.splitter.width() - 2 * EDGE
        least = [_least(part) for part in (self._list, self._work, self._preview)]
        left = min(self._list_usual, least[0] + round(_LIST_SHARE * (room - sum(least))))
        right = (room - left) // 2
        return [left, right, room - left - right]

    def _choose(self, wanted: bool) -> None:
        self._settings.remember(self._wish, wanted)
        self.arrange()

    def _remember(self) -> None:
        self._settings.remember(self._sizes, self.splitter.sizes())


class _Splitter(QSplitter):
    """Three parts side by side, of which two are enough."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Ask for no more room than two need: the third makes way."""
        parts = [self.widget(place) for place in range(self.count())]
        widths = [_least(part) for part in parts if part is not None]
        two = max((one + other for one, other in pairwise(widths)), default=0) + EDGE
        return QSize(two, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Say that there is more room, or less."""
        super().resizeEvent(event)
        self.resized.emit()


def _least(part: QWidget) -> int:
    return max(part.minimumWidth(), part.minimumSizeHint().width())
