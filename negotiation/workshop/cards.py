"""Join cards: for each seat its address, its code in two halves, and a QR code under the fold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Join cards</title><style>
@page {{ margin: 12mm; }}
body {{ font: 12pt/1.35 sans-serif; display: grid; grid-template-columns: 1fr 1fr; gap: 6mm; }}
article {{ border: 1px solid #888; padding: 5mm; break-inside: avoid; }}
h2 {{ margin: 0; font-size: 14pt; }}
.half {{ font: bold 20pt monospace; letter-spacing: 0.1em; }}
.fold {{ border-top: 1px dashed #888; margin: 4mm 0; padding-top: 1mm; font-size: 8pt; }}
.print {{ font: 7pt monospace; overflow-wrap: anywhere; }}
svg {{ width: 32mm; height: 32mm; }}
</style></head><body>
{cards}
</body></html>
"""

_CARD = """<article><h2>{title}</h2>
<p>{address}</p>
<p>First half of your code: <span class="half">{first}</span></p>
<div class="fold">fold here, this side inwards</div>
<p>Second half: <span class="half">{second}</span></p>
{qr}
{fingerprint}</article>
"""


@dataclass(frozen=True, slots=True)
class Card:
    """A card: where one sits, and the code that lets one in, once."""

    title: str
    code: str


def join_link(address: str, code: str) -> str:
    """The address with the code in its fragment, which no server and no preview ever sees."""
    return f"{address}/#code={code}"


def cards_page(address: str, cards: Sequence[Card], fingerprint: str | None) -> str:
    """All cards as one page to print: no script, nothing from elsewhere."""
    return _PAGE.format(cards="\n".join(_card(address, card, fingerprint) for card in cards))


def _card(address: str, card: Card, fingerprint: str | None) -> str:
    import segno

    first, _, second = card.code.partition("-")
    shown = "" if fingerprint is None else f'<p class="print">{escape(fingerprint)}</p>'
    return _CARD.format(
        title=escape(card.title),
        address=escape(address),
        first=first,
        second=second,
        qr=segno.make(join_link(address, card.code), error="m").svg_inline(border=2),
        fingerprint=shown,
    )


def terminal_qr(text: str) -> str:
    """A QR code in characters, for a terminal."""
    import io

    import segno

    drawn = io.StringIO()
    segno.make(text, error="l").terminal(drawn, compact=True, border=2)
    return drawn.getvalue()
