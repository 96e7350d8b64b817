"""Candidates stand round the links of similar sentences; their features are what their names say."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given

from aligner.align import candidates
from aligner.align.bank import centred, chance
from aligner.align.candidates import FEATURES, LINKS, NO_NEIGHBOUR, Candidates, make_candidates
from aligner.align.runs import Runs
from tests.align.sides import bank, pages, runs

Page = tuple[Runs, Runs, Candidates]


def members(side: Runs, run: int) -> set[int]:
    return set(range(int(side.first[run]), int(side.stop[run])))


def cosines(en: Runs, ko: Runs) -> np.ndarray:
    unrelated = bank()
    return (
        centred(en.vectors, len(en.sentences), unrelated.en)[0]
        @ centred(ko.vectors, len(ko.sentences), unrelated.ko)[0].T
    )


@given(pages())
def test_candidates_are_the_pairs_that_hold_a_link(page: Page) -> None:
    en, ko, pairs = page
    n, m = len(en.sentences), len(ko.sentences)
    similar = cosines(en, ko)[:n, :m]
    links = {(i, int(j)) for i in range(n) for j in np.argsort(-similar[i])[:LINKS]}
    links |= {(int(i), j) for j in range(m) for i in np.argsort(-similar[:, j])[:LINKS]}
    wanted = {
        (r, s)
        for r in range(len(en))
        for s in range(len(ko))
        if any(i in members(en, r) and j in members(ko, s) for i, j in links)
    }
    assert set(zip(pairs.en.tolist(), pairs.ko.tolist(), strict=True)) == wanted
    assert len(pairs) == len(wanted)


@given(pages())
def test_margins_are_over_the_best_rival_outside_of_the_pair(page: Page) -> None:
    en, ko, pairs = page
    similar, unrelated = cosines(en, ko), bank()
    en_vectors, _ = centred(en.vectors, len(en.sentences), unrelated.en)
    _, ko_bank = centred(ko.vectors, len(ko.sentences), unrelated.ko)
    by_chance = chance(en_vectors, ko_bank)
    for at, (i, j) in enumerate(zip(pairs.en, pairs.ko, strict=True)):
        nearest = np.argsort(-similar[i, : len(ko.sentences)])[:LINKS]
        outside = [similar[i, s] for s in nearest if s not in members(ko, j)]
        rival = max([*outside, by_chance[i]])
        assert math.isclose(
            pairs.x[at, FEATURES.index("margin_en")], similar[i, j] - rival, abs_tol=1e-5
        )


@given(pages())
def test_drop_and_add_compare_with_candidates_one_sentence_off(page: Page) -> None:
    en, ko, pairs = page
    cosine = {
        (tuple(sorted(members(en, i))), tuple(sorted(members(ko, j)))): pairs.cosine[at]
        for at, (i, j) in enumerate(zip(pairs.en, pairs.ko, strict=True))
    }
    for at, (i, j) in enumerate(zip(pairs.en, pairs.ko, strict=True)):
        a, b = tuple(sorted(members(en, i))), tuple(sorted(members(ko, j)))
        less = [(a[1:], b), (a[:-1], b), (a, b[1:]), (a, b[:-1])]
        more = [
            ((a[0] - 1, *a), b),
            ((*a, a[-1] + 1), b),
            (a, (b[0] - 1, *b)),
            (a, (*b, b[-1] + 1)),
        ]
        for name, others in (("drop", less), ("add", more)):
            best = max((cosine[o] for o in others if o in cosine), default=None)
            wanted = NO_NEIGHBOUR if best is None else pairs.cosine[at] - best
            assert math.isclose(pairs.x[at, FEATURES.index(name)], wanted, abs_tol=1e-6)


def test_large_pages_have_the_same_cosines_as_small_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    en, ko = runs("en", [0] * 6), runs("ko", [0] * 5)
    at_once = make_candidates(en, ko, bank())
    monkeypatch.setattr(candidates, "ROWS", 2)
    assert np.allclose(at_once.x, make_candidates(en, ko, bank()).x, atol=1e-6)
