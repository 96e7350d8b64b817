"""The context of a pair is read off the page's confident pairs."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given

from aligner.align.assign import assign
from aligner.align.candidates import Candidates
from aligner.align.context import CONFIDENT, FEATURES, NEARBY, context_features
from aligner.align.runs import Runs
from tests.align.sides import pages, runs

Page = tuple[Runs, Runs, Candidates]


@given(pages())
def test_features_are_those_of_a_slow_twin(page: Page) -> None:
    en, ko, pairs = page
    probability = np.random.default_rng(len(pairs)).random(len(pairs))
    seen = context_features(pairs, en, ko, probability)
    chosen = assign(pairs, en, ko, probability, floor=CONFIDENT)
    bounds = [
        (int(en.first[i]), int(en.stop[i]), int(ko.first[j]), int(ko.stop[j]))
        for i, j in zip(pairs.en, pairs.ko, strict=True)
    ]

    def touch(at: int) -> bool:
        a, b, c, d = bounds[at]
        return bool(ko.place[c] - en.place[b - 1] == 1 or en.place[a] - ko.place[d - 1] == 1)

    weight = sum(probability[at] for at in chosen)
    share = sum(probability[at] for at in chosen if touch(at)) / (weight + 1)
    for at, (a, b, c, d) in enumerate(bounds):
        before = max(
            (p for (_, f, _, h), p in zip(bounds, probability, strict=True) if (f, h) == (a, c)),
            default=0,
        )
        after = max(
            (p for (e, _, g, _), p in zip(bounds, probability, strict=True) if (e, g) == (b, d)),
            default=0,
        )
        kept = crossed = 0.0
        for other in chosen:
            step, side = bounds[other][0] - a, bounds[other][2] - c
            if abs(step) <= NEARBY:
                kept += probability[other] * (step * side > 0)
                crossed += probability[other] * (step * side < 0)
        wanted = [
            before,
            after,
            touch(at) * share,
            (not touch(at)) * share,
            kept / (kept + crossed + 1),
        ]
        assert all(map(math.isclose, seen[at], wanted)), dict(zip(FEATURES, seen[at], strict=True))


def test_sides_of_two_documents_never_touch() -> None:
    en, ko = runs("en", [0, 1], places=[0, 1]), runs("ko", [0, 1], places=[3, 4])
    pairs = Candidates(np.array([1]), np.array([0]), np.zeros(1, np.float32), np.zeros((1, 0)))
    assert context_features(pairs, en, ko, np.ones(1))[0, FEATURES.index("beside")] == 0
