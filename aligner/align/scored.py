"""The two sides of a page with all that was found out about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from aligner.align.assign import choose
from aligner.align.bank import bank_of
from aligner.align.candidates import Candidates, make_candidates
from aligner.align.exchange import exchanged
from aligner.align.runs import Ints, Runs, make_runs
from aligner.align.score import (
    EVIDENCE,
    Doubles,
    Weights,
    chosen_features,
    fitted_weights,
    log_odds_in_context,
    probability,
)
from aligner.encode import Encoder
from aligner.types import Sentence

# Candidates with lower log-odds are never chosen; a caller's min_score cuts above this.
FLOOR = -2.0

# A sentence with its rank on the page.
Placed = tuple[int, Sentence]


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Runs (without vectors) and candidates of a page, the log-odds of each candidate, and which were chosen.

    ``seen`` are the features in context that the log-odds were made of. Shapes: ``seen`` (c, 5),
    ``odds`` (c,), ``chosen``, ``scores`` (k,): indexes of candidates in the order of their English
    side, and their probabilities; ``told`` (k, 2), what figures and names say of them.
    """

    en: Runs
    ko: Runs
    pairs: Candidates
    seen: Doubles
    odds: Doubles
    chosen: Ints
    scores: Doubles
    told: Doubles
    weights: Weights

    def features(self, candidates: Ints) -> Doubles:
        """All features of some candidates, by themselves and in context. Shape: (n, f)."""
        return np.concatenate([self.pairs.x[candidates], self.seen[candidates]], axis=1)


def score_sides(english: Sequence[Placed], korean: Sequence[Placed], encoder: Encoder) -> Scored:
    """Pairs the sentences of two sides, neither of which is empty."""
    en, ko = (
        make_runs([s for _, s in side], [place for place, _ in side], encoder)
        for side in (english, korean)
    )
    weights = fitted_weights()
    pairs = make_candidates(en, ko, bank_of(encoder))
    # All that counts of the vectors is in the candidates: 90 MB less for 10,000 sentences a side.
    en, ko = (replace(side, vectors=side.vectors[:0].copy()) for side in (en, ko))
    odds, seen = log_odds_in_context(pairs, en, ko, weights)
    chosen = exchanged(pairs, en, ko, odds, choose(pairs, en, ko, odds, floor=FLOOR))
    chosen = chosen[np.argsort(en.first[pairs.en[chosen]])]
    features = chosen_features(pairs, en, ko, odds, chosen)
    scores = probability(weights.chosen.log_odds(features))
    return Scored(en, ko, pairs, seen, odds, chosen, scores, features[:, EVIDENCE], weights)
