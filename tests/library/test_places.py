"""Where scenarios are found, and which one a name means."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation.library.places import (
    Place,
    UnknownScenarioError,
    catalogue,
    find,
    own_folder,
    places,
)
from negotiation.library.start import start_scenario

ROOT = Path(__file__).parents[2]


@pytest.fixture
def two_places(tmp_path: Path) -> tuple[Place, ...]:
    """`winter` lies in both places, `spring` and a broken one in the second only."""
    for name in ("mine/winter", "shipped/winter", "shipped/spring"):
        start_scenario(tmp_path / name)
    broken = tmp_path / "shipped" / "broken"
    broken.mkdir()
    (broken / "scenario.toml").write_text("code = ")
    (tmp_path / "shipped" / "README.md").write_text("not a scenario")
    return Place("yours", tmp_path / "mine"), Place("shipped", tmp_path / "shipped")


def test_a_checkout_finds_its_own_scenarios() -> None:
    assert find("tutorial", places()) == ROOT / "scenarios" / "tutorial"


def test_the_users_own_folder_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("negotiation.library.places.user_data_path", lambda *_, **__: tmp_path)
    start_scenario(own_folder() / "tutorial")
    assert places()[0] == Place("yours", tmp_path / "scenarios")
    assert find("tutorial", places()) == tmp_path / "scenarios" / "tutorial"


def test_of_equal_codes_the_first_place_wins(two_places: tuple[Place, ...]) -> None:
    seen = [(one.code, one.place.name, one.shadowed) for one in catalogue(two_places)]
    assert seen == [
        ("winter", "yours", False),
        ("broken", "shipped", False),
        ("spring", "shipped", False),
        ("winter", "shipped", True),
    ]
    assert find("winter", two_places) == two_places[0].folder / "winter"


def test_a_scenario_is_called_by_its_code_not_by_its_folder(
    two_places: tuple[Place, ...],
) -> None:
    (two_places[1].folder / "spring").rename(two_places[1].folder / "a copy")
    assert find("spring", two_places).name == "a copy"


def test_a_path_to_the_folder_or_the_file_will_do(two_places: tuple[Place, ...]) -> None:
    folder = two_places[1].folder / "spring"
    assert find(str(folder), ()) == folder
    assert find(str(folder / "scenario.toml"), ()) == folder


def test_an_unknown_name_is_told_with_the_nearest_and_the_list(
    two_places: tuple[Place, ...],
) -> None:
    with pytest.raises(UnknownScenarioError) as caught:
        find("wintr", two_places)
    assert str(caught.value) == (
        "no scenario is called 'wintr'; the nearest is 'winter' "
        "(known: 'broken', 'spring' and 'winter')"
    )


def test_a_folder_without_a_scenario_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(UnknownScenarioError, match=r"has no scenario\.toml"):
        find(str(tmp_path), ())


def test_where_nothing_is_known_no_list_is_promised() -> None:
    with pytest.raises(UnknownScenarioError, match="none was found"):
        find("tutorial", ())
