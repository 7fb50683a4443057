"""Checks on the story: every year can be told, and front pages say only what is public."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation.contract.problem import KeyPath, Problem, unknown
from negotiation.contract.scenario import Scenario
from negotiation.contract.story import PLACEHOLDER, WORDS, FrontPage


def story_problems(scenario: Scenario) -> Iterator[Problem]:
    """Everything wrong with the vignette and the front pages."""
    yield from _vignette_problems(scenario)
    for position, page in enumerate(scenario.front_pages):
        yield from _page_problems(("front_pages", position), page, scenario)


def _vignette_problems(scenario: Scenario) -> Iterator[Problem]:
    if scenario.vignette is None:
        return
    path: KeyPath = ("vignette", "lines")
    years = max(edition.years for edition in scenario.editions)
    seen = set()
    for number, line in enumerate(scenario.vignette.lines):
        if line.year is not None and line.year > years:
            sentence = f"year {line.year} never comes; no edition is so long"
            yield Problem((*path, number, "year"), sentence)
        if (line.year, line.experienced) in seen:
            sentence = "another line has the same year and score; this one is never told"
            yield Problem((*path, number), sentence)
        seen.add((line.year, line.experienced))
    for year in range(1, years + 1):
        if not {(None, 0.0), (year, 0.0)} & seen:
            yield Problem(
                path, f"year {year} cannot always be told; give it a line without `experienced`"
            )


def _page_problems(path: KeyPath, page: FrontPage, scenario: Scenario) -> Iterator[Problem]:
    known = (*WORDS, *scenario.public_measures)
    for key in ("headline", "text"):
        text = getattr(page, key)
        for name in PLACEHOLDER.findall(text):
            yield from unknown((*path, key), name, known, "a placeholder, or is not public")
        if any(brace in PLACEHOLDER.sub("", text) for brace in "{}"):
            yield Problem((*path, key), "a brace without its partner; placeholders are {so}")
    if page.measure is not None:
        place = (*path, "measure")
        yield from unknown(place, page.measure, scenario.public_measures, "in public_measures")
    bounded = page.above is not None or page.below is not None
    if bounded != (page.measure is not None):
        yield Problem(path, "a `measure` goes with `above` or `below`, and neither goes alone")
