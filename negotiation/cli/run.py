"""`negotiation run`: a game among bots, without people or screens, saved like any other."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Annotated, Any

import typer

from negotiation.cli.options import Json, Saves, ScenarioName, Seed, Vary
from negotiation.cli.play import EditionOption, check_edition, words_of
from negotiation.cli.replay import acts

if TYPE_CHECKING:
    from negotiation.engine.port import Engine
    from negotiation.play.session import TableSession
    from negotiation.rules.state import Ending, State

_SEED_BITS = 32


def run(
    scenario: ScenarioName,
    bots: Annotated[
        str | None,
        typer.Option(
            "--bots",
            metavar="TEMPER,...",
            help="A temper for each side in order, or one for all: "
            "conceder, hardliner, trader or mirror.",
        ),
    ] = None,
    seed: Seed = None,
    edition: EditionOption = None,
    vary: Vary = None,
    tell: Annotated[
        bool, typer.Option("--tell", help="Tell every move with its reason, then how it ended.")
    ] = False,
    as_json: Json = False,
    saves: Saves = None,
) -> None:
    """Let bots play among themselves, and say how it ended."""
    from negotiation.cli.wire import House
    from negotiation.contract.variation import varied
    from negotiation.play.replay import Replay
    from negotiation.play.seating import bots_of

    house = House(saves)
    loaded = house.scenario(scenario)
    if vary is not None:
        loaded = varied(loaded, vary)
    tempers = bots_of(loaded, (), words_of(bots))
    check_edition(loaded, edition)
    chance = secrets.randbits(_SEED_BITS) if seed is None else seed
    session = house.headless(loaded, tempers, chance, edition)
    session.settle_now()
    if as_json:
        typer.echo(json.dumps(result_object(session), indent=2, ensure_ascii=False))
        return
    told = acts(Replay(house.saved(session.game))) if tell else ()
    for sentence in (*told, *result_sentences(session)):
        typer.echo(sentence)


def _ending(state: State) -> Ending:
    if state.ending is None:
        raise RuntimeError(f"the bots stopped in {state.phase}, round {state.round}")
    return state.ending


def result_object(session: TableSession) -> dict[str, Any]:
    """How a game ended, as the one object that `--json` prints."""
    from negotiation.cli.project import contract_object, points_object, projection_object

    state, ending = session.host.state, _ending(session.host.state)
    engine: Engine = session.host.engine
    return {
        "game": session.game,
        "outcome": ending.outcome,
        "rounds": state.round,
        "contract": contract_object(state.scenario, ending.terms),
        "values": points_object(state.scenario, ending.numbers.values),
        "fallbacks": points_object(state.scenario, ending.numbers.fallbacks),
        "projection": projection_object(engine, state.scenario, ending.terms),
    }


def result_sentences(session: TableSession) -> tuple[str, ...]:
    """How a game ended, for people."""
    from negotiation.play import words

    state, ending = session.host.state, _ending(session.host.state)
    scenario, numbers = state.scenario, ending.numbers
    changed = {c: o for c, o in ending.terms.items() if scenario.status_quo[c] != o}
    head = (
        words.failure_sentence(scenario, ending.why, ending.plays, None)
        if ending.outcome == "no_agreement"
        else f"The game ended with {words.OUTCOMES[ending.outcome]} in round {state.round}."
    )
    saved = (
        f"Saved as {session.game}, seed {state.setup.seed}. "
        f"See it with: negotiation replay {session.game}"
    )
    return (
        head,
        f"The contract against today: {words.terms_sentence(scenario, changed)}.",
        *words.measure_sentences(numbers, state.status_quo),
        words.ladder_sentence(numbers),
        *(
            f"{words.subject(scenario, side)}: {words.points(numbers.values[side])}, "
            f"fallback {words.points(numbers.fallbacks[side])}."
            for side in state.sides
        ),
        saved,
    )
