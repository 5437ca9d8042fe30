"""What is said before a paper is printed that will lack letters, because no font here has them."""

from collections.abc import Mapping

from mentordesk.i18n import Translator


def told(missing: Mapping[str, str], translator: Translator) -> str:
    """Return a sentence that names the letters and whose they are."""
    letters = (f"{' '.join(each)} ({whose})" for whose, each in missing.items())
    return translator.gettext(
        "No font here has these letters, so the paper will be without them: {letters}."
    ).format(letters=translator.enumeration(letters))
