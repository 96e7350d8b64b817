"""Sentences to vectors: the bundled encoder, or any SentenceTransformer."""

from __future__ import annotations

from aligner.encode.encoder import Encoder, PooledEncoder, Vectors, encode_runs
from aligner.encode.load import load_encoder

__all__ = ["Encoder", "PooledEncoder", "Vectors", "encode_runs", "load_encoder"]
