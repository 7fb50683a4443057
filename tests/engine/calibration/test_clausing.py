"""Clauses of cases: turned into levers by a catalogue, judged by the year model, shown beside."""

from __future__ import annotations

import pytest

from negotiation.contract.levers import LEVERS
from negotiation.engine.calibration.case import Case, shipped
from negotiation.engine.calibration.clausing import (
    as_read,
    by_clauses,
    catalogue,
    coded,
    expressible,
    year_model_says,
)
from negotiation.engine.evidence import catalogue as evidence


def with_clauses(**clauses: int) -> Case:
    return shipped()[0].model_copy(update={"clauses": clauses})


def test_the_catalogue_is_whole_and_uses_levers_within_their_bounds() -> None:
    assert list(catalogue()) == [f"C{number}" for number in range(1, 25)]
    for code, clause in catalogue().items():
        assert clause["evidence"] in evidence(), code
        assert len(clause["options"]) == 5, code
        assert "levers" not in clause["options"][0], code
        for option in clause["options"]:
            for name, size in option.get("levers", {}).items():
                assert LEVERS[name].minimum <= size <= LEVERS[name].maximum, (code, name)


def test_every_shipped_case_with_clauses_can_be_expressed() -> None:
    assert all(expressible(case) for case in shipped() if case.clauses)


def test_what_the_catalogue_does_not_know_is_left_to_the_codes() -> None:
    for case in (with_clauses(), with_clauses(C25=1), with_clauses(C1=5)):
        assert not expressible(case)
        assert by_clauses(case) is None
        assert as_read(case) == case


@pytest.mark.parametrize(
    ("clauses", "name", "sign"),
    [
        ({"C16": 3}, "money", 1),
        ({"C19": 4}, "workload", 1),
        ({"C21": 4}, "workload", -1),
        ({"C9": 4}, "autonomy", -1),
        ({"C22": 3}, "autonomy", 1),
    ],
)
def test_clauses_earn_codes_of_the_right_sign(
    clauses: dict[str, int], name: str, sign: int
) -> None:
    assert sign * getattr(coded(with_clauses(**clauses)), name) > 0.2


def test_nothing_changed_earns_nothing() -> None:
    nothing = coded(with_clauses(C1=0, C16=0))
    assert (nothing.money, nothing.workload, nothing.autonomy) == (0, 0, 0)


def test_both_ways_count_here_and_codes_alone_elsewhere() -> None:
    here = next(case for case in shipped() if case.id == "BT03")
    other = by_clauses(here)
    assert other is not None
    assert as_read(here).code("money") == pytest.approx(
        (here.code("money") + other.code("money")) / 2
    )
    elsewhere = next(case for case in shipped() if case.id == "XT06")
    assert by_clauses(elsewhere) is not None
    assert as_read(elsewhere) == elsewhere


def test_the_year_model_has_its_say_on_admissions() -> None:
    """Small and late: programmes of five years take off less than a tenth."""
    rows = {case.id: case for case in shipped()}
    said = year_model_says(rows["BT45b"])
    assert said is not None
    assert -0.09 < said < 0
    assert year_model_says(rows["BT33"]) is None
