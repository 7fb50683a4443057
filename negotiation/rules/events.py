"""Events: what happened. Past tense, frozen, the only thing the record keeps.

Chance is already drawn in them, and so are the numbers that players were shown: a replay never
rolls and never recomputes. No floats: they are never hashed.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from negotiation.contract.base import ClauseCode, Code, Frozen, SeatCode, SideCode
from negotiation.contract.measures import MeasureName
from negotiation.contract.terms import Terms
from negotiation.rules.commands import ClaimAbout, Decision, HintMoment, RejectReason
from negotiation.rules.numbers import Numbers
from negotiation.rules.setup import HelpLevel, Setup, Temper
from negotiation.rules.words import Words

Phase: TypeAlias = Literal[
    "briefing",
    "planning",
    "caucus",
    "offers",
    "reactions",
    "signing",
    "better_for_all",
    "ratification",
    "prediction",
    "spending_gate",
    "authorisation_gate",
    "delivery",
    "finished",
]

LapseReason: TypeAlias = Literal[
    "replaced", "clause_changed", "round_ended", "rejected", "countered", "adopted", "walked_out"
]


class Happened(Frozen):
    """The base of every event. `version` is that of the kind's shape."""

    version: ClassVar[int] = 1


class GameOpened(Happened):
    """A game began: which scenario and engine, who sits where, the numbers of the status quo.

    `rankings` are each side's clauses by how much their options move its value, most first; a seat
    is sent its own. Beliefs and claims are scored by them in the debrief.
    """

    version: ClassVar[int] = 2
    kind: Literal["game_opened"] = "game_opened"
    scenario: Code
    scenario_hash: str
    engine: str
    setup: Setup
    numbers: Numbers
    rankings: dict[SideCode, tuple[ClauseCode, ...]] = Field(default_factory=dict)


class PhaseOpened(Happened):
    """A phase began. `turns` is the order of offers when the phase has one."""

    kind: Literal["phase_opened"] = "phase_opened"
    phase: Phase
    round: int
    turns: tuple[SideCode, ...] = ()


class RoundClosed(Happened):
    """A round ended: its number, and the public projection of the draft at that moment."""

    kind: Literal["round_closed"] = "round_closed"
    round: int
    numbers: Numbers


class SeatReady(Happened):
    """A side finished its part of the phase; `forced` when a clock or the facilitator said so."""

    version: ClassVar[int] = 2
    kind: Literal["seat_ready"] = "seat_ready"
    side: SideCode
    forced: bool = False


class PlanMade(Happened):
    """A side made its plan (private until the debrief)."""

    kind: Literal["plan_made"] = "plan_made"
    side: SideCode
    ranking: tuple[ClauseCode, ...]
    aspiration: int | None
    walk_away: int | None
    first_offer: Terms
    others_want: dict[SideCode, tuple[ClauseCode, ...]]


class BeliefsStated(Happened):
    """A side said what it thinks matters to the others (private until the debrief)."""

    kind: Literal["beliefs_stated"] = "beliefs_stated"
    side: SideCode
    matters: dict[SideCode, tuple[ClauseCode, ...]]


class Offered(Happened):
    """An offer was put on the table. `to` is empty for everybody, a side for a trade.

    `give` and `get` split a trade; `terms` is the whole. `answers` is the offer it counters.
    `numbers` are those of the draft with these terms.
    """

    kind: Literal["offered"] = "offered"
    offer: int
    side: SideCode
    form: Literal["package", "trade", "counter", "final", "local"]
    to: SideCode | None
    terms: Terms
    give: Terms = Field(default_factory=dict)
    get: Terms = Field(default_factory=dict)
    answers: int | None = None
    words: Words | None = None
    numbers: Numbers


class TurnPassed(Happened):
    """A side made no offer this round; `forced` when a clock or the facilitator passed for it."""

    kind: Literal["turn_passed"] = "turn_passed"
    side: SideCode
    forced: bool = False


class OfferAccepted(Happened):
    """A side accepted an offer."""

    kind: Literal["offer_accepted"] = "offer_accepted"
    offer: int
    side: SideCode


class OfferRejected(Happened):
    """A side rejected an offer."""

    kind: Literal["offer_rejected"] = "offer_rejected"
    offer: int
    side: SideCode
    reason: RejectReason
    words: Words | None = None


