"""Which tables and columns hold something about a person: found by walking the schema, named here.

A table that refers to a person, or to a row that does, is found by itself. What a reader knows it
as has to be said here, and so has whether a JSON column hides somebody's number; a test walks the
schema and fails for whatever was forgotten.
"""

from collections.abc import Mapping

from sqlalchemy import JSON, Enum, ForeignKey, MetaData, String, Table
from sqlalchemy.types import TypeEngine

from mentordesk.models import Base, Participant
from mentordesk.models.base import WordingType
from mentordesk.vocabulary import N_

#: For the file's own use: numbers of rows and places in an order.
OWN = ""

#: What each table that refers to people is called, and each of its columns.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "participant": {
        "id": OWN,
        "name": N_("Name"),
        "email": N_("E-mail"),
        "phone": N_("Phone"),
        "employer": N_("Employer"),
        "location": N_("Place"),
        "languages": N_("Languages"),
        "added_at": N_("Known since"),
    },
    "other_address": {"email": N_("Earlier address"), "participant_id": OWN},
    "two_people": {"first_id": OWN, "second_id": OWN},
    "enrolment": {
        "id": OWN,
        "programme_id": N_("Programme"),
        "participant_id": OWN,
        "role": N_("Role"),
        "state": N_("State"),
        "experience_years": N_("Years of experience"),
        "sector": N_("Sector"),
        "meeting_form": N_("Meeting form"),
        "capacity": N_("Capacity"),
        "available": N_("Available"),
        "consented_on": N_("Consented to sharing contact details"),
        "waited": N_("Passed over last time"),
        "note": N_("Note"),
        "signed_up_at": N_("Signed up on"),
        "submitted_at": N_("Form sent in (UTC)"),
    },
    "enrolment_subject": {"enrolment_id": OWN, "subject_id": N_("Subject"), "position": OWN},
    "enrolment_topic": {"enrolment_id": OWN, "topic_id": N_("Topic"), "position": OWN},
    "wish": {"enrolment_id": OWN, "email": N_("Address"), "kind": N_("Wish")},
    "consent_entry": {
        "id": OWN,
        "enrolment_id": OWN,
        "purpose": N_("Purpose"),
        "act": N_("What happened"),
        "told_on": N_("From"),
        "way": N_("How"),
        "form_on": N_("Form of"),
        "text_id": N_("Text"),
        "noted_at": N_("Noted"),
    },
    "pair_rule": {
        "id": OWN,
        "programme_id": N_("Programme"),
        "mentor_id": OWN,
        "mentee_id": OWN,
        "kind": N_("Decision"),
        "reason": N_("Reason"),
    },
    "proposal_pair": {
        "proposal_id": N_("Proposal"),
        "mentor_id": OWN,
        "mentee_id": OWN,
        "score": N_("Score"),
        "pinned": N_("Pinned"),
        "reasons": N_("What the score is made of"),
    },
    "match": {
        "id": OWN,
        "programme_id": N_("Programme"),
        "mentor_id": N_("Mentor"),
        "mentee_id": N_("Mentee"),
        "code": N_("Code"),
        "state": N_("State"),
        "score": N_("Score"),
        "pinned": N_("Pinned"),
        "reasons": N_("What the score is made of"),
        "made_at": N_("Made"),
        "state_since": N_("Since"),
        "ended_on": N_("Ended"),
        "end_reason": N_("Reason"),
        "end_note": N_("Note"),
    },
    "agreement": {
        "match_id": OWN,
        "goals": N_("Goals"),
        "frequency": N_("How often"),
        "length": N_("How long"),
        "place": N_("Where"),
        "calls": N_("Who calls the meeting"),
        "agenda": N_("Agenda and summary"),
        "contact": N_("Between meetings"),
        "cancelling": N_("Moving or cancelling"),
        "notes": N_("Notes"),
        "feedback": N_("Feedback"),
        "first_written_at": N_("First written"),
        "printed_at": N_("Printed"),
        "signed_on": N_("Signed"),
    },
    "agreement_topic": {"match_id": OWN, "position": OWN, "text": N_("Topic")},
    "confidentiality_limit": {
        "match_id": OWN,
        "position": OWN,
        "topic": N_("Topic"),
        "why": N_("Why"),
        "agreed": N_("We agree"),
    },
    "meeting": {
        "id": OWN,
        "match_id": OWN,
        "held_on": N_("Day"),
        "minutes": N_("Minutes"),
        "form": N_("Meeting form"),
    },
    "attachment": {
        "id": OWN,
        "match_id": OWN,
        "name": N_("File"),
        "media_type": N_("Kind"),
        "content": N_("Content"),
        "added_at": N_("Kept since"),
    },
    "printed": {
        "id": OWN,
        "programme_id": OWN,
        "kind": N_("Paper"),
        "match_id": OWN,
        "copies": N_("Copies"),
        "printed_at": N_("Printed"),
        "pages": N_("Pages"),
        "said": OWN,
    },
    "event_attendance": {
        "id": OWN,
        "event_id": N_("Event"),
        "participant_id": OWN,
        "attendance": N_("Attendance"),
    },
    "reply": {
        "id": OWN,
        "questionnaire_id": N_("Questionnaire"),
        "enrolment_id": OWN,
        "replied_at": N_("Answered"),
    },
    "answer": {
        "reply_id": OWN,
        "question_id": N_("Question"),
        "chosen": N_("Answer"),
        "text": N_("Answer in words"),
    },
    "topic_answer": {
        "reply_id": OWN,
        "position": OWN,
        "match_id": OWN,
        "topic": N_("Topic"),
        "point": N_("Points, from 1 to 5"),
    },
}

