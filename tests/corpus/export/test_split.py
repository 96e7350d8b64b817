"""Shares by document: what belongs together stays together, whatever the order."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.corpus.export.split import Together, divide, misfits, read_shares
from aligner.errors import AlignerError

SHARES = read_shares("train=.8,dev=.1,test=.1")
NAMES = st.sampled_from([f"page-{n}" for n in range(8)])
SIZES = st.dictionaries(NAMES, st.integers(1, 40))
GROUPS = st.lists(st.lists(NAMES, min_size=1, max_size=3), max_size=8)


@pytest.mark.parametrize(
    "text",
    ["", "train", "train=.9", "train=x,dev=.1", "a=.5,A=.5", "a/b=1", "a=0,b=1", "a=nan,b=1"],
)
def test_what_is_no_split(text: str) -> None:
    """It is refused with the form it should have."""
    with pytest.raises(AlignerError, match=r"train=\.9,dev=\.05,test=\.05"):
        read_shares(text)


def slow_set(doc: str, groups: list[list[str]]) -> set[str]:
    """The documents that ``doc`` stays with, obviously right: take in groups until none is left to take in."""
    found = {doc}
    while True:
        wider = found.union(*(group for group in groups if found & set(group)))
        if wider == found:
            return found
        found = wider


@settings(max_examples=50)
@given(GROUPS, st.randoms(use_true_random=False))
def test_together(groups: list[list[str]], random: Random) -> None:
    """The sets are those of the slow way, each called by its first name, in whatever order they are joined."""
    together = Together()
    for group in random.sample(groups, len(groups)):
        together.join(random.sample(group, len(group)))
    for doc in {doc for group in groups for doc in group}:
        assert together.root(doc) == min(slow_set(doc, groups))


@settings(max_examples=50)
@given(SIZES, st.integers(), st.randoms(use_true_random=False))
def test_divide_does_not_see_the_order(sizes: dict[str, int], seed: int, random: Random) -> None:
    """Each group goes to one share, the same in whatever order groups are given."""
    shuffled = dict(random.sample(list(sizes.items()), len(sizes)))
    chosen = divide(sizes, SHARES, seed)
    assert chosen == divide(shuffled, SHARES, seed)
    assert chosen.keys() == sizes.keys()


def test_shares_are_as_wanted() -> None:
    """To a hundredth, with groups of all sizes; large groups go to small shares too."""
    random = Random(4)
    sizes = {f"page-{n}": min(40, int(random.paretovariate(1))) for n in range(3000)}
    chosen = divide(sizes, SHARES, 1)
    held = Counter[str]()
    for group, name in chosen.items():
        held[name] += sizes[group]
    total = sum(sizes.values())
    for share in SHARES:
        assert held[share.name] / total == pytest.approx(share.share, abs=0.01)
    assert not misfits(sizes, chosen, SHARES)
    assert {chosen[group] for group in sizes if sizes[group] > 20} == {"train", "dev", "test"}


def test_seed() -> None:
    """Another seed, another draw."""
    sizes = {f"page-{n}": 3 for n in range(40)}
    assert divide(sizes, SHARES, 1) != divide(sizes, SHARES, 2)


def test_a_group_too_big_is_told() -> None:
    """It stays whole, in the share with most room; the user is told which it is."""
    sizes = {"wire": 90, "a": 5, "b": 5}
    shares = read_shares("train=.5,test=.5")
    chosen = divide(sizes, shares, 1)
    told = misfits(sizes, chosen, shares)
    assert len(set(chosen.values())) == 2
    assert "90.0% instead of 50.0%" in told[0]
    assert told[1].startswith("wire, with the documents that share pairs with it, holds 90.0%")


def test_an_empty_share_is_told() -> None:
    """Two documents cannot fill three shares."""
    chosen = divide({"a": 1, "b": 1}, SHARES, 1)
    assert misfits({"a": 1, "b": 1}, chosen, SHARES)
    assert not misfits({}, {}, SHARES)
