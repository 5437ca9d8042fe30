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

    from mentordesk.cli.deeds import Deed

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
    try:
        from mentordesk.ui import application
    except ImportError as lacking:
        return _refuse_window(lacking)
    return application.run(Path(arguments[0]) if arguments else None)


def _refuse_window(lacking: ImportError) -> int:
    """Name the library that Qt asks the system for; any other failing import is a bug."""
    library = str(lacking).partition(":")[0]
    if ".so" not in library:
        raise lacking
    sentence = Translator(system_language()).gettext(
        "The window cannot be shown: this computer lacks {library}. Install it, or use "
        "MentorDesk’s commands: mentordesk --help"
    )
    _complain(sentence.format(library=library))
    return PERSON_MUST_ACT


def _run(wanted: "argparse.Namespace") -> int:
    import logging

    from mentordesk import logs
    from mentordesk.cli.deeds import Deed

    # What is noted by the way is no sentence for a person.
    logging.getLogger("mentordesk").addHandler(logging.NullHandler())
    deed = Deed(wanted, Translator(system_language()))
    try:
        deed.run()
    except UserError as trouble:
        deed.speak_as_the_file()
        _complain(deed.translator.sentence(trouble))
    except BrokenPipeError:
        # Whoever read our lines has read enough.
        _be_silent()
    except (CancelledError, KeyboardInterrupt):
        _complain(deed.translator.gettext("Stopped. Nothing was changed."))
    except Exception as error:
        logs.set_up(state_folder())
        logging.getLogger(__name__).exception("A command failed")
        _complain(_explanation(deed, error))
    else:
        return DONE
    return PERSON_MUST_ACT


def _explanation(deed: "Deed", error: Exception) -> str:
    """Return the sentence for what no deed foresaw: a full disk, a damaged file or a bug."""
    if isinstance(error, OSError) and not _can_print():
        _be_silent()
        return deed.translator.gettext(
            "The output could not be written. Make room on the disk and try again."
        )
    try:
        deed.check_file()
    except UserError as trouble:
        deed.speak_as_the_file()
        return deed.translator.sentence(trouble)
    except Exception:  # noqa: BLE001, S110 - the trouble to tell of is the first, logged already
        pass
    return deed.translator.gettext(
        "MentorDesk made a mistake and stopped. What went wrong is written in {folder}; "
        "please send it to those who make MentorDesk."
    ).format(folder=state_folder())


def _complain(sentence: str) -> None:
    """Print one line, also where a name or a cell that is quoted in it has several."""
    print(" ".join(sentence.splitlines()), file=sys.stderr)


def _can_print() -> bool:
    try:
        print(end="", flush=True)
    except OSError:
        return False
    return True


def _be_silent() -> None:
    """Say nothing more, at exit either, when what is still to be printed is written out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
