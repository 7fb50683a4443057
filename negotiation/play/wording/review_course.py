"""What review says of the course of a game: moments, steps, mistakes, sides, conduct, branches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.wording.figures import points, signed_points
from negotiation.play.wording.names import (
    clauses_sentence,
    joined,
    named,
    side_name,
    sides_sentence,
    subject,
)
from negotiation.play.wording.review import percent
from negotiation.review.analysis import Analysis
from negotiation.review.compare import Compared
from negotiation.review.conduct import Crossing
from negotiation.review.deeds import WordAndDeed
from negotiation.review.drift import Drift
from negotiation.review.mistakes import Grade, Loss
from negotiation.review.moments import KeyMoment
from negotiation.review.steps import Step
from negotiation.review.undefined import Undefined

ACTS: Mapping[str, str] = {
    "accept": "accepting",
    "sign": "signing",
    "impose": "imposing",
    "walk_out": "walking out",
}
"""Acts that bind, as one does them."""

STEERED: Mapping[str, str] = {
    "paused": "stopped the table",
    "resumed": "let it go on",
    "timer_set": "set the clock",
    "nudged": "reminded a seat",
    "act_undone": "took an act back",
    "seat_filled": "changed who sits in a seat",
    "pen_handed": "handed the pen over",
    "board_set": "changed the big board",
    "bookmarked": "marked a moment",
    "news_sent": "sent news",
    "turn_passed": "passed for a side",
    "draft_changed": "set a clause",
    "hint_given": "gave a hint",
}
"""What a facilitator does, by the kind of event."""


def moment_sentence(scenario: Scenario, moment: KeyMoment) -> str:
    """Why an act mattered."""
    changed = _changes(scenario, moment.changes)
    who = subject(scenario, moment.side) if moment.side else "The table"
    match moment.kind:
        case "deal":
            return f"The deal was signed; against their fallbacks, {changed}."
        case "failed":
            return f"The talks failed, and with them the draft: {changed}."
        case "ballot":
            return f"Members voted the deal down: {changed}."
        case "draft":
            return f"The draft changed more than at most other times: {changed}."
        case "package":
            return f"A package that was better for all was found: {changed}."
        case "offer":
            return (
                f"{who} made an offer that could have given every other side at least "
                f"{percent(moment.swing)} more of its possible gain, at no cost to the offerer."
            )
        case "mistake":
            whose = named(scenario, moment.whom) if moment.whom else "a side"
            grade = _graded(moment.grade or "mistake")
            return (
                f"{grade.capitalize()} for {whose}: it gave up {percent(moment.swing)} of its room."
            )


def _graded(grade: Grade) -> str:
    return f"an {grade}" if grade == "inaccuracy" else f"a {grade}"


def _changes(scenario: Scenario, changes: Mapping[SideCode, float]) -> str:
    return joined([f"{side_name(scenario, s)} {100 * c:+.0f}%" for s, c in changes.items()])


def step_sentence(scenario: Scenario, step: Step) -> str:
    """An offer as a step, toward each counterpart."""
    who = subject(scenario, step.side)
    worth = joined([f"{side_name(scenario, s)} {percent(g)}" for s, g in step.gains.items()])
    waste = f" Wasted for the others: {percent(step.waste)}." if step.waste >= 0.005 else ""
    if step.opening:
        return f"{who}, offer {step.offer}, an opening: gains {worth}.{waste}"
    classes = joined([f"{c} to {named(scenario, s)}" for s, c in step.classes.items()])
    paid = (
        f" Paid {sides_sentence(scenario, step.paid)} at the cost of "
        f"{sides_sentence(scenario, step.at_cost_of)}."
        if step.paid
        else ""
    )
    changed = _changes(scenario, step.changes)
    return f"{who}, offer {step.offer}: {classes} ({changed}).{paid}{waste}"


def step_counts(scenario: Scenario, analysis: Analysis) -> tuple[str, ...]:
    """For each side, how often it made which step toward whom."""
    lines = []
    for side in analysis.deal.shown:
        steps = [s for s in analysis.steps if s.side == side and not s.opening]
        for other in analysis.deal.shown:
            counts = Counter(s.classes[other] for s in steps if other in s.classes)
            if counts:
                said = joined([f"{number} {name}" for name, number in counts.most_common()])
                lines.append(f"{subject(scenario, side)} to {named(scenario, other)}: {said}.")
    return tuple(lines)


def loss_sentence(scenario: Scenario, loss: Loss) -> str:
    """What an act that binds cost whom."""
    what = f"{subject(scenario, loss.by)}, {ACTS[loss.kind]}"
    whose = named(scenario, loss.whom)
    if isinstance(loss.loss, Undefined) or loss.could is None:
        why = loss.loss.why if isinstance(loss.loss, Undefined) else ""
        return f"{what}: {points(loss.got)} points for {whose}. {why}"
    grade = _graded(loss.grade) if loss.grade else "no mistake"
    return (
        f"{what}: {grade} for {whose}. It got {points(loss.got)} of {points(loss.could)} points "
        f"that could still be had ({percent(loss.loss)} of its room)."
    )


def crossing_sentence(scenario: Scenario, crossing: Crossing) -> str:
    """An act below a fallback or across a red line."""
    who = subject(scenario, crossing.side)
    parts = []
    if crossing.below_fallback:
        parts.append(f"{points(crossing.value)} points, below its {points(crossing.fallback)}")
    if crossing.red_lines:
        lines = {r.code: r.text for r in scenario.side_by_code[crossing.side].red_lines}
        parts += [f"across its red line: {lines.get(code, code)}" for code in crossing.red_lines]
    return f"{who} {crossing.how} {joined(parts).rstrip('.')}."


def side_review(scenario: Scenario, analysis: Analysis, side: SideCode) -> tuple[str, ...]:
    """A side's game: result, plan, beliefs, style, mistakes."""
    shown, fallback = analysis.deal.shown[side], analysis.deal.fallbacks.get(side, 0)
    lines = [f"Worth {points(shown)}, {signed_points(shown - fallback)} against its fallback."]
    for plan in (p for p in analysis.plans if p.side == side):
        if plan.aspiration is not None:
            reached = "reached" if plan.reached_aim else "not reached"
            lines.append(f"It aimed for {points(plan.aspiration)}: {reached}.")
        if plan.below_walk_away and plan.walk_away is not None:
            lines.append(f"It ended below the {points(plan.walk_away)} it meant to walk away at.")
        lines.append(f"Of its planned first offer it won: {percent(plan.won)}")
    for style in (s for s in analysis.styles if s.side == side):
        packages = f", {percent(style.packages)} of them packages" if style.offers else ""
        lines.append(
            f"{style.offers} offers{packages}; {style.proposed} were trades, {style.taken} taken; "
            f"accepted {style.accepted}, rejected {style.rejected}, passed {style.passed}."
        )
    ranked = sorted(analysis.importance[side], key=lambda c: -analysis.importance[side][c])
    lines.append(f"What mattered most to it: {clauses_sentence(scenario, ranked[:3])}.")
    for belief in (b for b in analysis.beliefs if b.side == side):
        tau = belief.tau.why if isinstance(belief.tau, Undefined) else f"{belief.tau:+.2f}"
        lines.append(
            f"It took {clauses_sentence(scenario, belief.named[:3])} to matter most to "
            f"{named(scenario, belief.about)}: {belief.hits} of 3 right, order {tau} (tau-b)."
        )
    lines += [loss_sentence(scenario, x) for x in analysis.losses if x.whom == side and x.grade]
    lines += [crossing_sentence(scenario, c) for c in analysis.crossings if c.side == side]
    return tuple(lines)


