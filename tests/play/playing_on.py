"""`python -m tests.play.playing_on FOLDER [GAME]`: bots play, and every act is said aloud.

A number is printed when the act is published, as a person would see it on the screen. With GAME,
that game is taken up where it was left.
"""

from __future__ import annotations

import sys
from pathlib import Path

from negotiation.play.host import Host
from negotiation.play.session import TableSession
from tests.play.tables import CountingClock, TrueSalts, bots, open_log, open_table
from tests.toy import ENGINE


def say(what: object) -> None:
    """A line that has left this program when the call returns."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def main(folder: Path, game: str | None) -> None:
    """Play to the end."""
    log = open_log(folder)
    if game is None:
        host = open_table(log, bots("trader", "conceder", "mirror"))
    else:
        host = Host.resume(log.read(game), ENGINE, log, CountingClock())
    say(host.game)
    host.subscribe("gp", lambda _: say(host.state.seq))
    TableSession(host, TrueSalts()).settle_now()
    say("over")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
