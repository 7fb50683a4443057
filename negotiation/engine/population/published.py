"""What was published of practices, beside what the population has: every figure with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from pydantic import Field

from negotiation.contract.base import Frozen
from negotiation.contract.scenario import Tag
from negotiation.engine.arrays import BoolArray, FloatArray
from negotiation.engine.packaged import read_table
from negotiation.engine.population.draw import Population
from negotiation.engine.population.settings import PracticeSettings

FILE = "population/published.toml"


class Published(Frozen):
    """A published figure of practices, and how far the drawn ones may be from it."""

    meaning: Annotated[str, Field(min_length=1)]
    value: float
    tolerance: Annotated[float, Field(gt=0)]
    source: Annotated[str, Field(min_length=1)]
    tag: Tag


@dataclass(frozen=True)
class Comparison:
    """A published figure and what the population has instead."""

    name: str
    published: Published
    drawn: float

    @property
    def fits(self) -> bool:
        """Whether the drawn figure is within the stated tolerance."""
        return abs(self.drawn - self.published.value) <= self.published.tolerance


def published() -> dict[str, Published]:
    """The published figures by name, in the order of the file."""
    return {name: Published.model_validate(row) for name, row in read_table(FILE).items()}


def _weighted(values: FloatArray, weight: FloatArray) -> float:
    return float(values @ weight / weight.sum())


def _sizes(drawn: Population) -> Mapping[str, float]:
    size = drawn.list_size
    return {
        "list_size_mean": float(size.mean()),
        "list_size_deviation": float(size.std()),
        "list_size_tenth": float(np.quantile(size, 0.1)),
        "list_size_nine_tenths": float(np.quantile(size, 0.9)),
        "single_handed": float((drawn.partners == 1).mean()),
        "patients_per_partner": float(size.sum() / drawn.partners.sum()),
    }


def _guarantees(drawn: Population, settings: PracticeSettings) -> Mapping[str, float]:
    gms = drawn.gms
    factor, patients = drawn.guarantee[gms], drawn.list_size[gms]
    yearly = (factor - _weighted(factor, patients)) / settings.taper_years
    premium, others = drawn.guarantee[~gms], drawn.list_size[~gms]
    outliers: BoolArray = yearly > 3
    return {
        "gms": float(gms.mean()),
        "guaranteed": float((factor > 0).mean()),
        "guarantee_mean": _weighted(factor, patients),
        "losing": float((yearly > 0).mean()),
        "losing_two_pounds": float((yearly > 2).mean()),
        "losing_three_pounds": float(outliers.mean()),
        "outlier_loss": float(yearly[outliers].mean()),
        "premium_mean": _weighted(premium, others),
        "premium_most": float(premium.max()),
    }


def _points(drawn: Population) -> Mapping[str, float]:
    points = 1000 * drawn.achievement
    return {
        "points_mean": float(points.mean()),
        "points_deviation": float(points.std()),
        "points_tenth": float(np.quantile(points, 0.1)),
        "points_nine_tenths": float(np.quantile(points, 0.9)),
        "points_all": float((points == 1000).mean()),
        "points_under_nine_hundred": float((points < 900).mean()),
    }


def _people(drawn: Population) -> Mapping[str, float]:
    return {
        "over_fifty": _weighted(drawn.over_fifty, drawn.partners),
        "need_mean": _weighted(drawn.need, drawn.list_size),
        "minutes_mean": _weighted(drawn.minutes, drawn.list_size),
        "practices_in_an_area": len(drawn.list_size) / len(drawn.leadership),
    }


def compare(drawn: Population, settings: PracticeSettings) -> tuple[Comparison, ...]:
    """Every published figure beside the drawn one, in the order of the file."""
    have = {**_sizes(drawn), **_guarantees(drawn, settings), **_points(drawn), **_people(drawn)}
    return tuple(Comparison(name, figure, have[name]) for name, figure in published().items())


def sentence(comparison: Comparison) -> str:
    """A line that sets what was drawn beside what was published."""
    figure = comparison.published
    return (
        f"{comparison.name:26} drawn {comparison.drawn:10.4g}  published {figure.value:10.4g} "
        f"± {figure.tolerance:<8.3g} {figure.source} {figure.tag}"
    )


def table(found: Iterable[Comparison]) -> list[str]:
    """The comparisons as the rows of a Markdown table."""
    rows = [
        "| what | drawn | published | tolerance | source | standing |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for each in found:
        figure = each.published
        rows.append(
            f"| {figure.meaning} | {each.drawn:.4g} | {figure.value:g} | {figure.tolerance:g} "
            f"| {figure.source} | {figure.tag} |"
        )
    return rows
