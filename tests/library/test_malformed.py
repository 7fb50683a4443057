"""Every way in which a scenario file goes wrong: a sentence that names file, line and key."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from negotiation.cli.scenario import app
from negotiation.library.faults import Fault, ScenarioError
from negotiation.library.load import LARGEST_BRIEF, LARGEST_FILE, load_scenario

MISTAKES = Path(__file__).with_name("mistakes.toml")


class Case(NamedTuple):
    """Replace `old` by `new`; then the fault at `key`, on a line that holds `at`, says `says`."""

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

EVERY = (
    *(
        Case(**mistake)
        for mistake in tomllib.loads(MISTAKES.read_text(encoding="utf-8"))["mistake"]
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
