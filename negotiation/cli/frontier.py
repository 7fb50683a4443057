"""`negotiation frontier`: all contracts of a scenario, the efficient ones, and what was missed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.exits import Exit
from negotiation.cli.options import Json, Saves, ScenarioName, refuse
from negotiation.cli.project import terms_of

if TYPE_CHECKING:
    from negotiation.cli.frontier_answer import Start
    from negotiation.cli.wire import House
    from negotiation.contract.edition import Edition
    from negotiation.contract.scenario import Scenario
    from negotiation.engine.port import Engine
    from negotiation.engine.space.whole import Space

EditionOption = Annotated[
    str | None,
    typer.Option("--edition", metavar="CODE", help="Only the clauses of this edition."),
]


def frontier(
    scenario: ScenarioName,
    edition: EditionOption = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="CONTRACT",
            help="Judge this one too: CLAUSE=OPTION,... or today, history, or a finished game.",
        ),
    ] = None,
    as_json: Json = False,
    saves: Saves = None,
) -> None:
    """Count all contracts through: who could accept them, the efficient ones, fair solutions."""
    from negotiation.cli.frontier_answer import Answer
    from negotiation.cli.frontier_words import sentences
    from negotiation.cli.wire import House

    house = House(saves)
    loaded = house.scenario(scenario)
    chosen = edition_of(loaded, edition)
    begun = start_of(house, loaded, chosen, start) if start is not None else None
    engine = house.engine(loaded)
    space = computed(house, engine, loaded, chosen)
    if begun is not None:
        _refuse_outside(loaded, space, begun)
    answer = Answer(loaded, chosen, engine, space, begun)
    if as_json:
        typer.echo(json.dumps(answer.as_object(), indent=2, ensure_ascii=False))
    else:
        for sentence in sentences(answer):
            typer.echo(sentence)


def edition_of(scenario: Scenario, code: str | None) -> Edition | None:
    """The edition with this code, or None for all clauses. Refuses an unknown one."""
    from negotiation.contract.nearest import nearest

    codes = [edition.code for edition in scenario.editions]
    if code is not None and code not in codes:
        refuse(f"{code!r} is not an edition of {scenario.code}{nearest(code, codes)}.")
    return None if code is None else scenario.edition(code)


def computed(house: House, engine: Engine, scenario: Scenario, edition: Edition | None) -> Space:
    """The whole space, kept from before or worked out now under a bar; Ctrl+C stops it."""
    from negotiation.lab.whole_space.compute import whole_space

    try:
        with _bar() as progress:
            return whole_space(engine, scenario, house.spaces, progress, edition=edition)
    except KeyboardInterrupt:
        typer.echo("Stopped; nothing of this count was kept.", err=True)
        raise typer.Exit(Exit.INTERRUPTED) from None
    except ValueError as error:
        refuse(str(error))


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """A bar on the screen, and nothing where standard error is no screen."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = ("Contracts", BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("contracts")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def start_of(house: House, scenario: Scenario, edition: Edition | None, named: str) -> Start:
    """The contract that `--from` names. Refuses what is none."""
    from negotiation.cli.frontier_answer import Start

    if "=" in named:
        terms = terms_of(scenario, [part.strip() for part in named.split(",")])
        return Start("the contract given", scenario.contract_of(terms))
    if named == "today":
        return Start("today's contract", scenario.contract_of({}))
    if named == "history":
        if scenario.history is None:
            refuse(f"{scenario.code} does not say what really happened.")
        on_table = (edition.clauses if edition else ()) or tuple(scenario.clause_by_code)
        happened = [
            f"{c}={option}" for c, option in scenario.history.terms.items() if c in on_table
        ]
        told = len(happened) == len(scenario.history.terms)
        label = "what really happened" + ("" if told else ", as far as it is on this table")
        return Start(label, scenario.contract_of(terms_of(scenario, happened)))
    return _end_of(house, scenario, named)


def _end_of(house: House, scenario: Scenario, game: str) -> Start:
    """The contract and the state of the talks at the end of a game."""
    from negotiation.cli.frontier_answer import Start
    from negotiation.contract.digest import scenario_hash
    from negotiation.play.replay import Replay
    from negotiation.rules.saved import NoSuchGame

    try:
        saved = house.saved(game)
    except NoSuchGame as error:
        refuse(f"{game!r} is not CLAUSE=OPTION,..., nor today, nor history; as a game: {error}")
    name = saved.header.game
    if saved.header.scenario_hash != scenario_hash(scenario):
        refuse(f"{name} was not played from {scenario.code} as it is now.")
    replay = Replay(saved)
    state = replay.state(replay.length)
    if not saved.finished or state.ending is None:
        refuse(f"{name} is not over; what is worth what to whom opens at its end.")
    contract = scenario.contract_of(state.ending.terms)
    return Start(f"the end of {name}", contract, state.talks())


def _refuse_outside(scenario: Scenario, space: Space, start: Start) -> None:
    """Refuse a contract that moves clauses which are not on the table."""
    for clause, allowed, option in zip(
        scenario.clauses, space.grid.allowed, start.contract, strict=True
    ):
        if option not in allowed:
            refuse(f"{clause.code} is not on the table of this edition; leave it as it is today.")
