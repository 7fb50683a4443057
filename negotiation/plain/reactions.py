"""Clauses agreed, objected to, reopened; signing; talk, notes, what-ifs; finishing a step."""

from __future__ import annotations

from negotiation.contract.base import ClauseCode
from negotiation.plain.chair import Chair, worth_line
from negotiation.plain.compose import compose
from negotiation.plain.conversation import BackError, Choice
from negotiation.plain.look import tell_draft
from negotiation.play import words
from negotiation.rules.commands import KeepNote, Object, Propose, Ready, Reopen, Say, Settle, Sign
from negotiation.rules.seatview import MoveKind


async def ready(chair: Chair) -> None:
    """Finish this step."""
    if chair.view.phase == "signing" and chair.view.can("sign"):
        chair.talk.tell("You have not signed. If you finish now, there will be no deal.")
        if not chair.talk.confirm("Finish without signing?"):
            raise BackError
    await chair.act(Ready)


async def settle(chair: Chair) -> None:
    """Agree to a clause in principle."""
    clause = choose_clause(chair, "settle", "Which clause do you agree to as it stands?")
    await chair.act(Settle, clause=clause)


async def object_to(chair: Chair) -> None:
    """Object to a clause as it stands."""
    clause = choose_clause(chair, "object", "Which clause can you not live with?")
    text = chair.talk.text("Why? Enter alone for no words.", "Everybody reads them.")
    note = chair.desk.words(text) if text else None
    await chair.act(Object, clause=clause, words=note)


async def reopen(chair: Chair) -> None:
    """Open a settled clause again."""
    clause = choose_clause(chair, "reopen", "Which clause would you open again?")
    await chair.act(Reopen, clause=clause)


async def sign(chair: Chair) -> None:
    """Sign the draft as it stands, after reading it."""
    tell_draft(chair)
    chair.talk.tell(worth_line(chair, chair.view.numbers))
    if not chair.talk.confirm("Sign this draft?", "A deal needs every signatory."):
        raise BackError
    await chair.act(Sign)


async def say(chair: Chair) -> None:
    """Send a message. Talk never binds."""
    sides = dict.fromkeys(face.side for face in chair.view.faces if face.side != chair.view.side)
    choices = [
        Choice("all", "everybody"),
        *(Choice(side, chair.scenario.side_by_code[side].name) for side in sides),
        Choice("caucus", "your own side only"),
    ]
    to = chair.talk.choose("To whom?", choices, "Talk never binds; moves do.")
    text = chair.talk.text("What do you say?", "One line. Enter alone sends nothing.")
    if not text:
        raise BackError
    said = chair.desk.words(text)
    await chair.act(Say, to=to, words=said)


async def keep_note(chair: Chair) -> None:
    """Keep a note for one's own side."""
    text = chair.talk.text("Your note:", "Only your side reads it, until the debrief.")
    if not text:
        raise BackError
    note = chair.desk.words(text)
    await chair.act(KeepNote, words=note)


async def what_if(chair: Chair) -> None:
    """Try terms out in private; keep them as a note, or make them the offer."""
    endings = [Choice("drop", "forget it and go back")]
    if chair.view.can("keep_note"):
        endings.insert(0, Choice("note", "keep it as a note"))
    if chair.view.can("propose"):
        endings.insert(0, Choice("send", "make it your offer"))

    word, terms = compose(
        chair,
        "What if",
        tuple(endings),
        chair.drafts.get("what-if", {}),
        chair.keeper("what-if"),
    )
    if word == "send" and not await chair.act(Propose, terms=terms):
        return
    if word == "note":
        text = chair.talk.text("What is it for?", "A few words to find it again.")
        note = chair.desk.words(text or words.terms_sentence(chair.scenario, terms))
        await chair.act(KeepNote, words=note, terms=terms)
        return
    chair.drafts.pop("what-if", None)


def choose_clause(chair: Chair, kind: MoveKind, question: str) -> ClauseCode:
    """One of the clauses that this kind of move may name now."""
    move = chair.view.move(kind)
    allowed = move.clauses if move else ()
    choices = [
        Choice(standing.clause, chair.clause_label(standing.clause, standing.option))
        for standing in chair.view.standings
        if standing.clause in allowed
    ]
    return chair.talk.choose(question, choices)
