"""`negotiation workshop` as its facilitator meets it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import pytest

from negotiation.workshop.event import announced
from tests.workshop.running import free_port


def said(*words: str) -> tuple[int, str]:
    """The exit code of a command that is refused, and what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "negotiation", "workshop", *words],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_what_cannot_be_used_is_refused_with_the_way_out(tmp_path: Path) -> None:
    saves = ("--saves", str(tmp_path))
    code, sentence = said("tutorail", "--insecure", *saves)
    assert (code, "tutorial" in sentence) == (2, True)
    code, sentence = said("tutorial", "--edition", "year", *saves)
    assert (code, "There are: tutorial" in sentence) == (2, True)
    code, sentence = said("tutorial", "--bots", "saint", *saves)
    assert (code, "trader" in sentence) == (2, True)
    code, sentence = said("tutorial", "--cert", "mine.pem", *saves)
    assert (code, "--key belong together" in sentence) == (2, True)
    code, sentence = said("tutorial", "--listen", "192.0.2.7", *saves)
    assert (code, "--listen" in sentence) == (2, True)
    code, sentence = said("again", *saves)
    assert (code, "There is no workshop" in sentence) == (2, True)
    assert list(tmp_path.iterdir()) == []


@contextmanager
def command(*words: str) -> Iterator[subprocess.Popen[str]]:
    """A workshop in a window of its own."""
    running = subprocess.Popen(
        [sys.executable, "-u", "-m", "negotiation", "workshop", *words],
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield running
    finally:
        running.send_signal(signal.SIGINT)
        running.communicate()


def until(running: subprocess.Popen[str], words: str) -> str:
    """What the command says up to these words."""
    assert running.stdout is not None
    heard = ""
    for line in running.stdout:
        heard += line
        if words in line:
            return heard
    raise AssertionError(heard)


async def me(address: str, fingerprint: str) -> object:
    """Who a stranger is, asked over TLS from a server with this certificate and no other."""
    pinned = aiohttp.Fingerprint(bytes.fromhex(fingerprint.replace(":", "")))
    async with (
        aiohttp.ClientSession() as session,
        session.get(address + "/me", ssl=pinned) as answer,
    ):
        return await answer.json()


@pytest.mark.slow
def test_a_workshop_outlives_its_launcher_and_goes_on_again(tmp_path: Path) -> None:
    port, saves = str(free_port()), ("--saves", str(tmp_path))
    with command("tutorial", "--plan", "4", "--port", port, *saves) as running:
        heard = until(running, "Ctrl+C ends")
        assert "Certificate, SHA-256" in heard
        assert "No QR code" in heard
        assert heard.count("Table 1 · ") == 4
        (folder,) = (tmp_path / "workshops").iterdir()
        token = (folder / "facilitator-link.txt").read_text().partition("#token=")[2].strip()
        assert token not in heard
        printed = re.search(r"SHA-256: (\S+)", heard)
        assert printed is not None
        assert asyncio.run(me(f"https://127.0.0.1:{port}", printed[1])) == {"role": None}
        before = announced(folder, "table-1")
        assert before is not None
        running.kill()
        running.wait()
        os.kill(before["process"], 0)
    with command("again", *saves) as running:
        until(running, "Ctrl+C ends")
        after = announced(folder, "table-1")
        assert after is not None
        assert after["game"] == before["game"]
        assert after["process"] != before["process"]
    for process in (before["process"], after["process"]):
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
