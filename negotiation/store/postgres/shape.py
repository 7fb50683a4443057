"""Brings a PostgreSQL database to the present shape, with Alembic. Two hosts may begin at once."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from negotiation.rules.saved import NewerFormat

_ONLY_ONE = 0x48_6F_54_73
"""The advisory lock under which the shape is changed ("HoTs")."""

_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, place: str) -> None:
    """Take the steps that the database has not had yet, all or none.

    Raises NewerFormat when a newer version of the game has changed it since.
    """
    # Alembic costs half a second to import, so only here.
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONLY_ONE})")
        found = MigrationContext.configure(connection).get_current_revision()
        if found is not None and found not in {step.revision for step in script.walk_revisions()}:
            raise NewerFormat(
                f"{place} was written by a newer version of the game. It was left as it is: "
                "update the game, or choose another database."
            )
        if found != script.get_current_head():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
