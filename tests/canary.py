"""A person with an unmistakable text in every place that a text can have."""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mentordesk.services.records.agreements import LimitRecord
from mentordesk.services.records.evaluations import AnswerValue
from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import (
    Attendance,
    EvaluationRound,
    MeetingForm,
    PrintKind,
    QuestionKind,
    Role,
)
from tests.builders import a_match, a_mentee, a_mentor
from tests.exchange.pictures import a_picture

NAME = "Zqøren Kværnefugl"
EMAIL = "zq.kvaernefugl@kanarie.example.org"
FORMER = "zq.forhen@kanarie.example.org"
PHONE = "+45 91 82 73 64"

#: What stands in each field; nothing else in the program has any of these letters in a row.
FIELDS = {
    "employer": "Zqarbejde Aps",
    "location": "Zqstedby",
    "subject": "Zqfaglære",
    "faculty": "Zqfakultet",
    "topic": "Zqemneord",
    "sector": "Zqsektor",
    "note": "Zqbemærkning om alt",
    "goals": "Zqmålet er nået",
    "term": "Zqvilkår",
    "agreement_topic": "Zqaftaleemne",
    "limit": "Zqgrænse",
    "why": "Zqfordi",
    "agreed": "Zqaftalt",
    "scan": "Zqscan.png",
    "answer": "Zqsvar med egne ord",
    "reason": "Zqbegrundelse",
}
#: What is looked for: each text, and the pieces by which somebody is known.
TEXTS = (NAME, "Zqøren", "Kværnefugl", EMAIL, FORMER, "zq.kvaernefugl", PHONE, *FIELDS.values())


@dataclass(frozen=True)
class Canary:
    """The person, and a partner whose own texts name them."""

    mentor: EnrolmentRecord
    mentee: EnrolmentRecord
    match_id: int


def a_canary(workspace: Workspace, programme: ProgrammeRecord) -> Canary:
    """Return a mentor with something in every field, matched, agreed, scanned and evaluated."""
    mentor = a_mentor(
        workspace,
        programme,
        NAME,
        email=FORMER,
        phone=PHONE,
        employer=FIELDS["employer"],
        location=FIELDS["location"],
        subjects=(FIELDS["subject"],),
        faculty=FIELDS["faculty"],
        topics=(FIELDS["topic"],),
        sector=FIELDS["sector"],
        note=FIELDS["note"],
        wishes=("ida.krogh@example.org",),
        avoids=("bo.friis@example.org",),
    )
    workspace.participants.change(mentor.id, SignUpChange(email=EMAIL))
    mentee = a_mentee(
        workspace,
        programme,
        note=f"Kender {NAME.upper()} ({EMAIL}, {PHONE}) – Kværnefugl, Zqøren",
        wishes=(EMAIL,),
    )
    other = a_mentee(workspace, programme, "Bo Friis", avoids=(EMAIL,))
    workspace.matches.forbid(programme.id, mentor.id, other.id, FIELDS["reason"])
    workspace.matches.propose(programme.id)
    match_id = a_match(workspace, mentor, mentee)
    _agree(workspace, match_id)
    workspace.attachments.attach(match_id, FIELDS["scan"], a_picture("PNG"))
    workspace.print_log.note_pairs({PrintKind.CONTACT_CARD: 1}, [match_id])
    workspace.matches.add_meeting(match_id, date(2026, 8, 10), 60, MeetingForm.PHYSICAL)
    _evaluate(workspace, programme, mentor)
    for event in workspace.playbook.events(programme.id):
        workspace.playbook.set_attendance(event.id, [mentor.participant_id], Attendance.COMING)
    return Canary(mentor=mentor, mentee=mentee, match_id=match_id)


def _agree(workspace: Workspace, match_id: int) -> None:
    limit = LimitRecord(topic=FIELDS["limit"], why=FIELDS["why"], agreed=FIELDS["agreed"])
    workspace.agreements.write(
        match_id,
        goals=FIELDS["goals"],
        place=FIELDS["term"],
        topics=[FIELDS["agreement_topic"]],
        limits=[limit],
    )


def _evaluate(workspace: Workspace, programme: ProgrammeRecord, mentor: EnrolmentRecord) -> None:
    for asked in workspace.evaluations.questionnaires(programme.id):
        if (asked.round, asked.role) == (EvaluationRound.FINAL, Role.MENTOR):
            answers = {
                question.id: AnswerValue(text=FIELDS["answer"])
                if question.kind is QuestionKind.TEXT
                else AnswerValue(chosen=(question.choices[-1].key,))
                for question in asked.questions
            }
            workspace.evaluations.record(asked.id, mentor.id, answers)


def found_in(content: bytes, texts: Iterable[str] = TEXTS) -> list[str]:
    """Return which of the texts stand in a content, in whatever way they may be spelt there."""
    return [text for text in texts if any(spelling in content for spelling in _spelt(text))]


def found_below(folder: Path, texts: Iterable[str] = TEXTS) -> list[str]:
    """Return the texts found in the files below a folder and in their names, with the file."""
    return [
        f"{text} in {path.relative_to(folder)}"
        for path in sorted(folder.rglob("*"))
        for content in (str(path.relative_to(folder)).encode(), _content(path))
        for text in found_in(content, texts)
    ]


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _spelt(text: str) -> Iterator[bytes]:
    for form in {text, text.lower(), text.upper(), text.casefold()}:
        plain = form.encode()
        yield plain
        yield from (form.encode(code) for code in ("utf-16-le", "utf-16-be"))
        yield form.encode("unicode_escape")
        if _is_latin(form):
            yield form.encode("cp1252")
        # Wherever it begins within a longer text: less what the neighbours share.
        for before in range(3):
            coded = base64.b64encode(b"\0" * before + plain)
            yield coded[4 if before else 0 : len(plain) // 3 * 4]


def _is_latin(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
