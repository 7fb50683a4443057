"""Exported domains, read by other means than our own: the same frontier, Nash and Kalai points."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from negotiation.engine.space.additive import Additive, fit_additive
from negotiation.engine.space.scoring import Scorer
from negotiation.library.domains import folder, genius, geniusweb
from negotiation.library.domains.profile import DomainError, Profile, profiles
from tests.engine.space.tables import SIDES, additive_values, random_values, scorer_of

OPTIONS = (3, 4, 2, 3)
FALLBACKS = (285, 280, 290)

Utility = Callable[[Sequence[str]], float]


def exported(noise: int = 0) -> tuple[Scorer, Additive, tuple[Profile, ...]]:
    """A domain of 72 contracts, additive but for some noise."""
    values = additive_values(OPTIONS, 7)
    if noise:
        values = values + random_values(len(values), 1, noise)
    scorer = scorer_of(OPTIONS, values, FALLBACKS)
    additive = fit_additive(scorer)
    return scorer, additive, profiles(scorer.scenario, additive, scorer.fallbacks)


def of_genius(text: str) -> tuple[list[list[str]], Utility, float]:
    """Options, utility and reservation by Genius's rule: evaluations over the issue's largest."""
    root = ET.fromstring(text)  # noqa: S314 - our own text
    issues = root.findall("./objective/issue")
    weights = [float(weight.attrib["value"]) for weight in root.findall("./objective/weight")]
    tables = [
        {i.attrib["value"]: float(i.attrib["evaluation"]) for i in issue.findall("item")}
        for issue in issues
    ]

    def utility(contract: Sequence[str]) -> float:
        parts = zip(weights, tables, contract, strict=True)
        return sum(weight * table[c] / max(table.values()) for weight, table, c in parts)

    (reservation,) = root.findall("reservation")
    return [list(table) for table in tables], utility, float(reservation.attrib["value"])


def of_geniusweb(text: str) -> tuple[list[list[str]], Utility, float]:
    """Options, utility, and the utility of the reservation bid."""
    content = json.loads(text)["LinearAdditiveUtilitySpace"]
    names = list(content["domain"]["issuesValues"])

    def utility(contract: Sequence[str]) -> float:
        total = 0.0
        for name, option in zip(names, contract, strict=True):
            values = content["issueUtilities"][name]["discreteutils"]["valueUtilities"]
            total += content["issueWeights"][name] * values[option]
        return total

    bid = content["reservationBid"]["issuevalues"]
    options = [content["domain"]["issuesValues"][name]["values"] for name in names]
    return options, utility, utility([bid[name] for name in names])


@pytest.mark.parametrize(
    ("writer", "reader"),
    [(genius.profile_text, of_genius), (geniusweb.profile_text, of_geniusweb)],
    ids=["genius", "geniusweb"],
)
def test_an_independent_reading_finds_the_same_points(
    writer: Callable[[Profile], str],
    reader: Callable[[str], tuple[list[list[str]], Utility, float]],
) -> None:
    _, additive, made = exported()
    ours = additive.outcomes(SIDES, np.array(FALLBACKS))
    read = [reader(writer(profile)) for profile in made]
    contracts = list(product(*read[0][0]))
    utilities = np.array([[utility(c) for _, utility, _ in read] for c in contracts]).round(9)
    reserves = np.array([reserve for _, _, reserve in read])
    efficient = [
        number
        for number, row in enumerate(utilities)
        if not any((other >= row).all() and (other > row).any() for other in utilities)
    ]
    assert ours.frontier.numbers.tolist() == efficient
    rational = [n for n in efficient if (utilities[n] >= reserves - 1e-9).all()]
    assert ours.rational.numbers.tolist() == rational
    if writer is geniusweb.profile_text:
        return  # Its reservation is a contract, so gains are not measured from the same zero.
    gains = utilities[rational] - reserves
    shares = np.sort(gains / gains.max(axis=0), axis=1)
    nash, kalai = ours.points["nash"].number, ours.points["kalai_smorodinsky"].number
    assert np.prod(utilities[nash] - reserves) == pytest.approx(gains.prod(axis=1).max())
    best = max(tuple(row) for row in shares.round(9).tolist())
    assert np.sort((utilities[kalai] - reserves) / gains.max(axis=0)) == pytest.approx(best)


def test_weights_add_up_to_one_and_utilities_are_points_on_a_scale() -> None:
    _, additive, made = exported()
    for column, profile in enumerate(made):
        assert sum(profile.weights.values()) == 1
        values = additive.values()[:, column].astype(float)
        scale = (values - values.min()) / (values.max() - values.min())
        contracts = product(*profile.issues.values())
        names = list(profile.issues)
        ours = [profile.utility(dict(zip(names, c, strict=True))) for c in contracts]
        assert [float(u) for u in ours] == pytest.approx(scale.tolist(), abs=1e-9)


def test_the_residual_is_stated_and_is_what_it_says() -> None:
    scorer, additive, made = exported(noise=40)
    values = scorer.values(scorer.grid.contracts(np.arange(scorer.grid.count)))
    off = np.abs(additive.values() - values)
    for column, profile in enumerate(made):
        said = f"{off[:, column].mean() / 10:.2f} points of 100 on average"
        assert said in profile.note
        assert said in genius.profile_text(profile)
        assert said in geniusweb.profile_text(profile)
    exact, _, _ = exported()
    assert (fit_additive(exact).largest_residual == 0).all()


@pytest.mark.parametrize("how", ["genius", "geniusweb"])
def test_a_domain_is_read_back_as_it_was_written(tmp_path: Path, how: folder.Format) -> None:
    _, _, made = exported(noise=9)
    names = folder.written(tmp_path / "domain", made, how)
    assert sorted(names) == sorted(file.name for file in (tmp_path / "domain").iterdir())
    read = folder.read(tmp_path / "domain", "draft", SIDES, how)
    for ours, theirs in zip(made, read, strict=True):
        assert (ours.issues, ours.weights, ours.evaluations) == (
            theirs.issues,
            theirs.weights,
            theirs.evaluations,
        )
        if how == "genius":
            assert ours.reservation == theirs.reservation
        else:
            assert ours.reservation_bid == theirs.reservation_bid


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    _, _, made = exported()
    with pytest.raises(DomainError, match="new or empty"):
        folder.write(tmp_path, folder.texts(made, "genius"))
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('<weight index="1"', '<weight index="2"', "one weight for each issue"),
        ('evaluation="1"', 'evaluation="1.5"', "outside 0 to 1"),
        ("<utility_space", "<!DOCTYPE x><utility_space", "document types"),
        ("</objective>", "", "not a profile"),
        ('value="o1"', 'value="as_is"', "two options of the same name"),
    ],
)
def test_a_spoilt_genius_file_is_refused(before: str, after: str, said: str) -> None:
    text = genius.profile_text(exported()[2][0])
    assert before in text
    with pytest.raises(DomainError, match=f"board.xml: .*{said}"):
        genius.read_profile(text.replace(before, after, 1), "board", "board.xml")


@pytest.mark.parametrize(
    ("key", "said"),
    [("issueWeights", "issueWeights"), ("domain", "domain"), ("issueUtilities", "issueUtilities")],
)
def test_a_spoilt_geniusweb_file_is_refused(key: str, said: str) -> None:
    content = json.loads(geniusweb.profile_text(exported()[2][0]))
    del content["LinearAdditiveUtilitySpace"][key]
    with pytest.raises(DomainError, match=f"board.json: .*{said}"):
        geniusweb.read_profile(json.dumps(content), "board", "board.json")
    content["LinearAdditiveUtilitySpace"][key] = {"c0": 0.5}
    with pytest.raises(DomainError, match=r"board\.json"):
        geniusweb.read_profile(json.dumps(content), "board", "board.json")


def test_both_names_of_a_table_are_read_and_no_other_kind() -> None:
    profile = exported()[2][0]
    text = geniusweb.profile_text(profile)
    later = text.replace('"discreteutils"', '"DiscreteValueSetUtilities"')
    read = geniusweb.read_profile(later, "board", "board.json")
    assert read.evaluations == profile.evaluations
    numbers = text.replace('"discreteutils"', '"numberutils"')
    with pytest.raises(DomainError, match="not a discrete issue"):
        geniusweb.read_profile(numbers, "board", "board.json")


def test_without_an_acceptable_contract_there_is_no_reservation_bid() -> None:
    scorer = scorer_of(OPTIONS, additive_values(OPTIONS, 7), (999, 280, 290))
    made = profiles(scorer.scenario, fit_additive(scorer), scorer.fallbacks)
    assert "reservationBid" not in geniusweb.profile_text(made[0])
    assert "reservationBid" in geniusweb.profile_text(made[1])
    assert made[0].reservation is not None
    assert made[0].reservation > 1
