"""What talk, news and notes make of the state. None of them moves the table."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from negotiation.rules import events as e
from negotiation.rules.apply_calls import without_trust
from negotiation.rules.replacing import replace
from negotiation.rules.state import Line, Note, State

TalkEvent: TypeAlias = (
    e.Said
    | e.Claimed
    | e.Disclosed
    | e.StoryLeaked
    | e.Explained
    | e.HintAsked
    | e.HintGiven
    | e.NewsSent
    | e.NoteKept
)


def fold_talk(state: State, event: TalkEvent) -> State:
    """`state` with one more line, note or piece of news."""
    if isinstance(event, e.HintAsked):
        return replace(state, hints_asked=state.hints_asked | {event.seat})
    if isinstance(event, e.NoteKept):
        note = Note(side=event.side, words=event.words, terms=event.terms)
        return replace(state, notes=(*state.notes, note))
    line = _line(state, event)
    heard = replace(state, talk=(*state.talk, line))
    match event:
        case e.NewsSent():
            return replace(heard, news=(*state.news, event.inject), numbers=event.numbers)
        case e.StoryLeaked():
            leaked = replace(
                heard,
                leaks=state.leaks + 1,
                numbers=event.numbers,
                calls=(*state.calls, event),
            )
            return without_trust(leaked, event.side, event.trust)
        case e.Disclosed():
            used = {**state.disclosures, event.side: state.disclosures.get(event.side, 0) + 1}
            return replace(heard, disclosures=used)
        case e.HintGiven(moment="asked"):
            return replace(heard, hints_asked=state.hints_asked - {event.seat})
        case _:
            return heard


def _line(
    state: State,
    event: e.Said
    | e.Claimed
    | e.Disclosed
    | e.StoryLeaked
    | e.Explained
    | e.HintGiven
    | e.NewsSent,
) -> Line:
    now = state.round
    match event:
        case e.Said():
            return Line(
                kind="talk", side=event.side, to=event.to, text="", words=event.words, round=now
            )
        case e.Claimed():
            return Line(
                kind="claim",
                side=event.side,
                to="all",
                text=event.clause or "",
                words=event.words,
                round=now,
                about=event.about,
            )
        case e.Disclosed():
            what = ", ".join(event.ranking) if event.what == "ranking" else event.red_line or ""
            return Line(kind="disclosed", side=event.side, to=event.to, text=what, round=now)
        case e.StoryLeaked():
            told = "found out" if event.found_out else ""
            return Line(
                kind="leak", side=event.side, to="all", text=told, words=event.words, round=now
            )
        case e.Explained():
            return Line(kind="explained", side=event.side, to="all", text=event.text, round=now)
        case e.HintGiven():
            return Line(
                kind="hint",
                side=state.side_of(event.seat),
                to=event.seat,
                text=event.text,
                round=now,
                moment=event.moment,
            )
        case e.NewsSent():
            sides = ",".join(event.to) if event.to else "all"
            return Line(kind="news", side=None, to=sides, text=event.inject, round=now)
        case _:
            assert_never(event)
