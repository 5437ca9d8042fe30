"""Hands a PDF to the system's spooler, where there is one: its text stays text."""

import logging
import os
import shutil
import subprocess
import sys

from mentordesk.errors import UserError
from mentordesk.ui.papers.print_order import PrintOrder, job_name
from mentordesk.vocabulary import N_

_PATIENCE_S = 60
#: Where a frozen program finds its own libraries; the system's commands must not.
_LIBRARIES = "LD_LIBRARY_PATH"


def spooler() -> str | None:
    """Return the command that takes files for the printers, `None` where Qt has to draw.

    On a Mac the dialog keeps what was chosen for the system's own printing.
    """
    return None if sys.platform == "darwin" else shutil.which("lp")


def spool(command: str, content: bytes, title: str, order: PrintOrder) -> None:
    """Give the spooler a PDF; it takes a copy, and no file is left behind.

    Raises:
        UserError: The printer or its spooler did not take it.
    """
    options = [part for name, value in order.options() for part in ("-o", f"{name}={value}")]
    copies = str(order.copies)
    asked = [command, "-d", order.printer, "-n", copies, "-t", job_name(title), *options]
    try:
        subprocess.run(  # noqa: S603 - no shell, and each value is an argument of its own
            asked,
            input=content,
            capture_output=True,
            check=True,
            timeout=_PATIENCE_S,
            env=_surroundings(),
        )
    except (OSError, subprocess.SubprocessError) as trouble:
        said = getattr(trouble, "stderr", None) or b""
        logging.getLogger(__name__).warning(
            "The spooler refused a job (%s): %s",
            type(trouble).__name__,
            said.decode(errors="replace"),
        )
        raise refusal(order.printer) from trouble


def refusal(printer: str) -> UserError:
    """Return the sentence for a printer that did not take a paper."""
    return UserError(
        N_(
            "The printer {printer} did not take the paper. See whether it is switched on and "
            "connected, or save the paper as a PDF."
        ),
        printer=printer,
    )


def _surroundings() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != _LIBRARIES}
    before = os.environ.get(f"{_LIBRARIES}_ORIG")
    return kept | ({_LIBRARIES: before} if before else {})
