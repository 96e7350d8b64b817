"""The encoders on this machine: which there are, whether they are whole, how good and how fast they are."""

from __future__ import annotations

from aligner.shelf.card import card_of, facts_of
from aligner.shelf.installed import Installed, bundled, hub_models, in_folder
from aligner.shelf.retrieval import Retrieval, retrieval
from aligner.shelf.score import ModelScore, score_apart, score_model
from aligner.shelf.verify import problems_of

__all__ = [
    "Installed",
    "ModelScore",
    "Retrieval",
    "bundled",
    "card_of",
    "facts_of",
    "hub_models",
    "in_folder",
    "problems_of",
    "retrieval",
    "score_apart",
    "score_model",
]
