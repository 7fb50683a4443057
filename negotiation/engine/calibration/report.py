"""A back-test as JSON, as lines for a terminal, and as the tables of its page."""

from __future__ import annotations

from typing import Any

from negotiation.engine.calibration.backtest import Figure, Group, Report, Scores
from negotiation.engine.calibration.judging import Judged

_HEADS = ("case", "metric", "split", "published", "predicted", "80 % interval", "direction")


def as_json(report: Report) -> dict[str, Any]:
    """The whole report; None where there is nothing to say. `covered` says whether the published
    value lies from `p10` to `p90`; `predicted` is None where the case is not covered. `by_codes`
    and `by_clauses` stand beside cases with clauses."""
    return {
        "cases": [
            {**_case(one), "by_codes": other.by_codes, "by_clauses": other.by_clauses}
            for one, other in zip(report.cases, report.beside, strict=True)
        ],
        "leave_one_episode_out": [_case(one) for one in report.left_out],
        "summary": [_group(group) for group in report.summary],
    }


def _case(one: Judged) -> dict[str, Any]:
    case, said = one.case, one.prediction
    return {
        "id": case.id,
        "type": case.type,
        "metric": case.metric,
        "split": case.split,
        "published": case.value,
        "predicted": said.predicted,
        "p10": said.p10,
        "p90": said.p90,
        "lo": case.lo,
        "hi": case.hi,
        "direction_ok": one.direction_ok,
        "within": one.within,
        "covered": one.covered,
        "why": said.why,
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "type": group.type,
        "split": group.split,
        "cases": group.cases,
        "not_covered": group.not_covered,
        **_scores(group.model),
        "naive": _scores(group.naive),
    }


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        "mean_absolute_error": _figure(scores.error),
        "direction": _figure(scores.direction),
        "coverage": _figure(scores.coverage),
    }


def _figure(figure: Figure | None) -> dict[str, float] | None:
    if figure is None:
        return None
    return {"value": figure.value, "lo": figure.lo, "hi": figure.hi}


def tables(report: Report) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Title and rows of every table, the heads first: cases, left out, both ways,
    summary. A table without rows is left out."""
    found = [
        ("Every case", [_HEADS, *(_row(one) for one in report.cases)]),
        (
            "Rows of the fit, predicted without their episode",
            [_HEADS, *(_row(one) for one in report.left_out)],
        ),
        ("Cases with clauses, read in both ways", _both_ways(report)),
        ("Summary", _summary(report)),
    ]
    return [(title, rows) for title, rows in found if len(rows) > 1]


def _row(one: Judged) -> tuple[str, ...]:
    case, said = one.case, one.prediction
    middle, interval = "not covered", said.why
    if said.predicted is not None and said.p10 is not None and said.p90 is not None:
        middle = _number(said.predicted)
        interval = f"{_number(said.p10)} to {_number(said.p90)}"
        if one.covered is False:
            interval += " (outside)"
    direction = {True: "right", False: "wrong", None: ""}[one.direction_ok]
    published = "" if case.value is None else _number(case.value)
    return (case.id, case.metric, case.split, published, middle, interval, direction)


def _both_ways(report: Report) -> list[tuple[str, ...]]:
    heads = ("case", "metric", "published", "predicted", "by codes alone", "by clauses alone")
    rows: list[tuple[str, ...]] = [heads]
    for one, other in zip(report.cases, report.beside, strict=True):
        if other.by_clauses is None:
            continue
        values = (one.case.value, one.prediction.predicted, other.by_codes, other.by_clauses)
        shown = ("" if value is None else _number(value) for value in values)
        rows.append((one.case.id, one.case.metric, *shown))
    return rows


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.3f}"


def _summary(report: Report) -> list[tuple[str, ...]]:
    heads = ("type", "split", "cases", "not covered")
    scores = ("mean error", "direction", "coverage")
    rows = [(*heads, *scores, *(f"naive {name}" for name in scores[:2]))]
    for group in report.summary:
        own, guess = group.model, group.naive
        rows.append(
            (
                group.type,
                group.split,
                str(group.cases),
                str(group.not_covered),
                _shown(own.error, 100, 1),
                _shown(own.direction, 100, 0),
                _shown(own.coverage, 100, 0),
                _shown(guess.error, 100, 1),
                _shown(guess.direction, 100, 0),
            )
        )
    return rows


def _shown(figure: Figure | None, times: float, decimals: int) -> str:
    if figure is None:
        return ""
    value, lo, hi = (
        f"{times * part:.{decimals}f}" for part in (figure.value, figure.lo, figure.hi)
    )
    return f"{value} [{lo} to {hi}]"


def as_text(report: Report) -> str:
    """The report in columns. Errors are in points of a hundred."""
    parts = []
    for title, rows in tables(report):
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
        parts.append("\n".join([title, "", *lines]))
    return "\n\n".join(parts)
