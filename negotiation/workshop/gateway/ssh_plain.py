"""The plain seat over SSH: lines and answers, no drawing, for `ssh plain@ADDRESS` and for pipes."""

from __future__ import annotations

import json

import asyncssh

from negotiation.workshop.gateway.relay import Relay
from negotiation.workshop.gateway.ssh_screen import ASKED, ASKS, IN_USE, SshScreen
from negotiation.workshop.protocol import Json

LONGEST_LINE = 2000
BACK_SOON = "The connection is being brought back. Nothing is lost."
_ENDS = (0x03, 0x04)
_RUBS_OUT = (0x08, 0x7F)


class SshPlain(SshScreen):
    """Implements `relay.Screen` in lines. A terminal's keys are put together to lines here."""

    leave = ""

    def __init__(
        self, process: asyncssh.SSHServerProcess[bytes], title: str, way_back: str | None
    ) -> None:
        """Nothing is written yet."""
        super().__init__(process, title, way_back)
        self._form: Json | None = None
        self._line = bytearray()
        self._in_sequence = False

    async def show(self, data: bytes) -> None:
        """News, and the question when it is another one."""
        news = json.loads(data)
        for kind, words in news["log"]:
            if kind != "answer" or news["whole"]:
                self._write(f"\r\n{words}\r\n" if kind == "heading" else f"{words}\r\n")
        form = news["form"]
        if form is not None and (self._form is None or form["name"] != self._form["name"]):
            self._ask_form(form)
        self._form = form
        await self._process.stdout.drain()

    def _ask_form(self, form: Json) -> None:
        self._write(f"\r\n{form['remark']}\r\n" if form["remark"] else "\r\n")
        self._write(f"{form['question']}\r\n")
        for number, (word, label) in enumerate(form["choices"], 1):
            self._write(f"  {number}. {word}: {label}\r\n")
        self._write("> ")

    async def tell(self, state: Json) -> None:
        """How the terminal stands with its seat."""
        mode = self._mode = str(state.get("mode"))
        if mode == "away":
            self._write(f"{BACK_SOON}\r\n")
        elif mode == "waiting":
            self._say_once(ASKED if state.get("asks") else IN_USE)
        else:
            self._say_once(ASKS if state.get("asked") else "")

    def _say_once(self, question: str) -> None:
        if question and question != self._question:
            self._write(f"{question}\r\n")
        self._question = question

    def _feed(self, data: bytes, relay: Relay) -> bool:
        """Put keys together to a line; an answer at its end. False to leave."""
        for key in data:
            if key in _ENDS:
                return False
            if key in (0x0D, 0x0A):
                self._answer(relay)
            elif key in _RUBS_OUT:
                self._rub_out()
            elif key == 0x1B:
                self._in_sequence = True
            elif self._in_sequence:
                # Arrows and the like: nothing until the letter that ends them.
                self._in_sequence = not (key in b"~" or bytes([key]).isalpha())
            elif key >= 0x20 and len(self._line) < LONGEST_LINE:
                self._line.append(key)
                self._echo(bytes([key]))
        return True

    def _answer(self, relay: Relay) -> None:
        line, self._line = self._line.decode("utf-8", "replace"), bytearray()
        self._echo(b"\r\n")
        if self._form is not None:
            relay.feed(json.dumps({"to": self._form["name"], "answer": line}).encode())

    def _rub_out(self) -> None:
        text = self._line.decode("utf-8", "ignore")
        if text:
            self._line = bytearray(text[:-1].encode())
            self._echo(b"\x08 \x08")

    def _echo(self, data: bytes) -> None:
        if self._process.get_terminal_type() is not None:
            self._process.stdout.write(data)
