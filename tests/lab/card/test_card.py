"""The model card and the page of sources: current, and every way in them leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from negotiation.contract.levers import LEVERS
from negotiation.contract.measures import MEASURES
from negotiation.engine.calibration import anchors
from negotiation.engine.calibration.clausing import catalogue as clauses
from negotiation.engine.calibration.prior import priors
from negotiation.engine.parameters import load
from negotiation.engine.population.published import published
from negotiation.lab.card import route
from negotiation.lab.card.page import model_card
from negotiation.lab.card.sources import sources_page
from negotiation.library.load import load_scenario
from tests.texts import check_text

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"
CARD = DOCS / "model-card.md"
SCENARIOS = [load_scenario(file.parent) for file in sorted(ROOT.glob("scenarios/*/scenario.toml"))]

LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def sources() -> str:
    return sources_page(SCENARIOS)


def addresses(page: str) -> set[str]:
    """Where links may lead within a page: its headings, as the site names them."""
    plain = (re.sub(r"[^\w\s-]", "", heading).strip() for heading in HEADING.findall(page))
    return {re.sub(r"[\s-]+", "-", heading).lower() for heading in plain}


def dead_links(file: Path, page: str) -> Iterator[str]:
    for target, heading in LINK.findall(page):
        if target.startswith("http"):
            continue
        leads_to = (file.parent / target).resolve() if target else file
        if not leads_to.is_file():
            yield target
        elif heading and heading not in addresses(leads_to.read_text(encoding="utf-8")):
            yield f"{target}#{heading}"


def test_the_model_card_is_current(request: pytest.FixtureRequest) -> None:
    check_text(CARD, model_card(), accept=bool(request.config.getoption("--accept")))


def test_the_page_of_sources_is_current(sources: str, request: pytest.FixtureRequest) -> None:
    page = DOCS / "reference" / "sources.md"
    check_text(page, sources, accept=bool(request.config.getoption("--accept")))


@pytest.mark.parametrize(
    "name",
    ["model-card.md", *(f"reference/{page}.md" for page in ("parameters", "levers", "sources"))],
)
def test_every_way_leads_somewhere(name: str) -> None:
    file = DOCS / name
    assert set(dead_links(file, file.read_text(encoding="utf-8"))) == set()


def test_three_steps_lead_from_every_number_to_its_sources() -> None:
    rows = dict(zip(MEASURES, route.rows(), strict=True))
    for name, (title, formula, parameters, _, links) in rows.items():
        assert title == MEASURES[name].title
        assert f"| {title} | {formula} |" in CARD.read_text(encoding="utf-8")
        for parameter, entry in route.behind(name).items():
            assert f"parameters.md#{parameter.split('.')[0]})" in parameters
            assert f"sources.md#{entry.source.lower()})" in links
    assert [name for name in rows if not route.behind(name)] == ["radicality"]


def keys_in_use() -> Iterable[str]:
    """The key of every source that a number, a lever, a clause or a scenario rests on."""
    yield from (entry.source for entry in load().entries.values())
    yield from (entry.source for entry in priors().values())
    yield from (entry.source for entry in anchors.anchors().values())
    yield from (figure.source for figure in published().values())
    yield from (key for lever in LEVERS.values() for key in lever.evidence)
    yield from (clause["evidence"] for clause in clauses().values())
    yield from (key for scenario in SCENARIOS for key in scenario.sources)


def test_every_key_in_use_has_its_text(sources: str) -> None:
    told = addresses(sources)
    told |= {cells.split(" | ")[1].lower() for cells in sources.splitlines() if cells[:3] == "| `"}
    assert sorted(key for key in set(keys_in_use()) if key.lower() not in told) == []


def test_every_case_says_where_it_was_read_and_stands_on_the_page_of_cases() -> None:
    from negotiation.engine.calibration.case import shipped

    page = (DOCS / "reference" / "cases.md").read_text(encoding="utf-8")
    for case in shipped():
        assert case.source
        assert f"| {case.id} | {case.what} |" in page
