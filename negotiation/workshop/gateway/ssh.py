"""SSH as a way in: a code for a password, then the seat. No commands, no files, no forwarding."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import asyncssh

from negotiation.workshop.doors import Doors, Pass, TooManyTries
from negotiation.workshop.event import CONSOLE, Event
from negotiation.workshop.gateway.ssh_plain import SshPlain
from negotiation.workshop.gateway.ssh_screen import SshScreen
from negotiation.workshop.gateway.tables import Tables
from negotiation.workshop.limits import HEARTBEAT_SECONDS
from negotiation.workshop.seat_words import titles

_LOG = logging.getLogger(__name__)

KEY_FILE = "ssh-host-key"
PLAIN = "plain"
"""The user's name that asks for lines instead of a screen; any other gets the screen."""

_LOGIN_SECONDS = 60
_TRIES = 5


def host_key(folder: Path) -> asyncssh.SSHKey:
    """The workshop's own key, the same after a restart (0600)."""
    file = folder / KEY_FILE
    if not file.exists():
        key = asyncssh.generate_private_key("ssh-ed25519")
        file.touch(mode=0o600)
        key.write_private_key(str(file))
    return asyncssh.read_private_key(str(file))


class _Login(asyncssh.SSHServer):
    """One connection before it has a seat. The user's name opens nothing; the password does."""

    def __init__(self, doors: Doors, passes: dict[asyncssh.SSHServerConnection, Entry]) -> None:
        self._doors = doors
        self._passes = passes
        self._tries = _TRIES

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._connection = conn

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - the library's name
        self._passes.pop(self._connection, None)

    def begin_auth(self, username: str) -> bool:  # noqa: ARG002 - anybody may try
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:  # noqa: ARG002
        """A code not used yet, or the token of somebody who comes back, or of the facilitator."""
        self._tries -= 1
        if self._tries < 0:
            return False
        try:
            entry = self._entry(password.strip())
        except TooManyTries:
            return False
        if entry is None or entry.grants.role == "guest":
            return False
        self._passes[self._connection] = entry
        return True

    def _entry(self, password: str) -> Entry | None:
        exchanged = self._doors.exchange(password)
        if exchanged is not None:
            return Entry(*exchanged, is_new=True)
        grants = self._doors.grants(password)
        return None if grants is None else Entry(password, grants, is_new=False)


class Entry:
    """Somebody who came in by SSH: a token, and what it allows. `is_new`: it was made just now."""

    def __init__(self, token: str, grants: Pass, is_new: bool) -> None:
        self.token = token
        self.grants = grants
        self.is_new = is_new


class Ssh:
    """The SSH server of a workshop."""

    def __init__(self, folder: Path, event: Event, doors: Doors, tables: Tables) -> None:
        """Not listening yet."""
        self._folder = folder
        self._event = event
        self._doors = doors
        self._tables = tables
        self._titles = titles(event)
        self._passes: dict[asyncssh.SSHServerConnection, Entry] = {}

    async def open(self, port: int) -> asyncssh.SSHAcceptor:
        """Begin to listen."""
        return await asyncssh.create_server(
            lambda: _Login(self._doors, self._passes),
            self._event.listen,
            port,
            server_host_keys=[host_key(self._folder)],
            process_factory=self._serve,
            encoding=None,
            line_editor=False,
            allow_scp=False,
            agent_forwarding=False,
            x11_forwarding=False,
            login_timeout=_LOGIN_SECONDS,
            keepalive_interval=HEARTBEAT_SECONDS,
            public_key_auth=False,
            server_version="HeadsOfTerms",
        )

    async def _serve(self, process: asyncssh.SSHServerProcess[bytes]) -> None:
        entry = self._passes.get(process.get_extra_info("connection"))
        if process.command is not None or process.subsystem is not None or entry is None:
            process.stderr.write(b"Only a seat is to be had here, no commands and no files.\r\n")
            process.exit(1)
            return
        plain = process.get_extra_info("username") == PLAIN
        if process.get_terminal_type() is None and not plain:
            process.stderr.write(b"A seat needs a terminal, ssh -t, or ssh plain@...\r\n")
            process.exit(1)
            return
        table, seat = entry.grants.table or CONSOLE, entry.grants.seat or "console"
        title = self._titles.get((table, seat), self._event.title)
        kind = SshPlain if plain else SshScreen
        screen = kind(process, title, entry.token if entry.is_new else None)
        opening = {"seat": seat, "holder": self._doors.holder(entry.token), "page": plain}
        try:
            await screen.run(self._tables, table, opening)
        except (ConnectionError, asyncssh.Error, asyncio.IncompleteReadError):
            _LOG.info("A terminal over SSH went away")
        process.exit(0)
