"""`games`, `export`, `import`, `verify` and `delete`, as a person or a script meets them."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

import pytest
import typer
from typer.testing import CliRunner

from negotiation.cli import saves as commands
from negotiation.cli.exits import Exit
from negotiation.cli.guard import Guarded
from negotiation.rules.saved import SavedGame
from negotiation.store.portable import write_portable
from negotiation.store.sqlite import SqliteLog
from tests.store.building import header, saved_game, tutorial
from tests.store.rewriting import change, exported

Run: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of saves; the program is started in another one."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return tmp_path / "saves"


@pytest.fixture
def log(folder: Path) -> Iterator[SqliteLog]:
    log = SqliteLog(folder / "games.db")
    yield log
    log.close()


@pytest.fixture
def run(folder: Path) -> Run:
    """Give the words of a command; get its exit code, its answer and its complaint."""
    app = typer.Typer(cls=Guarded, rich_markup_mode=None, add_completion=False)
    commands.register(app)

    def run_words(*words: str, answer: str | None = None) -> tuple[int, str, str]:
        done = CliRunner().invoke(app, [*words, "--saves", str(folder)], input=answer)
        return done.exit_code, done.stdout, done.stderr

    return run_words


# -------------------------------------------------------------------------------------------- games


def test_without_games_the_folder_is_named_and_the_way_to_a_game(run: Run, folder: Path) -> None:
    code, answer, _ = run("games")
    assert code == Exit.DONE
    assert answer.splitlines()[0] == f"Saved games in {folder}"
    assert "negotiation tutorial" in answer
    assert not folder.exists()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be set here")
def test_games_are_listed_with_the_last_played_first(
    run: Run, log: SqliteLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.keep(saved_game("harbour", acts=1))
    log.keep(saved_game("lighthouse", acts=70, finished=False))
    monkeypatch.setenv("TZ", "UTC-2")
    time.tzset()
    code, answer, _ = run("games")
    monkeypatch.undo()
    time.tzset()
    assert code == Exit.DONE
    lines = [re.split(r"\s{2,}", line.strip()) for line in answer.splitlines()[1:]]
    title = tutorial().title
    assert lines == [
        ["name", "scenario", "started", "last played", "acts", "state"],
        ["lighthouse", title, "2026-03-01 12:00", "2026-03-01 12:01", "72", "open"],
        ["harbour", title, "2026-03-01 12:00", "2026-03-01 12:00", "4", "finished"],
    ]


def test_a_title_is_text_and_never_moves_the_cursor(run: Run, log: SqliteLog) -> None:
    log.keep(saved_game())
    with closing(sqlite3.connect(log.path)) as connection, connection:
        connection.execute("UPDATE game SET scenario_title = ?", ("[bold]A\x1b[2J title[/]",))
    assert "[bold]A[2J title[/]" in run("games")[1]


def test_a_moment_that_is_none_is_shown_as_it_stands(run: Run, log: SqliteLog) -> None:
    log.keep(saved_game())
    with closing(sqlite3.connect(log.path)) as connection, connection:
        connection.execute("UPDATE game SET last_played = 'long ago'")
    assert "long ago" in run("games")[1]


# ----------------------------------------------------------------------------------- export, import


def test_a_game_travels_from_one_folder_to_another(
    run: Run, log: SqliteLog, tmp_path: Path
) -> None:
    log.keep(saved_game())
    code, answer, _ = run("export", "harbour")
    assert (code, answer) == (0, "Wrote harbour (15 acts, finished) to harbour.jsonl\n")
    log.delete("harbour")
    code, answer, _ = run("import", "harbour.jsonl")
    assert code == Exit.DONE
    assert answer == ("Imported harbour (15 acts, finished). Open it: negotiation resume harbour\n")
    assert log.read("harbour") == saved_game()


def test_an_export_goes_where_it_is_told(run: Run, log: SqliteLog, tmp_path: Path) -> None:
    log.keep(saved_game())
    assert run("export", "last", "-o", str(tmp_path / "copy"))[0] == Exit.DONE
    write_portable(saved_game(), tmp_path / "expected")
    assert (tmp_path / "copy").read_bytes() == (tmp_path / "expected").read_bytes()


def test_an_export_replaces_an_earlier_one_of_the_same_game_only(run: Run, log: SqliteLog) -> None:
    log.keep(saved_game("harbour"))
    log.keep(saved_game("lighthouse"))
    assert run("export", "harbour", "-o", "game.jsonl")[0] == Exit.DONE
    assert run("export", "harbour", "-o", "game.jsonl")[0] == Exit.DONE
    before = Path("game.jsonl").read_bytes()
    code, _, complaint = run("export", "lighthouse", "-o", "game.jsonl")
    assert code == Exit.REFUSED
    assert "game.jsonl is already there and is not an export of lighthouse" in complaint
    assert Path("game.jsonl").read_bytes() == before
    Path("notes.txt").write_text("mine", encoding="utf-8")
    assert run("export", "harbour", "-o", "notes.txt")[0] == Exit.REFUSED
    assert Path("notes.txt").read_text(encoding="utf-8") == "mine"


def test_an_export_without_words_carries_none(run: Run, log: SqliteLog) -> None:
    log.keep(saved_game())
    assert run("export", "harbour", "--without-words")[0] == Exit.DONE
    assert "We could live with that" not in Path("harbour.jsonl").read_text(encoding="utf-8")
    assert run("verify", "harbour.jsonl")[0] == Exit.DONE
    assert "We could live with that" in str(log.read("harbour").texts)


def test_an_export_to_nowhere_is_refused(run: Run, log: SqliteLog) -> None:
    log.keep(saved_game())
    code, _, complaint = run("export", "harbour", "-o", "no/such/folder.jsonl")
    assert code == Exit.SAVE_FAILED
    assert "folder.jsonl could not be written" in complaint


def test_the_same_game_again_is_said_to_be_here(run: Run, log: SqliteLog) -> None:
    log.keep(saved_game())
    run("export", "harbour")
    code, answer, _ = run("import", "harbour.jsonl")
    assert (code, answer) == (0, "harbour is already here, act for act (15 acts, finished).\n")


@pytest.mark.parametrize(
    "other", [saved_game(acts=3), saved_game(seed=9), saved_game(finished=False)]
)
def test_another_game_of_the_same_name_is_never_replaced(
    run: Run, log: SqliteLog, other: SavedGame
) -> None:
    log.keep(saved_game())
    write_portable(other, Path("other.jsonl"))
    code, _, complaint = run("import", "other.jsonl")
    assert code == Exit.REFUSED
    assert "There is another game called harbour" in complaint
    assert log.read("harbour") == saved_game()


def test_a_damaged_file_is_not_taken_in(run: Run, log: SqliteLog) -> None:
    path = exported(Path.cwd())
    path.write_bytes(path.read_bytes()[:-50])
    code, _, complaint = run("import", "harbour.jsonl")
    assert code == Exit.REFUSED
    assert "harbour.jsonl, line" in complaint
    assert log.games() == ()


def test_a_file_whose_header_lies_is_not_taken_in(run: Run, log: SqliteLog) -> None:
    change(exported(Path.cwd()), 1, lambda line: line["header"].update(seed=8))
    code, _, complaint = run("import", "harbour.jsonl")
    assert code == Exit.REFUSED
    assert "the seed is 8" in complaint
    assert log.games() == ()


def test_a_file_that_is_not_there_is_named(run: Run) -> None:
    code, _, complaint = run("import", "nowhere.jsonl")
    assert (code, complaint) == (Exit.REFUSED, "There is no file called nowhere.jsonl.\n")


# ------------------------------------------------------------------------------------------- verify


def test_a_game_and_a_file_verify(run: Run, log: SqliteLog) -> None:
    log.keep(saved_game())
    exported(Path.cwd())
    for what, subject in (("har", "The game 'harbour' in"), ("harbour.jsonl", "harbour.jsonl is")):
        code, answer, _ = run("verify", what)
        assert code == Exit.DONE
        assert answer.startswith(subject)
        assert "is what was written, and can be played again" in answer
    log.erase_words("harbour")
    assert "texts were erased" in run("verify", "harbour")[1]


def test_a_machine_may_read_the_verdict(run: Run, log: SqliteLog) -> None:
    saved = saved_game()
    log.keep(saved)
    code, answer, _ = run("verify", "harbour", "--json")
    assert code == Exit.DONE
    assert json.loads(answer) == {
        "verified": True, "game": "harbour", "acts": 15, "finished": True,
        "head": saved.records[-1].hash, "words": len(saved.texts), "words_erased": 0,
    }  # fmt: skip


def test_a_changed_byte_in_a_file_has_its_own_exit_code(run: Run) -> None:
    path = exported(Path.cwd())
    path.write_bytes(path.read_bytes().replace(b'"too_little"', b'"too_costly"', 1))
    code, answer, complaint = run("verify", "harbour.jsonl")
    assert (code, answer) == (Exit.NOT_VERIFIED, "")
    line = int(re.findall(r"harbour\.jsonl, line (\d+): it was altered", complaint)[0])
    code, answer, complaint = run("verify", "harbour.jsonl", "--json")
    assert (code, complaint) == (Exit.NOT_VERIFIED, "")
    verdict = json.loads(answer)
    assert (verdict["verified"], verdict["line"], verdict["act"]) == (False, line, None)
    assert "it was altered" in verdict["problem"]


def test_a_changed_act_in_the_database_is_named(run: Run, log: SqliteLog) -> None:
    log.keep(saved_game())
    with closing(sqlite3.connect(log.path)) as connection, connection:
        connection.execute("UPDATE record SET actor = 'gp' WHERE seq = 6")
    code, answer, _ = run("verify", "harbour", "--json")
    assert code == Exit.NOT_VERIFIED
    assert json.loads(answer)["act"] == 6


def test_a_newer_file_is_refused_and_not_called_false(run: Run) -> None:
    change(exported(Path.cwd()), 1, lambda line: line["header"].update(format=2))
    code, _, complaint = run("verify", "harbour.jsonl")
    assert code == Exit.REFUSED
    assert "newer version" in complaint


# ------------------------------------------------------------------------------------------- delete


def test_a_game_is_deleted_once_that_is_confirmed(run: Run, log: SqliteLog) -> None:
    log.keep(saved_game())
    code, answer, _ = run("delete", "harbour", answer="n\n")
    assert code == Exit.DONE
    assert "Nothing was deleted." in answer
    assert log.read("harbour") == saved_game()
    code, answer, _ = run("delete", "harbour", answer="y\n")
    assert code == Exit.DONE
    assert "Delete harbour, for good?" in answer
    assert answer.endswith("Deleted harbour.\n")
    assert log.games() == ()


def test_a_script_may_delete_unasked(run: Run, log: SqliteLog) -> None:
    log.keep(saved_game())
    assert run("delete", "last", "--yes")[:2] == (0, "Deleted harbour.\n")
    assert log.games() == ()


def test_without_an_answer_nothing_is_deleted(run: Run, log: SqliteLog) -> None:
    log.keep(saved_game())
    code, _, complaint = run("delete", "harbour", answer="")
    assert code == Exit.REFUSED
    assert "--yes" in complaint
    assert log.read("harbour") == saved_game()


def test_words_alone_can_be_erased(run: Run, log: SqliteLog) -> None:
    log.keep(saved_game())
    code, answer, _ = run("delete", "harbour", "--words", answer="y\n")
    assert code == Exit.DONE
    assert "Erase all words that people wrote in harbour, for good?" in answer
    assert f"Erased {len(saved_game().texts)} texts of harbour" in answer
    assert log.read("harbour").records == saved_game().records
    assert run("verify", "harbour")[0] == Exit.DONE


# -------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize("command", ["export", "verify", "delete"])
def test_a_name_that_nothing_has_is_refused_with_the_nearest(
    run: Run, log: SqliteLog, command: str
) -> None:
    log.keep(saved_game())
    code, _, complaint = run(command, "harvour")
    assert code == Exit.REFUSED
    assert "There is no game called 'harvour'" in complaint
    assert "the nearest is 'harbour'" in complaint


def test_a_file_of_games_that_is_damaged_is_a_sentence(run: Run, folder: Path) -> None:
    folder.mkdir()
    (folder / "games.db").write_bytes(b"not a database")
    code, _, complaint = run("games")
    assert code == Exit.REFUSED
    assert "games.db is damaged or is not a file of saved games" in complaint


@pytest.mark.skipif(sys.platform == "win32", reason="folders are files of another kind there")
def test_a_folder_that_cannot_be_used_is_a_sentence(run: Run, folder: Path) -> None:
    (folder / "games.db").mkdir(parents=True)
    code, _, complaint = run("games")
    assert code == Exit.SAVE_FAILED
    assert "--saves" in complaint


def test_a_game_that_never_began_has_no_name_yet(run: Run, log: SqliteLog) -> None:
    log.create(header(), tutorial())
    assert run("verify", "harbour")[0] == Exit.REFUSED
