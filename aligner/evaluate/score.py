"""Scores predicted sentence pairs against gold, whoever split the sentences.

Both sides of a predicted pair are laid back over the gold sentences of the page, on text without
blanks, punctuation and case. A pair is *right* when its two sides cover exactly the same gold pairs,
and *overlapping* when they share at least one. A gold pair is *found* when right pairs cover at least
half of its letters on both sides. So an aligner that joins two neighbouring gold pairs loses nothing,
and one that cuts a pair in two gains nothing.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from aligner.evaluate.gold import GoldPage

NOT_A_LETTER = re.compile(r"[\W_]+")  # blanks, punctuation, symbols, format characters

# A predicted side counts as covering a gold sentence from this many letters on, or from half of the
# sentence if it is shorter: a stray neighbouring word must not turn a right pair into a wrong one.
ENOUGH_LETTERS = 6
# Text that stands nowhere as a whole is looked up piecewise, longest pieces first.
PIECE_LENGTHS = (40, 24, 14, 8)
# A sentence inside a longer text (a credit or a bullet was left on) is believed from this length on.
SHORTEST_INSIDE = 4


@dataclass(frozen=True, slots=True)
class PageScore:
    """Counts for one page, or summed over several.

    Of the predicted pairs ``tp`` are right and ``fp`` wrong, ``overlapping`` share at least one gold
    pair between their sides; of the ``total`` gold pairs ``found`` were found.

    >>> score = PageScore(tp=3, fp=1, found=2, total=4, overlapping=4)
    >>> score.precision, score.recall, round(score.f1, 2), score.overlap_precision
    (0.75, 0.5, 0.6, 1.0)
    """

    tp: int
    fp: int
    found: int
    total: int
    overlapping: int

    def __add__(self, other: PageScore) -> PageScore:
        """The counts of both."""
        return PageScore(
            self.tp + other.tp,
            self.fp + other.fp,
            self.found + other.found,
            self.total + other.total,
            self.overlapping + other.overlapping,
        )

    @property
    def precision(self) -> float:
        """Right pairs among the predicted ones; 0 when nothing was predicted."""
        return self.tp / max(1, self.tp + self.fp)

    @property
    def recall(self) -> float:
        """Found pairs among the gold ones; 0 when there are none."""
        return self.found / max(1, self.total)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def overlap_precision(self) -> float:
        """Predicted pairs whose sides share a gold pair, whatever else they hold."""
        return self.overlapping / max(1, self.tp + self.fp)


def letters(text: str) -> str:
    """What is compared of a text.

    >>> letters("“Ｕ.S. 3만 명”")
    'us3만명'
    """
    return NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", text)).lower()


@dataclass(frozen=True, slots=True)
class _Side:
    """The gold sentences of one language, as letters one behind the other.

    A sentence's id is its place in ``sentences``; ``starts`` holds where each begins in ``joined``.
    """

    sentences: tuple[str, ...]
    joined: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> _Side:
        sentences = tuple(map(letters, texts))
        starts = tuple(accumulate(map(len, sentences), initial=0))[:-1]
        return cls(sentences, "".join(sentences), starts)

    def at(self, position: int) -> int:
        """The id of the sentence that holds this letter of ``joined``."""
        return bisect_right(self.starts, position) - 1


def score_page(pairs: Iterable[tuple[str, str]], gold: GoldPage) -> PageScore:
    """Scores the predicted (English, Korean) pairs of one page; a repeated pair counts once."""
    english, korean = _sides(gold)
    tp = fp = overlapping = 0
    found_en: Counter[int] = Counter()
    found_ko: Counter[int] = Counter()
    for en, ko in dict.fromkeys(pairs):
        en_letters, ko_letters = _letters_by_id(english, en), _letters_by_id(korean, ko)
        en_ids, ko_ids = _covered(english, en_letters), _covered(korean, ko_letters)
        overlapping += bool(en_ids & ko_ids)
        if en_ids and en_ids == ko_ids:
            tp += 1
            found_en.update({id_: en_letters[id_] for id_ in en_ids})
            found_ko.update({id_: ko_letters[id_] for id_ in ko_ids})
        else:
            fp += 1
    found = sum(
        0 < len(en) <= 2 * found_en[id_] and 0 < len(ko) <= 2 * found_ko[id_]
        for id_, (en, ko) in enumerate(_pair_letters(english, korean, gold))
    )
    return PageScore(tp, fp, found, len(gold.pairs), overlapping)


def right_pairs(pairs: Iterable[tuple[str, str]], gold: GoldPage) -> list[bool]:
    """Whether each predicted pair is right: both sides cover exactly the same gold sentences."""
    english, korean = _sides(gold)
    right = []
    for en, ko in pairs:
        en_ids = _covered(english, _letters_by_id(english, en))
        right.append(bool(en_ids) and en_ids == _covered(korean, _letters_by_id(korean, ko)))
    return right


def _sides(gold: GoldPage) -> tuple[_Side, _Side]:
    """Both sides, numbered alike: a pair has one id on both, a sentence without partner on one."""
    english = [en for en, _ in gold.pairs] + list(gold.en_only)
    korean = [ko for _, ko in gold.pairs] + [""] * len(gold.en_only) + list(gold.ko_only)
    return _Side.of(english), _Side.of(korean)


def _pair_letters(english: _Side, korean: _Side, gold: GoldPage) -> Iterator[tuple[str, str]]:
    for id_ in range(len(gold.pairs)):
        yield english.sentences[id_], korean.sentences[id_]


def _covered(side: _Side, letters_by_id: Mapping[int, int]) -> set[int]:
    return {
        id_
        for id_, count in letters_by_id.items()
        if count >= min(ENOUGH_LETTERS, len(side.sentences[id_]) / 2)
    }


def _letters_by_id(side: _Side, text: str) -> dict[int, int]:
    """How many letters of each gold sentence a predicted text covers.

    The text is looked for as a whole; else whole gold sentences are looked for in it (it has a
    credit or a bullet too many); else its pieces are looked for (it has lost or changed letters).
    """
    wanted = letters(text)
    if len(wanted) < 2:
        return {}
    start = side.joined.find(wanted)
    counts = (
        _counts_of_range(side, start, start + len(wanted))
        if start >= 0
        else _counts_inside(side, wanted) or _counts_of_pieces(side, wanted)
    )
    return {id_: min(count, len(side.sentences[id_])) for id_, count in counts.items()}


def _counts_of_range(side: _Side, start: int, stop: int) -> dict[int, int]:
    counts: dict[int, int] = {}
    while start < stop:
        id_ = side.at(start)
        end = min(stop, side.starts[id_] + len(side.sentences[id_]))
        counts[id_] = end - start
        start = end
    return counts


def _counts_inside(side: _Side, wanted: str) -> dict[int, int]:
    return {
        id_: len(sentence)
        for id_, sentence in enumerate(side.sentences)
        if len(sentence) >= SHORTEST_INSIDE and sentence in wanted
    }


def _counts_of_pieces(side: _Side, wanted: str) -> dict[int, int]:
    for length in PIECE_LENGTHS:
        counts: Counter[int] = Counter()
        for piece in _pieces(wanted, length):
            position = side.joined.find(piece)
            if position >= 0:
                counts[side.at(position)] += len(piece)
        if counts:
            return dict(counts)
    return {}


def _pieces(text: str, length: int) -> Sequence[str]:
    """Pieces of this length, each overlapping the next by half; none of a shorter text."""
    return [text[at : at + length] for at in range(0, len(text) - length + 1, length // 2)]
