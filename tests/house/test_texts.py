from pathlib import Path

import pytest

from tests.texts import check_text


def test_a_text_is_only_accepted_on_request(tmp_path: Path) -> None:
    expected = tmp_path / "texts" / "game.txt"
    with pytest.raises(AssertionError, match="make snap"):
        check_text(expected, "round 1\n", accept=False)
    assert not expected.exists()

    check_text(expected, "round 1\n", accept=True)
    check_text(expected, "round 1\n", accept=False)


def test_a_difference_names_the_line_that_changed(tmp_path: Path) -> None:
    expected = tmp_path / "game.txt"
    expected.write_text("round 1\nround 2\n")
    with pytest.raises(AssertionError) as failure:
        check_text(expected, "round 1\nround 3\n", accept=False)
    assert "-round 2" in str(failure.value)
    assert "+round 3" in str(failure.value)
    assert "-round 1" not in str(failure.value)
