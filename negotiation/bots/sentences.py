"""What bots say: sentences from their side's interests, naming clauses, never their own values."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation.bots.situation import Situation
from negotiation.contract.base import ClauseCode
from negotiation.contract.terms import Terms


def interest(situation: Situation) -> str:
    """One of the side's interests; those named first in its brief come up more often."""
    interests = situation.own.interests
    weights = range(len(interests), 0, -1)
    return situation.rng.choices(interests, weights=weights)[0].rstrip(" .")


def clause_at(situation: Situation, clause: ClauseCode, option: int) -> str:
    """A clause with one of its options: "Discharge summaries at '24 hours, £25 if late'"."""
    known = situation.scenario.clause_by_code[clause]
    return f"{known.name} at '{known.options[option].label}'"


def asking(situation: Situation, gained: Terms, given: Terms) -> str:
    """Why an offer is made: what it asks for, and what it gives."""
    asks = _listed(clause_at(situation, *pair) for pair in gained.items())
    gives = _listed(clause_at(situation, *pair) for pair in given.items())
    need = interest(situation)
    if asks and gives:
        return f"We ask for {asks}, and could live with {gives} in return. We are here for {need}."
    if asks:
        return f"We ask for {asks}. We are here for {need}."
    return f"We could live with {gives}, if that brings us nearer to a deal. We still need {need}."


def accepting(situation: Situation) -> str:
    """Why an offer is accepted."""
    return f"This is enough of what we came for, and we came for {interest(situation)}."


def refusing(situation: Situation, clause: ClauseCode, option: int) -> str:
    """Why an offer is refused: the clause that troubles the side most."""
    troubling = clause_at(situation, clause, option)
    return f"We are worse off with this than without a deal, above all with {troubling}."


def refusing_red_line(situation: Situation, clause: ClauseCode, option: int) -> str:
    """Why an offer is refused that the side may never sign."""
    return (
        f"We cannot sign {clause_at(situation, clause, option)}; our own people would not let us."
    )


def objecting(situation: Situation, clause: ClauseCode, option: int) -> str:
    """Why the side objects to a clause as it stands."""
    written = clause_at(situation, clause, option)
    return f"We had no part in {written}, and cannot sign a draft that has it."


def settling(situation: Situation, clause: ClauseCode, option: int) -> str:
    """Why a clause is agreed in principle."""
    return f"{clause_at(situation, clause, option)} is what we would choose ourselves."


def signing(situation: Situation) -> str:
    """Why the draft is signed."""
    return f"This draft does more than no deal would for what we want: {interest(situation)}."


def passing(situation: Situation) -> str:
    """Why no offer is made."""
    return f"We have nothing new to ask for. What we want stays the same: {interest(situation)}."


def standing_by(situation: Situation) -> str:
    """Why no offer is made when what the side wants is on the table."""
    return f"The draft as it stands can give us {interest(situation)}; we wait for the others."


def talk(situation: Situation) -> str:
    """A line for the table before the offers."""
    lines = (
        "What we need from this is {}.",
        "Whatever we sign has to mean {}.",
        "Tell us what you need most; for us it is {}.",
        "We have room to move, as long as it leads to {}.",
    )
    return situation.rng.choice(lines).format(interest(situation))


def ratifying(situation: Situation, *, by_ballot: bool) -> str:
    """Why members are asked, or not."""
    if by_ballot:
        return "Our members should decide, and we believe that most of them will say yes."
    return f"We sign on our own authority: a ballot could cost us {interest(situation)}."


def delivering(situation: Situation) -> str:
    """Why the settlement is confirmed for another year."""
    return f"We keep to what we signed, for the sake of {interest(situation)}."


def _listed(parts: Iterable[str]) -> str:
    *heads, last = [*parts] or [""]
    return f"{', '.join(heads)} and {last}" if heads else last


def package(adopt: bool) -> str:
    """On a package that was found to be better for all."""
    if adopt:
        return "This leaves us better off than what we have signed."
    return "We would rather keep what we have signed."


def pledging(situation: Situation) -> str:
    """Why local money goes into the draft."""
    return f"This draft gives us {interest(situation)}. We add money of ours, so that GPs can sign."


def sending_away(situation: Situation, clause: ClauseCode) -> str:
    """Why a clause goes to a working group."""
    name = situation.scenario.clause_by_code[clause].name
    return f"We cannot agree on {name} here. Let a working group look at it, and let us go on."


def proving() -> str:
    """Why the side's ranking is shown."""
    return "Nobody has offered us more than we have without a deal. See what matters most to us."


def threatening(situation: Situation) -> str:
    """Why terms are threatened."""
    return f"Nothing on the table brings {interest(situation)}. Without a deal we lay this down."


def leaving() -> str:
    """Why the side walks out."""
    return "We are worse off with anything on this table than without a deal, so we leave it."


def imposing(situation: Situation) -> str:
    """Why terms are laid down."""
    return f"There will be no deal, so we lay down what we can, for {interest(situation)}."
