"""The filter keeps exactly the rows that the definition keeps."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from negotiation.engine.arrays import IntArray
from negotiation.engine.space.efficient import efficient, frontier_of, joined


def naive(values: list[list[int]]) -> list[bool]:
    """The definition: no other row is as good everywhere and better somewhere."""
    return [
        not any(
            all(b >= a for a, b in zip(row, other, strict=True)) and other != row
            for other in values
        )
        for row in values
    ]


@st.composite
def tables(draw: st.DrawFn, most: int = 25) -> IntArray:
    """Values of few different sizes, so that ties are common; one to four sides."""
    sides = draw(st.integers(1, 4))
    row = st.lists(st.integers(0, 6), min_size=sides, max_size=sides)
    return np.array(draw(st.lists(row, min_size=1, max_size=most)), dtype=np.int64)


@given(tables())
def test_what_is_efficient_is_so_by_definition(values: IntArray) -> None:
    assert efficient(values).tolist() == naive(values.tolist())


@given(tables(), st.data())
def test_a_frontier_is_the_same_in_one_go_and_in_parts(
    values: IntArray, data: st.DataObject
) -> None:
    numbers = np.array(data.draw(st.permutations(range(len(values)))), dtype=np.int64)
    signing = np.arange(values.shape[1])
    cut = data.draw(st.integers(0, len(values)))
    whole = frontier_of(numbers, values, signing)
    first = frontier_of(numbers[:cut], values[:cut], signing)
    second = frontier_of(numbers[cut:], values[cut:], signing)
    parts = joined(second, first, signing)
    assert (
        whole.numbers.tolist() == parts.numbers.tolist() == sorted(numbers[naive(values.tolist())])
    )
    assert whole.values.tolist() == parts.values.tolist()


def test_sides_that_do_not_sign_do_not_make_a_contract_efficient() -> None:
    values = np.array([[1, 1, 9], [2, 2, 0], [2, 2, 5]])
    frontier = frontier_of(np.arange(3), values, np.array([0, 1]))
    assert frontier.numbers.tolist() == [1, 2]


def test_no_contracts_make_an_empty_frontier() -> None:
    nothing = np.zeros((0, 3), dtype=np.int64)
    assert len(frontier_of(np.zeros(0, dtype=np.int64), nothing, np.arange(3))) == 0
