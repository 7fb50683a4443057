"""Layers on disk: beside the record and never in it, handed round as files, or refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from negotiation.cli.wire import House
from negotiation.play.replay import Replay
from negotiation.review.layer import Layer, Remark
from negotiation.rules.saved import Conflict, DamagedGame, NewerFormat
from tests.tui.shell import play_out


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, Replay]:
    """A finished game and the house it is in."""
    saves = tmp_path_factory.mktemp("saves")
    house = House(saves)
    return house, Replay(house.saved(play_out(saves)))


def mine(house: House, replay: Replay) -> Layer:
    """One's own layer, with one remark."""
    return house.reviewing.layers(replay)[0].with_remark(Remark(act=3, mark="?!", text="[why]"))


def test_remarks_never_touch_the_record(reviewed: tuple[House, Replay]) -> None:
    house, replay = reviewed
    before = house.saved(replay.saved.header.game)
    house.reviewing.keep(mine(house, replay).left(12))
    assert house.saved(replay.saved.header.game) == before
    kept = House(Path(house.saves_folder)).reviewing.layers(replay)[0]
    assert kept.at(3).text == "[why]"
    assert kept.left_at == 12


def test_a_layer_is_handed_round_and_lies_beside_ones_own(
    reviewed: tuple[House, Replay], tmp_path: Path
) -> None:
    house, replay = reviewed
    theirs = mine(house, replay).model_copy(update={"reviewer": "tutor"})
    file = tmp_path / "tutor.layer.json"
    house.reviewing.export_layer(theirs, file)
    assert house.reviewing.import_layer(file, replay) == theirs
    assert house.reviewing.import_layer(file, replay) == theirs
    assert [layer.reviewer for layer in house.reviewing.layers(replay)] == ["me", "tutor"]


def test_no_file_and_no_other_reviewers_layer_is_replaced(
    reviewed: tuple[House, Replay], tmp_path: Path
) -> None:
    house, replay = reviewed
    layer = mine(house, replay).model_copy(update={"reviewer": "second"})
    house.reviewing.keep(layer)
    other = layer.with_remark(Remark(act=9, bookmark=True))
    file = tmp_path / "second.layer.json"
    house.reviewing.export_layer(other, file)
    with pytest.raises(Conflict, match="another layer called 'second'"):
        house.reviewing.import_layer(file, replay)
    with pytest.raises(Conflict, match="already there"):
        house.reviewing.export_layer(layer, file)
    assert json.loads(file.read_text(encoding="utf-8"))["remarks"][1]["bookmark"]


@pytest.mark.parametrize(
    ("changed", "kind", "words"),
    [
        ({"game": "another"}, Conflict, "not on"),
        ({"head": "f" * 64}, Conflict, "the acts differ"),
        ({"format": 99}, NewerFormat, "format 99"),
        ({"remarks": [{"act": 0}]}, DamagedGame, "is not a layer"),
        ({"reviewer": "../../up"}, DamagedGame, "is not a layer"),
    ],
)
def test_what_is_no_layer_of_this_game_is_refused_with_the_reason(
    reviewed: tuple[House, Replay],
    tmp_path: Path,
    changed: dict[str, object],
    kind: type[Exception],
    words: str,
) -> None:
    house, replay = reviewed
    file = tmp_path / "x.layer.json"
    data = json.loads(mine(house, replay).model_dump_json())
    file.write_text(json.dumps({**data, "reviewer": "x", **changed}), encoding="utf-8")
    with pytest.raises(kind, match=words):
        house.reviewing.import_layer(file, replay)


@pytest.mark.parametrize("content", [b"", b"[1, 2]", b"\xff\xfe", b"{" * 100_000])
def test_a_spoilt_file_is_a_sentence(
    reviewed: tuple[House, Replay], tmp_path: Path, content: bytes
) -> None:
    house, replay = reviewed
    file = tmp_path / "spoilt.layer.json"
    file.write_bytes(content)
    with pytest.raises(DamagedGame, match=r"left as it (is|was)"):
        house.reviewing.import_layer(file, replay)


def test_a_deleted_game_takes_its_layers_with_it(tmp_path: Path) -> None:
    house = House(tmp_path)
    replay = Replay(house.saved(play_out(tmp_path)))
    house.reviewing.keep(mine(house, replay))
    house.delete(replay.saved.header.game)
    assert list((tmp_path / "layers").iterdir()) == []
