"""Learns what transcribed words look like in Hangul (aligner/check/names/foreign.json), and which words are common (common.txt).

    python -m models.build_foreign FOLDER     # FOLDER holds the lists named in build_names.py

Transcribed are the Korean sides of the name and loanword lists. Ordinary are the Korean stems of the other files that mostly
stand where no English word of their line sounds like them: a name in running text is thereby not taken for a
word. A logistic regression is fitted (AdaGrad, both classes weighing the same); marks seen in fewer than 15 words are left out.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from aligner.check.names.foreign import marks
from aligner.check.names.local_ko import stem
from aligner.check.names.sound import may_begin, score
from aligner.check.names.syllables import FAMILY
from aligner.check.names.words import word_set
from models.build_names import pairs

_FOLDER = Path(__file__).resolve().parents[1] / "aligner" / "check" / "names"
_ORDINARY = (
    "park_news_a", "korsts", "tatoeba_lovealpha", "ncsoft_context_dialog", "asp_stories", "udhr", "bible_krv_kjv",
    "opensource_guide", "mozilla_www", "react_docs", "vue_docs", "hf_course", "tldr_pages", "owasp_top10",
    "cncf_glossary", "twelve_factor",
)  # fmt: skip
# Mean weight of a letter (sound.score) above which a Korean word is heard in an English one of its line.
_HEARD = 0.3
_LONGEST = 8
_SELDOM = 2
# Marks in fewer words tell little: with 6 in place of 15, twice as many weights find .5 % more names.
_FEWEST = 15
_ROUNDS, _RATE, _DECAY = 12, 0.3, 2e-5


class Seen:
    """How often words stand in ordinary text: English in lower case and with a capital, Korean stems, and those heard."""

    def __init__(self) -> None:
        self.small, self.large = Counter[str](), Counter[str]()
        self.own, self.heard = Counter[str](), Counter[str]()

    def read(self, path: Path) -> None:
        """Counts the words of a file of pairs."""
        for line in path.read_text("utf-8").splitlines():
            en, ko = line.split("\t")[:2]
            for match in re.finditer("[A-Za-z]{4,}", en):
                self.small[match[0]] += match[0].islower()
                self.large[match[0].lower()] += match[0].istitle() and match.start() > 0
            told = set(re.findall("[A-Za-z]{3,}", en))
            for word in set(map(stem, re.findall("[가-힣]{2,}", ko))):
                if len(word) <= _LONGEST:
                    (self.heard if _is_heard(word, told) else self.own)[word] += 1


def _is_heard(word: str, told: set[str]) -> bool:
    return any(may_begin(one, word) and score(one, word) > _HEARD for one in told)


def fitted(names: list[str], words: list[str]) -> dict[str, float]:
    """The weight of each mark; that of the empty mark is the constant."""
    counts = Counter(mark for word in (*names, *words) for mark in set(marks(word)))
    rows = [
        (["", *(mark for mark in marks(word) if counts[mark] >= _FEWEST)], label)
        for label, group in ((1, names), (0, words))
        for word in group
    ]
    each = {1: len(rows) / 2 / len(names), 0: len(rows) / 2 / len(words)}
    weights, squares = defaultdict[str, float](float), defaultdict[str, float](float)
    dice = random.Random(1)  # noqa: S311  no secret hangs on it
    for _ in range(_ROUNDS):
        dice.shuffle(rows)
        for row, label in rows:
            value = sum(weights[mark] for mark in row)
            slope = (1 / (1 + math.exp(-max(-30.0, min(30.0, value)))) - label) * each[label]
            for mark in row:
                step = slope + _DECAY * weights[mark] * len(rows) / counts.get(mark, len(rows))
                squares[mark] += step * step
                weights[mark] -= _RATE * step / math.sqrt(squares[mark] + 1e-9)
    return {mark: round(value, 2) for mark, value in sorted(weights.items()) if abs(value) > 0.05}


def common(seen: Seen, table: dict[str, float], loans: set[str]) -> str:
    """Two lines: English words and Korean stems of ordinary text that a capital or a sound would make names.

    A stem that is mostly heard in the English is a name there, unless it is one of the ``loans``, which all are common.
    """
    english = {w for w, n in seen.small.items() if n > _SELDOM and seen.large[w] < 2 * n}
    korean = [
        word
        for word in {*seen.own, *seen.heard, *loans}
        if (word in loans or seen.own[word] > max(_SELDOM, seen.heard[word]))
        and _is_mistakable(word, table)
    ]
    return " ".join(sorted(english)) + "\n" + " ".join(sorted(korean)) + "\n"


def _is_mistakable(word: str, table: dict[str, float]) -> bool:
    """Whether a Korean stem looks like a transcribed name, or like a person's."""
    if len(word) in (2, 3) and word[0] in FAMILY and word_set("given_ko").issuperset(word[1:]):
        return True
    return table[""] + sum(table.get(mark, 0.0) for mark in marks(word)) > -2


def main() -> None:
    """Writes both files from the lists of the folder named on the command line."""
    folder = Path(sys.argv[1])
    listed = [(en, ko) for en, ko in pairs(folder) if 1 < len(ko) <= _LONGEST]
    names = sorted({ko for _, ko in listed})
    loans = {ko for en, ko in listed if en.islower()} - {ko for en, ko in listed if en.istitle()}
    seen = Seen()
    for name in _ORDINARY:
        seen.read(folder / f"{name}.tsv")
    ordinary = {w for w, n in seen.own.items() if n > 2 * seen.heard[w]}
    table = fitted(names, sorted(ordinary.difference(names)))
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"), indent=0)
    (_FOLDER / "foreign.json").write_text(text + "\n", "utf-8")
    (_FOLDER / "common.txt").write_text(common(seen, table, loans), "utf-8")


if __name__ == "__main__":
    main()
