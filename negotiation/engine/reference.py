"""Reference pages in Markdown, made from the tables themselves: levers, measures, parameters."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation.contract.levers import LEVERS
from negotiation.contract.measures import MEASURES
from negotiation.engine.parameters import load

STANDING = {
    "R": "read in its source",
    "Rd": "worked out from such figures",
    "M": "from memory, unchecked",
    "D": "design setting",
}

BETTER = {1: "more", -1: "less", 0: "depends on whom one asks"}


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return ["| " + " | ".join(cells) + " |" for cells in lines]


def _number(value: float) -> str:
    return f"{value:g}"


def source_link(key: str, folder: str = "") -> str:
    """A source's key as a link to its text; `folder` leads to the reference pages."""
    return f"[{key}]({folder}sources.md#{key.lower()})"


def levers_page() -> str:
    """Every lever: what it is, its bounds, who pays, which domains of integration it acts on."""
    acting = [name.split(".") for name in load().table("effect")]
    domains = {name: [domain for domain, cause in acting if cause == name] for name in LEVERS}
    lines = [
        "# Levers",
        "",
        "Levers are the only way in which an option acts on the scoring engine. Each is a change",
        "against the status quo. Where several clauses set one, the settings are added, or the",
        "largest counts. *Domains* are the domains of integration that a lever acts on by itself;",
        "how it moves work, money and votes is told under [the scoring engine](../engine.md). The",
        "evidence is told under [sources](sources.md).",
    ]
    for family in dict.fromkeys(lever.family for lever in LEVERS.values()):
        rows = (
            (
                f"`{lever.name}`",
                lever.meaning,
                f"{lever.unit}; {_number(lever.minimum)} to {_number(lever.maximum)}",
                {"add": "added", "max": "largest"}[lever.combine],
                lever.payer if lever.payer != "none" else "",
                ", ".join(domains[lever.name]),
                ", ".join(map(source_link, lever.evidence)),
            )
            for lever in LEVERS.values()
            if lever.family == family
        )
        heads = ("lever", "meaning", "unit and bounds", "join", "paid by", "domains", "evidence")
        lines += ["", f"## {family.capitalize()}", "", *_table(heads, rows)]
    return "\n".join(lines) + "\n"


def measures_page() -> str:
    """Every measure: what it is, its unit, the decimals that records keep."""
    rows = (
        (
            f"`{measure.name}`",
            measure.title,
            measure.meaning,
            measure.unit,
            str(measure.decimals),
            BETTER[measure.better],
        )
        for measure in MEASURES.values()
    )
    lines = [
        "# Measures",
        "",
        "What the scoring engine says of a contract. Changes are against the status quo. *Better*",
        "is what the public would say.",
        "",
        *_table(("measure", "title", "meaning", "unit", "decimals", "better"), rows),
    ]
    return "\n".join(lines) + "\n"


def parameters_page() -> str:
    """Every parameter with value, spread, unit, source and standing."""
    entries = load().entries
    counts = {tag: sum(parameter.tag == tag for parameter in entries.values()) for tag in STANDING}
    standing = "; ".join(f"{tag} {STANDING[tag]} ({count})" for tag, count in counts.items())
    lines = [
        "# Parameters",
        "",
        f"The {len(entries)} numbers of the scoring engine. *Spread* is one standard deviation, 0",
        "for a definition. *Source* is the evidence that the value is read from or, for a design",
        f"setting, was set against. Standing: {standing}.",
        "What each measure rests on is told in the [model card](../model-card.md).",
    ]
    for section in dict.fromkeys(name.split(".")[0] for name in entries):
        rows = (
            (
                f"`{name}`",
                parameter.meaning,
                _number(parameter.value),
                _number(parameter.spread),
                parameter.unit,
                source_link(parameter.source),
                parameter.tag,
            )
            for name, parameter in entries.items()
            if name.startswith(f"{section}.")
        )
        heads = ("parameter", "meaning", "value", "spread", "unit", "source", "standing")
        lines += ["", f"## {section}", "", *_table(heads, rows)]
    return "\n".join(lines) + "\n"
