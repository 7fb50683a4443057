"""Sheets to write on or stand up: planning, proposals, questionnaire, keys, table labels."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation.contract.edition import Edition
from negotiation.contract.scenario import Scenario
from negotiation.library.handouts.tables import clause_rows, clauses_of
from negotiation.library.paper.blocks import (
    Block,
    Document,
    Items,
    Label,
    Lines,
    PageBreak,
    Paragraph,
    Table,
    Words,
    words,
)
from negotiation.library.questionnaire import SCALE, questionnaire

_OFFERS = 3
"""How many offers fit on one proposal form."""


def planning_sheet(scenario: Scenario, edition: Edition) -> Document:
    """What a side thinks through before the first round."""
    sides = " / ".join(side.short for side in scenario.sides)
    rows = clause_rows(clauses_of(scenario, edition), 4)
    blocks: tuple[Block, ...] = (
        Paragraph(words(f"We are ({sides}): ____________    Table: ____")),
        Table(
            "Clause by clause: 1 is what matters most to us",
            ("Clause", "Our rank", "We want", "We could live with", "Who wants what here?"),
            rows,
            widths=(0, 2, 5, 5, 5),
            roomy=True,
        ),
        Lines("We aim for a deal worth, and would walk away below", 1),
        Lines("Our first offer", 2),
        Lines("What the others want most, and how we would notice", 3),
        Lines("What could we give that costs us little and them much?", 2),
    )
    return Document(f"{scenario.title}: planning sheet", "For each side, to write on", blocks)


def proposal_form(scenario: Scenario, edition: Edition) -> Document:
    """Offers on paper, for a side that confers away from the screen."""
    names = ", ".join(clause.name for clause in clauses_of(scenario, edition))
    blocks: list[Block] = [Paragraph(words(f"Clauses: {names}."))]
    for number in range(1, _OFFERS + 1):
        blocks += [
            Table(
                f"Offer {number}: from ____________ to ____________ in round ____",
                ("Clause", "From", "To", "Only if"),
                tuple(((), (), (), ()) for _ in range(4)),
                widths=(3, 2, 2, 3),
                roomy=True,
            ),
            Lines("Because", 1),
        ]
    return Document(f"{scenario.title}: proposal form", "For each side, to write on", tuple(blocks))


def questionnaire_sheet(scenario: Scenario) -> Document:
    """The questionnaire on paper, for sessions that do not ask it on the screen."""
    asked = questionnaire()
    head = ("How far is this true?", *(str(number) for number in SCALE))
    rows = tuple((words(item.text), *([()] * len(SCALE))) for item in asked.items)
    scale = f"{SCALE[0]} means {asked.lowest}, {SCALE[-1]} means {asked.highest}."
    blocks: list[Block] = []
    for when in ("Before the game", "After the game"):
        blocks += [
            Paragraph(words(asked.consent)),
            Paragraph(words(f"Seat code: ____________   {scale}")),
            Table(when, head, rows, widths=(1, 0, 0, 0, 0, 0), roomy=True),
            PageBreak(),
        ]
    return Document(f"{scenario.title}: questionnaire", "For every player", tuple(blocks[:-1]))


def keys_card(keys: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Document:
    """Keys by screen: each place's name, then its keys and what they do."""
    blocks: list[Block] = [
        Paragraph(words("Press ? on any screen for what it shows. Esc goes back; nothing is lost."))
    ]
    for place, pairs in keys:
        rows: tuple[tuple[Words, ...], ...] = tuple((words(k), words(w)) for k, w in pairs)
        blocks.append(Table(place, ("Key", "What it does"), rows))
    return Document("Heads of Terms: keys", "For every player", tuple(blocks), columns=2)


def table_labels(scenario: Scenario, tables: int) -> Document:
    """A sheet per side and table, to be folded and stood up."""
    blocks: list[Block] = []
    for number in range(1, tables + 1):
        for side in scenario.sides:
            blocks += [Label(side.short, f"{side.name}, table {number}"), PageBreak()]
    return Document(f"{scenario.title}: table labels", "To stand on the tables", tuple(blocks[:-1]))


def debrief_sheet(scenario: Scenario) -> Document:
    """What each player writes down before the results are opened."""
    blocks: tuple[Block, ...] = (
        Items(
            (
                words("Write before anything is revealed; there is no wrong answer."),
                words("Then compare it with what the screen shows."),
            )
        ),
        Lines("How good was our deal for us, from 0 to 100? For each of the others?", 2),
        Lines("Which trade made the difference? Which did nobody find?", 3),
        Lines("What did I believe about another side that I now doubt?", 3),
        Lines("One thing I will do differently in my own work", 3),
    )
    return Document(f"{scenario.title}: debrief sheet", "For every player, to write on", blocks)
