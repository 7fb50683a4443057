"""`make bench`: run every benchmark here, or those named. Figures are printed, never judged.

Run alone on a quiet machine: medians and ratios say more than single times.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(names: list[str]) -> int:
    """Run the benchmarks; the exit code is 1 when one of them could not be run."""
    known = sorted(path.stem for path in HERE.glob("*.py") if path.stem != "run")
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no benchmark {unknown[0]!r}. There are: {', '.join(known)}.")
        return 2
    failed = 0
    for name in names or known:
        print(f"== {name}", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"], check=False, cwd=HERE.parent
        )
        failed += done.returncode != 0
        print(flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
