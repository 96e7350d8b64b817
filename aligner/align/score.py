"""From features to the probability that a candidate is a translation.

Two logistic regressions: one over what a pair shows by itself, one that adds what the page's other
pairs say. The second is applied twice, since it looks at the probabilities it makes. A third maps its
score to a probability for pairs that were chosen: being chosen is evidence, and so is being the only
pair of a page.
``python -m tests.benchmarks.fit`` makes the weights and writes where they come from beside them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from aligner.align.candidates import Candidates
from aligner.align.context import context_features
from aligner.align.evidence import evidence
from aligner.align.runs import Ints, Runs

Doubles = NDArray[np.float64]
WEIGHTS = "weights.json"
ROUNDS = 2

# What the probability of a chosen pair is made of. "company" is the root of the share of the smaller
# side's sentences that other, confident pairs explain, counted up to WELL_PAIRED. As far as there is no
# company, "choice" is the logarithm of how many pairs of sentences there are: the best of a thousand
# looks good by chance. "cosine" keeps company from vouching for two leftovers that are nothing to each
# other. "figures" and "names" are the evidence of both.
CHOSEN = ("log_odds", "company", "choice", "cosine", "figures", "names")
WELL_PAIRED = 0.4


@dataclass(frozen=True, slots=True, eq=False)
class Logistic:
    """A logistic regression: log-odds are ``x @ weights + bias``."""

    weights: Doubles
    bias: float

    def log_odds(self, x: Doubles) -> Doubles:
        """Shape: (n, f) -> (n,)."""
        odds: Doubles = x @ self.weights + self.bias
        return odds


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The fitted model: by itself, in context, and the calibration of the chosen.

    ``typical`` are the mean features in context of right pairs. Shape: (f,).
    """

    alone: Logistic
    context: Logistic
    chosen: Logistic
    typical: Doubles


@cache
def fitted_weights() -> Weights:
    """The weights that come with the package."""
    text = (resources.files("aligner.align") / WEIGHTS).read_text(encoding="utf8")
    parts = json.loads(text)
    return Weights(
        alone=_logistic(parts["alone"]),
        context=_logistic(parts["context"]),
        chosen=_logistic(parts["chosen"]),
        typical=np.array(list(parts["typical"].values()), float),
    )


def _logistic(part: dict[str, object]) -> Logistic:
    weights, bias = part["weights"], part["bias"]
    if not isinstance(weights, dict) or not isinstance(bias, float):
        raise TypeError(f"{WEIGHTS} is no file of weights")
    return Logistic(np.array(list(weights.values()), float), bias)


def probability(log_odds: Doubles) -> Doubles:
    """Log-odds as a probability."""
    return 1 / (1 + np.exp(-np.clip(log_odds, -50, 50)))


def log_odds(pairs: Candidates, en: Runs, ko: Runs, weights: Weights) -> Doubles:
    """The log-odds of each candidate, by itself and in the context of the page. Shape: (c,)."""
    odds, _ = log_odds_in_context(pairs, en, ko, weights)
    return odds


def log_odds_in_context(
    pairs: Candidates, en: Runs, ko: Runs, weights: Weights
) -> tuple[Doubles, Doubles]:
    """The same with the features in context that they were made of. Shapes: (c,), (c, 5)."""
    odds = weights.alone.log_odds(pairs.x)
    for _ in range(ROUNDS):
        seen = context_features(pairs, en, ko, probability(odds))
        odds = weights.context.log_odds(np.concatenate([pairs.x, seen], axis=1))
    return odds, seen


# Where the evidence of the texts stands in the features of chosen pairs.
EVIDENCE = slice(CHOSEN.index("figures"), CHOSEN.index("names") + 1)


def chosen_features(pairs: Candidates, en: Runs, ko: Runs, odds: Doubles, chosen: Ints) -> Doubles:
    """The features of :data:`CHOSEN` of the chosen pairs. Shape: (k, 6)."""
    confident = np.maximum(2 * probability(odds[chosen]) - 1, 0)
    others = confident.sum() - confident
    n, m = len(en.sentences), len(ko.sentences)
    room = max(1, min(n, m) - 1)
    company = np.sqrt(np.minimum(others / room / WELL_PAIRED, 1))
    told = [evidence(en.text(pairs.en[at]), ko.text(pairs.ko[at])) for at in chosen]
    return np.column_stack(
        [
            odds[chosen],
            company,
            (1 - company) * np.log(n * m),
            pairs.cosine[chosen],
            np.array(told, float).reshape(-1, 2),
        ]
    )
