"""From signature to debrief: ratification, the ballot, the years, and everything opened."""

from __future__ import annotations

from collections.abc import Mapping

from negotiation.contract.terms import Terms
from negotiation.plain.chair import Chair
from negotiation.plain.compose import compose
from negotiation.plain.conversation import BackError, Choice
from negotiation.plain.look import tell_markdown
from negotiation.play import words
from negotiation.rules.commands import (
    ApproveSpending,
    Authorise,
    ChooseRatification,
    DecideYear,
    Decision,
    Predict,
)

_DECISIONS: Mapping[Decision, str] = {
    "confirm": "go on as agreed",
    "alter": "alter one clause of the settlement",
    "reopen": "invoke the re-opener",
    "exit": "use the exit window",
    "lead": "spend local leadership on delivery",
}
"""What can be decided in a year."""

NAMES_A_CLAUSE: Mapping[str, str] = {
    "alter": "The one clause to alter",
    "reopen": "The next step of pay",
    "exit": "The voluntary option to leave",
}
"""The decisions that move one clause, and what it is called while it is chosen."""


async def choose_ratification(chair: Chair) -> None:
    """Sign on the committee's authority, or ask the members."""
    yes = chair.view.numbers.measure("ballot_yes_share")
    if yes is not None:
        chair.talk.tell(f"If the members are asked, {yes:.1%} would be expected to say yes.")
    choices = (
        Choice("ballot", "ask the members; they may say no"),
        Choice("authority", "sign on the committee's authority; members trust you less for it"),
    )
    way = chair.talk.choose("How is the deal to be ratified?", choices)
    await chair.act(ChooseRatification, way=way)


async def predict(chair: Chair) -> None:
    """Predict the share of yes votes."""
    share = chair.talk.figure(
        "What share of the votes will be yes, in per cent? The count begins when all have said.",
        0,
        100,
    )
    if share is not None:
        await chair.act(Predict, yes=round(share * 10))


async def approve_spending(chair: Chair) -> None:
    """The Treasury's word on what the deal costs."""
    gate = chair.scenario.gates.spending
    if gate is not None:
        chair.talk.tell(gate.text)
    choices = (
        Choice("approve", "let the deal pass"),
        Choice("refuse", "send it back to the table; the second time it is dead"),
    )
    word = chair.talk.choose("Do you approve the spending?", choices)
    await chair.act(ApproveSpending, approve=word == "approve")


async def authorise(chair: Chair) -> None:
    """Whether one's side has the will to carry what the deal gives it."""
    gate = chair.scenario.gates.authorisation
    if gate is not None:
        chair.talk.tell(gate.text)
    choices = (
        Choice("will", "you are willing; whether you are able is judged then"),
        Choice("not", "you are not; those clauses stay as today"),
    )
    word = chair.talk.choose("Are you willing to carry these clauses?", choices)
    await chair.act(Authorise, grant=word == "will")


async def decide_year(chair: Chair) -> None:
    """The side's one decision for the year."""
    allowed = chair.view.hand.decisions or ("confirm",)
    choices = [Choice(decision, _DECISIONS[decision]) for decision in allowed]
    word = chair.talk.choose("What does your side do this year?", choices, enter="confirm")
    terms: Terms = {}
    if word in NAMES_A_CLAUSE:
        ending = (Choice("send", "decide so"),)
        begin = chair.drafts.get(word, {})
        _, terms = compose(chair, NAMES_A_CLAUSE[word], ending, begin, chair.keeper(word))
    await chair.act(DecideYear, decision=word, terms=terms)


def tell_debrief(chair: Chair) -> None:
    """How it ended, what each side made of it, the path of the talks, and history."""
    for title, sentences in words.debrief_sections(chair.scenario, chair.view, shared=chair.shared):
        chair.talk.heading(title)
        chair.talk.tell(*sentences)


def tell_all_offers(chair: Chair) -> None:
    """Every offer of the game, with what it was worth to every side."""
    debrief = chair.view.debrief
    if debrief is None:
        return
    chair.talk.heading("Every offer, and what the draft with it was worth to each side")
    if not debrief.offers:
        chair.talk.tell("Nobody made an offer.")
    for offer in debrief.offers:
        worth = words.worth_to_each(chair.scenario, offer.numbers, chair.view.side)
        chair.talk.tell(words.offer_sentence(chair.scenario, offer, chair.view.side))
        chair.talk.tell(f"  Worth {worth}.")


def tell_all_briefs(chair: Chair) -> None:
    """Every side's brief."""
    for opened in chair.view.debrief.sides if chair.view.debrief else ():
        tell_markdown(chair, opened.brief)


def after_the_end(chair: Chair) -> None:
    """Look through what has opened, until the person has had enough."""
    looks = {
        "debrief": ("read the debrief again", tell_debrief),
        "offers": ("every offer, with what it was worth to each side", tell_all_offers),
        "briefs": ("every side's brief", tell_all_briefs),
    }
    choices = [Choice(word, label) for word, (label, _) in looks.items()]
    while True:
        try:
            word = chair.talk.choose(
                "Everything is open now. What would you like to look at?",
                [*choices, Choice("done", "leave")],
                enter="done",
            )
        except BackError:
            return
        if word == "done":
            return
        looks[word][1](chair)
