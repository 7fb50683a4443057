"""Making offers and answering them."""

from __future__ import annotations

from negotiation.contract.base import SideCode
from negotiation.contract.terms import Terms, merge
from negotiation.plain.chair import Chair, worth_line
from negotiation.plain.compose import compose
from negotiation.plain.conversation import BackError, Choice
from negotiation.play import words
from negotiation.rules.commands import Accept, Counter, PassTurn, Propose, Reject, SealFinal, Trade
from negotiation.rules.seatview import MoveKind
from negotiation.rules.state import Offer
from negotiation.rules.words import Words

SEND = Choice("send", "send it")


async def propose(chair: Chair) -> None:
    """A package for everybody."""
    plan = chair.view.plan
    start = plan.first_offer if plan is not None and chair.view.round == 1 else {}
    terms = compose_kept(chair, "package", "Your offer", start)
    if await chair.act(Propose, terms=terms, words=with_words(chair)):
        chair.drafts.pop("package", None)


async def trade(chair: Chair) -> None:
    """An exchange with one side: what we give, what we get."""
    to = choose_side(chair, "With whom would you trade?")
    whom = words.named(chair.scenario, to)
    give = compose_kept(chair, f"give {to}", f"What you would give {whom}", {})
    get = compose_kept(chair, f"get {to}", f"What you would get from {whom}", {}, give)
    chair.talk.tell(
        f"The trade: you would move {words.terms_sentence(chair.scenario, give)}, if {whom} would "
        f"move {words.terms_sentence(chair.scenario, get)}."
    )
    chair.talk.tell(worth_line(chair, chair.desk.what_if(merge(give, get)).numbers))
    if not chair.talk.confirm("Send this trade?"):
        raise BackError
    if await chair.act(Trade, to=to, give=give, get=get, words=with_words(chair)):
        chair.drafts.pop(f"give {to}", None)
        chair.drafts.pop(f"get {to}", None)


async def counter(chair: Chair) -> None:
    """Another offer in answer to one on the table, starting from it."""
    number = choose_offer(chair, "counter", "Which offer do you answer?")
    offer = next(offer for offer in chair.view.offers if offer.number == number)
    terms = compose_kept(chair, f"counter {number}", f"Your answer to offer {number}", offer.terms)
    if await chair.act(Counter, offer=number, terms=terms, words=with_words(chair)):
        chair.drafts.pop(f"counter {number}", None)


async def pass_turn(chair: Chair) -> None:
    """No offer this round."""
    await chair.act(PassTurn)


async def accept(chair: Chair) -> None:
    """Accept an offer on the table."""
    number = choose_offer(chair, "accept", "Which offer do you accept?")
    await chair.act(Accept, offer=number)


async def reject(chair: Chair) -> None:
    """Reject an offer, with a reason and words if one wishes."""
    number = choose_offer(chair, "reject", "Which offer do you reject?")
    reasons = [Choice(reason, label) for reason, label in words.REJECT_REASONS.items()]
    reason = chair.talk.choose("Why?", reasons, "Everybody hears the reason.")
    await chair.act(Reject, offer=number, reason=reason, words=with_words(chair))


async def seal_final(chair: Chair) -> None:
    """A sealed final offer; all are revealed together."""
    terms = compose_kept(chair, "final", "Your sealed final offer", {})
    if await chair.act(SealFinal, terms=terms):
        chair.drafts.pop("final", None)


def compose_kept(
    chair: Chair,
    name: str,
    what: str,
    start: Terms,
    beside: Terms | None = None,
) -> Terms:
    """Compose terms that survive 'back' under a name, until they are sent."""
    ending = Choice("done", "go on") if name.startswith(("give", "get")) else SEND
    begin = chair.drafts.get(name, start)
    _, terms = compose(chair, what, (ending,), begin, chair.keeper(name), beside)
    return terms


def with_words(chair: Chair) -> Words | None:
    text = chair.talk.text(
        "Any words with it? Enter alone for none.", "Everybody who gets it reads them."
    )
    return chair.desk.words(text) if text else None


def choose_side(chair: Chair, question: str) -> SideCode:
    """One of the other sides at the table."""
    sides = [face.side for face in chair.view.faces if face.side != chair.view.side]
    choices = [
        Choice(side, chair.scenario.side_by_code[side].name) for side in dict.fromkeys(sides)
    ]
    return chair.talk.choose(question, choices)


def choose_offer(chair: Chair, kind: MoveKind, question: str) -> int:
    """One of the offers that this kind of move may name now; not asked when there is only one."""
    move = chair.view.move(kind)
    numbers = move.offers if move else ()
    offers = [offer for offer in chair.view.offers if offer.number in numbers]
    if len(offers) == 1:
        chair.talk.tell(_label(chair, offers[0]))
        return offers[0].number
    choices = [Choice(f"offer-{offer.number}", _label(chair, offer)) for offer in offers]
    word = chair.talk.choose(question, choices)
    return int(word.removeprefix("offer-"))


def _label(chair: Chair, offer: Offer) -> str:
    text = words.offer_sentence(chair.scenario, offer, chair.view.side)
    return f"{text} The draft with it: {worth_line(chair, offer.numbers)}"
