"""Expected texts on disk: a whole game, a screen or a help page, small enough to read in a diff."""

from difflib import unified_diff
from pathlib import Path


def check_text(expected_file: Path, seen: str, *, accept: bool) -> None:
    """Compare `seen` with the file line by line; with `accept`, make it the expectation instead.

    Raises AssertionError with the differing lines, and with how to accept them.
    """
    if accept:
        expected_file.parent.mkdir(parents=True, exist_ok=True)
        expected_file.write_text(seen, encoding="utf-8", newline="\n")
        return
    how = "`make snap` writes what was seen; read the difference before you keep it"
    if not expected_file.exists():
        raise AssertionError(f"no expected text {expected_file.name} yet: {how}")
    expected = expected_file.read_text(encoding="utf-8")
    if seen != expected:
        lines = unified_diff(
            expected.splitlines(), seen.splitlines(), "expected", "seen", lineterm=""
        )
        raise AssertionError("\n".join([f"{expected_file.name} differs: {how}", *lines]))
