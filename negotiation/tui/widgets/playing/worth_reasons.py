"""What a contract is worth to one's own side, with pencil and paper: outcomes, likes, the ballot.

The points are those of the side's own brief: each outcome counts from none at its worst anchor to
all at its best. A test holds their sum to the engine's value.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from negotiation.contract.measures import MEASURES
from negotiation.contract.scenario import Scenario
from negotiation.contract.side import Outcome, Side
from negotiation.contract.terms import Terms
from negotiation.engine.projection import Spread
from negotiation.play.words import clause_name, measure_figure, option_label, points, signed_points
from negotiation.rules.numbers import Numbers
from negotiation.tui.widgets.playing.bands import worth_band_lines
from negotiation.tui.widgets.playing.bars import part
from negotiation.tui.widgets.playing.columns import hanging
from negotiation.tui.widgets.playing.measures import title

TENTHS = 10


class Worth(NamedTuple):
    """A contract, the numbers of it that a seat sees, and those of today's contract."""

    scenario: Scenario
    side: Side
    terms: Terms
    numbers: Numbers
    today: Numbers


def met(outcome: Outcome, numbers: Numbers) -> float | None:
    """The points that an outcome brings, None when this seat may not see its measure."""
    value = numbers.measure(outcome.measure)
    if value is None:
        return None
    reached = (value - outcome.worst) / (outcome.best - outcome.worst)
    return max(0.0, min(1.0, reached)) * outcome.weight


def liked(worth: Worth) -> list[tuple[Content, float]]:
    """The options of the contract that the side likes or hates for themselves, with why."""
    found = []
    for position in worth.side.positions:
        clause = worth.scenario.clause_by_code[position.clause]
        number = clause.number_of(position.option)
        if number is not None and worth.terms.get(clause.code) == number:
            label = option_label(worth.scenario, clause.code, number)
            words = f"{clause_name(worth.scenario, clause.code)} at '{label}'"
            told = Content.assemble((words, "bold"), f": {position.reason}")
            found.append((told, position.points))
    return found


def worth_reasons(worth: Worth, width: int, spread: Spread | None = None) -> list[Content]:
    """The spread of it, outcomes, likes, their sum, and what the chance of ratification makes."""
    drawn = [] if spread is None else worth_band_lines(worth.side.code, spread, width)
    drawn += [
        Content.styled(
            "Points of 100, as your brief sets them. Each outcome counts from none at its worst "
            "to all at its best.",
            "$text-muted",
        ),
        Content(""),
    ]
    most = max(outcome.weight for outcome in worth.side.outcomes)
    for outcome in sorted(worth.side.outcomes, key=lambda outcome: -outcome.weight):
        drawn += _outcome(worth, outcome, most, width)
    likes = liked(worth)
    if likes:
        drawn.append(Content.styled("For themselves", "bold underline"))
        drawn += [
            hanging(Content.assemble(_signed(amount), "  ", told), width, 7)
            for told, amount in likes
        ]
        drawn.append(Content(""))
    return [*drawn, *_sum(worth)]


def _outcome(worth: Worth, outcome: Outcome, most: float, width: int) -> list[Content]:
    name = outcome.measure
    brought, before = met(outcome, worth.numbers), met(outcome, worth.today)
    kept = worth.numbers.measures.get(name)
    if brought is None or before is None or kept is None:
        unseen = f"up to {outcome.weight:.0f} points, which your side cannot see coming"
        return [Content.assemble((title(name).strip(), "bold"), f"  {unseen}"), Content("")]
    record = MEASURES[name].to_record
    worst, best = (measure_figure(name, record(anchor)) for anchor in (outcome.worst, outcome.best))
    head = Content.assemble(
        (title(name).strip(), "bold"),
        f"  {brought:.1f} of {outcome.weight:.0f}  ",
        _signed(brought - before, " against today") if f"{brought:.1f}" != f"{before:.1f}" else "",
        "  ",
        part(brought, most, min(16, width // 4)),
    )
    scale = f"  {measure_figure(name, kept)}, where {worst} counts nothing and {best} all"
    return [head, Content.styled(scale, "$text-muted"), Content("")]


def _signed(amount: float, after: str = "") -> Content:
    sign, style = ("✓", "$text-success") if amount > 0 else ("!", "$text-error")
    return Content.styled(f"{amount:+.1f}{after} {sign}", style)


def _sum(worth: Worth) -> list[Content]:
    numbers, side = worth.numbers, worth.side.code
    agreed, value = numbers.agreed_values.get(side), numbers.values.get(side)
    fallback = numbers.fallbacks.get(side)
    drawn = []
    if agreed is not None:
        drawn.append(Content.assemble(("Together, if it is ratified: ", "bold"), points(agreed)))
    if value is not None and agreed is not None and fallback is not None and value != agreed:
        chance = (
            f" ({numbers.ratified / TENTHS:.0f}% likely)" if numbers.ratified is not None else ""
        )
        drawn.append(
            Content(
                f"It may fail: then you have your fallback, {points(fallback)}. With the chance of "
                f"ratification{chance} that makes {points(value)} "
                f"({signed_points(value - agreed)})."
            )
        )
    return drawn
