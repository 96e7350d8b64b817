"""The command measures each page once for every method, and its exit status is the gate's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aligner.evaluate import GoldPage
from tests.align.sides import RandomVectors
from tests.benchmarks import peers
from tests.benchmarks.gate import Figures, load
from tests.benchmarks.methods.roster import Method

MEASURED = Figures(
    {"dev": "aa"}, {"dev all": 0.9}, {"dev none": 0.0}, {"dev all": 0, "dev none": 0}
)
PAGE = GoldPage(
    "quay",
    "page",
    "The ferry left at nine.\n\n여객선은 아홉 시에 떠났다.\n",
    (("The ferry left at nine.", "여객선은 아홉 시에 떠났다."),),
)


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Floors of nothing yet, and a measurement that is not made."""
    path = tmp_path / "floors.json"
    path.write_text("{}", "utf-8")
    monkeypatch.setattr(peers, "FLOORS", path)
    monkeypatch.setattr(peers, "checked_figures", lambda _: MEASURED)
    return path


def test_check_and_update(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fall fails the check and is not stored unless it is declared."""
    encoder = RandomVectors()
    assert peers.update(encoder, allow_regression=False, gold_changed=False) == 0
    assert peers.check(encoder) == 0
    fallen = replace(MEASURED, f1={"dev all": 0.8})
    monkeypatch.setattr(peers, "checked_figures", lambda _: fallen)
    assert peers.check(encoder) == 1
    assert peers.update(encoder, allow_regression=False, gold_changed=True) == 1
    assert load(floors, "alignment") == MEASURED
    assert peers.update(encoder, allow_regression=True, gold_changed=False) == 0
    assert load(floors, "alignment") == fallen


def test_every_method_is_scored_on_every_page() -> None:
    """A method that pairs right has F1 1; a page in one language gives pairs to none."""
    right = Method("right", lambda page: list(page.gold.pairs), "")
    nothing = Method("nothing", lambda _: [], "")
    english = replace(PAGE, id="english", text="The ferry left at nine.\n", pairs=())
    scores, seconds = peers.measure([english, PAGE], [right, nothing], RandomVectors())
    assert [score.f1 for score in scores["right"]] == [0.0, 1.0]
    assert [score.found for score in scores["nothing"]] == [0, 0]
    assert seconds.keys() == scores.keys()


def test_without_the_shared_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the pages are not there, the command says so and passes."""
    monkeypatch.setattr(peers, "SHARED", tmp_path / "shared")
    monkeypatch.setattr("sys.argv", ["peers", "--check"])
    assert peers.main() == 0
    assert "skipped" in capsys.readouterr().out
