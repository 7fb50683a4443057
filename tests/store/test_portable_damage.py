"""Portable files from anybody: whatever was changed is found, and the line is named."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.rules.saved import NewerFormat, NoSuchGame, SaveError
from negotiation.store import portable_lines, portable_reading
from negotiation.store.portable import written_lines
from negotiation.store.portable_reading import game_in, read_portable
from negotiation.store.source import DamageFound
from tests.store.building import saved_game
from tests.store.rewriting import Line, change, exported, lines_of, number_of, relink, rewrite


@cache
def whole() -> tuple[bytes, ...]:
    """The lines of a small game with some of everything."""
    return tuple(written_lines(saved_game(acts=6)))


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that every example of a property writes anew."""
    return tmp_path_factory.mktemp("altered") / "game.jsonl"


def complaint_about(path: Path, content: bytes) -> SaveError:
    path.write_bytes(content)
    with pytest.raises((DamageFound, NewerFormat)) as complaint:
        read_portable(path)
    assert str(path) in str(complaint.value)
    return complaint.value


# ---------------------------------------------------------------------------------------- accidents


@settings(max_examples=300)
@given(data=st.data())
def test_any_changed_byte_is_found_and_its_line_named(scratch: Path, data: st.DataObject) -> None:
    lines = list(whole())
    number = data.draw(st.integers(0, len(lines) - 1), label="line")
    place = data.draw(st.integers(0, len(lines[number]) - 1), label="place")
    old = lines[number][place]
    new = data.draw(st.integers(0, 255).filter(lambda byte: byte != old), label="byte")
    lines[number] = lines[number][:place] + bytes([new]) + lines[number][place + 1 :]
    complaint = complaint_about(scratch, b"".join(lines))
    assert re.search(rf"\bline {number + 1}\b", str(complaint))


@given(data=st.data())
def test_a_file_cut_anywhere_is_found_with_the_line(scratch: Path, data: st.DataObject) -> None:
    content = b"".join(whole())
    size = data.draw(st.integers(1, len(content) - 1), label="size")
    complaint = complaint_about(scratch, content[:size])
    first_missing = content[:size].count(b"\n") + 1
    assert f"line {first_missing}: " in str(complaint)
    if size > len('{"check":"'):
        assert "the file stops in the middle" in str(complaint) or "the end is missing" in str(
            complaint
        )


@given(data=st.data())
def test_a_missing_doubled_or_misplaced_line_is_found(scratch: Path, data: st.DataObject) -> None:
    lines = list(whole())
    number = data.draw(st.integers(0, len(lines) - 2), label="line")
    how = data.draw(st.sampled_from(["missing", "doubled", "swapped"]), label="how")
    if how == "missing":
        del lines[number]
    elif how == "doubled":
        lines.insert(number, lines[number])
    else:
        lines[number : number + 2] = reversed(lines[number : number + 2])
    expected = number + 2 if how == "doubled" else number + 1
    assert f"line {expected}: " in str(complaint_about(scratch, b"".join(lines)))


@given(more=st.binary(min_size=1, max_size=30))
def test_anything_after_the_footer_is_found(scratch: Path, more: bytes) -> None:
    complaint = complaint_about(scratch, b"".join(whole()) + more)
    assert f"line {len(whole()) + 1}: " in str(complaint)


@given(content=st.binary(min_size=1, max_size=200).filter(lambda content: content[:2] != b'{"'))
def test_random_bytes_are_no_game(scratch: Path, content: bytes) -> None:
    assert "not the header of an exported game" in str(complaint_about(scratch, content))


def test_line_ends_that_were_converted_on_the_way_are_recognised(tmp_path: Path) -> None:
    content = b"".join(whole()).replace(b"\n", b"\r\n")
    complaint = complaint_about(tmp_path / "game.jsonl", content)
    assert "line 1: the line ends were converted" in str(complaint)


# ---------------------------------------------------------------------------------- careless edits


def _time(line: Line) -> None:
    line["act"]["time"] = "1999-12-31T23:59:59Z"


def _actor(line: Line) -> None:
    line["act"]["actor"] = "board"


def _body(line: Line) -> None:
    line["act"]["body"]["phase"] = "finished"


def _hash(line: Line) -> None:
    line["act"]["hash"] = "0" * 64


@pytest.mark.parametrize("edit", [_actor, _body, _hash])
def test_an_edited_act_is_named_even_when_all_checks_were_made_anew(
    tmp_path: Path, edit: Callable[[Line], None]
) -> None:
    path = exported(tmp_path)
    change(path, 3, edit)
    with pytest.raises(DamageFound, match=r"Act 2 \(line 3\) of .*harbour\.jsonl") as complaint:
        read_portable(path)
    assert (complaint.value.act, complaint.value.line) == (2, 3)


