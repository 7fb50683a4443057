"""Writes a document as Markdown. What people and scenarios wrote is escaped, never markup."""

from __future__ import annotations

import re

from negotiation.library.paper.blocks import (
    Block,
    Boxed,
    Document,
    Heading,
    Items,
    Label,
    Lines,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    Words,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_STARTS = re.compile(r"^(\s*\d*)(#{1,6}|[+\-.)]|=+|-+)(?=\s|$)")
"""What would begin a heading, a list or a rule at the start of a line, after its digits."""


def markdown(document: Document) -> str:
    """The document's text."""
    parts = [f"# {_escaped(document.title)}", f"*{_escaped(document.audience)}*"]
    parts += [_block(block) for block in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * min(block.level + 1, 6)} {_said(block.text)}"
        case Paragraph():
            return _line(block.text)
        case Items():
            return _items(block)
        case Table():
            return _table(block)
        case Lines():
            return "\n\n".join([f"{_escaped(block.label)}:", *["." * 60] * block.count])
        case Boxed():
            inside = "\n\n".join([f"**{_escaped(block.title)}**", *map(_block, block.blocks)])
            return "\n".join(f"> {line}".rstrip() for line in inside.splitlines())
        case Picture():
            return f"*{_escaped(block.caption)}* {_escaped(block.alt)}"
        case Label():
            return f"**{_escaped(block.large)}** ({_escaped(block.small)})"
        case PageBreak():
            return "---"


def _items(block: Items) -> str:
    marks = [f"{n}." if block.numbered else "-" for n in range(1, len(block.items) + 1)]
    return "\n".join(f"{m} {_line(i)}" for m, i in zip(marks, block.items, strict=True))


def _table(block: Table) -> str:
    rule = ["---:" if column in block.numbers else "---" for column in range(len(block.head))]
    rows = [[_escaped(cell) for cell in block.head], rule]
    rows += [[_said(cell) for cell in row] for row in block.rows]
    lines = "\n".join("| " + " | ".join(cell or " " for cell in row) + " |" for row in rows)
    return f"{_escaped(block.caption)}:\n\n{lines}"


def _line(text: Words) -> str:
    return _STARTS.sub(r"\1\\\2", _said(text))


def _said(text: Words) -> str:
    return "".join(_run(run) for run in text).replace("\n", " ")


def _run(run: Run) -> str:
    said = _escaped(run.text)
    sign = "*" * (2 * run.strong + run.emphasis)
    inner = said.strip()
    if not sign or not inner:
        return said
    before, after = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
    return f"{before}{sign}{inner}{sign}{after}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")
