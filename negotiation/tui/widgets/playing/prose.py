"""Markdown of briefs as plain lines: headings and emphasis in bold, lists with bullets, no markup.

Only what briefs use is understood; everything else is shown as it was written.
"""

from __future__ import annotations

import re

from textual.content import Content

from negotiation.tui.widgets.playing.columns import hanging

_STRONG = re.compile(r"(\*\*[^*]+\*\*|\*[^*]+\*)")
_ITEM = re.compile(r"^(\s*)([-*]|\d+\.)\s+(.*)$")


def emphasised(text: str) -> Content:
    """A line with `**strong**` and `*emphasis*` shown as such."""
    parts: list[str | tuple[str, str]] = []
    for piece in _STRONG.split(text):
        if piece.startswith("**") and piece.endswith("**") and len(piece) > 4:
            parts.append((piece[2:-2], "bold"))
        elif piece.startswith("*") and piece.endswith("*") and len(piece) > 2:
            parts.append((piece[1:-1], "italic"))
        else:
            parts.append(piece)
    return Content.assemble(*parts)


def paragraphs(markdown: str) -> list[str]:
    """The text's blocks: a heading, a list item or a paragraph each, an empty one between."""
    blocks: list[str] = []
    for line in markdown.splitlines():
        starts = line.startswith("#") or _ITEM.match(line) is not None
        if not line.strip():
            blocks.append("")
        elif starts or not blocks or not blocks[-1] or blocks[-1].startswith("#"):
            blocks.append(line.strip())
        else:
            blocks[-1] += f" {line.strip()}"
    return blocks


def prose(markdown: str, width: int) -> list[Content]:
    """The whole text, wrapped at `width`."""
    drawn = []
    for block in paragraphs(markdown):
        item = _ITEM.match(block)
        if block.startswith("#"):
            drawn.append(Content.styled(block.lstrip("# "), "bold underline"))
        elif item is not None:
            sign = "•" if item[2] in "-*" else item[2]
            drawn.append(
                hanging(Content.assemble(f"{sign} ", emphasised(item[3])), width, len(sign) + 1)
            )
        else:
            drawn.append(emphasised(block))
    return drawn
