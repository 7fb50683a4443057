"""The page of sources: the text behind every key that a number or a sentence rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from negotiation.contract.scenario import Scenario
from negotiation.engine.evidence import catalogue
from negotiation.engine.reference import STANDING

KINDS: Mapping[str, str] = {
    "B": "Figures of the baseline",
    "BT": "What happened elsewhere or later",
    "S": "Texts of the time",
    "HMT": "Rules of the Treasury",
}


def sources_page(scenarios: Iterable[Scenario]) -> str:
    """Every key with what is known, where it was read and how; then what only scenarios name."""
    lines = [
        "# Sources",
        "",
        "What the numbers rest on, by key, in our own words: what is known, *where it was read*,",
        f"and how it was come by ({'; '.join(f'{tag} {how}' for tag, how in STANDING.items())}).",
        "The numbers are under [parameters](parameters.md); what happened elsewhere or later is",
        "also coded, figure by figure, under [cases](cases.md).",
    ]
    known = catalogue()
    for prefix, title in KINDS.items():
        lines += ["", f"## {title}"]
        for key, evidence in known.items():
            if key.rstrip("0123456789") == prefix:
                lines += ["", f"### {key}", "", f"{evidence.statement} *{evidence.source}*, "]
                lines[-1] += f"{evidence.tag}."
    lines += ["", "## What only scenarios name", "", *_of_scenarios(scenarios)]
    return "\n".join(lines) + "\n"


def _of_scenarios(scenarios: Iterable[Scenario]) -> Iterator[str]:
    yield "| scenario | key | what is known | standing |"
    yield "| --- | --- | --- | --- |"
    for scenario in scenarios:
        for key, source in scenario.sources.items():
            if key not in catalogue():
                yield f"| `{scenario.code}` | {key} | {source.text} | {source.tag} |"
