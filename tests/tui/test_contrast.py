"""Contrast as it is drawn: every letter of whole screens, in each theme and at each size."""

from __future__ import annotations

import pytest
from rich.color import Color as RichColor
from textual.app import App

from tests.tui.playing.example import view
from tests.tui.playing.seat import seated
from tests.tui.test_themes import LEAST, contrast

LINES = set(" ─━│╭╮╰╯▔▁▂▃▄▅▆▇█▊▎▍▌▋▉┃┏┓┗┛●│")
"""Borders, rulers and scrollbars: no words."""


def drawn(app: App[None]) -> dict[tuple[str, str], str]:
    """Each pair of ink and paper on the screen, with an example of the words in it."""
    pairs: dict[tuple[str, str], str] = {}
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is None or set(segment.text) <= LINES:
                continue
            ink, paper = style.color, style.bgcolor
            if ink is not None and paper is not None:
                one, other = (paper, ink) if style.reverse else (ink, paper)
                pairs[_hex(one), _hex(other)] = segment.text.strip()[:30]
    return pairs


def _hex(colour: RichColor) -> str:
    return colour.get_truecolor().hex


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("theme", LEAST)
async def test_every_word_of_table_editor_and_reasons_can_be_read(
    theme: str, size: tuple[int, int]
) -> None:
    worst: dict[str, tuple[float, str]] = {}
    async with seated(view(crossed=("gp_duty",)), size, theme=theme) as seat:
        for key, name in (("", "table"), ("o", "editor"), ("y", "why")):
            await seat.press(*([key] if key else []))
            pairs = drawn(seat.app)
            assert len(pairs) > 3
            measured = {contrast(*pair): words for pair, words in pairs.items()}
            worst[name] = (min(measured), measured[min(measured)])
    print(theme, size, worst)  # noqa: T201 - the figures are worth reading
    assert all(figure >= LEAST[theme] for figure, _ in worst.values())
