"""The papers and the patient, read out."""

from __future__ import annotations

from negotiation.contract.scenario import Scenario
from negotiation.plain.seat import play
from negotiation.play.host import Host
from negotiation.play.session import TableSession
from negotiation.store.sqlite import SqliteLog
from tests.plain.conftest import seats_of
from tests.plain.persona import Persona
from tests.play.tables import CountingClock, TrueSalts
from tests.story import told
from tests.toy import ENGINE, toy_scenario


def transcript(log: SqliteLog, scenario: Scenario) -> list[str]:
    """What a person whose offer becomes the deal hears until the end."""
    host = Host.open(scenario, seats_of(("gp",)), ENGINE, log, CountingClock(), TrueSalts())
    person = Persona([("offer", ("team", "2", "send", ""))])
    play(TableSession(host, TrueSalts()), person)
    assert host.finished
    return person.lines


def test_papers_and_patient_are_read_out(log: SqliteLog) -> None:
    heard = transcript(log, told(toy_scenario(rounds=2, years=1)))
    papers = [line for line in heard if line.startswith("The papers, ")]
    assert papers[0] == "The papers, spring: Now: round [!]."
    assert papers[1:] == [
        "The papers, spring: Now: signed [!].",
        "The papers, spring: Now: ratified [!].",
        "The papers, year 1 of the deal: Now: year [!].",
    ]
    after = heard[heard.index(papers[0]) + 1]
    assert after.startswith("Spring: it changes ")
    assert "{" not in after
    assert heard.count("Mrs Doyle is 71.") == 1


def test_a_scenario_without_a_story_is_read_out_without(log: SqliteLog) -> None:
    heard = transcript(log, toy_scenario(rounds=2, years=1))
    assert not any("The papers" in line or "Doyle" in line for line in heard)
