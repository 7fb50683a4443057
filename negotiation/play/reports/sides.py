"""A side's own page: result, plan, beliefs, style, mistakes."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation.contract.base import SideCode
from negotiation.library.paper.blocks import Block, Boxed, Heading, Items, Paragraph, words
from negotiation.play.reports.material import Material
from negotiation.play.wording.names import terms_sentence
from negotiation.play.wording.review_course import side_review


def side_blocks(material: Material, side: SideCode) -> Iterator[Block]:
    """The chapter of one side."""
    scenario = material.scenario
    who = scenario.side_by_code[side]
    yield Heading(1, words(who.name))
    yield Boxed(
        "What this side was told to want, in order",
        (Items(tuple(words(interest) for interest in who.interests), numbered=True),),
    )
    yield Items(tuple(words(one) for one in side_review(scenario, material.analysis, side)))
    plan = material.end.plans.get(side)
    if plan is not None and plan.first_offer:
        first = terms_sentence(scenario, plan.first_offer)
        yield Paragraph(words(f"It meant to begin with: {first}."))
