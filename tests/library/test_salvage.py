"""Whatever a scenario file says, an author is told in sentences, and the sound rest is checked."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from negotiation.library.locate import key_lines, line_of
from negotiation.library.salvage import check
from tests.strategies import spoilt

TEMPLATE = Path(__file__).parents[2] / "negotiation" / "library" / "template" / "scenario.toml"
TEXT = TEMPLATE.read_text(encoding="utf-8")
SOUND: dict[str, Any] = tomllib.loads(TEXT)


@given(spoilt(SOUND))
def test_a_spoilt_scenario_is_refused_in_sentences_or_still_sound(data: dict[str, Any]) -> None:
    """Never an exception, never a bare complaint without a place."""
    checked = check(data)
    assert (checked.scenario is None) == bool(checked.problems)
    for problem in checked.problems:
        assert problem.sentence
        assert "validation" not in problem.sentence.lower()
        assert line_of(key_lines(TEXT), problem.path) >= 1


@given(st.sampled_from(["label", "text", "code"]), st.integers(0, 1), st.integers(0, 2))
def test_a_fault_elsewhere_does_not_hide_a_code_that_does_not_meet(
    key: str, clause: int, option: int
) -> None:
    data = tomllib.loads(TEXT)
    del data["clauses"][clause]["options"][option][key]
    data["no_agreement"]["turns"][1]["side"] = "gps"
    told = {problem.path for problem in check(data).problems}
    assert ("clauses", clause, "options", option, key) in told
    assert ("no_agreement", "turns", 1, "side") in told
