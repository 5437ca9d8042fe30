"""Whether a paper was printed whole, and a mark by which what it says can be told from today."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    for name in ("pages", "said"):
        op.add_column(
            "printed", sa.Column(name, sa.String, nullable=False, server_default=sa.text("''"))
        )
