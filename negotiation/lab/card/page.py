"""The model card: what the model is, what it rests on, how far it holds, what not to use it for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from negotiation.engine.calibration import fitted, report
from negotiation.engine.calibration.backtest import run
from negotiation.engine.calibration.case import shipped as shipped_cases
from negotiation.engine.parameters import load
from negotiation.engine.population import published
from negotiation.engine.population import settings as population
from negotiation.engine.population.draw import draw
from negotiation.engine.reference import STANDING
from negotiation.engine.spread.numbers import HELD
from negotiation.lab.card import route
from negotiation.lab.sensitivity import kept, words
from negotiation.lab.sensitivity.kept import Sensitivity

OPENING = """\
# Model card

The scoring engine of *Heads of Terms*: what it is, what it rests on, how far it holds. This page is
made from the model's own tables by `negotiation engine card`.

## What it is for

To let people bargain over the contract of English GPs around 2012 and see at once what a draft
would do: how far care joins up, what it costs and whom, whether GPs walk away, and what each side
makes of it. It gives workshops something to argue with. It is not a forecast.

**Do not use it** to decide about a real contract, to predict a ballot, to compare real practices,
or to put a figure into a business case. Do not carry a number from it anywhere without its spread.

## How it is built

A clause acts only through the [levers](reference/levers.md) of its option. From them follow, year
by year, take-up, work, money, the walk-away ladder, integration, outcomes and cost, and from these
each side's value. [The scoring engine](engine.md) gives every formula. The score runs on weighted
strata of practices, the spread on a [population](practices.md) drawn from published figures. The
weights of the ladder are [fitted to cases](reference/cases.md); all other numbers were set one by
one, each with its source."""

ROUTE = """\
## From a number to its sources

Three steps lead from any number on the Table to what it rests on:

1. find its row below, and open its *formula*;
2. open its *parameters*: each has value, spread, unit, source and standing;
3. open the *sources*, where each key has its text and where it was read.

*At best* says what the strongest of those parameters are: published, fitted to cases, or design
settings alone. A side's value is worked out from these measures between the scenario's anchors, as
told under [what a contract is worth](engine.md#what-a-contract-is-worth)."""

PARAMETERS = """\
## The parameters

All of them, with value, spread, unit, source and standing, are under
[parameters](reference/parameters.md). Most are **design settings** (D): set by hand so that effects
have the size and timing of the source beside them. *Fitted* ones come from the cases, with a prior;
what the cases hardly told is marked under
[numbers before and after](reference/cases.md#numbers-of-the-ladder-before-and-after)."""

PRACTICES = """\
## The practices, drawn beside published

How they are drawn is told under [the practices](practices.md). A test fails where a figure leaves
its tolerance."""

BACKTEST = """\
## The back-test

Mean errors are in points of a hundred, in brackets the 95 % interval of a bootstrap over episodes.
Only rows predicted with their episode left out, check rows, and cases that were kept away say how
good the model is. Every case is under [the back-test](backtest.md)."""

MOVES = """\
## Which numbers move which headline

Sobol indices (SALib, the estimators of Saltelli and of Jansen) over the same uncertain numbers and
distributions as a [spread](engine.md#how-far-the-numbers-may-be-off). The *total* index of a factor
is the share of a headline's variance that would be left if everything else were known, and the
*first*, in square brackets, the share that would go if the factor alone were known. Where a total
is larger than its first, the factor matters together with others. Only factors whose total is
larger than its margin are named.

A *family* is a section of the parameters, without those that were fitted. *Fitted together* are the
numbers of the fit, which are drawn jointly and so count as one factor; how closely each goes with a
headline, when nothing else is uncertain, is given as a rank correlation."""

LIMITS = """\
## Limits

- Sensitivity is to the stated spreads, most of which are judgements themselves. A number with too
  narrow a spread looks harmless. It says nothing of the model's form.
- Numbers are drawn independently, but for those of the fit.
- The ladder is fitted to few cases, most of them from other professions and countries, coded by
  hand. Two offers with the same codes have differed by more than 25 points.
- The weight of autonomy is a judgement, and that of workload rests largely on one case.
- Effects on integration and admissions are set against other places and years.
- Patients do not react, hospitals do not bargain, the status quo does not drift.
- Clauses meet only through levers. What a lever cannot say, the model cannot see.

More are told under [the scoring engine](engine.md#limits)."""


def model_card() -> str:
    """The whole page in Markdown."""
    parts: list[str] = [
        OPENING,
        ROUTE,
        _table(route.HEADS, route.rows()),
        PARAMETERS,
        _table(("family", "numbers", "fitted", *STANDING), _families()),
        PRACTICES,
        "\n".join(published.table(_compared())),
        BACKTEST,
        _backtest(),
        MOVES,
        *(_finding(title, kept.shipped(name)) for name, title in kept.KEPT.items()),
        _held(),
        LIMITS,
    ]
    return "\n\n".join(parts) + "\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _families() -> Iterable[Sequence[str]]:
    entries = load().entries
    learnt = set(fitted.draws().names)
    for family in dict.fromkeys(name.split(".")[0] for name in entries):
        own = {name: one for name, one in entries.items() if name.startswith(f"{family}.")}
        tags = Counter[str](one.tag for name, one in own.items() if name not in learnt)
        link = f"[{family}](reference/parameters.md#{family})"
        among = [len(own), sum(name in learnt for name in own), *map(tags.__getitem__, STANDING)]
        yield (link, *(str(number or "") for number in among))


def _compared() -> Iterable[published.Comparison]:
    settings = population.read(load())
    return published.compare(draw(settings), settings.practices)


def _backtest() -> str:
    cases = shipped_cases()
    rows = dict(report.tables(run(cases, cases)))["Summary"]
    return _table(rows[0], rows[1:])


def _finding(title: str, found: Sensitivity) -> str:
    moves = ", ".join(f"`{clause}={option}`" for clause, option in found.moved.items())
    heads = words.HEADS
    return "\n\n".join(
        [
            f"### `{found.scenario}`, {title}",
            f"Moved: {moves}. {words.how(found)} Made for the engine `{found.fingerprint[:12]}`.",
            "By family:",
            _table(heads, words.families(found)),
            "By single number:",
            _table(heads, words.numbers(found)),
            "By standing:",
            _table(heads, words.standings(found)),
            "Among the fitted:",
            _table(("headline", "rank correlation"), words.fitted(found)),
        ]
    )


def _held() -> str:
    entries = load().entries
    names = sorted({name.split(".")[0] for name in entries} & HELD)
    sections = ", ".join(f"`{name}`" for name in names)
    return (
        f"Not varied: {sections}, as in a spread. The practices are drawn once, the game\n"
        "without a deal is solved once, and how polls are answered moves no year of delivery."
    )
