"""The same deeds without a window: words in, sentences or JSON out, an exit code."""

import locale
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mentordesk.errors import CancelledError, UserError
from mentordesk.i18n import Translator
from mentordesk.vocabulary import Language

DONE = 0
PERSON_MUST_ACT = 1
USAGE = 2


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` say and return 0 done, 1 a person must act, 2 wrong usage."""
    from mentordesk.cli import parser

    if not parser.is_command(arguments):
        return _window(arguments)
    _speak_utf8()
    wanted = parser.build().parse_args(arguments)
    return _run(wanted)


def system_language() -> Language:
    """Return Danish on a Danish computer, else English."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    named = named or locale.getlocale()[0] or ""
    return Language.DANISH if named.lower().startswith(("da", "danish")) else Language.ENGLISH


def _window(arguments: Sequence[str]) -> int:
    from mentordesk.ui import application

    return application.run(Path(arguments[0]) if arguments else None)


def _run(wanted) -> int:  # noqa: ANN001 - argparse's own namespace
    from mentordesk.cli.deeds import Deed

    deed = Deed(wanted, Translator(system_language()))
    try:
        return deed.run()
    except UserError as trouble:
        print(deed.translator.sentence(trouble), file=sys.stderr)
    except (CancelledError, KeyboardInterrupt):
        print(deed.translator.gettext("Stopped. Nothing was changed."), file=sys.stderr)
    return PERSON_MUST_ACT


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
