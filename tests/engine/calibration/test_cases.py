"""Files of cases: what is read, what is refused in a sentence, and how long things had gone on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from negotiation.engine.calibration.case import CasesError, read_cases, shipped
from negotiation.engine.calibration.spans import years

ROW: dict[str, Any] = {
    "id": "A1",
    "type": "walk",
    "mode": "ballot",
    "metric": "yes_share",
    "value": 0.6,
    "kind": "vote",
    "split": "held",
    "episode": "a",
}


def refused(rows: object) -> str:
    text = rows if isinstance(rows, str) else json.dumps(rows)
    with pytest.raises(CasesError) as caught:
        read_cases(text, "mine.json")
    return str(caught.value)


def test_a_row_needs_only_what_says_what_it_is() -> None:
    (case,) = read_cases(json.dumps([{**ROW, "remark": "a note of one's own"}]), "mine.json")
    assert (case.id, case.code("money"), case.recommended) == ("A1", 0.0, None)


def test_mistakes_are_refused_with_place_key_and_way_out() -> None:
    assert "mine.json: line 2: not JSON" in refused('[{"id": 1},\n}]')
    assert "at least one row" in refused({})
    assert "mine.json: row 1: a row is an object" in refused([3])
    assert "line 1 (A1): 'polarty' is not a key of a case; the nearest is 'polarity'" in refused(
        [{**ROW, "polarty": 1}]
    )
    assert "line 1 (A1): the key 'metric' is missing" in refused(
        [{key: value for key, value in ROW.items() if key != "metric"}]
    )
    assert "line 1 (A1): known: Input should be less than or equal to 1" in refused(
        [{**ROW, "known": 3}]
    )
    assert "lo is above hi" in refused([{**ROW, "lo": 0.9, "hi": 0.1}])
    assert "2 rows have the id 'A1'" in refused([ROW, ROW])


def test_the_shipped_cases_say_where_they_come_from() -> None:
    assert len(shipped()) == 100
    assert all(case.what and case.source and case.value is not None for case in shipped())


@pytest.mark.parametrize(
    ("metric", "unit", "expected"),
    [
        ("spend_change_y2", "relative", 2.0),
        ("recorded_test_pp_1y", "fraction", 1.0),
        ("emergency_growth_diff_5y_pioneer", "fraction", 5.0),
        ("secondary_cost_change_6m", "relative", 0.5),
        ("uptake", "share of eligible family doctors after five weeks", 5 / 52),
        ("uptake", "share of GPs after ~7y", 7.0),
        ("dropout_share", "share of organisations by the end of year five", 5.0),
        ("dropout_share", "share of practices in the first months (about 70)", 0.25),
        ("refused", "share of GMS GPs after 18 months", 1.5),
        ("refused", "share of practices at first deadline", 0.25),
        ("not_yet_signed", "share of practices (700, mid-year)", 0.25),
        ("refused", "share of GPs on 5 Jul 1948", 1.0),
        ("emergency_change", "relative, referred patients (n=774)", 1.0),
    ],
)
def test_time_is_read_from_metric_or_unit(metric: str, unit: str, expected: float) -> None:
    assert years(metric, unit) == pytest.approx(expected)
