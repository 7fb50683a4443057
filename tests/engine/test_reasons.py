"""Reasons: something to say of every lever, nothing that rests on unknown evidence."""

from __future__ import annotations

import pytest

from negotiation.contract.levers import LEVERS, LeverName
from negotiation.engine.evidence import catalogue, lookup
from negotiation.engine.parameters import load
from negotiation.engine.reasons import MOST_SENTENCES, NOTES, reasons
from tests.engine.drafts import option


@pytest.mark.parametrize("lever", sorted(LEVERS))
def test_every_lever_has_a_reason(lever: LeverName) -> None:
    for voluntary in (False, True):
        setting = option("it", {lever: LEVERS[lever].maximum}, voluntary=voluntary)
        assert reasons(setting), voluntary


def test_every_note_can_be_said() -> None:
    for note in NOTES:
        setting = option("it", {note.lever: note.sign * 0.5}, voluntary=bool(note.voluntary))
        assert note.fits(setting)


def test_an_option_gets_few_sentences() -> None:
    everything = option("it", {name: lever.maximum for name, lever in LEVERS.items()})
    assert len(reasons(everything)) == MOST_SENTENCES
    assert reasons(option("it", {})) == ()


def test_all_evidence_is_explained() -> None:
    used = {key for lever in LEVERS.values() for key in lever.evidence}
    used |= {key for note in NOTES for key in note.evidence}
    used |= {parameter.source for parameter in load().entries.values()}
    assert used <= set(catalogue())
    assert lookup("BT50").tag == "R"
    with pytest.raises(KeyError):
        lookup("BT999")
