"""Frames that find where everything would stand, and draw nothing of it."""

from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame


class MeasuringFrame(Frame):
    """Fills as any frame does, but for the ink."""

    def add(self, flowable: Flowable, canv: Canvas, trySplit: int = 0) -> Any:  # noqa: ANN401, N803 - ReportLab's own names and type
        """Take a flowable in where it fits, unseen, and return whether it did."""
        vars(flowable)["drawOn"] = _draw_nothing
        try:
            return super()._add(flowable, canv, trySplit)  # type: ignore[misc] # left out
        finally:
            del vars(flowable)["drawOn"]


def _draw_nothing(*_at: object, **_room: object) -> None:
    """Leave the paper blank."""
