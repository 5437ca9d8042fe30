"""The same deeds without a window: words in, sentences or JSON out, an exit code."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

# The window starts through here and is timed: what only a command needs is imported by commands.
from mentordesk.errors import CancelledError, UserError
from mentordesk.i18n import Translator
from mentordesk.paths import state_folder
from mentordesk.vocabulary import Language

if TYPE_CHECKING:
    import argparse

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
    import locale

    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    named = named or locale.getlocale()[0] or ""
    return Language.DANISH if named.lower().startswith(("da", "danish")) else Language.ENGLISH


def _window(arguments: Sequence[str]) -> int:
    from mentordesk.ui import application

    return application.run(Path(arguments[0]) if arguments else None)


def _run(wanted: "argparse.Namespace") -> int:
    from mentordesk import logs
    from mentordesk.cli.deeds import Deed

    deed = Deed(wanted, Translator(system_language()))
    try:
        return deed.run()
    except UserError as trouble:
        print(deed.translator.sentence(trouble), file=sys.stderr)
    except BrokenPipeError:
        # Whoever read our lines has read enough; nothing more is to be said, at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (CancelledError, KeyboardInterrupt):
        print(deed.translator.gettext("Stopped. Nothing was changed."), file=sys.stderr)
    except Exception:
        import logging

        logs.set_up(state_folder())
        logging.getLogger(__name__).exception("A command failed")
        _tell_of_bug(deed.translator)
    return PERSON_MUST_ACT


def _tell_of_bug(translator: Translator) -> None:
    sentence = translator.gettext(
        "MentorDesk made a mistake and stopped. What went wrong is written in {folder}; "
        "please send it to those who make MentorDesk."
    )
    print(sentence.format(folder=state_folder()), file=sys.stderr)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
