"""Calls and other strong moves: polls, threats, mandates, money, promises, proofs, leaving."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from negotiation.contract.base import ClauseCode, Code
from negotiation.plain.chair import Chair, worth_line
from negotiation.plain.conversation import BackError, Choice
from negotiation.plain.offers import choose_side, compose_kept, with_words
from negotiation.play import words
from negotiation.rules import commands as c
from negotiation.rules.seatview import MoveKind


async def consult(chair: Chair) -> None:
    """Ask the members about the draft."""
    await chair.act(c.ConsultMembers)


async def analyse(chair: Chair) -> None:
    """Pay for analysis."""
    await chair.act(c.CommissionAnalysis)


async def threaten(chair: Chair) -> None:
    """Say what would be laid down."""
    terms = compose_kept(chair, "threat", "What you threaten to lay down", {})
    await chair.act(c.Threaten, terms=terms)


async def seek_mandate(chair: Chair) -> None:
    """Ask one's constituency to relax a red line."""
    await chair.act(c.SeekMandate, red_line=_choose_red_line(chair))


async def pledge(chair: Chair) -> None:
    """Money from one's own envelope."""
    most = chair.view.hand.envelope_left / 100
    pounds = chair.talk.figure("How many pounds a head a year do you pledge?", 0.01, most)
    if pounds is not None:
        await chair.act(c.PledgeLocalMoney, pence_per_head=round(pounds * 100))


async def form_group(chair: Chair) -> None:
    """Send a clause to a working group."""
    clause = _choose_clause(chair, "Which clause goes to a working group?")
    await chair.act(c.FormWorkingGroup, clause=clause)


async def promise(chair: Chair) -> None:
    """Promise an option for a later year."""
    to = choose_side(chair, "To whom do you promise something?")
    clause = _choose_clause(chair, "Which clause is it about?")
    options = chair.scenario.clause_by_code[clause].options
    choices = [Choice(option.code, f"'{option.label}': {option.text}") for option in options]
    word = chair.talk.choose("What do you promise?", choices)
    option = chair.scenario.clause_by_code[clause].number_of(word)
    year = chair.talk.figure("In which year?", 1, 5)
    if year is not None:
        await chair.act(c.PromiseLater, to=to, clause=clause, option=option, year=round(year))


async def leak(chair: Chair) -> None:
    """Give a story to the press."""
    text = chair.talk.text("What is the story?", "Everybody reads it; it may be traced to you.")
    if not text:
        raise BackError
    await chair.act(c.Leak, words=chair.desk.words(text))


async def disclose(chair: Chair) -> None:
    """Prove one's ranking or a red line."""
    sides = dict.fromkeys(face.side for face in chair.view.faces if face.side != chair.view.side)
    choices = [Choice(side, chair.scenario.side_by_code[side].name) for side in sides]
    to = chair.talk.choose("To whom?", [Choice("all", "everybody"), *choices])
    kinds = [Choice("ranking", "what matters most to you, in order")]
    if _red_lines(chair):
        kinds.append(Choice("red-line", "one of your red lines"))
    what = chair.talk.choose("What do you prove?", kinds, "A proof is true; proofs are few.")
    line = _choose_red_line(chair) if what == "red-line" else None
    await chair.act(c.Disclose, to=to, what=what.replace("-", "_"), red_line=line)


async def impose(chair: Chair) -> None:
    """Lay down terms by directions; the talks end."""
    terms = compose_kept(chair, "imposition", "What you would lay down", {})
    if not chair.talk.confirm("Lay this down? The talks end, and the others answer."):
        raise BackError
    await chair.act(c.Impose, terms=terms)


async def walk_out(chair: Chair) -> None:
    """Leave the table."""
    if not chair.talk.confirm("Leave the table? You lose your next offer."):
        raise BackError
    await chair.act(c.WalkOut, words=with_words(chair))


async def return_to_table(chair: Chair) -> None:
    """Come back."""
    await chair.act(c.ReturnToTable)


async def local_deal(chair: Chair) -> None:
    """Offer the other remaining side a deal of two."""
    terms = compose_kept(chair, "local", "Your local deal", {})
    await chair.act(c.ProposeLocalDeal, terms=terms)


async def answer_package(chair: Chair) -> None:
    """Adopt or decline a package that is better for all."""
    me = chair.view.side
    open_ones = [each for each in chair.view.standstill.packages if me not in each.answers]
    for package in open_ones[:1]:
        terms = words.terms_sentence(chair.scenario, package.terms)
        chair.talk.tell(f"Package {package.number}: {terms}.", worth_line(chair, package.numbers))
        choices = (
            Choice("adopt", "sign again with it"),
            Choice("decline", "leave the deal as it is"),
        )
        word = chair.talk.choose(
            "Adopt it? It takes every signatory.", choices, "Declining leaves the deal as signed."
        )
        await chair.act(c.AnswerPackage, package=package.number, adopt=word == "adopt")


Act = Callable[[Chair], Awaitable[None]]

CALLS: Mapping[MoveKind, tuple[str, Act]] = {
    "consult_members": ("consult", consult),
    "commission_analysis": ("analysis", analyse),
    "threaten": ("threaten", threaten),
    "seek_mandate": ("mandate", seek_mandate),
    "pledge_local_money": ("pledge", pledge),
    "form_working_group": ("group", form_group),
    "promise_later": ("promise", promise),
    "leak": ("leak", leak),
    "disclose": ("prove", disclose),
    "propose_local_deal": ("local", local_deal),
    "impose": ("impose", impose),
    "walk_out": ("walk-out", walk_out),
}
"""The strong moves, under one word of the main question."""


async def make_call(chair: Chair) -> None:
    """Choose one of the strong moves that can be made now."""
    hand = chair.view.hand
    chair.talk.tell(f"You have {hand.calls_left} calls and {hand.proofs_left} proofs left.")
    choices = [
        Choice(word, words.MOVES[kind]) for kind, (word, _) in CALLS.items() if chair.view.can(kind)
    ]
    word = chair.talk.choose("Which?", choices, "Calls are few; each is told to those it concerns.")
    act = next(act for name, act in CALLS.values() if name == word)
    await act(chair)


def _choose_clause(chair: Chair, question: str) -> ClauseCode:
    choices = [
        Choice(standing.clause, chair.clause_label(standing.clause, standing.option))
        for standing in chair.view.standings
        if not standing.settled
    ]
    return chair.talk.choose(question, choices)


def _red_lines(chair: Chair) -> list[Choice]:
    side = chair.scenario.side_by_code[chair.view.side]
    relaxed = chair.view.hand.relaxed
    return [Choice(line.code, line.text) for line in side.red_lines if line.code not in relaxed]


def _choose_red_line(chair: Chair) -> Code:
    return chair.talk.choose("Which red line?", _red_lines(chair))
