"""`negotiation scenario`: what it prints, what it writes, what it refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from negotiation.cli.scenario import app
from negotiation.library.load import load_scenario
from negotiation.library.places import Place
from negotiation.library.schema import schema_text
from negotiation.library.start import start_scenario


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), env={"COLUMNS": "80"})


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two places, of which the test sees the first: `yours`."""
    here = (Place("yours", tmp_path / "yours"), Place("shipped", tmp_path / "shipped"))
    for place in here:
        place.folder.mkdir()
    monkeypatch.setattr("negotiation.library.places.places", lambda: here)
    return here[0].folder


def test_list_names_title_size_editions_and_folder() -> None:
    result = run("list")
    assert result.exit_code == 0
    assert "tutorial  Four clauses before the summer" in result.stdout.splitlines()
    assert "4 clauses x 4 options, 3 sides; tutorial: 3 rounds, 1 year, 10 minutes" in result.stdout
    assert str(Path("scenarios") / "tutorial") in result.stdout


def test_list_says_which_one_is_shadowed_and_which_cannot_be_played(library: Path) -> None:
    start_scenario(library / "winter")
    start_scenario(library.parent / "shipped" / "winter")
    start_scenario(library / "spoilt")
    (library / "spoilt" / "gp.md").unlink()
    lines = run("list").stdout.splitlines()
    assert lines[0] == "spoilt"
    assert "cannot be played; see: negotiation scenario check" in lines[1]
    (shadowed,) = [line for line in lines if "an earlier one has the same code" in line]
    assert shadowed.startswith("  shipped:")


def test_list_says_where_to_put_one_when_there_is_none(library: Path) -> None:
    assert "Your own folder for them is" in run("list").stdout
    assert not list(library.iterdir())


def test_show_keeps_private_briefs_private() -> None:
    """Only the side that asks is told its red lines and what it values."""
    public = run("show", "tutorial")
    assert public.exit_code == 0
    assert "In England" not in public.stdout
    assert "It is January 2012 in England." in public.stdout
    assert "networks with staff (networks)" in public.stdout
    for word in ("You are the", "red line", "in points of 100"):
        assert word not in public.stdout
    board = run("show", "tutorial", "--side", "board").stdout
    assert "You are the Board" in board
    assert "You are the GP" not in board
    assert "Board: what it is worth, in points of 100" in board
    assert "Board: red lines" in board


def test_show_fits_eighty_columns() -> None:
    assert max(map(len, run("show", "tutorial", "--side", "gp").stdout.splitlines())) <= 80


def test_show_takes_no_text_for_markup(library: Path) -> None:
    start_scenario(library / "winter")
    file = library / "winter" / "scenario.toml"
    text = file.read_text(encoding="utf-8").replace("A first scenario", "A [bold]first[/] one")
    file.write_text(text, encoding="utf-8")
    assert "A [bold]first[/] one (winter)" in run("show", "winter").stdout


def test_show_refuses_an_unknown_side() -> None:
    result = run("show", "tutorial", "--side", "bord")
    assert result.exit_code == 2
    assert result.stderr == "'bord' is not a side of tutorial; the nearest is 'board'\n"


def test_check_says_fine_with_numbers() -> None:
    result = run("check", "tutorial")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "tutorial: fine\n  4 clauses x 4 options, 3 sides, 256 contracts"
    )


def test_check_counts_the_faults(library: Path) -> None:
    start_scenario(library / "winter")
    for name in ("gp.md", "board.md"):
        (library / "winter" / name).write_text("")
    result = run("check", "winter")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == "2 faults"
    assert not result.stdout


@pytest.mark.parametrize("command", ["check", "show"])
def test_an_unknown_name_is_refused_with_the_nearest(command: str) -> None:
    result = run(command, "tutoral")
    assert result.exit_code == 2
    assert "no scenario is called 'tutoral'; the nearest is 'tutorial'" in result.stderr


def test_schema_is_printed_or_written(tmp_path: Path) -> None:
    assert run("schema").stdout == schema_text()
    out = tmp_path / "schema.json"
    assert run("schema", "--out", str(out)).exit_code == 0
    assert out.read_text(encoding="utf-8") == schema_text()


def test_schema_says_why_it_cannot_be_written(tmp_path: Path) -> None:
    result = run("schema", "--out", str(tmp_path / "missing" / "schema.json"))
    assert result.exit_code == 2
    assert "cannot be written: " in result.stderr


def test_new_starts_a_scenario_that_passes_under_the_name_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Winter Talks 2013"
    result = run("new", str(folder))
    assert result.exit_code == 0
    assert load_scenario(folder).code == "winter-talks-2013"
    assert run("check", str(folder)).exit_code == 0
    assert (folder / "scenario.schema.json").read_text(encoding="utf-8") == schema_text()


def test_new_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    result = run("new", str(tmp_path))
    assert result.exit_code == 2
    assert "is in use; name a folder that is new or empty" in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_new_needs_a_name_that_makes_a_code(tmp_path: Path) -> None:
    result = run("new", str(tmp_path / "£££"))
    assert result.exit_code == 2
    assert "makes no code" in result.stderr


def test_new_says_why_a_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("new", str(tmp_path / "file" / "inside"))
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_help_loads_nothing_heavy() -> None:
    """The command line is read before any model or table is built."""
    code = (
        "import sys, negotiation.cli.scenario; "
        "print([m for m in ('pydantic', 'numpy', 'textual', 'sqlalchemy') if m in sys.modules])"
    )
    seen = subprocess.run(  # a fresh interpreter, because this one has loaded everything
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert seen.stdout.strip() == "[]"
