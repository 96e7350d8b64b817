"""What the README shows works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import typer.main
from typer.testing import CliRunner, Result

from aligner.cli import app

ROOT = Path(__file__).resolve().parents[1]
FIGURE = re.compile(r"-?\d\.\d+")
README = (ROOT / "README.md").read_text(encoding="utf8")
BLOCKS = re.findall(r"```text\n(.*?)```", README, re.DOTALL)


def sample(*options: str) -> Result:
    """The command line on the sample page of ./dev, in a terminal of 80 columns."""
    (page,) = re.findall(r"(?m)^SAMPLE=(.*)$", (ROOT / "dev").read_text(encoding="utf8"))
    return CliRunner().invoke(app, ["align", str(ROOT / page), *options], env={"COLUMNS": "80"})


def test_sample() -> None:
    """The sample page gives what the README shows, but for the digits of the figures."""
    result = sample()
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    shown = [*lines, *result.stderr.splitlines()]
    assert bare(BLOCKS[0]).splitlines() == [bare(line) for line in shown]


def test_explained_sample() -> None:
    """What is shown of the reasons stands so in the output, but for the digits of the figures."""
    out = bare(sample("--explain", "--unaligned").stdout)
    parts = bare(BLOCKS[1]).strip().split("\n\n")
    assert len(parts) == 2
    assert [part for part in parts if part not in out] == []


def bare(text: str) -> str:
    return FIGURE.sub("#", text)


def test_python_example() -> None:
    """The example runs, given the texts it speaks of."""
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    page = (ROOT / "corpus" / "sentences.txt").read_text(encoding="utf8")
    exec(code, {"text": page, "english": "It rains.", "korean": "비가 온다.", "texts": [page, ""]})


def test_every_command_is_told() -> None:
    """Every command of the command line stands in the README, and no other."""
    command = typer.main.get_command(app)
    commands = set(getattr(command, "commands", {}))
    assert set(re.findall(r"(?m)(?:^    |`|\| )aligner ([a-z]+)\b", README)) == commands


def test_options_exist() -> None:
    """No option is named that some command does not have; benchmarks have their own."""
    waiting = [typer.main.get_command(app)]
    known: set[str] = set()
    while waiting:  # commands stand in groups, such as those of aligner models
        command = waiting.pop()
        known |= {option for param in command.params for option in param.opts}
        waiting += getattr(command, "commands", {}).values()
    told = re.sub(r"`python -m tests\.[^`]*`", "", README)
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*\b(?!-)", told)) <= known


def test_links_lead_somewhere() -> None:
    """A link into the project names a file or a folder that is there."""
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
