"""The questionnaire before and after a game, on a page: consent first, then item by item."""

from __future__ import annotations

from negotiation.library.questionnaire import SCALE, questionnaire
from negotiation.plain.conversation import BackError, Choice, Conversation
from negotiation.play.questioning import Answering

TITLES = {"before": "Before the game", "after": "After the game"}
CONSENT = (
    Choice("answer", "answer the questions; any may be left out"),
    Choice("rather-not", "I would rather not"),
)
LEFT_OUT = Choice("leave-out", "no answer")
NOT_KEPT = "Your answers could not be kept. You are asked again later."


def ask_what_is_due(talk: Conversation, answering: Answering) -> None:
    """Ask the questionnaire if it is to be asked now. Raises LeaveError."""
    when = answering.due()
    if when is None:
        return
    talk.heading(TITLES[when])
    talk.tell(questionnaire().consent)
    while True:
        try:
            answering.keep(when, _answers(talk))
        except BackError:
            continue
        except OSError:
            talk.tell(NOT_KEPT)
        return


def _answers(talk: Conversation) -> dict[str, int] | None:
    """What was answered, by the item's code; None when somebody would rather not."""
    asked = questionnaire()
    if talk.choose("Would you answer a few questions?", CONSENT) != CONSENT[0].word:
        return None
    ends = {SCALE[0]: asked.lowest, SCALE[-1]: asked.highest}
    choices = [*(Choice(str(n), ends.get(n, "in between")) for n in SCALE), LEFT_OUT]
    given: dict[str, int] = {}
    at = 0
    while at < len(asked.items):
        item = asked.items[at]
        try:
            word = talk.choose(f"{at + 1} of {len(asked.items)}. {item.text}", choices)
        except BackError:
            if at == 0:
                raise
            at -= 1
            continue
        given.pop(item.code, None)
        if word != LEFT_OUT.word:
            given[item.code] = int(word)
        at += 1
    return given
