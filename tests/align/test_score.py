"""The weights that come with the package belong to the features of the code and to the bundled encoder."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest

from aligner.align import bank, candidates, context
from aligner.align.score import CHOSEN, Logistic, probability
from aligner.encode import load_encoder

WEIGHTS = json.loads((resources.files("aligner.align") / "weights.json").read_text("utf8"))


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("alone", candidates.FEATURES),
        ("context", candidates.FEATURES + context.FEATURES),
        ("chosen", CHOSEN),
    ],
)
def test_each_feature_has_its_weight(part: str, names: tuple[str, ...]) -> None:
    assert tuple(WEIGHTS[part]["weights"]) == names


def test_weights_say_where_they_come_from() -> None:
    assert load_encoder().name in WEIGHTS["origin"]
    assert "tests.benchmarks.fit" in WEIGHTS["origin"]


def test_a_better_pair_never_scores_lower() -> None:
    """A margin, an order kept, a fitting length: each can only help."""
    for name in ("margin_en", "margin_ko", "drop", "add", "before", "after", "in_order"):
        assert WEIGHTS["context"]["weights"][name] > 0
    for name in ("length", "extra", "apart"):
        assert WEIGHTS["context"]["weights"][name] < 0
    assert WEIGHTS["chosen"]["weights"]["log_odds"] > 0


def test_stored_bank_is_what_the_encoder_gives() -> None:
    encoder = load_encoder()
    stored, fresh = bank.bank_of(encoder), bank.encode_bank(encoder)
    assert bank._stored_bank(encoder) is not None
    assert np.allclose(stored.en, fresh.en, atol=1e-3)
    assert np.allclose(stored.ko, fresh.ko, atol=1e-3)


def test_bank_has_as_many_different_sentences_of_each_language() -> None:
    english, korean = bank.bank_texts("en"), bank.bank_texts("ko")
    assert len(set(english)) == len(set(korean)) == 200


def test_log_odds_become_probabilities() -> None:
    model = Logistic(np.array([2.0]), -1.0)
    odds = model.log_odds(np.array([[0.5], [1000.0], [-1000.0]]))
    assert np.allclose(probability(odds), [0.5, 1, 0])
