"""What if from here: a game with another one's acts up to a moment, and then its own way.

The child's record begins with the acts of its parent, sealed anew under an opening that names it.
Its seed is the parent's, so that chance falls as it would have fallen for the same moves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from negotiation.contract.base import FACILITATOR, Frozen, SeatCode
from negotiation.play.lobby import HouseError
from negotiation.play.ports import Clock, EventLog, Salts
from negotiation.play.seating import USUAL_TEMPERS
from negotiation.rules.events import Event, GameOpened, SeatFilled
from negotiation.rules.record import GENESIS, Record, Text, seal, unseal
from negotiation.rules.saved import GameHeader, GameSummary, SavedGame
from negotiation.rules.setup import Occupant, Parent, Setup


class Branch(Frozen):
    """A game that branched off another after one of its acts. `depth` is 1 for a direct branch."""

    game: str
    parent: str
    after: int | None
    depth: int
    acts: int
    finished: bool


def whole_moves(records: Sequence[Record]) -> tuple[int, ...]:
    """The acts after which a game can branch: the last ones of whole moves.

    What one move brings about has one time and one actor; between its acts no rule holds.
    """
    ends = [
        one.seq
        for one, other in pairwise(records)
        if (one.time, one.actor) != (other.time, other.actor)
    ]
    return (*ends, records[-1].seq) if records else ()


def branch_at(records: Sequence[Record], act: int) -> int:
    """The act from which a branch at `act` goes on: the end of the move that `act` belongs to."""
    return next(end for end in whole_moves(records) if end >= act)


def branched(
    saved: SavedGame, act: int, seats: Mapping[SeatCode, Occupant], name: str, now: str
) -> SavedGame:
    """The child game. `seats` says who sits where from then on; seats left out stay as they were.

    Raises HouseError for an act or a seat that the game does not have, or after its end.
    """
    if not 1 <= act <= len(saved.records):
        raise HouseError(
            f"There is no act {act} in {saved.header.game}; it has {len(saved.records)}."
        )
    at = branch_at(saved.records, act)
    texts = {text.digest: text for text in saved.texts}
    events = [unseal(record, texts) for record in saved.records[:at]]
    opened = events[0]
    if not isinstance(opened, GameOpened):
        raise HouseError(f"{saved.header.game} does not begin like a game.")
    if saved.finished and at == len(saved.records):
        raise HouseError("The game is over after that act; branch from an earlier one.")
    known = [seat.code for seat in opened.setup.seats]
    for seat in seats:
        if seat not in known:
            raise HouseError(f"There is no seat {seat!r}; there are {', '.join(known)}.")
    parent = Parent(game=saved.header.game, seq=at)
    setup = opened.setup.model_copy(update={"parent": parent})
    events[0] = opened.model_copy(update={"setup": setup})
    records, kept = _resealed(events, saved.records, _seated(seats), now)
    return SavedGame(
        header=_header(saved.header, name, now),
        scenario=saved.scenario,
        records=records,
        texts=kept,
        projections=saved.projections,
    )


def _header(header: GameHeader, name: str, now: str) -> GameHeader:
    return header.model_copy(update={"game": name, "created": now, "parent": header.game})


def _seated(seats: Mapping[SeatCode, Occupant]) -> list[Event]:
    return [
        SeatFilled(seat=seat, by=occupant.kind, temper=occupant.temper)
        for seat, occupant in seats.items()
    ]


def _resealed(
    events: Sequence[Event], originals: Sequence[Record], seated: Sequence[Event], now: str
) -> tuple[tuple[Record, ...], tuple[Text, ...]]:
    """The parent's acts under a new chain, each at its own time, then who sits where."""
    records: list[Record] = []
    texts: dict[str, Text] = {}
    previous = GENESIS
    sources = [(record.actor, record.time) for record in originals[: len(events)]]
    sources += [(FACILITATOR, now)] * len(seated)
    for event, (actor, time) in zip((*events, *seated), sources, strict=True):
        sealed, said = seal([event], actor, time, len(records), previous)
        records.extend(sealed)
        texts.update({text.digest: text for text in said})
        previous = records[-1].hash
    return tuple(records), tuple(texts.values())


def seating(setup: Setup, me: str) -> dict[SeatCode, Occupant]:
    """Who sits where in a branch: a person on the side `me`, bots on the others.

    A seat that a bot had keeps its temper. Where `me` is no side, bots play all of them.
    """
    found: dict[SeatCode, Occupant] = {}
    for number, seat in enumerate(setup.seats):
        usual = USUAL_TEMPERS[number % len(USUAL_TEMPERS)]
        temper = seat.occupant.temper or usual
        mine = seat.side == me
        found[seat.code] = Occupant(
            kind="person" if mine else "bot", temper=None if mine else temper
        )
    return found


class Keeper(EventLog, Protocol):
    """A log that takes in whole games."""

    def keep(self, saved: SavedGame) -> None:
        """Take in a whole game, all or nothing. Raises Conflict when one of that name exists."""
        ...


def begin_branch(
    saved: SavedGame,
    act: int,
    seats: Mapping[SeatCode, Occupant],
    log: Keeper,
    clock: Clock,
    salts: Salts,
) -> SavedGame:
    """Make the child game and keep it. Raises HouseError or SaveError."""
    now = clock.now()
    name = f"{now[:10]}-{saved.header.scenario}-{salts.next()[:10]}"
    child = branched(saved, act, seats, name, now)
    log.keep(child)
    return child


def tree(
    games: Sequence[GameSummary], root: str, after: Mapping[str, int | None]
) -> tuple[Branch, ...]:
    """Games that branched off `root`, and off those, each after its parent, the oldest first.

    `after` says after which act of its parent each of them branched, as far as that is known.
    """
    found: list[Branch] = []

    def grow(parent: str, depth: int) -> None:
        children = [g for g in games if g.header.parent == parent]
        for child in sorted(children, key=lambda g: (g.header.created, g.header.game)):
            found.append(
                Branch(
                    game=child.header.game,
                    parent=parent,
                    after=after.get(child.header.game),
                    depth=depth,
                    acts=child.acts,
                    finished=child.finished,
                )
            )
            grow(child.header.game, depth + 1)

    grow(root, 1)
    return tuple(found)