#: What every table is called, in the order of a person's report; the last ones are about nobody.
TABLES: Mapping[str, str] = {
    "participant": N_("Contact details"),
    "other_address": N_("Earlier addresses"),
    "two_people": N_("People you were told apart from"),
    "enrolment": N_("Your sign-ups"),
    "enrolment_subject": N_("Subjects"),
    "enrolment_topic": N_("Topics"),
    "wish": N_("Your wishes about partners"),
    "consent_entry": N_("Consents, given and withdrawn"),
    "pair_rule": N_("The coordinator’s decisions on partners"),
    "proposal_pair": N_("Proposed matches"),
    "match": N_("Matches"),
    "agreement": N_("The agreement"),
    "agreement_topic": N_("The agreement’s topics"),
    "confidentiality_limit": N_("Confidentiality limits"),
    "meeting": N_("Meetings"),
    "attachment": N_("Scans"),
    "printed": N_("Papers printed for your pair"),
    "event_attendance": N_("Events"),
    "reply": N_("Questionnaires you answered"),
    "answer": N_("Your answers"),
    "topic_answer": N_("Your answers on the agreement’s topics"),
    "proposal": N_("Proposals"),
    "organisation": N_("The organisation"),
    "programme": N_("Programmes"),
    "programme_rule": N_("Ground rules and duties"),
    "matching_rules": N_("Rules of the matching"),
    "purpose_ground": N_("Grounds"),
    "consent_text": N_("Consent texts"),
    "activity": N_("The playbook"),
    "event": N_("Events"),
    "faculty": N_("Faculties"),
    "subject": N_("Subjects"),
    "subject_alias": N_("Other words for subjects"),
    "subject_neighbour": N_("Related subjects"),
    "topic": N_("Topics"),
    "topic_alias": N_("Other words for topics"),
    "sign_up_layout": N_("Columns of sign-up tables"),
    "guide_text": N_("Guides"),
    "questionnaire": N_("Questionnaires"),
    "question": N_("Questions"),
    "erased": N_("Erased addresses"),
    "counted_part": N_("Numbers of erased people"),
    "counted_reply": N_("Numbers of erased replies"),
    "counted_answer": N_("Numbers of erased answers"),
    "counted_point": N_("Numbers of erased points"),
    "counted_guest": N_("Numbers of erased guests"),
}

#: JSON columns, and the key in them that holds the number of somebody's sign-up; blank for none.
IDS_INSIDE: Mapping[tuple[str, str], str] = {
    ("proposal", "unmatched"): "enrolment_id",
    ("proposal", "settings"): "",
    ("proposal_pair", "reasons"): "",
    ("match", "reasons"): "",
    ("question", "choices"): "",
    ("sign_up_layout", "columns"): "",
    ("participant", "languages"): "",
    ("organisation", "languages"): "",
    ("answer", "chosen"): "",
}

#: Tables that refer to people in several ways, and the one that says whose a row is: what one of a
#: pair answered about the pair is not the other's.
WHOSE: Mapping[str, str] = {"topic_answer": "reply"}

Links = Mapping[str, tuple[ForeignKey, ...]]


def reached(metadata: MetaData = Base.metadata) -> Links:
    """Return each table that refers to people, parents first, with the references that lead there.

    A person's own table comes first, with none.
    """
    links: dict[str, tuple[ForeignKey, ...]] = {Participant.__tablename__: ()}
    for table in metadata.sorted_tables:
        if table.name not in links:
            owner = WHOSE.get(table.name)
            leading = tuple(
                key
                for key in _keys(table)
                if key.column.table.name in links and owner in (None, key.column.table.name)
            )
            if leading:
                links[table.name] = leading
    return links


def _keys(table: Table) -> list[ForeignKey]:
    return sorted(table.foreign_keys, key=lambda key: str(key.parent))


def texts(metadata: MetaData = Base.metadata) -> Mapping[str, tuple[str, ...]]:
    """Return the columns of each table in which somebody may have written a name."""
    return {
        table.name: found
        for table in metadata.sorted_tables
        if (found := tuple(each.name for each in table.columns if holds_text(each.type)))
    }


def holds_text(kind: TypeEngine[object]) -> bool:
    """Return whether a column of this type holds words, as they are or within JSON."""
    if isinstance(kind, Enum):
        return False
    return isinstance(kind, (String, JSON, WordingType))
