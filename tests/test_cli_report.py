"""``aligner report``: one HTML file of a page."""

from __future__ import annotations

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
EN = (
    "The ferry to Ulleung sails again on Monday.",
    "The fair drew 35,000 people on its first day.",
)
KO = (
    "울릉도로 가는 여객선이 월요일에 다시 출항한다.",
    "박람회 첫날 3500명이 다녀갔다.",
)

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``aligner report`` in this process, in a folder that holds a page and two documents."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load_encoder", LOAD_ONCE)
    page = "\n\n".join(line for pair in zip(EN, KO, strict=True) for line in pair)
    for name, text in (("page", page), ("en", "\n\n".join(EN)), ("ko", "\n\n".join(KO))):
        Path(f"{name}.txt").write_text(text, encoding="utf8")

    def invoke(*args: str) -> Result:
        return CliRunner().invoke(app, ["report", *args])

    return invoke


@pytest.mark.parametrize("args", [["page.txt"], ["--en", "en.txt", "--ko", "ko.txt"]], ids=" ".join)
def test_file(run: Run, args: list[str]) -> None:
    """The file holds the pairs and the findings; stdout stays empty, the account goes to stderr."""
    result = run(*args, "-o", "out.html")
    html = Path("out.html").read_text(encoding="utf8")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 pairs: 1 error" in result.stderr
    assert "The ferry to Ulleung sails again on Monday." in html
    assert '<mark class="error">35,000<sup>1</sup></mark>' in html
    assert "unit-slip" in html


def test_stdout(run: Run) -> None:
    """Without -o the file goes to stdout, and is the same."""
    run("page.txt", "-o", "out.html")
    assert run("page.txt").stdout == Path("out.html").read_text(encoding="utf8")


def test_the_day(run: Run) -> None:
    """That of the page, or the one that is given."""
    assert "page of" not in run("page.txt").stdout
    assert "page of <time>2025-11-18</time>" in run("page.txt", "--date", "2025-11-18").stdout


def test_a_page_without_pairs(run: Run) -> None:
    """It has a report too: of what stayed alone."""
    Path("english.txt").write_text("English only. Nothing else.", encoding="utf8")
    out = run("english.txt").stdout
    assert "0 pairs" in out
    assert "there is no text in the other language" in out


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ([], 2),
        (["page.txt", "en.txt"], 2),
        (["--en", "en.txt"], 2),
        (["page.txt", "-o", "gone/out.html"], 2),
        (["gone.txt"], 3),
    ],
)
def test_failures(run: Run, args: list[str], code: int) -> None:
    """Wrong usage is code 2, a page that cannot be read code 3, each with a message."""
    result = run(*args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr
    assert "Traceback" not in result.output


def test_an_unreadable_page_leaves_the_old_report(run: Run) -> None:
    """The file of an earlier run stays as it was."""
    Path("out.html").write_text("as before", encoding="utf8")
    assert run("gone.txt", "-o", "out.html").exit_code == 3
    assert Path("out.html").read_text(encoding="utf8") == "as before"
