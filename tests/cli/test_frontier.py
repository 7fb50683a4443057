"""`negotiation frontier` and `negotiation export-domain`, for people and for programs."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from negotiation.cli import frontier
from negotiation.library import balance
from tests.cli.conftest import ROOT, Ask

PAGE = (ROOT / "docs" / "frontier.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\$ negotiation (.*)$", PAGE, re.MULTILINE)

SIDES = ["board", "gp", "commissioners"]
SOLUTIONS = {"nash", "kalai_smorodinsky", "egalitarian", "utilitarian"}


@pytest.fixture
def answer(ask: Ask) -> dict[str, Any]:
    """What `--json` prints, from today's contract."""
    asked = ask("frontier", "tutorial", "--from", "today", "--json")
    assert asked.exit_code == 0, asked.output
    found: dict[str, Any] = json.loads(asked.stdout)
    return found


def test_the_object_holds_the_whole_space(answer: dict[str, Any]) -> None:
    assert answer["contracts"] == 256
    assert (answer["method"], answer["error"], answer["scored"]) == ("exact", 0.0, 256)
    assert len(answer["acceptable"]) == 7
    everybody = answer["acceptable"]["board+gp+commissioners"]
    assert 0 < everybody < min(answer["acceptable"][side] for side in SIDES)
    assert set(answer["points"]) == SOLUTIONS
    assert 0 < answer["hypervolume"] < 1
    for row in (*answer["frontier"], *answer["points"].values()):
        assert set(row) == {"contract", "values"}
        assert set(row["contract"]) == {"indicators", "teams", "discharge", "uplift"}
        assert list(row["values"]) == SIDES
        assert all(isinstance(value, int) for value in row["values"].values())
    assert answer["within_red_lines"]["contracts"] < 256


def test_trades_from_today_are_better_for_all(answer: dict[str, Any]) -> None:
    begun = answer["from"]
    assert begun["values"] == answer["fallbacks"]
    assert begun["left_on_table"] > 0
    assert begun["trades"]
    for trade in begun["trades"]:
        assert 1 <= len(trade["change"]) <= 3
        assert all(rise > 0 for rise in trade["rises"].values())
        assert all(
            trade["values"][side] == begun["values"][side] + trade["rises"][side] for side in SIDES
        )


def test_the_second_answer_is_the_first(ask: Ask, saves: Path) -> None:
    first = ask("frontier", "tutorial", "--json").stdout
    assert len(list((saves / "spaces").iterdir())) == 1
    assert ask("frontier", "tutorial", "--json").stdout == first


def test_a_check_takes_its_figures_from_what_was_counted(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were nothing kept, the tutorial would pass for too large and a sample would be judged."""
    monkeypatch.setattr(balance, "COUNTED_OUT", 10)
    monkeypatch.setattr(balance, "SAMPLED", 100)
    assert "100 of 256 contracts, drawn" in ask("scenario", "check", "tutorial").stdout
    ask("frontier", "tutorial", "--edition", "tutorial")
    assert "all 256 contracts counted" in ask("scenario", "check", "tutorial").stdout


def test_for_people_it_tells_counts_solutions_and_trades(ask: Ask) -> None:
    text = ask("frontier", "tutorial", "--from", "uplift=three").stdout
    assert "256 contracts, all scored." in text
    assert "To all who sign: " in text
    assert "Kalai-Smorodinsky" in text
    assert "From the contract given" in text
    assert "Pay uplift to '3%'" in text
    assert "Left on the table: " in text


def test_a_finished_game_is_judged_as_it_ended(ask: Ask) -> None:
    assert ask("run", "tutorial", "--bots", "trader", "--seed", "7").exit_code == 0
    asked = ask("frontier", "tutorial", "--from", "last", "--json")
    begun = json.loads(asked.stdout)["from"]
    assert begun["label"].startswith("the end of ")
    assert list(begun["table"]) == ["values", "fallbacks"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("frontier", "tutoral"), "the nearest is 'tutorial'"),
        (("frontier", "tutorial", "--edition", "shrt"), "'shrt' is not an edition of tutorial"),
        (("frontier", "tutorial", "--from", "uplft=3"), "the nearest is 'uplift'"),
        (
            ("frontier", "tutorial", "--from", "nothing"),
            "'nothing' is not CLAUSE=OPTION,..., nor today",
        ),
        (
            ("frontier", "forum-2012", "--edition", "60", "--from", "contacts=expected"),
            "contacts is not on the table of this edition",
        ),
    ],
)
def test_wrong_words_are_refused_with_the_way_out(
    ask: Ask, words: tuple[str, ...], said: str
) -> None:
    asked = ask(*words)
    assert asked.exit_code == 2, asked.output
    assert said in asked.stderr
    assert asked.stdout == ""


def test_ctrl_c_stops_it_and_keeps_nothing(
    ask: Ask, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def interrupted() -> Iterator[Callable[[int, int], None]]:
        def press(_done: int, _total: int) -> None:
            raise KeyboardInterrupt

        yield press

    monkeypatch.setattr(frontier, "_bar", interrupted)
    # What ships with the game is counted already.
    monkeypatch.setattr("negotiation.library.samples.shipped_spaces", lambda: saves / "none")
    asked = ask("frontier", "forum-2012", "--edition", "60")
    assert asked.exit_code == 130
    assert "Stopped" in asked.stderr
    assert not (saves / "spaces").exists()


@pytest.mark.parametrize(("how", "suffix"), [("genius", "xml"), ("geniusweb", "json")])
def test_a_scenario_is_exported_as_a_domain(
    ask: Ask, tmp_path: Path, how: str, suffix: str
) -> None:
    out = tmp_path / "domain"
    asked = ask("export-domain", "tutorial", "--format", how, "-o", str(out))
    assert asked.exit_code == 0, asked.output
    names = {f"tutorial.{suffix}", *(f"tutorial-{side}.{suffix}" for side in SIDES)}
    assert {file.name for file in out.iterdir()} == names
    assert "points of 100 on average" in asked.stdout
    assert re.search(r"\d+ of its \d+ efficient contracts are among the \d+", asked.stdout)
    again = ask("export-domain", "tutorial", "--out", str(out))
    assert again.exit_code == 2
    assert "new or empty" in again.stderr


@pytest.mark.parametrize("words", EXAMPLES)
def test_the_examples_of_the_page_run(ask: Ask, tmp_path: Path, words: str) -> None:
    asked = ask(*shlex.split(words.replace("DIR", str(tmp_path / "domain"))))
    assert asked.exit_code == 0, asked.output
    assert asked.stdout.strip()


def test_the_page_documents_every_key(answer: dict[str, Any]) -> None:
    section = PAGE.partition("## The object of `--json`")[2].partition("\n## ")[0]
    rows = [row.split("|")[1] for row in section.splitlines() if row.startswith("| `")]
    assert {key for row in rows for key in re.findall(r"`(\w+)`", row)} == set(answer)
    told = section.partition("`from` has ")[2]
    assert set(answer["from"]) <= set(re.findall(r"`(\w+)`", told))
    assert set(answer["from"]["trades"][0]) <= set(re.findall(r"`(\w+)`", told))
    assert set(answer["within_red_lines"]) <= set(answer)
