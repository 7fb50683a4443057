"""What stands beside the moves of the table: help, claims, beliefs, and a word at a gate.

Each is asked for in one or two short lists on top of whatever screen the game is on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.play.words import MOVES, clause_name, named
from negotiation.rules import commands as c
from negotiation.rules.seatview import MoveKind
from negotiation.tui.screens.playing.ask import WordsScreen
from negotiation.tui.screens.playing.choose import Choice, ChooseScreen

if TYPE_CHECKING:
    from negotiation.tui.screens.playing.moving import MovingScreen

DELEGATE = "delegate"
"""The row that lets one's delegate act."""

MOST_BELIEFS = 3
"""How many clauses one names for each other side, at most."""

LEVELS = (
    Choice("none", "none: you play by yourself"),
    Choice("hint", "hint: a hint when you ask for one"),
    Choice("coach", "coach: a hint before each offer and before you sign, too"),
    Choice("delegate", "delegate: a bot acts for you, move by move, when you let it"),
)


def open_asides(screen: MovingScreen) -> None:
    """Choose what to do of what can be done now; then it is asked what that needs."""
    view = screen.now
    choices = [
        Choice(kind, f"{MOVES[kind][:1].upper()}{MOVES[kind][1:]}")
        for kind in ASIDES
        if view.can(kind)
    ]
    if view.help == "delegate" and view.is_awaited:
        choices.insert(0, Choice(DELEGATE, "Let your delegate make its next move"))
    if not choices:
        screen.say("There is nothing of that kind to do now.")
        return
    asked = "A good moment to say what matters most to the others." if view.beliefs_asked else ""

    def chosen(key: str) -> None:
        if key == DELEGATE:
            if screen.house.bridge is not None:
                screen.run_worker(screen.house.bridge.let_delegate_act(view.seat))
            return
        next(act for kind, act in ASIDES.items() if kind == key)(screen)

    _choose(screen, "Help, claims and guesses", asked, choices, chosen)


def _choose(
    screen: MovingScreen,
    question: str,
    details: str,
    choices: list[Choice],
    then: Callable[[str], object],
    otherwise: Callable[[], object] = lambda: None,
) -> None:
    def answered(key: str | None) -> None:
        otherwise() if key is None else then(key)

    screen.app.push_screen(ChooseScreen(question, details, choices), answered)


def _send(screen: MovingScreen, kind: type[c.Ask], **fields: object) -> None:
    command = {"actor": screen.now.seat, "seen": screen.now.seen, **fields}
    screen.run_worker(screen.submit(cast(c.Command, kind.model_validate(command))))


def _hint(screen: MovingScreen) -> None:
    _send(screen, c.AskHint)


def _help(screen: MovingScreen) -> None:
    now = screen.now.help
    choices = [choice for choice in LEVELS if choice.key != now]
    details = f"Now it is: {now}. Hints are in the record, and told in the debrief."
    send = partial(_send, screen, c.ChooseHelp)
    _choose(screen, "How much help do you want?", details, choices, lambda level: send(level=level))


def _claim(screen: MovingScreen) -> None:
    kinds = [
        Choice("first", "A clause matters most to us"),
        Choice("red_line", "We have a red line on a clause"),
        Choice("words", "Something else, in your own words"),
    ]
    details = "All read it, marked as unverified. Claims about clauses are checked in the debrief."

    def about(key: str) -> None:
        if key != "words":
            send = partial(_send, screen, c.Claim, about=key)
            clauses = _clauses(screen, ())
            _choose(screen, "Which clause?", "", clauses, lambda clause: send(clause=clause))
            return
        question = WordsScreen("What do you claim?", details)
        screen.app.push_screen(question, partial(_claimed, screen))

    _choose(screen, "What do you claim?", details, kinds, about)


def _claimed(screen: MovingScreen, text: str | None) -> None:
    if text:
        _send(screen, c.Claim, words=screen.desk.words(text))


def _clauses(screen: MovingScreen, without: tuple[ClauseCode, ...]) -> list[Choice]:
    return [
        Choice(standing.clause, clause_name(screen.scenario, standing.clause))
        for standing in screen.now.standings
        if standing.clause not in without
    ]


def _beliefs(screen: MovingScreen) -> None:
    """For each other side its weightiest clauses, one after the other; Esc goes to the next."""
    view = screen.now
    others = [face.side for face in view.faces if face.side != view.side]
    _believe(screen, list(dict.fromkeys(others)), {})


def _believe(
    screen: MovingScreen, sides: list[SideCode], matters: dict[SideCode, tuple[ClauseCode, ...]]
) -> None:
    if not sides:
        if matters:
            _send(screen, c.StateBeliefs, matters=matters)
        return
    side, *rest = sides
    found = matters.get(side, ())
    so_far = ", ".join(clause_name(screen.scenario, k) for k in found) or "nothing yet"
    details = f"So far: {so_far}. Esc: no more of theirs. Nobody sees it now."

    def add(clause: str) -> None:
        more = {**matters, side: (*found, clause)}
        _believe(screen, sides if len(found) + 1 < MOST_BELIEFS else rest, more)

    question = f"What matters most to {named(screen.scenario, side)}?"
    after = partial(_believe, screen, rest, matters)
    _choose(screen, question, details, _clauses(screen, found), add, after)


def _spending(screen: MovingScreen) -> None:
    gate = screen.scenario.gates.spending
    choices = [Choice("yes", "Approve it"), Choice("no", "Refuse it: back to the table")]
    send = partial(_send, screen, c.ApproveSpending)
    details = gate.text if gate is not None else ""
    _choose(
        screen,
        "Do you approve the spending?",
        details,
        choices,
        lambda key: send(approve=key == "yes"),
    )


def _authorise(screen: MovingScreen) -> None:
    gate = screen.scenario.gates.authorisation
    choices = [
        Choice("yes", "Yes; whether you are able is judged then"),
        Choice("no", "No; those clauses stay as today"),
    ]
    send = partial(_send, screen, c.Authorise)
    details = gate.text if gate is not None else ""
    _choose(
        screen,
        "Are you willing to carry these clauses?",
        details,
        choices,
        lambda key: send(grant=key == "yes"),
    )


ASIDES: Mapping[MoveKind, Callable[[MovingScreen], None]] = {
    "approve_spending": _spending,
    "authorise": _authorise,
    "ask_hint": _hint,
    "state_beliefs": _beliefs,
    "claim": _claim,
    "choose_help": _help,
}
"""What can be done from here, and what asks for its details."""
