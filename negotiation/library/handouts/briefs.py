"""The public brief and each side's private brief."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation.contract.edition import Edition
from negotiation.contract.measures import MEASURES
from negotiation.contract.scenario import Scenario
from negotiation.contract.side import Side
from negotiation.library.handouts.tables import (
    clauses_of,
    options_list,
    positions_table,
    sides_table,
    values_table,
)
from negotiation.library.paper.blocks import (
    Block,
    Boxed,
    Document,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    words,
)
from negotiation.library.paper.reading import read_markdown


def public_brief(scenario: Scenario, edition: Edition) -> Document:
    """What everybody may know: the story, the sides, the clauses and their options."""
    blocks: list[Block] = [
        Paragraph(words(scenario.summary)),
        *read_markdown(scenario.briefs[scenario.public_brief]),
        sides_table(scenario),
        Heading(1, words("What is on the table")),
    ]
    for clause in clauses_of(scenario, edition):
        blocks += [
            Heading(2, words(clause.name)),
            Paragraph(words(clause.question)),
            options_list(clause),
        ]
    blocks += [
        Heading(1, words("What everybody sees")),
        Items(tuple(words(MEASURES[name].title) for name in scenario.public_measures)),
    ]
    return Document(f"{scenario.title}: public brief", "For everybody", tuple(blocks))


def private_brief(scenario: Scenario, side: Side, fallback: int) -> Document:
    """What one side alone may know; `fallback` is its reservation value in tenths of a point."""
    return Document(
        f"{scenario.title}: {side.name}",
        f"Private: for {side.short} only",
        tuple(_private(scenario, side, fallback)),
    )


def _private(scenario: Scenario, side: Side, fallback: int) -> Iterator[Block]:
    lines = tuple(words(line.text) for line in side.red_lines)
    yield Boxed(
        "Before anything else",
        (
            Paragraph(words(f"You speak for: {side.constituency}.")),
            Paragraph(
                words(
                    f"Without a deal you can get {fallback / 10:.1f} points of 100 (your fallback, "
                    "before anything happens at the table). A deal worth signing beats that."
                )
            ),
            Paragraph(words("What your own people forbid, your red lines:")),
            Items(lines or (words("Nothing: you have no red line."),)),
        ),
    )
    yield from read_markdown(scenario.briefs[side.brief])
    yield PageBreak()
    yield Heading(1, words("Your points"))
    yield values_table(side)
    if side.positions:
        yield positions_table(scenario, side)
    if side.lens:
        yield Heading(1, words("What you see and not everybody does"))
        yield Items(tuple(words(MEASURES[name].title) for name in side.lens))
    if side.envelope_gbp_per_head is not None:
        yield Paragraph(
            words(f"Money of your own to commit: £{side.envelope_gbp_per_head:g} a patient a year.")
        )
