"""The main question: what a seat can do now, from its legal moves, and what it can look at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from negotiation.plain import calls, claims, ending, helping, offers, planning, reactions
from negotiation.plain.chair import Chair
from negotiation.plain.conversation import BackError, Choice
from negotiation.plain.look import LOOKS, look_around, tell_where
from negotiation.play import words
from negotiation.rules.events import Phase
from negotiation.rules.seatview import MoveKind

Act = Callable[[Chair], Awaitable[None]]

ACTS: Mapping[MoveKind, tuple[str, Act]] = {
    "make_plan": ("plan", planning.make_plan),
    "propose": ("offer", offers.propose),
    "trade": ("trade", offers.trade),
    "counter": ("counter", offers.counter),
    "seal_final": ("final", offers.seal_final),
    "pass_turn": ("pass", offers.pass_turn),
    "answer_package": ("package", calls.answer_package),
    "choose_ratification": ("ratify", ending.choose_ratification),
    "predict": ("predict", ending.predict),
    "approve_spending": ("approve", ending.approve_spending),
    "authorise": ("authorise", ending.authorise),
    "decide_year": ("year", ending.decide_year),
    "accept": ("accept", offers.accept),
    "reject": ("reject", offers.reject),
    "settle": ("settle", reactions.settle),
    "object": ("object", reactions.object_to),
    "reopen": ("reopen", reactions.reopen),
    "sign": ("sign", reactions.sign),
    "return_to_table": ("return", calls.return_to_table),
    "ready": ("ready", reactions.ready),
    "state_beliefs": ("beliefs", planning.state_beliefs),
    "say": ("say", reactions.say),
    "claim": ("claim", claims.claim),
    "keep_note": ("note", reactions.keep_note),
    "ask_hint": ("hint", helping.ask_hint),
    "choose_help": ("help", helping.choose_help),
}
"""Kinds of moves in the order of the menu: the word for each and what asks for its details.

The other kinds are calls, which stand together under the word `call`.
"""

FINISHING: Mapping[Phase, str] = {
    "briefing": "I have read the brief",
    "planning": "go on without a plan",
    "caucus": "end our caucus",
    "reactions": "I have reacted to what I wanted to",
    "signing": "finish; without every signature there is no deal",
}
"""What finishing each step means."""

ASK_BELIEFS = (
    "A good moment to say what you think matters most to the others: type beliefs. "
    "Nobody sees it before the debrief."
)

HELP = (
    "These are the moves you can make now. A move is only made when you have answered its "
    "questions. To look at something, type its word at once: " + ", ".join(LOOKS) + "."
)


def choices_of(chair: Chair) -> list[Choice]:
    """The moves that are legal now, then what-if and looking around."""
    kinds = [kind for kind in ACTS if chair.view.can(kind)]
    if chair.view.phase in ("briefing", "caucus"):
        kinds.sort(key=lambda kind: kind != "ready")
    choices = [Choice(ACTS[kind][0], _label(chair, kind)) for kind in kinds]
    if any(chair.view.can(kind) for kind in calls.CALLS):
        choices.append(Choice("call", "make a call, give a proof, or leave the table"))
    if chair.view.phase in ("planning", "caucus", "offers", "reactions", "signing"):
        choices.append(Choice("what-if", "try terms out; nobody else sees them"))
    return [*choices, Choice("look", "look at the draft, the offers, the numbers, your brief")]


def _label(chair: Chair, kind: MoveKind) -> str:
    if kind == "ready":
        return FINISHING.get(chair.view.phase, words.MOVES[kind])
    return words.MOVES[kind]


async def ask(chair: Chair) -> None:
    """Ask the main question once, and do what was answered. Raises LeaveError."""
    chair.talk.tell("")
    tell_where(chair)
    if chair.view.beliefs_asked:
        chair.talk.tell(ASK_BELIEFS)
    if chair.view.hand.free_reopen:
        names = words.clauses_sentence(chair.scenario, chair.view.hand.free_reopen)
        chair.talk.tell(f"Two others have traded {names}. 'reopen' takes that back, free.")
    try:
        word = chair.talk.choose(
            "What would you like to do?", choices_of(chair), HELP, more=tuple(LOOKS)
        )
    except BackError:
        chair.talk.tell("This is the main question; 'quit' leaves, and the game is saved.")
        return
    try:
        await _do(chair, word)
    except BackError:
        chair.talk.tell("Nothing was sent; what you put together is kept.")


async def _do(chair: Chair, word: str) -> None:
    if word == "look":
        look_around(chair)
    elif word == "call":
        await calls.make_call(chair)
    elif word == "what-if":
        await reactions.what_if(chair)
    elif word in LOOKS:
        LOOKS[word][1](chair)
    else:
        act = next(act for name, act in ACTS.values() if name == word)
        await act(chair)
