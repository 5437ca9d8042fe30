"""How large a dialog begins: as it wishes, and never larger than the screen it stands on."""

from PySide6.QtWidgets import QWidget

from mentordesk.settings import Settings

#: A dialog's own title bar, and a panel of the system's.
_FRAME = 56


def resize_on_screen(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog this size in logical pixels, or what of it the screen has room for."""
    room = dialog.screen().availableSize()
    dialog.resize(min(width, room.width()), min(height, room.height() - _FRAME))


def fit_height(dialog: QWidget) -> None:
    """Give a dialog the height that its wrapped words need at the width it has."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        dialog.resize(dialog.width(), layout.totalHeightForWidth(dialog.width()))


def recall_size(dialog: QWidget, settings: Settings, key: str, size: tuple[int, int]) -> None:
    """Give a dialog the size that it had last, or `size`, as far as the screen has room."""
    match settings.recall(key, list(size)):
        case [int(width), int(height)]:
            resize_on_screen(dialog, width, height)
        case _:
            resize_on_screen(dialog, *size)


def remember_size(dialog: QWidget, settings: Settings, key: str) -> None:
    """Keep the size of a dialog for the next time it opens."""
    settings.remember(key, [dialog.width(), dialog.height()])
