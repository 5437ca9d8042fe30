"""E-mail addresses: what one looks like, and how one is kept."""

import re

from mentordesk.errors import UserError
from mentordesk.vocabulary import N_

_ADDRESS = re.compile(r"[^@\s<>,;\"()]+@[^@\s<>,;\"().]+(\.[^@\s<>,;\"().]+)+")


def kept_address(text: str) -> str:
    """Return an address as the file keeps it: trimmed and in lower case."""
    return text.strip().lower()


def is_address(text: str) -> bool:
    """Whether a text has the form of an e-mail address."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def checked_address(text: str) -> str:
    """Return an address as the file keeps it.

    Raises:
        UserError: It has not the form of an e-mail address.
    """
    if not is_address(text):
        raise UserError(
            N_("{address} is not an e-mail address. Write one like name@example.org."),
            address=text.strip() or "“”",
        )
    return kept_address(text)
