"""Tables and lists that several handouts share."""

from __future__ import annotations

from negotiation.contract.clause import Clause
from negotiation.contract.edition import Edition
from negotiation.contract.scenario import Scenario
from negotiation.contract.side import Side
from negotiation.library.paper.blocks import Items, Run, Table, Words, strong, words

ROLES = {
    "signatory": "must sign",
    "veto": "may veto",
    "voice": "has a voice, does not sign",
    "observer": "looks on",
}


def clauses_of(scenario: Scenario, edition: Edition) -> tuple[Clause, ...]:
    """The clauses that are on the table in this edition."""
    codes = edition.clauses or tuple(scenario.clause_by_code)
    return tuple(clause for clause in scenario.clauses if clause.code in codes)


def sides_table(scenario: Scenario) -> Table:
    """Who sits at the table."""
    rows = tuple((strong(s.mark), words(s.name), words(ROLES[s.role])) for s in scenario.sides)
    return Table("The sides", ("Mark", "Side", "Signature"), rows)


def options_list(clause: Clause) -> Items:
    """The options of a clause, numbered, today's marked."""
    items: list[Words] = []
    for option in clause.options:
        today = " (as it is today)" if option.code == clause.status_quo else ""
        items.append((Run(option.label, strong=True), Run(f"{today}: {option.text}")))
    return Items(tuple(items), numbered=True)


def clause_rows(clauses: tuple[Clause, ...], empty: int) -> tuple[tuple[Words, ...], ...]:
    """One row per clause with its name and so many empty cells."""
    return tuple((words(clause.name), *([()] * empty)) for clause in clauses)


def values_table(side: Side) -> Table:
    """What the side values, with the anchors of the scale in natural units."""
    from negotiation.contract.measures import MEASURES

    rows = []
    for outcome in sorted(side.outcomes, key=lambda one: -one.weight):
        measure = MEASURES[outcome.measure]
        anchors = f"{outcome.worst:g} to {outcome.best:g} {measure.unit}"
        rows.append((words(measure.title), words(anchors), words(f"{outcome.weight:g}")))
    return Table(
        "What a contract can be worth to you: points of 100 for outcomes",
        ("Outcome", "From nothing to all its points", "Points"),
        tuple(rows),
        numbers=(2,),
    )


def positions_table(scenario: Scenario, side: Side) -> Table:
    """What the side likes or hates for itself."""
    rows = []
    for position in side.positions:
        clause = scenario.clause_by_code[position.clause]
        label = next(one.label for one in clause.options if one.code == position.option)
        terms = f"{clause.name}: {label}"
        rows.append((words(terms), words(position.reason), words(f"{position.points:+g}")))
    return Table(
        "What you like or hate for itself",
        ("Option", "Because", "Points"),
        tuple(rows),
        numbers=(2,),
    )
