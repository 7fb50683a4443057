"""Help for one's own seat: a hint when asked, another level, and a delegate that one lets act."""

from __future__ import annotations

from negotiation.plain.chair import Chair
from negotiation.plain.conversation import Choice
from negotiation.play.lobby import Session
from negotiation.rules.commands import AskHint, ChooseHelp

LEVELS = (
    Choice("none", "no help"),
    Choice("hint", "a hint when you ask for one"),
    Choice("coach", "a hint before each offer and before you sign, too"),
    Choice("delegate", "a bot acts for you; you can take over at any time"),
)
"""The levels of help, as they are asked for."""


async def ask_hint(chair: Chair) -> None:
    """A hint. It comes before the next question."""
    await chair.act(AskHint)


async def choose_help(chair: Chair) -> None:
    """Another level of help; every hint is in the record, and told in the debrief."""
    now = chair.view.help
    choices = [choice for choice in LEVELS if choice.word != now]
    question = f"How much help do you want? Now it is: {now}."
    level = chair.talk.choose(question, choices, "Hints are in the record; the debrief names them.")
    await chair.act(ChooseHelp, level=level)


async def ask_delegate(chair: Chair, session: Session) -> None:
    """Let the delegate make its next move, or take over. Raises BackError for the usual menu."""
    choices = (
        Choice("go", "let your delegate make the next move"),
        Choice("over", "take over; your delegate becomes a coach"),
    )
    word = chair.talk.choose("Your delegate is ready to act.", choices, enter="go")
    if word == "over":
        await chair.act(ChooseHelp, level="coach")
    elif not await session.act_for(chair.view.seat):
        chair.talk.tell("Your delegate has nothing to do now.")
