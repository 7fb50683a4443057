"""Whether the libraries of a workshop are installed."""

from __future__ import annotations

from negotiation.cli.options import refuse

_EXTRA = "A workshop needs a few more libraries: pip install 'negotiation[workshop]'"
_LIBRARIES = ("aiohttp", "asyncssh", "greenlet", "segno")


def check_libraries() -> None:
    """Refuse, with the cure, when the extra libraries are not installed."""
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in _LIBRARIES):
        refuse(_EXTRA)
