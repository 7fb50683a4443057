"""Opening games from the command line, and how every command ends."""

from __future__ import annotations

import errno
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from negotiation.cli.exits import Exit
from negotiation.cli.first_page import wants_plain
from negotiation.cli.wire import House
from negotiation.play.lobby import HouseError
from negotiation.rules.saved import StoreFull
from tests.cli.conftest import ROOT, Ask, Start


def test_a_game_is_played_through_a_pipe_and_resumed(ask: Ask) -> None:
    """End of input leaves politely, with exit code 0; the game is where it was left."""
    left = ask("tutorial", "--plain", "--seed", "3", typed="ready\nnote\nRemember.\n")
    assert left.exit_code == 0
    assert "Carry on with: negotiation resume " in left.stdout
    again = ask("resume", "--plain", typed="notes\n")
    assert again.exit_code == 0
    assert "planning. Your plan is awaited." in again.stdout
    assert "Note: Remember." in again.stdout


def test_a_game_is_resumed_by_the_beginning_of_its_name(ask: Ask) -> None:
    ask("tutorial", "--plain", typed="")
    (summary,) = House().games()
    assert ask("resume", summary.header.game[:-2], "--plain").exit_code == 0


def test_without_a_terminal_everything_is_plain(start: Start) -> None:
    """A pipe never gets a full screen."""
    home = start(typed="tutorial\n\n\n\nquit\n")
    assert home.returncode == 0
    assert "\x1b" not in home.stdout
    assert "Your brief: GP representatives" in home.stdout
    continued = start(typed="continue\n")
    assert "reading the brief" in continued.stdout


@pytest.mark.parametrize(
    ("environment", "asked", "plain"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"ACCESSIBLE": "1"}, False, True),
        ({"ACCESSIBLE": "0"}, False, False),
        ({"TERM": "dumb"}, False, True),
    ],
)
def test_who_is_asked_plainly(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], asked: bool, plain: bool
) -> None:
    """In a terminal, only those who wish it, or whose terminal can do nothing else."""
    monkeypatch.setenv("TERM", "xterm")
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_plain(asked) is plain


@pytest.mark.parametrize(
    ("words", "people"),
    [
        (("tutorial",), {"gp"}),
        (("play", "tutorial"), {"gp"}),
        (("play", "tutorial", "--side", "board"), {"board"}),
        (("play", "tutorial", "--hotseat"), {"board", "gp", "commissioners"}),
        (("play", "tutorial", "--hotseat", "--side", "gp,board"), {"board", "gp"}),
    ],
)
def test_the_sides_that_people_play(ask: Ask, words: tuple[str, ...], people: set[str]) -> None:
    assert ask(*words, "--plain").exit_code == 0
    (summary,) = House().games()
    assert set(House().resume(summary.header.game).people) == people


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--side", "gps"), "'gps' is not a side of tutorial; the nearest is 'gp'."),
        (("--side", "gp,board"), "Several sides need --hotseat"),
        (("--bots", "tradr"), "the nearest is 'trader'"),
        (("--bots", "trader,mirror,trader"), "3 tempers for 2 bots (board, commissioners)"),
        (("--edition", "long"), "'long' is not an edition of tutorial"),
    ],
)
def test_what_cannot_be_played_is_refused(ask: Ask, words: tuple[str, ...], said: str) -> None:
    asked = ask("play", "tutorial", "--plain", *words)
    assert asked.exit_code == Exit.REFUSED
    assert said in asked.stderr
    assert House().games() == ()


def test_the_last_game_is_known_before_anything_heavy_is_loaded(ask: Ask) -> None:
    """Home shows *Continue* at once."""
    ask("tutorial", "--plain")
    code = (
        "import sys; from negotiation.cli.wire import House; "
        "print(House().last_game().scenario_title); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, check=True
    )
    title, modules = done.stdout.splitlines()
    assert title == "Four clauses before the summer"
    loaded = {name.partition(".")[0] for name in modules.split()}
    assert not loaded & {"pydantic", "sqlmodel", "sqlalchemy", "numpy", "textual", "typer"}


def test_without_saved_games_there_is_nothing_to_resume(ask: Ask) -> None:
    asked = ask("resume")
    assert asked.exit_code == Exit.REFUSED
    assert "There are no saved games" in asked.stderr


def test_saves_chooses_the_folder_before_and_after_the_command(ask: Ask, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    assert ask("--saves", str(before), "run", "tutorial").exit_code == 0
    assert (before / "games.db").is_file()
    assert ask("run", "tutorial", "--saves", str(after)).exit_code == 0
    assert (after / "games.db").is_file()


# ------------------------------------------------------------------------------- when it goes wrong


def failing(error: Exception) -> Any:
    """A house where nothing works."""

    def fail(*_: object, **__: object) -> object:
        raise error

    return fail


def test_the_unexpected_is_one_sentence_and_a_file(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(House, "scenario", failing(RuntimeError("the floor gave way")))
    asked = ask("run", "tutorial")
    assert asked.exit_code == Exit.FAILED
    assert asked.stdout == ""
    (sentence,) = asked.stderr.splitlines()
    file = Path(sentence.rpartition(" ")[2])
    assert sentence.startswith("Something unexpected went wrong; what was saved is safe.")
    assert "RuntimeError: the floor gave way" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (StoreFull("There is no room left on the disk."), Exit.SAVE_FAILED),
        (HouseError("There is no such thing."), Exit.REFUSED),
    ],
)
def test_a_known_failure_is_its_own_sentence(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, error: Exception, code: Exit
) -> None:
    monkeypatch.setattr(House, "scenario", failing(error))
    asked = ask("run", "tutorial")
    assert asked.exit_code == code
    assert asked.stderr == f"{error}\n"


def test_a_reader_who_has_seen_enough_is_no_failure(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(House, "scenario", failing(BrokenPipeError(errno.EPIPE, "closed")))
    asked = ask("run", "tutorial")
    assert asked.stderr == ""
    assert not list(tmp_path.rglob("errors.log"))


@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is needed")
def test_ctrl_c_says_that_the_game_is_saved(saves: Path) -> None:
    """In a real terminal, in the middle of a question."""
    import pty

    keyboard, terminal = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "negotiation", "tutorial", "--plain"],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=ROOT,
        start_new_session=True,
    )
    os.close(terminal)
    try:
        read_until(keyboard, b"5. look")
        read_until(keyboard, b"> ")
        interrupt(program, keyboard)
        told = read_until(keyboard, b"--plain")
        assert b"Saved; resume with: negotiation resume " in told
        assert program.wait(timeout=60) == Exit.INTERRUPTED
    finally:
        program.kill()
        program.wait()
        os.close(keyboard)


def interrupt(program: subprocess.Popen[bytes], keyboard: int) -> None:
    """Press Ctrl+C, again if nothing is said: one that comes just before a read waits for a key."""
    for _ in range(5):
        program.send_signal(signal.SIGINT)
        if select.select([keyboard], [], [], 5)[0]:
            return


def read_until(source: int, wanted: bytes) -> bytes:
    """What comes out up to and with `wanted`; what came until then when it never does."""
    seen = b""
    while wanted not in seen and select.select([source], [], [], 60)[0]:
        try:
            seen += os.read(source, 1)
        except OSError:
            break
    return seen
