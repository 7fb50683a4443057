"""All tables of a workshop beside each other: outcomes against the frontier, who moved what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from statistics import quantiles

from negotiation.contract.base import SideCode
from negotiation.library.paper.blocks import (
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    Picture,
    Table,
    Words,
    strong,
    words,
)
from negotiation.library.paper.charts import Line, NoPicturesError, Points, lines, scatter
from negotiation.play.reports.material import Material
from negotiation.play.reports.pictures import frontier_of
from negotiation.play.wording.event_ending import FAILURES
from negotiation.play.wording.figures import points
from negotiation.play.wording.names import clause_name, option_label, side_name
from negotiation.play.wording.review import headline
from negotiation.review.undefined import Undefined
from negotiation.rules.terms_check import clauses_in_play

_QUARTILES_FROM = 2
"""So many tables make quartiles worth telling."""


class MixedTablesError(Exception):
    """The games were not all played from one scenario in one edition."""


def compare_tables(tables: Sequence[Material]) -> Document:
    """The report. Tables are numbered in the order given. Raises MixedTablesError."""
    first = tables[0].replay.saved.header
    for table in tables[1:]:
        header = table.replay.saved.header
        if (header.scenario_hash, header.edition) != (first.scenario_hash, first.edition):
            raise MixedTablesError(
                f"{header.game} was played from another scenario or edition than {first.game}, so "
                "the two cannot be compared. Keep the games of one session in a folder of its own."
            )
    title = f"{tables[0].scenario.title}: all tables"
    return Document(title, f"For everybody. {len(tables)} tables", tuple(_blocks(tables)))


def _blocks(tables: Sequence[Material]) -> Iterator[Block]:
    yield Heading(1, words("How the tables ended"))
    yield _outcomes(tables)
    yield from _spread(tables)
    yield Heading(1, words("In one sentence each"))
    yield Items(tuple(words(headline(one.analysis)) for one in tables), numbered=True)
    yield Heading(1, words("Against what could be had"))
    yield from _pictures(tables)
    yield _by_round(tables)
    yield Heading(1, words("Which clause went where"))
    yield _clause_map(tables)


def _name(number: int) -> str:
    return f"Table {number}"


def _outcomes(tables: Sequence[Material]) -> Table:
    scenario = tables[0].scenario
    sides = tuple(scenario.side_by_code)
    rows: list[tuple[Words, ...]] = []
    for number, table in enumerate(tables, 1):
        deal, quality = table.analysis.deal, table.analysis.quality
        left = "" if isinstance(quality, Undefined) else f"{100 * quality.left:.0f} %"
        worth = (_against(deal.shown[side], deal.fallbacks.get(side)) for side in sides)
        ended = words(ending_of(table))
        rows.append((strong(_name(number)), ended, *map(words, worth), words(left)))
    head = ("Table", "Ended", *(side_name(scenario, side) for side in sides), "Left for all")
    return Table(
        "Worth in points (fallback in brackets), and what every side could still have gained",
        head,
        tuple(rows),
        numbers=tuple(range(2, len(head))),
    )


def _against(shown: int, fallback: int | None) -> str:
    return points(shown) if fallback is None else f"{points(shown)} ({points(fallback)})"


def ending_of(table: Material) -> str:
    """How a table ended, in a word or two."""
    deal = table.analysis.deal
    if deal.outcome is None:
        return f"open, round {table.end.round}"
    if deal.outcome == "agreed":
        return "a deal"
    return FAILURES.get(deal.why or "", "no agreement")


def _spread(tables: Sequence[Material]) -> Iterator[Block]:
    """Quartiles of what each side got, over the tables."""
    if len(tables) < _QUARTILES_FROM:
        return
    scenario = tables[0].scenario
    rows: list[tuple[Words, ...]] = []
    for side in scenario.side_by_code:
        got = [table.analysis.deal.shown[side] for table in tables]
        low, middle, high = quantiles(got, n=4, method="inclusive")
        cells = (min(got), low, middle, high, max(got))
        rows.append((strong(side_name(scenario, side)), *(words(points(round(c))) for c in cells)))
    head = ("Side", "Lowest", "Lower quartile", "Median", "Upper quartile", "Highest")
    yield Table("Worth to each side over all tables, in points", head, tuple(rows), (1, 2, 3, 4, 5))


def _pictures(tables: Sequence[Material]) -> Iterator[Block]:
    scenario = tables[0].scenario
    try:
        for one, other in combinations(scenario.signatories, 2):
            yield _scatter(tables, one, other)
        yield _joint(tables)
    except NoPicturesError as error:
        yield Paragraph(words(str(error)))


def _scatter(tables: Sequence[Material], one: SideCode, other: SideCode) -> Picture:
    """Every table's outcome in the plane of two sides, with the frontier."""
    scenario = tables[0].scenario
    kinds: list[Points] = []
    frontier = frontier_of(tables[0], one, other)
    if frontier:
        kinds.append(Points("Nothing is better for all", *frontier))
    at = [(t.analysis.deal.shown[one] / 10, t.analysis.deal.shown[other] / 10) for t in tables]
    numbers = tuple(str(number) for number in range(1, len(tables) + 1))
    kinds.append(Points("Tables", tuple(x for x, _ in at), tuple(y for _, y in at), numbers))
    floors = tables[0].analysis.deal.fallbacks
    names = side_name(scenario, one), side_name(scenario, other)
    drawn = scatter(
        kinds,
        f"Worth to {names[0]}, points",
        f"Worth to {names[1]}, points",
        (floors[one] / 10,),
        (floors[other] / 10,),
    )
    caption = f"{names[0]} and {names[1]}: where each table ended"
    return Picture(drawn, f"{caption}. The numbers are in the first table.", caption)


