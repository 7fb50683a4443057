"""Set up, play, test and check *Heads of Terms* with nothing but Python: `python dev.py TARGET`.

The Makefile finds a Python and calls this file; on Windows `py dev.py TARGET` calls it directly, so
there is one way of doing each thing. Everything is installed into `.venv/`, from the pinned and
hashed lists in `requirements/`, and only when one of them or `pyproject.toml` has changed; after
that nothing here needs a network.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
OLDEST_PYTHON = (3, 11)

# Each list of requirements, and the wider list that already contains it.
CONTAINED_IN = {"play": "dev"}

# How each list is made from its sources; the narrow lists keep the versions of the wide one.
LOCKS = (
    ("dev", ["pyproject.toml", "requirements/build.in", "--all-extras"]),
    ("play", ["pyproject.toml", "requirements/build.in", "-c", "requirements/dev.txt"]),
    ("docs", ["requirements/docs.in", "-c", "requirements/dev.txt"]),
)

TESTS = ["-m", "pytest", "-n", "auto", "--dist", "worksteal"]
# The core, and what drives it without a screen.
CORE = ("bots", "cli", "contract", "engine", "lab", "play", "review", "rules")
# Counting lines makes tests two to three times slower; whole games have nothing to add to it.
QUICK, COUNTED = ("-m", "not slow"), ("--cov", "--cov-report=term")
DOCS = ["-m", "zensical", "build", "--clean", "--strict"]


def stop(sentence: str) -> NoReturn:
    """End with a sentence for the person at the keyboard."""
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


def run(*words: str | Path) -> None:
    """Run a program in the checkout; if it fails, end with its exit code."""
    code = subprocess.call([str(word) for word in words], cwd=ROOT)
    if code != 0:
        raise SystemExit(code)


# --------------------------------------------------------------------------------------- setting up


def check_python() -> None:
    """Refuse a Python that is too old or comes without its `venv` module, and name the cure."""
    if sys.version_info < OLDEST_PYTHON:
        stop(
            f"Heads of Terms needs Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or newer; "
            f"this is {sys.version.split()[0]}.\n"
            "With several installed, call the newer one: py -3.13 dev.py, or python3.13 dev.py"
        )
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if shutil.which("apt-get"):
        stop(
            "This Python cannot make a virtual environment yet. One command adds that:\n"
            f"  sudo apt install python{version}-venv"
        )
    stop(f"Python at {sys.executable} lacks its venv module; install a complete Python {version}.")


def stamp_of(requirements: str) -> tuple[Path, str]:
    """Where the stamp of a list of requirements lies, and what it says once it is installed."""
    digest = hashlib.sha256(str(ROOT).encode())
    for source in (ROOT / "requirements" / f"{requirements}.txt", ROOT / "pyproject.toml"):
        digest.update(source.read_bytes())
    return VENV / f"installed-{requirements}", digest.hexdigest()


def is_installed(requirements: str) -> bool:
    """Whether `.venv/` holds exactly this list, or a current wider one that contains it."""
    stamp, wanted = stamp_of(requirements)
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return True
    wider = CONTAINED_IN.get(requirements)
    return wider is not None and is_installed(wider)


def set_up(*lists: str) -> None:
    """Bring `.venv/` to the state that the named lists of requirements describe."""
    missing = [name for name in lists if not is_installed(name)]
    if not missing:
        return
    check_python()
    print(f"Setting up in {VENV} (about a minute, once) ...", flush=True)
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", "--clear", VENV)
    pip = (PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    for name in missing:
        run(*pip, "--require-hashes", "-r", ROOT / "requirements" / f"{name}.txt")
        if name != "docs":
            run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
        stamp, wanted = stamp_of(name)
        stamp.write_text(wanted)


# ------------------------------------------------------------------------------------------ targets


def play(*words: str) -> None:
    """Set up if needed, then open the game; further words go to it (`play tutorial --plain`)."""
    set_up("play")
    run(PYTHON, "-m", "negotiation", *words)


def test(*words: str) -> None:
    """Set up if needed, then run the tests; further words go to pytest."""
    set_up("dev")
    run(PYTHON, *TESTS, *words)


def snap(*words: str) -> None:
    """Write the tests' expected texts from what they see now; read the difference after."""
    set_up("dev")
    run(PYTHON, *TESTS, "--accept", *words)


