"""Exit codes: what the documentation promises to scripts."""

from __future__ import annotations

import re

import pytest

from negotiation.cli.exits import Exit, exit_for
from negotiation.rules.saved import (
    Conflict,
    DamagedGame,
    NewerFormat,
    NoSuchGame,
    SaveError,
    StoreBusy,
    StoreFull,
    StoreUnusable,
)
from tests.store.building import ROOT


def test_the_documentation_lists_every_code_and_no_other() -> None:
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \|", page, flags=re.MULTILINE)
    assert [(int(code), name) for code, name in rows] == [
        (code.value, code.name.lower()) for code in Exit
    ]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NoSuchGame, Exit.REFUSED),
        (DamagedGame, Exit.REFUSED),
        (NewerFormat, Exit.REFUSED),
        (Conflict, Exit.REFUSED),
        (StoreBusy, Exit.SAVE_FAILED),
        (StoreFull, Exit.SAVE_FAILED),
        (StoreUnusable, Exit.SAVE_FAILED),
        (SaveError, Exit.SAVE_FAILED),
    ],
)
def test_every_kind_of_trouble_has_its_code(error: type[SaveError], code: Exit) -> None:
    assert exit_for(error("a sentence")) is code
