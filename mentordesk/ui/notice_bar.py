"""The bar at the foot that says what has just been done, or why it could not be."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from mentordesk.i18n import Translator
from mentordesk.ui.colours import Tone
from mentordesk.ui.theme import EDGE, GAP, Theme

_FADE_MS = 150
_STAYS_MS = 8_000


class NoticeBar(QFrame):
    """One sentence at a time: news leave by themselves, what waits for an answer stays."""

    def __init__(self, theme: Theme, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = Tone.GOOD
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton()
        self._action.setProperty("look", "link")
        self._close = QToolButton()
        self._close.setAccessibleName(translator.gettext("Close the notice"))
        self._close.setToolTip(translator.gettext("Close the notice"))
        theme.dress(self._close, "x", Tone.SOFT)
        self._deed: Callable[[], None] | None = None

        self._opacity = QGraphicsOpacityEffect(self)
        self._fade = QPropertyAnimation(self._opacity, b"opacity", self)
        self._leaves = QTimer(self)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 2, GAP, 2)
        row.setSpacing(GAP)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.setGraphicsEffect(self._opacity)

    def _connect(self) -> None:
        self._fade.setDuration(_FADE_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.finished.connect(self._faded)
        self._leaves.setSingleShot(True)
        self._leaves.timeout.connect(self.leave)
        self._close.clicked.connect(self.leave)
        self._action.clicked.connect(self._act)
        self._theme.changed.connect(self._colour)

    @property
    def text(self) -> str:
        """The sentence shown, blank when the bar is away."""
        return self._text.text() if not self.isHidden() else ""

    def say(
        self,
        text: str,
        action: str = "",
        deed: Callable[[], None] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Say what was done, with one thing to do about it.

        Leaves after eight seconds, unless it `stays` until it is closed or the next notice.
        """
        self._leaves.stop()
        self._show(text, Tone.GOOD, action, deed)
        if not stays:
            self._leaves.start(_STAYS_MS)

    def warn(self, text: str, action: str = "", deed: Callable[[], None] | None = None) -> None:
        """Say why something could not be done; stays until it is closed or the next notice."""
        self._leaves.stop()
        self._show(text, Tone.BAD, action, deed)

    def leave(self) -> None:
        """Fade away."""
        self._leaves.stop()
        self._run_fade(0.0)

    def _show(self, text: str, tone: Tone, action: str, deed: Callable[[], None] | None) -> None:
        self._tone = tone
        self._deed = deed
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._colour()
        self._theme.draw(self._icon, "circle-check" if tone is Tone.GOOD else "circle-alert", tone)
        self._opacity.setOpacity(0.0 if self.isHidden() else self._opacity.opacity())
        self.show()
        self._run_fade(1.0)

    def _run_fade(self, goal: float) -> None:
        self._fade.stop()
        self._opacity.setEnabled(True)
        self._fade.setStartValue(self._opacity.opacity())
        self._fade.setEndValue(goal)
        self._fade.start()

    def _faded(self) -> None:
        # A finished effect would still paint the bar through a buffer.
        self._opacity.setEnabled(False)
        if self._opacity.opacity() == 0.0:
            self.hide()

    def _act(self) -> None:
        deed = self._deed
        self.leave()
        if deed is not None:
            deed()

    def _colour(self) -> None:
        ground = self._theme.tint(self._tone).name()
        text = self._theme.colours.text.name()
        self.setStyleSheet(f"NoticeBar {{ background: {ground}; }} QLabel {{ color: {text}; }}")
