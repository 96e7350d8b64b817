"""A few texts and the vectors that a folder had for them when it was made: what a later copy must still give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from aligner.encode.encoder import Encoder, Vectors
from aligner.encode.files import read_json
from aligner.errors import ModelError

FILE = "probe.json"
# Every kind of text that takes another path: both languages, figures, hanja, a rare syllable, nothing, many tokens.
TEXTS = (
    "",
    "The ferry to Ulleung Island left Pohang at noon on Monday.",
    "울릉도행 여객선이 월요일 정오 포항을 출발했다.",
    "35,000명 (3만5천여 명), US$1.2 billion, 大統領",
    "곰이 갓 구운 빵을 훔쳐 갔다.",
    "바다 " * 600,
)
# Digits that are kept, and how far another machine's arithmetic may be off: of two processors and numpy 1.26 and 2.4
# no number differed by more than 4e-7.
_DIGITS = 5
TOLERANCE = 1e-4


def write_probe(folder: Path, encoder: Encoder) -> None:
    """Record what the encoder gives for :data:`TEXTS` in the folder."""
    vectors = [[round(float(x), _DIGITS) for x in row] for row in encoder.encode(TEXTS)]
    lines = ",\n".join(json.dumps(row) for row in vectors)
    texts = json.dumps(TEXTS, ensure_ascii=False)
    (folder / FILE).write_text(
        f'{{"texts": {texts},\n"vectors": [\n{lines}]}}\n', encoding="utf-8", newline="\n"
    )


def read_probe(folder: Path) -> tuple[list[str], Vectors] | None:
    """Recorded texts and vectors; None where the folder records none.

    Raises :class:`ModelError` for a file that holds something else.
    """
    if not (folder / FILE).is_file():
        return None
    recorded: Any = read_json(folder / FILE)
    try:
        texts = [str(text) for text in recorded["texts"]]
        vectors = np.array(recorded["vectors"], dtype=np.float32)
    except (KeyError, TypeError, ValueError) as error:
        raise _no_probe(folder) from error
    if vectors.ndim != 2 or len(vectors) != len(texts):
        raise _no_probe(folder)
    return texts, vectors


def _no_probe(folder: Path) -> ModelError:
    return ModelError(f"{folder / FILE} holds no texts with a vector each.", fix="Copy it anew.")


def drift(encoder: Encoder, texts: list[str], vectors: Vectors) -> float:
    """The largest difference of a number to what is recorded; infinite where the vectors have another length."""
    if vectors.shape[1] != encoder.dimension:
        return float("inf")
    return float(np.abs(encoder.encode(texts) - vectors).max(initial=0))