def bench(*words: str) -> None:
    """Measure start-up, screens, engine and store, and print the figures."""
    set_up("dev")
    run(PYTHON, ROOT / "benchmarks" / "run.py", *words)


def pictures() -> None:
    """Make the guide's pictures anew, from a real game."""
    set_up("dev")
    run(PYTHON, ROOT / "docs" / "pictures" / "make.py")


def samples() -> None:
    """Play the sample games anew, and count the contracts of their scenario."""
    set_up("dev")
    run(PYTHON, ROOT / "saves" / "make_samples.py")


def docs() -> None:
    """Build the documentation site into `site/`; a broken link fails."""
    set_up("dev", "docs")
    run(PYTHON, *DOCS)


def tests_by_part() -> tuple[list[str], list[str]]:
    """The folders of tests of the core, whose lines are counted, and those of everything else."""
    folders = sorted(path.name for path in (ROOT / "tests").iterdir() if path.is_dir())
    parts = [name for name in folders if any((ROOT / "tests" / name).glob("**/test_*.py"))]
    core = [f"tests/{name}" for name in parts if name in CORE]
    return core, [f"tests/{name}" for name in parts if name not in CORE]


def check() -> None:
    """The whole gate: format, lint, types, layers, tests with coverage of the core, docs, wheel."""
    set_up("dev", "docs")
    python = str(PYTHON)
    core, others = tests_by_part()
    steps: list[tuple[str, list[str]]] = [
        ("format", [python, "-m", "ruff", "format", "--check", "."]),
        ("lint", [python, "-m", "ruff", "check", "."]),
        ("types", [python, "-m", "mypy"]),
        ("layers", [str(PROGRAMS / "lint-imports"), "--no-logo"]),
        ("docs", [python, *DOCS]),
        ("wheel", [python, "-m", "hatchling", "build", "--target", "wheel"]),
        ("tests of the core, with coverage", [python, *TESTS, *core, *QUICK, *COUNTED]),
        ("slow tests of the core", [python, *TESTS, *core, "-m", "slow"]),
        ("all other tests", [python, *TESTS, *others]),
    ]
    failed = []
    for name, words in steps:
        print(f"\n== {name}", flush=True)
        if subprocess.call(words, cwd=ROOT) != 0:
            failed.append(name)
    if failed:
        stop(f"\ncheck failed: {', '.join(failed)}")
    print("\ncheck passed")


def lock(*words: str) -> None:
    """Pin every requirement anew (needs `uv`); `lock --upgrade` takes newer versions."""
    uv = shutil.which("uv")
    if uv is None:
        stop("`lock` works with uv, which is not installed; install it with:  pipx install uv")
    # No index address or path of this machine may reach the lists.
    fixed = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
    for name, sources in LOCKS:
        command = [uv, "pip", "compile", "--quiet", *fixed, "--python-version", "3.11"]
        output = f"requirements/{name}.txt"
        run(*command, "--custom-compile-command", "make lock", *sources, "-o", output, *words)


TARGETS: dict[str, Callable[..., None]] = {
    function.__name__: function
    for function in (play, test, check, snap, bench, pictures, samples, docs, lock)
}


def main(words: list[str]) -> None:
    """Run the target that the first word names; without one, say what there is."""
    if not words or words[0] not in TARGETS:
        for name, function in TARGETS.items():
            print(f"  {name:8} {(function.__doc__ or '').strip()}")
        if words and words[0] not in ("help", "-h", "--help"):
            stop(f"There is no target called {words[0]!r}; the list above has them all.")
        return
    target, *rest = words
    TARGETS[target](*rest)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        raise SystemExit(130) from None
