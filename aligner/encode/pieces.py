"""Texts to the pieces of a SentencePiece model: cut after sentences, and which pieces are frequent."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from aligner.encode.network import Integers

# The longest piece has 16 characters, so this many hold at least one token each 16; a page in one line
# costs no more than this.
_LONGEST_PIECE = 16
# Where a segment of a text ends: after a sentence's full stop and whatever closes with it.
_SEAM = re.compile(r"(?<=[.!?…。])[\"”’')\]」』》]{0,3}\s+")
_SYLLABLE = re.compile("[가-힣]")
_BLANK = "\N{LOWER ONE EIGHTH BLOCK}"  # begins the pieces that begin a word


def load_tokenizer(folder: Path) -> Any:  # noqa: ANN401 (sentencepiece has no types)
    """The folder's SentencePiece model."""
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))


def frequent(tokenizer: Any, count: int) -> Integers:  # noqa: ANN401
    """The ``count`` most frequent pieces of Korean, and as many of English, by the probabilities of the model.

    A piece of Korean has a syllable in it, one of English is ASCII.
    """
    every = list(range(tokenizer.get_piece_size()))
    pieces, scores = tokenizer.id_to_piece(every), tokenizer.get_score(every)
    order = sorted(every, key=scores.__getitem__, reverse=True)
    korean = [at for at in order if _SYLLABLE.search(pieces[at])]
    english = [at for at in order if pieces[at].removeprefix(_BLANK).isascii()]
    return np.array(korean[:count] + english[:count], np.intp)


def segments(tokenizer: Any, text: str, limit: int) -> list[list[int]]:  # noqa: ANN401
    """The text cut after its sentences, each segment as begin mark, pieces, end mark.

    Together at most ``limit`` ids, not counting marks inside the text.
    """
    text = well_formed(text[: limit * _LONGEST_PIECE])
    bounds = [0, *(seam.end() for seam in _SEAM.finditer(text)), len(text)]
    parts = [text[start:stop] for start, stop in pairwise(bounds) if stop > start] or [""]
    found, left = [], limit - 2
    for pieces in map(tokenizer.encode, parts):  # a list at once would start threads: 0.1 ms a text
        found.append([tokenizer.bos_id(), *pieces[:left], tokenizer.eos_id()])
        left -= len(pieces)
        if left <= 0:
            break
    return found


def well_formed(text: str) -> str:
    r"""The text with a question mark for each lone surrogate, which no tokeniser takes.

    >>> well_formed("a \ud800 b")
    'a ? b'
    """
    return text.encode("utf-8", "replace").decode()
