"""The field's own words as enums, and the messages that name them for a reader."""

from enum import StrEnum


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark a message for the catalogues; a translator turns it where it is shown."""
    return message


def NP_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 - as above, for one and several
    """Mark a message and its plural for the catalogues."""
    return singular, plural


class Language(StrEnum):
    """A language that the program and its documents speak."""

    DANISH = "da"
    ENGLISH = "en"


class Role(StrEnum):
    """The part that a person takes in one programme."""

    MENTOR = "mentor"
    MENTEE = "mentee"


class EnrolmentState(StrEnum):
    """How a sign-up stands."""

    SIGNED_UP = "signed_up"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


class MeetingForm(StrEnum):
    """How a person or a pair can meet."""

    PHYSICAL = "physical"
    VIRTUAL = "virtual"
    BOTH = "both"


class MatchState(StrEnum):
    """The life of a match, in order; `ENDED` may come at any time, with a reason."""

    PROPOSED = "proposed"
    ASKED = "asked"
    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    ANNOUNCED = "announced"
    ACTIVE = "active"
    COMPLETED = "completed"
    ENDED = "ended"


#: States in which a match holds a seat with its mentor and counts as confirmed.
CONFIRMED_STATES = (
    MatchState.CONFIRMED,
    MatchState.ANNOUNCED,
    MatchState.ACTIVE,
    MatchState.COMPLETED,
)


class EndReason(StrEnum):
    """Why a match ended before its time."""

    AGREED = "agreed"
    NO_ANSWER = "no_answer"
    NO_TIME = "no_time"
    CHANGED_SITUATION = "changed_situation"
    NOT_A_FIT = "not_a_fit"
    DECLINED = "declined"
    OTHER = "other"


class Tier(StrEnum):
    """The label of a score; the thresholds are the programme's."""

    TOP = "top"
    GOOD = "good"
    MATCH = "match"
    WEAK = "weak"


class Criterion(StrEnum):
    """What a score is made of."""

    SUBJECT = "subject"
    TOPICS = "topics"
    EXPERIENCE = "experience"
    SECTOR = "sector"
    LOCATION = "location"
    WISHES = "wishes"


class Barrier(StrEnum):
    """What makes a pair impossible, in the order in which it is looked for."""

    SAME_PERSON = "same_person"
    CONSENT = "consent"
    UNAVAILABLE = "unavailable"
    FORBIDDEN = "forbidden"
    AVOIDED = "avoided"
    MEETING_FORM = "meeting_form"
    LANGUAGE = "language"
    EMPLOYER = "employer"
    EARLIER = "earlier"


class PairRuleKind(StrEnum):
    """What the coordinator decided of two people before any match."""

    PINNED = "pinned"
    FORBIDDEN = "forbidden"


class WishKind(StrEnum):
    """A participant's own word on another; to avoid is a barrier, and confidential."""

    PREFERRED = "preferred"
    AVOIDED = "avoided"


class AgreementState(StrEnum):
    """How far a pair's agreement has come."""

    MISSING = "missing"
    DRAFT = "draft"
    PRINTED = "printed"
    SIGNED = "signed"


class PrintKind(StrEnum):
    """A paper that is noted when it is printed: those of a pair, then those of an event."""

    AGREEMENT = "agreement"
    MENTOR_GUIDE = "mentor_guide"
    MENTEE_GUIDE = "mentee_guide"
    FIRST_MEETING = "first_meeting"
    CONTACT_CARD = "contact_card"
    LETTER = "letter"
    ATTENDANCE_LIST = "attendance_list"
    TABLE_LIST = "table_list"
    TABLE_SIGNS = "table_signs"
    NAME_BADGES = "name_badges"
    CERTIFICATES = "certificates"


class BadgeSheet(StrEnum):
    """What name badges are printed on; see `documents.labels`."""

    LABELS = "labels"
    CARDS = "cards"


class Seating(StrEnum):
    """Who shares a table."""

    BY_PAIR = "by_pair"
    BY_SUBJECT = "by_subject"


class EvaluationRound(StrEnum):
    """When participants are asked."""

    MIDTERM = "midterm"
    FINAL = "final"


class QuestionKind(StrEnum):
    """How a question is answered; see `services.records.evaluations.Question`."""

    SCALE = "scale"
    CHOICE = "choice"
    SEVERAL = "several"
    TEXT = "text"


class EventKind(StrEnum):
    """The shared meetings of a programme."""

    KICK_OFF = "kick_off"
    CLOSING = "closing"
    OTHER = "other"


class Attendance(StrEnum):
    """Whether a person came to an event."""

    INVITED = "invited"
    COMING = "coming"
    CAME = "came"
    ABSENT = "absent"


class Anchor(StrEnum):
    """The programme dates that a playbook activity is timed from."""

    START = "start"
    KICK_OFF = "kick_off"
    HALFWAY = "halfway"
    CLOSING = "closing"
    END = "end"


