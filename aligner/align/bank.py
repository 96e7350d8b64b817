"""A bank of unrelated sentences: what "similar by chance" means for a sentence.

The neighbours on a page tell how similar a sentence is to what is not its translation. A page of two
sentences has no neighbours to speak of; the bank stands in for them, so that a score means the same on
a page of one sentence a side as on a page of 500 (Thompson and Koehn 2019 normalise their costs by
random sentences to the same end).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources

import numpy as np

from aligner.align.runs import Floats
from aligner.encode import Encoder

# Vectors of the bundled encoder, made by ``python -m tests.benchmarks.fit --bank``, so that a cold
# run need not encode 400 sentences for a page of forty.
STORED = "bank.npz"

# The page's own mean is trusted like that of a page of this many sentences of the bank: the mean of
# five captions says more about their subject than about the language. From the prototype, where it
# took the gain of centring on full translations without its loss on sparse pages.
WEIGHT_OF_BANK = 100

# The level of a run is its mean cosine with so many nearest sentences of the bank, as in the margin
# criterion of Artetxe and Schwenk (2019), k = 4.
NEAREST = 4


@dataclass(frozen=True, slots=True, eq=False)
class Bank:
    """Vectors of unrelated sentences in both languages. Shapes: (b, d), (c, d)."""

    en: Floats
    ko: Floats


def bank_texts(language: str) -> tuple[str, ...]:
    """The sentences of the bank in ``en`` or ``ko``."""
    file = resources.files("aligner.align") / f"bank.{language}.txt"
    return tuple(file.read_text(encoding="utf8").splitlines())


def fingerprint(encoder_name: str) -> str:
    """What stored vectors depend on: the encoder and the sentences."""
    text = "\n".join([encoder_name, *bank_texts("en"), *bank_texts("ko")])
    return hashlib.sha256(text.encode()).hexdigest()


_banks: dict[tuple[str, int], Bank] = {}


def bank_of(encoder: Encoder) -> Bank:
    """The bank in the vectors of ``encoder``, which its name stands for: read or encoded once."""
    key = encoder.name, encoder.dimension
    if key not in _banks:
        _banks[key] = _stored_bank(encoder) or encode_bank(encoder)
    return _banks[key]


def _stored_bank(encoder: Encoder) -> Bank | None:
    """The bank that comes with the package, if it is of this encoder and of these sentences."""
    file = resources.files("aligner.align") / STORED
    if file.is_file():
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as stored:
            if str(stored["fingerprint"]) == fingerprint(encoder.name):
                return Bank(stored["en"].astype(np.float32), stored["ko"].astype(np.float32))
    return None


def encode_bank(encoder: Encoder) -> Bank:
    """The bank, encoded now."""
    return Bank(encoder.encode(bank_texts("en")), encoder.encode(bank_texts("ko")))


def centred(vectors: Floats, singles: int, bank: Floats) -> tuple[Floats, Floats]:
    """Run and bank vectors of one language less their common mean, of unit length.

    The mean is that of the page's ``singles`` (its first rows), shrunk towards the bank's. Taking it
    away removes what all sentences of a language share, which no translation shares with them.
    """
    total = vectors[:singles].sum(axis=0) + WEIGHT_OF_BANK * bank.mean(axis=0)
    mean = total / (singles + WEIGHT_OF_BANK)
    return _unit(vectors - mean), _unit(bank - mean)


def chance(vectors: Floats, bank: Floats) -> Floats:
    """How similar each vector is to its nearest unrelated sentences. Shape: (r,)."""
    nearest = np.partition(vectors @ bank.T, -NEAREST, axis=1)[:, -NEAREST:]
    level: Floats = nearest.mean(axis=1)
    return level


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Floats = vectors / np.maximum(lengths, 1e-9)
    return unit
