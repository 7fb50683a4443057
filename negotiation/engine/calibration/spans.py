"""How long after the start a metric was taken, read from its name or the words of its unit."""

from __future__ import annotations

import re

WORDS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
_NUMBER = r"(\d+|" + "|".join(WORDS) + ")"
_IN_METRIC = re.compile(r"_(\d+)(y|m)(?=_|$)|_(y)(\d+)(?=_|$)")
_YEAR_NUMBER = re.compile(rf"year {_NUMBER}\b")
_COUNTED = re.compile(rf"{_NUMBER}\s?(week|month|year|y\b)")

_EARLY = ("first months", "first deadline")
_FIRST_MONTHS = 0.25
_IN_A_YEAR = {"week": 52.0, "month": 12.0, "year": 1.0, "y": 1.0}


def years(metric: str, unit: str, otherwise: float = 1.0) -> float:
    """Years from the start, at least a month: of `spend_change_y2` 2, of `emergency_change` by a
    unit "after five weeks" 0.1; `otherwise` where neither says."""
    found = _IN_METRIC.search(metric)
    if found:
        count, span, yearly, number = found.groups()
        return float(number) if yearly else float(count) / (1.0 if span == "y" else 12.0)
    words = unit.lower()
    if any(early in words for early in _EARLY) or metric.startswith("not_yet_"):
        return _FIRST_MONTHS
    found = _YEAR_NUMBER.search(words)
    if found:
        return _number(found[1])
    found = _COUNTED.search(words)
    if found:
        return max(_number(found[1]) / _IN_A_YEAR[found[2]], 1 / 12)
    return otherwise


def _number(text: str) -> float:
    return float(WORDS.get(text) or int(text))
