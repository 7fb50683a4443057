"""The pages a newcomer reads first say only what works."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
(TARGETS_LINE,) = re.findall(r"^TARGETS := (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
MAKEFILE_TARGETS = set(TARGETS_LINE.split())
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "scenarios").rglob("*.md")]

COMMANDS = re.findall(r"^\| `negotiation ([^`]+)`", README, re.MULTILINE)


def test_the_two_first_commands_come_first() -> None:
    first_code = re.search(r"```\w*\n(.*?)```", README, re.DOTALL)
    assert first_code is not None
    assert [line.split("  ")[0] for line in first_code[1].splitlines()] == [
        "make play",
        "make test",
    ]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_named_exists(page: str) -> None:
    named = set(re.findall(r"`make (\w+)", (ROOT / page).read_text(encoding="utf-8")))
    assert named
    assert named <= MAKEFILE_TARGETS


def test_make_and_dev_offer_the_same_targets() -> None:
    listed = subprocess.run(
        [sys.executable, "dev.py", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert {line.split()[0] for line in listed.stdout.splitlines()} == MAKEFILE_TARGETS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    files = [link for link in links if "://" not in link]
    assert [link for link in files if not (page.parent / link).exists()] == []


@pytest.mark.skipif(
    importlib.util.find_spec("negotiation.__main__") is None, reason="there is no command line yet"
)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_in_the_table_exists_with_its_options(command: str) -> None:
    words = [word for word in command.split() if word.islower() and not word.startswith("-")]
    grouped = ("scenario", "engine", "workshop")
    path = words[:2] if words[0] in grouped else words[:1]
    asked = subprocess.run(
        [sys.executable, "-m", "negotiation", *path, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    options = [word for word in command.split() if word.startswith("--")]
    assert [option for option in options if option not in asked.stdout] == []
