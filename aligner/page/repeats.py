"""What is printed twice: the same sentences at two places are one unit with two places.

News pages print a caption below the picture and again as its alternative text, and a headline in the
title, above the text and in lists. To an aligner each copy would be a rival of the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from aligner.types import Kind, Sentence, Span

# Shorter sentences ("Why?", "예.") are often said twice on purpose; they count as copies only when
# their whole block is one. Characters without blanks.
MIN_CHARS = 15

_DOUBLE, _SINGLE = re.compile("[“”„‟«»〝〞＂「」『』]"), re.compile("[‘’‚‛`´＇]")
_FIRST = re.compile(
    r"[\w(\[]"
)  # what a sentence may begin with, and beside letters and figures end with
_LAST = frozenset("_)]%")
# The copy that tells more about what the sentence is.
_TELLING: dict[Kind, int] = {"body": 0, "headline": 1, "caption": 2, "furniture": -1}


def fold_repeats(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences without later copies, whose places become ``repeats`` of the first ones.

    ``sentences`` are in page order. A block is a copy when its sentences are those of an earlier one,
    a single sentence when it has more than :data:`MIN_CHARS` characters. Blanks, the form of quotation
    marks and punctuation around the sentence do not count; credits are not part of a sentence.
    """
    first = _first_places([(s.language, repeat_key(s.text)) for s in sentences], sentences)
    copies: dict[int, list[Sentence]] = {}
    for sentence, at in zip(sentences, first, strict=True):
        copies.setdefault(at, []).append(sentence)
    return tuple(_folded(places) for _, places in sorted(copies.items()))


def repeat_key(text: str) -> str:
    """What two copies of a sentence have in common.

    >>> repeat_key("“He left,” she said.") == repeat_key('"He left," she said')
    True
    """
    bare = "".join(_SINGLE.sub("'", _DOUBLE.sub('"', text)).split())
    first = _FIRST.search(bare)
    start, stop = first.start() if first else len(bare), len(bare)
    while stop > start and not (bare[stop - 1].isalnum() or bare[stop - 1] in _LAST):
        stop -= 1
    return bare[start:stop]


def _first_places(keys: Sequence[tuple[str, str]], sentences: Sequence[Sentence]) -> list[int]:
    """For each sentence the index of its first copy, which may be itself."""
    first = list(range(len(sentences)))
    blocks: dict[tuple[tuple[str, str], ...], int] = {}
    singles: dict[tuple[str, str], int] = {}
    for _, group in groupby(range(len(sentences)), key=lambda i: sentences[i].block):
        members = list(group)
        whole = blocks.setdefault(tuple(keys[i] for i in members), members[0])
        for nth, i in enumerate(members):
            if whole < members[0]:
                first[i] = first[whole + nth]
            elif len(keys[i][1]) > MIN_CHARS:
                first[i] = singles.setdefault(keys[i], i)
    return first


def _folded(places: Sequence[Sentence]) -> Sentence:
    """The first of the copies with the places of the others."""
    if len(places) == 1:
        return places[0]
    kind = max((s.kind for s in places), key=_TELLING.__getitem__)
    spans: tuple[Span, ...] = tuple(s.span for s in places[1:])
    return replace(places[0], kind=kind, repeats=spans)
