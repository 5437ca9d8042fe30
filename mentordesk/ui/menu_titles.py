"""The menu bar's titles, which are painted before their deeds are known."""

from mentordesk.i18n import Translator


def menu_titles(translator: Translator) -> tuple[str, ...]:
    """Return the titles in order: file, edit, view, programme, help."""
    tr = translator.gettext
    return (tr("&File"), tr("&Edit"), tr("&View"), tr("&Programme"), tr("&Help"))
