"""A sensitivity analysis as tables: on the screen, and in the model card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiation.contract.measures import MEASURES
from negotiation.lab.sensitivity.kept import LEAST, Sensitivity, Share

SHOWN = 5
"""How many of the single numbers that move a headline are shown."""

CLOSE = 0.4
"""A number of the fit is named beside a headline when their rank correlation is this close."""

HEADS = ("headline", "mean", "deviation", "what moves it: total index [first]")


def title_of(headline: str) -> str:
    """What a headline is called: a measure's title, or whose value it is."""
    titles = {str(name): measure.title for name, measure in MEASURES.items()}
    return titles.get(headline, f"value to {headline.removeprefix('value.')}")


def told(share: Share) -> str:
    """A factor with its indices and their margins."""
    total, first = f"{share.total:.2f} ±{share.total_margin:.2f}", f"{share.first:.2f}"
    return f"{share.factor} {total} [{first} ±{share.first_margin:.2f}]"


def families(found: Sensitivity) -> Iterator[tuple[str, ...]]:
    """For every headline the families of numbers that move it."""
    yield from _rows(found, [each.families for each in found.headlines.values()])


def numbers(found: Sensitivity) -> Iterator[tuple[str, ...]]:
    """For every headline the single numbers that move it most."""
    yield from _rows(found, [each.numbers for each in found.headlines.values()])


def standings(found: Sensitivity) -> Iterator[tuple[str, ...]]:
    """For every headline how much rests on numbers of each standing."""
    yield from _rows(found, [each.standings for each in found.headlines.values()])


def fitted(found: Sensitivity) -> Iterator[tuple[str, ...]]:
    """For every headline the fitted numbers whose draws go with it most closely."""
    for name, headline in found.headlines.items():
        close = sorted(headline.fitted.items(), key=lambda item: -abs(item[1]))
        said = [f"{each} {one:+.2f}" for each, one in close[:SHOWN] if abs(one) >= CLOSE]
        yield title_of(name), ", ".join(said) or "none of them closely"


def _rows(found: Sensitivity, shares: Sequence[tuple[Share, ...]]) -> Iterator[tuple[str, ...]]:
    for (name, headline), most in zip(found.headlines.items(), shares, strict=True):
        counted = [s for s in most if s.total > max(s.total_margin, LEAST)][:SHOWN]
        said = "; ".join(told(share) for share in counted) or "nothing: it is the same throughout"
        yield title_of(name), f"{headline.mean:.4g}", f"{headline.deviation:.3g}", said


def sentences(found: Sensitivity) -> Iterator[str]:
    """The finding for people: how it was made, then every headline."""
    moves = ", ".join(f"{clause}={option}" for clause, option in found.moved.items())
    yield f"{found.scenario}, {found.contract}: {moves or 'the status quo'}"
    yield how(found)
    for title, rows in (
        ("families of numbers", families(found)),
        ("single numbers", numbers(found)),
        ("numbers by standing", standings(found)),
    ):
        yield f"\n{title}"
        for headline, mean, deviation, said in rows:
            yield f"  {headline} ({mean}, deviation {deviation}): {said}"


def how(found: Sensitivity) -> str:
    """How a finding was made, as a sentence."""
    return (
        f"{found.uncertain} uncertain numbers, {found.points:,} base points, seed {found.seed}, "
        f"{found.runs:,} runs of the model on its strata; margins hold 95 % of bootstrap resamples."
    )
