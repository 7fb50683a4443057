"""A whole space over several processes, stopped, kept and found again."""

from __future__ import annotations

from multiprocessing import active_children
from pathlib import Path

import numpy as np
import pytest

from negotiation.contract.scenario import Scenario
from negotiation.engine.opening import open_engine
from negotiation.engine.port import Engine
from negotiation.engine.space.grid import Grid, grid_of
from negotiation.engine.space.scoring import reference_state
from negotiation.engine.space.whole import Space
from negotiation.lab.whole_space import compute, counting
from negotiation.lab.whole_space.compute import kept_space, key_of, whole_space
from negotiation.lab.whole_space.counting import Stopped
from negotiation.library.kept_spaces import KeptSpaces
from negotiation.library.load import load_scenario

SCENARIOS = Path(__file__).parents[3] / "scenarios"


@pytest.fixture(scope="module")
def tutorial() -> Scenario:
    """The tutorial: 256 contracts."""
    return load_scenario(SCENARIOS / "tutorial")


@pytest.fixture(scope="module")
def engine(tutorial: Scenario) -> Engine:
    """Its engine."""
    return open_engine(tutorial)


@pytest.fixture
def kept(tmp_path: Path) -> KeptSpaces:
    """An empty folder of spaces."""
    return KeptSpaces(tmp_path / "spaces")


def same(one: Space, other: Space) -> bool:
    """Whether two spaces say the same."""
    return all(
        np.array_equal(ours.frontier.numbers, theirs.frontier.numbers)
        and np.array_equal(ours.frontier.values, theirs.frontier.values)
        and np.array_equal(ours.patterns, theirs.patterns)
        and ours.points == theirs.points
        and ours.preferred == theirs.preferred
        for ours, theirs in ((one.whole, other.whole), (one.signable, other.signable))
    ) and (one.grid, one.method, one.error, one.scored, one.sums.tolist()) == (
        other.grid,
        other.method,
        other.error,
        other.scored,
        other.sums.tolist(),
    )


def test_several_processes_count_the_same_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load_scenario(SCENARIOS / "forum-2012")
    edition, engine = scenario.edition("60"), open_engine(scenario)
    alone = whole_space(engine, scenario, edition=edition, workers=1)
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(counting, "PORTION", 3000)
    shared = whole_space(
        engine, scenario, None, lambda *done: told.append(done), edition=edition, workers=2
    )
    assert same(alone, shared)
    count = alone.grid.count
    assert told[-1] == (count, count)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert not active_children()


def test_stopping_leaves_no_process_and_nothing_kept(
    kept: KeptSpaces, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scenario = load_scenario(SCENARIOS / "forum-2012")
    edition, engine = scenario.edition("60"), open_engine(scenario)
    monkeypatch.setattr(counting, "PORTION", 1500)
    told: list[int] = []
    with pytest.raises(Stopped):
        whole_space(
            engine,
            scenario,
            kept,
            lambda done, _: told.append(done),
            lambda: bool(told),
            edition=edition,
            workers=2,
        )
    assert told[-1] < 20_736
    assert not active_children()
    assert not (tmp_path / "spaces").exists()


def test_a_space_is_found_again_as_it_was(
    engine: Engine, tutorial: Scenario, kept: KeptSpaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept_space(engine, tutorial, kept) is None
    made = whole_space(engine, tutorial, kept)
    monkeypatch.setattr(compute, "counted", None)
    again = whole_space(engine, tutorial, kept)
    assert same(made, again)
    found = kept_space(engine, tutorial, kept)
    assert found is not None
    assert same(made, found)


def test_what_a_space_depends_on_is_in_its_key(engine: Engine, tutorial: Scenario) -> None:
    grid, talks = grid_of(tutorial), reference_state(tutorial)
    fewer = Grid((grid.allowed[0][:1], *grid.allowed[1:]))
    later = talks.model_copy(update={"rounds_spent": 2})
    changed = open_engine(tutorial.model_copy(update={"local_leadership": 0.9}))
    keys = {
        key_of(engine, grid, talks),
        key_of(engine, fewer, talks),
        key_of(engine, grid, later),
        key_of(changed, grid, talks),
    }
    assert len(keys) == 4


@pytest.mark.parametrize("damage", ["cut", "flipped", "swapped", "empty"])
def test_a_damaged_file_counts_as_absent(
    engine: Engine, tutorial: Scenario, kept: KeptSpaces, tmp_path: Path, damage: str
) -> None:
    whole_space(engine, tutorial, kept)
    (file,) = (tmp_path / "spaces").iterdir()
    content = bytearray(file.read_bytes())
    if damage == "cut":
        content = content[: len(content) // 2]
    elif damage == "flipped":
        content[len(content) // 3] ^= 1
    elif damage == "empty":
        content.clear()
    if damage == "swapped":
        other = reference_state(tutorial).model_copy(update={"rounds_spent": 1})
        file.rename(file.with_stem(key_of(engine, grid_of(tutorial), other)))
        assert kept_space(engine, tutorial, kept, talks=other) is None
        return
    file.write_bytes(content)
    assert kept_space(engine, tutorial, kept) is None
    assert whole_space(engine, tutorial, kept).whole.contracts == 256
    assert kept_space(engine, tutorial, kept) is not None


def test_a_folder_that_cannot_be_written_is_no_error(
    engine: Engine, tutorial: Scenario, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    blocked = KeptSpaces(tmp_path / "file" / "spaces")
    assert whole_space(engine, tutorial, blocked).whole.contracts == 256


def test_only_so_many_spaces_are_kept(
    engine: Engine, tutorial: Scenario, kept: KeptSpaces, tmp_path: Path
) -> None:
    space = whole_space(engine, tutorial)
    for number in range(45):
        kept.write(f"{number:064}", space)
    assert len(list((tmp_path / "spaces").iterdir())) == 40


def test_spaces_above_the_limit_are_estimated(
    engine: Engine, tutorial: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    from negotiation.engine.space import estimate

    exact = whole_space(engine, tutorial)
    monkeypatch.setattr(compute, "MOST_EXACT", 100)
    monkeypatch.setattr(estimate, "FITTED", 150)
    monkeypatch.setattr(estimate, "CHECKED", 50)
    found = whole_space(engine, tutorial)
    assert (found.method, found.scored) == ("surrogate", 200)
    assert found.error > 0
    assert found.whole.frontier.numbers.tolist() == exact.whole.frontier.numbers.tolist()
    with pytest.raises(Stopped):
        whole_space(engine, tutorial, should_stop=lambda: True)