class OfferLapsed(Happened):
    """An offer left the table."""

    kind: Literal["offer_lapsed"] = "offer_lapsed"
    offer: int
    why: LapseReason


class DraftChanged(Happened):
    """The draft took in terms: from an adopted offer, or by the facilitator or a reopening."""

    kind: Literal["draft_changed"] = "draft_changed"
    terms: Terms
    offer: int | None
    numbers: Numbers


class ClauseObjected(Happened):
    """A side objected to a clause as it stands; its agreement in principle is taken back."""

    kind: Literal["clause_objected"] = "clause_objected"
    side: SideCode
    clause: ClauseCode
    words: Words | None = None


class ClauseAgreed(Happened):
    """A side agreed in principle to a clause; `settled` when every signatory now has."""

    kind: Literal["clause_agreed"] = "clause_agreed"
    side: SideCode
    clause: ClauseCode
    settled: bool


class ClauseReopened(Happened):
    """A clause is open again; `trust` is what the others lost in that side, thousandths.

    Reopened free after a trade of two others, the whole trade is taken back with it.
    """

    kind: Literal["clause_reopened"] = "clause_reopened"
    side: SideCode
    clause: ClauseCode
    trust: int


class DraftSigned(Happened):
    """A side signed the draft as it stands."""

    kind: Literal["draft_signed"] = "draft_signed"
    side: SideCode


class DealSigned(Happened):
    """Every signatory has signed: heads of terms."""

    kind: Literal["deal_signed"] = "deal_signed"
    terms: Terms
    numbers: Numbers


class FinalSealed(Happened):
    """A side handed in its sealed final offer (hidden until all are revealed)."""

    kind: Literal["final_sealed"] = "final_sealed"
    side: SideCode
    terms: Terms


class MembersConsulted(Happened):
    """GP representatives polled their members on the draft: indicative yes share, thousandths."""

    kind: Literal["members_consulted"] = "members_consulted"
    side: SideCode
    yes: int
    replies: int


class AnalysisCommissioned(Happened):
    """A side bought analysis."""

    kind: Literal["analysis_commissioned"] = "analysis_commissioned"
    side: SideCode


class ImpositionThreatened(Happened):
    """A side threatened to impose terms; `trust` is what the others lost in it, thousandths."""

    kind: Literal["imposition_threatened"] = "imposition_threatened"
    side: SideCode
    terms: Terms
    trust: int


class MandateSought(Happened):
    """A side asked its constituency to relax a red line."""

    kind: Literal["mandate_sought"] = "mandate_sought"
    side: SideCode
    red_line: Code
    granted: bool


class LocalMoneyPledged(Happened):
    """A side pledged money from its envelope, pence a head a year; numbers of the draft with it."""

    kind: Literal["local_money_pledged"] = "local_money_pledged"
    side: SideCode
    pence_per_head: int
    numbers: Numbers


class WorkingGroupFormed(Happened):
    """A clause was sent to a working group until a round."""

    kind: Literal["working_group_formed"] = "working_group_formed"
    side: SideCode
    clause: ClauseCode
    until_round: int


class PromiseMade(Happened):
    """A side promised an option for a later year."""

    kind: Literal["promise_made"] = "promise_made"
    side: SideCode
    to: SideCode
    clause: ClauseCode
    option: int
    year: int


class PromiseJudged(Happened):
    """A promise fell due; `trust` is what the promised side gained or lost, thousandths."""

    kind: Literal["promise_judged"] = "promise_judged"
    side: SideCode
    to: SideCode
    clause: ClauseCode
    kept: bool
    trust: int


class StoryLeaked(Happened):
    """A story reached the press. Who leaked it is hidden unless it was found out.

    `trust` is what the others lost in a leaker who was found out; numbers of the draft after it.
    """

    kind: Literal["story_leaked"] = "story_leaked"
    side: SideCode
    words: Words
    found_out: bool
    trust: int
    numbers: Numbers


class Imposed(Happened):
    """The board laid down clauses by directions."""

    kind: Literal["imposed"] = "imposed"
    side: SideCode
    terms: Terms
    numbers: Numbers


class WalkedOut(Happened):
    """A side left the table; `trust` is what the others lost in it, thousandths."""

    kind: Literal["walked_out"] = "walked_out"
    side: SideCode
    trust: int
    words: Words | None = None


class Returned(Happened):
    """A side came back to the table."""

    kind: Literal["returned"] = "returned"
    side: SideCode


