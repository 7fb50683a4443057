"""The page on saved games is right: its program reads our files, its figures are those in force."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from negotiation.rules.record import Record
from negotiation.rules.saved import GameHeader
from negotiation.store.portable import PRODUCT
from negotiation.store.portable_lines import LONGEST_LINE
from negotiation.store.portable_reading import LARGEST_FILE
from tests.store.building import ROOT
from tests.store.rewriting import exported, lines_of

PAGE = (ROOT / "docs" / "saved-games.md").read_text(encoding="utf-8")

ORDER = (*GameHeader.model_fields, *Record.model_fields)
"""Keys in the order in which the page explains them."""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The program on the page."""
    (source,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    path = tmp_path / "verify.py"
    path.write_text(source, encoding="utf-8")
    return path


def answer(program: Path, file: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore::ResourceWarning", str(program), str(file)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return (done.stdout + done.stderr).strip()


def test_the_program_finds_our_files_fine(program: Path, tmp_path: Path) -> None:
    assert answer(program, exported(tmp_path)) == "fine"


@pytest.mark.parametrize(
    ("number", "written", "altered"),
    [
        (1, b'"seed":7', b'"seed":9'),
        (4, b'"version":1', b'"version":9'),
        (11, b'{"digest":"', b'{"digest":"f'),
    ],
)
def test_the_program_names_an_altered_line(
    program: Path, tmp_path: Path, number: int, written: bytes, altered: bytes
) -> None:
    path = exported(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    assert written in lines[number - 1]
    lines[number - 1] = lines[number - 1].replace(written, altered, 1)
    path.write_bytes(b"".join(lines))
    assert answer(program, path) == f"line {number} was altered"


def test_the_program_misses_a_cut_tail(program: Path, tmp_path: Path) -> None:
    path = exported(tmp_path)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert answer(program, path) == "the end is missing"


def test_the_page_has_the_limits_and_names_in_force(tmp_path: Path) -> None:
    assert f"more than {LARGEST_FILE // 1024**2} MiB" in PAGE
    assert f"more than {LONGEST_LINE // 1024**2} MiB" in PAGE
    assert f"`product` (`{PRODUCT}`)" in PAGE
    lines = lines_of(exported(tmp_path))
    assert f"`header` ({', '.join(_in_order(lines[0]['header']))})" in PAGE
    assert f"`act`: {', '.join(_in_order(lines[1]['act']))}" in PAGE


def _in_order(keys: dict[str, object]) -> list[str]:
    return sorted(keys, key=ORDER.index)
