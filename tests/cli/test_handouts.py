"""`negotiation handouts` and `negotiation agenda` as they are typed."""

from __future__ import annotations

import builtins
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask


def test_the_kit_is_written(ask: Ask, tmp_path: Path) -> None:
    """A file per audience; Markdown always, PDF beside it where it can be made."""
    pytest.importorskip("typst", reason="PDF needs the extra `report`")
    done = ask("handouts", "forum-2012", "--out", str(tmp_path / "kit"), "--tables", "2")
    assert done.exit_code == 0, done.output
    names = {path.name for path in (tmp_path / "kit").iterdir()}
    assert {"brief-gp.md", "brief-gp.pdf", "facilitators-book.pdf", "table-labels.md"} <= names
    assert all(not name.startswith(".") for name in names)
    assert (tmp_path / "kit" / "brief-gp.pdf").read_bytes().startswith(b"%PDF-")


def test_without_the_pdf_library_the_kit_is_markdown_and_says_so(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way out is in the sentence."""
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    done = ask("handouts", "forum-2012", "--out", str(tmp_path))
    assert done.exit_code == 0
    assert "negotiation[report]" in done.output
    assert {path.suffix for path in tmp_path.iterdir() if path.is_file()} == {".md"}


def test_a_folder_that_is_a_file_is_refused(ask: Ask, tmp_path: Path) -> None:
    """A sentence and the code for what cannot be written."""
    (tmp_path / "kit").write_text("in the way")
    done = ask("handouts", "forum-2012", "--out", str(tmp_path / "kit"))
    assert done.exit_code == 4
    assert "cannot be written" in done.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("agenda", "dya"), "the nearest is 'day'"),
        (("agenda", "0"), "is not a session"),
        (("agenda", "30"), "too short"),
        (("agenda", "90", "--edition", "12"), "is not an edition"),
        (("agenda", "60", "--edition", "90"), "take a shorter edition"),
    ],
)
def test_a_session_that_cannot_be_is_refused(
    ask: Ask, words: tuple[str, ...], sentence: str
) -> None:
    """Each with its reason."""
    done = ask(*words)
    assert done.exit_code == 2
    assert sentence in done.output


def test_an_agenda_is_printed_and_told_as_json(ask: Ask) -> None:
    """The same steps both ways."""
    printed = ask("agenda", "90").output
    told = json.loads(ask("agenda", "90", "--json").output)
    assert told["edition"] == "90"
    assert sum(step["minutes"] for step in told["steps"]) == 90
    for step in told["steps"]:
        assert step["name"] in printed
