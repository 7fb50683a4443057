"""Claims: said as facts, checked by nobody until the debrief."""

from __future__ import annotations

from negotiation.plain.chair import Chair
from negotiation.plain.conversation import BackError, Choice
from negotiation.play import words
from negotiation.rules.commands import Claim

KINDS = (
    Choice("first", "a clause matters most to you"),
    Choice("red-line", "you have a red line on a clause"),
    Choice("words", "something else, in your own words"),
)
"""What a claim can be about."""


async def claim(chair: Chair) -> None:
    """Claim something; all read it, marked as unverified."""
    help_text = "Nobody checks a claim now. Claims about clauses are checked in the debrief."
    about = chair.talk.choose("What do you claim?", KINDS, help_text).replace("-", "_")
    if about == "words":
        text = chair.talk.text("What do you say?", "One line. Enter alone says nothing.")
        if not text:
            raise BackError
        await chair.act(Claim, words=chair.desk.words(text))
        return
    clauses = [
        Choice(standing.clause, words.clause_name(chair.scenario, standing.clause))
        for standing in chair.view.standings
    ]
    clause = chair.talk.choose("Which clause?", clauses)
    await chair.act(Claim, about=about, clause=clause)
