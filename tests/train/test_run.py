"""From a bitext to a folder, with a network of a few numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from aligner.encode import load_encoder
from aligner.encode.files import read_json
from aligner.errors import InputError, ModelError
from aligner.shelf import problems_of
from aligner.train import run
from aligner.train.held import Held
from aligner.train.plan import Plan
from aligner.train.run import Begun, Check, Event, Outcome, Stepped, train
from tests.encode.tiny import tiny_folder
from tests.train.written import PAIRS, write_bitext

PLAN = Plan(steps=6, pairs=32, joined=2, anchors=4, layer_rate=1e-3, table_rate=1e-2, warm_up=2, average=1, checks=3)  # fmt: skip


class Place(NamedTuple):
    """A folder with a tiny encoder and a bitext."""

    folder: Path

    def train(
        self, out: str, plan: Plan = PLAN, report: Callable[[Event], None] = lambda _: None
    ) -> Outcome:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(run, "plan_for", lambda *_, **__: plan)
            return train(
                [self.folder / "pairs.tsv"],
                self.folder / out,
                base=self.folder / "base",
                report=report,
            )

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


def filled(folder: Path) -> Place:
    tiny_folder(folder / "base")
    write_bitext(folder / "pairs.tsv")
    return Place(folder)


@pytest.fixture(autouse=True, scope="module")
def lenient() -> Iterator[None]:
    """A network of random numbers finds nothing at first: any lower cross-entropy counts, any two sides are alike."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "_LEAST_ALIKE", -1.1)
        patch.setattr(Held, "better_than", lambda self, best, _: self.cross_entropy < best.cross_entropy - 1e-4)  # fmt: skip
        yield


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return filled(tmp_path)


class Made(NamedTuple):
    place: Place
    outcome: Outcome
    events: list[Event]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A run from beginning to end."""
    place, events = filled(tmp_path_factory.mktemp("made")), list[Event]()
    return Made(place, place.train("new", report=events.append), events)


def test_a_folder_that_is_better(made: Made) -> None:
    """Written whole, better on the held-out pairs, with nothing left beside it."""
    folder = made.place.folder / "new"
    assert made.outcome.folder == folder
    assert made.outcome.held.cross_entropy < made.outcome.beginning.cross_entropy
    assert problems_of(folder) == []
    assert made.place.names() == ["base", "new", "pairs.tsv"]


def test_what_is_told_on_the_way(made: Made) -> None:
    """What is learnt from, each step, each look at the held-out pairs."""
    first, *others = made.events
    assert isinstance(first, Begun)
    assert (first.pairs, first.held) == (250, 50)
    assert [event.step for event in others if isinstance(event, Stepped)] == [1, 2, 3, 4, 5, 6]
    assert [event.step for event in others if isinstance(event, Check)] == [2, 4, 6]


def test_the_folder_tells_of_itself_not_of_the_pairs(made: Made) -> None:
    """Name, origin and figures in settings and card; no sentence of the bitext in any file."""
    folder = made.place.folder / "new"
    config = read_json(folder / "config.json")
    assert config["trained_from"]["name"] == "tiny"
    assert config["name"].startswith("new-")
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert "250 pairs" in card
    assert "| **new** |" in card
    held = b"".join(path.read_bytes() for path in folder.iterdir())
    assert not [side for pair in PAIRS for side in pair if side.encode() in held]


def test_a_run_that_was_cut_off_goes_on(made: Made, place: Place) -> None:
    """The same vectors as without the cut."""

    def cut(event: Event) -> None:
        if isinstance(event, Stepped) and event.step == 4:  # what came after the last look is lost
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        place.train("cut", report=cut)
    assert place.names() == ["base", "cut.checkpoint", "pairs.tsv"]
    events: list[Event] = []
    place.train("cut", report=events.append)
    assert [event.done for event in events if isinstance(event, Begun)] == [2]
    assert [event.step for event in events if isinstance(event, Stepped)] == [3, 4, 5, 6]
    texts = [side for pair in PAIRS[:20] for side in pair]
    folders = (place.folder / "cut", made.place.folder / "new")
    vectors = [load_encoder(folder).encode(texts) for folder in folders]
    assert np.abs(vectors[0] - vectors[1]).max() < 1e-5


def test_a_checkpoint_of_another_run(place: Place) -> None:
    """Other settings do not go on from it, nor from a file cut short; the letter says what to do."""

    def cut(event: Event) -> None:
        if isinstance(event, Check):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        place.train("new", report=cut)
    with pytest.raises(ModelError, match=r"is of other pairs.*\n  Delete it"):
        place.train("new", replace(PLAN, contrast=0.4))
    (place.folder / "new.checkpoint").write_bytes(b"PK\x03\x04")
    with pytest.raises(ModelError, match=r"cannot be read\.\n  Delete it"):
        place.train("new")


def test_names_of_two_runs_differ(made: Made, place: Place) -> None:
    """The alignment keeps vectors of its bank by an encoder's name: another plan, another name."""
    place.train("new", replace(PLAN, steps=2, checks=1))
    names = [load_encoder(each.folder / "new").name for each in (made.place, place)]
    assert names[0] != names[1]


def test_nothing_gained_nothing_written(place: Place) -> None:
    """Where no state is better than the beginning there is no folder; it stops before all steps are made."""
    outcome = place.train("new", replace(PLAN, layer_rate=1e-30, table_rate=1e-30, checks=6))
    assert (outcome.folder, outcome.steps, outcome.planned) == (None, 3, 6)
    assert outcome.held == outcome.beginning
    assert place.names() == ["base", "pairs.tsv"]


def test_what_is_there_is_kept(place: Place) -> None:
    """A folder of that name is not written over."""
    with pytest.raises(InputError, match="is there already"):
        place.train("base")


def test_another_kind_of_encoder(place: Place) -> None:
    """Only the bundled kind is fine-tuned; the letter names the tool for others."""
    modules = '[{"path": "", "type": "sentence_transformers.models.Transformer"}]'
    (place.folder / "base" / "modules.json").write_text(modules, encoding="utf-8")
    with pytest.raises(ModelError, match=r"another kind(.|\n)*sentence-transformers"):
        place.train("new")


def test_columns_that_do_not_belong_together(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that slipped are left out, and a bitext of nothing else is refused."""
    monkeypatch.setattr(run, "_LEAST_ALIKE", 1.1)
    with pytest.raises(InputError, match="only 0 are somewhat alike"):
        place.train("new")
