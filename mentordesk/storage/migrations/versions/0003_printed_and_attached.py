"""What was printed and when, and the scans that are kept with a pair."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_KINDS = (
    "agreement",
    "mentor_guide",
    "mentee_guide",
    "first_meeting",
    "contact_card",
    "letter",
    "attendance_list",
    "table_list",
    "table_signs",
    "name_badges",
    "certificates",
)


def upgrade() -> None:
    kinds = sa.Enum(
        *_KINDS,
        name=op.f("ck_printed_printkind"),
        native_enum=False,
        create_constraint=True,
        length=32,
    )
    op.create_table(
        "printed",
        sa.Column("id", sa.Integer, nullable=False),
        _parent("programme_id", "printed", "programme"),
        sa.Column("kind", kinds, nullable=False),
        _parent("match_id", "printed", "match", nullable=True),
        sa.Column("copies", sa.Integer, nullable=False),
        sa.Column("printed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_printed"),
        sa.CheckConstraint("copies > 0", name=op.f("ck_printed_copies")),
    )
    op.create_index("ix_printed_match_id", "printed", ["match_id"])
    op.create_index("ix_printed_programme_id", "printed", ["programme_id"])
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer, nullable=False),
        _parent("match_id", "attachment", "match"),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
    )
    op.create_index("ix_attachment_match_id", "attachment", ["match_id"])


def _parent(name: str, table: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    reference = sa.ForeignKey(
        f"{target}.id", ondelete="CASCADE", name=f"fk_{table}_{name}_{target}"
    )
    return sa.Column(name, sa.Integer, reference, nullable=nullable)
