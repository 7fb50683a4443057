"""Why it ended as it did: what was left, missed trades, who paid what, how sides bargained."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation.contract.scenario import Scenario
from negotiation.library.paper.blocks import Block, Heading, Items, Paragraph, Table, strong, words
from negotiation.play.reports.material import Material
from negotiation.play.wording.figures import points, signed_points
from negotiation.play.wording.names import clause_name, option_label, side_name, terms_sentence
from negotiation.play.wording.review import (
    SOLUTIONS,
    history_sentences,
    why_left,
)
from negotiation.play.wording.review_course import conduct_sentences, step_counts, step_sentence
from negotiation.review.trades import MissedTrade
from negotiation.review.undefined import Undefined


def why_blocks(material: Material) -> Iterator[Block]:
    """The chapter."""
    scenario, analysis = material.scenario, material.analysis
    yield Heading(1, words("Why"))
    yield Items(tuple(words(line.strip()) for line in why_left(scenario, analysis)))
    missed = analysis.missed
    if not isinstance(missed, Undefined):
        if missed.trades:
            yield _trades(scenario, missed.trades, "Missed trades: better for every signatory")
        if missed.compatible:
            yield _trades(scenario, missed.compatible, "Changes that nobody would have minded")
    yield ledger_table(material)
    yield from _solutions(material)


def _trades(scenario: Scenario, trades: tuple[MissedTrade, ...], caption: str) -> Table:
    sides = tuple(trades[0].points)
    rows = tuple(
        (
            words(terms_sentence(scenario, trade.terms)),
            *(words(signed_points(trade.points[side])) for side in sides),
        )
        for trade in trades
    )
    head = ("Instead", *(side_name(scenario, side) for side in sides))
    return Table(
        f"{caption}, in points", head, rows, numbers=tuple(range(1, len(head))), widths=_wide(head)
    )


def _wide(head: tuple[str, ...]) -> tuple[int, ...]:
    """The first column has the room."""
    return (1, *(0 for _ in head[1:]))


def ledger_table(material: Material) -> Table:
    """What each moved clause was worth to each side; not who paid whom."""
    scenario, ledger = material.scenario, material.analysis.ledger
    sides = tuple(ledger.before)

    def row(name: str, tenths: dict[str, int], *, signed: bool) -> tuple[str, ...]:
        show = signed_points if signed else points
        return (name, *(show(tenths[side]) for side in sides))

    lines = [row("As it was before", ledger.before, signed=False)]
    for one in ledger.rows:
        label = option_label(scenario, one.clause, one.option)
        lines.append(row(f"{clause_name(scenario, one.clause)}: {label}", one.parts, signed=True))
    lines += [
        row("As it is with this contract", ledger.after, signed=False),
        row("Fallback", ledger.fallbacks, signed=False),
    ]
    head = ("Clause", *(side_name(scenario, side) for side in sides))
    return Table(
        f"What each clause was worth to each side, in points ({ledger.method}); not who paid whom",
        head,
        tuple((strong(first), *(words(cell) for cell in rest)) for first, *rest in lines),
        numbers=tuple(range(1, len(head))),
        widths=_wide(head),
    )


def _solutions(material: Material) -> Iterator[Block]:
    scenario, found = material.scenario, material.analysis.solutions
    yield Heading(2, words("What bargaining theory would have picked"))
    if isinstance(found, Undefined):
        yield Paragraph(words(found.why))
        return
    yield Paragraph(
        words(
            f"Of {found.signable:,} contracts that could be signed, {found.acceptable:,} leave "
            f"nobody below the fallback, and nothing beats {found.frontier:,}."
        )
    )
    sides = tuple(next(iter(found.points.values())).values) if found.points else ()
    head = ("Solution", "Against today", *(side_name(scenario, side) for side in sides))
    rows = tuple(
        (
            strong(SOLUTIONS[name]),
            words(terms_sentence(scenario, _moved(scenario, point.contract))),
            *(words(points(point.values[side])) for side in sides),
        )
        for name, point in found.points.items()
    )
    yield Table("Solution points, in points", head, rows, tuple(range(2, len(head))))


def _moved(scenario: Scenario, contract: tuple[int, ...]) -> dict[str, int]:
    today = scenario.status_quo
    return {c: o for c, o in scenario.terms_of(contract).items() if today[c] != o}


def course_blocks(material: Material) -> Iterator[Block]:
    """How the table bargained: steps, words and deeds."""
    scenario, analysis = material.scenario, material.analysis
    yield Heading(1, words("How the table bargained"))
    counts = step_counts(scenario, analysis)
    yield Items(tuple(words(line) for line in counts) or (words("No side offered twice."),))
    steps = tuple(
        words(f"Act {step.act}, round {step.round}: {step_sentence(scenario, step)}")
        for step in analysis.steps
    )
    if steps:
        yield Heading(2, words("Offer by offer"))
        yield Items(steps)


def conduct_blocks(material: Material) -> Iterator[Block]:
    """For the facilitator: words against deeds, help taken, steering."""
    yield Heading(1, words("For the facilitator"))
    lines = conduct_sentences(material.scenario, material.analysis)
    yield Items(tuple(words(line) for line in lines) or (words("Nothing to tell."),))


def history_blocks(material: Material) -> Iterator[Block]:
    """What really happened."""
    yield Heading(1, words("What really happened"))
    for sentence in history_sentences(material.scenario, material.analysis):
        yield Paragraph(words(sentence))
