"""Reads the Markdown of briefs into blocks: headings, paragraphs, lists, strong and emphasis.

Anything else that Markdown knows (links, HTML, pictures) stays the text that it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from negotiation.library.paper.blocks import Heading, Items, Paragraph, Run, Words

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_markdown(text: str) -> tuple[Heading | Paragraph | Items, ...]:
    """The blocks of a Markdown text."""
    # Imported here: it costs more than all the rest of this module, and only paper needs it.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["heading", "list", "newline", "emphasis", "escape"])
    return tuple(_blocks(parser.parse(text)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Heading | Paragraph | Items]:
    items: list[Words] = []
    depth = 0
    heading = 0
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
            if depth == 0:
                yield Items(tuple(items), numbered=token.type == "ordered_list_close")
                items = []
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "inline":
            said = tuple(_runs(token.children or ()))
            if depth:
                items.append(said)
            elif heading:
                yield Heading(heading, said)
                heading = 0
            else:
                yield Paragraph(said)


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    strong = emphasis = False
    for token in tokens:
        if token.type == "strong_open":
            strong = True
        elif token.type == "strong_close":
            strong = False
        elif token.type == "em_open":
            emphasis = True
        elif token.type == "em_close":
            emphasis = False
        elif token.type in ("softbreak", "hardbreak"):
            yield Run(" ", strong, emphasis)
        elif token.content:
            yield Run(token.content, strong, emphasis)
