"""``aligner export``: the options reach the files, and what goes wrong is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from aligner.cli import app
from tests.corpus.made import make_corpus

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``aligner export`` in this process, in a folder that holds a corpus of three pairs of two documents."""
    monkeypatch.chdir(tmp_path)
    make_corpus(Path("corpus"))

    def invoke(*args: str) -> Result:
        return CliRunner().invoke(app, ["export", "corpus", *args])

    return invoke


def test_files(run: Run) -> None:
    """The files are there, stdout is empty, stderr says what they hold."""
    result = run("-o", "news", "--format", "moses")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "aligner: news: 3 pairs of 2 documents; left out: 0 repeat\n"
    assert len(Path("news.ko").read_text("utf8").splitlines()) == 3


def test_filters(run: Run) -> None:
    """Every filter reaches the signature, and what it left out is told on stderr."""
    args = [
        *("--min-score", "0.7", "--kind", "headline", "--kind", "caption", "--without", "warning"),
        *(
            "--min-length",
            "3",
            "--max-length",
            "99",
            "--since",
            "2025-01-01",
            "--until",
            "2025-12-31",
        ),
        *("--source", "press/*", "--repeats", "all", "--licence", "CC0-1.0"),
    ]
    result = run("-o", "x.jsonl", "-f", "jsonl", *args)
    assert "1 pair of 1 document; left out: 1 score, 1 kind, 0 too short" in result.stderr
    about = json.loads(Path("x.jsonl.signature.json").read_text("utf8"))
    assert (about["repeats"], about["licence"]) == ("all", "CC0-1.0")
    assert about["filters"] == {
        "min_score": 0.7,
        "kinds": ["headline", "caption"],
        "min_length": 3,
        "max_length": 99,
        "without": ["warning"],
        "since": "2025-01-01",
        "until": "2025-12-31",
        "sources": ["press/*"],
    }


def test_split(run: Run) -> None:
    """A file a share; what does not come out as wanted is told, also with --quiet."""
    result = run(
        "-o", "out", "-f", "tsv", "--split", "train=.5,test=.5", "--seed", "7", "-q", "--header"
    )
    assert {path.name for path in Path("out").iterdir()} == {
        *("train.tsv", "test.tsv", "README.md", "signature.json")
    }
    assert "instead of 50.0%" in result.stderr
    assert Path("out/test.tsv").read_text("utf8").startswith("english\tkorean\t")


@pytest.mark.parametrize(
    "args",
    [
        ["-o", "x"],
        ["-f", "tsv"],
        ["-o", "x", "-f", "doc"],
        ["-o", "gone/x", "-f", "tsv"],
        ["-o", "x", "-f", "tsv", "--split", "train=2"],
        ["-o", "x", "-f", "tsv", "--since", "soon"],
        ["-o", "x", "-f", "tsv", "--without", "number-difers"],
        ["-o", "corpus/x", "-f", "tsv"],
        ["-o", "there", "-f", "tsv"],
    ],
)
def test_wrong_usage(run: Run, args: list[str]) -> None:
    """Code 2 and a message; what is there stays."""
    Path("there").write_text("mine", encoding="utf8")
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
    assert "Traceback" not in result.output
    assert Path("there").read_text("utf8") == "mine"
    assert {path.name for path in Path().iterdir()} == {"corpus", "there"}


def test_force(run: Run) -> None:
    """Replaces an earlier export."""
    run("-o", "x", "-f", "tsv")
    assert run("-o", "x", "-f", "tsv").exit_code == 2
    assert run("-o", "x", "-f", "tsv", "--min-score", "1", "--force").exit_code == 0
    assert Path("x").read_text("utf8") == ""
