"""The pieces of words: none that is never used, and one for every Hangul syllable.

The tokeniser of USE knows 721 of the 11,172 syllables by themselves; the others became one and the same
"unknown". Each gets a piece with a score below all others, so texts without them are cut as before, and a
row that begins where "unknown" is, moved a little towards what its letters tell.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

FIRST, COUNT = ord("가"), 11_172
INITIALS, VOWELS, FINALS = 19, 21, 28  # the last counts "none"
# Below the lowest score of a piece and above that of "unknown", which is 10 below the lowest.
_BELOW = 1.0
_RIDGE = 1.0


def jamo(syllable: str) -> tuple[int, int, int]:
    """Initial, vowel, final of a syllable by number.

    >>> jamo("가"), jamo("한")
    ((0, 0, 0), (18, 0, 4))
    """
    at = ord(syllable) - FIRST
    return at // (VOWELS * FINALS), at // FINALS % VOWELS, at % FINALS


def letters(syllables: list[str]) -> Floats:
    """One where a syllable has a letter in its place, and a constant. Shape: (n, 69)."""
    table = np.zeros((len(syllables), INITIALS + VOWELS + FINALS + 1), np.float32)
    for row, syllable in zip(table, syllables, strict=True):
        initial, vowel, final = jamo(syllable)
        row[[initial, INITIALS + vowel, INITIALS + VOWELS + final, -1]] = 1
    return table


def rows_by_letters(known: list[str], rows: Floats, wanted: list[str]) -> Floats:
    """Rows of syllables from those of others, by ridge regression on their letters."""
    features = letters(known)
    gram = features.T @ features + _RIDGE * np.eye(features.shape[1], dtype=np.float32)
    weights = np.linalg.solve(gram, features.T @ rows)
    found: Floats = (letters(wanted) @ weights).astype(np.float32)
    return found


def without_rare(model: bytes, used: set[int], count: int) -> tuple[bytes, list[int]]:
    """The SentencePiece model without ``count`` pieces that are not used, and which rows are left.

    The least likely go first. A piece of one character stays: without it a text would be unknown.
    """
    from sentencepiece.sentencepiece_model_pb2 import ModelProto  # type: ignore[attr-defined]

    proto: Any = ModelProto.FromString(model)
    normal = proto.pieces[0].NORMAL
    idle = [
        at
        for at, piece in enumerate(proto.pieces)
        if piece.type == normal and at not in used and len(piece.piece) > 1
    ]
    dropped = set(sorted(idle, key=lambda at: proto.pieces[at].score)[:count])
    kept = [at for at in range(len(proto.pieces)) if at not in dropped]
    pieces = [proto.pieces[at] for at in kept]
    del proto.pieces[:]
    proto.pieces.extend(pieces)
    proto.trainer_spec.vocab_size = len(proto.pieces)
    return bytes(proto.SerializeToString(deterministic=True)), kept


def add_syllables(model: bytes) -> tuple[bytes, list[str]]:
    """The SentencePiece model with the missing syllables at its end, and which they are."""
    from sentencepiece.sentencepiece_model_pb2 import ModelProto  # type: ignore[attr-defined]

    proto: Any = ModelProto.FromString(model)
    there = {piece.piece for piece in proto.pieces}
    added = [chr(at) for at in range(FIRST, FIRST + COUNT) if chr(at) not in there]
    score = min(piece.score for piece in proto.pieces) - _BELOW
    for syllable in added:
        proto.pieces.add(piece=syllable, score=score)
    proto.trainer_spec.vocab_size = len(proto.pieces)
    return bytes(proto.SerializeToString(deterministic=True)), added


def grown_table(pieces: list[str], table: Floats, added: list[str], unknown: int) -> Floats:
    """The table with rows for the added syllables: half "unknown", half what the letters tell."""
    at = {piece: i for i, piece in enumerate(pieces)}
    known = [chr(code) for code in range(FIRST, FIRST + COUNT) if chr(code) in at]
    told = rows_by_letters(known, table[[at[syllable] for syllable in known]], added)
    return np.concatenate([table, (told + table[unknown]) / 2])