class Said(Happened):
    """Talk: to `all`, to one side, or in the speaker's own `caucus`."""

    kind: Literal["said"] = "said"
    seat: SeatCode
    side: SideCode
    to: str
    words: Words


class Claimed(Happened):
    """A statement of fact, unverified: about a clause, or whatever the words say."""

    version: ClassVar[int] = 2
    kind: Literal["claimed"] = "claimed"
    side: SideCode
    about: ClaimAbout = "words"
    clause: ClauseCode | None = None
    words: Words | None = None


class Disclosed(Happened):
    """A side proved its ranking or a red line."""

    kind: Literal["disclosed"] = "disclosed"
    side: SideCode
    to: str
    what: Literal["ranking", "red_line"]
    ranking: tuple[ClauseCode, ...] = ()
    red_line: Code | None = None


class NoteKept(Happened):
    """A side kept a note (private until the debrief)."""

    kind: Literal["note_kept"] = "note_kept"
    side: SideCode
    words: Words
    terms: Terms


class HintAsked(Happened):
    """A seat asked for a hint."""

    kind: Literal["hint_asked"] = "hint_asked"
    seat: SeatCode


class HintGiven(Happened):
    """Help reached a seat; the debrief discounts what follows. `moment` is why it came then."""

    version: ClassVar[int] = 2
    kind: Literal["hint_given"] = "hint_given"
    seat: SeatCode
    text: str
    moment: HintMoment = "asked"


class HelpChosen(Happened):
    """A seat changed how much help it gets."""

    kind: Literal["help_chosen"] = "help_chosen"
    seat: SeatCode
    level: HelpLevel


class Explained(Happened):
    """A bot explained its move in a sentence, from its side's interests (public)."""

    kind: Literal["explained"] = "explained"
    side: SideCode
    text: str


class PackageFound(Happened):
    """The engine found packages that leave every signatory better off than the signed deal."""

    kind: Literal["package_found"] = "package_found"
    package: int
    terms: Terms
    numbers: Numbers


class PackageAnswered(Happened):
    """A side adopted or declined such a package."""

    kind: Literal["package_answered"] = "package_answered"
    side: SideCode
    package: int
    adopt: bool


class RatificationChosen(Happened):
    """GP representatives chose how; `trust` is what their own members lost in them, thousandths."""

    kind: Literal["ratification_chosen"] = "ratification_chosen"
    side: SideCode
    way: Literal["authority", "ballot"]
    trust: int


class Predicted(Happened):
    """A side predicted the yes share (hidden until the count)."""

    kind: Literal["predicted"] = "predicted"
    side: SideCode
    yes: int


class BallotCounted(Happened):
    """The ballot: `boxes` of (yes, no) votes in the order they were opened."""

    kind: Literal["ballot_counted"] = "ballot_counted"
    eligible: int
    boxes: tuple[tuple[int, int], ...]
    yes: int
    no: int
    passed: bool


class SpendingDecided(Happened):
    """The Treasury gate. `side` is who decided, None for the rule: the cost against the limit.

    `cost` and `limit` as the measure `cost_gbp_m_per_year` is recorded.
    """

    version: ClassVar[int] = 2
    kind: Literal["spending_decided"] = "spending_decided"
    approved: bool
    side: SideCode | None = None
    cost: int | None = None
    limit: int | None = None


class AuthorisationDecided(Happened):
    """The authorisation gate. `side` is who was asked for the will, if anybody was.

    `lacking` is what was missing, None when granted; `chance` that of the capability, thousandths.
    """

    version: ClassVar[int] = 2
    kind: Literal["authorisation_decided"] = "authorisation_decided"
    granted: bool
    side: SideCode | None = None
    lacking: Literal["will", "capability"] | None = None
    chance: int | None = None


class Ratified(Happened):
    """The deal is the contract."""

    kind: Literal["ratified"] = "ratified"
    way: Literal["authority", "ballot"]


class TalksFailed(Happened):
    """No deal: what each side did then, where it led, and the numbers of that."""

    kind: Literal["talks_failed"] = "talks_failed"
    why: Literal["not_signed", "ballot_lost", "imposed", "local_deal", "spending_refused", "ended"]
    plays: dict[SideCode, str]
    terms: Terms
    imposed: tuple[ClauseCode, ...]
    numbers: Numbers


