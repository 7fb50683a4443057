"""What a contract is worth to one's own side: on one ruler with fallback and aspiration."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from textual.content import Content

from negotiation.contract.base import Code, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.engine.projection import Band
from negotiation.play.words import measure_figure, points, signed_points
from negotiation.tui.widgets.playing.bands import worth_band
from negotiation.tui.widgets.playing.bars import ruler
from negotiation.tui.widgets.playing.measures import WORTH, asks_why


def against_fallback(value: int | None, fallback: int | None) -> Content:
    """How a value stands against the fallback, in words, with a sign and a colour."""
    if value is None or fallback is None:
        return Content("")
    gap = value - fallback
    if gap == 0:
        return Content("exactly your fallback")
    if gap > 0:
        return Content.styled(f"✓ {points(gap)} above your fallback", "$text-success")
    return Content.styled(f"! {points(-gap)} below your fallback", "$text-error")


def worth_lines(
    value: int | None,
    fallback: int | None,
    aspiration: int | None,
    width: int,
    *,
    offer: int | None = None,
    band: Band | None = None,
) -> list[Content]:
    """Worth of the draft (and, if given, of the draft with an offer) in words and on a ruler.

    `band` is the spread of what is judged: drawn thick, and told in the legend.
    """
    if value is None:
        return [Content("What the draft is worth to your side is not known.")]
    head = Content.assemble("The draft is worth ", (points(value), "bold"), " to you")
    judged = value
    if offer is not None:
        step = Content.styled(
            signed_points(offer - value), "$text-success" if offer >= value else "$text-error"
        )
        head = Content.assemble(
            "Worth to you  ", points(value), " → ", (points(offer), "bold"), "  ", step
        )
        judged = offer
    marks: Mapping[str, int | None] = {"◆": offer, "●": value, "F": fallback, "A": aspiration}
    span = None if band is None else (band.p10, band.p90)
    picture = Content.assemble("0 ", ruler(marks, max(10, width - 6), span), " 100")
    legend = ["● draft"] + (["◆ with this"] if offer is not None else [])
    legend += [f"F fallback {points(fallback)}"] if fallback is not None else []
    legend += [f"A aim {points(aspiration)}"] if aspiration is not None else []
    stands = against_fallback(judged, fallback)
    legend += [f"━ {worth_band(band)}"] if band is not None else []
    head = asks_why(head, WORTH)
    both = Content("   ").join([head, stands])
    return [
        *((both,) if both.cell_length <= width else (head, stands)),
        picture,
        Content.styled("   ".join(legend), "$text-muted"),
    ]


def red_line_rows(scenario: Scenario, side: SideCode, crossed: Collection[Code]) -> list[Content]:
    """Each red line of a side in words: kept, or crossed."""
    rows = []
    for red_line in scenario.side_by_code[side].red_lines:
        if red_line.code in crossed:
            rows.append(Content.styled(f"! Red line crossed: {red_line.text}", "$text-error bold"))
        else:
            rows.append(
                Content.assemble(("✓ ", "$text-success"), f"Red line kept: {red_line.text}")
            )
    return rows


def envelope_row(scenario: Scenario, side: SideCode, pence_per_head: int | None) -> Content | None:
    """The money a side may commit by itself, and what these terms take of it; None without one."""
    envelope = scenario.side_by_code[side].envelope_gbp_per_head
    if envelope is None:
        return None
    text = f"Your envelope: £{envelope:.2f} a head a year"
    if pence_per_head is None:
        return Content(text)
    over = pence_per_head / 100 > envelope
    takes = measure_figure("commissioner_cost_gbp_per_head", pence_per_head)
    return Content.assemble(
        f"{text}; this draft takes ",
        (f"{takes} !" if over else takes, "$text-error bold" if over else "bold"),
    )


def limits_line(
    scenario: Scenario, side: SideCode, crossed: Collection[Code], purse: Content | None
) -> list[Content]:
    """Red lines and envelope where there is little room: in full only what is crossed."""
    rows = red_line_rows(scenario, side, crossed)
    if crossed:
        over = [row for row in rows if row.plain.startswith("!")]
        return over if purse is None else [*over, purse]
    kept = Content.assemble(("✓ ", "$text-success"), "Red lines kept") if rows else Content("")
    parts = [part for part in (kept, purse or Content("")) if part]
    return [Content("   ").join(parts)] if parts else []
