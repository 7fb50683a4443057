"""`negotiation replay`: step through a game, or print all its acts as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.options import Plain, Saves, wants_plain

if TYPE_CHECKING:
    from negotiation.play.replay import Replay


def replay(
    game: Annotated[
        str, typer.Argument(metavar="GAME|FILE", help="A game's name, or an exported file.")
    ],
    plain: Plain = False,
    saves: Saves = None,
) -> None:
    """Step through a game act by act; in plain mode, print every act as a sentence."""
    from negotiation.cli.wire import House
    from negotiation.play.replay import Replay

    house = House(saves)
    saved = house.saved(game)
    if wants_plain(plain):
        for line in acts(Replay(saved)):
            typer.echo(line)
        return
    from negotiation.tui.start import OpenReplay, run

    raise typer.Exit(run(house, OpenReplay(game)))


def acts(replay: Replay) -> list[str]:
    """Every act of a game as a numbered sentence; everything is open to whoever replays it."""
    from negotiation.play.words import event_sentence

    header = replay.saved.header
    lines = [f"{header.scenario_title}: {header.game}, seed {header.seed}, {replay.length} acts."]
    for number, event in enumerate(replay.events, start=1):
        sentence = event_sentence(replay.scenario, event, None)
        if sentence is not None:
            lines.append(f"{number}. {sentence}")
    if not replay.saved.finished:
        lines.append("The game is not over yet.")
    return lines
