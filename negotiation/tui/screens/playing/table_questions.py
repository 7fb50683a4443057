"""What the table asks before a move that cannot be taken back."""

from __future__ import annotations

from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import difference
from negotiation.play.words import red_line_sentences, sides_sentence, terms_sentence, worth_of
from negotiation.rules.seatview import View
from negotiation.tui.screens.question import Answer, Question


def before_signing(scenario: Scenario, view: View) -> Question:
    """What signing means: the whole deal, its worth, who has signed."""
    moved = terms_sentence(scenario, difference(scenario.status_quo, view.draft))
    signed = (
        f"Signed so far: {sides_sentence(scenario, view.signatures, view.side)}."
        if view.signatures
        else "Nobody has signed yet; the deal stands once every signatory has."
    )
    lines = red_line_sentences(scenario, view.side, view.crossed)
    words = "\n\n".join(
        [
            "Sign the draft as it stands?",
            f"Against today it moves {moved}.",
            worth_of(view.value, view.fallback, view.plan.aspiration if view.plan else None),
            *lines,
            signed,
        ]
    )
    return Question(words, Answer("s", "Sign", "yes"), Answer("b", "Back", "no"))


def before_passing(view: View) -> Question:
    """A round without an offer of one's own."""
    words = (
        f"Make no offer in round {view.round} of {view.rounds}? "
        "You can still accept, reject, agree clauses and sign."
    )
    return Question(words, Answer("p", "Pass", "yes"), Answer("b", "Back", "no"))


def before_leaving_unsigned(view: View) -> Question:
    """The end of the talks without one's own signature."""
    worth = worth_of(view.value, view.fallback)
    words = (
        "Leave the draft unsigned? Without your signature there is no deal, and each side falls "
        f"back on what it can do alone.\n\nThe draft: {worth}"
    )
    return Question(words, Answer("l", "Leave it unsigned", "yes"), Answer("b", "Back", "no"))
