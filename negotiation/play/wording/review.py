"""What review says of a deal: what it left, what was missed, what became of it. Plain sentences."""

from __future__ import annotations

from collections.abc import Mapping

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms
from negotiation.play.wording.figures import points, signed_points
from negotiation.play.wording.names import (
    clause_name,
    joined,
    option_label,
    side_name,
    sides_sentence,
    terms_sentence,
)
from negotiation.review.analysis import Analysis
from negotiation.review.ending import PackageFate
from negotiation.review.quality import Quality
from negotiation.review.trades import MissedTrade
from negotiation.review.undefined import Measured, Undefined

SHOWN_TRADES = 5
"""How many missed trades are told; the others are counted."""

SOLUTIONS: Mapping[str, str] = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Utilitarian",
}
"""The solution points as the field calls them."""


def percent(measured: Measured) -> str:
    """A share in whole per cent, or why there is none."""
    return measured.why if isinstance(measured, Undefined) else f"{100 * measured:.0f}%"


def headline(analysis: Analysis) -> str:
    """The one sentence that a reviewer came for."""
    quality = analysis.quality
    if isinstance(quality, Undefined):
        return quality.why
    if analysis.deal.outcome is None:
        return f"As it stands, the draft leaves {_left(quality)}"
    if analysis.deal.outcome != "agreed":
        return f"There was no deal. Against what followed, one could have added {_least(quality)}."
    if quality.better is None:
        return "No contract was better for everybody than this deal: nothing was left on the table."
    return f"This deal left {_left(quality)}"


def _left(quality: Quality) -> str:
    if quality.better is None:
        return "nothing on the table: no contract is better for everybody."
    return f"value on the table: another contract adds {_least(quality)}."


def _least(quality: Quality) -> str:
    return f"at least {percent(quality.left)} of its possible gain for every side at once"


def why_left(scenario: Scenario, analysis: Analysis) -> tuple[str, ...]:
    """Why the deal left value: missed trades, compatible clauses, packages refused, waste."""
    return (
        headline(analysis),
        *_missed(scenario, analysis),
        *_far_better(scenario, analysis),
        *(package_sentence(scenario, fate) for fate in analysis.packages),
        *_shares(scenario, analysis),
        *_other_engine(analysis),
    )


def _other_engine(analysis: Analysis) -> tuple[str, ...]:
    if analysis.engine == analysis.judged_by:
        return ()
    what = "Careful: today's engine judged what was possible; the game was played with another."
    return (f"{what} What that changes: negotiation verify {analysis.game} --engine",)


def _missed(scenario: Scenario, analysis: Analysis) -> tuple[str, ...]:
    missed = analysis.missed
    if isinstance(missed, Undefined):
        return ()
    lines = []
    if missed.trades:
        count, size = len(missed.trades), missed.size
        lines.append(
            f"{count} missed trade{'s' if count > 1 else ''} of {size} "
            f"clause{'s' if size > 1 else ''}, the fewest that help everybody:"
        )
        lines += [f"  {trade_sentence(scenario, t)}" for t in missed.trades[:SHOWN_TRADES]]
        if count > SHOWN_TRADES:
            lines.append(f"  ... and {count - SHOWN_TRADES} more.")
    else:
        lines.append("No trade of one, two or three clauses would have helped everybody.")
    if missed.compatible:
        lines.append("Compatible, and left as it was: it hurts nobody and helps somebody.")
        lines += [f"  {trade_sentence(scenario, t)}" for t in missed.compatible[:SHOWN_TRADES]]
    return tuple(lines)


def trade_sentence(scenario: Scenario, trade: MissedTrade) -> str:
    """A trade in words: who would have gained what by which clauses."""
    moves = [
        f"{clause_name(scenario, clause)} to '{option_label(scenario, clause, option)}'"
        for clause, option in trade.terms.items()
    ]
    return f"{' for '.join(moves)}: {_gained(scenario, trade.points)}."


def _gained(scenario: Scenario, tenths: Mapping[SideCode, int]) -> str:
    return joined([f"{side_name(scenario, s)} {signed_points(p)}" for s, p in tenths.items()])


