"""A reviewer's layer: remarks by act, nothing where nothing is said."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from negotiation.review.layer import Layer, Remark

LAYER = Layer(game="a-game", head="0" * 64, reviewer="me")


def test_remarks_stay_in_the_order_of_acts_one_for_each() -> None:
    layer = LAYER.with_remark(Remark(act=9, text="later")).with_remark(Remark(act=2, mark="?"))
    layer = layer.with_remark(Remark(act=9, text="anew", bookmark=True))
    assert [(r.act, r.text, r.mark) for r in layer.remarks] == [(2, "", "?"), (9, "anew", "")]
    assert layer.bookmarks == (9,)
    assert layer.at(3).is_empty


def test_an_empty_remark_leaves_nothing_behind() -> None:
    layer = LAYER.with_remark(Remark(act=2, text="said")).with_remark(Remark(act=2))
    assert layer.remarks == ()


@pytest.mark.parametrize("name", ["", "../up", "a b", "x" * 41])
def test_a_reviewers_name_is_safe_as_the_name_of_a_file(name: str) -> None:
    with pytest.raises(ValidationError):
        Layer(game="a-game", head="0" * 64, reviewer=name)
