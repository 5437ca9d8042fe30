"""The palette and the few style rules that a table of colours comes to."""

from PySide6.QtGui import QPalette

from mentordesk.paths import resources
from mentordesk.ui.colours import Colours, Tone, luminance

_HALF = 0.5


def palette(colours: Colours) -> QPalette:
    """Return the palette of a look, for styles that have none of their own."""
    result = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.card,
        role.AlternateBase: colours.zebra,
        role.Text: colours.text,
        role.Button: colours.window,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_accent,
        role.ToolTipBase: colours.card,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.PlaceholderText: colours.soft,
        role.Light: colours.card,
        role.Midlight: colours.zebra,
        role.Mid: colours.line,
        role.Dark: colours.edge,
        role.Shadow: colours.edge,
    }.items():
        result.setColor(which, colour)
    for which in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, colours.faint)
    return result


def frame_sheet(colours: Colours) -> str:
    """Return the rules that the first painting needs: the tab bar's, the menu bar's."""
    return _filled(_FRAME, colours)


def stylesheet(colours: Colours, *, controls: bool) -> str:
    """Return the rules for what the program draws itself: cards, buttons, tabs, tables.

    With `controls`, for fields and scroll bars too, where the platform's style has no look of its
    own for them.
    """
    return _filled(_FRAME + _RULES + (_CONTROLS if controls else ""), colours)


def _filled(rules: str, colours: Colours) -> str:
    dark = "dark" if colours.dark else "light"
    mark = "white" if luminance(colours.on_accent) > _HALF else "black"
    folder = (resources() / "icons" / "fixed").as_posix()
    names = {
        "card": colours.card.name(),
        "window": colours.window.name(),
        "text": colours.text.name(),
        "soft": colours.soft.name(),
        "faint": colours.faint.name(),
        "line": colours.line.name(),
        "edge": colours.edge.name(),
        "accent": colours.accent.name(),
        "on_accent": colours.on_accent.name(),
        "accent_tint": colours.accent_tint.name(),
        "selection": colours.selection.name(),
        "bad": colours.of(Tone.BAD).name(),
        "soft_tint": colours.tint(Tone.SOFT).name(),
        "down": f'url("{folder}/down-{dark}.svg")',
        "up": f'url("{folder}/up-{dark}.svg")',
        "check": f'url("{folder}/check-{mark}.svg")',
        "minus": f'url("{folder}/minus-{mark}.svg")',
    }
    # The longest first: `$accent_tint` begins like `$accent`.
    for name in sorted(names, key=len, reverse=True):
        rules = rules.replace(f"${name}", names[name])
    return rules


_FRAME = """
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $soft; border: none; padding: 9px 14px 7px 14px;
    border-bottom: 3px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QMenuBar { background: $window; border: none; }
QMenuBar::item { padding: 5px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $accent_tint; }
"""

_RULES = """
*[look="card"] { background: $card; border: 1px solid $line; border-radius: 8px; }
*[look="choice"] { background: $card; border: 1px solid $line; border-radius: 8px; }
*[look="choice"]:hover { border-color: $accent; background: $accent_tint; }
*[look="choice"]:focus { border: 2px solid $accent; }
*[look="soft"] { color: $soft; }
*[look="wrong"] { color: $bad; }
*[look="plain"], QScrollArea[look="plain"] > QWidget { background: transparent; border: none; }
QPushButton { background: $card; color: $text; border: 1px solid $edge; border-radius: 6px;
    padding: 5px 14px; min-height: 18px; }
QPushButton:hover { background: $accent_tint; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 13px; outline: none; }
QPushButton:disabled { color: $faint; border-color: $line; background: $window; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[look="primary"]:hover { border-color: $text; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled { background: $soft_tint; color: $faint; border-color: $line; }
QPushButton[look="chip"] { border-radius: 13px; padding: 3px 12px; min-height: 18px;
    border-color: $line; background: $card; }
QPushButton[look="chip"]:checked { background: $accent_tint; color: $accent;
    border-color: $accent; }
QPushButton[look="chip"]:hover { border-color: $accent; }
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: 2px 11px; }
QPushButton[look="link"] { border: none; background: transparent; color: $accent;
    padding: 4px 6px; text-align: left; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 2px solid $accent; padding: 2px 4px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $accent_tint; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QToolButton[look="segment"], QToolButton[look="segment-last"] { border: 1px solid $line;
    border-radius: 0; padding: 4px 9px; background: $card; color: $text; }
QToolButton[look="segment"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px;
    border-right: none; }
QToolButton[look="segment-last"] { border-top-right-radius: 6px;
    border-bottom-right-radius: 6px; }
QToolButton[look="segment"]:checked, QToolButton[look="segment-last"]:checked {
    background: $accent_tint; color: $accent; border-color: $accent; }
QToolButton[look="segment"]:focus, QToolButton[look="segment-last"]:focus {
    border: 2px solid $accent; padding: 3px 8px; }
QTableView { background: $card; border: 2px solid $card; border-radius: 6px;
    selection-background-color: $selection;
    selection-color: $text; outline: none; }
QTableView:focus { border-color: $accent; }
QTableView::item { border: none; padding: 0 4px; }
QHeaderView { background: $card; border: none; }
QHeaderView::section { background: $card; color: $soft; border: none;
    border-bottom: 1px solid $line; padding: 6px 8px; }
QHeaderView::section:hover { color: $text; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QSplitter::handle { background: transparent; }
QLabel#qt_msgbox_informativelabel { min-width: 340px; }
QToolTip { background: $card; color: $text; border: 1px solid $line; padding: 4px 6px; }
"""

_CONTROLS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QAbstractSpinBox {
    background: $card; color: $text; border: 1px solid $edge; border-radius: 6px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QSpinBox { padding: 4px 7px; min-height: 18px; }
QPlainTextEdit, QTextEdit { padding: 3px 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {
    border: 2px solid $accent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { padding: 3px 6px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 2px 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {
    color: $faint; border-color: $line; background: $window; }
QLineEdit:read-only, QPlainTextEdit:read-only { border-color: $line; background: $window; }
QSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0;
    background: transparent; }
QTableView QLineEdit { border-radius: 0; padding: 0 4px; min-height: 0; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: $down; width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $card; color: $text; border: 1px solid $line;
    selection-background-color: $selection; selection-color: $text; outline: none; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 20px; }
QSpinBox::up-arrow { image: $up; width: 12px; height: 12px; }
QSpinBox::down-arrow { image: $down; width: 12px; height: 12px; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator { width: 16px; height: 16px;
    border: 1px solid $edge; border-radius: 4px; background: $card; }
QCheckBox::indicator:hover, QTableView::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {
    background: $accent; border-color: $accent; image: $check; }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: $minus; }
QCheckBox::indicator:disabled { border-color: $line; background: $window; }
QCheckBox:focus { color: $accent; }
QCheckBox::indicator:focus { border: 2px solid $accent; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $edge; border-radius: 8px;
    background: $card; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; }
QRadioButton:focus { color: $accent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $card; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 6px; }
QProgressBar { background: $soft_tint; border: none; border-radius: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
"""
