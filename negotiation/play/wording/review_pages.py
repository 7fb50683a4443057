"""The pages of the analysis, as lines that may lead to an act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeAlias

from negotiation.contract.scenario import Scenario
from negotiation.play.wording.names import subject
from negotiation.play.wording.review import (
    history_sentences,
    ledger_sentences,
    solution_sentences,
    why_left,
)
from negotiation.play.wording.review_course import (
    conduct_sentences,
    loss_sentence,
    moment_sentence,
    side_review,
    step_counts,
    step_sentence,
)
from negotiation.review.analysis import Analysis
from negotiation.review.undefined import Undefined


class Told(NamedTuple):
    """A line, whether it is a heading, and the act that it is about."""

    words: str
    heading: bool = False
    act: int | None = None


Page: TypeAlias = Callable[[Scenario, Analysis], Iterable[Told]]


def why_page(scenario: Scenario, analysis: Analysis) -> Iterable[Told]:
    """What the deal left, and why; then the moments in which that happened."""
    first, *others = why_left(scenario, analysis)
    yield Told(first, heading=True)
    yield from (Told(words) for words in others)
    if analysis.moments:
        yield Told("Key moments (Enter goes there)", heading=True)
    for moment in analysis.moments:
        yield Told(moment_sentence(scenario, moment), act=moment.act)


def offers_page(scenario: Scenario, analysis: Analysis) -> Iterable[Told]:
    """Every offer as a step, then the acts that bind."""
    if isinstance(analysis.reference, Undefined):
        yield Told(analysis.reference.why)
        return
    yield Told("Every offer against the same side's offer before", heading=True)
    for step in analysis.steps:
        yield Told(step_sentence(scenario, step), act=step.act)
    if not analysis.steps:
        yield Told("Nobody made an offer.")
    yield Told("How often each side took which step", heading=True)
    yield from (Told(words) for words in step_counts(scenario, analysis))
    yield Told("Acts that bind", heading=True)
    for loss in analysis.losses:
        yield Told(loss_sentence(scenario, loss), act=loss.act)
    if not analysis.losses:
        yield Told("Nobody accepted, signed, imposed or walked out.")


def sides_page(scenario: Scenario, analysis: Analysis) -> Iterable[Told]:
    """Each side's game."""
    for side in analysis.deal.shown:
        yield Told(subject(scenario, side), heading=True)
        yield from (Told(words) for words in side_review(scenario, analysis, side))


def trades_page(scenario: Scenario, analysis: Analysis) -> Iterable[Told]:
    """The ledger, and what theory would have picked."""
    first, *others = ledger_sentences(scenario, analysis)
    yield Told(first, heading=True)
    yield from (Told(words) for words in others)
    yield Told("What bargaining theory would have picked", heading=True)
    yield from (Told(words) for words in solution_sentences(scenario, analysis))


def table_page(scenario: Scenario, analysis: Analysis) -> Iterable[Told]:
    """Words and deeds, help, the facilitator, and what really happened."""
    yield Told("Words, deeds, help, and the facilitator", heading=True)
    lines = conduct_sentences(scenario, analysis)
    yield from (Told(words) for words in lines)
    if not lines:
        yield Told("Nothing of the kind.")
    yield Told("What really happened", heading=True)
    yield from (Told(words) for words in history_sentences(scenario, analysis))


PAGES: Mapping[str, tuple[str, str, Page]] = {
    "why": ("1", "Why", why_page),
    "offers": ("2", "Offers", offers_page),
    "sides": ("3", "Sides", sides_page),
    "trades": ("4", "Clauses", trades_page),
    "table": ("5", "Table", table_page),
}
"""The pages in order: number, name, and what they say."""
