"""The gateway knows no rules, numbers, screens or database; the launcher nothing at all."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"numpy", "pydantic", "scipy", "sqlalchemy", "sqlite3", "sqlmodel", "textual"}


def loaded_by(*modules: str) -> set[str]:
    """The top-level modules that a fresh interpreter has after importing these."""
    program = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_the_gateway_is_light() -> None:
    loaded = loaded_by("negotiation.workshop.gateway.process", "negotiation.workshop.gateway.ssh")
    assert "aiohttp" in loaded
    assert not loaded & HEAVY


def test_the_launcher_rests_on_the_standard_library_alone() -> None:
    found = loaded_by("negotiation.workshop.launcher")
    bare = loaded_by("negotiation")
    assert found - bare <= sys.stdlib_module_names | {"negotiation"}
