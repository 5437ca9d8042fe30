"""E-mail addresses: what one looks like, and how one is kept."""

from mentordesk.errors import UserError
from mentordesk.vocabulary import N_


def kept_address(text: str) -> str:
    """Return an address as the file keeps it: trimmed and in lower case."""
    return text.strip().lower()


def checked_address(text: str) -> str:
    """Return an address as the file keeps it; a name or `mailto:` around it is taken off.

    Raises:
        UserError: It has not the form of an e-mail address.
    """
    from mentordesk.exchange.cell_values import address
    from mentordesk.exchange.rejection import UnreadableError

    if not text.strip():
        raise UserError(N_("The e-mail address is missing. Write one like name@example.org."))
    try:
        return address(text)
    except UnreadableError as error:
        raise UserError(
            N_("{address} is not an e-mail address. Write one like name@example.org."),
            address=text.strip(),
        ) from error
