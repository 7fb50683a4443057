"""Looking around without acting: the draft, offers, talk, numbers, reasons, the brief, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from negotiation.contract.terms import Terms
from negotiation.plain.chair import Chair, worth_line
from negotiation.plain.conversation import BackError, Choice
from negotiation.play import words
from negotiation.rules.numbers import Numbers
from negotiation.rules.seatview import Standing

_LAST_LINES = 12
"""How many lines of talk are read out at once."""


def tell_all_of_where(chair: Chair) -> None:
    """Where the game stands, what is awaited, and what can be done."""
    tell_where(chair)
    chair.talk.tell(words.what_can_i_do(chair.view))


def tell_where(chair: Chair) -> None:
    """Where the game stands and what is awaited."""
    chair.talk.tell(
        f"{words.where_am_i(chair.scenario, chair.view)}. "
        f"{words.what_is_awaited(chair.scenario, chair.view)}."
    )


def tell_draft(chair: Chair) -> None:
    """Every clause of the draft: its option, whether that is new, who agreed."""
    chair.talk.heading("The draft as it stands")
    for number, standing in enumerate(chair.view.standings, start=1):
        label = chair.clause_label(standing.clause, standing.option)
        since = "as today" if standing.option == standing.status_quo else "changed from today"
        chair.talk.tell(f"  {number}. {label}: {since}, {_agreement(chair, standing)}.")
    signed = chair.view.signatures
    if signed:
        me = chair.view.side
        chair.talk.tell(f"Signed by {words.sides_sentence(chair.scenario, signed, me)}.")


def _agreement(chair: Chair, standing: Standing) -> str:
    back = chair.view.standstill.away.get(standing.clause)
    if back is not None:
        return f"with a working group until round {back}"
    if standing.settled:
        return "settled"
    if standing.agreed_by:
        who = words.sides_sentence(chair.scenario, standing.agreed_by, chair.view.side)
        return f"agreed in principle by {who}"
    return "open"


def tell_offers(chair: Chair) -> None:
    """The offers on the table, with what each is worth to this side; then what became of others."""
    chair.talk.heading("Offers")
    if not chair.view.offers:
        chair.talk.tell("Nobody has made an offer yet.")
    for offer in chair.view.offers:
        chair.talk.tell(words.offer_sentence(chair.scenario, offer, chair.view.side))
        if offer.closed is None:
            chair.talk.tell(f"  The draft with it: {worth_line(chair, offer.numbers)}")


def tell_talk(chair: Chair) -> None:
    """The last lines of talk, news and explanation."""
    chair.talk.heading("Talk and news")
    lines = chair.view.talk[-_LAST_LINES:]
    if not lines:
        chair.talk.tell("Nobody has said anything yet.")
    for line in lines:
        chair.talk.tell(words.line_sentence(chair.scenario, line, chair.view.side))


def tell_numbers(chair: Chair) -> None:
    """What the engine says of the draft, with the red lines."""
    chair.talk.heading("If this draft were signed")
    tell_projection(chair, chair.view.numbers, chair.view.crossed)


def tell_projection(chair: Chair, numbers: Numbers, crossed: tuple[str, ...]) -> None:
    """All that this seat sees of a contract: worth, measures, ladder, red lines."""
    side = chair.view.side
    chair.talk.tell(
        worth_line(chair, numbers),
        *words.measure_sentences(numbers, chair.view.status_quo),
        words.ladder_sentence(numbers),
    )
    if numbers.ratified is not None:
        chair.talk.tell(f"Chance that the deal is ratified: {words.share(numbers.ratified)}.")
    chair.talk.tell(*words.red_line_sentences(chair.scenario, side, crossed))


def tell_why(chair: Chair, change: Terms | None = None) -> None:
    """What each moved clause contributes to each number, and on what evidence."""
    terms = change or {}
    chair.talk.heading("Why")
    drivers = chair.desk.why(terms)
    if not drivers.drivers:
        chair.talk.tell("Nothing has moved from today, so there is nothing to explain.")
        return
    chair.talk.tell(*words.driver_sentences(chair.scenario, drivers))
    for driver in drivers.drivers:
        chair.talk.tell(*words.reason_sentences(chair.scenario, driver))


def tell_brief(chair: Chair) -> None:
    """This side's brief: red lines and fallback first, then the private and the public text."""
    scenario, view = chair.scenario, chair.view
    side = scenario.side_by_code[view.side]
    chair.talk.heading(f"Your brief: {side.name}")
    chair.talk.tell(f"Your constituency: {side.constituency}")
    for line in side.red_lines:
        chair.talk.tell(f"Your red line: {line.text}")
    if view.fallback is not None:
        chair.talk.tell(
            f"Your fallback, without a deal, is worth {words.points(view.fallback)} points of 100 "
            "to you. A deal worth less is not worth signing."
        )
    tell_markdown(chair, scenario.briefs.get(side.brief, ""))
    chair.has_read_brief = True


