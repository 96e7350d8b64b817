"""``aligner stats`` and ``aligner show``: figures, pairs, and what goes wrong told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from aligner.cli import app
from aligner.corpus.repeats.write import write_repeats
from tests.corpus.made import BOARD, FAIR, FERRY, make_corpus

Run = Callable[..., Result]

SLIP = replace(
    FAIR, id="later-1", doc="later", en=FAIR.en.replace("35,000", "53,000"), score=0.55, findings=()
)
HOSTILE = replace(FERRY, id="odd-1", doc="odd\x1b[31m", en="A \x1b[2Jtrap.", ko="함정[bold]이다.")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The commands in this process, in a folder with a corpus of six pairs, one of them twice."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    again = replace(FERRY, id="again-1", doc="again", score=0.5)
    write_repeats(make_corpus(Path("corpus"), [FERRY, BOARD, FAIR, SLIP, HOSTILE, again]))

    def invoke(command: str, *args: str) -> Result:
        return CliRunner().invoke(app, [command, "corpus", *args])

    return invoke


def ids(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [json.loads(line)["id"] for line in result.stdout.splitlines()]


def test_stats_count_everything(run: Run) -> None:
    """Every pair is in one kind, one bin of scores; a repeat, a slip and the findings are counted."""
    told = json.loads(run("stats", "--format", "json").stdout)
    assert sum(told["pairs"].values()) == sum(told["scores"].values()) == 6
    assert told["repeats"] == {"same": 1, "near": 0, "differs": 1}
    assert told["findings"] == {"quotes-differ": 1, "unit-slip": 1}
    assert told["scores"]["0.5-0.6"] == 2
    assert told["lengths"]["korean"]["most"] == len(BOARD.ko)


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_stats_fit_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """No line of bars is wider than the terminal, and the table says where to look at the slips."""
    monkeypatch.setenv("COLUMNS", columns)
    told = run("stats").stdout
    assert "--differ" in told
    assert all(len(line) <= int(columns) for line in told.splitlines() if "█" in line)


def test_stats_as_tsv(run: Run) -> None:
    """Three fields a line: group, name, figure."""
    lines = [line.split("\t") for line in run("stats", "-f", "tsv").stdout.splitlines()]
    assert ["repeats", "same", "1"] in lines
    assert {len(line) for line in lines} == {3}


def test_plot_is_well_formed(run: Run) -> None:
    """The drawing is XML with a bar for each bin that holds pairs; another ending is refused with a way out."""
    assert run("stats", "--plot", "corpus.svg").exit_code == 0
    drawing = ET.parse("corpus.svg").getroot()
    titles = [each.text for each in drawing.iter("{http://www.w3.org/2000/svg}title")]
    assert titles.count("2") >= 2
    refused = run("stats", "--plot", "corpus.png")
    assert refused.exit_code == 2
    assert "FILE.svg" in refused.stderr


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        (["--grep", "FERRY"], ["harbour-1", "again-1"]),
        (["--grep", "여객선"], ["harbour-1", "again-1"]),
        (["--grep", "ferry", "--lang", "ko"], []),
        (["--grep", "/^The fair .*day/"], ["fair-1", "later-1"]),
        (["--grep", "/^the fair/"], []),
        (["--kind", "caption", "--kind", "body"], ["harbour-2", "fair-1", "later-1"]),
        (["--finding", "unit-slip"], ["fair-1"]),
        (["--finding", "info"], ["harbour-2"]),
        (["--doc", "h*"], ["harbour-1", "harbour-2"]),
        (["--min-score", "0.55", "--max-score", "0.63"], ["harbour-2", "later-1"]),
        (["--id", "fair-1"], ["fair-1"]),
        (["--limit", "1"], ["harbour-1"]),
    ],
)
def test_show_finds(run: Run, args: list[str], wanted: list[str]) -> None:
    """Each option leaves the pairs that are so, in the order of the corpus; a text in any case, an expression as written."""
    assert ids(run("show", *args, "-f", "jsonl")) == wanted


def test_more_is_told(run: Run) -> None:
    """A list that was cut says so on stderr; an empty one too."""
    assert "--limit" in run("show", "--limit", "2").stderr
    assert run("show", "--grep", "zeppelin").stderr == "aligner: no such pair\n"


def test_differing_pairs(run: Run) -> None:
    """Both pairs are shown, with the side and the items that differ."""
    told = run("show", "--differ").stdout
    assert "differ in English only: number “53000” / “35000”" in told
    record = json.loads(run("show", "--differ", "-f", "jsonl").stdout)
    assert (record["one"]["id"], record["other"]["id"]) == ("later-1", "fair-1")
    assert run("show", "--differ", "--grep", "ferry").stderr == "aligner: no such pair\n"


@pytest.mark.parametrize("columns", ["40", "80", "120", "200"])
def test_the_table_tells_ids_and_findings(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    """Document and end of the id give what --id takes; each finding stands under its pair, within the terminal."""
    monkeypatch.setenv("COLUMNS", columns)
    told = run("show", "--doc", "[fo]*").stdout
    assert all(cell_len(line) <= int(columns) for line in told.splitlines())
    flat = " ".join(told.split())
    assert "fair" in flat
    assert "-1 0." in flat
    (finding,) = FAIR.findings
    assert f"error unit-slip: {finding.message}" in flat
    assert ids(run("show", "--id", "fair-1", "-f", "jsonl")) == ["fair-1"]


def test_an_id_that_is_not_of_its_document_is_told_in_full(tmp_path: Path) -> None:
    """Whatever a table has called it."""
    make_corpus(tmp_path / "corpus", [replace(FERRY, id="0001-of-another-kind")])
    told = CliRunner().invoke(app, ["show", str(tmp_path / "corpus")]).stdout
    assert "id 0001-of-another-kind" in told


def test_hostile_texts_do_nothing(run: Run) -> None:
    """Neither a text nor the name of a document commands the terminal; brackets are shown as they are."""
    for form in ("table", "tsv"):
        assert "\x1b" not in run("show", "-f", form).stdout
    assert "함정[bold]이다." in run("show").stdout


def test_a_broken_expression_is_told(run: Run) -> None:
    """A regular expression that is none ends with a letter, also where a text would not be searched at all."""
    for args in (
        ["--grep", "/(a/"],
        ["--differ", "--grep", "/[/"],
        ["--id", "x", "--grep", "/(a/"],
    ):
        result = run("show", *args)
        assert result.exit_code == 2
        assert "is no regular expression" in result.stderr


def test_a_finding_that_no_check_tells(run: Run) -> None:
    """A misspelt id is told with the ids that there are: "no such pair" would be believed."""
    result = run("show", "--finding", "number-difers")
    assert result.exit_code == 2
    assert "“number-difers” is no id" in result.stderr
    assert "number-differs" in " ".join(result.stderr.split())


def test_a_folder_that_is_no_corpus(run: Run, tmp_path: Path) -> None:
    """Both commands say what is missing."""
    (tmp_path / "corpus" / "manifest.json").unlink()
    for command in ("stats", "show"):
        result = run(command)
        assert (result.exit_code, "is no corpus" in result.stderr) == (2, True)
