"""The plan before the talks, and beliefs about the others; every question can be skipped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.terms import Terms
from negotiation.plain.chair import Chair
from negotiation.plain.compose import compose
from negotiation.plain.conversation import BackError, Choice
from negotiation.play import words
from negotiation.rules.commands import MakePlan, StateBeliefs


@dataclass(slots=True)
class _Answers:
    """What was answered so far; going back a question keeps it."""

    ranking: tuple[ClauseCode, ...] = ()
    aspiration: int | None = None
    walk_away: int | None = None
    first_offer: Terms = field(default_factory=dict)
    others_want: dict[SideCode, tuple[ClauseCode, ...]] = field(default_factory=dict)


async def make_plan(chair: Chair) -> None:
    """Ask for the plan, question by question."""
    answers = _Answers()
    questions: list[Callable[[], None]] = [
        lambda: _ask_ranking(chair, answers),
        lambda: _ask_aspiration(chair, answers),
        lambda: _ask_walk_away(chair, answers),
        lambda: _ask_others(chair, answers),
        lambda: _ask_first_offer(chair, answers),
    ]
    chair.talk.heading("Your plan. Only your side sees it, until the debrief.")
    at = 0
    while at < len(questions):
        try:
            questions[at]()
        except BackError:
            if at == 0:
                raise
            at -= 1
        else:
            at += 1
    await chair.act(
        MakePlan,
        ranking=answers.ranking,
        aspiration=answers.aspiration,
        walk_away=answers.walk_away,
        first_offer=answers.first_offer,
        others_want=answers.others_want,
    )


async def state_beliefs(chair: Chair) -> None:
    """Which clauses matter most to the others."""
    matters = _ask_about_others(chair, "What do you think matters most to {side}?")
    await chair.act(StateBeliefs, matters=matters)


def _clauses(chair: Chair) -> list[Choice]:
    return [
        Choice(standing.clause, words.clause_name(chair.scenario, standing.clause))
        for standing in chair.view.standings
    ]


def _ask_ranking(chair: Chair, answers: _Answers) -> None:
    question = "Which clauses matter most to your side? The most important first."
    answers.ranking = tuple(chair.talk.order(question, _clauses(chair)))


def _ask_aspiration(chair: Chair, answers: _Answers) -> None:
    fallback = chair.view.fallback
    known = "" if fallback is None else f" Your fallback is worth {words.points(fallback)}."
    question = f"How many points of 100 do you aim for?{known}"
    answers.aspiration = _tenths(chair.talk.figure(question, 0, 100, optional=True))


def _ask_walk_away(chair: Chair, answers: _Answers) -> None:
    question = "Below how many points would you rather have no deal?"
    help_text = "Usually your fallback, or a little more."
    answers.walk_away = _tenths(chair.talk.figure(question, 0, 100, help_text, optional=True))


def _tenths(value: float | None) -> int | None:
    return None if value is None else round(value * 10)


def _ask_others(chair: Chair, answers: _Answers) -> None:
    answers.others_want = _ask_about_others(chair, "What do you think {side} want most?")


def _ask_about_others(chair: Chair, question: str) -> dict[SideCode, tuple[ClauseCode, ...]]:
    named: dict[SideCode, tuple[ClauseCode, ...]] = {}
    for side in dict.fromkeys(face.side for face in chair.view.faces):
        if side != chair.view.side:
            who = words.named(chair.scenario, side)
            clauses = tuple(chair.talk.order(question.format(side=who), _clauses(chair)))
            if clauses:
                named[side] = clauses
    return named


def _ask_first_offer(chair: Chair, answers: _Answers) -> None:
    choices = (Choice("compose", "put a first offer together"), Choice("later", "decide later"))
    word = chair.talk.choose("What would you offer first?", choices, enter="later")
    if word == "compose":
        ending = (Choice("done", "that is my first offer"),)
        begin = chair.drafts.get("package", {})
        keep = chair.keeper("package")
        _, answers.first_offer = compose(chair, "Your first offer", ending, begin, keep)
