"""The facilitator's book: run sheet, script, news, trouble, debrief, what really happened.

It holds no side's private brief: a facilitator may leave it lying about.
"""

from __future__ import annotations

from collections.abc import Iterator

from negotiation.contract.edition import Edition
from negotiation.contract.inject import Inject
from negotiation.contract.measures import MEASURES
from negotiation.contract.scenario import Scenario
from negotiation.library.agenda import Step
from negotiation.library.handouts.script import Script, script
from negotiation.library.handouts.tables import clauses_of, sides_table
from negotiation.library.paper.blocks import (
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    Run,
    Table,
    strong,
    words,
)


def facilitators_book(
    scenario: Scenario, edition: Edition, sheet: tuple[Step, ...], minutes: int
) -> Document:
    """Everything that one needs at hand to run a session of so many minutes."""
    said = script()
    blocks: list[Block] = [
        *(Paragraph(words(text)) for text in said.purpose),
        Heading(1, words("Before the session")),
        Items(tuple(words(text) for text in said.before), numbered=True),
        Heading(1, words("Run sheet")),
        run_sheet_table(sheet, edition, minutes),
        *_script(said),
        Heading(1, words("The game in short")),
        sides_table(scenario),
        _clause_table(scenario, edition),
        *_news(scenario, edition),
        Heading(1, words("When something goes wrong")),
        Table(
            "What to do",
            ("What happens", "What to do"),
            tuple((strong(what), words(do)) for what, do in said.trouble),
        ),
        Heading(1, words("Debrief")),
        *_debrief(said),
        *_history(scenario),
    ]
    return Document(f"{scenario.title}: facilitator's book", "For the facilitator", tuple(blocks))


def run_sheet_table(sheet: tuple[Step, ...], edition: Edition, minutes: int) -> Table:
    """The run sheet as a table; times count from the doors opening."""
    rows = tuple(
        (words(_clock(step.start)), strong(step.name), words(step.what), words(str(step.minutes)))
        for step in sheet
    )
    caption = f"{minutes} minutes with edition {edition.code}; times count from the doors opening"
    head = ("From", "Step", "What happens", "Minutes")
    return Table(caption, head, rows, numbers=(3,), widths=(0, 0, 1, 0))


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"


def _script(said: Script) -> Iterator[Block]:
    yield Heading(1, words("What to say, what to watch for"))
    for cue in said.cues:
        yield Heading(2, words(cue.step))
        yield Paragraph((Run("Say: ", strong=True), Run(f"“{cue.say}”")))
        yield Paragraph((Run("Watch for: ", strong=True), Run(cue.watch)))


def _clause_table(scenario: Scenario, edition: Edition) -> Table:
    rows = tuple(
        (strong(clause.name), words(" / ".join(option.label for option in clause.options)))
        for clause in clauses_of(scenario, edition)
    )
    return Table("Clauses and their options", ("Clause", "Options"), rows)


def _news(scenario: Scenario, edition: Edition) -> Iterator[Block]:
    if not scenario.injects:
        return
    yield Heading(1, words("News that you can send"))
    yield Paragraph(
        words(
            "Some news comes by itself; any can be sent from the console, to everybody or to one "
            "side. Of news of one family only one is ever sent."
        )
    )
    rows = tuple(
        (strong(one.code), words(one.headline), words(_when(one)), words(one.variant_of or ""))
        for one in scenario.injects
        if (one.trigger.round or 0) <= len(edition.rounds)
        and (one.trigger.year or 0) <= edition.years
    )
    yield Table("News", ("Code", "Headline", "By itself", "Family"), rows, widths=(0, 1, 0, 0))


def _when(inject: Inject) -> str:
    trigger = inject.trigger
    parts = []
    if trigger.round is not None:
        parts.append(f"round {trigger.round}")
    if trigger.year is not None:
        parts.append(f"year {trigger.year}")
    if trigger.measure is not None:
        name = MEASURES[trigger.measure].title
        bounds = [
            f"{word} {bound:g}"
            for word, bound in (("above", trigger.above), ("below", trigger.below))
            if bound is not None
        ]
        parts.append(f"{name} {' and '.join(bounds)}")
    return ", ".join(parts) or "never: by hand"


def _debrief(said: Script) -> Iterator[Block]:
    for step, questions in said.debrief:
        yield Heading(2, words(step))
        yield Items(tuple(words(question) for question in questions))


def _history(scenario: Scenario) -> Iterator[Block]:
    if scenario.history is None:
        return
    yield Heading(1, words("What really happened"))
    yield Paragraph(words(scenario.history.text))
    cited = [scenario.sources[key].text for key in scenario.history.evidence]
    if cited:
        yield Items(tuple(words(text) for text in cited))
