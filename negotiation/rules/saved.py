"""A saved game as plain data, and what can go wrong with keeping one."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field, StringConstraints

from negotiation.contract.base import Code, Frozen
from negotiation.contract.scenario import Scenario
from negotiation.rules.record import Record, Text

RECORD_FORMAT = 1
"""The newest format of saved games and portable files that this version reads and writes."""

GameName: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")
]
"""The name of a game: safe on a command line and as the name of a file."""


class GameHeader(Frozen):
    """What names a game: no people's names, no free text.

    `created` and the records' times are ISO 8601 in UTC.
    """

    format: Annotated[int, Field(ge=1)] = RECORD_FORMAT
    game: GameName
    created: str
    scenario: Code
    scenario_title: str
    scenario_hash: str
    engine: str
    edition: Code
    seed: int
    parent: str | None = None


class SavedGame(Frozen):
    """A whole game as kept: the header, the scenario it was played from, its records and texts.

    `projections` maps the keys that numbers carry to raw JSON of the engine's full projections.
    """

    header: GameHeader
    scenario: Scenario
    records: tuple[Record, ...]
    texts: tuple[Text, ...]
    projections: dict[str, str] = Field(default_factory=dict)
    finished: bool = False


class GameSummary(Frozen):
    """A line in a list of games."""

    header: GameHeader
    acts: int
    last_played: str
    finished: bool


class SaveError(Exception):
    """Keeping or reading a game went wrong; the message is a sentence for people."""


class NoSuchGame(SaveError):
    """There is no game of that name."""


class Conflict(SaveError):
    """Somebody else wrote to the game since it was read."""


class StoreBusy(SaveError):
    """The file is held by another program."""


class StoreFull(SaveError):
    """There is no room left; nothing of the act was kept."""


class StoreUnusable(SaveError):
    """The file or its folder cannot be opened for writing."""


class DamagedGame(SaveError):
    """What is kept is not what was written; says where."""


class NewerFormat(SaveError):
    """Written by a newer version of the game."""