def tell_public_brief(chair: Chair) -> None:
    """The brief that everybody reads."""
    tell_markdown(chair, chair.scenario.briefs.get(chair.scenario.public_brief, ""))


def tell_markdown(chair: Chair, text: str) -> None:
    """A brief as plain paragraphs; its signs of markup are left out."""
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)", text.strip()):
        line = re.sub(r"\s+", " ", paragraph).strip()
        if line.startswith("#"):
            chair.talk.heading(line.lstrip("# "))
        elif line:
            chair.talk.tell(re.sub(r"(\*\*|\*|`)(\S(?:.*?\S)?)\1", r"\2", line))


def tell_clauses(chair: Chair) -> None:
    """Each clause with its question, and what the contract would say under each option."""
    for standing in chair.view.standings:
        clause = chair.scenario.clause_by_code[standing.clause]
        chair.talk.heading(f"{clause.name}. {clause.question}")
        for number, option in enumerate(clause.options):
            today = " (today)" if number == standing.status_quo else ""
            draft = " (in the draft)" if number == standing.option else ""
            chair.talk.tell(f"  {number + 1}. '{option.label}'{today}{draft}: {option.text}")


def tell_notes(chair: Chair) -> None:
    """This side's notes and plan."""
    view = chair.view
    chair.talk.heading("Notes and plan")
    plan = view.plan
    if plan is not None and plan.ranking:
        ranking = words.clauses_sentence(chair.scenario, plan.ranking)
        chair.talk.tell(f"You ranked the clauses: {ranking}.")
    if plan is not None and plan.aspiration is not None:
        chair.talk.tell(f"You aim for {words.points(plan.aspiration)}.")
    if plan is not None and plan.first_offer:
        first = words.terms_sentence(chair.scenario, plan.first_offer)
        chair.talk.tell(f"You meant to begin with: {first}.")
    for note in view.notes:
        draft = f" ({words.terms_sentence(chair.scenario, note.terms)})" if note.terms else ""
        chair.talk.tell(f"Note: {note.words.shown}{draft}")
    if plan is None and not view.notes:
        chair.talk.tell("There are none yet.")


def tell_people(chair: Chair) -> None:
    """Who sits where."""
    chair.talk.heading("At the table")
    for face in chair.view.faces:
        temper = f" ({face.temper})" if face.temper else ""
        who = "a person" if face.by == "person" else f"a bot{temper}"
        you = ", you" if face.seat == chair.view.seat else ""
        side = chair.scenario.side_by_code[face.side]
        chair.talk.tell(f"  {side.name}: {who}{you}.")


LOOKS: Mapping[str, tuple[str, Callable[[Chair], None]]] = {
    "where": ("where the game stands, what is awaited, what you can do", tell_all_of_where),
    "draft": ("the draft, clause by clause", tell_draft),
    "offers": ("the offers and what became of them", tell_offers),
    "talk": ("the last messages and news", tell_talk),
    "numbers": ("what the draft would do, and what it is worth to you", tell_numbers),
    "why": ("why the numbers are what they are, with evidence", tell_why),
    "clauses": ("every clause with all its options", tell_clauses),
    "brief": ("your brief", tell_brief),
    "public": ("the public brief", tell_public_brief),
    "notes": ("your notes and your plan", tell_notes),
    "people": ("who sits where", tell_people),
}
"""What can be looked at, at any time: its word, what it is, and how it is read out."""


def look_around(chair: Chair) -> None:
    """Choose things to look at until the person goes back."""
    choices = [Choice(word, label) for word, (label, _) in LOOKS.items()]
    choices.append(Choice("done", "back to the game"))
    question, first = "What would you like to look at?", True
    help_text = "Looking changes nothing. All these words also work at the main question."
    while True:
        try:
            word = chair.talk.choose(question, choices, help_text, enter="done", listed=first)
        except BackError:
            return
        if word == "done":
            return
        LOOKS[word][1](chair)
        question, first = "What else would you like to look at? '?' lists what there is.", False