def _far_better(scenario: Scenario, analysis: Analysis) -> tuple[str, ...]:
    quality = analysis.quality
    if isinstance(quality, Undefined) or quality.better is None:
        return ()
    final = scenario.terms_of(analysis.deal.contract)
    other = scenario.terms_of(quality.better.contract)
    moved: Terms = {code: option for code, option in other.items() if final[code] != option}
    gained = {s: quality.better.values[s] - quality.point.values[s] for s in quality.point.values}
    return (
        (
            f"Best for all at once: {terms_sentence(scenario, moved)} "
            f"({_gained(scenario, gained)} points)."
        ),
    )


def package_sentence(scenario: Scenario, fate: PackageFate) -> str:
    """What *Better for all* offered, and who wanted it."""
    against = [side for side, wanted in fate.answers.items() if not wanted]
    what = f"Better for all, package {fate.number}: {terms_sentence(scenario, fate.terms)}"
    gained = _gained(scenario, fate.points)
    if fate.adopted:
        return f"{what} ({gained}). Everybody adopted it."
    if against:
        return f"{what} ({gained}). Declined by {sides_sentence(scenario, against)}."
    return f"{what} ({gained}). It was not adopted."


def _shares(scenario: Scenario, analysis: Analysis) -> tuple[str, ...]:
    quality = analysis.quality
    if isinstance(quality, Undefined):
        return ()
    gains = joined(
        [f"{side_name(scenario, s)} {percent(g)}" for s, g in quality.point.gains.items()]
    )
    lines = [
        f"Gains, from fallback (0%) to the best one could hope for (100%): {gains}.",
        f"Created, of the most there was to gain together: {percent(quality.created)}.",
    ]
    claims = quality.claimed
    below = {side for side, gain in quality.point.gains.items() if gain < 0}
    if below:
        lines.append(f"{_heads(scenario, below)} signed below the fallback.")
    elif not any(isinstance(claim, Undefined) for claim in claims.values()):
        shares = [f"{side_name(scenario, s)} {percent(claim)}" for s, claim in claims.items()]
        lines.append(f"Claimed, of what was gained: {joined(shares)}.")
    return tuple(lines)


def _heads(scenario: Scenario, sides: set[SideCode]) -> str:
    words = sides_sentence(scenario, [code for code in scenario.side_by_code if code in sides])
    return words[:1].upper() + words[1:]


def solution_sentences(scenario: Scenario, analysis: Analysis) -> tuple[str, ...]:
    """What bargaining theory would have picked."""
    found = analysis.solutions
    if isinstance(found, Undefined):
        return (found.why,)
    today = scenario.status_quo
    lines = []
    for name, point in found.points.items():
        moved = {c: o for c, o in scenario.terms_of(point.contract).items() if today[c] != o}
        worth = [f"{side_name(scenario, s)} {points(v)}" for s, v in point.values.items()]
        lines.append(f"{SOLUTIONS[name]}: {terms_sentence(scenario, moved)} ({joined(worth)}).")
    return (
        (
            f"Of {found.signable:,} contracts that could be signed, {found.acceptable:,} leave "
            f"nobody below the fallback and nothing beats {found.frontier:,}."
        ),
        *lines,
    )


def ledger_sentences(scenario: Scenario, analysis: Analysis) -> tuple[str, ...]:
    """Which clauses made each side's worth."""
    ledger = analysis.ledger
    if not ledger.rows:
        return ("The contract is today's: no clause made a difference.",)
    rows = [
        f"{clause_name(scenario, row.clause)} to "
        f"'{option_label(scenario, row.clause, row.option)}': {_gained(scenario, row.parts)}."
        for row in ledger.rows
    ]
    total = {side: ledger.after[side] - ledger.before[side] for side in ledger.after}
    return (
        "What each moved clause was worth to each side, in points (not who paid whom):",
        *rows,
        f"Together, against today: {_gained(scenario, total)}.",
    )


def history_sentences(scenario: Scenario, analysis: Analysis) -> tuple[str, ...]:
    """What really happened, and how near the table came."""
    history = analysis.history
    if isinstance(history, Undefined):
        return (history.why,)
    lines = [history.text]
    if history.known:
        lines.append(f"The table did as history did on {history.same} of {history.known} clauses.")
    if history.point is not None:
        worth = [f"{side_name(scenario, s)} {points(v)}" for s, v in history.point.values.items()]
        lines.append(f"What history decided would have been worth {joined(worth)}.")
    if history.evidence:
        lines.append(f"Sources: {', '.join(history.evidence)}.")
    return tuple(lines)
