"""The two doors for trouble: a sentence for what a person can solve, a report for a bug."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QWidget

from mentordesk.errors import UserError
from mentordesk.i18n import Translator

_LOG = logging.getLogger(__name__)


class Troubles:
    """Meets what nobody caught; asks each time which window and language are in use."""

    def __init__(
        self, place: Callable[[], tuple[QWidget, Translator]], refuse: Callable[[UserError], None]
    ) -> None:
        self._place = place
        self.refuse = refuse
        self._reporting = False

    def meet(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take the place of `sys.excepthook`."""
        if isinstance(error, UserError):
            self.refuse(error)
        elif isinstance(error, Exception):
            self.meet_bug(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def meet_bug(self, error: BaseException) -> None:
        """Log a bug and offer a report of it; a bug met while reporting is only logged."""
        from mentordesk.ui.error_dialogs import BugDialog, report

        _LOG.error("The window met a bug", exc_info=error)
        if self._reporting:
            return
        self._reporting = True
        window, translator = self._place()
        dialog = BugDialog(window, translator, report(error))
        dialog.exec()
        dialog.deleteLater()
        self._reporting = False
