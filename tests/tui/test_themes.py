"""Contrast of the three themes, computed from their resolved colours. `pytest -s` prints it."""

import itertools
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from negotiation.tui.settings import CHOICES
from negotiation.tui.themes import INKS, PAPERS, THEMES
from tests.tui.shell import front_end

LEAST = {"dark": 4.5, "light": 4.5, "contrast": 7.0}

OTHER_PAIRS = [
    ("input-cursor-foreground", "input-cursor-background"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("text", "input-selection-background"),
    ("footer-key-foreground", "panel"),
    ("border", "background"),
]
"""Pairs beside every ink on every paper. A border is no word and needs 3 to 1 only, but has it."""


def luminance(colour: Color) -> float:
    """Relative luminance as the Web Content Accessibility Guidelines define it."""
    parts = (colour.r / 255, colour.g / 255, colour.b / 255)
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast of two opaque colours, from 1 to 21."""
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))))[::-1]
    return (light + 0.05) / (dark + 0.05)


def resolved(theme: Theme) -> dict[str, str]:
    """The variables that styles are drawn with."""
    return {**theme.to_color_system().generate(), **theme.variables}


def test_the_measure_agrees_with_known_figures() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_every_ink_stands_out_from_every_paper(name: str) -> None:
    colours = resolved(THEMES[name])
    pairs = [*itertools.product(INKS, PAPERS), *OTHER_PAIRS]
    measured = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    worst = min(measured, key=lambda pair: measured[pair])
    report = [f"{name}: worst {measured[worst]:.2f} ({worst[0]} on {worst[1]})"]
    for (ink, paper), figure in sorted(measured.items(), key=lambda item: item[1])[:12]:
        report.append(f"  {figure:5.2f}  {ink} {colours[ink]} on {paper} {colours[paper]}")
    print("\n".join(report))  # noqa: T201 - the figures are worth reading
    assert {pair: figure for pair, figure in measured.items() if figure < LEAST[name]} == {}


@pytest.mark.parametrize("name", THEMES)
def test_sides_and_good_and_bad_have_colours_of_their_own(name: str) -> None:
    """Shapes and signs tell them apart without colour; with it, no two shapes look alike."""
    colours = resolved(THEMES[name])
    sides = [colours[ink] for ink in INKS if ink.startswith("side-")]
    assert len(set(sides)) == 5
    assert colours["text-success"] != colours["text-error"]


def test_settings_offer_exactly_these_themes(tmp_path: Path) -> None:
    assert CHOICES["theme"] == tuple(THEMES)
    assert front_end(tmp_path).theme in THEMES
