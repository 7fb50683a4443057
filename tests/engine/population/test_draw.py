"""The drawn practices have the published marginals, whatever the seed; correlations hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from negotiation.engine.evidence import lookup
from negotiation.engine.parameters import load
from negotiation.engine.population import published, scatter, settings
from negotiation.engine.population.draw import SEED, correlations, draw
from negotiation.engine.population.settings import NATION, PLAY
from tests.texts import check_text

SETTINGS = settings.read(load())
PAGE = Path(__file__).parents[3] / "docs" / "practices.md"
START, END = "<!-- drawn:start -->", "<!-- drawn:end -->"


@pytest.mark.parametrize(("count", "seed"), [(PLAY, SEED), (PLAY, 7), (NATION, SEED)])
def test_drawn_practices_match_the_published_ones(count: int, seed: int) -> None:
    found = published.compare(draw(SETTINGS, count, seed), SETTINGS.practices)
    for comparison in found:
        print(published.sentence(comparison))  # noqa: T201
    assert [comparison.name for comparison in found if not comparison.fits] == []


def test_the_page_on_practices_shows_what_is_drawn(request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    rows = published.table(published.compare(draw(SETTINGS), SETTINGS.practices))
    seen = before + START + "\n".join(["", *rows, ""]) + END + after
    check_text(PAGE, seen, accept=bool(request.config.getoption("--accept")))


def test_a_wrong_marginal_is_found() -> None:
    other = settings.read(load().replaced({"practices.list_size_mean": 7400}))
    found = published.compare(draw(other), SETTINGS.practices)
    assert "list_size_mean" in [comparison.name for comparison in found if not comparison.fits]


def test_every_published_figure_names_its_evidence() -> None:
    for figure in published.published().values():
        standing = lookup(figure.source).tag
        assert figure.tag in ("D", "M") or standing in ("R", "Rd"), figure


def test_the_same_seed_draws_the_same_practices_and_another_seed_others() -> None:
    first, again, other = (draw(SETTINGS, 500, seed) for seed in (3, 3, 4))
    assert (first.guarantee == again.guarantee).all()
    assert (first.area == again.area).all()
    assert (np.sort(first.list_size) == np.sort(other.list_size)).all()
    assert (first.list_size != other.list_size).any()


def test_attributes_go_together_as_stated() -> None:
    drawn = draw(SETTINGS, NATION)
    ranked = {
        "size": drawn.list_size,
        "openness": drawn.openness,
        "deprivation": drawn.deprivation,
        "need": drawn.need,
        "minutes": drawn.minutes,
        "over_fifty": drawn.over_fifty,
        "missed": -drawn.achievement,
    }
    for pair, strength in SETTINGS.together:
        one, other = pair.split(".")
        if one in ranked and other in ranked:
            places = np.stack([scatter.ranks(ranked[name]) for name in (one, other)])
            found = np.asarray(np.corrcoef(places))[0, 1]
            assert found == pytest.approx(strength, abs=0.05), pair


def test_correlations_that_contradict_one_another_are_refused() -> None:
    with pytest.raises(ValueError, match="contradict"):
        correlations((("size.missed", 0.9), ("missed.need", 0.9), ("size.need", -0.9)))


def test_scatter_is_even_and_the_same_everywhere() -> None:
    numbers = scatter.scattered(2012, 0, 4096)
    assert 0 < numbers.min() < numbers.max() < 1
    assert np.histogram(numbers, 16, (0, 1))[0] == pytest.approx(256, abs=64)
    others = scatter.scattered(2012, 1, 4096)
    assert abs((numbers - 0.5) @ (others - 0.5)) / 4096 < 0.05 / 12
    # Worked out by whole numbers alone, so the same on every machine.
    assert [round(float(number), 12) for number in numbers[:3]] == EXPECTED


EXPECTED = [0.777510908124, 0.967713876517, 0.804599861511]
