"""A seat's page at its table: the log so far, the question that stands, and who reads them."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from negotiation.workshop.limits import ANSWERS_AT_ONCE, ANSWERS_PER_SECOND
from negotiation.workshop.protocol import Json, ProtocolError
from negotiation.workshop.tokens import Bucket

if TYPE_CHECKING:
    from negotiation.play.lobby import Session
    from negotiation.play.questioning import Answering
    from negotiation.workshop.plain.asking import Entry, PageIo
    from negotiation.workshop.plain.forms import Form
    from negotiation.workshop.table.terminal import Terminal

    MakeSeat: TypeAlias = Callable[[], tuple[Session, Answering | None]]
    """What gives a seat's own session, and its questionnaire if there is one."""

_LOG = logging.getLogger(__name__)

LONGEST_LOG = 600
"""Entries that a page which comes late is sent."""

LONGEST_ANSWER = 4000
"""Characters of an answer, or of one that is being typed: twice what an act may carry."""

GONE = "The table was quicker: that question has gone. Please answer the one that stands."


class SeatPage:
    """The plain seat, alive for as long as its table, whoever reads it.

    It sends JSON objects: `log` are new entries, `whole` says that they are all there are, `form`
    is the question that stands, `typed` what was half typed in answer to it.
    """

    def __init__(
        self, code: str, make: MakeSeat, terminals: Callable[[], Sequence[Terminal]]
    ) -> None:
        """`make` gives what the seat is played with, `terminals` are those that are open now."""
        self._code = code
        self._make = make
        self._terminals = terminals
        self._entries: deque[Entry] = deque(maxlen=LONGEST_LOG)
        self._fresh: list[Entry] = []
        self._form: Form | None = None
        self._typed = ""
        self._answers = Bucket(ANSWERS_AT_ONCE, ANSWERS_PER_SECOND)
        self._io: PageIo | None = None
        self._running: asyncio.Task[None] | None = None
        self._telling = False

    # ------------------------------------------------------------------------------------- its life

    def start(self) -> None:
        """Begin, unless it goes on already."""
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run())

    async def _run(self) -> None:
        """Play; should it fail, a fresh page shows the same seat."""
        from negotiation.workshop.plain.asking import PageIo
        from negotiation.workshop.plain.course import Course

        self._entries.clear()
        self._io = PageIo(self._note, self._ask)
        try:
            session, answering = self._make()
            await Course(session, self._io, answering).run()
        except Exception:  # noqa: BLE001 - one page's fault must not end the table
            _LOG.exception("The page of seat %s failed", self._code)
            for terminal in self._readers():
                # They come back by themselves, to a fresh page.
                terminal.line.abort()

    async def close(self) -> None:
        """End it."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait({self._running}, timeout=1)

    # ------------------------------------------------------------------------------------- telling

    def tell(self, sentence: str) -> None:
        """A sentence of the house, for who sits here."""
        self._note(("said", sentence))

    def _note(self, entry: Entry) -> None:
        self._entries.append(entry)
        self._fresh.append(entry)
        self._tell_soon()

    def _ask(self, form: Form | None) -> None:
        self._form = form
        self._typed = ""
        self._tell_soon()

    def _tell_soon(self) -> None:
        """Send what is new, once for each turn of the loop."""
        if not self._telling:
            self._telling = True
            asyncio.get_running_loop().call_soon(self._tell)

    def _tell(self) -> None:
        self._telling = False
        news = self._packed(whole=False)
        self._fresh.clear()
        for terminal in self._readers():
            terminal.show(news)

    def greet(self, terminal: Terminal) -> None:
        """Everything, for a page that saw nothing yet."""
        if self._fresh:
            self._tell()
        terminal.show(self._packed(whole=True))

    def _packed(self, *, whole: bool) -> bytes:
        sent: Json = {
            "whole": whole,
            "log": list(self._entries if whole else self._fresh),
            "form": None if self._form is None else self._form.json(),
        }
        if whole:
            sent["typed"] = self._typed
        return json.dumps(sent).encode()

    def _readers(self) -> list[Terminal]:
        return [each for each in self._terminals() if each.is_page]

    # ------------------------------------------------------------------------------------- hearing

    def hear(self, request: Json) -> None:
        """What the active page says: an answer, or how far somebody has typed one.

        Raises ProtocolError.
        """
        name, line = request.get("to"), request.get("answer", request.get("typed"))
        if not isinstance(name, str) or not isinstance(line, str) or len(line) > LONGEST_ANSWER:
            raise ProtocolError("no answer to a question")
        if "answer" not in request:
            if self._form is not None and name == self._form.name:
                self._typed = line
        elif not self._answers.take():
            raise ProtocolError("more answers than anybody can give")
        elif self._io is None or not self._io.answer(name, line):
            self._note(("said", GONE))
