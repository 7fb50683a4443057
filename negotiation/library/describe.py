"""Describes a scenario in plain text: one line to choose by, or everything a side may read."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from negotiation.contract.clause import Clause
from negotiation.contract.edition import Edition
from negotiation.contract.measures import MEASURES
from negotiation.contract.scenario import Scenario
from negotiation.contract.side import Side

_ROLES = {
    "signatory": "must sign",
    "veto": "may veto",
    "voice": "has a voice, does not sign",
    "observer": "looks on",
}


_STARTS = re.compile(r"(?:[-*+]|\d+\.|#+) +")
"""How a heading or a list item begins."""


def size_words(scenario: Scenario) -> str:
    """`4 clauses x 3 to 5 options, 3 sides`."""
    counts = sorted({len(clause.options) for clause in scenario.clauses})
    options = f"{counts[0]}" if len(counts) == 1 else f"{counts[0]} to {counts[-1]}"
    return f"{_count(scenario.clauses, 'clause')} x {options} options, {len(scenario.sides)} sides"


def edition_words(edition: Edition) -> str:
    """`tutorial: 3 rounds, 1 year, 10 minutes`."""
    years = "1 year" if edition.years == 1 else f"{edition.years} years"
    rounds = _count(edition.rounds, "round")
    return f"{edition.code}: {rounds}, {years}, {edition.minutes} minutes"


def describe(scenario: Scenario, side: Side | None, width: int) -> str:
    """The public brief, sides, clauses and options; with `side`, its private brief and values too.

    Long lines are wrapped at `width`. Text stays text: nothing in it is read as markup.
    """
    blocks = [
        f"{scenario.title} ({scenario.code})",
        _wrapped(scenario.summary, width),
        _brief(scenario.briefs[scenario.public_brief], width),
    ]
    if side is not None:
        blocks += [_brief(scenario.briefs[side.brief], width), *_values(scenario, side, width)]
    blocks.append("\n".join(["Sides", *(_side_line(one) for one in scenario.sides)]))
    blocks += ["\n".join(_clause_lines(clause, width)) for clause in scenario.clauses]
    blocks.append("\n".join(["Editions", *(f"  {edition_words(e)}" for e in scenario.editions)]))
    return "\n\n".join(blocks)


def _wrapped(text: str, width: int, indent: str = "", hang: int = 0) -> str:
    """One paragraph under `indent`; lines after the first stand `hang` further in."""
    further = indent + " " * hang
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=further)


def _brief(text: str, width: int) -> str:
    """A brief with its paragraphs and list items filled to the width."""
    blocks: list[str] = []
    for line in text.strip().split("\n"):
        if not line.strip() or not blocks or not blocks[-1] or _STARTS.match(line):
            blocks.append(line.strip())
        else:
            blocks[-1] += f" {line.strip()}"
    return "\n".join(_filled(block, width) for block in blocks)


def _filled(block: str, width: int) -> str:
    marker = _STARTS.match(block)
    return textwrap.fill(block, width, subsequent_indent=" " * len(marker[0]) if marker else "")


def _values(scenario: Scenario, side: Side, width: int) -> Iterator[str]:
    lines = [f"{side.short}: what it is worth, in points of 100"]
    for outcome in side.outcomes:
        measure = MEASURES[outcome.measure]
        anchors = f"from {outcome.worst:g} (none) to {outcome.best:g} (all), {measure.unit}"
        words = f"{outcome.weight:>3g}  {measure.title}: {anchors}"
        lines.append(_wrapped(words, width, "  ", hang=5))
    for position in side.positions:
        clause = scenario.clause_by_code[position.clause]
        words = f"{position.points:>+3g}  {clause.name}, {position.option}: {position.reason}"
        lines.append(_wrapped(words, width, "  ", hang=5))
    yield "\n".join(lines)
    if side.red_lines:
        red_lines = (_wrapped(line.text, width, "  ") for line in side.red_lines)
        yield "\n".join([f"{side.short}: red lines", *red_lines])


def _side_line(side: Side) -> str:
    return f"  {side.mark}  {side.name} ({side.code}): {_ROLES[side.role]}"


def _clause_lines(clause: Clause, width: int) -> Iterator[str]:
    yield f"{clause.name} ({clause.code})"
    yield _wrapped(clause.question, width, "  ")
    for option in clause.options:
        today = ", as it is today" if option.code == clause.status_quo else ""
        yield f"  - {option.label} ({option.code}{today})"
        yield _wrapped(option.text, width, "      ")


def _count(things: tuple[object, ...], name: str) -> str:
    return f"{len(things)} {name}" if len(things) == 1 else f"{len(things)} {name}s"
