"""What `negotiation frontier` tells people, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from negotiation.cli.frontier_answer import Answer, Start
from negotiation.contract.base import SideCode
from negotiation.contract.terms import Contract, difference
from negotiation.engine.space.outcomes import Outcomes
from negotiation.engine.space.trades import Trade
from negotiation.play.wording.figures import points, signed_points
from negotiation.play.wording.names import side_name, terms_sentence

MOST_TOLD = 5
"""How many exchanges are told; `--json` lists all."""

_NAMES: Mapping[str, str] = {
    "nash": "Nash (the largest product of gains)",
    "kalai_smorodinsky": "Kalai-Smorodinsky (the fairest shares of what each could gain)",
    "egalitarian": "egalitarian (the fairest gains)",
    "utilitarian": "utilitarian (the largest sum)",
}


def sentences(answer: Answer) -> Iterator[str]:
    """The whole space, its solutions, and the contract to judge if there is one."""
    yield from _counts(answer)
    yield from _efficient(answer.space.whole)
    yield ""
    if answer.space.whole.points == answer.space.signable.points:
        yield "Fair solutions; none crosses a red line:"
        yield from _solutions(answer, answer.space.whole)
    else:
        yield "Fair solutions without regard to red lines:"
        yield from _solutions(answer, answer.space.whole)
        yield "Fair solutions within everybody's red lines:"
        yield from _solutions(answer, answer.space.signable)
    if answer.start is not None:
        yield ""
        yield from _judged(answer, answer.start)


def _counts(answer: Answer) -> Iterator[str]:
    space, whole = answer.space, answer.space.whole
    edition = f", edition {answer.edition.code}" if answer.edition else ""
    if space.method == "exact":
        how = "all scored"
    else:
        how = (
            f"{space.scored:,} scored, the efficient ones sought by a fitted stand-in that misses "
            f"a value by {points(round(space.error))} points on average"
        )
    yield f"{answer.scenario.title}{edition}: {space.grid.count:,} contracts, {how}."
    for side in space.sides:
        fallback = points(space.fallbacks[side])
        share = _share(whole.acceptable((side,)), whole.contracts)
        name = side_name(answer.scenario, side)
        yield f"{name}: {share} are worth the fallback of {fallback} or more."
    together = whole.acceptable(whole.signatories)
    yield f"To all who sign: {together:,} ({_share(together, whole.contracts)})."
    clean = answer.space.signable
    signable = clean.acceptable(clean.signatories)
    yield f"Of those, {signable:,} cross nobody's red line."


def _share(number: int, whole: int) -> str:
    return f"{100 * number / whole:.1f}%" if whole else "none"


def _efficient(whole: Outcomes) -> Iterator[str]:
    yield (
        f"{len(whole.frontier):,} contracts are efficient: none is as good for all who sign and "
        f"better for one. {len(whole.rational):,} of them leave nobody below the fallback."
    )
    if whole.hypervolume is None:
        yield "Shares of what is possible are not defined: somebody who signs has nothing to gain."
    else:
        yield f"Hypervolume of the shares of what is possible: {whole.hypervolume:.3f} of 1."


def _solutions(answer: Answer, outcomes: Outcomes) -> Iterator[str]:
    if not outcomes.points:
        yield "  No contract is worth the fallback to all who sign, so there is no solution."
    for point in {point.number: point for point in outcomes.points.values()}.values():
        names = [_NAMES[n] for n, other in outcomes.points.items() if other.number == point.number]
        contract = answer.space.grid.contract(point.number)
        yield f"  {'; '.join(names)}:"
        yield f"    {_worth(answer, point.values)}."
        yield f"    {moved_sentence(answer, contract)}."


def moved_sentence(answer: Answer, contract: Contract) -> str:
    """A contract by what it moves from today."""
    scenario = answer.scenario
    return terms_sentence(scenario, difference(scenario.status_quo, scenario.terms_of(contract)))


def _worth(answer: Answer, values: Mapping[SideCode, int]) -> str:
    return ", ".join(
        f"{side_name(answer.scenario, side)} {points(value)}" for side, value in values.items()
    )


def _judged(answer: Answer, start: Start) -> Iterator[str]:
    values, whole = answer.start_values, answer.space.whole
    yield f"From {start.label}: {_worth(answer, values)}."
    yield f"  {moved_sentence(answer, start.contract)}."
    if start.talks is not None:
        then = answer.values(start.contract, start.talks)
        yield f"  As things stood at that table: {_worth(answer, then)}."
    left, created = whole.left_on_table(values), whole.created(values)
    if left is None or created is None:
        yield "  What was left on the table is not defined: somebody has nothing to gain."
    else:
        yield (
            f"  Left on the table: {100 * left:.1f}% of what is possible, for each who signs. "
            f"Created: {100 * created:.1f}% of the most."
        )
    yield from _told(answer, "Better for all who sign", answer.improving)
    yield from _told(answer, "Suits all, and was not taken", answer.compatible)


def _told(answer: Answer, title: str, trades: tuple[Trade, ...]) -> Iterator[str]:
    if not trades:
        yield f"  {title}: nothing."
        return
    more = f", the first {MOST_TOLD} of {len(trades)}" if len(trades) > MOST_TOLD else ""
    yield f"  {title}{more}:"
    for trade in trades[:MOST_TOLD]:
        rises = ", ".join(
            f"{side_name(answer.scenario, side)} {signed_points(rise)}"
            for side, rise in trade.rises.items()
        )
        yield f"    {terms_sentence(answer.scenario, trade.terms)}: {rises}."
