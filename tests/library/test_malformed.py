"""Every way in which a scenario file goes wrong: a sentence that names file, line and key."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from negotiation.cli.scenario import app
from negotiation.library.faults import Fault, ScenarioError
from negotiation.library.load import LARGEST_BRIEF, LARGEST_FILE, load_scenario


class Case(NamedTuple):
    """Replace `old` by `new` in scenario.toml; then the fault at the line holding `at` says `says`."""

    name: str
    old: str
    new: str
    at: str
    key: str
    says: str


TOO_MANY = "".join(
    f'[[clauses]]\ncode = "c{number}"\nname = "C"\nquestion = "?"\nstatus_quo = "a"\n'
    + "".join(
        f'[[clauses.options]]\ncode = "{code}"\nlabel = "{code}"\ntext = "t"\n' for code in "abcde"
    )
    for number in range(11)
)

SHAPE = (
    Case(
        "a misspelt key",
        'label = "1 %"',
        'lable = "1 %"',
        "lable",
        "clauses[1].options[1].lable",
        "'lable' is not a key here; the nearest is 'label'",
    ),
    Case(
        "a missing key",
        'label = "1 %"\n',
        "",
        "[[clauses.options]]",
        "clauses[1].options[1].label",
        "it is missing",
    ),
    Case(
        "a missing key at the top",
        'title = "A first scenario"\n',
        "",
        "#:schema",
        "title",
        "it is missing",
    ),
    Case(
        "an unknown lever",
        "network_pay = 1.5",
        "network_pya = 1.5",
        "network_pya",
        "clauses[0].options[1].levers.network_pya",
        "'network_pya' is not a lever; the nearest is 'network_pay'",
    ),
    Case(
        "an unknown measure",
        'lens = ["public_cost_gbp_per_head"]',
        'lens = ["public_cost"]',
        "lens = ",
        "sides[0].lens[0]",
        "'public_cost' is not known here; the nearest is 'public_cost_gbp_per_head'",
    ),
    Case(
        "an unknown move",
        '"ballot"',
        '"ballots"',
        '"ballots"',
        "editions[0].moves[5]",
        "'ballots' is not known here; the nearest is 'ballot'",
    ),
    Case(
        "a word far from any",
        'shape = "square"',
        'shape = "xyz"',
        '"xyz"',
        "sides[0].shape",
        "known: 'circle', 'diamond', 'square', 'star' and 'triangle'",
    ),
    Case(
        "text where a number belongs",
        "weight = 60",
        'weight = "60"',
        'weight = "60"',
        "sides[0].outcomes[0].weight",
        "it must be a number, not the text '60'",
    ),
    Case(
        "a number where text belongs",
        'calendar = "spring 2012"',
        "calendar = 2012",
        "calendar = 2012",
        "editions[0].rounds[0].calendar",
        "it must be text in quotes, not the number 2012",
    ),
    Case(
        "a date where text belongs",
        'calendar = "spring 2012"',
        "calendar = 2012-01-01",
        "calendar = 2012-01-01",
        "editions[0].rounds[0].calendar",
        "it must be text in quotes",
    ),
    Case(
        "a fraction where a whole number belongs",
        "minutes = 10",
        "minutes = 10.5",
        "minutes = 10.5",
        "editions[0].minutes",
        "it must be a whole number, not the number 10.5",
    ),
    Case(
        "text where a switch belongs",
        "voluntary = true",
        'voluntary = "yes"',
        'voluntary = "yes"',
        "clauses[0].options[1].voluntary",
        "it must be true or false, not the text 'yes'",
    ),
    Case(
        "text where a list belongs",
        'interests = ["income", "hours", "freedom"]',
        'interests = "income"',
        'interests = "income"',
        "sides[1].interests",
        "it must be a list in [ ], not the text 'income'",
    ),
    Case(
        "a list where a table belongs",
        "trigger = { round = 2 }",
        "trigger = [2]",
        "trigger = [2]",
        "injects[0].trigger",
        "it must be a table, not a list",
    ),
    Case(
        "infinity",
        "worst = 36",
        "worst = -inf",
        "worst = -inf",
        "sides[0].outcomes[0].worst",
        "it must be a plain number",
    ),
    Case(
        "a code with capitals",
        'code = "uplift"',
        'code = "Pay Uplift"',
        'code = "Pay Uplift"',
        "clauses[1].code",
        "'Pay Uplift' is not a code",
    ),
    Case(
        "a label that does not fit",
        'label = "1 %"',
        'label = "a rise of one whole per cent, no less"',
        "no less",
        "clauses[1].options[1].label",
        "has 37 characters; at most 28 fit",
    ),
    Case(
        "an empty text",
        'text = "The core payment rises by 1 %."',
        'text = ""',
        'text = ""',
        "clauses[1].options[1].text",
        "it may not be empty",
    ),
    Case(
        "a share above one",
        "opening_trust = 0.5",
        "opening_trust = 1.5",
        "opening_trust",
        "opening_trust",
        "1.5 is too large; the most is 1",
    ),
    Case(
        "a weight of nothing",
        "weight = 35",
        "weight = 0",
        "weight = 0",
        "sides[1].outcomes[1].weight",
        "0 is too small; above 0 is right",
    ),
    Case(
        "a trust effect out of range",
        "gp = -0.05",
        "gp = -5",
        "gp = -5",
        "injects[0].effect.trust.gp",
        "-5 is too small; the least is -1",
    ),
    Case(
        "a newer format",
        "format = 1",
        "format = 2",
        "format = 2",
        "format",
        "written in format 2, and this version reads format 1",
    ),
    Case(
        "texts of briefs in the file",
        "format = 1",
        'format = 1\nbriefs = { "gp.md" = "x" }',
        "briefs",
        "briefs",
        "it is not a key here",
    ),
)

REFERENCES = (
    Case(
        "a status quo that is no option",
        'status_quo = "freeze"',
        'status_quo = "freze"',
        "freze",
        "clauses[1].status_quo",
        "'freze' is not an option of this clause; the nearest is 'freeze'",
    ),
    Case(
        "levers in the status quo",
        'text = "Working with others stays each practice\'s own affair."',
        'text = "x"\nlevers = { item_pay = 1 }',
        "item_pay = 1",
        "clauses[0].options[0].levers",
        "the status quo may set no levers",
    ),
    Case(
        "a lever out of range",
        "network_pay = 1.5",
        "network_pay = 150",
        "network_pay = 150",
        "clauses[0].options[1].levers.network_pay",
        "150 is out of range; 'network_pay' goes from 0 to 20 (£ a registered patient a year)",
    ),
    Case(
        "two clauses of one code",
        'code = "uplift"',
        'code = "teams"',
        'code = "teams"',
        "clauses[1].code",
        "'teams' is given twice",
    ),
    Case(
        "two options of one code",
        'code = "two"',
        'code = "one"',
        'code = "one"',
        "clauses[1].options[2].code",
        "'one' is given twice",
    ),
    Case(
        "two sides of one mark", 'mark = "G"', 'mark = "B"', 'mark = "B"', "sides[1].mark", "twice"
    ),
    Case(
        "a clause paid by nobody known",
        'status_quo = "freeze"',
        'status_quo = "freeze"\nspends = ["treasury"]',
        "treasury",
        "clauses[1].spends[0]",
        "'treasury' is not a side; known: 'board' and 'gp'",
    ),
    Case(
        "a pointer without a source",
        'evidence = ["own"]',
        'evidence = ["B2"]',
        '"B2"',
        "clauses[0].options[1].evidence[0]",
        "'B2' is not in the table [sources]; the nearest is 'B21'",
    ),
    Case(
        "a figure without a source",
        'source = "B85"',
        'source = "X1"',
        '"X1"',
        "baseline.gp_income_gbp.source",
        "'X1' is not in the table [sources]",
    ),
    Case(
        "weights that do not make 100",
        "weight = 55",
        "weight = 50",
        "[[sides]]",
        "sides[1]",
        "the outcome weights (85) and the best positions (10) add up to 95; they must make 100",
    ),
    Case(
        "too much on positions",
        "weight = 40",
        "weight = 10\n\n"
        '[[sides.positions]]\nclause = "teams"\noption = "duty"\npoints = 15\nreason = "x"\n\n'
        '[[sides.positions]]\nclause = "uplift"\noption = "one"\npoints = 15\nreason = "x"',
        "[[sides.positions]]",
        "sides[0].positions",
        "the best positions add up to 30 points; at most 20 may rest on them",
    ),
    Case(
        "nothing to gain",
        "best = 52",
        "best = 36",
        "best = 36",
        "sides[0].outcomes[0].best",
        "best and worst are the same",
    ),
    Case(
        "an outcome out of sight",
        'lens = ["public_cost_gbp_per_head"]',
        "lens = []",
        'measure = "public_cost_gbp_per_head"',
        "sides[0].outcomes[1].measure",
        "the side values 'public_cost_gbp_per_head' but cannot see it",
    ),
    Case(
        "a position on an unknown option",
        'option = "networks"',
        'option = "network"',
        '"network"',
        "sides[1].positions[0].option",
        "'network' is not an option of clause 'teams'; the nearest is 'networks'",
    ),
    Case(
        "a red line on an unknown clause",
        'clause = "uplift"\noptions = ["two"]',
        'clause = "uplit"\noptions = ["two"]',
        '"uplit"',
        "sides[0].red_lines[0].clause",
        "'uplit' is not a clause; the nearest is 'uplift'",
    ),
    Case(
        "red lines that leave nothing",
        'options = ["two"]',
        'options = ["two", "one", "freeze"]',
        "[[clauses]]",
        "clauses[1]",
        "red lines leave no option of this clause",
    ),
    Case(
        "nobody who signs",
        'role = "signatory"',
        'role = "voice"',
        "[[sides]]",
        "sides",
        "nobody signs",
    ),
    Case(
        "a side called after the game",
        'code = "gp"',
        'code = "facilitator"',
        'code = "facilitator"',
        "sides[1].code",
        "'facilitator' is a name that the game itself uses",
    ),
    Case(
        "an edition of unknown clauses",
        "years = 1",
        'years = 1\nclauses = ["teams", "uplifts"]',
        "uplifts",
        "editions[0].clauses[1]",
        "'uplifts' is not a clause; the nearest is 'uplift'",
    ),
    Case(
        "an imposed option that cannot be",
        'terms = { teams = "duty" }',
        'terms = { teams = "networks" }',
        "terms = ",
        "no_agreement.turns[0].actions[1].terms.teams",
        "'networks' cannot be imposed: it is not `imposable`",
    ),
    Case(
        "a voluntary scheme that is none",
        'kind = "impose"',
        'kind = "voluntary_only"',
        "terms = ",
        "no_agreement.turns[0].actions[1].terms.teams",
        "'duty' is not `voluntary`",
    ),
    Case(
        "terms for an unknown clause",
        'terms = { teams = "duty" }',
        'terms = { team = "duty" }',
        "terms = ",
        "no_agreement.turns[0].actions[1].terms.team",
        "'team' is not a clause; the nearest is 'teams'",
    ),
    Case(
        "a turn of nobody",
        'side = "gp"',
        'side = "gps"',
        'side = "gps"',
        "no_agreement.turns[1].side",
        "'gps' is not a side; the nearest is 'gp'",
    ),
    Case(
        "news for nobody",
        'to = ["gp"]',
        'to = ["ministers"]',
        "ministers",
        "injects[0].to[0]",
        "'ministers' is not a side",
    ),
    Case(
        "news in a round that never comes",
        "{ round = 2 }",
        "{ round = 3 }",
        "round = 3",
        "injects[0].trigger.round",
        "round 3 never comes; no edition is so long",
    ),
    Case(
        "a bound without a measure",
        "{ round = 2 }",
        "{ above = 2 }",
        "above = 2",
        "injects[0].trigger",
        "a `measure` goes with `above` or `below`",
    ),
    Case(
        "history of an unknown option",
        "[sources.own]",
        '[history]\ntext = "x"\nterms = { teams = "nets" }\n\n[sources.own]',
        "terms = { teams",
        "history.terms.teams",
        "'nets' is not an option of clause 'teams'",
    ),
    Case(
        "too many contracts",
        "# What a side values",
        TOO_MANY + "# What a side values",
        "[[clauses]]",
        "clauses",
        "contracts are too many; at most 16,000,000 can be counted out",
    ),
)

TEXTS = (
    Case(
        "not TOML",
        'code = "my-scenario"'.replace("my-scenario", "winter-talks"),
        "code winter-talks",
        "code winter-talks",
        "",
        "column 6: this is not TOML",
    ),
    Case("a key given twice", "format = 1", "format = 1\nformat = 1", "format", "", "not TOML"),
    Case("a text never closed", 'text = "A setting', "text = '''A setting", "5.3", "", "not TOML"),
    Case(
        "a terminal escape",
        'title = "A first scenario"',
        'title = "A \\u001b[2Jfirst scenario"',
        "title",
        "title",
        "a control character (U+001B) is not allowed in texts",
    ),
    Case(
        "a hidden key",
        "[sources.own]",
        '[sources."o\\u200ewn"]',
        "wn",
        "sources.o\u200ewn",
        "(U+200E)",
    ),
    Case(
        "a turned writing direction",
        "Working with others",
        "Working \u202ewith others",
        "others stays",
        "",
        "an invisible or direction-changing character (U+202E) is not allowed",
    ),
    Case(
        "a title of two lines",
        'title = "A first scenario"',
        'title = "A first\\nscenario"',
        "title",
        "title",
        "it must be a single line",
    ),
    Case(
        "a brief above the folder",
        'brief = "gp.md"',
        'brief = "../gp.md"',
        "../gp.md",
        "sides[1].brief",
        "this is not a plain file name",
    ),
    Case(
        "a brief by its full path",
        'brief = "gp.md"',
        'brief = "/etc/passwd"',
        "/etc/passwd",
        "sides[1].brief",
        "this is not a plain file name",
    ),
    Case(
        "a brief that is not there",
        'public_brief = "public.md"',
        'public_brief = "all.md"',
        "all.md",
        "public_brief",
        "brief 'all.md': there is no such file",
    ),
)

EVERY = (*SHAPE, *REFERENCES, *TEXTS)


def faults_of(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(folder)
    return caught.value.faults


def spoil(folder: Path, case: Case) -> list[str]:
    """Put the case's mistake into the folder; its lines afterwards."""
    file = folder / "scenario.toml"
    text = file.read_text(encoding="utf-8")
    assert case.old in text, f"the template no longer holds {case.old!r}"
    changed = text.replace(case.old, case.new)
    file.write_text(changed, encoding="utf-8")
    return changed.splitlines()


