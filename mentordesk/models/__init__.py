"""The tables of the file. Importing this package knows them all."""

from mentordesk.models.activity import Activity, Event, EventAttendance
from mentordesk.models.agreement import Agreement, AgreementTopic, ConfidentialityLimit
from mentordesk.models.attachment import Attachment
from mentordesk.models.base import Base
from mentordesk.models.consent import ConsentEntry, ConsentText, PurposeGround
from mentordesk.models.enrolment import (
    Enrolment,
    EnrolmentSubject,
    EnrolmentTopic,
    PairRule,
    Wish,
)
from mentordesk.models.erased import (
    CountedAnswer,
    CountedGuest,
    CountedPart,
    CountedPoint,
    CountedReply,
    Erased,
)
from mentordesk.models.evaluation import Answer, Question, Questionnaire, Reply, TopicAnswer
from mentordesk.models.match import Match, Proposal, ProposalPair
from mentordesk.models.meeting import Meeting
from mentordesk.models.organisation import (
    Faculty,
    Organisation,
    SignUpLayout,
    Subject,
    SubjectAlias,
    SubjectNeighbour,
    Topic,
    TopicAlias,
)
from mentordesk.models.participant import OtherAddress, Participant, TwoPeople
from mentordesk.models.printed import Printed
from mentordesk.models.programme import GuideText, MatchingRules, Programme, ProgrammeRule

__all__ = [
    "Activity",
    "Agreement",
    "AgreementTopic",
    "Answer",
    "Attachment",
    "Base",
    "ConfidentialityLimit",
    "ConsentEntry",
    "ConsentText",
    "CountedAnswer",
    "CountedGuest",
    "CountedPart",
    "CountedPoint",
    "CountedReply",
    "Enrolment",
    "EnrolmentSubject",
    "EnrolmentTopic",
    "Erased",
    "Event",
    "EventAttendance",
    "Faculty",
    "GuideText",
    "Match",
    "MatchingRules",
    "Meeting",
    "Organisation",
    "OtherAddress",
    "PairRule",
    "Participant",
    "Printed",
    "Programme",
    "ProgrammeRule",
    "Proposal",
    "ProposalPair",
    "PurposeGround",
    "Question",
    "Questionnaire",
    "Reply",
    "SignUpLayout",
    "Subject",
    "SubjectAlias",
    "SubjectNeighbour",
    "Topic",
    "TopicAlias",
    "TopicAnswer",
    "TwoPeople",
    "Wish",
]
