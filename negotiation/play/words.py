"""The wording that both front ends share: plain text, no markup, British English.

Everything a screen or a prompt says about the game itself is said here once, as pure functions of
the scenario and of what a seat may see; `me` is the side that reads ("You offered ..."), None for
somebody who sees all. No function fails on a code it does not know: it shows the code.
"""

from __future__ import annotations

from negotiation.play.wording.debrief import (
    ballot_result,
    debrief_sections,
    side_sentences,
    worth_to_each,
)
from negotiation.play.wording.event_ending import (
    OUTCOMES,
    count_sentences,
    failure_sentence,
    year_sentence,
)
from negotiation.play.wording.events import event_sentence
from negotiation.play.wording.figures import (
    RUNGS,
    is_change,
    ladder_sentence,
    measure_figure,
    measure_sentence,
    measure_sentences,
    measure_text,
    measure_title,
    points,
    share,
    signed_points,
)
from negotiation.play.wording.names import (
    clause_name,
    clauses_sentence,
    joined,
    named,
    option_label,
    option_text,
    possessive,
    side_name,
    sides_sentence,
    subject,
    terms_sentence,
)
from negotiation.play.wording.offers import (
    REJECT_REASONS,
    offer_sentence,
    offered_terms,
)
from negotiation.play.wording.phases import WHAT_HAPPENS
from negotiation.play.wording.reasons import (
    driver_sentences,
    evidence,
    reason_sentences,
)
from negotiation.play.wording.story import (
    page_sentences,
    pages_so_far,
    vignette_sentences,
)
from negotiation.play.wording.table import (
    MOVES,
    crossed_sentences,
    red_line_sentences,
    refusal_sentence,
    what_can_i_do,
    what_is_awaited,
    where_am_i,
    worth_of,
    worth_sentence,
)
from negotiation.play.wording.talk import line_sentence

__all__ = [
    "MOVES",
    "OUTCOMES",
    "REJECT_REASONS",
    "RUNGS",
    "WHAT_HAPPENS",
    "ballot_result",
    "clause_name",
    "clauses_sentence",
    "count_sentences",
    "crossed_sentences",
    "debrief_sections",
    "driver_sentences",
    "event_sentence",
    "evidence",
    "failure_sentence",
    "is_change",
    "joined",
    "ladder_sentence",
    "line_sentence",
    "measure_figure",
    "measure_sentence",
    "measure_sentences",
    "measure_text",
    "measure_title",
    "named",
    "offer_sentence",
    "offered_terms",
    "option_label",
    "option_text",
    "page_sentences",
    "pages_so_far",
    "points",
    "possessive",
    "reason_sentences",
    "red_line_sentences",
    "refusal_sentence",
    "share",
    "side_name",
    "side_sentences",
    "sides_sentence",
    "signed_points",
    "subject",
    "terms_sentence",
    "vignette_sentences",
    "what_can_i_do",
    "what_is_awaited",
    "where_am_i",
    "worth_of",
    "worth_sentence",
    "worth_to_each",
    "year_sentence",
]
