"""What the gateway writes down: nothing that tells where somebody came from, or as whom."""

from __future__ import annotations

import logging


def keep_addresses_out() -> None:
    """Let no library write addresses or names of users into the log."""
    # It tells of every connection, with its address and the user's name, down to this level.
    logging.getLogger("asyncssh").setLevel(logging.CRITICAL)
    logging.getLogger("aiohttp.server").addFilter(_without_address)


def _without_address(record: logging.LogRecord) -> bool:
    """Take the address out of what is said of a request that failed; its traceback stays."""
    if record.args:
        record.msg, record.args = "A request failed", ()
    return True