@pytest.mark.parametrize("case", EVERY, ids=[case.name for case in EVERY])
def test_each_mistake_is_told_with_file_line_and_key(folder: Path, case: Case) -> None:
    lines = spoil(folder, case)
    told = [fault for fault in faults_of(folder) if case.says in fault.sentence]
    assert told, f"nobody said {case.says!r}: {faults_of(folder)}"
    fault = told[0]
    assert fault.file == folder / "scenario.toml"
    assert fault.key == case.key
    assert fault.line is not None
    assert case.at in lines[fault.line - 1]


@pytest.mark.parametrize("case", EVERY, ids=[case.name for case in EVERY])
def test_the_command_refuses_each_mistake_without_a_traceback(folder: Path, case: Case) -> None:
    spoil(folder, case)
    result = CliRunner().invoke(app, ["check", str(folder)])
    assert result.exit_code == 2
    assert case.says in result.stderr
    assert "scenario.toml:" in result.stderr
    assert "Traceback" not in result.output


def test_all_mistakes_are_told_at_once_and_in_the_order_of_the_file(folder: Path) -> None:
    """Shape and references together: nobody mends one to learn of the next."""
    chosen = [case for case in EVERY if case.name in TOGETHER]
    for case in chosen:
        spoil(folder, case)
    (folder / "board.md").write_text("", encoding="utf-8")
    faults = faults_of(folder)
    for case in chosen:
        assert any(case.says in fault.sentence for fault in faults), case.name
    assert any(fault.file.name == "board.md" for fault in faults)
    assert len(faults) == len(chosen) + 1
    places = [(fault.file, fault.line or 0) for fault in faults]
    assert places == sorted(places)


