"""Two pages in Markdown, made from the data: what cases are made of, and the back-test."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

from negotiation.contract.base import Frozen
from negotiation.engine.calibration import anchors, report
from negotiation.engine.calibration.backtest import run
from negotiation.engine.calibration.case import Case, shipped
from negotiation.engine.calibration.clausing import catalogue
from negotiation.engine.calibration.forms import TURNOUT, Form, form_of
from negotiation.engine.calibration.prior import priors
from negotiation.engine.packaged import read_table, read_text
from negotiation.engine.parameters import FITTED

VOCABULARY = "calibration/vocabulary.toml"


class Entry(Frozen):
    """A mode and metric that a file of cases may use, with the units seen."""

    type: str
    mode: str
    metric: str
    kind: str
    units: tuple[str, ...]

    def example(self) -> Case:
        """A case of this entry with nothing for or against."""
        return Case.model_validate(
            {
                "id": "example",
                "type": self.type,
                "mode": self.mode,
                "metric": self.metric,
                "kind": self.kind,
                "unit": self.units[0],
                "value": 0.5,
                "split": "held",
                "episode": "example",
                "polarity": 1 if self.type == "walk" else None,
            }
        )


@cache
def vocabulary() -> tuple[Entry, ...]:
    """Every mode and metric of the vocabulary."""
    return tuple(Entry.model_validate(row) for row in read_table(VOCABULARY)["entry"])


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return ["| " + " | ".join(cells) + " |" for cells in lines]


FIELDS = (
    ("`id`", "its own name; one that starts with XT comes from another profession or country"),
    ("`type`, `mode`, `metric`, `unit`", "what was measured, and how it was answered: see below"),
    (
        "`money`, `workload`, `autonomy`",
        "change for a practice, -2 to 2, more work is positive (D)",
    ),
    ("`imposed`", "1 where the change was laid down, else 0"),
    ("`fallback`", "what refusing brings the chooser against the status quo, -2 to 2 (D)"),
    ("`known`", "how far the chooser knows that, 0 to 1 (D)"),
    ("`binding`", "how far the answer binds, from 0, a costless protest, to 1 (D)"),
    ("`recommended`", "1 where leaders recommend yes, -1 where no, else 0 or nothing"),
    ("`polarity`", "1 where the metric counts acceptance, -1 rejection or exit, 0 neither"),
    ("`value`, `lo`, `hi`", "the published figure and its interval; shares are fractions"),
    ("`kind`", "change, vote or rate: what a right direction is"),
    ("`clauses`", "options of the catalogue of clauses that express the offer"),
    ("`episode`", "rows of one dispute or programme share it, and are left out together"),
    (
        "`split`",
        "fit: learnt from; check and context: only looked at; held: kept away until a test",
    ),
    (
        "`what`, `source`, `status`, `conf`, `year`",
        "notes: what it was, where it was read, how sure",
    ),
)


def cases_page() -> str:
    """What a file of cases holds, how every metric is read, and the cases shipped."""
    lines = [
        "# Cases",
        "",
        "What happened elsewhere or later, coded so that the model can be asked about it. The",
        "walk-away ladder is [fitted](../engine.md#the-walk-away-ladder) to the rows marked *fit*,",
        "and the [back-test](../backtest.md) predicts them all. `--cases FILE` takes any file of",
        "this form: a JSON list of rows.",
        "",
        "## Fields",
        "",
        *_table(("field", "meaning"), FIELDS),
        "",
        "**Right direction** is the sign of a change; for a vote the side of one half; for a rate",
        "the same band of rare (below 2 %), few (to 20 %), many (to 60 %) or most.",
        "",
        "## How every metric is read",
        "",
        "A form of answer is `logit(share) = direction * (offsets + slope * net)`; `net` is the",
        "utility of the offer less that of the fallback as far as it is known. A reading is a sum",
        "of anchors along curves of time, and stands for an output of the year model.",
        "",
        *_table(("type", "mode", "metric", "kind", "read as"), map(_read_as, vocabulary())),
        *_clauses(),
        *_numbers(),
        *_anchors(),
        "",
        "## The cases",
        "",
        *_table(("case", "what", "metric", "value", "split", "source"), map(_case, shipped())),
    ]
    return "\n".join(lines) + "\n"


def _clauses() -> list[str]:
    rows = []
    for code, clause in catalogue().items():
        for number, option in enumerate(clause["options"]):
            levers = ", ".join(
                f"{name} {size:g}" for name, size in option.get("levers", {}).items()
            )
            rows.append(
                (code, clause["name"], str(number), option["label"], levers, clause["evidence"])
            )
    return [
        "",
        "## Clauses",
        "",
        "The catalogue that `clauses` refers to, with the levers that stand for each option. Sizes",
        "are judgements (D), set against the evidence named.",
        "",
        *_table(("code", "clause", "option", "what", "levers", "evidence"), rows),
    ]


def _read_as(entry: Entry) -> tuple[str, ...]:
    case = entry.example()
    how = "not covered"
    reading, form = anchors.reading_of(case), form_of(case)
    if reading is not None:
        terms = " + ".join(f"{term.anchor} ({term.curve})" for term in reading.terms)
        how = f"anchors: {terms}; stands for: {reading.output}"
    elif entry.metric == TURNOUT:
        how = "turnout, which rises with the stakes"
    elif form is not None:
        how = _form(form)
    return (entry.type, entry.mode, f"`{entry.metric}`", entry.kind, how)


def _form(form: Form) -> str:
    slope = f"; as sharp as `{form.slope}`" if form.slope else ""
    return f"{form.meaning}: {', '.join(f'`{name}`' for name in form.offsets)}{slope}"


def _numbers() -> list[str]:
    data = json.loads(read_text(FITTED))
    told = zip(data["narrowed"], data["kept"], strict=True)
    verdict = {
        name: "prior" if kept else f"{narrowed:.0%}"
        for name, (narrowed, kept) in zip(data["names"], told, strict=True)
    }
    rows = (
        (
            f"`{name}`",
            prior.meaning,
            f"{prior.value:g} ({prior.spread:g}{', relative' if prior.positive else ''})",
            f"{data['parameters'][name]['value']:g} ({data['parameters'][name]['spread']:g})",
            verdict[name],
            prior.source,
        )
        for name, prior in priors().items()
    )
    return [
        "",
        "## Numbers of the ladder, before and after",
        "",
        f"Fitted to {len(data['fitted_to'])} rows. In brackets is one standard deviation. *Told by",
        "the cases* is how much smaller the deviation has become; below 20 % a number keeps its",
        "prior.",
        "",
        *_table(("number", "meaning", "before", "after", "told by the cases", "set against"), rows),
    ]


def _anchors() -> list[str]:
    belief = anchors.learn(shipped())
    deviation = belief.covariance.diagonal() ** 0.5
    rows = (
        (
            f"`{name}`",
            anchor.meaning,
            anchor.unit,
            f"{anchor.value:g} ({anchor.spread:g})",
            f"{belief.mean[at]:.3g} ({deviation[at]:.2g})",
            anchor.source,
        )
        for at, (name, anchor) in enumerate(anchors.anchors().items())
    )
    curves = [f"- *{name}*: {meaning}." for name, meaning in anchors.CURVES.items()]
    return [
        "",
        "## Anchors of cost and integration, before and after",
        "",
        *_table(("anchor", "meaning", "unit", "before", "after", "set against"), rows),
        "",
        "Curves of time:",
        "",
        *curves,
    ]


def _case(case: Case) -> tuple[str, ...]:
    value = "" if case.value is None else f"{case.value:g}"
    return (case.id, case.what, f"`{case.metric}`", value, case.split, case.source)


def backtest_page() -> str:
    """The back-test of the cases shipped, with what to make of it."""
    found = run(shipped(), shipped())
    lines = [
        "# The back-test",
        "",
        "What the model says of things that have happened, beside what was published. It is",
        "printed by `negotiation engine backtest`, with `--cases FILE` for other cases, `--json`",
        "for programs. What cases and metrics are is told under [cases](reference/cases.md).",
        "",
        "How to read it:",
        "",
        "- *Fit* rows were learnt from, so their errors prove little. Beside them stands the same",
        "  row predicted with its whole episode *left out*. *Check* rows were never learnt from.",
        "- The priors were written by people who knew these cases, those of the anchors of cost",
        "  and integration most of all. Only cases that were kept away can judge the model.",
        "- Errors are points of a hundred, without rows in pounds. In brackets is the 95 %",
        "  interval of a bootstrap over episodes. *Coverage* is how often the published value lies",
        "  within the predicted 80 % interval.",
        "- A case about the GP contract whose clauses the [catalogue](reference/cases.md#clauses)",
        "  can express is read twice: by the codes that people gave it, and by what the year model",
        "  makes of its clauses. The mean of both counts, and each is shown. Elsewhere the codes",
        "  count alone, because clauses name only a part of the offer there.",
        "- The *naive* guess is the mean of the fit rows of the same metric, else of its mode.",
        "- Votes on offers with the same codes have differed by more than 25 points: no model of",
        "  these codes can come nearer.",
    ]
    for title, rows in reversed(report.tables(found)):
        lines += ["", f"## {title}", "", *_table(rows[0], rows[1:])]
    return "\n".join(lines) + "\n"
