"""Plain mode's conversation, with its questions as forms and its sentences as entries of a log."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from negotiation.plain.conversation import Choice, Conversation
from negotiation.workshop.plain.forms import Form
from negotiation.workshop.plain.steps import wait_for

_NAME_BYTES = 4

Entry = tuple[str, str]
"""What an entry of the log is (`said`, `heading` or `answer`), and its words."""


class NewsError(Exception):
    """Something happened at the table, so that the question does not stand any more."""


class PageIo:
    """Where a seat's sentences go and its answers come from. Implements `conversation.Io`.

    `log` hears every entry, `show` every change of the form: None while nothing is asked.
    """

    def __init__(self, log: Callable[[Entry], None], show: Callable[[Form | None], None]) -> None:
        """Nothing is asked yet."""
        self._log = log
        self._show = show
        self._course = secrets.token_hex(_NAME_BYTES)
        self._number = 0
        self._form: Form | None = None
        self._remarks: list[str] = []
        self._line = ""
        self._waiting: asyncio.Future[str] | None = None
        self._replaced: Form | None = None
        self.is_first = False

    # ------------------------------------------------------------------------------ for plain mode

    def write(self, text: str) -> None:
        """A sentence: of the log, or, while a question is being asked, about its answer."""
        if self._form is not None:
            self._remarks.append(text.strip())
        elif text.strip():
            self._log(("said", text))

    def read_line(self, prompt: str) -> str | None:  # noqa: ARG002 - a page has none
        """The answer to the form. Raises NewsError."""
        form = self._form
        if form is None:
            raise RuntimeError("a question that is no form")
        # What was written before the first answer is the question, which the form shows.
        form.remark = " ".join(filter(None, self._remarks)) if form.name else ""
        self._number += 1
        form.name = f"{self._course}-{self._number}"
        self._show(form)
        self._waiting = asyncio.get_running_loop().create_future()
        try:
            self._line = wait_for(self._waiting)
        finally:
            self._waiting = None
            self._remarks.clear()
        return self._line

    def hide(self) -> None:
        """Nothing: nobody else uses this page."""

    def heading(self, text: str) -> None:
        """The name of what comes next."""
        self._log(("heading", text))

    @contextmanager
    def form(self, form: Form) -> Iterator[None]:
        """Ask this form until its answer is understood; then the log has both."""
        self._form, self._remarks, self._line = form, [], ""
        understood = False
        try:
            yield
            understood = True
        finally:
            self._form = None
            self._show(None)
            if understood:
                self.is_first = False
                self._log(("answer", f"{form.question} {form.answered(self._line.strip())}"))

    # ------------------------------------------------------------------------------- for the table

    @contextmanager
    def beside(self) -> Iterator[None]:
        """What is written goes to the log, although a question stands."""
        form, self._form = self._form, None
        try:
            yield
        finally:
            self._form = form

    @property
    def is_asking(self) -> bool:
        """Whether a question stands."""
        return self._waiting is not None and not self._waiting.done()

    def answer(self, name: str, line: str) -> bool:
        """The answer to the question of this name. Whether that one stands."""
        if self._waiting is None or self._waiting.done() or self._form is None:
            return False
        if name != self._form.name and not self._was_just_replaced(name, line):
            return False
        self._waiting.set_result(line)
        return True

    def _was_just_replaced(self, name: str, line: str) -> bool:
        """Whether news overtook an answer that means the same in the question that stands."""
        before, now = self._replaced, self._form
        if before is None or now is None or (before.name, before.question) != (name, now.question):
            return False
        return line in {choice.word for choice in now.choices} | set(now.more)

    def interrupt(self) -> None:
        """The question that stands does not any more."""
        if self._waiting is not None and not self._waiting.done():
            self._replaced = self._form
            self._waiting.set_exception(NewsError())


class PageConversation(Conversation):
    """Asks by forms. What is understood, and what is said otherwise, is as in plain mode."""

    def __init__(self, io: PageIo) -> None:
        """A conversation over a page."""
        super().__init__(io)
        self._page = io

    def heading(self, text: str) -> None:
        """Begin something new."""
        self._page.heading(text)

    def text(self, question: str, help_text: str = "") -> str:
        """A line of a person's own words."""
        with self._page.form(Form("text", question, help_text)):
            return super().text(question, help_text)

    def choose(
        self,
        question: str,
        choices: Sequence[Choice],
        help_text: str = "",
        enter: str | None = None,
        more: Sequence[str] = (),
        listed: bool = True,
    ) -> str:
        """The word of the choice that was made."""
        with self._page.form(Form("choose", question, help_text, choices, enter, more)):
            return super().choose(question, choices, help_text, enter, more, listed)

    def order(self, question: str, choices: Sequence[Choice], help_text: str = "") -> list[str]:
        """Some of the choices in order."""
        with self._page.form(Form("order", question, help_text, choices)):
            return super().order(question, choices, help_text)

    def figure(
        self, question: str, low: float, high: float, help_text: str = "", *, optional: bool = False
    ) -> float | None:
        """A number between `low` and `high`."""
        form = Form("figure", question, help_text, bounds=(low, high), skips=optional)
        with self._page.form(form):
            return super().figure(question, low, high, help_text, optional=optional)
