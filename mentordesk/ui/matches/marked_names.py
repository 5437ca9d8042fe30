"""Names with a small mark at their right: a pin, or a link to whom they belong."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from mentordesk.ui.colours import Tone
from mentordesk.ui.record_delegate import RecordDelegate
from mentordesk.ui.record_model import Index
from mentordesk.ui.theme import Theme

_ICON = 14


class MarkedNames(RecordDelegate):
    """Asks for a cell's mark, the name of a drawing or blank; the tooltip says it in words."""

    def __init__(self, theme: Theme, mark: Callable[[Index], str], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._mark = mark

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's own name
        """Put the mark behind the name."""
        super().initStyleOption(option, index)
        mark = self._mark(index)
        if mark:
            option.icon = self._theme.icon(mark, Tone.ACCENT, _ICON)
            option.decorationSize = QSize(_ICON, _ICON)
            option.decorationPosition = QStyleOptionViewItem.Position.Right
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