class YearDecided(Happened):
    """A side's decision in a year; `trust` is what the others lost in it, thousandths."""

    kind: Literal["year_decided"] = "year_decided"
    side: SideCode
    year: int
    decision: Decision
    terms: Terms
    trust: int = 0


class YearDelivered(Happened):
    """What a year brought: measures as delivered, and experience as the survey found it."""

    kind: Literal["year_delivered"] = "year_delivered"
    year: int
    measures: dict[MeasureName, int]
    surveyed_experience: int
    shock: str | None = None


class NewsSent(Happened):
    """An inject reached the table (`to` empty) or some sides; numbers of the draft after it."""

    kind: Literal["news_sent"] = "news_sent"
    inject: Code
    to: tuple[SideCode, ...]
    numbers: Numbers


class Paused(Happened):
    """The facilitator stopped the table."""

    kind: Literal["paused"] = "paused"
    words: Words | None = None


class Resumed(Happened):
    """The table goes on."""

    kind: Literal["resumed"] = "resumed"


class TimerSet(Happened):
    """Seconds left in this phase, or no timer."""

    kind: Literal["timer_set"] = "timer_set"
    seconds: int | None


class Nudged(Happened):
    """A seat was reminded."""

    kind: Literal["nudged"] = "nudged"
    seat: SeatCode
    words: Words | None = None


class ActUndone(Happened):
    """The facilitator took back everything after an act; the state is again what it was then."""

    kind: Literal["act_undone"] = "act_undone"
    back_to: int
    words: Words


class SeatFilled(Happened):
    """A person or a bot took a seat."""

    kind: Literal["seat_filled"] = "seat_filled"
    seat: SeatCode
    by: Literal["person", "bot"]
    temper: Temper | None = None
    help: HelpLevel = "none"


class PenHanded(Happened):
    """Another seat now acts for its side."""

    kind: Literal["pen_handed"] = "pen_handed"
    side: SideCode
    to: SeatCode


class BoardSet(Happened):
    """The table is shown on the big board, or hidden."""

    kind: Literal["board_set"] = "board_set"
    shown: bool


class Bookmarked(Happened):
    """The facilitator marked this moment."""

    kind: Literal["bookmarked"] = "bookmarked"
    words: Words


class GameFinished(Happened):
    """The game is over; everything opens."""

    kind: Literal["game_finished"] = "game_finished"
    outcome: Literal["agreed", "no_agreement", "ended"]
    terms: Terms
    numbers: Numbers


Event: TypeAlias = (
    GameOpened
    | PhaseOpened
    | RoundClosed
    | SeatReady
    | PlanMade
    | BeliefsStated
    | Offered
    | TurnPassed
    | OfferAccepted
    | OfferRejected
    | OfferLapsed
    | DraftChanged
    | ClauseObjected
    | ClauseAgreed
    | ClauseReopened
    | DraftSigned
    | DealSigned
    | FinalSealed
    | MembersConsulted
    | AnalysisCommissioned
    | ImpositionThreatened
    | MandateSought
    | LocalMoneyPledged
    | WorkingGroupFormed
    | PromiseMade
    | PromiseJudged
    | StoryLeaked
    | Imposed
    | WalkedOut
    | Returned
    | Said
    | Claimed
    | Disclosed
    | NoteKept
    | HintAsked
    | HintGiven
    | HelpChosen
    | Explained
    | PackageFound
    | PackageAnswered
    | RatificationChosen
    | Predicted
    | BallotCounted
    | SpendingDecided
    | AuthorisationDecided
    | Ratified
    | TalksFailed
    | YearDecided
    | YearDelivered
    | NewsSent
    | Paused
    | Resumed
    | TimerSet
    | Nudged
    | ActUndone
    | SeatFilled
    | PenHanded
    | BoardSet
    | Bookmarked
    | GameFinished
)

CallEvent: TypeAlias = (
    FinalSealed
    | MembersConsulted
    | AnalysisCommissioned
    | ImpositionThreatened
    | MandateSought
    | LocalMoneyPledged
    | WorkingGroupFormed
    | PromiseMade
    | PromiseJudged
    | Imposed
    | WalkedOut
    | Returned
    | PackageFound
    | PackageAnswered
    | SpendingDecided
    | AuthorisationDecided
)
"""Calls, gates and leavings."""

EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])
"""Reads any event of the present versions from plain data."""
