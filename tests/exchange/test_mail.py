"""A draft that every mail program opens, whatever the people are called."""

import datetime as dt
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default, strict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.exchange.mail import Attachment, Draft, Recipient, eml

NOON = dt.datetime(2026, 8, 18, 12)  # noqa: DTZ001 - the clock of the place has no zone
PAPER = Attachment(name="Mentorer på Ærø.pdf", content=b"%PDF-1.7 \x00\xff" * 200)


ASE = Recipient(name="Åse Krøgh", address="aase@example.org")


def a_draft(name: str = ASE.name, address: str = ASE.address, **said: Any) -> Draft:
    content: dict[str, Any] = {
        "to": [Recipient(name=name, address=address)],
        "subject": "Dine mulige mentorer på Ærø",
        "body": "Hej Åse\n\nVedhæftet er en liste.\n",
        "written_at": NOON,
        "attachments": [PAPER],
    }
    return Draft(**(content | said))


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default + strict)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def test_it_is_a_draft_to_one_person_from_whoever_sends_it():
    message = read(eml(a_draft()))
    assert message["X-Unsent"] == "1"
    assert message["X-Mozilla-Draft-Info"].startswith("internal/draft")
    assert message["X-Uniform-Type-Identifier"] == "com.apple.mail-draft"
    assert message["From"] is None
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == ("Åse Krøgh", "aase@example.org")
    assert message["Subject"] == "Dine mulige mentorer på Ærø"
    assert message["Date"].datetime == NOON.astimezone()


def test_a_joint_mail_goes_to_both_in_their_order():
    jens = Recipient(name='Lund, "Jens" <b>', address="jens@example.org")
    content = eml(a_draft(to=[ASE, jens]))
    message = read(content)
    assert [(one.display_name, one.addr_spec) for one in message["To"].addresses] == [
        (ASE.name, ASE.address),
        (jens.name, jens.address),
    ]
    assert content.count(b"\r\nTo:") == 1


def test_the_words_and_the_paper_come_whole():
    message = read(eml(a_draft()))
    body = message.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == "Hej Åse\n\nVedhæftet er en liste.\n"
    (paper,) = message.iter_attachments()
    assert paper.get_filename() == "Mentorer på Ærø.pdf"
    assert paper.get_content_type() == "application/pdf"
    assert paper.get_content() == PAPER.content


def test_the_same_draft_has_the_same_bytes():
    assert eml(a_draft()) == eml(a_draft())


def test_every_line_is_one_that_mail_servers_take():
    content = eml(a_draft(body="x" * 5_000, subject="ø" * 500, name="Å" * 300))
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "text",
    ["Bo\r\nBcc: all@example.org", 'Bo "the" <b>, Søn', "Ole 😀", "x" * 300, "\u2028Bcc: x", ""],
)
def test_no_name_becomes_a_header_of_its_own(text):
    attachment = Attachment(name=f"{text}.pdf", content=b"x")
    message = read(eml(a_draft(name=text, subject=text, attachments=[attachment])))
    assert message["Bcc"] is None
    (to,) = message["To"].addresses
    assert to.addr_spec == "aase@example.org"
    # Python, reading, puts a space where an encoded name goes on in the next line.
    assert "".join(to.display_name.split()) == "".join(text.split())
    assert message.get_body() is not None


LONG = st.text(st.sampled_from('ab ,<>".;:@()[]\\ø'), max_size=120)


@given(LONG, LONG)
def test_a_joint_mail_goes_to_these_two_whatever_they_are_called(first, second):
    both = [
        Recipient(name=name, address=f"{n}@example.org") for n, name in enumerate((first, second))
    ]
    content = eml(a_draft(to=both))
    assert [one.addr_spec for one in read(content)["To"].addresses] == [one.address for one in both]
    assert max(map(len, content.split(b"\r\n"))) <= 998


@given(st.text(), st.text())
def test_whatever_was_typed_is_a_mail_to_one_person(name, subject):
    message = read(eml(a_draft(name=name, subject=subject)))
    assert [one.addr_spec for one in message["To"].addresses] == ["aase@example.org"]
    assert {key.lower() for key in message.keys()} == {  # noqa: SIM118 - a header may come twice
        *(
            "x-unsent",
            "x-mozilla-draft-info",
            "x-uniform-type-identifier",
            "date",
            "to",
            "subject",
            "mime-version",
            "content-type",
        )
    }


@pytest.mark.parametrize("address", ["åse@example.org", "bo@ærø.example.org"])
def test_an_address_with_danish_letters_is_kept(address):
    # Python itself reads such headers byte by byte.
    assert f"<{address}>\r\n".encode() in eml(a_draft(address=address))


def test_it_says_its_parts_as_mail_programs_expect_them():
    second = Attachment(name="Guide.pdf", content=b"%PDF-1.7")
    message = read(eml(a_draft(attachments=[PAPER, second])))
    assert message.get_content_type() == "multipart/mixed"
    text, *papers = message.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert text.get_content_charset() == "utf-8"
    assert [paper.get_content_disposition() for paper in papers] == ["attachment"] * 2
    assert [paper["Content-Transfer-Encoding"] for paper in papers] == ["base64"] * 2


def test_nobody_else_gets_it():
    jens = Recipient(name="Jens, Bcc: eve@example.org", address="jens@example.org")
    content = eml(a_draft(to=[ASE, jens], subject="A\r\nCc: eve@example.org\r\n\r\nB"))
    message = read(content)
    for name in ("From", "Sender", "Cc", "Bcc", "Resent-To", "Reply-To"):
        assert message[name] is None
    assert [one.addr_spec for one in message["To"].addresses] == [ASE.address, jens.address]
