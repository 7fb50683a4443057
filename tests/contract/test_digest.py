"""Canonical JSON and hashes: equal meaning gives equal bytes, and a changed word another hash."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.contract.digest import canonical_json, scenario_hash, sha256_of
from negotiation.contract.scenario import Scenario

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=8,
)


def test_canonical_json_has_sorted_keys_no_spaces_and_plain_letters() -> None:
    value = {"b": [1, 2.5, None], "a": {"é": True, "A": "£"}}
    assert canonical_json(value) == '{"a":{"A":"£","é":true},"b":[1,2.5,null]}'


@given(_JSON)
def test_canonical_json_says_the_same(value: object) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value
    assert canonical_json(json.loads(text)) == text


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), st.integers(), min_size=2))
def test_the_order_of_keys_changes_no_hash(value: dict[str, int]) -> None:
    assert sha256_of(dict(reversed(value.items()))) == sha256_of(value)


def test_the_hash_is_that_of_the_utf_8_bytes() -> None:
    assert sha256_of({"£": 1}) == hashlib.sha256('{"£":1}'.encode()).hexdigest()


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_json_cannot_hold_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical_json({"a": number})


def test_a_scenario_keeps_its_hash_through_json(tutorial: Scenario) -> None:
    again = Scenario.model_validate_json(tutorial.model_dump_json())
    assert again == tutorial
    assert scenario_hash(again) == scenario_hash(tutorial)


def test_what_is_left_at_its_default_changes_no_hash(tutorial: Scenario) -> None:
    """Writing `imposable = false` out, or a key that a later format adds, is no other scenario."""
    said = tutorial.model_dump(mode="json", exclude_defaults=True)
    assert "imposable" not in said["clauses"][1]["options"][0]
    said["clauses"][1]["options"][0]["imposable"] = False
    assert scenario_hash(Scenario.model_validate(said)) == scenario_hash(tutorial)


def test_one_word_of_a_brief_changes_the_hash(tutorial: Scenario) -> None:
    briefs = {**tutorial.briefs, "gp.md": tutorial.briefs["gp.md"] + " More."}
    changed = Scenario.model_validate({**tutorial.model_dump(), "briefs": briefs})
    assert scenario_hash(changed) != scenario_hash(tutorial)
