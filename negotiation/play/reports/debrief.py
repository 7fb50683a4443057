"""The debrief of one table as a document, for all, for one side, or for the facilitator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from negotiation.contract.base import FACILITATOR, SideCode
from negotiation.library.handouts.script import script
from negotiation.library.paper.blocks import (
    Block,
    Document,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    words,
)
from negotiation.play.reports.material import Material
from negotiation.play.reports.outcome import outcome_blocks
from negotiation.play.reports.pictures import picture_blocks
from negotiation.play.reports.sides import side_blocks
from negotiation.play.reports.why import (
    conduct_blocks,
    course_blocks,
    history_blocks,
    why_blocks,
)
from negotiation.play.wording.review_course import drift_sentence

ALL = "all"

Audience: TypeAlias = str
"""`all`, `facilitator`, or the code of a side."""


class OpenGameError(Exception):
    """A report would show every side's secrets while the game is still on."""


def debrief(material: Material, audience: Audience) -> Document:
    """The report. Raises OpenGameError for an open game, unless it is for the facilitator."""
    scenario, header = material.scenario, material.replay.saved.header
    if material.analysis.deal.outcome is None and audience != FACILITATOR:
        raise OpenGameError(
            f"{header.game} is still open, and a report shows every side's secrets. Wait for its "
            "end, or make the facilitator's: --for facilitator"
        )
    return Document(
        f"{scenario.title}: debrief",
        _audience(material, audience),
        tuple(_blocks(material, audience)),
    )


def _audience(material: Material, audience: Audience) -> str:
    header = material.replay.saved.header
    of = f"Game {header.game}, edition {header.edition}"
    if audience == ALL:
        return f"For everybody at the table. {of}"
    if audience == FACILITATOR:
        return f"For the facilitator. {of}"
    return f"For {material.scenario.side_by_code[audience].name}. {of}"


def _blocks(material: Material, audience: Audience) -> Iterator[Block]:
    yield from outcome_blocks(material)
    yield from _feelings()
    yield from why_blocks(material)
    for side in _sides(material, audience):
        yield PageBreak()
        yield from side_blocks(material, side)
    yield from course_blocks(material)
    if audience == FACILITATOR:
        yield from conduct_blocks(material)
    yield from picture_blocks(material)
    yield from history_blocks(material)
    yield from _so_what()
    yield from _method(material)


def _sides(material: Material, audience: Audience) -> tuple[SideCode, ...]:
    if audience in (ALL, FACILITATOR):
        return tuple(material.scenario.side_by_code)
    return (audience,)


def _questions(step: str) -> tuple[str, ...]:
    return next(questions for name, questions in script().debrief if name == step)


def _feelings() -> Iterator[Block]:
    yield Heading(1, words("How it felt"))
    yield Paragraph(words("Answer before you read on:"))
    yield Items(tuple(words(question) for question in _questions("How it felt")))


def _so_what() -> Iterator[Block]:
    yield Heading(1, words("So what"))
    yield Items(tuple(words(question) for question in _questions("So what")))


def _method(material: Material) -> Iterator[Block]:
    """Where the numbers are from, and what they are not."""
    header = material.replay.saved.header
    yield Heading(1, words("Where the numbers are from"))
    yield Paragraph(
        words(
            "Worth at the table is what the sides saw. Gains, missed trades, frontier and solution "
            "points are taken in the reference state: opening trust, terms agreed, no news. They "
            "come from a model with stated sources and settings, made to be argued with; the model "
            "card says what it must not be used for."
        )
    )
    yield Items(
        (
            words(drift_sentence(material.drift)),
            words(f"Engine {header.engine}"),
            words(f"Scenario {header.scenario}, {header.scenario_hash}"),
            words(f"Seed {header.seed}, {material.replay.length} acts"),
        )
    )
