"""Any SentenceTransformer as an encoder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from aligner.encode.encoder import Vectors
from aligner.encode.pieces import well_formed
from aligner.encode.prompts import prompt_for
from aligner.errors import ModelError


class SentenceTransformerEncoder:
    """A local folder that :func:`aligner.encode.load.load_encoder` has looked at, in torch.

    ``prompt`` is put before each text. A text for which the model has nothing, such as an empty one for an
    average of word vectors, gets the vector whose numbers are all equal.
    """

    def __init__(self, folder: Path, *, name: str, prompt: str | None = None) -> None:
        """Raises :class:`ModelError` when sentence-transformers cannot load the folder."""
        from safetensors import SafetensorError
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(
                str(folder),
                trust_remote_code=False,
                local_files_only=True,
                model_kwargs={"use_safetensors": True},
            )
        # What the library lets through of what is wrong with a folder; each kind was seen (tests/encode/test_load.py).
        except (
            AttributeError,
            ImportError,
            LookupError,
            OSError,
            RuntimeError,
            SafetensorError,
            TypeError,
            ValueError,
        ) as error:
            raise ModelError(
                f"sentence-transformers cannot load {folder}: {error}",
                fix="Copy the model anew, or take another.",
            ) from error
        self.name = name
        self.prompt = prompt_for(name, dict(self._model.prompts)) if prompt is None else prompt
        self.dimension = self.encode([""]).shape[1]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length. Shape: (len(texts), dimension)."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        found = self._model.encode(
            [well_formed(text) for text in texts],
            prompt=self.prompt,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        vectors = np.asarray(found, dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        usable = np.isfinite(lengths) & (lengths > 0)
        equal = np.float32(1 / np.sqrt(vectors.shape[1]))
        return np.where(usable, vectors / np.where(usable, lengths, 1), equal)