TOGETHER = {
    "an unknown lever",
    "a number where text belongs",
    "a weight of nothing",
    "a status quo that is no option",
    "an imposed option that cannot be",
    "a red line on an unknown clause",
    "news in a round that never comes",
    "a terminal escape",
    "a brief above the folder",
}


def test_what_only_follows_from_a_broken_part_is_not_told(folder: Path) -> None:
    """A misspelt key in an option does not make its code unknown, nor its side's sum wrong."""
    spoil(folder, Case("", 'label = "networks with staff"', "lable = 'x'", "", "", ""))
    spoil(folder, Case("", "weight = 55", "wait = 55", "", "", ""))
    assert {fault.key for fault in faults_of(folder)} == {
        "clauses[0].options[1].label",
        "clauses[0].options[1].lable",
        "sides[1].outcomes[0].weight",
        "sides[1].outcomes[0].wait",
    }


def test_a_file_without_any_sound_part_is_still_told_in_sentences(folder: Path) -> None:
    (folder / "scenario.toml").write_text('format = "one"\nclauses = 3\nsides = [[], 1]\n')
    faults = faults_of(folder)
    assert {"format", "clauses", "sides[0]", "title"} <= {fault.key for fault in faults}
    assert all(fault.line for fault in faults)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("scenario.toml", b"", "it is empty"),
        ("scenario.toml", b"x" * (LARGEST_FILE + 1), "it is larger than 1,024 KiB"),
        ("scenario.toml", b'title = "\xe9"', "it is not UTF-8 text (line 1)"),
        ("scenario.toml", b"a = " + b"[" * 5000, "stand too deep in each other"),
        ("scenario.toml", b"a" + b".a" * 5000 + b" = 1", "stand too deep in each other"),
        ("scenario.toml", b"a = " + b"9" * 5000, "this is not TOML"),
        ("gp.md", b" \n\n", "it is empty"),
        ("gp.md", b"x" * (LARGEST_BRIEF + 1), "it is larger than 256 KiB"),
        ("gp.md", b"one\ntwo\n\xff", "it is not UTF-8 text (line 3)"),
        ("gp.md", b"one\ntwo \x1b[31mred", "a control character (U+001B)"),
        ("gp.md", b"one\x00", "a control character (U+0000)"),
        ("gp.md", "one\ntwo\u2066".encode(), "(U+2066)"),
    ],
)
def test_files_that_nobody_should_read_are_refused(
    folder: Path, name: str, content: bytes, says: str
) -> None:
    (folder / name).write_bytes(content)
    faults = faults_of(folder)
    assert len(faults) == 1
    assert says in faults[0].sentence
    assert name in f"{faults[0].file} {faults[0].sentence}"


def test_a_hidden_character_in_a_brief_is_told_with_its_line(folder: Path) -> None:
    (folder / "gp.md").write_text("# One\n\ntwo\u200b words\n", encoding="utf-8")
    (fault,) = faults_of(folder)
    assert (fault.file.name, fault.line) == ("gp.md", 3)


def test_a_brief_may_not_be_a_link_out_of_the_folder(folder: Path) -> None:
    outside = folder.parent / "private.md"
    outside.write_text("secret", encoding="utf-8")
    (folder / "gp.md").unlink()
    try:
        (folder / "gp.md").symlink_to(outside)
    except OSError:
        pytest.skip("this machine allows no links")
    (fault,) = faults_of(folder)
    assert "a link to a file outside" in fault.sentence


def test_a_folder_without_a_scenario_is_told_so(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path)
    assert fault == Fault(tmp_path / "scenario.toml", None, "", "there is no such file")
