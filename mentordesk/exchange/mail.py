"""Writes a mail as a draft that any mail program opens, ready to be looked over and sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from hashlib import sha256


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

    Outlook and Thunderbird open it to be sent, not as a mail that came in, by `X-Unsent`; Apple's
    Mail by its own header.
    """
    # Only an address in other letters than ASCII needs a server that takes those (RFC 6531).
    policy = SMTP if all(one.address.isascii() for one in draft.to) else SMTPUTF8
    message = EmailMessage(policy=policy)
    message["X-Unsent"] = "1"
    message["X-Uniform-Type-Identifier"] = "com.apple.mail-draft"
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
