"""`negotiation export` as data: tables that a spreadsheet reads, statements, recordings."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from negotiation.library.datafiles.csv_file import csv_text
from negotiation.store.portable import write_portable
from tests.store.building import saved_game

Table = list[dict[str, str]]


def negotiation(*words: str) -> Result:
    """A command in this process."""
    from negotiation.cli.app import app

    return CliRunner().invoke(app, list(words), prog_name="negotiation")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of saves with a finished game of bots."""
    folder = tmp_path_factory.mktemp("saves")
    done = negotiation("run", "tutorial", "--seed", "3", "--saves", str(folder))
    assert done.exit_code == 0, done.output
    return folder


def exported(played: Path, out: Path, *words: str) -> Path:
    """What `export last` writes."""
    done = negotiation("export", "last", "-o", str(out), "--saves", str(played), *words)
    assert done.exit_code == 0, done.output
    return out


def read(folder: Path) -> dict[str, Table]:
    """Every table of a folder of CSV."""
    return {
        file.stem: list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
        for file in folder.iterdir()
    }


@pytest.fixture(scope="module")
def tables(played: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    """The game as CSV."""
    return read(exported(played, tmp_path_factory.mktemp("out") / "csv", "--format", "csv"))


def test_every_column_of_every_table_is_in_the_codebook(tables: dict[str, Table]) -> None:
    """With its meaning; and nothing else is."""
    explained = {(row["table"], row["column"]) for row in tables["codebook"]}
    there = {
        (name, column)
        for name, table in tables.items()
        if name != "codebook"
        for column in table[0]
    }
    assert explained == there
    assert all(row["meaning"] and row["row"] for row in tables["codebook"])


def test_tables_hold_the_whole_game(tables: dict[str, Table]) -> None:
    """Every act in order, every clause, and worth within 0 to 100."""
    acts = [int(row["act"]) for row in tables["acts"]]
    assert acts == list(range(1, len(acts) + 1))
    assert tables["acts"][0]["kind"] == "game_opened"
    assert tables["acts"][-1]["kind"] == "game_finished"
    assert {row["side"] for row in tables["outcome"]} == {"board", "gp", "commissioners"}
    assert {row["clause"] for row in tables["contract"]} >= {"teams", "uplift"}
    assert all(0 <= float(row["worth"]) <= 100 for row in tables["worth"])
    assert {row["kind"] for row in tables["acts"]} & {"offered"}
    offers = {row["act"] for row in tables["acts"] if row["kind"] == "offered"}
    assert {row["act"] for row in tables["steps"]} <= offers


def test_words_of_people_can_be_left_out(played: Path, tmp_path: Path) -> None:
    """The acts stay."""
    out = exported(played, tmp_path / "csv", "--format", "csv", "--without-words")
    assert not any(row["sentence"] for row in read(out)["acts"])


@pytest.mark.parametrize("said", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(said: str) -> None:
    """Text of people that a spreadsheet would run is text; numbers stay numbers."""
    text = csv_text(["a", "b"], [(said, -1)])
    _, cells = csv.reader(io.StringIO(text, newline=""))
    assert cells[0].startswith("'")
    assert cells[1] == "-1"


def test_parquet_has_the_same_tables(
    played: Path, tmp_path: Path, tables: dict[str, Table]
) -> None:
    """Column by column, typed, with meanings in the file."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs the extra `lab`")
    out = exported(played, tmp_path / "parquet", "--format", "parquet")
    for name, table in tables.items():
        found = parquet.read_table(out / f"{name}.parquet")
        assert found.column_names == list(table[0])
        assert found.num_rows == len(table)
    acts = parquet.read_table(out / "acts.parquet")
    assert str(acts.schema.field("act").type) == "int64"
    assert acts.schema.field("act").metadata[b"meaning"].startswith(b"number of the act")


def test_statements_are_valid_and_name_nobody(played: Path, tmp_path: Path) -> None:
    """Under the models of a learning record store; every seat begins and completes the game."""
    models = pytest.importorskip(
        "ralph.models.xapi.base.statements", reason="statements are checked by ralph (extra `dev`)"
    )
    out = exported(played, tmp_path / "game.json", "--format", "xapi")
    told: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))
    for statement in told:
        models.BaseXapiStatement.model_validate(statement)
    assert len({statement["id"] for statement in told}) == len(told)
    verbs = [statement["verb"]["display"]["en"] for statement in told]
    assert verbs[:3] == ["initialized"] * 3
    assert verbs[-3:] == ["completed"] * 3
    assert {"selected"} < set(verbs)
    actors = {statement["actor"]["account"]["name"].rpartition("/")[2] for statement in told}
    assert actors == {row["seat"] for row in _seats(played, tmp_path)}
    again = exported(played, tmp_path / "again.json", "--format", "xapi")
    assert again.read_text(encoding="utf-8") == out.read_text(encoding="utf-8")


def _seats(played: Path, tmp_path: Path) -> Table:
    return read(exported(played, tmp_path / "seats", "--format", "csv"))["seats"]


def test_a_recording_plays_a_stretch_in_order(played: Path, tmp_path: Path) -> None:
    """A header, then output with rising times; nobody waits long."""
    out = exported(played, tmp_path / "game.cast", "--format", "cast", "--acts", "5-30")
    head, *lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert (head["version"], head["width"], head["height"]) == (2, 80, 24)
    times = [line[0] for line in lines]
    assert times == sorted(times)
    assert all(line[1] == "o" for line in lines)
    assert max(b - a for a, b in pairwise(times)) <= 6.0
    text = "".join(line[2] for line in lines)
    assert "Round 1" in text
    assert max(len(line) for line in text.split("\r\n")) <= 90


def test_words_cannot_steer_the_terminal_of_a_recording(tmp_path: Path) -> None:
    """Escapes in what people wrote are gone; the recording's own are the only ones."""
    file = tmp_path / "game.jsonl"
    write_portable(saved_game(acts=6), file)
    out = tmp_path / "game.cast"
    done = negotiation("export", str(file), "--format", "cast", "-o", str(out))
    assert done.exit_code == 0, done.output
    text = "".join(json.loads(line)[2] for line in out.read_text().splitlines()[1:])
    assert "[bold]" in text
    assert text.replace("\x1b[1m", "").replace("\x1b[0m", "").count("\x1b") == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--format", "cast", "--acts", "9999-10000"), "This game has the acts 1 to"),
        (("--format", "cast", "--acts", "5"), "write it like 10-40"),
        (("--format", "cast", "--acts", "bookmarks"), "There is no bookmark"),
        (("--format", "csv", "--acts", "1-2"), "--format cast only"),
        (("--format", "docx"), "docx"),
    ],
)
def test_what_cannot_be_written_is_refused(
    played: Path, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    """With the way out, and nothing is written."""
    done = negotiation("export", "last", "-o", str(tmp_path / "x"), "--saves", str(played), *words)
    assert done.exit_code == 2
    assert sentence in done.output
    assert not list(tmp_path.iterdir())


def test_pictures_are_drawings(played: Path, tmp_path: Path) -> None:
    """One for each pair of sides, and the course of the talks."""
    pytest.importorskip("matplotlib", reason="pictures need the extra `report`")
    out = exported(played, tmp_path / "svg", "--format", "svg")
    drawn = sorted(out.iterdir())
    assert len(drawn) >= 3
    assert all("<svg" in file.read_text(encoding="utf-8") for file in drawn)
