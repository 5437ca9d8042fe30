"""The tables of the first MentorDesk: a snapshot that knows nothing of today's models."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import CreateIndex, CreateTable

revision = "0001"
down_revision = None

_tables = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _column(
    name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String, *, blank: bool = False
) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=blank)


def _columns(*names: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> list[sa.Column[Any]]:
    return [_column(name, kind) for name in names]


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _words(name: str, kind: str, *words: str, blank: bool = False) -> sa.Column[str]:
    checked = sa.Enum(*words, name=kind, native_enum=False, create_constraint=True, length=32)
    return sa.Column(name, checked, nullable=blank)


def _parent(
    name: str, target: str, *, key: bool = False, index: bool = False, goes: str = "CASCADE"
) -> sa.Column[int]:
    """Return a reference; `goes` is what happens to this row when its parent is deleted."""
    reference = sa.ForeignKey(target, ondelete=goes)
    blank = goes == "SET NULL"
    return sa.Column(name, reference, primary_key=key, index=index or None, nullable=blank)


_MEETINGFORM = ("meetingform", "physical", "virtual", "both")
_ROLE = ("role", "mentor", "mentee")
_LANGUAGE = ("language", "da", "en")

sa.Table(
    "activity",
    _tables,
    _id(),
    _parent("programme_id", "programme.id", index=True),
    _column("position", sa.Integer),
    _words("anchor", "anchor", "start", "kick_off", "halfway", "closing", "end"),
    _column("offset_days", sa.Integer),
    _column("due_on", sa.Date, blank=True),
    *_columns("title", "note", kind=sa.JSON),
    _column("done_on", sa.Date, blank=True),
)
sa.Table(
    "event",
    _tables,
    _id(),
    _parent("programme_id", "programme.id", index=True),
    _words("kind", "eventkind", "kick_off", "closing", "other"),
    _column("name", sa.JSON),
    _column("starts_at", sa.DateTime),
    _column("minutes", sa.Integer),
    _words("form", *_MEETINGFORM),
    _column("place"),
    _column("mandatory", sa.Boolean),
)
sa.Table(
    "event_attendance",
    _tables,
    _id(),
    _parent("event_id", "event.id"),
    _parent("participant_id", "participant.id", index=True),
    _words("attendance", "attendance", "invited", "coming", "came", "absent"),
    sa.UniqueConstraint("event_id", "participant_id"),
)
sa.Table(
    "agreement",
    _tables,
    _parent("match_id", "match.id", key=True),
    *_columns(
        "goals",
        "frequency",
        "length",
        "place",
        "calls",
        "agenda",
        "contact",
        "cancelling",
        "notes",
        "feedback",
    ),
    _column("first_written_at", sa.DateTime),
    _column("printed_at", sa.DateTime, blank=True),
    _column("signed_on", sa.Date, blank=True),
)
sa.Table(
    "agreement_topic",
    _tables,
    _parent("match_id", "agreement.match_id", key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    _column("text"),
)
sa.Table(
    "confidentiality_limit",
    _tables,
    _parent("match_id", "agreement.match_id", key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    *_columns("topic", "why", "agreed"),
)
sa.Table(
    "enrolment",
    _tables,
    _id(),
    _parent("programme_id", "programme.id", index=True),
    _parent("participant_id", "participant.id", index=True),
    _words("role", *_ROLE),
    _words("state", "enrolmentstate", "signed_up", "waiting", "withdrawn"),
    _column("experience_years", sa.Integer, blank=True),
    _column("sector"),
    _words("meeting_form", *_MEETINGFORM),
    _column("capacity", sa.Integer),
    _column("available", sa.Boolean),
    _column("consented_on", sa.Date, blank=True),
    _column("waited", sa.Boolean),
    _column("note"),
    _column("signed_up_at", sa.DateTime),
    _column("submitted_at", sa.DateTime, blank=True),
    sa.CheckConstraint("capacity >= 0", name="capacity"),
    sa.UniqueConstraint("programme_id", "participant_id", "role"),
)
sa.Table(
    "enrolment_subject",
    _tables,
    _parent("enrolment_id", "enrolment.id", key=True),
    _parent("subject_id", "subject.id", key=True, index=True),
    _column("position", sa.Integer),
)
sa.Table(
    "enrolment_topic",
    _tables,
    _parent("enrolment_id", "enrolment.id", key=True),
    _parent("topic_id", "topic.id", key=True, index=True),
    _column("position", sa.Integer),
)
sa.Table(
    "wish",
    _tables,
    _parent("enrolment_id", "enrolment.id", key=True),
    sa.Column("email", sa.String, primary_key=True),
    _words("kind", "wishkind", "preferred", "avoided"),
)
sa.Table(
    "pair_rule",
    _tables,
    _id(),
    _parent("programme_id", "programme.id", index=True),
    _parent("mentor_id", "enrolment.id"),
    _parent("mentee_id", "enrolment.id", index=True),
    _words("kind", "pairrulekind", "pinned", "forbidden"),
    _column("reason"),
    sa.UniqueConstraint("mentor_id", "mentee_id"),
)
sa.Table(
    "questionnaire",
    _tables,
    _id(),
    _parent("programme_id", "programme.id"),
    _words("round", "evaluationround", "midterm", "final"),
    _words("role", *_ROLE),
    _column("introduction", sa.JSON),
    _column("anonymous", sa.Boolean),
    _column("sent_on", sa.Date, blank=True),
    _column("answer_by", sa.Date, blank=True),
    sa.UniqueConstraint("programme_id", "round", "role"),
)
sa.Table(
    "question",
    _tables,
    _id(),
    _parent("questionnaire_id", "questionnaire.id"),
    _column("position", sa.Integer),
    _column("key"),
    _words("kind", "questionkind", "scale", "choice", "several", "text"),
    *_columns("text", "choices", kind=sa.JSON),
    sa.UniqueConstraint("questionnaire_id", "key"),
)
sa.Table(
    "reply",
    _tables,
    _id(),
    _parent("questionnaire_id", "questionnaire.id"),
    _parent("enrolment_id", "enrolment.id", index=True),
    _column("replied_at", sa.DateTime),
    sa.UniqueConstraint("questionnaire_id", "enrolment_id"),
)
sa.Table(
    "answer",
    _tables,
    _parent("reply_id", "reply.id", key=True),
    _parent("question_id", "question.id", key=True, index=True),
    _column("chosen", sa.JSON),
    _column("text"),
)
sa.Table(
    "proposal",
    _tables,
    _id(),
    _parent("programme_id", "programme.id", index=True),
    _column("name"),
    _column("made_at", sa.DateTime),
    _column("total", sa.Double),
    _column("optimal", sa.Boolean),
    _column("unmatched", sa.JSON),
)
sa.Table(
    "proposal_pair",
    _tables,
    _parent("proposal_id", "proposal.id", key=True),
    _parent("mentor_id", "enrolment.id", key=True, index=True),
    _parent("mentee_id", "enrolment.id", key=True, index=True),
    _column("score", sa.Double),
    _column("pinned", sa.Boolean),
    _column("reasons", sa.JSON),
)
sa.Table(
    "match",
    _tables,
    _id(),
    _parent("programme_id", "programme.id", index=True),
    _parent("mentor_id", "enrolment.id"),
    _parent("mentee_id", "enrolment.id", index=True),
    _column("code"),
    _words(
        "state",
        "matchstate",
        "proposed",
        "asked",
        "accepted",
        "confirmed",
        "announced",
        "active",
        "completed",
        "ended",
    ),
    _column("score", sa.Double),
    _column("pinned", sa.Boolean),
    _column("reasons", sa.JSON),
    *_columns("made_at", "state_since", kind=sa.DateTime),
    _column("ended_on", sa.Date, blank=True),
    _words(
        "end_reason",
        "endreason",
        "agreed",
        "no_answer",
        "no_time",
        "changed_situation",
        "not_a_fit",
        "declined",
        "other",
        blank=True,
    ),
    _column("end_note"),
    sa.UniqueConstraint("code"),
    sa.UniqueConstraint("mentor_id", "mentee_id"),
)
sa.Table(
    "meeting",
    _tables,
    _id(),
    _parent("match_id", "match.id", index=True),
    _column("held_on", sa.Date),
    _column("minutes", sa.Integer),
    _words("form", *_MEETINGFORM),
    sa.CheckConstraint("minutes > 0", name="minutes"),
)
sa.Table(
    "organisation",
    _tables,
    _id(),
    _column("name"),
    _words("language", *_LANGUAGE),
    _column("languages", sa.JSON),
    _column("accent_colour"),
    _column("logo", sa.LargeBinary, blank=True),
    *_columns("contact_name", "contact_email", "contact_phone", "referral"),
    sa.CheckConstraint("id = 1", name="single"),
)
sa.Table("faculty", _tables, _id(), _column("name"), sa.UniqueConstraint("name"))
sa.Table(
    "subject",
    _tables,
    _id(),
    _column("name"),
    _parent("faculty_id", "faculty.id", goes="SET NULL"),
    sa.UniqueConstraint("name"),
)
sa.Table(
    "subject_neighbour",
    _tables,
    _parent("subject_id", "subject.id", key=True),
    _parent("neighbour_id", "subject.id", key=True),
    sa.CheckConstraint("subject_id < neighbour_id", name="ordered"),
)
sa.Table("topic", _tables, _id(), _column("name"), sa.UniqueConstraint("name"))
sa.Table(
    "sign_up_layout",
    _tables,
    _id(),
    _column("fingerprint"),
    _column("columns", sa.JSON),
    sa.UniqueConstraint("fingerprint"),
)
sa.Table(
    "participant",
    _tables,
    _id(),
    *_columns("name", "email", "phone", "employer", "location"),
    _column("languages", sa.JSON),
    _column("added_at", sa.DateTime),
    sa.UniqueConstraint("email"),
)
sa.Table(
    "programme",
    _tables,
    _id(),
    *_columns("name", "template"),
    _words("language", *_LANGUAGE),
    _column("made_on", sa.Date),
    _column("starts_on", sa.Date),
    _column("ends_on", sa.Date, blank=True),
    _column("sign_up_by", sa.Date, blank=True),
    *_columns("purpose", "length", kind=sa.JSON),
    _column("months_least", sa.Integer, blank=True),
    _column("months_most", sa.Integer, blank=True),
    _column("closes_itself", sa.Boolean),
    _column("meetings_least", sa.Integer, blank=True),
    _column("meetings_most", sa.Integer, blank=True),
    _column("frequency", sa.JSON),
    *_columns("minutes_least", "minutes_most", kind=sa.Integer),
    *_columns("place", "first_contact", "matching", kind=sa.JSON),
    _column("open_matching", sa.Boolean),
    *_columns("mentor_capacity", "mentor_capacity_most", kind=sa.Integer),
    _column("prefers_physical", sa.Boolean),
    _column("silent_after_days", sa.Integer),
    sa.UniqueConstraint("name"),
)
sa.Table(
    "programme_rule",
    _tables,
    _id(),
    _parent("programme_id", "programme.id", index=True),
    _words(
        "kind", "rulekind", "ground_rule", "mentor_duty", "mentee_duty", "shared_duty", "role_limit"
    ),
    _column("position", sa.Integer),
    _column("text", sa.JSON),
)
sa.Table(
    "matching_rules",
    _tables,
    _parent("programme_id", "programme.id", key=True),
    *_columns(
        "weight_subject",
        "weight_topics",
        "weight_experience",
        "weight_sector",
        "weight_location",
        "weight_wishes",
        "threshold_top",
        "threshold_good",
        "threshold_match",
        kind=sa.Double,
    ),
    *_columns("spread_load", "bar_same_employer", kind=sa.Boolean),
)
sa.Table(
    "guide_text",
    _tables,
    _id(),
    _parent("programme_id", "programme.id", index=True),
    _column("guide"),
    _words("language", *_LANGUAGE),
    _column("body"),
    sa.UniqueConstraint("programme_id", "guide", "language"),
)


def upgrade() -> None:
    # A table's indexes are a set: in an order of our own, files repeat to the byte.
    connection = op.get_bind()
    for table in _tables.sorted_tables:
        connection.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))
