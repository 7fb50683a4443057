"""Hints in words: what a trader would do in a seat's place, and why, without the mathematics."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms
from negotiation.play.wording.names import (
    clause_name,
    joined,
    named,
    option_label,
    subject,
)
from negotiation.rules.seatview import View

Term: TypeAlias = tuple[ClauseCode, int]


def at(scenario: Scenario, clause: ClauseCode, option: int) -> str:
    """A clause at one of its options: "Pay uplift at '1.5 %'"."""
    return f"{clause_name(scenario, clause)} at '{option_label(scenario, clause, option)}'"


def listed(scenario: Scenario, terms: Terms) -> str:
    """Terms in a row: "Pay uplift at '1.5 %' and Staff at 'none'"."""
    return joined([at(scenario, *term) for term in terms.items()])


def planning(scenario: Scenario, view: View) -> str:
    """What to keep and what to give, by the side's own ranking."""
    ranked = [clause_name(scenario, clause) for clause in view.ranking]
    most, least = ranked[:2], ranked[2:][-2:]
    text = f"What moves most for your side: {joined(most)}, in that order."
    if least:
        text += f" What moves least, and can be given for it: {joined(least)}."
    return text


def asking(scenario: Scenario, view: View, gained: Terms, given: Terms) -> str:
    """An offer: what to ask for, what to give with it, and what the others have shown of that."""
    parts = []
    if gained and given:
        parts.append(
            f"Ask for {listed(scenario, gained)}, and give {listed(scenario, given)} with it."
        )
    elif gained:
        parts.append(f"Ask for {listed(scenario, gained)}.")
    else:
        parts.append(f"Give {listed(scenario, given)}: a deal is worth that to you.")
    return " ".join([*parts, *_evidence(scenario, view, given, gained)])


def _evidence(scenario: Scenario, view: View, given: Terms, gained: Terms) -> Iterable[str]:
    """At most one sentence on what is given, and one on what is asked for."""
    wanted = [(term, s) for term in given.items() for s in _who_asked(view, term)]
    if wanted:
        (clause, option), side = wanted[0]
        yield f"{subject(scenario, side)} asked for {at(scenario, clause, option)} before."
    for clause, option in gained.items():
        willing = _who_asked(view, (clause, option))
        calm = _never_refused(view, clause)
        if willing:
            who = subject(scenario, willing[0])
            yield f"{who} put {at(scenario, clause, option)} forward too."
            return
        if calm:
            who = subject(scenario, calm[0])
            yield f"{who} never refused an offer with {clause_name(scenario, clause)} in it."
            return


def _who_asked(view: View, term: Term) -> list[SideCode]:
    """The other sides that have offered this themselves."""
    asked = (offer.side for offer in view.offers if term in offer.terms.items())
    return [side for side in dict.fromkeys(asked) if side != view.side]


def _never_refused(view: View, clause: ClauseCode) -> list[SideCode]:
    """The sides that met this clause in an offer of others and never rejected one with it."""
    met: dict[SideCode, bool] = {}
    for face in view.faces:
        for offer in view.offers:
            to_answer = offer.side != face.side and offer.to in (None, face.side)
            if clause in offer.terms and to_answer and face.side != view.side:
                refused = face.side in offer.rejected_by
                met[face.side] = met.get(face.side, True) and not refused
    return [side for side, calm in met.items() if calm]


def listening(scenario: Scenario, view: View) -> str:
    """Nothing to do: what the others have asked for most, as far as everybody could see."""
    counts: dict[tuple[SideCode, ClauseCode], int] = {}
    for offer in view.offers:
        if offer.side != view.side:
            for clause in offer.terms:
                counts[offer.side, clause] = counts.get((offer.side, clause), 0) + 1
    text = "Nothing waits for you now."
    if not counts:
        return f"{text} Ask the others what they need most, and why."
    side, clause = max(counts, key=lambda key: counts[key])
    name = clause_name(scenario, clause)
    return f"{text} Watch {named(scenario, side)}: {name} comes back in their offers."


def signing(scenario: Scenario, view: View) -> str:
    """The draft is good enough to sign."""
    missing = [s for s in scenario.signatories if s not in view.signatures and s != view.side]
    rest = " Everybody else has signed." if not missing else ""
    return f"This draft leaves you better off than no deal, and crosses none of your lines.{rest}"


def not_signing(scenario: Scenario, worst: Term | None, *, worse: bool) -> str:
    """The draft is not good enough yet, and what is wrong with it."""
    how = "worse off than no deal" if worse else "little better off than no deal"
    text = f"Signed as it stands, the draft leaves you {how}."
    if worst is None:
        return f"{text} It needs something that you want in it."
    return f"{text} Get {at(scenario, *worst)} changed first."


def rejecting(scenario: Scenario, number: int, worst: Term | None, *, red_line: bool) -> str:
    """An offer that is to be refused, and for what."""
    why = "crosses a red line of yours" if red_line else "leaves you worse off than no deal"
    above = f", above all with {at(scenario, *worst)}" if worst is not None else ""
    return f"Offer {number} {why}{above}. Reject it, and say what would help."


def predicting(yes: int) -> str:
    """What members may say, in words only."""
    if yes >= 650:
        return "Most who vote will probably say yes; few ballots are lost like this one."
    if yes >= 500:
        return "It looks like a yes, but a narrow one."
    return "It looks like a no: more who vote seem to dislike the deal than like it."
