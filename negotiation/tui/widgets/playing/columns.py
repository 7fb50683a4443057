"""Lines made of columns, measured in cells so that wide letters do not push them out of line."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content


class Cell(NamedTuple):
    """One column of a line: what it says, how many cells it takes, on which side it is filled."""

    text: Content | str
    width: int
    right: bool = False


def fitted(cell: Cell) -> Content:
    """The cell's text at exactly its width; what does not fit ends in an ellipsis."""
    content = cell.text if isinstance(cell.text, Content) else Content(cell.text)
    if cell.width <= 0:
        return Content("")
    if content.cell_length > cell.width:
        return content.truncate(cell.width, ellipsis=True)
    space = cell.width - content.cell_length
    return content.pad_left(space) if cell.right else content.pad_right(space)


def line(*cells: Cell, gap: int = 1) -> Content:
    """Columns side by side, `gap` cells apart; columns of no width are left out."""
    return Content(" " * gap).join([fitted(cell) for cell in cells if cell.width > 0])


def hanging(content: Content, width: int, indent: int) -> Content:
    """Wrapped at `width`, every line but the first moved in by `indent`."""
    first, *rest = content.wrap(width) or [content]
    if not rest:
        return first.rstrip()
    rest_at = len(first.plain)
    while content.plain[rest_at : rest_at + 1] == " ":
        rest_at += 1
    others = content[rest_at:].wrap(width - indent)
    return lines(first.rstrip(), *(line.rstrip().pad_left(indent) for line in others))


def lines(*contents: Content | str) -> Content:
    """Contents one below the other."""
    return Content("\n").join([c if isinstance(c, Content) else Content(c) for c in contents])