def test_an_edited_time_is_found_by_the_check_of_its_line(tmp_path: Path) -> None:
    path = exported(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"10:00:05Z", b"10:00:06Z"))
    with pytest.raises(DamageFound, match="line 6: it was altered"):
        read_portable(path)


def test_acts_taken_out_in_the_middle_are_named(tmp_path: Path) -> None:
    path = exported(tmp_path)
    lines = lines_of(path)
    rewrite(path, [*lines[:4], *lines[6:]])
    with pytest.raises(DamageFound, match=r"Act 4 \(line 5\)"):
        read_portable(path)


def test_acts_taken_off_the_end_are_missed_by_the_footer(tmp_path: Path) -> None:
    path = exported(tmp_path)
    lines = lines_of(path)
    last_act = number_of(path, "words") - 2
    rewrite(path, [*lines[:last_act], *lines[last_act + 1 :]])
    with pytest.raises(DamageFound, match="the footer does not fit the lines before it"):
        read_portable(path)


def test_a_footer_with_another_ending_is_found(tmp_path: Path) -> None:
    path = exported(tmp_path)
    number = number_of(path, "footer")
    change(path, number, lambda line: line["footer"].update(finished=False))
    with pytest.raises(DamageFound, match=f"line {number}: the footer does not fit"):
        read_portable(path)


def test_another_scenario_than_the_hash_names_is_found(tmp_path: Path) -> None:
    path = exported(tmp_path)
    change(path, 1, lambda line: line["scenario"].update(title="A better one"))
    with pytest.raises(DamageFound, match="does not hold the scenario it was played from"):
        read_portable(path)


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        ({"text": "We give in."}, "not those that were said"),
        ({"salt": "other"}, "not those that were said"),
        ({"text": None}, "only half erased"),
        ({"salt": None}, "only half erased"),
        ({"text": 7}, "cannot be used"),
        ({"colour": "red"}, "colour cannot be used"),
    ],
)
def test_edited_words_are_named(tmp_path: Path, edit: Line, complaint: str) -> None:
    path = exported(tmp_path)
    number = number_of(path, "words")
    change(path, number, lambda line: line["words"].update(edit))
    with pytest.raises(DamageFound, match=f"line {number}: .*{complaint}"):
        read_portable(path)


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        (lambda line: line["act"].update(version="1"), "version cannot be used"),
        (lambda line: line["act"].update(body="{}"), "not laid out as such lines are"),
        (lambda line: line["act"].pop("body"), "not laid out as such lines are"),
        (lambda line: line.update(more=1), "not laid out as such lines are"),
        (lambda line: line.update(act=[]), "unknown kind, or out of place"),
        (lambda line: line.clear(), "not laid out as such lines are"),
        (lambda line: (line.clear(), line.update(deed={})), "unknown kind, or out of place"),
        (lambda line: line["act"].update(actor="gp\x1b[2J"), "characters that would upset"),
        (lambda line: line["act"].update(actor="gp\u202e"), "characters that would upset"),
        (lambda line: line["act"].update(actor="gp\x85"), "characters that would upset"),
    ],
)
def test_a_line_that_is_no_act_is_named(
    tmp_path: Path, edit: Callable[[Line], object], complaint: str
) -> None:
    path = exported(tmp_path)
    change(path, 3, edit)
    with pytest.raises(DamageFound, match=f"line 3: .*{complaint}"):
        read_portable(path)


def test_backslashes_in_what_people_say_are_no_hidden_characters(tmp_path: Path) -> None:
    path = exported(tmp_path)
    number = number_of(path, "projection")
    change(path, number, lambda line: line["projection"].update(raw=r"C:\u001b \\r \b" + "\n\t"))
    assert r"C:\u001b \\r \b" in next(iter(read_portable(path).projections.values()))


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        (lambda line: line.update(extra=1), "other parts than it should"),
        (lambda line: line.pop("scenario"), "other parts than it should"),
        (lambda line: line["header"].update(game="../../etc/passwd"), "game cannot be used"),
        (lambda line: line["header"].update(game="-rf"), "game cannot be used"),
        (lambda line: line["header"].update(seed="7"), "seed cannot be used"),
        (lambda line: line["header"].update(format=0), "format cannot be used"),
        (lambda line: line["scenario"].update(sides=[]), "sides cannot be used"),
        (lambda line: line["scenario"].update(format=99), "format cannot be used"),
        (lambda line: line.update(header=[]), "it cannot be used"),
    ],
)
def test_a_header_that_cannot_be_used_is_named(
    tmp_path: Path, edit: Callable[[Line], object], complaint: str
) -> None:
    path = exported(tmp_path)
    change(path, 1, edit)
    with pytest.raises(DamageFound, match=f"line 1: .*{complaint}"):
        read_portable(path)


