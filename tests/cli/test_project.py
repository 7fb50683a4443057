"""`negotiation project`: what a draft would do, for people and for programs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Ask

DRAFT = ("--set", "teams=networks", "--set", "uplift=3")

FIGURES = {
    "integration",
    "integration_experienced",
    "cost_gbp_m_per_year",
    "double_payment_gbp_m",
    "walk_away",
    "values",
    "fallbacks",
}
RUNGS = {"reject", "act", "refuse", "go_local", "hand_back", "index"}
SIDES = ["board", "gp", "commissioners"]


@pytest.fixture
def projection(ask: Ask) -> dict[str, Any]:
    """What `--json` prints for a draft."""
    asked = ask("project", "tutorial", *DRAFT, "--json")
    assert asked.exit_code == 0, asked.output
    answer: dict[str, Any] = json.loads(asked.stdout)
    return answer


def test_the_object_has_the_documented_keys(projection: dict[str, Any]) -> None:
    assert set(projection) == FIGURES | {"status_quo", "drivers", "fingerprint"}
    assert set(projection["status_quo"]) == FIGURES
    for figures in (projection, projection["status_quo"]):
        assert set(figures["walk_away"]) == RUNGS
        assert list(figures["values"]) == list(figures["fallbacks"]) == SIDES


def test_the_drivers_are_the_moved_clauses_and_add_up(projection: dict[str, Any]) -> None:
    drivers = projection["drivers"]
    assert [(each["clause"], each["option"]) for each in drivers] == [
        ("teams", "networks"),
        ("uplift", "one_and_half"),
    ]
    for key in ("integration", "integration_experienced", "cost_gbp_m_per_year"):
        change = projection[key] - projection["status_quo"][key]
        parts = sum(driver["contributions"][key] for driver in drivers)
        assert parts == pytest.approx(change, abs=0.051)
    assert all(reason["text"] for driver in drivers for reason in driver["reasons"])


def test_nothing_moved_is_the_status_quo(ask: Ask) -> None:
    answer = json.loads(ask("project", "tutorial", "--json").stdout)
    assert {key: answer[key] for key in FIGURES} == answer["status_quo"]
    assert answer["drivers"] == []


def test_an_option_is_named_by_code_or_by_its_number_from_one(ask: Ask) -> None:
    by_code = ask("project", "tutorial", "--set", "uplift=one_and_half", "--json").stdout
    by_number = ask("project", "tutorial", "--set", "uplift=3", "--json").stdout
    assert by_code == by_number


def test_for_people_it_says_the_draft_the_figures_and_why(ask: Ask) -> None:
    text = ask("project", "tutorial", *DRAFT).stdout
    assert "Team care to 'networks with staff', Pay uplift to '1.5%'" in text
    assert "Integration, as measured: " in text
    assert "Walk-away index" in text
    assert "Worth " in text
    assert "Evidence: " in text


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("uplft=3", "'uplft' is not a clause of tutorial; the nearest is 'uplift'."),
        ("uplift=thre", "'thre' is not an option of uplift; the nearest is 'three'"),
        ("uplift=0", "its numbers go from 1 to 4."),
        ("uplift=5", "its numbers go from 1 to 4."),
        ("uplift", "'uplift' is not CLAUSE=OPTION; for example: --set indicators="),
    ],
)
def test_a_wrong_setting_is_refused_with_the_nearest(ask: Ask, setting: str, said: str) -> None:
    asked = ask("project", "tutorial", "--set", setting)
    assert asked.exit_code == 2
    assert said in asked.stderr
    assert asked.stdout == ""


def test_an_unknown_scenario_is_refused_with_the_nearest(ask: Ask) -> None:
    asked = ask("project", "tutoral")
    assert asked.exit_code == 2
    assert "'tutorial'" in asked.stderr


SPREAD = (*DRAFT, "--draws", "30", "--practices", "200", "--seed", "1")


def test_draws_add_medians_with_tenths_years_and_practices(ask: Ask) -> None:
    answer = json.loads(ask("project", "tutorial", *SPREAD, "--json").stdout)
    spread = answer["spread"]
    assert (spread["draws"], spread["seed"], spread["practices"]) == (30, 1, 200)
    assert [year["year"] for year in spread["years"]] == [1, 2, 3, 4, 5]
    for bands in (spread["measures"], *(year["measures"] for year in spread["years"])):
        assert FIGURES & set(bands) >= {"integration", "cost_gbp_m_per_year"}
        assert RUNGS - {"index"} <= set(bands)
        assert all(band["p10"] <= band["p50"] <= band["p90"] for band in bands.values())
    assert {(group["size"], group["contract"]) for group in spread["groups"]} == {
        (size, contract)
        for size in ("small", "middle-sized", "large")
        for contract in ("GMS", "PMS")
    }
    assert set(spread["values"]) == set(SIDES)
    assert spread["standing"]["integration"] == "design"
    assert spread["standing"]["reject"] == "fitted"
    again = ask("project", "tutorial", *SPREAD, "--json").stdout
    assert json.loads(again) == answer


def test_for_people_draws_show_bands_fans_and_who_gains(ask: Ask) -> None:
    text = ask("project", "tutorial", *SPREAD).stdout
    assert "The median of 30 draws on 200 practices" in text
    assert "Integration, as measured*: " in text
    assert "Integration, as measured*: year 1 " in text
    assert "Small GMS practices (" in text
    assert "* rests on design settings alone" in text
    assert "Reject: " in text


@pytest.mark.parametrize("asked", [("--draws", "0"), ("--draws", "9", "--practices", "9")])
def test_impossible_draws_are_refused(ask: Ask, asked: tuple[str, ...]) -> None:
    assert ask("project", "tutorial", *asked).exit_code == 2
