"""Help is about where one is, then about every key, then about the rules."""

from pathlib import Path

from textual.widgets import Static

from negotiation.tui.screens.help import RULES, HelpScreen
from negotiation.tui.screens.home import Home
from negotiation.tui.widgets.choice_row import ChoiceRow
from tests.tui.shell import front_end, opened, press, seen


def page(app: object) -> str:
    """All there is to read, also below the fold."""
    screen = getattr(app, "screen", None)
    assert isinstance(screen, HelpScreen)
    return str(screen.query_one("VerticalScroll Static", Static).content)


async def test_help_begins_with_the_screen_one_is_on(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "question_mark")
        assert "Here: Home" in seen(app).splitlines()[2]
        assert Home.HELP.split(".")[0] in " ".join(seen(app).split())
        await press(pilot, "escape")
        assert isinstance(app.screen, Home)


async def test_help_begins_with_the_thing_one_is_at(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "s", "question_mark")
        text = page(app)
        assert text.index(ChoiceRow.HELP) < text.index("Changes count at once")


async def test_help_has_the_keys_of_here_first_then_all_and_the_rules(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "question_mark")
        text = page(app)
        parts = ["Keys: Home", "Keys: On every screen", "The rules in ten lines", "Keys: Table"]
        assert sorted(parts, key=text.index) == parts
        assert len(RULES) == 10
        assert all(rule in text for rule in RULES)


async def test_the_same_key_closes_help(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "question_mark", "question_mark")
        assert isinstance(app.screen, Home)
