"""``aligner models``: data on stdout, messages on stderr, codes that scripts can rely on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from aligner import shelf
from aligner.cli import app
from tests.encode.sentences import PAIRS
from tests.encode.tiny import tiny_folder

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``aligner models`` in this process, in a folder with a model and a bitext; scores are made here too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr(shelf, "score_apart", shelf.score_model)
    monkeypatch.setattr(shelf, "hub_models", lambda: ([], ["a part is missing"]))
    tiny_folder(Path("models") / "tiny")
    text = "".join(f"{en}\t{ko}\n" for en, ko in PAIRS)
    Path("pairs.tsv").write_text(text + "alone\n", encoding="utf-8")
    return lambda *args: CliRunner().invoke(app, ["models", *args])


@pytest.mark.parametrize("args", [(), ("list",)])
def test_the_list(run: Run, args: tuple[str, ...]) -> None:
    """The bundled one and those of ./models, without being asked; what is odd on stderr."""
    result = run(*args)
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert [line[:3] for line in lines[2:]] == [
        ["ko-en", "bundled", "512"],
        ["models/tiny", "folder", "16"],
    ]
    assert "a part is missing" in result.stderr


def test_the_list_for_programs(run: Run) -> None:
    """A record a model; a damaged one says so; a folder that is none is wrong usage."""
    (Path("models") / "tiny" / "config.json").write_text("{}")
    records = [
        json.loads(line)
        for line in run("list", "-f", "jsonl", "--folder", "models").stdout.splitlines()
    ]
    assert [bool(record["problem"]) for record in records] == [False, True]
    result = run("list", "--folder", "nowhere")
    assert (result.exit_code, "There is no folder nowhere" in result.stderr) == (2, True)


@pytest.mark.parametrize("settings", ["[1]", "null", "{"])
def test_settings_that_are_none(run: Run, settings: str) -> None:
    """A folder with broken settings is listed with the reason, and no other is lost."""
    Path("models/tiny/config.json").write_text(settings, encoding="utf-8")
    result = run("list", "--folder", "models")
    assert (result.exit_code, "no: config.json" in result.stdout) == (0, True)
    assert run("show", "models/tiny").exit_code == 2


def test_a_card_cannot_command_the_terminal(run: Run) -> None:
    """Facts, then the text, without the escapes that a card may hold."""
    Path("models/tiny/README.md").write_text(
        "# Tiny\n\n\x1b[2JA \x1b]0;title\x07 card.\n", encoding="utf-8"
    )
    result = run("show", "models/tiny")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout
    assert result.stdout.index("dimension") < result.stdout.index("Tiny")


def test_a_model_that_is_not_here(run: Run) -> None:
    """Nothing is downloaded to be shown; the message says what to do."""
    result = run("show", "me/nothing")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "neither a folder nor on this machine.\n  Run once with a network" in result.stderr


def test_verify(run: Run) -> None:
    """0 and nothing on stdout for a whole one; 1 and a letter for each problem."""
    whole = run("verify", "models/tiny")
    assert (whole.exit_code, whole.stdout) == (0, "")
    assert "is whole" in whole.stderr
    Path("models/tiny/run.py").touch()
    (Path("models") / "tiny" / "old.bin").touch()
    broken = run("verify", "models/tiny")
    assert broken.exit_code == 1
    assert broken.stdout.count("\n  Delete it") == 2
    assert "2 problems" in broken.stderr


def test_scores(run: Run) -> None:
    """A row a model, in the order they were named; lines without a pair are counted."""
    result = run("score", "models/tiny", "ko-en", "--data", "pairs.tsv")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()[2:4]] == ["models/tiny", "ko-en"]
    assert "100.00 / 100.00" in result.stdout
    assert "pairs.tsv: 1 line left out: no tab" in result.stderr


@pytest.mark.parametrize("form", ["jsonl", "tsv"])
def test_scores_for_programs(run: Run, form: str) -> None:
    """The same figures, whole."""
    lines = run(
        "score", "models/tiny", "--data", "pairs.tsv", "-f", form, "--margin", "2"
    ).stdout.splitlines()
    if form == "tsv":
        record = dict(zip(lines[0].split("\t"), lines[1].split("\t"), strict=True))
        assert (record["model"], record["lines"]) == ("models/tiny", str(len(PAIRS)))
    else:
        record = json.loads(lines[0])
        assert (record["model"], record["found"]["rows"]) == ("models/tiny", len(PAIRS))


def test_one_that_cannot_be_loaded(run: Run) -> None:
    """It is told, the others are scored, and the code says that some failed."""
    result = run("score", "me/nothing", "models/tiny", "--data", "pairs.tsv", "-f", "jsonl")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    assert "me/nothing" in result.stderr


def test_columns_the_wrong_way_round(run: Run) -> None:
    """Korean first would be scored under the wrong heads, so it is refused."""
    text = "".join(f"{ko}\t{en}\n" for en, ko in PAIRS)
    Path("swapped.tsv").write_text(text, encoding="utf-8")
    result = run("score", "--data", "swapped.tsv")
    assert (result.exit_code, "Put English first" in result.stderr) == (2, True)


def test_no_pairs(run: Run) -> None:
    """A file without a pair is wrong usage."""
    Path("empty.tsv").write_text("\n")
    result = run("score", "--data", "empty.tsv")
    assert (result.exit_code, "holds no pair" in result.stderr) == (2, True)
