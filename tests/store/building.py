"""Games made by hand for the store: real events of the tutorial, sealed, without any rules."""

from __future__ import annotations

from functools import cache
from itertools import cycle
from pathlib import Path

from negotiation.contract.digest import canonical_json, scenario_hash, sha256_of
from negotiation.contract.scenario import Scenario
from negotiation.library.load import load_scenario
from negotiation.rules.events import (
    Event,
    GameFinished,
    GameOpened,
    Offered,
    OfferRejected,
    PhaseOpened,
    Said,
    SeatReady,
)
from negotiation.rules.numbers import Numbers
from negotiation.rules.record import GENESIS, Record, Text, seal
from negotiation.rules.saved import GameHeader, SavedGame
from negotiation.rules.setup import Occupant, Seat, Setup
from negotiation.rules.words import Words

ROOT = Path(__file__).parents[2]
ENGINE = "engine-by-hand"
SPOKEN = [
    "We could live with that.",
    "Not at this price.",
    "[bold]£1[/] for “both” of us?",
    "Ça va",
]


@cache
def tutorial() -> Scenario:
    """The scenario that is shipped for learning the game."""
    return load_scenario(ROOT / "scenarios" / "tutorial")


def header(game: str = "harbour", seed: int = 7) -> GameHeader:
    """The header of a game of the tutorial."""
    scenario = tutorial()
    return GameHeader(
        game=game,
        created=moment(0),
        scenario=scenario.code,
        scenario_title=scenario.title,
        scenario_hash=scenario_hash(scenario),
        engine=ENGINE,
        edition=scenario.editions[0].code,
        seed=seed,
    )


def moment(seq: int) -> str:
    """The time of an act: one a second."""
    return f"2026-03-01T10:{seq // 60:02}:{seq % 60:02}Z"


def numbers(offer: int) -> Numbers:
    """Numbers that point to a projection of their own for every few offers."""
    sides = [side.code for side in tutorial().sides]
    key = sha256_of(["projection", offer % 5])
    return Numbers(key=key, values=dict.fromkeys(sides, 500 + offer), ratified=612)


def projection(offer: int) -> str:
    """The raw text of a full projection: floats and spaces as the engine happened to write them."""
    return f'{{"offer": {offer % 5}, "measures": {{"integration": 61.25e0}}, "note": "£ é"}}'


def opening(seed: int = 7) -> list[Event]:
    """The first two acts of a game."""
    scenario = tutorial()
    seats = tuple(
        Seat(code=side.code, side=side.code, occupant=Occupant(kind="person"))
        for side in scenario.sides
    )
    opened = GameOpened(
        scenario=scenario.code,
        scenario_hash=scenario_hash(scenario),
        engine=ENGINE,
        setup=Setup(edition=scenario.editions[0].code, seed=seed, seats=seats),
        numbers=numbers(0),
    )
    return [opened, PhaseOpened(phase="briefing", round=1)]


def talk(acts: int) -> list[Event]:
    """So many acts of offers, refusals and talk."""
    sides = cycle(side.code for side in tutorial().sides)
    clause = tutorial().clauses[0].code
    events: list[Event] = []
    for number, side in zip(range(1, acts + 1), sides, strict=False):
        words = Words.of(SPOKEN[number % len(SPOKEN)], salt=f"salt-{number}")
        choices: list[Event] = [
            Offered(
                offer=number,
                side=side,
                form="package",
                to=None,
                terms={clause: number % 2},
                words=words,
                numbers=numbers(number),
            ),
            OfferRejected(offer=number - 1, side=side, reason="too_little"),
            Said(seat=side, side=side, to="all", words=words),
            SeatReady(side=side),
        ]
        events.append(choices[number % len(choices)])
    return events


def ending() -> Event:
    """The last act of a game."""
    return GameFinished(outcome="ended", terms=tutorial().status_quo, numbers=numbers(0))


def sealed(
    events: list[Event], after_seq: int = 0, previous: str = GENESIS
) -> tuple[tuple[Record, ...], tuple[Text, ...]]:
    """The events as records in a chain, each at its own moment, with the texts beside it."""
    records: list[Record] = []
    texts: list[Text] = []
    for seq, event in enumerate(events, start=after_seq + 1):
        record, words = seal([event], "facilitator", moment(seq), seq - 1, previous)
        previous = record[0].hash
        records.extend(record)
        texts.extend(words)
    return tuple(records), tuple(texts)


def projections_of(records: tuple[Record, ...]) -> dict[str, str]:
    """A full projection for every key that the records mention."""
    known = {numbers(offer).key: projection(offer) for offer in range(5)}
    return {key: raw for key, raw in sorted(known.items()) if any(key in r.body for r in records)}


def saved_game(
    game: str = "harbour", acts: int = 12, finished: bool = True, seed: int = 7
) -> SavedGame:
    """A whole game of `acts` acts between its opening and its end."""
    events = [*opening(seed), *talk(acts), *([ending()] if finished else [])]
    records, texts = sealed(events)
    return SavedGame(
        header=header(game, seed),
        scenario=tutorial(),
        records=records,
        texts=tuple(sorted(texts, key=lambda text: text.digest)),
        projections=projections_of(records),
        finished=finished,
    )


def next_act(record: Record | None, number: int) -> tuple[Record, tuple[Text, ...]]:
    """One more act of talk after `record` (None for the first)."""
    after_seq, previous = (record.seq, record.hash) if record else (0, GENESIS)
    side = tutorial().sides[0].code
    words = Words.of(f"Message {number}", salt=f"salt-{number}")
    said = Said(seat=side, side=side, to="all", words=words)
    records, texts = seal([said], side, moment(after_seq + 1), after_seq, previous)
    return records[0], texts


def scenario_text() -> str:
    """The canonical JSON of the tutorial, of which its hash is made."""
    return canonical_json(tutorial().model_dump(mode="json", exclude_defaults=True))
