"""Parameters: read whole, honest about their standing, refused when they do not fit."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from negotiation.contract.levers import LEVERS
from negotiation.engine import fallback
from negotiation.engine.evidence import lookup
from negotiation.engine.integration import DERIVED, DOMAINS
from negotiation.engine.model import PointEngine
from negotiation.engine.parameters import Parameter, Parameters, load
from tests.engine.drafts import clause, option, scenario


def without(name: str) -> Parameters:
    return Parameters(entries={key: p for key, p in load().entries.items() if key != name})


def test_a_missing_parameter_is_named() -> None:
    pay = scenario(clause("pay", option("more", {"global_sum_uplift": 1})))
    with pytest.raises(ValueError, match=r"\[ladder\].*'known'"):
        PointEngine(pay, without("ladder.known"))


def test_a_surplus_parameter_is_named() -> None:
    @dataclass(frozen=True)
    class Narrow:
        discount_rate: float

    narrow = load().section("horizon", Narrow)
    assert narrow.discount_rate == 0.035
    extra = Parameters(
        entries={**load().entries, "horizon.colour": load().entries["horizon.discount_rate"]}
    )
    with pytest.raises(ValueError, match=r"\[horizon\].*'colour'"):
        extra.section("horizon", Narrow)


def test_an_unknown_deed_is_named() -> None:
    odd = load().entries["action.impose.engagement"]
    wrong = Parameters(entries={**load().entries, "action.impose.colour": odd})
    with pytest.raises(ValueError, match=r"action\.impose\.colour"):
        fallback.deeds(wrong)


def test_effects_name_domains_and_causes_that_exist() -> None:
    causes = {*LEVERS, *DERIVED}
    for name in load().table("effect"):
        domain, cause = name.split(".")
        assert domain in DOMAINS
        assert cause in causes
    used = {name.split(".")[1] for name in load().table("effect")}
    assert set(load().table("felt_share")) == used
    assert set(load().table("half")) <= used


def test_figures_that_claim_a_reading_rest_on_one() -> None:
    """A value read or worked out (R, Rd) names evidence that was itself read or worked out."""
    for name, parameter in load().entries.items():
        if parameter.tag in ("R", "Rd"):
            assert lookup(parameter.source).tag in ("R", "Rd"), name


def test_the_digest_follows_the_content() -> None:
    assert load().digest == Parameters(entries=load().entries).digest
    assert load().digest != load().replaced({"ladder.known": 0.61}).digest


def test_a_spread_cannot_be_negative() -> None:
    entry = load().entries["ladder.known"].model_dump()
    with pytest.raises(ValueError, match="spread"):
        Parameter.model_validate({**entry, "spread": -1})
