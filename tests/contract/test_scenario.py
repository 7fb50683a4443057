"""What a scenario answers about itself: terms, contracts, signatories, red lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.contract.consistency import problems
from negotiation.contract.nearest import closest, listed, nearest
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import difference, merge


def test_a_sound_scenario_has_no_problems(tutorial: Scenario) -> None:
    assert problems(tutorial) == ()


def test_terms_lie_over_the_status_quo(tutorial: Scenario) -> None:
    contract = tutorial.contract_of({"uplift": 2})
    assert tutorial.terms_of(contract) == {**tutorial.status_quo, "uplift": 2}


def test_terms_for_an_unknown_clause_are_an_error(tutorial: Scenario) -> None:
    with pytest.raises(KeyError, match="pay"):
        tutorial.contract_of({"pay": 1})


def test_every_contract_is_counted(tutorial: Scenario) -> None:
    assert tutorial.contract_count == 4 * 4 * 4 * 4


def test_an_edition_is_found_by_its_code(tutorial: Scenario) -> None:
    assert tutorial.edition("tutorial").code == "tutorial"
    with pytest.raises(KeyError):
        tutorial.edition("day")


def test_the_three_sides_must_sign(tutorial: Scenario) -> None:
    assert tutorial.signatories == ("board", "gp", "commissioners")


def test_a_red_line_is_crossed_by_its_options_alone(tutorial: Scenario) -> None:
    duty = tutorial.clause_by_code["teams"].number_of("duty")
    assert duty is not None
    assert tutorial.crossed_red_lines("gp", {"teams": duty}) == ("no_forced_networks",)
    assert tutorial.crossed_red_lines("board", {"teams": duty}) == ()
    assert tutorial.crossed_red_lines("gp", {}) == ()


def test_an_unknown_option_has_no_number(tutorial: Scenario) -> None:
    assert tutorial.clause_by_code["teams"].number_of("guild") is None


def test_a_clause_without_its_status_quo_says_so(tutorial: Scenario) -> None:
    clause = tutorial.clauses[0].model_copy(update={"status_quo": "gone"})
    with pytest.raises(ValueError, match="no option 'gone'"):
        _ = clause.status_quo_number


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 3)), st.data())
def test_the_difference_laid_over_the_old_terms_gives_the_new(
    before: dict[str, int], data: st.DataObject
) -> None:
    change = data.draw(st.dictionaries(st.sampled_from(sorted(before) or ["a"]), st.integers(0, 3)))
    after = merge(before, change)
    assert merge(before, difference(before, after)) == after
    assert all(before.get(clause) != option for clause, option in difference(before, after).items())


def test_the_way_out_names_the_nearest_or_the_few() -> None:
    assert nearest("baord", ["board", "gp"]) == "; the nearest is 'board'"
    assert nearest("xyz", ["board", "gp"]) == "; known: 'board' and 'gp'"
    assert nearest("xyz", map(str, range(100, 120))) == ""
    assert nearest("xyz", []) == ""
    assert closest("xyz", ["board"]) is None
    assert listed(["a"]) == "'a'"
    assert listed(["a", "b", "c"]) == "'a', 'b' and 'c'"
