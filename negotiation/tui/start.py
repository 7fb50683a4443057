"""How the command line opens the terminal front end, and with what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from negotiation.tui.opening import TUTORIAL, open_new, open_replay, open_saved

if TYPE_CHECKING:
    from negotiation.contract.base import Code, SideCode
    from negotiation.play.lobby import Extras, Lobby
    from negotiation.rules.setup import Temper
    from negotiation.tui.app import HeadsOfTerms


@dataclass(frozen=True, slots=True)
class OpenHome:
    """Begin on Home."""

    def begin(self, app: HeadsOfTerms) -> None:
        """Nothing to do: Home is there already."""


@dataclass(frozen=True, slots=True)
class OpenNewGame:
    """Begin a new game, by default the tutorial; sides left out get good opponents."""

    scenario: str = TUTORIAL
    edition: Code | None = None
    people: tuple[SideCode, ...] = ()
    bots: Mapping[SideCode, Temper] = field(default_factory=dict)
    seed: int | None = None
    extras: Extras | None = None

    def begin(self, app: HeadsOfTerms) -> None:
        """Open it."""
        open_new(app, self.scenario, self.edition, self.people, self.bots, self.seed, self.extras)


@dataclass(frozen=True, slots=True)
class OpenSaved:
    """Go on with a saved game; None for the one played last."""

    game: str | None = None

    def begin(self, app: HeadsOfTerms) -> None:
        """Open it where it was left."""
        open_saved(app, self.game)


@dataclass(frozen=True, slots=True)
class OpenReplay:
    """Step through a saved game, by name or by the path of a portable file."""

    game: str

    def begin(self, app: HeadsOfTerms) -> None:
        """Open it at its first act."""
        open_replay(app, self.game)


Start: TypeAlias = OpenHome | OpenNewGame | OpenSaved | OpenReplay


def run(lobby: Lobby, first: Start) -> int:
    """Open the terminal front end and stay until people leave. The exit code.

    Raises what went wrong in the program itself.
    """
    from negotiation.tui.app import HeadsOfTerms
    from negotiation.tui.keymap import read_keymap
    from negotiation.tui.settings import config_folder, keymap_file, read_settings

    folder = config_folder()
    settings, warnings = read_settings(folder)
    own = read_keymap(keymap_file(folder, settings))
    app = HeadsOfTerms(
        lobby,
        first,
        config=folder,
        settings=settings,
        own_keys=own.keys,
        warnings=[*warnings, *own.problems],
    )
    app.run()
    error = app._exception
    if error is not None:
        raise getattr(error, "error", error)  # a worker's failure carries what failed
    return app.return_code or 0
