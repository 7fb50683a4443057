"""What a document is made of. Text is text: no block knows any markup; writers escape it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text said in one way."""

    text: str
    strong: bool = False
    emphasis: bool = False


Words: TypeAlias = tuple[Run, ...]
"""The text of a paragraph, a list item or a cell."""


def words(text: str) -> Words:
    """Plain words."""
    return (Run(text),)


def strong(text: str) -> Words:
    """Words that stand out."""
    return (Run(text, strong=True),)


def plain(text: Words) -> str:
    """The words alone."""
    return "".join(run.text for run in text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter, the document's title stands above it."""

    level: int
    text: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Words


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered or not."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a caption. `head` has one cell a column; `numbers` are columns of figures.

    `widths` are shares of the page, one a column, 0 for as wide as what is in it; without any, the
    first column and columns of figures are as wide as needed, and the others share the rest.
    A table that is to be filled in by hand has empty cells; `roomy` gives them height.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    numbers: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on, under a label."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Boxed:
    """Blocks that stand apart: what must not be missed."""

    title: str
    blocks: tuple[Paragraph | Items, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, what it shows in words (for those who cannot see it), and its caption."""

    svg: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Label:
    """A sheet by itself with a few very large words, to be folded and stood on a table."""

    large: str
    small: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


Block: TypeAlias = Heading | Paragraph | Items | Table | Lines | Boxed | Picture | Label | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: its title, for whom it is, what is in it, and its columns on paper."""

    title: str
    audience: str
    blocks: tuple[Block, ...]
    columns: int = 1
