"""Games: scenario, header, records, people's words, projections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "games"
down_revision = None

_KEY = "game.game"


def upgrade() -> None:
    """Make the tables of `store.rows`."""
    op.create_table(
        "scenario",
        sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("canonical", sa.Text, nullable=False),
    )
    op.create_table(
        "game",
        sa.Column("game", sa.Text, primary_key=True),
        sa.Column("format", sa.Integer, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("scenario_title", sa.Text, nullable=False),
        sa.Column("scenario_hash", sa.Text, sa.ForeignKey("scenario.hash"), nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("seed", sa.Text, nullable=False),
        sa.Column("parent", sa.Text),
        sa.Column("acts", sa.Integer, nullable=False),
        sa.Column("last_played", sa.Text, nullable=False),
        sa.Column("finished", sa.Boolean, nullable=False),
    )
    op.create_table(
        "record",
        sa.Column("game", sa.Text, sa.ForeignKey(_KEY), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("time", "kind")),
        sa.Column("version", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("actor", "body", "hash")),
    )
    op.create_table(
        "text",
        sa.Column("game", sa.Text, sa.ForeignKey(_KEY), primary_key=True),
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("salt", sa.Text),
        sa.Column("text", sa.Text),
    )
    op.create_table(
        "projection",
        sa.Column("game", sa.Text, sa.ForeignKey(_KEY), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("raw", sa.Text, nullable=False),
    )
