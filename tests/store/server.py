"""A real PostgreSQL server for the tests: the one that is named, or one of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NAMED = "NEGOTIATION_TEST_POSTGRES"
"""The variable that names a server to use instead of starting one."""

_OWNER = "postgres"
"""Who runs the server when the tests run as root: it refuses to run as root itself."""


def _program(name: str) -> str | None:
    """A program of the server: on the path, or where Debian puts it."""
    places = sorted(str(folder) for folder in Path("/usr/lib/postgresql").glob("*/bin"))
    return shutil.which(name) or shutil.which(name, path=os.pathsep.join(places))


def _as_owner(*words: str) -> list[str]:
    if os.geteuid() != 0:
        return list(words)
    return ["runuser", "-u", _OWNER, "--", *words]


def _run(*words: str) -> None:
    subprocess.run(_as_owner(*words), check=True, capture_output=True, cwd="/")


@contextmanager
def server() -> Iterator[str]:
    """The address of a server (without a database's name); skips where there is none."""
    named = os.environ.get(NAMED)
    if named:
        yield named
        return
    initdb, control = _program("initdb"), _program("pg_ctl")
    if initdb is None or control is None:
        pytest.skip("no PostgreSQL on this machine (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="hot-pg-", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _OWNER)
        data, socket = folder / "data", folder
        _run(initdb, "-D", str(data), "-A", "trust", "-U", "hot")
        # Only its own socket, so that no port is needed and nobody else can reach it.
        options = f"-c listen_addresses= -c unix_socket_directories={socket} -c max_connections=60"
        start = [control, "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start"]
        _run(*start)
        try:
            yield f"postgresql+psycopg://hot@/{{name}}?host={socket}"
        finally:
            stop = [control, "-D", str(data), "-m", "immediate", "stop"]
            _run(*stop)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
