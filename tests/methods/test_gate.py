"""The gate lets no figure fall, and no page change, unless somebody says so."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.benchmarks.gate import Figures, RefusedError, load, missed, raised, store

HELD = Figures(
    gold={"dev": "aa"},
    f1={"dev all": 0.9, "dev captions": 0.8},
    false_pairs_a_page={"dev none": 0.2},
    grain={"dev all": 0.01, "dev captions": 0.05, "dev none": 0.1},
)


def test_what_is_held_passes() -> None:
    """The same figures on the same pages miss nothing."""
    assert missed(HELD, HELD) == []


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"f1": {"dev all": 0.895, "dev captions": 0.76}}, []),
        ({"f1": {"dev all": 0.88, "dev captions": 0.8}}, ["dev all"]),
        ({"f1": {"dev all": 0.95, "dev captions": 0.7}}, ["dev captions"]),
        ({"f1": {"dev all": 0.95}}, ["dev captions"]),
        ({"false_pairs_a_page": {"dev none": 0.3}}, []),
        ({"false_pairs_a_page": {"dev none": 0.4}}, ["dev none"]),
        ({"gold": {"dev": "bb"}}, ["dev"]),
    ],
)
def test_missed(change: dict[str, dict[str, float]], wrong: list[str]) -> None:
    """A fall by more than one pair, a figure no longer measured, and other pages are named."""
    lines = missed(HELD, replace(HELD, **change))  # type: ignore[arg-type]
    assert [line.partition(":")[0] for line in lines] == wrong


def test_floors_rise() -> None:
    """An update keeps the better of old and new for each figure."""
    better = replace(
        HELD,
        f1={"dev all": 0.95, "dev captions": 0.79, "made all": 0.5},
        false_pairs_a_page={"dev none": 0.0},
    )
    found = raised(HELD, better)
    assert found.f1 == {"dev all": 0.95, "dev captions": 0.8, "made all": 0.5}
    assert found.false_pairs_a_page == {"dev none": 0.0}


def test_floors_do_not_fall_by_themselves() -> None:
    """A fall is refused, and taken when it is declared."""
    worse = replace(HELD, f1={"dev all": 0.5, "dev captions": 0.8})
    with pytest.raises(RefusedError, match=r"dev all: F1 0\.5000 is under its floor 0\.9000"):
        raised(HELD, worse)
    with pytest.raises(RefusedError):
        raised(HELD, worse, gold_changed=True)
    assert raised(HELD, worse, allow_regression=True) == worse


def test_changed_pages_are_declared() -> None:
    """New pages are refused, and taken when declared, with the floors they are measured against."""
    other = replace(HELD, gold={"dev": "bb"})
    with pytest.raises(RefusedError, match="--gold-changed"):
        raised(HELD, other)
    with pytest.raises(RefusedError, match="--gold-changed"):
        raised(HELD, other, allow_regression=True)
    assert raised(HELD, other, gold_changed=True) == other


def test_a_kind_of_page_does_not_vanish_unseen() -> None:
    """A figure that is no longer measured is a change of gold."""
    fewer = replace(HELD, f1={"dev all": 0.9})
    with pytest.raises(RefusedError, match="dev captions: held, but not measured"):
        raised(HELD, fewer)
    assert "dev captions" not in raised(HELD, fewer, gold_changed=True).f1


def test_nothing_held_yet() -> None:
    """The first update takes what is measured."""
    assert raised(Figures(), HELD) == HELD
    assert missed(Figures(), HELD) == []


def test_the_file_keeps_what_others_hold(tmp_path: Path) -> None:
    """Floors are written under their name; those of other benchmarks stay, and nothing lies about."""
    path = tmp_path / "floors.json"
    path.write_text('{"sentences": {"flores": 0.9}}', "utf-8")
    store(path, "alignment", HELD)
    assert load(path, "alignment") == HELD
    assert json.loads(path.read_text("utf-8"))["sentences"] == {"flores": 0.9}
    assert load(path, "nobody") == Figures()
    assert list(tmp_path.iterdir()) == [path]
