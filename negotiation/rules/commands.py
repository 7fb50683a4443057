"""Commands: what a seat, a facilitator or the clock asks for. Imperative; answered by events."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from negotiation.contract.base import ClauseCode, Code, Frozen, SeatCode, SideCode
from negotiation.contract.terms import Terms
from negotiation.rules.setup import HelpLevel, Temper
from negotiation.rules.words import Words

HintMoment: TypeAlias = Literal["asked", "offer", "signing", "delegate", "silent"]
ClaimAbout: TypeAlias = Literal["words", "first", "red_line"]
RejectReason: TypeAlias = Literal[
    "too_little", "too_costly", "red_line", "too_radical", "members", "too_vague", "other"
]
Decision: TypeAlias = Literal["confirm", "alter", "reopen", "exit", "lead"]


class Ask(Frozen):
    """The base of every command.

    `actor` is a seat, the facilitator, or the rules (a clock). `seen` is how many events the
    actor had been sent when it decided, so that a stale move can be refused. `because` is a bot's
    sentence of reason; people say theirs in words.
    """

    actor: str
    seen: Annotated[int, Field(ge=0)]
    because: str | None = None


class Ready(Ask):
    """I have finished this step (reading, caucus, reactions, the signing window)."""

    kind: Literal["ready"] = "ready"


class MakePlan(Ask):
    """My side's plan: ranking, aspiration and walk-away in tenths, first offer, others' wants."""

    kind: Literal["make_plan"] = "make_plan"
    ranking: tuple[ClauseCode, ...] = ()
    aspiration: int | None = None
    walk_away: int | None = None
    first_offer: Terms = Field(default_factory=dict)
    others_want: dict[SideCode, tuple[ClauseCode, ...]] = Field(default_factory=dict)


class StateBeliefs(Ask):
    """Which clauses I think matter most to the others."""

    kind: Literal["state_beliefs"] = "state_beliefs"
    matters: dict[SideCode, tuple[ClauseCode, ...]]


class Propose(Ask):
    """Offer a package to everybody."""

    kind: Literal["propose"] = "propose"
    terms: Terms
    words: Words | None = None


class Trade(Ask):
    """Offer one side an exchange: we move `give` if you move `get`."""

    kind: Literal["trade"] = "trade"
    to: SideCode
    give: Terms
    get: Terms
    words: Words | None = None


class Counter(Ask):
    """Answer an offer with another one."""

    kind: Literal["counter"] = "counter"
    offer: int
    terms: Terms
    words: Words | None = None


class PassTurn(Ask):
    """Make no offer this round."""

    kind: Literal["pass_turn"] = "pass_turn"


class Accept(Ask):
    """Accept an offer."""

    kind: Literal["accept"] = "accept"
    offer: int


class Reject(Ask):
    """Reject an offer, with a reason from the list and words if one wishes."""

    kind: Literal["reject"] = "reject"
    offer: int
    reason: RejectReason
    words: Words | None = None


class Object(Ask):
    """My side cannot live with a clause as it stands; takes back its agreement in principle."""

    kind: Literal["object"] = "object"
    clause: ClauseCode
    words: Words | None = None


class Settle(Ask):
    """Agree in principle to a clause as it stands in the draft."""

    kind: Literal["settle"] = "settle"
    clause: ClauseCode


class Sign(Ask):
    """Sign the draft as it stands."""

    kind: Literal["sign"] = "sign"


class SealFinal(Ask):
    """Hand in a sealed final offer; all are revealed together."""

    kind: Literal["seal_final"] = "seal_final"
    terms: Terms


class ConsultMembers(Ask):
    """Ask the members: an indicative poll on the draft."""

    kind: Literal["consult_members"] = "consult_members"


class CommissionAnalysis(Ask):
    """Buy analysis: the side sees every measure from then on, not only those of its lens."""

    kind: Literal["commission_analysis"] = "commission_analysis"


class Threaten(Ask):
    """Threaten to impose these terms."""

    kind: Literal["threaten"] = "threaten"
    terms: Terms


class SeekMandate(Ask):
    """Ask one's constituency to relax a red line."""

    kind: Literal["seek_mandate"] = "seek_mandate"
    red_line: Code


