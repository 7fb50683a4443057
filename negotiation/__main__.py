"""`python -m negotiation`, and the `negotiation` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; without a word, open Home before the rest of it is loaded."""
    from negotiation.cli.first_page import open_first_page, wants_plain

    if len(sys.argv) == 1 and not wants_plain(asked=False):
        sys.exit(open_first_page())

    from negotiation.cli.app import main as run

    run()


if __name__ == "__main__":
    main()
