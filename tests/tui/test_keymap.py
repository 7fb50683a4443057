"""A person's own keys and settings: what counts, and what is said of what cannot."""

from pathlib import Path

import pytest

from negotiation.cli.wire import House
from negotiation.tui.actions import ACTIONS
from negotiation.tui.app import HeadsOfTerms
from negotiation.tui.keymap import Keymap, keymap_template, read_keymap
from negotiation.tui.screens.settings import SettingsScreen
from negotiation.tui.settings import Settings, read_settings, settings_file, write_settings
from negotiation.tui.widgets.playing.row_list import RowList
from tests.tui.playing.example import view
from tests.tui.playing.seat import seated
from tests.tui.shell import STILL, front_end, opened, press, said, seen


def read(tmp_path: Path, text: str) -> tuple[dict[str, str], list[str]]:
    """What a file with this text gives, its name left out of the problems."""
    file = tmp_path / "keys.toml"
    file.write_text(text, encoding="utf-8")
    keys, problems = read_keymap(file)
    return keys, [problem.removeprefix(f"{file}").lstrip(", ") for problem in problems]


def test_without_a_file_the_usual_keys_count(tmp_path: Path) -> None:
    assert read_keymap(tmp_path / "keys.toml") == ({}, [])


def test_the_template_changes_nothing_until_a_line_is_freed(tmp_path: Path) -> None:
    assert read(tmp_path, keymap_template()) == ({}, [])
    freed = keymap_template().replace("# home.tutorial = ", "home.tutorial = ")
    assert read(tmp_path, freed) == ({"home.tutorial": "t"}, [])


def test_the_template_holds_every_action_and_all_its_lines_are_valid(tmp_path: Path) -> None:
    lines = [
        line.removeprefix("# ")
        for line in keymap_template().splitlines()
        if any(line.startswith(f"# {action.id} = ") for action in ACTIONS)
    ]
    keys, problems = read(tmp_path, "\n".join(lines))
    assert problems == []
    assert set(keys) == {action.id for action in ACTIONS}


def test_two_actions_may_change_places(tmp_path: Path) -> None:
    keys, problems = read(tmp_path, 'offer.open = "t"\ntrade.open = "o"\n')
    assert keys == {"offer.open": "t", "trade.open": "o"}
    assert problems == []


def test_several_keys_and_tables_are_understood(tmp_path: Path) -> None:
    keys, problems = read(tmp_path, '[offer]\nopen = ["f2", "%"]\n')
    assert keys == {"offer.open": "f2,%"}
    assert problems == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            '\noffer.sned = "x"',
            "line 2: there is no action 'offer.sned'; the nearest is 'offer.send'.",
        ),
        ('offer.send = "zz"', "line 1: offer.send cannot be on 'zz'"),
        ("offer.send = 3", "line 1: offer.send cannot be on nothing"),
        ('offer.send = "j"', "line 1: offer.send cannot be on j, which moves the cursor"),
        ('offer.send = "?"', "line 1: ? is already help.open (Help) on every screen"),
        ('offer.accept = "r"', "line 1: r is already offer.reject (Reject) on Table"),
        ("offer.send = ", ": "),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(
    tmp_path: Path, text: str, problem: str
) -> None:
    keys, problems = read(tmp_path, text)
    assert keys == {}
    assert len(problems) == 1
    assert problem in problems[0]


def test_one_wrong_line_does_not_spoil_the_others(tmp_path: Path) -> None:
    keys, problems = read(tmp_path, 'offer.sned = "x"\nhome.tutorial = "u"\n')
    assert keys == {"home.tutorial": "u"}
    assert len(problems) == 1


async def test_own_keys_count_on_the_screen_in_the_list_and_in_the_footer(tmp_path: Path) -> None:
    app = HeadsOfTerms(House(tmp_path), settings=STILL, own_keys={"home.settings": "x"})
    async with opened(app) as pilot:
        assert "  x  Settings" in seen(app)
        await press(pilot, "s")
        assert not isinstance(app.screen, SettingsScreen)
        await press(pilot, "x")
        assert isinstance(app.screen, SettingsScreen)


async def test_a_new_key_counts_at_once_everywhere_and_is_kept(tmp_path: Path) -> None:
    app = front_end(tmp_path, config=tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "s", "o")
        app.screen.query_one(RowList).go_to("home.tutorial")
        await press(pilot, "enter", "u")
        assert "u          own  Tutorial" in seen(app)
        await press(pilot, "escape", "escape")
        assert "u Tutorial" in seen(app)
    assert read_keymap(tmp_path / "keys.toml") == Keymap({"home.tutorial": "u"}, [])


async def test_a_key_that_is_taken_is_refused_with_who_has_it(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_text("# mine\nhome.games = 'm'\n", encoding="utf-8")
    app = front_end(tmp_path, config=tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "s", "o")
        app.screen.query_one(RowList).go_to("home.tutorial")
        await press(pilot, "enter", "n")
        assert said(app)[-1].startswith("n is already home.new (New game) on Home")
        await press(pilot, "enter", "escape")
    kept = (tmp_path / "keys.toml").read_text(encoding="utf-8")
    assert kept == "# mine\nhome.games = 'm'\n"


async def test_backspace_gives_back_the_usual_key(tmp_path: Path) -> None:
    app = front_end(tmp_path, config=tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "s", "o")
        app.screen.query_one(RowList).go_to("home.tutorial")
        await press(pilot, "enter", "u", "backspace")
        assert app.key_of("home.tutorial") == "t"
    assert (tmp_path / "keys.toml").read_text(encoding="utf-8") == keymap_template()


async def test_words_that_name_a_key_name_ones_own() -> None:
    own = {"offer.open": "v", "what_if.open": "e"}
    async with seated(view(), own_keys=own) as seat:
        assert "v Offer" in seat.shown
        assert "o Offer" not in seat.shown
    async with seated(view(phase="caucus", legal=[]), own_keys=own) as seat:
        await seat.press("v")
        assert "What if (e)" in seat.refused[0]


def test_settings_survive_being_written_and_read(tmp_path: Path) -> None:
    keymap = 'C:\\Users\\"me"\\keys.toml'
    kept = Settings(theme="contrast", motion="none", plain="yes", keymap=keymap)
    write_settings(tmp_path / "new folder", kept)
    assert read_settings(tmp_path / "new folder") == (kept, [])
    assert [file.name for file in (tmp_path / "new folder").iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('theme = "drak"', "theme cannot be 'drak'; it can be 'dark' or 'light' or 'contrast'."),
        ('them = "dark"', "there is no setting 'them'; did you mean 'theme'?"),
        ("theme = ", "is not TOML"),
    ],
)
def test_a_wrong_setting_is_a_sentence_and_the_usual_one_counts(
    tmp_path: Path, text: str, problem: str
) -> None:
    settings_file(tmp_path).write_text(text, encoding="utf-8")
    settings, problems = read_settings(tmp_path)
    assert settings == Settings()
    assert len(problems) == 1
    assert problem in problems[0]


async def test_what_was_wrong_is_said_on_home(tmp_path: Path) -> None:
    app = HeadsOfTerms(House(tmp_path), settings=STILL, warnings=["line 2: [no] such action."])
    async with opened(app):
        assert said(app) == ["line 2: [no] such action."]
        assert "line 2: [no] such action." in seen(app)
