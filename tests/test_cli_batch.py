"""The command ``batch``: what it says, and with which exit code."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from aligner.batch import Settings, run
from aligner.cli import app
from aligner.inputs import Options

FERRY = "The ferry sails again on Monday.\n\n여객선은 월요일에 다시 출항한다.\n"


def batch(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["batch", *map(str, arguments)])


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of two pages, of which one is no text."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf8")
    (folder / "broken.txt").write_bytes(bytes(range(32)) * 9)
    return folder


def test_pages_to_a_corpus(pages: Path, tmp_path: Path) -> None:
    """Pages that cannot be read make the exit code 3, the first are told, all are in errors.jsonl; stdout stays empty."""
    done = batch(pages, "-o", tmp_path / "corpus", "--workers", "1")
    assert done.exit_code == 3
    assert done.stdout == ""
    assert "2 pages, 1 pair; 1 could not be read" in done.stderr
    assert "broken.txt is not text: it is full of control characters.\n  Save it" in done.stderr
    assert str(tmp_path / "corpus" / "errors.jsonl") in done.stderr
    assert {path.name for path in (tmp_path / "corpus").iterdir()} == {
        *("manifest.json", "stats.json", "errors.jsonl", "repeats.parquet", "pairs", "pages")
    }


def test_of_many_failures_a_few_are_told(pages: Path, tmp_path: Path) -> None:
    """A thousand lines would hide the rest."""
    for number in range(9):
        (pages / f"empty-{number}.txt").touch()
    done = batch(pages, "-o", tmp_path / "corpus", "--workers", "1")
    assert "10 could not be read" in done.stderr
    assert done.stderr.count("is empty.") == 2


def test_a_dry_run_writes_nothing(pages: Path, tmp_path: Path) -> None:
    """--dry-run counts the documents and tells what they would take."""
    done = batch(pages, "-o", tmp_path / "corpus", "--dry-run", "--workers", "1")
    assert done.exit_code == 0
    assert done.stdout.startswith("2 documents in 1 unit\n  text: 2\nabout ")
    assert not (tmp_path / "corpus").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--engine", "ray", "--limit", "5"], "--engine ray"),
        (["--engine", "ray", "-"], "--engine ray"),
        (["--model", "no/such/folder"], "There is no model folder"),
        (["--glossary", "none.tsv"], "none.tsv"),
        (["--shard", "0"], "--shard"),
        (["--en-column", "english"], "--ko-column"),
        (["--form", "docx"], "--form"),
    ],
)
def test_wrong_usage(pages: Path, tmp_path: Path, options: list[str], told: str) -> None:
    """What cannot be meant is refused with 2 before anything is written."""
    done = batch(pages, "-o", tmp_path / "corpus", *options)
    assert done.exit_code == 2
    assert told in done.stderr
    assert not (tmp_path / "corpus").exists()


def test_a_file_is_no_corpus(pages: Path) -> None:
    """It is told as what it is, and stays."""
    done = batch(pages, "-o", pages / "ferry.txt")
    assert done.exit_code == 2
    assert "ferry.txt is a file, not a folder.\n  Name a new folder." in done.stderr


def test_without_ray(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Ray is missing the message tells how to install it, and nothing is written."""
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    done = batch(pages, "-o", tmp_path / "corpus", "--engine", "ray")
    assert done.exit_code == 2
    assert "pip install 'aligner[ray]'" in done.stderr
    assert not (tmp_path / "corpus").exists()


def test_options_reach_the_settings(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each option is part of what the corpus is made with."""
    seen: list[Settings] = []

    def begun(_: object, __: object, settings: Settings) -> dict[str, object]:
        seen.append(settings)
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "manifest", begun)
    options = "--min-score 0.6 --no-check --limit 5 --shard 7 --page-seconds 3 --page-sentences 9"
    reading = "--id-column key --date-column day --form jsonl --outside"
    done = batch(
        pages,
        *("-o", tmp_path / "corpus", "--text-column", "body"),
        *options.split(),
        *reading.split(),
    )
    assert done.exit_code == 130
    (settings,) = seen
    assert (settings.min_score, settings.checks, settings.limit) == (0.6, False, 5)
    assert (settings.shard, settings.page_seconds, settings.page_sentences) == (7, 3, 9)
    assert settings.reading == Options(
        text_column="body", id_column="key", date_column="day", form="jsonl", outside=True
    )


def test_stdin_is_not_gone_on_with(tmp_path: Path) -> None:
    """What came on stdin cannot be told from what comes the next time: a corpus that is begun is left alone."""
    command = ["batch", "-", "-o", str(tmp_path / "corpus"), "--workers", "1", "--no-check"]
    first = CliRunner().invoke(app, command, input=FERRY)
    assert first.exit_code == 0
    assert "1 page, 1 pair" in first.stderr
    again = CliRunner().invoke(app, command, input=FERRY.replace("Monday", "Friday"))
    assert again.exit_code == 2
    assert "stdin cannot be read a second time" in again.stderr
