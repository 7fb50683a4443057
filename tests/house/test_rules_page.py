"""The pages for players say what the settings say; a changed setting needs a changed page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from negotiation.bots import packages
from negotiation.bots.policies import STEPS
from negotiation.bots.tempers import TEMPERAMENTS
from negotiation.play.seating import USUAL_TEMPERS
from negotiation.rules import settings as rules

DOCS = Path(__file__).parents[2] / "docs"
RULES = " ".join((DOCS / "rules.md").read_text(encoding="utf-8").split())
OPPONENTS = " ".join((DOCS / "opponents.md").read_text(encoding="utf-8").split())

NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}


def points(trust: int) -> str:
    """Thousandths of trust as the page has them, without sign."""
    return f"{abs(trust) / 10:g}"


SAID = {
    "calls": f"**{NUMBERS[rules.CALLS]} calls** in a game",
    "calls, in the table": f"one of {NUMBERS[rules.CALLS]} calls",
    "proofs": f"**{NUMBERS[rules.DISCLOSURES]} proofs** in a game",
    "proofs, in the table": f"one of {NUMBERS[rules.DISCLOSURES]} proofs",
    "poll": "with {} to {} replies".format(*rules.POLL_REPLIES),
    "threat": f"Binds nobody; costs {points(rules.THREAT_TRUST)} points of trust",
    "mandate": (
        f"The chance is {rules.MANDATE_BASE * 100:g} %, and {rules.MANDATE_PER_POINT * 100:g} % "
        "more for each point"
    ),
    "working group": f"off the table for {rules.WORKING_GROUP_ROUNDS} rounds",
    "promise": (
        f"Kept, it earns {points(rules.PROMISE_KEPT_TRUST)} points of that side's trust; "
        f"broken, it costs {points(rules.PROMISE_BROKEN_TRUST)}."
    ),
    "reopen": f"Opens a settled clause again; costs {points(rules.REOPEN_TRUST)} points of trust",
    "leak": (
        f"With a chance of {rules.LEAK_FOUND_OUT * 100:g} % it is traced to you, and costs "
        f"{points(rules.LEAK_TRUST)} points of trust"
    ),
    "walk out": f"**Walk out.** It costs {points(rules.WALK_OUT_TRUST)} points of trust",
    "impose": f"may do so from round {rules.IMPOSE_FROM_ROUND} (in a shorter game, in the last",
    "packages": f"Up to **{rules.PACKAGES} packages**",
    "authority": f"costs {points(rules.AUTHORITY_TRUST)} points of GPs' trust",
    "boxes": f"Then {rules.BALLOT_BOXES} boxes are opened",
    "voters": f"Of {rules.ELIGIBLE_VOTERS:,} GPs",
    "ballots": f"There are **{rules.BALLOTS} ballots** at most",
    "hearings": f"after **{rules.SPENDING_HEARINGS} refusals** it is dead",
    "alter": f"| moves one clause | {points(rules.ALTER_TRUST)} points of trust |",
    "exit": f"| puts that clause back to today | {points(rules.EXIT_TRUST)} points of trust |",
    "leadership": (
        f"any side, {rules.LEADERSHIP_TIMES} times in a game between all | adds "
        f"{rules.LEADERSHIP_SPENT:g} to local leadership"
    ),
    "warning": f"reminded {rules.WARNING_SECONDS} seconds before the end of a step",
    "leaders tire": f"| {rules.LEADERSHIP_WORN:g} of it in every year after |",
}
"""Each setting that the page tells, in the page's words."""


@pytest.mark.parametrize("name", SAID)
def test_the_rules_page_has_the_number_of_the_setting(name: str) -> None:
    assert SAID[name] in RULES


def test_the_survey_is_as_sure_as_the_page_says() -> None:
    assert "right within a point or two" in RULES
    assert 1 <= rules.SURVEY_SPREAD <= 2


def test_the_table_of_tempers_is_theirs() -> None:
    rows = re.findall(r"\| `(\w+)` \| (\d+) % \| (\d+) % \|", OPPONENTS)
    said = {name: (int(aim) / 100, int(stop) / 100) for name, aim, stop in rows}
    assert said == {name: (each.aim, each.reserve) for name, each in TEMPERAMENTS.items()}
    assert [name for name, each in TEMPERAMENTS.items() if each.reads_others] == ["trader"]
    assert (TEMPERAMENTS["trader"].reciprocity, TEMPERAMENTS["mirror"].reciprocity) == (0.25, 1)


def test_the_usual_company_is_the_one_named() -> None:
    usual = " and a ".join(f"`{temper}`" for temper in USUAL_TEMPERS)
    assert f"Unless you choose, you meet a {usual}." in OPPONENTS


def test_bots_look_at_as_many_contracts_as_the_page_says() -> None:
    assert f"no more than {packages.EXHAUSTIVE:,} contracts" in OPPONENTS
    assert f"at {packages.SAMPLE:,} drawn by chance" in OPPONENTS


def test_bots_answer_packages_as_the_page_says() -> None:
    assert "*better for all* they adopt when it is worth more to their side" in OPPONENTS
    assert "answer_package" in STEPS
