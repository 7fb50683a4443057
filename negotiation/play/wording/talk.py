"""The lines of talk, news and explanation that a seat sees beside the table."""

from __future__ import annotations

from typing import assert_never

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.wording.event_talk import claim_sentence, disclosed, hint_sentence, news_text
from negotiation.play.wording.names import (
    audience,
    clause_name,
    quoted,
    side_name,
    subject,
)
from negotiation.rules.state import Line


def line_sentence(scenario: Scenario, line: Line, me: SideCode | None = None) -> str:
    """One line, with who speaks to whom."""
    who = subject(scenario, line.side, me) if line.side else "Somebody"
    match line.kind:
        case "talk":
            to = "own caucus" if line.to == "caucus" else audience(scenario, line.to, me)
            return f"{who} to {to}: {quoted(line.shown)}"
        case "claim":
            claimed = (line.about or "words", line.text or None, line.words)
            return claim_sentence(scenario, line.side or "", *claimed, me)
        case "news":
            return f"News: {news_text(scenario, line.text)}"
        case "explained":
            name = side_name(scenario, line.side) if line.side else "A bot"
            return f"{name} (a bot) explained: {line.text}"
        case "leak":
            return f"A story reached the press: {quoted(line.shown)}"
        case "objection":
            about = f" to {clause_name(scenario, line.text)}" if line.text else ""
            words = f": {quoted(line.words.shown)}" if line.words and line.words.shown else "."
            return f"{who} objected{about}{words}"
        case "disclosed":
            what = disclosed(scenario, line.side or "", line.text.split(", "))
            return f"{who} proved to {audience(scenario, line.to, me)}: {what}"
        case "hint":
            return hint_sentence(scenario, line.to, line.text, line.moment, me)
        case _:
            assert_never(line.kind)
