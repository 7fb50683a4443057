"""The whole analysis of a game as one piece of plain data, for screens, reports and exports."""

from __future__ import annotations

from collections.abc import Mapping

from negotiation.contract.base import Code, Frozen, SideCode
from negotiation.review.bargaining import (
    LastMove,
    Style,
    last_moves_of,
    styles_of,
)
from negotiation.review.conduct import (
    Crossing,
    Help,
    Steering,
    crossings_of,
    help_of,
    steering_of,
)
from negotiation.review.deeds import WordAndDeed, words_and_deeds
from negotiation.review.ending import (
    AgainstHistory,
    Deal,
    PackageFate,
    against_history,
    deal_of,
    fates_of,
    judged,
)
from negotiation.review.gains import Scale, Worth, scale_of
from negotiation.review.intentions import (
    Belief,
    PlanResult,
    beliefs_of,
    importance,
    plan_results,
)
from negotiation.review.ledger import Ledger, ledger_of
from negotiation.review.mistakes import Loss, losses_of
from negotiation.review.moments import KeyMoment, moments_of
from negotiation.review.quality import Quality, Solutions, solutions_of
from negotiation.review.reach import Reach, Values, signable
from negotiation.review.steps import Step, steps_of
from negotiation.review.story import Story
from negotiation.review.timeline import CurvePoint, Mark, curve_of, marks_of
from negotiation.review.trades import Missed, missed_in
from negotiation.review.undefined import NO_DEAL, NOT_COUNTED, Undefined


class Reference(Frozen):
    """The scale of gains: fallback and ideal of each signatory in the reference state, in tenths.

    `error` is by how much values of the frontier may be off, in tenths (0 when counted out).
    """

    fallbacks: dict[SideCode, int]
    ideals: dict[SideCode, int]
    error: float


class Analysis(Frozen):
    """Everything that review says of a game. Acts are counted from 1; see each part's own words.

    Where gains have no scale, `reference` says why, `quality` and `missed` say the same, and
    `steps` and `losses` are empty. `engine` is that of the game, `judged_by` the one that answered
    what was possible; what is `shown` is always the record's. `importance` is by how much the
    options of each clause move each side's value, in tenths.
    """

    game: str
    scenario: Code
    edition: Code
    engine: str
    judged_by: str
    finished: bool
    reference: Reference | Undefined
    deal: Deal
    quality: Quality | Undefined
    solutions: Solutions | Undefined
    missed: Missed | Undefined
    packages: tuple[PackageFate, ...]
    ledger: Ledger
    steps: tuple[Step, ...]
    losses: tuple[Loss, ...]
    moments: tuple[KeyMoment, ...]
    curve: tuple[CurvePoint, ...]
    styles: tuple[Style, ...]
    last_moves: tuple[LastMove, ...]
    words: tuple[WordAndDeed, ...]
    crossings: tuple[Crossing, ...]
    plans: tuple[PlanResult, ...]
    beliefs: tuple[Belief, ...]
    importance: dict[SideCode, dict[Code, int]]
    help: tuple[Help, ...]
    steering: tuple[Steering, ...]
    history: AgainstHistory | Undefined
    marks: tuple[Mark, ...]


def analyse(
    game: str,
    story: Story,
    values: Values,
    fallbacks: Mapping[SideCode, int],
    reach: Reach | None,
    judged_by: str,
) -> Analysis:
    """Everything that can be said of a game.

    `values` are those of the reference state, `fallbacks` the sides' without a deal in it, `reach`
    what could have been signed, or None where that has not been counted; all by the engine whose
    fingerprint is `judged_by`.
    """
    worth = Worth(values)
    scale = scale_of(reach)
    known = None if isinstance(scale, Undefined) else scale
    deal = deal_of(story)
    swings = importance(story, worth)
    steps = steps_of(story, worth, known, reach) if known and reach else ()
    losses = losses_of(story, worth, known, reach) if known and reach else ()
    undefined = scale if isinstance(scale, Undefined) else NOT_COUNTED
    return Analysis(
        game=game,
        scenario=story.scenario.code,
        edition=story.opening.setup.edition,
        engine=story.opening.engine,
        judged_by=judged_by,
        finished=story.end.phase == "finished",
        reference=_reference(known, reach) if known and reach else undefined,
        deal=deal,
        quality=judged(story, deal, worth, reach, known) if known and reach else undefined,
        solutions=solutions_of(reach, known) if known and reach else undefined,
        missed=_missed(story, deal, worth, known) if known else undefined,
        packages=fates_of(story, worth, known),
        ledger=ledger_of(deal.contract, story.scenario, worth, fallbacks),
        steps=steps,
        losses=losses,
        moments=moments_of(story, worth, known, steps, losses),
        curve=curve_of(story, worth, known, reach),
        styles=styles_of(story, worth),
        last_moves=last_moves_of(story),
        words=words_and_deeds(story, worth, swings),
        crossings=crossings_of(story),
        plans=plan_results(story, deal.shown),
        beliefs=beliefs_of(story, worth),
        importance=swings,
        help=help_of(story),
        steering=steering_of(story),
        history=against_history(story, deal, worth, known),
        marks=marks_of(story),
    )


def _reference(scale: Scale, reach: Reach) -> Reference:
    return Reference(fallbacks=scale.fallbacks, ideals=scale.ideals, error=reach.error)


def _missed(story: Story, deal: Deal, worth: Worth, scale: Scale) -> Missed | Undefined:
    """What was missed in the deal, or in the draft of a game that goes on."""
    if deal.outcome is not None and deal.outcome != "agreed":
        return NO_DEAL
    options = signable(story.scenario, story.end.edition)
    return missed_in(deal.contract, story.scenario, options, worth, scale)
