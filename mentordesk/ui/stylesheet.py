"""The palette and the few style rules that a table of colours comes to."""

from PySide6.QtGui import QPalette

from mentordesk.ui.colours import Colours, Tone


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


def stylesheet(colours: Colours) -> str:
    """Return the rules for cards, buttons, tabs and tables; the palette does the rest."""
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
    }
    rules = _RULES
    for name, value in names.items():
        rules = rules.replace(f"${name};", f"{value};").replace(f"${name} ", f"{value} ")
    return rules


_RULES = """
*[look="card"] { background: $card; border: 1px solid $line; border-radius: 8px; }
*[look="choice"] { background: $card; border: 1px solid $line; border-radius: 8px; }
*[look="choice"]:hover { border-color: $accent; background: $accent_tint; }
*[look="choice"]:focus { border: 2px solid $accent; }
*[look="soft"] { color: $soft; }
*[look="wrong"] { color: $bad; }
*[look="plain"] { background: transparent; border: none; }
QPushButton { background: $card; color: $text; border: 1px solid $edge; border-radius: 6px;
    padding: 5px 14px; min-height: 18px; }
QPushButton:hover { background: $accent_tint; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 13px; }
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
QTableView { background: $card; border: none; selection-background-color: $selection;
    selection-color: $text; outline: none; }
QTableView::item { border: none; }
QHeaderView { background: $card; border: none; }
QHeaderView::section { background: $card; color: $soft; border: none;
    border-bottom: 1px solid $line; padding: 6px 8px; }
QHeaderView::section:hover { color: $text; }
QTabBar#tabs { background: transparent; }
QTabBar#tabs::tab { background: transparent; color: $soft; border: none; padding: 9px 14px 7px 14px;
    border-bottom: 3px solid transparent; }
QTabBar#tabs::tab:hover { color: $text; }
QTabBar#tabs::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar#tabs::tab:focus { color: $accent; }
QSplitter::handle { background: transparent; }
QStatusBar { color: $soft; }
QStatusBar::item { border: none; }
QToolTip { background: $card; color: $text; border: 1px solid $line; padding: 4px 6px; }
"""