def test_words_and_projections_out_of_order_or_twice_are_found(tmp_path: Path) -> None:
    path = exported(tmp_path)
    for kind in ("words", "projection"):
        number = number_of(path, kind)
        lines = lines_of(path)
        swapped = [*lines[: number - 1], lines[number], lines[number - 1], *lines[number + 1 :]]
        rewrite(path, swapped)
        with pytest.raises(DamageFound, match=f"line {number + 1}: it is out of place"):
            read_portable(path)
        rewrite(path, [*lines[:number], *lines[number - 1 :]])
        with pytest.raises(DamageFound, match=f"line {number + 1}: it is out of place"):
            read_portable(path)
        rewrite(path, lines)


# ----------------------------------------------------------------------------- other kinds of files


def test_a_file_of_a_newer_version_says_so_before_anything_else(tmp_path: Path) -> None:
    path = exported(tmp_path)
    change(path, 1, lambda line: (line["header"].update(format=2), line.update(news=[])))
    with pytest.raises(NewerFormat, match=r"harbour\.jsonl, line 1:? .*format is 2.*[Uu]pdate"):
        read_portable(path)


def test_an_act_of_a_newer_version_says_so(tmp_path: Path) -> None:
    path = exported(tmp_path)
    change(path, 4, lambda line: line["act"].update(kind="danced", body={"kind": "danced"}))
    relink(path)
    with pytest.raises(NewerFormat, match=r"harbour\.jsonl: Act 3 .*'danced'.*Update"):
        read_portable(path)
    change(path, 4, lambda line: line["act"].update(kind="seat_ready", version=9, body={
        "kind": "seat_ready", "side": "gp"}))  # fmt: skip
    relink(path)
    with pytest.raises(NewerFormat, match=r"Act 3 \(seat_ready\) was written by a newer version"):
        read_portable(path)


def test_an_act_labelled_as_another_is_named(tmp_path: Path) -> None:
    path = exported(tmp_path)
    change(path, 4, lambda line: line["act"].update(kind="paused"))
    relink(path)
    with pytest.raises(DamageFound, match=r"Act 3 \(line 4\) .* is labelled 'paused'"):
        read_portable(path)


def test_an_act_that_is_none_of_ours_is_named(tmp_path: Path) -> None:
    path = exported(tmp_path)
    change(path, 4, lambda line: line["act"]["body"].update(colour="red"))
    relink(path)
    with pytest.raises(DamageFound, match=r"Act 3 \(line 4\) .* is not an act of this game"):
        read_portable(path)


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    assert f"{path} is empty." in str(complaint_about(path, b""))


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf{}\n",
        b"[" * 100_000 + b"\n",
        b'{"a":' * 100_000 + b"\n",
        b"1" * 100_000 + b"\n",
        b"NaN\n",
        b'{"product":"another"}\n',
        b"\n\n\n",
        b"PK\x03\x04 a zip",
        b'{"\xff":1}\n',
    ],
)
def test_a_file_of_another_kind_says_so(tmp_path: Path, content: bytes) -> None:
    complaint = complaint_about(tmp_path / "game.jsonl", content)
    assert "line 1: this is not the header of an exported game of Heads of Terms" in str(complaint)


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"act":NaN,"check":"x"}',
        b'{"act":{"seq":' + b"9" * 10_000 + b'},"check":"x"}',
        b'{"words":{"text":"\\ud800"},"check":"x"}',
        b'{"words":7,"check":"x"}',
        b'{"check":[]}',
        b"null",
    ],
)
def test_a_malicious_line_is_named(tmp_path: Path, line: bytes) -> None:
    complaint = complaint_about(tmp_path / "game.jsonl", whole()[0] + line + b"\n")
    assert "line 2: " in str(complaint)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    path.touch()
    os.truncate(path, portable_reading.LARGEST_FILE + 1)
    with pytest.raises(DamageFound, match=r"game\.jsonl is larger than 64 MiB"):
        read_portable(path)


def test_a_huge_line_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portable_lines, "LONGEST_LINE", len(whole()[0]))
    complaint = complaint_about(tmp_path / "game.jsonl", whole()[0] + b" " * len(whole()[0]) * 2)
    assert "line 2: it is longer than" in str(complaint)


def test_a_file_that_is_not_there_or_not_a_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoSuchGame, match=r"There is no file called .*nowhere"):
        read_portable(tmp_path / "nowhere")
    with pytest.raises(NoSuchGame, match="There is no file called"):
        read_portable(tmp_path)


def test_the_name_of_the_game_in_a_file_is_known_from_its_first_line(tmp_path: Path) -> None:
    path = exported(tmp_path)
    assert game_in(path) == "harbour"
    path.write_bytes(path.read_bytes()[:-40])
    assert game_in(path) == "harbour"
    path.write_bytes(b"something else\n")
    assert game_in(path) is None
    assert game_in(tmp_path) is None
