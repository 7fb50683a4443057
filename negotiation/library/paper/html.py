"""Writes a document as one HTML file that needs nothing from elsewhere, and prints on A4.

Every piece of text is escaped. The page has a language, landmarks, a list of contents, captions and
headers on tables, and words beside every picture; a policy in it forbids any request.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

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
    plain,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_CONTENTS_FROM = 3
"""So many chapters make a list of contents worth having."""


def html(document: Document) -> str:
    """The page."""
    style = files("negotiation.library.paper").joinpath("page.css").read_text(encoding="utf-8")
    body = "\n".join(_blocks(document.blocks))
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(document.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{_text(document.title)}</h1>\n<p>{_text(document.audience)}</p>\n</header>\n"
        f"{_contents(document)}<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _contents(document: Document) -> str:
    """Links to the chapters, for pages that have several."""
    chapters = [
        (number, block)
        for number, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.level == 1
    ]
    if len(chapters) < _CONTENTS_FROM:
        return ""
    links = "".join(
        f'<li><a href="#{_anchor(number)}">{_text(plain(block.text))}</a></li>\n'
        for number, block in chapters
    )
    return f'<nav aria-label="Contents">\n<ol>\n{links}</ol>\n</nav>\n'


def _anchor(number: int) -> str:
    return f"part-{number}"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            level = min(block.level + 1, 6)
            yield f'<h{level} id="{_anchor(number)}">{_said(block.text)}</h{level}>'
        else:
            yield _block(block)


def _block(block: Block) -> str:
    match block:
        case Heading() | Paragraph():
            return f"<p>{_said(block.text)}</p>"
        case Items():
            name = "ol" if block.numbered else "ul"
            items = "".join(f"<li>{_said(item)}</li>\n" for item in block.items)
            return f"<{name}>\n{items}</{name}>"
        case Table():
            return _table(block)
        case Lines():
            empty = '<div class="line"></div>\n' * block.count
            return f"<p><strong>{_text(block.label)}</strong></p>\n{empty}"
        case Boxed():
            inside = "\n".join(map(_block, block.blocks))
            title = f"<p><strong>{_text(block.title)}</strong></p>"
            return f'<div class="boxed">\n{title}\n{inside}</div>'
        case Picture():
            return _picture(block)
        case Label():
            return f'<p class="label">{_text(block.large)}</p>\n<p>{_text(block.small)}</p>'
        case PageBreak():
            return '<div class="page"></div>'


def _picture(block: Picture) -> str:
    """The drawing inline, as an image with words of its own; its parts are not read out."""
    start = block.svg.index("<svg")
    drawn = block.svg[start:].replace("<svg", '<svg aria-hidden="true" focusable="false"', 1)
    image = f'<div role="img" aria-label="{_text(block.alt)}">{drawn}</div>'
    return f"<figure>\n{image}\n<figcaption>{_text(block.caption)}</figcaption>\n</figure>"


def _table(block: Table) -> str:
    head = "".join(
        f'<th scope="col"{_kind(block, column)}>{_text(cell)}</th>'
        for column, cell in enumerate(block.head)
    )
    rows = "\n".join(f"<tr>{_row(block, row)}</tr>" for row in block.rows)
    # A wide table scrolls by itself, and can be reached by keyboard to do so.
    return (
        f'<div class="wide" role="region" aria-label="{_text(block.caption)}" tabindex="0">\n'
        f"<table>\n<caption>{_text(block.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _row(block: Table, row: tuple[Words, ...]) -> str:
    cells = []
    for column, cell in enumerate(row):
        kind = _kind(block, column)
        named = column == 0 and bool(cell)
        start, end = ('th scope="row"', "th") if named else ("td", "td")
        cells.append(f"<{start}{kind}>{_said(cell)}</{end}>")
    return "".join(cells)


def _kind(block: Table, column: int) -> str:
    return ' class="number"' if column in block.numbers else ""


def _said(text: Words) -> str:
    return "".join(_run(run) for run in text)


def _run(run: Run) -> str:
    said = _text(run.text)
    if run.emphasis:
        said = f"<em>{said}</em>"
    return f"<strong>{said}</strong>" if run.strong else said


def _text(text: str) -> str:
    """Escaped; what cannot be shown is shown by its code point."""
    shown = "".join(
        one if one.isprintable() or one.isspace() else f"<U+{ord(one):04X}>" for one in text
    )
    return escape(shown, quote=True)
