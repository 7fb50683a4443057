"""What the project may not carry: addresses of package hosts, and paths of somebody's machine."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Written in halves, so that this file passes its own test.
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.", "deb." + "debian.org"]
PERSONAL_PATH = re.compile(r"(?:/home/|/Users/|\\Users\\)\w+[/\\]|(?<![\w.])/" + r"root/")

# Sites have folders of these names, too: a source of a case may lie under one.
ADDRESS = re.compile(r"https?://[^\s\"|<>;]+")


def tracked_texts() -> dict[str, str]:
    """Every text file that belongs to the project, by its path."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    texts = {}
    for name in filter(None, listed.stdout.split("\0")):
        file = ROOT / name
        if file.is_file() and b"\0" not in (content := file.read_bytes()):
            texts[name] = content.decode("utf-8")
    return texts


def test_no_package_host_is_named() -> None:
    named = [
        (name, host) for name, text in tracked_texts().items() for host in HOSTS if host in text
    ]
    assert named == []


def test_no_path_of_a_machine_is_named() -> None:
    texts = {name: ADDRESS.sub("", text) for name, text in tracked_texts().items()}
    assert [name for name, text in texts.items() if PERSONAL_PATH.search(text)] == []
    assert [name for name, text in texts.items() if f"{ROOT}/" in text] == []


def test_requirements_are_pinned_with_hashes() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        logical_lines = file.read_text().replace("\\\n", " ").splitlines()
        requirements = [
            line for line in logical_lines if line and not line.lstrip().startswith("#")
        ]
        assert requirements
        assert [line for line in requirements if "==" not in line or "--hash=" not in line] == []
