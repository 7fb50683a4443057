"""What happened: how it ended, the contract clause by clause, and what it does."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation.contract.measures import MEASURES
from negotiation.library.paper.blocks import (
    Block,
    Boxed,
    Heading,
    Items,
    Paragraph,
    Table,
    Words,
    strong,
    words,
)
from negotiation.play.reports.material import Material
from negotiation.play.wording.event_ending import (
    FAILURES,
    OUTCOMES,
    ballot_sentence,
    year_sentence,
)
from negotiation.play.wording.figures import (
    in_order,
    measure_figure,
    measure_title,
    points,
    share,
    signed_points,
)
from negotiation.play.wording.names import clause_name, named, option_label, side_name
from negotiation.play.wording.review import headline
from negotiation.play.wording.review_course import moment_sentence
from negotiation.review.undefined import Undefined
from negotiation.rules.terms_check import clauses_in_play


def outcome_blocks(material: Material) -> Iterator[Block]:
    """The chapter."""
    yield Heading(1, words("What happened"))
    yield Boxed("In one sentence", (Paragraph(words(headline(material.analysis))),))
    yield Items(tuple(words(text) for text in _story(material)))
    yield worth_table(material)
    yield contract_table(material)
    yield measures_table(material)
    yield Heading(2, words("Key moments"))
    moments = tuple(
        words(f"Act {one.act}, round {one.round}: {moment_sentence(material.scenario, one)}")
        for one in material.analysis.moments
    )
    yield Items(moments or (words("No act stood out."),), numbered=bool(moments))


def _story(material: Material) -> Iterator[str]:
    scenario, end, deal = material.scenario, material.end, material.analysis.deal
    if deal.outcome is None:
        yield f"The game is still open, in round {end.round}."
    elif deal.outcome == "no_agreement":
        yield f"The game ended without a national deal: {FAILURES.get(deal.why or '', deal.why)}."
    else:
        yield f"The game ended with {OUTCOMES[deal.outcome]}."
    for ballot in end.ballots:
        said = [f"{named(scenario, s)} {share(yes)}" for s, yes in ballot.predictions.items()]
        predicted = f" Predicted: {', '.join(said)}." if said else ""
        counted = ballot_sentence(ballot.eligible, ballot.yes, ballot.no, passed=ballot.passed)
        yield f"{counted}{predicted}"
    for year in end.years:
        if year.surveyed_experience is not None:
            yield year_sentence(scenario, year.year, year.surveyed_experience, year.shock)


def worth_table(material: Material) -> Table:
    """What it was worth to each side, as it was shown to them, against fallback and gains."""
    scenario, analysis = material.scenario, material.analysis
    quality = analysis.quality
    rows = []
    for side, shown in analysis.deal.shown.items():
        fallback = analysis.deal.fallbacks.get(side)
        gain = None if isinstance(quality, Undefined) else quality.point.gains.get(side)
        rows.append(
            (
                strong(side_name(scenario, side)),
                words(points(shown)),
                words("" if fallback is None else points(fallback)),
                words("" if fallback is None else signed_points(shown - fallback)),
                words("" if gain is None else f"{100 * gain:.0f} %"),
            )
        )
    return Table(
        "What it was worth, in points, as the sides saw it; the gain is in the reference state",
        ("Side", "Worth", "Fallback", "Difference", "Share of its possible gain"),
        tuple(rows),
        numbers=(1, 2, 3, 4),
    )


def contract_table(material: Material) -> Table:
    """Clause by clause: today, what was agreed, and what history did."""
    scenario, deal = material.scenario, material.analysis.deal
    history = material.analysis.history
    real = {} if isinstance(history, Undefined) else history.terms
    final = scenario.terms_of(deal.contract)
    rows: list[tuple[Words, ...]] = []
    for code in clauses_in_play(material.end):
        moved = final[code] != scenario.status_quo[code]
        label = option_label(scenario, code, final[code])
        rows.append(
            (
                words(clause_name(scenario, code)),
                words(option_label(scenario, code, scenario.status_quo[code])),
                strong(label) if moved else words(label),
                words(option_label(scenario, code, real[code]) if code in real else ""),
            )
        )
    head = ("Clause", "Before", "At this table", "In life")
    return Table("The contract; what changed stands out", head, tuple(rows))


def measures_table(material: Material) -> Table:
    """Every measure at the end against today, with its unit."""
    end = material.end
    numbers = end.ending.numbers if end.ending else end.numbers
    rows = [
        (
            words(measure_title(name)),
            words(MEASURES[name].unit),
            words(measure_figure(name, end.status_quo.measures[name])),
            words(measure_figure(name, kept)),
        )
        for name, kept in in_order(numbers).items()
        if name in end.status_quo.measures
    ]
    return Table(
        "What it does, as it was projected then",
        ("Measure", "Unit", "Before", "With this contract"),
        tuple(rows),
        numbers=(2, 3),
    )
