"""Events on several hosts: who holds a table, and what all hosts of an event know."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "events"
down_revision = "games"


def upgrade() -> None:
    """Make the tables of leases and of shared notes."""
    op.create_table(
        "lease",
        sa.Column("place", sa.Text, primary_key=True),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("fence", sa.Integer, nullable=False),
        sa.Column("expires", sa.Double, nullable=False),
    )
    op.create_table(
        "note",
        sa.Column("event", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
