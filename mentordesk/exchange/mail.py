"""Writes a mail as a draft that any mail program opens, ready to be looked over and sent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from hashlib import sha256
from typing import Any

#: Words that stand before an address as they are (RFC 5322), few enough for a line.
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9' -]{0,59}")
_ENCODED_MOST = 72
#: What tells Outlook and Thunderbird, Thunderbird's "Edit as New", and Apple's Mail that it is
#: unsent. They say nothing about anybody, should one go along.
_UNSENT = {
    "X-Unsent": "1",
    "X-Mozilla-Draft-Info": "internal/draft; vcard=0; receipt=0; DSN=0; uuencode=0",
    "X-Uniform-Type-Identifier": "com.apple.mail-draft",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A PDF that goes with a mail, under a file's name with its ending."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody a mail goes to."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mail that nobody has sent; the mail program says who it is from."""

    to: Sequence[Recipient]
    subject: str
    body: str
    #: The time of the place where it was written, without a zone.
    written_at: datetime
    attachments: Sequence[Attachment] = ()


def eml(draft: Draft) -> bytes:
    """Return the draft as an EML file (RFC 5322): the same draft, the same bytes.

    Each mail program has a mark of its own by which it opens a file to be sent, not as a mail
    that came in.
    """
    # Only an address in other letters than ASCII needs a server that takes those (RFC 6531).
    utf8 = not all(one.address.isascii() for one in draft.to)
    policy = _AddressPolicy(linesep="\r\n", utf8=utf8)
    message = EmailMessage(policy=policy)
    for name, mark in _UNSENT.items():
        message[name] = mark
    message["Date"] = draft.written_at.astimezone()
    message["To"] = [_to(_line(one.name), one.address) for one in draft.to]
    message["Subject"] = _line(draft.subject)
    message.set_content(draft.body)
    for attachment in draft.attachments:
        message.add_attachment(
            attachment.content,
            maintype="application",
            subtype="pdf",
            filename=_line(attachment.name).replace("/", "-").replace("\\", "-"),
        )
    if draft.attachments:
        message.set_boundary(_boundary(draft))
    return message.as_bytes()


class _AddressPolicy(EmailPolicy):
    """Python's own policy but for addresses, whose commas and quotes it loses in long lines."""

    def fold_binary(self, name: str, value: Any) -> bytes:  # noqa: ANN401 - Python's own signature
        """Return a header as it stands in the file."""
        if name != "To":
            return super().fold_binary(name, value)
        each = (f"{_phrase(one.display_name)}<{one.addr_spec}>" for one in value.addresses)
        # One a line, and so none is too long.
        return ("To: " + ",\r\n ".join(each) + "\r\n").encode()


def _phrase(name: str) -> str:
    """Return a name as it stands before an address: in plain words, or encoded (RFC 2047)."""
    if not name:
        return ""
    if _PLAIN.fullmatch(name):
        return f"{name} "
    return Header(name, "utf-8", maxlinelen=_ENCODED_MOST).encode(linesep="\r\n") + "\r\n "


def _to(name: str, address: str) -> Address:
    user, _, domain = address.rpartition("@")
    return Address(display_name=name, username=user, domain=domain)


def _line(text: str) -> str:
    """Return a text as one line: a header that breaks could pass for another header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _boundary(draft: Draft) -> str:
    """Return what parts the attachments; a random one would make each file another."""
    digest = sha256(draft.body.encode("utf-8", "replace"))
    for attachment in draft.attachments:
        digest.update(attachment.content)
    return f"=={digest.hexdigest()[:40]}=="
