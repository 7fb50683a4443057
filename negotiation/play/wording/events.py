"""Every kind of event as a sentence, for the log, the replay, and "what has just changed"."""

from __future__ import annotations

from typing import assert_never

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.wording.event_calls import call_event, house_event
from negotiation.play.wording.event_ending import ending_event
from negotiation.play.wording.event_table import draft_event, offer_event
from negotiation.play.wording.event_talk import course_event, talk_event
from negotiation.rules import events as e
from negotiation.rules.events import Event


def event_sentence(scenario: Scenario, event: Event, me: SideCode | None = None) -> str | None:
    """What happened, for the people of side `me`, or for somebody who sees all (None).

    None for an event that another one says already.
    """
    match event:
        case (
            e.GameOpened() | e.PhaseOpened() | e.RoundClosed() | e.SeatReady() | e.PlanMade()
            | e.BeliefsStated() | e.NoteKept() | e.HintAsked() | e.HintGiven() | e.HelpChosen()
        ):  # fmt: skip
            return course_event(scenario, event, me)
        case (
            e.Explained() | e.Said() | e.Claimed() | e.Disclosed() | e.StoryLeaked() | e.NewsSent()
        ):  # fmt: skip
            return talk_event(scenario, event, me)
        case (
            e.Offered() | e.TurnPassed() | e.OfferAccepted() | e.OfferRejected() | e.OfferLapsed()
            | e.FinalSealed() | e.PackageFound() | e.PackageAnswered()
        ):  # fmt: skip
            return offer_event(scenario, event, me)
        case (
            e.DraftChanged() | e.ClauseObjected() | e.ClauseAgreed() | e.ClauseReopened()
            | e.DraftSigned() | e.DealSigned() | e.Imposed()
        ):  # fmt: skip
            return draft_event(scenario, event, me)
        case (
            e.MembersConsulted() | e.AnalysisCommissioned() | e.ImpositionThreatened()
            | e.MandateSought() | e.LocalMoneyPledged() | e.WorkingGroupFormed() | e.PromiseMade()
            | e.PromiseJudged() | e.WalkedOut() | e.Returned()
        ):  # fmt: skip
            return call_event(scenario, event, me)
        case (
            e.RatificationChosen() | e.Predicted() | e.BallotCounted() | e.SpendingDecided()
            | e.AuthorisationDecided() | e.Ratified() | e.TalksFailed() | e.YearDecided()
            | e.YearDelivered() | e.GameFinished()
        ):  # fmt: skip
            return ending_event(scenario, event, me)
        case (
            e.Paused() | e.Resumed() | e.TimerSet() | e.Nudged() | e.ActUndone() | e.SeatFilled()
            | e.PenHanded() | e.BoardSet() | e.Bookmarked()
        ):  # fmt: skip
            return house_event(scenario, event, me)
        case _:
            assert_never(event)
