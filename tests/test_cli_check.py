"""``aligner check``: findings on stdout, exit codes that scripts can rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from aligner import pipeline
from aligner.cli import app
from aligner.encode import load_encoder

ROOT = Path(__file__).resolve().parents[1]
LOAD_ONCE = cache(load_encoder)

GOOD = (
    "The ferry to Ulleung sails again on Monday.\n\n"
    "울릉도로 가는 여객선이 월요일에 다시 출항한다.\n\n"
    "The fair in Pohang drew 35,000 people on its first day.\n\n"
    "포항에서 열린 박람회 첫날 3만5000명이 다녀갔다.\n"
)
BAD = GOOD.replace("3만5000명", "3500명")
MISSING = GOOD.replace("3만5000명이", "많은 시민이")
DATED = (
    "입력 2024-12-18 09:10\n\nThe old bridge in Yeosu reopens on Monday after repairs.\n\n"
    "여수의 옛 다리가 수리를 마치고 17일 다시 열린다.\n"
)
TSV = "It drew 35,000 people.\t3만5000명이 모였다.\nIt drew 35,000 people.\t3500명이 모였다.\n"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``aligner check`` in this process, in a folder that holds the pages above."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(pipeline, "load_encoder", LOAD_ONCE)
    pages = {"good": GOOD, "bad": BAD, "missing": MISSING, "dated": DATED}
    for name, text in pages.items():
        Path(f"{name}.txt").write_text(text, encoding="utf8")
    Path("pairs.tsv").write_text(TSV, encoding="utf8")

    def invoke(*args: str, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, ["check", *args], input=given)

    return invoke


def ids(result: Result) -> list[str]:
    return [json.loads(line)["id"] for line in result.stdout.splitlines()]


def test_clean(run: Run) -> None:
    """Nothing on stdout, code 0, the account on stderr."""
    result = run("good.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "aligner: 1 page, 2 pairs: no finding\n"


def test_findings(run: Run) -> None:
    """Code 1; the reader sees place, id, reason and both sides."""
    result = run("bad.txt")
    assert result.exit_code == 1
    assert "bad.txt:5:25: error unit-slip" in result.stdout
    assert "one is 10 times the other" in result.stdout
    assert "3500명이 다녀갔다." in result.stdout
    assert "2 pairs: 1 error" in result.stderr


def test_formats(run: Run) -> None:
    """The same finding as TSV, JSON and a command of GitHub's."""
    assert run("bad.txt", "-f", "tsv").stdout.startswith("error\tunit-slip\t")
    assert run("bad.txt", "-f", "tsv", "--header").stdout.startswith("severity\tid\t")
    assert run("bad.txt", "-f", "github").stdout.startswith("::error file=bad.txt,line=5,col=25,")
    (record,) = map(json.loads, run("bad.txt", "-f", "jsonl").stdout.splitlines())
    assert BAD[slice(*record["en_span"])] == "35,000"
    assert BAD[slice(*record["ko_span"])].startswith("3500")


@pytest.mark.parametrize(
    ("page", "fail_on", "code"),
    [
        ("bad", "error", 1),
        ("bad", "warning", 1),
        ("bad", "never", 0),
        ("missing", "error", 0),
        ("missing", "warning", 1),
        ("good", "warning", 0),
    ],
)
def test_fail_on(run: Run, page: str, fail_on: str, code: int) -> None:
    """The least severity that makes the code 1; warnings do, unless told otherwise."""
    assert run(f"{page}.txt", "--fail-on", fail_on).exit_code == code


def test_the_day(run: Run) -> None:
    """That of the page unless one is given: 17 December 2024 was no Monday, 17 November 2025 was."""
    assert ids(run("dated.txt", "-f", "jsonl")) == ["date-differs"]
    assert ids(run("dated.txt", "-f", "jsonl", "--date", "2025-11-18")) == []


def test_ignore(run: Run) -> None:
    """What the file names is not told and makes no code 1, but is counted."""
    Path("ignore").write_text("unit-slip\t35,000\n", encoding="utf8")
    result = run("bad.txt", "--ignore", "ignore")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 finding ignored" in result.stderr


def test_glossary(run: Run) -> None:
    """Agreed terms never differ."""
    Path("names.txt").write_text(
        "Mayor Bak Garam of Yeosu opened the new library on Tuesday.\n\n"
        "허나래 여수시장이 화요일 새 도서관을 열었다.\n",
        encoding="utf8",
    )
    Path("terms.tsv").write_text("Bak Garam\t허나래\n", encoding="utf8")
    assert ids(run("names.txt", "-f", "jsonl")) == ["name-differs"]
    assert ids(run("names.txt", "-f", "jsonl", "--glossary", "terms.tsv")) == []


