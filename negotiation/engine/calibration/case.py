"""Cases: what happened elsewhere or later, coded so that the model can be asked about it.

A file of cases is a JSON list of rows. Its fields, modes and metrics are explained in
`docs/cases.md`. Rows that do not fit are refused with their number, their key and the way out.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from negotiation.contract.base import Frozen
from negotiation.engine.packaged import read_text

FILE = "calibration/cases.json"

_MISSPELT = 0.8
"""How alike a further key and a missing one are when the first is taken for the second."""

Kind = Literal["change", "vote", "rate"]
Code = Annotated[float, Field(ge=-2, le=2)] | None
Share = Annotated[float, Field(ge=0, le=1)] | None


class CasesError(ValueError):
    """A file of cases that cannot be used; the text names row and key and says what to do."""


class Case(Frozen):
    """One row. Shares are fractions; `fallback` and the codes run from -2 to 2, `known` and
    `binding` from 0 to 1; None means that the field does not apply."""

    id: Annotated[str, Field(min_length=1)]
    type: Literal["walk", "cost", "integ"]
    mode: Annotated[str, Field(min_length=1)]
    imposed: Literal[0, 1] | None = None
    money: Code = None
    workload: Code = None
    autonomy: Code = None
    clauses: Mapping[str, int] = Field(default_factory=dict)
    metric: Annotated[str, Field(min_length=1)]
    value: float | None
    lo: float | None = None
    hi: float | None = None
    unit: str = ""
    status: str = ""
    conf: str = ""
    split: Literal["fit", "check", "context", "held"]
    year: int | None = None
    fallback: Code = None
    known: Share = None
    binding: Share = None
    polarity: Literal[-1, 0, 1] | None = None
    kind: Kind
    recommended: Literal[-1, 0, 1] | None = None
    episode: Annotated[str, Field(min_length=1)]
    what: str = ""
    source: str = ""

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Case:
        if self.lo is not None and self.hi is not None and self.lo > self.hi:
            raise ValueError("lo is above hi")
        return self

    def code(self, name: str) -> float:
        """A code as a number, 0 where it does not apply."""
        return float(getattr(self, name) or 0.0)

    @property
    def elsewhere(self) -> bool:
        """Whether it comes from another profession or country than the GP contract itself."""
        return self.id.startswith("XT")

    @property
    def is_share(self) -> bool:
        """Whether the metric is a share from 0 to 1, so that the model works on log-odds."""
        return self.kind in ("vote", "rate")


def read_cases(text: str, name: str) -> tuple[Case, ...]:
    """The cases of a file's text, in its order; `name` is what the file is called in sentences.

    A key that looks like a misspelt one is refused; any other further key is a note, and ignored.
    Raises CasesError.
    """
    try:
        rows = json.loads(text)
    except json.JSONDecodeError as error:
        raise CasesError(
            f"{name}: line {error.lineno}: not JSON ({error.msg}). A file of cases is one list of"
            " rows in JSON"
        ) from None
    if not isinstance(rows, list) or not rows:
        raise CasesError(
            f"{name}: a file of cases is a list with at least one row, as in [{{...}}]"
        )
    cases = tuple(_row(row, _where(row, at, text, name)) for at, row in enumerate(rows, start=1))
    for case, count in Counter(case.id for case in cases).items():
        if count > 1:
            raise CasesError(f"{name}: {count} rows have the id {case!r}; each needs its own")
    return cases


def _where(row: object, at: int, text: str, name: str) -> str:
    """The row's place in words: its line when its id can be found, else its number."""
    code = row.get("id") if isinstance(row, dict) else None
    found = re.search(rf'"id"\s*:\s*{re.escape(json.dumps(code))}', text) if code else None
    if found is None:
        return f"{name}: row {at}"
    return f"{name}: line {text.count(chr(10), 0, found.start()) + 1} ({code})"


def _row(row: object, where: str) -> Case:
    if not isinstance(row, dict):
        raise CasesError(f"{where}: a row is an object in braces, with keys such as 'id'")
    known = {key: row[key] for key in Case.model_fields if key in row}
    for key in row.keys() - known.keys():
        meant = get_close_matches(str(key), Case.model_fields.keys() - known.keys(), 1, _MISSPELT)
        if meant:
            raise CasesError(
                f"{where}: {key!r} is not a key of a case; the nearest is {meant[0]!r}"
            )
    try:
        return Case.model_validate(known)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        if first["type"] == "missing":
            raise CasesError(f"{where}: the key {key!r} is missing") from None
        raise CasesError(f"{where}: {f'{key}: ' if key else ''}{first['msg']}") from None


@cache
def shipped() -> tuple[Case, ...]:
    """The cases that come with this version."""
    return read_cases(read_text(FILE), FILE)