def _joint(tables: Sequence[Material]) -> Picture:
    """What was left for all, round by round, at every table."""
    series = []
    for number, table in enumerate(tables, 1):
        by_round = _left_by_round(table)
        at = tuple(float(one) for one in by_round)
        series.append(Line(_name(number), at, tuple(100 * left for left in by_round.values())))
    caption = "What every side could still have gained, by round"
    drawn = lines(series, "Round", "Per cent of possible gain")
    return Picture(drawn, f"{caption}. The numbers are in the table below.", caption)


def _left_by_round(table: Material) -> dict[int, float]:
    """The last draft of each round; where nothing is known, nothing."""
    return {p.round: p.left for p in table.analysis.curve if p.left is not None}


def _by_round(tables: Sequence[Material]) -> Table:
    rounds = sorted({number for table in tables for number in _left_by_round(table)})
    rows = []
    for number, table in enumerate(tables, 1):
        left = _left_by_round(table)
        cells = (f"{100 * left[one]:.0f} %" if one in left else "" for one in rounds)
        rows.append((strong(_name(number)), *(words(cell) for cell in cells)))
    head = ("Table", *(f"Round {one}" if one else "Before" for one in rounds))
    return Table(
        "What every side could still have gained, with the last draft of each round",
        head,
        tuple(rows),
        numbers=tuple(range(1, len(head))),
    )


def _clause_map(tables: Sequence[Material]) -> Table:
    """For every clause and option, at how many tables it went there."""
    scenario = tables[0].scenario
    ends = [table.scenario.terms_of(table.analysis.deal.contract) for table in tables]
    rows: list[tuple[Words, ...]] = []
    for code in clauses_in_play(tables[0].end):
        clause = scenario.clause_by_code[code]
        counts = Counter(end[code] for end in ends)
        for number in range(len(clause.options)):
            today = " (as before)" if number == clause.status_quo_number else ""
            name = words(clause_name(scenario, code)) if number == 0 else ()
            label = words(f"{option_label(scenario, code, number)}{today}")
            rows.append((name, label, words(str(counts[number]))))
    return Table("At how many tables", ("Clause", "Option", "Tables"), tuple(rows), (2,), (1, 2, 0))
