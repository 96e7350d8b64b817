"""A foreign name that one page spells in two ways: 쿠르스크 in the story, 쿠루스크 in a caption.

Two Korean words that differ in a letter are mostly two words. They are two spellings of a name where both sound
foreign and like one and the same English name of the page, and like no other one better.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from aligner.check.captions.grades import near
from aligner.check.names.foreign import foreignness
from aligner.check.names.sound import may_begin, score
from aligner.page.places import Lines, sentence_view
from aligner.page.sides import NOWHERE, Sides
from aligner.types import Finding, Sentence, Span

_RUN = re.compile(r"[가-힣]{3,}")
_NAME = re.compile(r"(?<![\w'’-])[A-Z][A-Za-z'’-]{3,}")
# Syllables that a foreign name begins with (쿠르스 1.6, 우즈베 1.6, 젤렌스 1.5) against Korean words (온실에 -0.1).
_FOREIGN = 0.0
# How alike a name sounds to its English: 쿠르스크 has 2.4 with Kursk, 쿠루스크 2.2, 마르크스 0.9 with Marx.
_SOUNDS = 0.8
# A page has some dozens of either; more are a list, and all of one against all of the other would take long.
_MOST = 300


class _Heard(NamedTuple):
    """A Korean name as it is written, with the English one that it sounds like, and where it stands first."""

    english: str
    korean: str
    sentence: Sentence
    start: int


def two_spellings(sides: Sides) -> Iterator[Finding]:
    """Names of a page in two spellings: the rarer one, and in ``other_span`` the other."""
    names = _english_names(s.text for s in sides.en.sentences if s.language == "en")
    heard: dict[str, dict[str, list[_Heard]]] = defaultdict(lambda: defaultdict(list))
    for each in _heard([s for s in sides.ko.sentences if s.language == "ko"], names):
        heard[each.english][each.korean].append(each)
    text = sides.ko.page.text
    lines = Lines(text)
    for english, forms in heard.items():
        for one, other in combinations(forms, 2):
            if len(one) == len(other) and one[-1] == other[-1] and near(one, other):
                rare, common = sorted((forms[one], forms[other]), key=_printed)
                yield _finding(english, rare[0], common[0], text, lines)


def _english_names(texts: Iterable[str]) -> list[str]:
    """The words with a capital that never stand without one, as far as they are few."""
    whole = " ".join(texts)
    small = set(re.findall(r"[a-z]{4,}", whole))
    found = dict.fromkeys(
        name.removesuffix("'s").removesuffix("’s") for name in _NAME.findall(whole)
    )
    return [name for name in found if name.lower() not in small][:_MOST]


def _heard(sentences: Sequence[Sentence], names: Sequence[str]) -> Iterator[_Heard]:
    """The Korean words that sound like an English name."""
    known: dict[str, tuple[str, str]] = {}
    for sentence in sentences:
        for run in _RUN.finditer(sentence.text):
            if foreignness(run[0][:3]) <= _FOREIGN:
                continue
            if run[0] not in known and len(known) < _MOST:
                known[run[0]] = _likeliest(run[0], names)
            english, korean = known.get(run[0], ("", ""))
            if english:
                yield _Heard(english, korean, sentence, run.start())


def _likeliest(run: str, names: Sequence[str]) -> tuple[str, str]:
    """The English name that a word begins with, and its letters in the word; empty if there is none."""
    found = max(
        (
            (score(name, run[:stop]), name, run[:stop])
            for name in names
            if may_begin(name, run)
            for stop in range(3, min(len(run), 9) + 1)
        ),
        default=(0.0, "", ""),
    )
    return found[1:] if found[0] >= _SOUNDS else ("", "")


def _printed(found: Sequence[_Heard]) -> int:
    """How often a spelling is printed."""
    return sum(1 + len(each.sentence.repeats) for each in found)


def _finding(english: str, one: _Heard, other: _Heard, text: str, lines: Lines) -> Finding:
    here, there = _place(one, text), _place(other, text)
    message = (
        f"The page spells {english} in two ways: “{one.korean}” in line {lines.place(here.start)[0]},"
        f" “{other.korean}” in line {lines.place(there.start)[0]}."
    )
    return Finding("name-spelling", "warning", message, NOWHERE, here, there)


def _place(heard: _Heard, text: str) -> Span:
    view = sentence_view(heard.sentence.text, text, heard.sentence.span)
    return view.span(heard.start, heard.start + len(heard.korean))
