"""How large a dialog begins: as it wishes, and never larger than the screen it stands on."""

from PySide6.QtWidgets import QWidget

#: A dialog's own title bar, and a panel of the system's.
_FRAME = 56


def resize_on_screen(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog this size in logical pixels, or what of it the screen has room for."""
    room = dialog.screen().availableSize()
    dialog.resize(min(width, room.width()), min(height, room.height() - _FRAME))
