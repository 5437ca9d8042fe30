"""Several proposals a programme, more choices of matching, and what an import has learnt."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_OFF, _ON = sa.false(), sa.true()


def _choice(name: str, default: sa.False_ | sa.True_) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=default)


def upgrade() -> None:
    for name, default in (
        ("weakest_first", _OFF),
        ("rare_topics", _OFF),
        ("bar_meeting_form", _ON),
        ("bar_language", _ON),
        ("bar_earlier", _ON),
    ):
        op.add_column("matching_rules", _choice(name, default))
    op.add_column("proposal", _choice("on_table", _ON))
    op.add_column("proposal", sa.Column("settings", sa.JSON, nullable=False, server_default="{}"))
    op.add_column("proposal", sa.Column("blocking_pairs", sa.Integer))
    _add_aliases("subject")
    _add_aliases("topic")
    op.create_table(
        "other_address",
        sa.Column("email", sa.String, nullable=False),
        _parent("participant_id", "other_address", "participant"),
        sa.PrimaryKeyConstraint("email", name="pk_other_address"),
    )
    op.create_index("ix_other_address_participant_id", "other_address", ["participant_id"])
    op.create_table(
        "two_people",
        _parent("first_id", "two_people", "participant"),
        _parent("second_id", "two_people", "participant"),
        sa.PrimaryKeyConstraint("first_id", "second_id", name="pk_two_people"),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_two_people_ordered")),
    )
    op.create_index("ix_two_people_second_id", "two_people", ["second_id"])


def _add_aliases(kind: str) -> None:
    table, column = f"{kind}_alias", f"{kind}_id"
    op.create_table(
        table,
        sa.Column("text", sa.String, nullable=False),
        _parent(column, table, kind),
        sa.PrimaryKeyConstraint("text", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_{column}", table, [column])


def _parent(name: str, table: str, target: str) -> sa.Column[int]:
    reference = sa.ForeignKey(
        f"{target}.id", ondelete="CASCADE", name=f"fk_{table}_{name}_{target}"
    )
    return sa.Column(name, sa.Integer, reference, nullable=False)
