"""`negotiation replay`: step through a game, or print all its acts as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.first_page import wants_plain
from negotiation.cli.options import Plain, Saves

if TYPE_CHECKING:
    from negotiation.play.replay import Replay
    from negotiation.rules.events import Event


def replay(
    game: Annotated[
        str, typer.Argument(metavar="GAME|FILE", help="A game's name, or an exported file.")
    ],
    plain: Plain = False,
    saves: Saves = None,
) -> None:
    """Step through a game, or print its acts as sentences."""
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
    """Every act of a game as a numbered sentence.

    Everything opens when a game is over. Before that, an act is told only if every person who
    plays in it was told of it.
    """
    from negotiation.play.words import event_sentence

    header = replay.saved.header
    lines = [f"{header.scenario_title}: {header.game}, {replay.length} acts."]
    for number in range(1, replay.length + 1):
        event = _event_shown(replay, number)
        sentence = event_sentence(replay.scenario, event) if event is not None else None
        if sentence is not None:
            lines.append(f"{number}. {sentence}")
    if not replay.saved.finished:
        lines.append("The game is not over; what others keep to themselves opens at its end.")
    return lines


def _event_shown(replay: Replay, number: int) -> Event | None:
    if replay.saved.finished:
        return replay.event(number)
    seats = replay.state(replay.length).setup.seats
    people = [seat.code for seat in seats if seat.occupant.kind == "person"]
    seen = [replay.seen(number, seat) for seat in people]
    return replay.event(number) if all(event is not None for event in seen) else None
