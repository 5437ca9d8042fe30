"""Records of the playbook, the events and what the Overview shows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mentordesk.i18n import Wording
from mentordesk.vocabulary import N_, Anchor, Attendance, EventKind, MeetingForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRecord:
    """One thing to do and the day it is due."""

    id: int
    title: Wording
    note: Wording
    anchor: Anchor
    offset_days: int
    due_on: date
    #: The coordinator chose the day; it no longer follows the programme's dates.
    fixed: bool
    done_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """A shared meeting, with how many came of how many invited."""

    id: int
    kind: EventKind
    name: Wording
    starts_at: datetime
    minutes: int
    form: MeetingForm
    place: str
    mandatory: bool
    invited: int
    came: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRecord:
    """One participant at one event."""

    participant_id: int
    name: str
    email: str
    attendance: Attendance


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """The counts at the head of the Overview."""

    mentors: int
    mentees: int
    seats: int
    matched: int
    signed: int
    #: Replies in the latest round that has any, of how many invited.
    answered: int
    invited: int


class Milestone(StrEnum):
    """A point on the drawn timeline."""

    SIGN_UP = "sign_up"
    MATCHING = "matching"
    LETTERS = "letters"
    KICK_OFF = "kick_off"
    MIDTERM = "midterm"
    CLOSING = "closing"
    FINAL = "final"


MILESTONE_NAMES = {
    Milestone.SIGN_UP: N_("Sign-up"),
    Milestone.MATCHING: N_("Matching"),
    Milestone.LETTERS: N_("Letters"),
    Milestone.KICK_OFF: N_("Kick-off"),
    Milestone.MIDTERM: N_("Midterm"),
    Milestone.CLOSING: N_("Closing"),
    Milestone.FINAL: N_("Final"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePoint:
    """A milestone, its day, and whether it is behind us."""

    milestone: Milestone
    on: date
    passed: bool


class AttentionKind(StrEnum):
    """What needs the coordinator, in the order of urgency."""

    UNMATCHED = "unmatched"
    NO_CONSENT = "no_consent"
    NO_AGREEMENT = "no_agreement"
    SILENT_PAIR = "silent_pair"
    EVALUATION_DUE = "evaluation_due"
    ACTIVITY_LATE = "activity_late"
    MENTOR_UNANSWERED = "mentor_unanswered"
    DELETION_DUE = "deletion_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionItem:
    """One line of "needs attention"; the text is in the reader's language."""

    kind: AttentionKind
    text: str
    detail: str = ""
    #: What to land on: enrolments, matches or questionnaires, by `kind`.
    ids: tuple[int, ...] = ()
