"""`negotiation report`: what is in it, for whom, and how it reads in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from tests.browser import browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning:matplotlib")

SEEDS = (3, 4)


def negotiation(*words: str) -> Result:
    """A command in this process."""
    from negotiation.cli.app import app

    return CliRunner().invoke(app, list(words), prog_name="negotiation")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of saves with two finished games of bots."""
    folder = tmp_path_factory.mktemp("saves")
    for seed in SEEDS:
        done = negotiation("run", "tutorial", "--seed", str(seed), "--saves", str(folder))
        assert done.exit_code == 0, done.output
    return folder


def written(played: Path, out: Path, *words: str) -> str:
    """The text of a report."""
    done = negotiation("report", *words, "-o", str(out), "--saves", str(played))
    assert done.exit_code == 0, done.output
    return out.read_text(encoding="utf-8")


def test_a_debrief_tells_what_why_and_so_what(played: Path, tmp_path: Path) -> None:
    """Facilitated order, every side, the contract, history, and where the numbers are from."""
    text = written(played, tmp_path / "debrief.md", "last")
    parts = ["What happened", "How it felt", "Why", "What really happened", "So what"]
    places = [text.index(f"\n## {part}\n") for part in parts]
    assert places == sorted(places)
    for side in ("NHS Commissioning Board", "GP representatives", "Commissioners"):
        assert f"\n## {side}\n" in text
    assert "Missed" in text or "missed" in text or "No trade of one" in text
    assert "Where the numbers are from" in text


def test_a_sides_report_has_its_own_page_only(played: Path, tmp_path: Path) -> None:
    """And the facilitator's has more than that of all."""
    own = written(played, tmp_path / "gp.md", "last", "--for", "gp")
    assert "\n## GP representatives\n" in own
    assert "\n## NHS Commissioning Board\n" not in own
    assert "For the facilitator" not in own
    assert "\n## For the facilitator\n" in written(
        played, tmp_path / "f.md", "last", "--for", "facilitator"
    )


def test_a_folder_of_games_compares_tables(played: Path, tmp_path: Path) -> None:
    """Outcomes, quartiles and the clause map; the same from exported files."""
    text = written(played, tmp_path / "all.md", str(played))
    assert "Table 2" in text
    assert "Table 3" not in text
    assert "At how many tables" in text
    counts = [int(found) for found in re.findall(r"\| (\d+) \|$", text, re.MULTILINE)]
    assert sum(counts) % len(SEEDS) == 0
    exported = tmp_path / "exported"
    exported.mkdir()
    listed = negotiation("games", "--saves", str(played)).output
    for number, name in enumerate(re.findall(r"\S+-tutorial-\w+", listed)):
        file = exported / f"{number}.jsonl"
        assert negotiation("export", name, "-o", str(file), "--saves", str(played)).exit_code == 0
    assert "Table 2" in written(played, tmp_path / "files.md", str(exported))


@pytest.mark.slow
def test_games_of_different_editions_are_not_compared(played: Path, tmp_path: Path) -> None:
    """The sentence says what to do."""
    folder = tmp_path / "mixed"
    for words in (("tutorial",), ("forum-2012", "--edition", "60")):
        assert negotiation("run", *words, "--seed", "1", "--saves", str(folder)).exit_code == 0
    done = negotiation("report", str(folder), "-o", str(tmp_path / "x.md"))
    assert done.exit_code == 2
    assert "cannot be compared" in done.output
    assert not (tmp_path / "x.md").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("last", "-o", "x.docx"), "does not end in one of"),
        (("last", "-o", "x.md", "--for", "gps"), "the nearest is 'gp'"),
        (("nothing-here", "-o", "x.md"), "There is no game called"),
        (("nowhere.jsonl", "-o", "x.md"), "nowhere.jsonl"),
    ],
)
def test_what_cannot_be_reported_is_refused(
    played: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    sentence: str,
) -> None:
    """Each with the way out, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    done = negotiation("report", *words, "--saves", str(played))
    assert done.exit_code in (2, 4)
    assert sentence in done.output
    assert not list(tmp_path.iterdir())


def test_an_open_game_is_reported_to_the_facilitator_only(played: Path, tmp_path: Path) -> None:
    """A report opens every side's brief."""
    from negotiation.store.portable import write_portable
    from tests.store.building import saved_game  # a game that somebody has left in the middle

    file = tmp_path / "open.jsonl"
    write_portable(saved_game(acts=3, finished=False), file)
    done = negotiation("report", str(file), "-o", str(tmp_path / "x.md"))
    assert done.exit_code == 2
    assert "still open" in done.output


@pytest.mark.slow
def test_a_page_asks_nothing_of_any_network_and_is_accessible(played: Path, tmp_path: Path) -> None:
    """In a real browser, from a file, with the network off: no request, no error, AA by axe."""
    pytest.importorskip("matplotlib", reason="pictures need the extra `report`")
    pytest.importorskip("axe_playwright_python", reason="axe-core is in the extra `dev`")
    from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]
        Axe,
    )

    files = {"last": tmp_path / "one.html", str(played): tmp_path / "all.html"}
    for what, file in files.items():
        assert "<svg" in written(played, file, what)
    with browser() as opened:
        for file in files.values():
            page = opened.new_context(offline=True, bypass_csp=True).new_page()
            heard = _heard(page)
            page.goto(file.as_uri())
            assert heard == [file.as_uri()]
            wanted = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
            found = Axe().run(page, options=wanted)
            assert found.violations_count == 0, found.generate_report()


def _heard(page: Page) -> list[str]:
    """Everything that the page will ask for, and say."""
    heard: list[str] = []
    page.on("request", lambda request: heard.append(request.url))
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def test_a_pdf_has_text_an_outline_and_pictures_that_fit(played: Path, tmp_path: Path) -> None:
    """Tagged, with bookmarks for the chapters; no picture is wider than the text."""
    pytest.importorskip("typst", reason="PDF needs the extra `report`")
    pytest.importorskip("matplotlib", reason="pictures need the extra `report`")
    out = tmp_path / "debrief.pdf"
    done = negotiation("report", "last", "-o", str(out), "--saves", str(played))
    assert done.exit_code == 0, done.output
    content = out.read_bytes()
    assert content.startswith(b"%PDF-")
    for part in (b"/StructTreeRoot", b"/Outlines", b"/Figure", b"/Lang"):
        assert part in content
