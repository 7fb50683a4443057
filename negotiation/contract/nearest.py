"""The way out of a wrong name: the nearest right one, or the few that there are."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_FEW = 8
_CLOSE = 0.6


def nearest(name: str, known: Iterable[str]) -> str:
    """How a sentence about the unknown `name` should end; empty when nothing useful can be said."""
    names = sorted(set(known))
    close = closest(name, names)
    if close:
        return f"; the nearest is {close!r}"
    if 0 < len(names) <= _FEW:
        return f"; known: {listed(names)}"
    return ""


def closest(name: str, known: Iterable[str]) -> str | None:
    """The right name that somebody who wrote `name` most likely meant, if any is close."""
    close = get_close_matches(name, list(known), n=1, cutoff=_CLOSE)
    return close[0] if close else None


def listed(names: Iterable[str]) -> str:
    """Names in quotes, with commas and a final "and"."""
    quoted = [repr(name) for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"
