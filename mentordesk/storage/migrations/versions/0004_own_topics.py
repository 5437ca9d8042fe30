"""What pairs' own topics came to, as each of the two found at the end."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "topic_answer",
        _parent("reply_id", "reply"),
        sa.Column("position", sa.Integer, nullable=False),
        _parent("match_id", "match", nullable=True),
        sa.Column("topic", sa.String, nullable=False),
        sa.Column("point", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("reply_id", "position", name="pk_topic_answer"),
        sa.UniqueConstraint(
            "reply_id", "match_id", "topic", name="uq_topic_answer_reply_id_match_id_topic"
        ),
        sa.CheckConstraint("point BETWEEN 1 AND 5", name=op.f("ck_topic_answer_point")),
    )
    op.create_index("ix_topic_answer_match_id", "topic_answer", ["match_id"])


def _parent(name: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    reference = sa.ForeignKey(
        f"{target}.id", ondelete="CASCADE", name=f"fk_topic_answer_{name}_{target}"
    )
    return sa.Column(name, sa.Integer, reference, nullable=nullable)