def word_sentence(scenario: Scenario, word: WordAndDeed) -> str:
    """Something said, and what was done."""
    who = subject(scenario, word.side)
    match word.word:
        case "threat":
            return f"{who} threatened to impose, and {'did' if word.kept else 'did not'}."
        case "promise":
            done = {True: "kept it", False: "broke it", None: "it never fell due"}[word.kept]
            return f"{who} made a promise: {done}."
        case "walk_out":
            return f"{who} walked out and {'stayed away' if word.kept else 'came back'}."
        case "claimed_first" | "claimed_red_line":
            name = clauses_sentence(scenario, [word.clause] if word.clause else [])
            what = "comes first" if word.word == "claimed_first" else "crosses a red line"
            moved = f", and it moved it itself at act {word.later}" if word.later else ""
            true = "true" if word.kept else "not true"
            return f"{who} claimed that {name} {what} for it: {true}{moved}."
        case "red_line":
            true = "which it crossed" if word.kept else "which it did not cross"
            gave = f", and gave way on it at act {word.later}" if word.later else ""
            return f"{who} rejected an offer for a red line, {true}{gave}."


def conduct_sentences(scenario: Scenario, analysis: Analysis) -> tuple[str, ...]:
    """Words against deeds, help, and what the facilitator did."""
    last = [
        f"{clauses_sentence(scenario, [move.clause])}: "
        f"{named(scenario, move.side) if move.side else 'the facilitator'}"
        for move in analysis.last_moves
    ]
    return (
        *([f"Whose offer set what stands: {joined(last)}."] if last else []),
        *(word_sentence(scenario, word) for word in analysis.words),
        *(f"Help ({h.level}) for {h.seat}: {h.hints} hints." for h in analysis.help),
        *(f"The facilitator {STEERED.get(s.kind, s.kind)}: {s.times}." for s in analysis.steering),
    )


def drift_sentence(drift: Drift) -> str:
    """Whether today's engine still says what was shown."""
    if not drift.checked:
        return "The record shows no number that can be asked again."
    same = "the same engine" if drift.same_engine else "another engine than today's"
    if not drift.drifted:
        return f"Played with {same}; all {drift.checked} acts with numbers come out the same."
    return (
        f"Played with {same}: {len(drift.drifted)} of {drift.checked} acts with numbers come out "
        f"otherwise today, by up to {points(drift.largest)} points of worth. What is shown here is "
        "what the players saw."
    )


def compared_sentences(scenario: Scenario, compared: Compared) -> tuple[str, ...]:
    """A branch beside the game that it left."""
    sides = [
        f"{side_name(scenario, s.side)} {points(s.parent)} > {points(s.child)}"
        for s in compared.sides
    ]
    lines = [
        f"Branched after act {compared.branched_at} of {compared.parent}.",
        f"Worth, there and here: {joined(sides)}.",
        f"Offers since then: {compared.offers[0]} there, {compared.offers[1]} here.",
    ]
    if compared.differs:
        lines.append(f"The contracts differ on {clauses_sentence(scenario, compared.differs)}.")
    else:
        lines.append("The contracts are the same.")
    if compared.left is not None:
        lines.append(
            f"Left on the table: {percent(compared.left[0])} there, {percent(compared.left[1])} "
            "here."
        )
    return tuple(lines)
