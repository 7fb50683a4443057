"""Putting a package together, clause by clause, with its private projection at every step."""

from __future__ import annotations

from collections.abc import Callable

from negotiation.contract.base import ClauseCode
from negotiation.contract.terms import Terms, difference, merge
from negotiation.plain.chair import Chair, draft_headlines
from negotiation.plain.conversation import BackError, Choice
from negotiation.plain.look import tell_projection, tell_why
from negotiation.play import words

HELP = (
    "Choose a clause to move it, and then one of its options. Nobody sees any of this before you "
    "send it. 'full' reads out every number, 'why' the reasons, 'undo' takes the last step back."
)

Ending = tuple[Choice, ...]


def compose(
    chair: Chair,
    what: str,
    endings: Ending,
    start: Terms,
    keep: Callable[[Terms], None],
    beside: Terms | None = None,
) -> tuple[str, Terms]:
    """Let a person put terms together; the word of the ending they chose, and the terms.

    `what` names what is being composed ("Your offer"). `keep` hears of every change, so that a
    draft survives 'back'. `beside` are terms that count as moved already and stay so. Raises
    BackError, LeaveError.
    """
    fixed = beside or {}
    history = [difference(chair.view.draft, start)]
    while True:
        terms = history[-1]
        keep(terms)
        tell_package(chair, what, terms, fixed)
        word = chair.talk.choose(
            "Which clause would you move, or what next?", _choices(chair, terms, endings, fixed),
            HELP,
        )  # fmt: skip
        if word in {ending.word for ending in endings}:
            if terms or word == "drop":
                return word, terms
            chair.talk.tell("It changes nothing yet; move a clause first, or go back.")
        elif word == "full":
            result = chair.desk.what_if(merge(fixed, terms))
            tell_projection(chair, result.numbers, result.crossed)
        elif word == "why":
            tell_why(chair, merge(fixed, terms))
        elif word == "undo":
            if len(history) > 1:
                history.pop()
            else:
                history[-1] = {}
        else:
            changed = _move_clause(chair, word, terms, fixed)
            if changed is not None:
                history.append(changed)


def tell_package(chair: Chair, what: str, terms: Terms, beside: Terms) -> None:
    """The package so far, and what the draft with it would be worth and do."""
    if not terms:
        chair.talk.heading(f"{what}: nothing moved from the draft yet.")
        return
    chair.talk.heading(f"{what}: {words.terms_sentence(chair.scenario, terms)}.")
    result = chair.desk.what_if(merge(beside, terms))
    chair.talk.tell(*draft_headlines(chair, result.numbers))
    chair.talk.tell(*words.crossed_sentences(chair.scenario, chair.view.side, result.crossed))


def _choices(chair: Chair, terms: Terms, endings: Ending, beside: Terms) -> list[Choice]:
    fixed = {*beside, *chair.view.standstill.away}
    movable = [
        Choice(standing.clause, _now(chair, standing.clause, terms))
        for standing in chair.view.standings
        if not standing.settled and standing.clause not in fixed
    ]
    looks = [
        Choice("full", "every number you can see"),
        Choice("why", "why the numbers move"),
        Choice("undo", "take the last step back"),
    ]
    return [*movable, *endings, *(looks if terms else [])]


def _now(chair: Chair, clause: ClauseCode, terms: Terms) -> str:
    option = merge(chair.view.draft, terms)[clause]
    moved = "moved to" if clause in terms else "now"
    label = words.option_label(chair.scenario, clause, option)
    return f"{words.clause_name(chair.scenario, clause)}, {moved} '{label}'"


def _move_clause(chair: Chair, clause: ClauseCode, terms: Terms, beside: Terms) -> Terms | None:
    """The terms with one clause moved, or None when the person goes back."""
    options = chair.scenario.clause_by_code[clause].options
    others = {code: option for code, option in terms.items() if code != clause}
    results = [{**others, clause: number} for number in range(len(options))]
    worth = chair.desk.worth([merge(beside, result) for result in results])
    draft = chair.view.draft[clause]
    choices = [
        Choice(
            option.code,
            f"'{option.label}'{' (in the draft)' if number == draft else ''}: {option.text} "
            f"Worth to you {words.points(worth[number])}.",
        )
        for number, option in enumerate(options)
    ]
    question = chair.scenario.clause_by_code[clause].question
    try:
        word = chair.talk.choose(question, choices, "Choose what the contract would say.")
    except BackError:
        return None
    number = [option.code for option in options].index(word)
    return difference(chair.view.draft, results[number])
