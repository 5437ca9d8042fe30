"""Takes passphrases from a prompt or from standard input, never from the command line's words."""

import sys
from pathlib import Path

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.vocabulary import N_

NO_WAY = N_(
    "The passphrase of {file} is needed. Give it on standard input, with --passphrase-stdin."
)
NO_LINE = N_("No passphrase came on standard input. Give each on a line of its own.")
NOT_TEXT = N_("What came on standard input is no text in UTF-8. Give the passphrase as that.")
DIFFERENT = N_("The two were not the same. Try again.")
# More than anybody types; what sends no line at all is not read for ever.
_LONGEST_LINE = 10_000


class Passphrases:
    """The passphrases of one command, each asked for when it is needed and then kept."""

    def __init__(self, *, from_stdin: bool) -> None:
        self.from_stdin = from_stdin
        self._known: dict[Path, str] = {}

    def known(self, path: Path) -> str | None:
        """Return what was given for a file so far."""
        return self._known.get(path)

    def of(self, path: Path, translator: Translator) -> str | None:
        """Return what opens a file: `None` for one that needs nothing, or is not there.

        Raises:
            UserError: there is nobody to ask, or nothing was given.
        """
        from mentordesk.services import protection

        if path not in self._known and not protection.is_protected(path):
            return None
        return self.ask(path, translator)

    def ask(self, path: Path, translator: Translator) -> str:
        """Return the passphrase that a file has.

        Raises:
            UserError: as `of`.
        """
        if path not in self._known:
            label = translator.gettext("Passphrase of {file}: ").format(file=path.name)
            self._known[path] = self._take(path, label)
        return self._known[path]

    def choose(self, path: Path, translator: Translator) -> str:
        """Return a passphrase that a file is to have; at a prompt it is typed twice.

        Raises:
            UserError: as `of`; or it is too short, or was not typed the same twice.
        """
        from mentordesk.services import protection

        tr = translator.gettext
        label = tr("New passphrase of {file}: ").format(file=path.name)
        chosen = self._take(path, label)
        protection.require_good(chosen)
        if not self.from_stdin and self._take(path, tr("The same again: ")) != chosen:
            raise UserError(DIFFERENT)
        return chosen

    def remember(self, path: Path, passphrase: str) -> None:
        """Know from now on what a file was given."""
        self._known[path] = passphrase

    def forget(self, path: Path) -> None:
        """Know from now on that a file has none."""
        self._known.pop(path, None)

    def _take(self, path: Path, label: str) -> str:
        if self.from_stdin:
            return _line()
        if not sys.stdin or not sys.stdin.isatty():
            raise UserError(NO_WAY, file=path.name)
        from getpass import getpass

        return getpass(label)


def _line() -> str:
    stream = getattr(sys.stdin, "buffer", sys.stdin)
    line = stream.readline(_LONGEST_LINE) if stream else ""
    try:
        given = line.decode("utf-8-sig") if isinstance(line, bytes) else line
    except UnicodeDecodeError:
        # Without what was read: it may be most of the passphrase.
        raise UserError(NOT_TEXT) from None
    given = given.rstrip("\r\n")
    if not given:
        raise UserError(NO_LINE)
    return given
