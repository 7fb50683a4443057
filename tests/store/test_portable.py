"""The portable file: the same bytes for the same game, whole or not at all, and nothing hidden."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from negotiation.contract.digest import scenario_hash, sha256_of
from negotiation.rules.saved import StoreFull, StoreUnusable
from negotiation.store.portable import (
    footer_of,
    without_words,
    write_portable,
    written_lines,
)
from negotiation.store.portable_reading import read_portable
from negotiation.store.sqlite import SqliteLog
from tests.store.building import SPOKEN, saved_game, tutorial
from tests.store.rewriting import exported, lines_of, number_of


@pytest.mark.parametrize("acts", [0, 1, 30])
@pytest.mark.parametrize("finished", [True, False])
def test_what_comes_in_is_what_went_out(tmp_path: Path, acts: int, finished: bool) -> None:
    saved = saved_game(acts=acts, finished=finished)
    write_portable(saved, tmp_path / "game.jsonl")
    assert read_portable(tmp_path / "game.jsonl") == saved


def test_exporting_importing_and_exporting_again_gives_the_same_bytes(
    tmp_path: Path, sqlite_log: SqliteLog
) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    write_portable(saved_game(acts=30), first)
    sqlite_log.keep(read_portable(first))
    write_portable(sqlite_log.read("harbour"), second)
    assert first.read_bytes() == second.read_bytes()


def test_every_line_is_one_json_object_in_the_order_that_is_documented(tmp_path: Path) -> None:
    path = exported(tmp_path)
    assert path.read_bytes().endswith(b"\n")
    kinds = [next(kind for kind in line if kind != "product") for line in lines_of(path)]
    saved = saved_game(acts=6)
    assert kinds == [
        "header",
        *["act"] * len(saved.records),
        *["words"] * len(saved.texts),
        *["projection"] * len(saved.projections),
        "footer",
    ]


def test_the_header_carries_the_whole_scenario_and_no_names(tmp_path: Path) -> None:
    header = lines_of(exported(tmp_path))[0]
    assert header["product"] == "heads-of-terms"
    assert sha256_of(header["scenario"]) == scenario_hash(tutorial())
    assert header["scenario"]["briefs"] == tutorial().briefs
    assert header["header"].keys() == {
        "format", "game", "created", "scenario", "scenario_title", "scenario_hash", "engine",
        "edition", "seed", "parent",
    }  # fmt: skip


def test_an_act_is_readable_by_any_program(tmp_path: Path) -> None:
    act = json.loads(exported(tmp_path).read_text(encoding="utf-8").splitlines()[2])["act"]
    assert act["kind"] == act["body"]["kind"] == "phase_opened"
    assert (act["seq"], act["actor"], act["body"]["phase"]) == (2, "facilitator", "briefing")


def test_the_footer_says_where_the_file_ends(tmp_path: Path) -> None:
    saved = saved_game(acts=6)
    assert lines_of(exported(tmp_path))[-1] == {"footer": footer_of(saved)}
    assert footer_of(saved)["acts"] == 9
    assert footer_of(saved)["head"] == saved.records[-1].hash


def test_words_can_be_left_out_and_the_file_still_verifies(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    write_portable(without_words(saved_game(acts=12)), path)
    text = path.read_text(encoding="utf-8")
    assert not any(json.dumps(said, ensure_ascii=False)[1:-1] in text for said in SPOKEN)
    assert read_portable(path).records == saved_game(acts=12).records


def test_words_erased_with_a_text_editor_leave_a_file_that_still_verifies(tmp_path: Path) -> None:
    path = exported(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    number = number_of(path, "words") - 1
    words = json.loads(lines[number])
    words["words"].update(salt=None, text=None)
    written = json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    lines[number] = written.encode() + b"\n"
    path.write_bytes(b"".join(lines))
    assert [text.text for text in read_portable(path).texts].count(None) == 1


def test_lines_are_made_without_a_file_too() -> None:
    saved = saved_game()
    assert b"".join(written_lines(saved)) == b"".join(written_lines(saved))


def test_a_file_that_cannot_be_finished_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = exported(tmp_path)
    before = path.read_bytes()

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreFull, match=r"harbour\.jsonl could not be written \(No space left"):
        write_portable(saved_game(acts=20), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match=r"game\.jsonl could not be written.*-o"):
        write_portable(saved_game(), tmp_path / "nowhere" / "game.jsonl")


def test_a_folder_in_the_place_of_the_file_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "game.jsonl").mkdir()
    with pytest.raises(StoreUnusable):
        write_portable(saved_game(), tmp_path / "game.jsonl")
    assert [file.name for file in tmp_path.iterdir()] == ["game.jsonl"]
