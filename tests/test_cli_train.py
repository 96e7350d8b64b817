"""``aligner train``: what it says, and its codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from aligner.cli import app
from aligner.errors import InputError
from aligner.train import Held, Outcome, Plan, run
from aligner.train.run import Begun, Check, Event, Stepped

FIRST, LAST = Held(90.0, 80.0, 0.5), Held(95.0, 90.0, 0.25)


def trained(*_: Any, report: Callable[[Event], None], **__: Any) -> Outcome:
    """Two steps that went well."""
    report(Begun(250, 50, Counter({"no tab": 3}), Plan(steps=9), FIRST, 1))
    for step in (1, 2):
        report(Stepped(step, 0.5))
    report(Check(2, LAST, best=True))
    return Outcome(Path("new"), FIRST, LAST, 2, 9)


def idle(*_: Any, **__: Any) -> Outcome:
    return Outcome(None, FIRST, FIRST, 30, 119)


def refuse(*_: Any, **__: Any) -> Outcome:
    raise InputError("3 pairs are too few.", fix="Give more.")


def cut(*_: Any, **__: Any) -> Outcome:
    raise KeyboardInterrupt


def invoke(monkeypatch: pytest.MonkeyPatch, does: Callable[..., Outcome], *args: str) -> Result:
    monkeypatch.setattr(run, "train", does)
    return CliRunner().invoke(app, ["train", "pairs.tsv", "-o", "new", *args])


def test_it_tells_how_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines on stderr, nothing on stdout; what was left out, each check, before and after."""
    result = invoke(monkeypatch, trained)
    assert (result.exit_code, result.stdout) == (0, "")
    for told in (
        "3 left out: no tab",
        "250 pairs to learn from, 50 held out",
        "1 of 9 steps were made before",
        "stopped after 2 of 9 steps",
        "step 2 of 9, 0 s: 95.00 % found, 90.00 % by plain cosine, cross-entropy 0.250, best",
        "before: 90.00 %",
        "after:  95.00 %",
        "use it with --model new",
    ):
        assert told in result.stderr


def test_who_interrupts_it_is_told_how_to_go_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where there is a checkpoint."""
    monkeypatch.chdir(tmp_path)
    assert "goes on" not in invoke(monkeypatch, cut).stderr
    Path("new.checkpoint").touch()
    assert "in new.checkpoint; the same command goes on" in invoke(monkeypatch, cut).stderr


def test_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said when all is well."""
    assert invoke(monkeypatch, trained, "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("does", "code", "told"),
    [
        (idle, 1, "nothing was gained in 30 steps, so new is not written"),
        (refuse, 2, "3 pairs are too few.\n  Give more."),
        (cut, 130, "interrupted"),
    ],
)
def test_codes(
    monkeypatch: pytest.MonkeyPatch, does: Callable[..., Outcome], code: int, told: str
) -> None:
    """A script can tell nothing gained from wrong usage and from an interruption."""
    result = invoke(monkeypatch, does)
    assert (result.exit_code, told in result.stderr) == (code, True)