class PledgeLocalMoney(Ask):
    """Pledge money from one's own envelope, in pence a head a year."""

    kind: Literal["pledge_local_money"] = "pledge_local_money"
    pence_per_head: Annotated[int, Field(gt=0, le=2000)]


class FormWorkingGroup(Ask):
    """Send a clause to a working group: cheap, and two rounds late."""

    kind: Literal["form_working_group"] = "form_working_group"
    clause: ClauseCode


class PromiseLater(Ask):
    """Promise an option for a later year."""

    kind: Literal["promise_later"] = "promise_later"
    to: SideCode
    clause: ClauseCode
    option: int
    year: Annotated[int, Field(ge=1, le=5)]


class Reopen(Ask):
    """Open a settled clause again; costs trust unless a trade of others touched it this round."""

    kind: Literal["reopen"] = "reopen"
    clause: ClauseCode


class Leak(Ask):
    """Give a story to the press, once, deniably."""

    kind: Literal["leak"] = "leak"
    words: Words


class Impose(Ask):
    """Lay down imposable clauses by directions."""

    kind: Literal["impose"] = "impose"
    terms: Terms


class WalkOut(Ask):
    """Leave the table; the next offer is forfeited."""

    kind: Literal["walk_out"] = "walk_out"
    words: Words | None = None


class ReturnToTable(Ask):
    """Come back after a walk-out."""

    kind: Literal["return_to_table"] = "return_to_table"


class ProposeLocalDeal(Ask):
    """Offer the other remaining side a two-sided local deal."""

    kind: Literal["propose_local_deal"] = "propose_local_deal"
    terms: Terms


class Say(Ask):
    """Talk: to `all`, to one side, or in one's own `caucus`. Never binds."""

    kind: Literal["say"] = "say"
    to: str
    words: Words


class Claim(Ask):
    """State something as a fact, marked unverified.

    `about` a clause: that it comes `first` for one's side, or that there is a `red_line` on it;
    or whatever the `words` say.
    """

    kind: Literal["claim"] = "claim"
    about: ClaimAbout = "words"
    clause: ClauseCode | None = None
    words: Words | None = None


class Disclose(Ask):
    """Prove one's ranking of clauses or a red line to a side or to all; tokens are few."""

    kind: Literal["disclose"] = "disclose"
    to: str
    what: Literal["ranking", "red_line"]
    red_line: Code | None = None


class KeepNote(Ask):
    """Keep a note or a draft for one's own side."""

    kind: Literal["keep_note"] = "keep_note"
    words: Words
    terms: Terms = Field(default_factory=dict)


class AskHint(Ask):
    """Ask for a hint, in a seat that plays with help."""

    kind: Literal["ask_hint"] = "ask_hint"


class ChooseHelp(Ask):
    """Change how much help one's own seat gets."""

    kind: Literal["choose_help"] = "choose_help"
    level: HelpLevel


class AnswerPackage(Ask):
    """Adopt or decline a package that is better for all."""

    kind: Literal["answer_package"] = "answer_package"
    package: int
    adopt: bool


class ChooseRatification(Ask):
    """GP representatives: sign on the committee's authority, or put it to a ballot."""

    kind: Literal["choose_ratification"] = "choose_ratification"
    way: Literal["authority", "ballot"]


class Predict(Ask):
    """Predict the yes share of the ballot, in thousandths, before the count."""

    kind: Literal["predict"] = "predict"
    yes: Annotated[int, Field(ge=0, le=1000)]


class ApproveSpending(Ask):
    """Treasury gate: approve the deal's spending or not."""

    kind: Literal["approve_spending"] = "approve_spending"
    approve: bool


class Authorise(Ask):
    """Authorisation gate: confirm the commissioners' will and capability or not."""

    kind: Literal["authorise"] = "authorise"
    grant: bool


class DecideYear(Ask):
    """A side's one decision in a year of delivery; `alter` names terms."""

    kind: Literal["decide_year"] = "decide_year"
    decision: Decision
    terms: Terms = Field(default_factory=dict)


