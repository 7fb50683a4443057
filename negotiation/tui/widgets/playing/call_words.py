"""Calls, proofs and ways of leaving in words: what each does and costs, and what they brought."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import (
    clause_name,
    named,
    option_label,
    share,
    sides_sentence,
    subject,
    terms_sentence,
)
from negotiation.rules.seatview import MoveKind, View
from negotiation.rules.state import Promise

CALL = "one call"
PROOF = "one proof"


class CallWords(NamedTuple):
    """A strong move: its name, what it does, and what it costs in the hand."""

    name: str
    does: str
    costs: str = CALL


CALLS: Mapping[MoveKind, CallWords] = {
    "consult_members": CallWords(
        "Consult your members",
        "A poll of the members on the draft as it stands. Only your side sees the answer; those "
        "who reply are few, and need not be typical.",
    ),
    "commission_analysis": CallWords(
        "Commission analysis",
        "From now on you see the figures of every draft that your side's own sources do not show, "
        "and half the doubt about money, uptake and work is gone.",
    ),
    "threaten": CallWords(
        "Threaten to impose",
        "Tell everybody what you would lay down by directions. The others trust you less for it.",
    ),
    "seek_mandate": CallWords(
        "Ask for leave to relax a red line",
        "Ask those you speak for. The more the draft is worth to them above the fallback, the "
        "likelier they agree. Only your side hears the answer.",
    ),
    "pledge_local_money": CallWords(
        "Pledge local money",
        "Put money of your own envelope into the deal, in pence a head a year. It stays pledged.",
    ),
    "form_working_group": CallWords(
        "Send a clause to a working group",
        "Nobody can move the clause for two rounds. It comes back as it is.",
    ),
    "promise_later": CallWords(
        "Promise something for a later year",
        "Tell one side that a clause will get an option in a year of delivery. Kept it earns "
        "trust, broken it costs three times as much.",
    ),
    "reopen": CallWords(
        "Reopen a settled clause",
        "Open an agreement in principle again. The others trust you less for it, unless a trade "
        "of theirs touched the clause this round: then it is free.",
    ),
    "leak": CallWords(
        "Leak a story to the press",
        "Once a game, without your name. It makes the draft likelier to be attacked in public. "
        "About three in ten leaks are traced, and then the others trust you much less.",
    ),
    "disclose": CallWords(
        "Prove your ranking or a red line",
        "What you prove is shown to be true, to one side or to everybody.",
        PROOF,
    ),
    "propose_local_deal": CallWords(
        "Offer a local deal",
        "While the third side is away: a deal of two, from what practices choose to do or what "
        "you two pay yourselves. If it is accepted, the national talks are over.",
        "free",
    ),
    "impose": CallWords(
        "Impose terms by directions",
        "Lay down what needs nobody's agreement. The talks end and the others answer. It cannot "
        "be taken back.",
        "ends the talks",
    ),
    "walk_out": CallWords(
        "Walk out",
        "Leave the table. Your offers fall away, you lose your next one, the others trust you "
        "less and may make a deal without you. You can return.",
        "your next offer",
    ),
    "return_to_table": CallWords("Return to the table", "Come back to the talks.", "free"),
}
"""The strong moves in the order in which they are listed."""


def listed(view: View) -> tuple[MoveKind, ...]:
    """The strong moves of this edition for this seat: those it can make now, then the others."""
    refused = {held.kind for held in view.hand.withheld}
    can = [kind for kind in CALLS if view.can(kind)]
    return (*can, *(kind for kind in CALLS if kind in refused and kind not in can))


def why_withheld(view: View, kind: MoveKind) -> str:
    """Why a call cannot be made now."""
    return next(
        (held.why for held in view.hand.withheld if held.kind == kind),
        "That cannot be done now.",
    )


def hand_sentence(view: View) -> str:
    """What is left: "You have 2 calls and 1 proof left."."""
    calls, proofs = view.hand.calls_left, view.hand.proofs_left
    return (
        f"You have {calls} call{'' if calls == 1 else 's'} and "
        f"{proofs} proof{'' if proofs == 1 else 's'} left."
    )


def standing_sentences(view: View, scenario: Scenario) -> list[str]:
    """What calls have done to the table, and what one's own brought; the weightiest first."""
    stands, me = view.standstill, view.side
    said = []
    if stands.absent:
        have = "has" if len(stands.absent) == 1 and me not in stands.absent else "have"
        who = sides_sentence(scenario, stands.absent, me)
        said.append(f"{who[:1].upper()}{who[1:]} {have} left the table")
    if stands.threatened:
        said.append(f"Threatened: {terms_sentence(scenario, stands.threatened)}")
    said += [
        f"{clause_name(scenario, clause)} is with a working group until round {until}"
        for clause, until in stands.away.items()
    ]
    if stands.pledged:
        said.append(f"Local money pledged: £{stands.pledged / 100:.2f} a head")
    return said + promises(view, scenario) + _own(view, scenario)


def promises(view: View, scenario: Scenario) -> list[str]:
    """The promises that are not due yet."""
    due = [promise for promise in view.standstill.promises if promise.kept is None]
    return [_promise(scenario, promise, view.side) for promise in due]


def _promise(scenario: Scenario, promise: Promise, me: SideCode) -> str:
    return (
        f"{subject(scenario, promise.side, me)} promised {named(scenario, promise.to, me)} "
        f"{clause_name(scenario, promise.clause)} at "
        f"'{option_label(scenario, promise.clause, promise.option)}' in year {promise.year}"
    )


def _own(view: View, scenario: Scenario) -> list[str]:
    """What only this side knows: polls, analysis, red lines relaxed."""
    hand = view.hand
    said = [
        f"Your poll in round {poll.round}: {share(poll.yes)} of {poll.replies:,} in favour"
        for poll in hand.polls[-1:]
    ]
    if hand.analysed:
        said.append("Your analysis shows on every draft")
    lines = {line.code: line for line in scenario.side_by_code[view.side].red_lines}
    said += [
        f"Your red line on {clause_name(scenario, lines[code].clause)} is relaxed"
        for code in hand.relaxed
        if code in lines
    ]
    return said
