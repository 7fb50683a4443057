"""The footer: the few keys that matter here and now, and Help; one line, never wrapped."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.dom import DOMNode
from textual.events import Click
from textual.widget import Widget

from negotiation.tui.actions import ACTION_BY_ID, Action, actions_in
from negotiation.tui.key_names import key_words

MOST = 4
"""How many keys the footer holds beside Help."""

GAP = 3


class Entry(NamedTuple):
    """A key in the footer, and what it does on which node."""

    key: str
    action: Action
    node: DOMNode

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return len(self.key) + 1 + len(self.action.words)


class FooterBar(Widget):
    """Keys and their words, from the list of actions; a click does what the key does."""

    DEFAULT_CSS = """
    FooterBar { dock: bottom; height: 1; padding: 0 1; background: $panel; color: $text; }
    """

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place
        self._spans: list[tuple[int, int, Entry]] = []

    def on_mount(self) -> None:
        """Redraw when other keys apply."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def _bindings_updated(self, _: object) -> None:
        self.refresh()

    def entries(self) -> list[Entry]:
        """The keys to show, Help last: those of this place that can be used now."""
        enabled: dict[str, Entry] = {}
        for active in self.screen.active_bindings.values():
            action = ACTION_BY_ID.get(active.binding.id or "")
            if action is not None and active.enabled and action.id not in enabled:
                key = active.binding.key_display or key_words(active.binding.key)
                enabled[action.id] = Entry(key, action, active.node)
        here = [action for action in actions_in(self.place) if action.in_footer]
        chosen = [enabled[action.id] for action in here if action.id in enabled][:MOST]
        if "help.open" in enabled:
            chosen.append(enabled["help.open"])
        return chosen

    def render(self) -> Content:
        """As many keys as fit, Help at the right."""
        entries = self.entries()
        help_entry = entries.pop() if entries and entries[-1].action.id == "help.open" else None
        room = self.content_size.width - (help_entry.width + GAP if help_entry else 0)
        parts: list[Content] = []
        self._spans = []
        at = 0
        for entry in entries:
            if at + entry.width > room:
                break
            parts.append(_words(entry) + Content(" " * GAP))
            self._spans.append((at, at + entry.width, entry))
            at += entry.width + GAP
        if help_entry is not None:
            space = max(0, self.content_size.width - at - help_entry.width)
            self._spans.append((at + space, at + space + help_entry.width, help_entry))
            parts += [Content(" " * space), _words(help_entry)]
        return Content("").join(parts)

    async def on_click(self, event: Click) -> None:
        """Do what the key under the mouse does."""
        at = event.get_content_offset(self)
        for start, end, entry in self._spans:
            if at is not None and start <= at.x < end:
                await self.app.run_action(entry.action.method, entry.node)


def _words(entry: Entry) -> Content:
    return Content.assemble((entry.key, "$text-accent bold"), " ", entry.action.words)
