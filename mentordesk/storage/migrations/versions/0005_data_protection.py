"""Grounds, consents with their history, who was erased, and when a programme's people are to go."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_PURPOSES = ("purpose", "taking_part", "sharing", "membership", "evaluation")
_GROUNDS = (
    "ground",
    "consent",
    "contract",
    "public_task",
    "legitimate_interest",
    "explicit_consent",
    "own_members",
    "not_kept",
)
_WAYS = (
    "consentway",
    "sign_up_form",
    "paper",
    "mail",
    "orally",
    "noted",
    "carried_over",
    "earlier",
)


def upgrade() -> None:
    for table in ("faculty", "subject", "topic"):
        # Who brought the choices of older files in is not known: they may be somebody's own words.
        op.add_column(
            table, sa.Column("from_sign_up", sa.Boolean, nullable=False, server_default=sa.true())
        )
    op.add_column("programme", sa.Column("delete_on", sa.Date))
    op.add_column("programme", sa.Column("deleted_on", sa.Date))
    _add_consents()
    _add_numbers()
    # What is known of older consents is the day.
    op.execute(
        "INSERT INTO consent_entry (enrolment_id, purpose, act, told_on, way, noted_at)"
        " SELECT id, 'sharing', 'given', consented_on, 'earlier',"
        " consented_on || ' 00:00:00.000000'"
        " FROM enrolment WHERE consented_on IS NOT NULL ORDER BY id"
    )


def _add_consents() -> None:
    op.create_table(
        "purpose_ground",
        _parent("programme_id", "purpose_ground", "programme"),
        _words("purpose_ground", "purpose", *_PURPOSES),
        _words("purpose_ground", "ground", *_GROUNDS),
        sa.PrimaryKeyConstraint("programme_id", "purpose", name="pk_purpose_ground"),
    )
    op.create_table(
        "consent_text",
        _id(),
        _parent("programme_id", "consent_text", "programme"),
        _words("consent_text", "purpose", *_PURPOSES),
        _number("version"),
        sa.Column("text", sa.JSON, nullable=False),
        sa.Column("written_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_consent_text"),
        sa.UniqueConstraint(
            "programme_id",
            "purpose",
            "version",
            name=op.f("uq_consent_text_programme_id_purpose_version"),
        ),
    )
    op.create_table(
        "consent_entry",
        _id(),
        _parent("enrolment_id", "consent_entry", "enrolment"),
        _words("consent_entry", "purpose", *_PURPOSES),
        _words("consent_entry", "act", "consentact", "given", "withdrawn"),
        sa.Column("told_on", sa.Date, nullable=False),
        _words("consent_entry", "way", *_WAYS),
        sa.Column("form_on", sa.Date),
        _parent("text_id", "consent_entry", "consent_text", goes="SET NULL"),
        sa.Column("noted_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_consent_entry"),
    )
    op.create_index("ix_consent_entry_enrolment_id", "consent_entry", ["enrolment_id"])
    op.create_index("ix_consent_entry_text_id", "consent_entry", ["text_id"])


def _add_numbers() -> None:
    op.create_table(
        "erased",
        _id(),
        sa.Column("salt", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("erased_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_erased"),
        sa.UniqueConstraint("salt", "digest", name=op.f("uq_erased_salt_digest")),
    )
    op.create_table(
        "counted_part",
        _parent("programme_id", "counted_part", "programme"),
        _words("counted_part", "role", "role", "mentor", "mentee"),
        *(_number(name) for name in ("people", "seats", "matched", "signed")),
        sa.PrimaryKeyConstraint("programme_id", "role", name="pk_counted_part"),
    )
    op.create_table(
        "counted_reply",
        _parent("questionnaire_id", "counted_reply", "questionnaire"),
        *(_number(name) for name in ("invited", "answered")),
        sa.PrimaryKeyConstraint("questionnaire_id", name="pk_counted_reply"),
    )
    op.create_table(
        "counted_answer",
        _parent("question_id", "counted_answer", "question"),
        sa.Column("choice", sa.String, nullable=False),
        _number("n"),
        sa.PrimaryKeyConstraint("question_id", "choice", name="pk_counted_answer"),
    )
    op.create_table(
        "counted_point",
        _parent("questionnaire_id", "counted_point", "questionnaire"),
        _number("point"),
        _number("n"),
        sa.PrimaryKeyConstraint("questionnaire_id", "point", name="pk_counted_point"),
    )
    op.create_table(
        "counted_guest",
        _parent("event_id", "counted_guest", "event"),
        _words("counted_guest", "attendance", "attendance", "invited", "coming", "came", "absent"),
        _number("n"),
        sa.PrimaryKeyConstraint("event_id", "attendance", name="pk_counted_guest"),
    )


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _words(table: str, name: str, kind: str, *words: str) -> sa.Column[str]:
    checked = sa.Enum(
        *words,
        name=op.f(f"ck_{table}_{kind}"),
        native_enum=False,
        create_constraint=True,
        length=32,
    )
    return sa.Column(name, checked, nullable=False)


def _parent(name: str, table: str, target: str, goes: str = "CASCADE") -> sa.Column[int]:
    reference = sa.ForeignKey(f"{target}.id", ondelete=goes, name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, sa.Integer, reference, nullable=goes == "SET NULL")
