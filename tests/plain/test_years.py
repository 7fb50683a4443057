"""Decisions of a year in plain mode: those that move a clause ask for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from negotiation.plain.seat import play
from tests.full_toy import full_scenario
from tests.plain.persona import Script
from tests.tui.playing.full import OneChair, full_table


@pytest.mark.parametrize(
    ("side", "answers", "terms"),
    [
        ("board", ("alter", "duty", "o2", "send"), {"duty": 2}),
        ("gp", ("exit", "team", "o0", "send"), {"team": 0}),
        ("gp", ("lead",), {}),
    ],
)
def test_a_decision_names_its_clause(
    tmp_path: Path, side: str, answers: tuple[str, ...], terms: dict[str, int]
) -> None:
    with full_table(tmp_path, full_scenario("better_for_all", rounds=1)) as table:
        table.deliver(duty=1, team=1)
        play(cast(Any, OneChair(table.host, side)), Script("year", *answers))
        assert table.state.years[-1].decisions == {side: answers[0]}
        assert table.state.years[-1].terms.get(side, {}) == terms
