"""A varied scenario: other weights within bounds, in the same order, and briefs that say so."""

from __future__ import annotations

import math
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from negotiation.contract.consistency import problems
from negotiation.contract.digest import scenario_hash
from negotiation.contract.variation import WITHIN, varied
from negotiation.library.load import load_scenario

FORUM = load_scenario(Path(__file__).parents[2] / "scenarios" / "forum-2012")


@given(st.integers(0, 2**32))
def test_weights_move_within_the_bound_and_keep_sum_and_order(seed: int) -> None:
    """A brief that puts interests in an order stays true, and the scenario stays sound."""
    other = varied(FORUM, seed)
    for before, after in zip(FORUM.sides, other.sides, strict=True):
        was = [outcome.weight for outcome in before.outcomes]
        now = [outcome.weight for outcome in after.outcomes]
        assert math.isclose(sum(was), sum(now), abs_tol=0.005)
        for old, new in zip(was, now, strict=True):
            assert abs(new / old - 1) <= WITHIN + 0.005
        order = sorted(range(len(was)), key=lambda at: -was[at])
        assert [now[at] for at in order] == sorted(now, reverse=True)
    assert list(problems(other)) == []


def test_the_same_seed_gives_the_same_scenario_and_another_another() -> None:
    """The hash tells them apart; so does the title, which every record carries."""
    assert scenario_hash(varied(FORUM, 7)) == scenario_hash(varied(FORUM, 7))
    hashes = {scenario_hash(s) for s in (FORUM, varied(FORUM, 7), varied(FORUM, 8))}
    assert len(hashes) == 3
    assert varied(FORUM, 7).title == f"{FORUM.title} (varied by seed 7)"


def test_only_the_weights_move_and_each_brief_lists_its_own() -> None:
    """Heaviest first; no side reads another's."""
    other = varied(FORUM, 7)
    assert other.clauses == FORUM.clauses
    for before, after in zip(FORUM.sides, other.sides, strict=True):
        assert before.model_copy(update={"outcomes": ()}) == after.model_copy(
            update={"outcomes": ()}
        )
        text = other.briefs[after.brief]
        assert text.startswith(FORUM.briefs[before.brief].rstrip())
        weights = [
            float(line.split("**: ")[1].split()[0])
            for line in text.splitlines()
            if line.startswith("- **") and " points, from none at " in line
        ]
        assert weights == sorted((round(o.weight, 1) for o in after.outcomes), reverse=True)
        assert [round(o.weight, 1) for o in after.outcomes] != [o.weight for o in before.outcomes]