def test_two_documents(run: Run) -> None:
    """Each side's place is in its own file."""
    lines = BAD.split("\n\n")
    Path("en.txt").write_text("\n\n".join(lines[::2]), encoding="utf8")
    Path("ko.txt").write_text("\n\n".join(lines[1::2]), encoding="utf8")
    (record,) = map(
        json.loads, run("--en", "en.txt", "--ko", "ko.txt", "-f", "jsonl").stdout.splitlines()
    )
    assert (record["en_place"]["file"], record["ko_place"]["file"]) == ("en.txt", "ko.txt")


# --- a bitext


def test_pairs(run: Run) -> None:
    """Line by line, from a file or stdin."""
    result = run("--pairs", "pairs.tsv", "-f", "jsonl")
    (record,) = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 1
    assert (record["pair"], record["en_place"]["line"]) == ("pairs#2", 2)
    assert "2 pairs: 1 error" in result.stderr
    given = run("--pairs", "-", "-f", "jsonl", given=TSV)
    assert [json.loads(line)["pair"] for line in given.stdout.splitlines()] == ["stdin#2"]


def test_pairs_with_bad_lines(run: Run) -> None:
    """They are told, a few of them one by one, and the rest is checked: code 3."""
    result = run("--pairs", "-", given="no tab\n" * 9 + TSV)
    assert result.exit_code == 3
    assert result.stderr.count("has no tab") == 5
    assert "9 lines could not be read" in result.stderr
    assert "unit-slip" in result.stdout


def test_output_of_align_is_a_bitext(run: Run) -> None:
    """What align writes as TSV can be checked."""
    CliRunner().invoke(app, ["align", "bad.txt", "-f", "tsv", "-o", "out.tsv", "--quiet"])
    assert ids(run("--pairs", "out.tsv", "-f", "jsonl")) == ["unit-slip"]


# --- usage and failures


def test_the_rest_is_done(run: Run) -> None:
    """One bad input does not stop the others, and is the gravest of all codes."""
    result = run("gone.txt", "bad.txt", "-f", "jsonl")
    assert (result.exit_code, ids(result)) == (3, ["unit-slip"])


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--pairs", "pairs.tsv", "good.txt"],
        ["--pairs", "gone.tsv"],
        ["--pairs", "."],
        ["--en", "good.txt"],
        ["good.txt", "--format", "tmx"],
        ["good.txt", "--fail-on", "info"],
        ["good.txt", "--date", "yesterday"],
        ["good.txt", "--ignore", "gone"],
        ["good.txt", "--ignore", "pairs.tsv"],
        ["good.txt", "--glossary", "gone"],
    ],
    ids=" ".join,
)
def test_wrong_usage(run: Run, args: list[str]) -> None:
    """Wrong usage is code 2 with a message, and nothing on stdout."""
    result = run(*args)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr
    assert "Traceback" not in result.output


def test_a_page_in_one_language(run: Run) -> None:
    """It has nothing to compare, and says so."""
    Path("english.txt").write_text("English only. 35,000 people.", encoding="utf8")
    result = run("english.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no Korean text" in result.stderr


@pytest.mark.parametrize("command", ["check", "report"])
def test_help_loads_nothing(command: str) -> None:
    """Help answers at once: no numpy, no tables of names."""
    code = (
        "import sys; from aligner.cli import app\n"
        f"try: app([{command!r}, '--help'])\nexcept SystemExit: pass\n"
        "print([m for m in sys.argv[1:] if m in sys.modules], file=sys.stderr)"
    )
    modules = ["numpy", "torch", "rich.table", "aligner.check", "aligner.page.view"]
    done = subprocess.run(
        [sys.executable, "-c", code, *modules], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr == "[]\n"


def test_info_is_told_on_demand(run: Run) -> None:
    """A date that nobody can compare is told only with ``--info``; that it was passed over always is."""
    Path("undated.tsv").write_text("He left on Tuesday.\t그는 17일 떠났다.\n", encoding="utf8")
    quiet = run("--pairs", "undated.tsv", "-f", "jsonl")
    told = run("--pairs", "undated.tsv", "-f", "jsonl", "--info")
    assert (ids(quiet), ids(told)) == ([], ["date-unverified"])
    assert (quiet.exit_code, told.exit_code) == (0, 0)
    assert "1 info not shown (--info)" in quiet.stderr
