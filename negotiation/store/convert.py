"""Between rows and meaning: what leaves the database is checked, what enters is plain columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping

from negotiation.contract.scenario import Scenario
from negotiation.rules.record import Record, Text
from negotiation.rules.saved import GameHeader, GameSummary


def scenario_data(scenario: Scenario) -> dict[str, Any]:
    """A scenario as plain data. Its canonical JSON is the text whose hash is the scenario's."""
    return scenario.model_dump(mode="json", exclude_defaults=True)


def game_columns(header: GameHeader) -> dict[str, Any]:
    """The row of a game that has no acts yet."""
    return {
        **header.model_dump(),
        "seed": str(header.seed),
        "acts": 0,
        "last_played": header.created,
        "finished": False,
    }


def header_of(row: RowMapping) -> GameHeader:
    """The header in a row. Raises ValueError when the row holds something else."""
    columns = {name: row[name] for name in GameHeader.model_fields}
    return GameHeader.model_validate({**columns, "seed": int(row["seed"])})


def summary_of(row: RowMapping) -> GameSummary:
    """The line in a list of games. Raises ValueError when the row holds something else."""
    return GameSummary(
        header=header_of(row),
        acts=row["acts"],
        last_played=row["last_played"],
        finished=row["finished"],
    )


def record_columns(game: str, records: Sequence[Record]) -> list[dict[str, Any]]:
    """Rows for records."""
    return [{"game": game, **record.model_dump()} for record in records]


def text_columns(game: str, texts: Sequence[Text]) -> list[dict[str, Any]]:
    """Rows for people's words."""
    return [{"game": game, **text.model_dump()} for text in texts]


def projection_columns(game: str, projections: Mapping[str, str]) -> list[dict[str, Any]]:
    """Rows for full projections."""
    return [{"game": game, "key": key, "raw": raw} for key, raw in projections.items()]


def records_of(found: Iterable[RowMapping]) -> tuple[Record, ...]:
    """Records from rows. Raises ValueError when a row holds something else."""
    names = tuple(Record.model_fields)
    return tuple(Record.model_validate({name: row[name] for name in names}) for row in found)


def texts_of(found: Iterable[RowMapping]) -> tuple[Text, ...]:
    """People's words from rows. Raises ValueError when a row holds something else."""
    names = tuple(Text.model_fields)
    return tuple(Text.model_validate({name: row[name] for name in names}) for row in found)