class Pause(Ask):
    """Facilitator: stop the clock and the table."""

    kind: Literal["pause"] = "pause"
    words: Words | None = None


class Resume(Ask):
    """Facilitator: go on."""

    kind: Literal["resume"] = "resume"


class SetTimer(Ask):
    """Facilitator: seconds left in this phase, or None for no timer."""

    kind: Literal["set_timer"] = "set_timer"
    seconds: Annotated[int, Field(ge=0)] | None


class InjectNews(Ask):
    """Facilitator or rules: send an inject of the scenario, to all or to some seats."""

    kind: Literal["inject_news"] = "inject_news"
    inject: Code
    to: tuple[SideCode, ...] = ()


class GiveHint(Ask):
    """Rules: a hint reaches a seat. Worked out by the host from what that seat may know."""

    kind: Literal["give_hint"] = "give_hint"
    seat: SeatCode
    moment: HintMoment
    text: Annotated[str, Field(min_length=1, max_length=600)]


class Nudge(Ask):
    """Facilitator or clock: remind a seat that it is awaited."""

    kind: Literal["nudge"] = "nudge"
    seat: SeatCode
    words: Words | None = None


class Undo(Ask):
    """Facilitator: take back the last move, with a reason."""

    kind: Literal["undo"] = "undo"
    words: Words


class ForcePass(Ask):
    """Facilitator or clock: a silent seat passes."""

    kind: Literal["force_pass"] = "force_pass"
    seat: SeatCode


class SetClause(Ask):
    """Facilitator: set a clause of the draft."""

    kind: Literal["set_clause"] = "set_clause"
    clause: ClauseCode
    option: int
    words: Words


class SeatBot(Ask):
    """Facilitator: a bot takes a seat."""

    kind: Literal["seat_bot"] = "seat_bot"
    seat: SeatCode
    temper: Temper


class SeatPerson(Ask):
    """Facilitator: a person takes a seat (back)."""

    kind: Literal["seat_person"] = "seat_person"
    seat: SeatCode
    help: HelpLevel = "none"


class HandPen(Ask):
    """Make another seat of the same side its spokesperson; the facilitator may do so too."""

    kind: Literal["hand_pen"] = "hand_pen"
    to: SeatCode


class ShowOnBoard(Ask):
    """Facilitator: show or hide the table on the big board."""

    kind: Literal["show_on_board"] = "show_on_board"
    shown: bool


class Advance(Ask):
    """Facilitator: close this phase for everybody."""

    kind: Literal["advance"] = "advance"
    words: Words | None = None


class EndGame(Ask):
    """Facilitator: end the game here."""

    kind: Literal["end_game"] = "end_game"
    words: Words | None = None


class Bookmark(Ask):
    """Facilitator: mark this moment for the debrief."""

    kind: Literal["bookmark"] = "bookmark"
    words: Words


SeatCommand: TypeAlias = (
    Ready
    | MakePlan
    | StateBeliefs
    | Propose
    | Trade
    | Counter
    | PassTurn
    | Accept
    | Reject
    | Object
    | Settle
    | Sign
    | SealFinal
    | ConsultMembers
    | CommissionAnalysis
    | Threaten
    | SeekMandate
    | PledgeLocalMoney
    | FormWorkingGroup
    | PromiseLater
    | Reopen
    | Leak
    | Impose
    | WalkOut
    | ReturnToTable
    | ProposeLocalDeal
    | Say
    | Claim
    | Disclose
    | KeepNote
    | AskHint
    | ChooseHelp
    | AnswerPackage
    | ChooseRatification
    | Predict
    | ApproveSpending
    | Authorise
    | DecideYear
    | HandPen
)

FacilitatorCommand: TypeAlias = (
    Pause
    | Resume
    | SetTimer
    | InjectNews
    | GiveHint
    | Nudge
    | Undo
    | ForcePass
    | SetClause
    | SeatBot
    | SeatPerson
    | ShowOnBoard
    | Advance
    | EndGame
    | Bookmark
)

Command: TypeAlias = SeatCommand | FacilitatorCommand
