"""`negotiation engine`: back-test, fit, sensitivity and model card, told and written; refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from negotiation.cli import engine
from negotiation.cli.exits import Exit
from negotiation.engine.packaged import read_text
from negotiation.engine.parameters import FITTED
from negotiation.lab.sensitivity.kept import Sensitivity
from tests.cli.conftest import Ask

KEYS = [
    *("id", "type", "metric", "split", "published", "predicted", "p10", "p90", "lo", "hi"),
    *("direction_ok", "within", "covered", "why"),
]
ROW = {
    "id": "A1",
    "type": "walk",
    "mode": "ballot",
    "metric": "yes_share",
    "unit": "share of votes",
    "value": 0.6,
    "kind": "vote",
    "split": "held",
    "episode": "a",
    "polarity": 1,
}


def test_a_file_of_cases_is_tested(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    strange = {**ROW, "id": "A2", "type": "cost", "mode": "lottery", "metric": "wins"}
    file.write_text(json.dumps([ROW, strange]), encoding="utf-8")
    asked = ask("engine", "backtest", "--cases", str(file), "--json")
    assert asked.exit_code == Exit.DONE, asked.output
    answer = json.loads(asked.stdout)
    known, unknown = answer["cases"]
    assert list(known) == [*KEYS, "by_codes", "by_clauses"]
    assert known["p10"] < known["predicted"] < known["p90"]
    assert known["direction_ok"] is True
    assert unknown["predicted"] is None
    assert "not covered" in unknown["why"]
    assert {group["split"] for group in answer["summary"]} == {"held"}


def test_columns_for_people(ask: Ask) -> None:
    said = ask("engine", "backtest").stdout
    assert "BT06c" in said
    assert "fit, episode left out" in said


def test_the_fit_is_written_and_told(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "fitted.json"
    asked = ask("engine", "calibrate", "--out", str(file))
    assert asked.exit_code == Exit.DONE, asked.output
    assert "keeps its prior" in asked.stdout
    written = json.loads(file.read_text(encoding="utf-8"))
    assert written["fitted_to"] == json.loads(read_text(FITTED))["fitted_to"]


@pytest.mark.slow
def test_a_sensitivity_is_told_and_written(ask: Ask, tmp_path: Path) -> None:
    pytest.importorskip("SALib", reason="the analysis needs the extra `lab`")
    file, contract = tmp_path / "found.json", "teams=networks"
    words = ("engine", "sensitivity", "tutorial", "--points", "64", "--from", contract)
    asked = ask(*words, "--out", str(file))
    assert asked.exit_code == Exit.DONE, asked.output
    assert contract in asked.stdout
    assert "64 base points" in asked.stdout
    found = Sensitivity.model_validate_json(file.read_text(encoding="utf-8"))
    assert found.moved == dict([contract.split("=")])
    assert {"integration", "reject", "value.gp"} <= set(found.headlines)


def test_the_model_card_is_printed(ask: Ask) -> None:
    asked = ask("engine", "card")
    assert asked.exit_code == Exit.DONE
    assert asked.stdout.startswith("# Model card")
    assert "Sobol indices" in asked.stdout


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--points", "100"), "128 is the next one"),
        (("--from", "teams=armies"), "armies"),
        (("--from", "yesterday"), "nor today, nor history"),
    ],
)
def test_a_sensitivity_of_nothing_is_refused(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str], part: str
) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _name: object())
    asked = ask("engine", "sensitivity", "tutorial", *words)
    assert asked.exit_code == Exit.REFUSED
    assert part in asked.output


def test_without_its_library_the_analysis_says_what_to_install(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    asked = ask("engine", "sensitivity", "tutorial")
    assert asked.exit_code == Exit.REFUSED
    assert "negotiation[lab]" in asked.output


def test_files_that_cannot_be_used_are_refused(ask: Ask, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('[{"id": "A1"}]', encoding="utf-8")
    for file, part in [(bad, "line 1 (A1): the key 'type' is missing"), (tmp_path, "cannot be")]:
        asked = ask("engine", "backtest", "--cases", str(file))
        assert asked.exit_code == Exit.REFUSED
        assert part in asked.output
    asked = ask("engine", "calibrate", "--out", str(tmp_path))
    assert asked.exit_code == Exit.REFUSED
