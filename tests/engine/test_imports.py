"""The engine's door and what it hands out load without NumPy."""

from __future__ import annotations

import subprocess
import sys


def test_the_door_loads_no_arrays() -> None:
    code = (
        "import sys, negotiation.engine.port, negotiation.engine.projection, "
        "negotiation.engine.parameters, negotiation.engine.evidence; "
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