class RuleKind(StrEnum):
    """The kinds of sentences that a programme's framework is made of."""

    GROUND_RULE = "ground_rule"
    MENTOR_DUTY = "mentor_duty"
    MENTEE_DUTY = "mentee_duty"
    SHARED_DUTY = "shared_duty"
    ROLE_LIMIT = "role_limit"


class Purpose(StrEnum):
    """What personal data are kept for, each with a lawful ground of its own."""

    TAKING_PART = "taking_part"
    SHARING = "sharing"
    MEMBERSHIP = "membership"
    EVALUATION = "evaluation"


class Ground(StrEnum):
    """The lawful grounds of the GDPR that a mentoring programme can stand on."""

    #: Article 6(1)(a), (b), (e) and (f).
    CONSENT = "consent"
    CONTRACT = "contract"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTEREST = "legitimate_interest"
    #: Article 9(2)(a) and (d), for what is sensitive.
    EXPLICIT_CONSENT = "explicit_consent"
    OWN_MEMBERS = "own_members"
    #: Nothing of the kind is kept.
    NOT_KEPT = "not_kept"


class ConsentAct(StrEnum):
    """What a line of the history of consents says."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class ConsentWay(StrEnum):
    """How a person told that they consent, or no longer do."""

    SIGN_UP_FORM = "sign_up_form"
    PAPER = "paper"
    MAIL = "mail"
    ORALLY = "orally"
    #: Noted by the coordinator, who did not say how she was told.
    NOTED = "noted"
    #: Taken along from an earlier programme.
    CARRIED_OVER = "carried_over"
    #: Noted before MentorDesk kept a history.
    EARLIER = "earlier"


LANGUAGE_NAMES = {Language.DANISH: N_("Danish"), Language.ENGLISH: N_("English")}

ROLE_NAMES = {Role.MENTOR: N_("Mentor"), Role.MENTEE: N_("Mentee")}

ROLE_PLURALS = {Role.MENTOR: N_("Mentors"), Role.MENTEE: N_("Mentees")}

ENROLMENT_STATE_NAMES = {
    EnrolmentState.SIGNED_UP: N_("Signed up"),
    EnrolmentState.WAITING: N_("Waiting list"),
    EnrolmentState.WITHDRAWN: N_("Withdrawn"),
}

MEETING_FORM_NAMES = {
    MeetingForm.PHYSICAL: N_("In person"),
    MeetingForm.VIRTUAL: N_("Online"),
    MeetingForm.BOTH: N_("In person or online"),
}

MATCH_STATE_NAMES = {
    MatchState.PROPOSED: N_("Proposed"),
    MatchState.ASKED: N_("Asked"),
    MatchState.ACCEPTED: N_("Accepted"),
    MatchState.CONFIRMED: N_("Confirmed"),
    MatchState.ANNOUNCED: N_("Announced"),
    MatchState.ACTIVE: N_("Active"),
    MatchState.COMPLETED: N_("Completed"),
    MatchState.ENDED: N_("Ended"),
}

END_REASON_NAMES = {
    EndReason.AGREED: N_("Both agreed to stop"),
    EndReason.NO_ANSWER: N_("One stopped answering"),
    EndReason.NO_TIME: N_("Not enough time"),
    EndReason.CHANGED_SITUATION: N_("New job, illness or moved"),
    EndReason.NOT_A_FIT: N_("Not the right match"),
    EndReason.DECLINED: N_("Said no to the match"),
    EndReason.OTHER: N_("Another reason"),
}

TIER_NAMES = {
    Tier.TOP: N_("Top match"),
    Tier.GOOD: N_("Good match"),
    Tier.MATCH: N_("Match"),
    Tier.WEAK: N_("Weak match"),
}

CRITERION_NAMES = {
    Criterion.SUBJECT: N_("Subject"),
    Criterion.TOPICS: N_("Topics"),
    Criterion.EXPERIENCE: N_("Experience"),
    Criterion.SECTOR: N_("Sector"),
    Criterion.LOCATION: N_("Place"),
    Criterion.WISHES: N_("Wishes"),
}

AGREEMENT_STATE_NAMES = {
    AgreementState.MISSING: N_("None yet"),
    AgreementState.DRAFT: N_("Draft"),
    AgreementState.PRINTED: N_("Printed"),
    AgreementState.SIGNED: N_("Signed"),
}

PAIR_RULE_NAMES = {
    PairRuleKind.PINNED: N_("Pinned: these two together"),
    PairRuleKind.FORBIDDEN: N_("Ruled out: never these two"),
}

WISH_NAMES = {
    WishKind.PREFERRED: N_("Would like to be matched with"),
    WishKind.AVOIDED: N_("Would rather not be matched with"),
}

PRINT_KIND_NAMES = {
    PrintKind.AGREEMENT: N_("Agreement"),
    PrintKind.MENTOR_GUIDE: N_("Guide for the mentor"),
    PrintKind.MENTEE_GUIDE: N_("Guide for the mentee"),
    PrintKind.FIRST_MEETING: N_("First-meeting sheet"),
    PrintKind.CONTACT_CARD: N_("Contact cards"),
    PrintKind.LETTER: N_("Match letter"),
    PrintKind.ATTENDANCE_LIST: N_("Attendance list"),
    PrintKind.TABLE_LIST: N_("Table list"),
    PrintKind.TABLE_SIGNS: N_("Table signs"),
    PrintKind.NAME_BADGES: N_("Name badges"),
    PrintKind.CERTIFICATES: N_("Certificates"),
}

BADGE_SHEET_NAMES = {
    BadgeSheet.LABELS: N_("Labels, 63.5 × 38.1 mm, 21 a sheet (such as Avery L7160)"),
    BadgeSheet.CARDS: N_("Cards, 90 × 54 mm, 10 a sheet"),
}

SEATING_NAMES = {
    Seating.BY_PAIR: N_("A table for each pair"),
    Seating.BY_SUBJECT: N_("By subject"),
}

ROUND_NAMES = {
    EvaluationRound.MIDTERM: N_("Midterm evaluation"),
    EvaluationRound.FINAL: N_("Final evaluation"),
}

EVENT_NAMES = {
    EventKind.KICK_OFF: N_("Kick-off"),
    EventKind.CLOSING: N_("Closing event"),
    EventKind.OTHER: N_("Event"),
}

ATTENDANCE_NAMES = {
    Attendance.INVITED: N_("Invited"),
    Attendance.COMING: N_("Coming"),
    Attendance.CAME: N_("Came"),
    Attendance.ABSENT: N_("Absent"),
}

RULE_KIND_NAMES = {
    RuleKind.GROUND_RULE: N_("Ground rules"),
    RuleKind.MENTOR_DUTY: N_("The mentor's part"),
    RuleKind.MENTEE_DUTY: N_("The mentee's part"),
    RuleKind.SHARED_DUTY: N_("What both do"),
    RuleKind.ROLE_LIMIT: N_("Limits of the role"),
}

#: The practical terms of an agreement, in the order of the paper.
TERM_NAMES = {
    "frequency": N_("How often"),
    "length": N_("How long"),
    "place": N_("Where"),
    "calls": N_("Who calls the meeting"),
    "agenda": N_("Agenda and summary"),
    "contact": N_("Between meetings"),
    "cancelling": N_("Moving or cancelling"),
    "notes": N_("Notes"),
    "feedback": N_("Feedback"),
}

PURPOSE_NAMES = {
    Purpose.TAKING_PART: N_("Taking part in the programme"),
    Purpose.SHARING: N_("Sharing contact details with the match"),
    Purpose.MEMBERSHIP: N_("Membership of a union"),
    Purpose.EVALUATION: N_("Evaluating the programme"),
}

GROUND_NAMES = {
    Ground.CONSENT: N_("Consent (GDPR article 6(1)(a))"),
    Ground.CONTRACT: N_("Contract: they signed up for it (article 6(1)(b))"),
    Ground.PUBLIC_TASK: N_("A public authority's task (article 6(1)(e))"),
    Ground.LEGITIMATE_INTEREST: N_("Legitimate interest (article 6(1)(f))"),
    Ground.EXPLICIT_CONSENT: N_("Explicit consent (article 9(2)(a))"),
    Ground.OWN_MEMBERS: N_("A union's own members (article 9(2)(d))"),
    Ground.NOT_KEPT: N_("Not kept"),
}

CONSENT_ACT_NAMES = {
    ConsentAct.GIVEN: N_("Consent given"),
    ConsentAct.WITHDRAWN: N_("Consent withdrawn"),
}

CONSENT_WAY_NAMES = {
    ConsentWay.SIGN_UP_FORM: N_("on the sign-up form"),
    ConsentWay.PAPER: N_("on paper"),
    ConsentWay.MAIL: N_("by mail"),
    ConsentWay.ORALLY: N_("orally"),
    ConsentWay.NOTED: N_("noted by the coordinator"),
    ConsentWay.CARRIED_OVER: N_("carried over from an earlier programme"),
    ConsentWay.EARLIER: N_("noted before there was a history"),
}

#: The grounds that each purpose may stand on, the usual one first.
GROUNDS = {
    Purpose.TAKING_PART: (
        Ground.LEGITIMATE_INTEREST,
        Ground.CONTRACT,
        Ground.PUBLIC_TASK,
        Ground.CONSENT,
    ),
    # Contact details go from one private person to another, which nobody need put up with.
    Purpose.SHARING: (Ground.CONSENT,),
    Purpose.MEMBERSHIP: (Ground.NOT_KEPT, Ground.OWN_MEMBERS, Ground.EXPLICIT_CONSENT),
    Purpose.EVALUATION: (Ground.LEGITIMATE_INTEREST, Ground.PUBLIC_TASK, Ground.CONSENT),
}

#: The grounds that live by what a person says, and end when they take it back.
CONSENTS = (Ground.CONSENT, Ground.EXPLICIT_CONSENT)
