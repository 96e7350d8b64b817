"""A name that one page spells in two ways: 쿠르스크 in the story, 쿠루스크 in a caption; Cameroon and Cameroun.

Two Korean words that differ in a letter are mostly two words. They are two spellings of a name where both sound
foreign and like one and the same English name of the page, and like no other one better. Two English words are where both
sound like one Korean word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from aligner.check.names.alike import edits
from aligner.check.names.foreign import foreignness
from aligner.check.names.local_ko import behind, is_common, stem
from aligner.check.names.sound import may_begin, score
from aligner.check.names.table import known
from aligner.page.places import Lines, sentence_view
from aligner.page.sides import NOWHERE, Sides
from aligner.types import Finding, Sentence, Span

_RUN = re.compile(r"[가-힣]{2,}")
_NAME = re.compile(r"(?<![\w'’-])[A-Z][A-Za-z'’-]{3,}")
# Syllables that a foreign name begins with (쿠르스 1.6, 우즈베 1.6, 젤렌스 1.5) against Korean words (온실에 -0.1).
_FOREIGN = 0.0
# How alike a name sounds to its English: 쿠르스크 has 2.4 with Kursk, 쿠루스크 2.2, 마르크스 0.9 with Marx.
_SOUNDS = 0.8
# ... where little else tells that it is one name: 체벳 and 채벳 have 1.9 with Chebet; on 231 pages no two words with more
# were two names (시아 and 시카 have 1.2 with Shika).
_SURELY = 1.5
# Letters that tell two spellings of a name of so many syllables apart.
_APART = {2: 1, 3: 2}
_APART_LONG = 3
# An English name of fewer letters differs in one from too many.
_LONG = 5
# A page has some dozens of either; more are a list, and all of one against all of the other would take long.
_MOST = 300


class _Heard(NamedTuple):
    """A name as it is written, and where it stands."""

    name: str
    sentence: Sentence
    start: int


def two_spellings(sides: Sides) -> Iterator[Finding]:
    """Names of a page in two spellings: the rarer one, and in ``other_span`` the other."""
    english = _english_names(s for s in sides.en.sentences if s.language == "en")
    told = _read([s for s in sides.ko.sentences if s.language == "ko"], list(english))
    text = sides.ko.page.text
    for name, one, other in _in_korean(told, list(english)):
        first, second = _rarer(told[one], told[other])
        message, here, there = _two_ways(name, first, second, text)
        yield Finding("name-spelling", "warning", message, NOWHERE, here, there)
    text = sides.en.page.text
    for name, one, other in _in_english(list(english), list(told)):
        first, second = _rarer(english[one], english[other])
        if first.sentence is second.sentence:
            continue  # meant: Cameroon, in German Cameroun
        message, here, there = _two_ways(name, first, second, text)
        yield Finding("name-spelling", "warning", message, here, NOWHERE, there)


def _english_names(sentences: Iterable[Sentence]) -> dict[str, list[_Heard]]:
    """The words with a capital that never stand without one, as far as they are few."""
    found: dict[str, list[_Heard]] = defaultdict(list)
    small: set[str] = set()
    for sentence in sentences:
        small.update(re.findall(r"[a-z]{4,}", sentence.text))
        for match in _NAME.finditer(sentence.text):
            name = match[0].removesuffix("'s").removesuffix("’s").rstrip("'’")
            found[name].append(_Heard(name, sentence, match.start()))
    names = [name for name in found if name.lower() not in small]
    return {name: found[name] for name in names[:_MOST]}


def _read(sentences: Sequence[Sentence], names: Sequence[str]) -> dict[str, list[_Heard]]:
    """The Korean words that sound like one of the English names, without their particles."""
    sounds: dict[str, str] = {}
    out: dict[str, list[_Heard]] = defaultdict(list)
    for sentence in sentences:
        for run in _RUN.finditer(sentence.text):
            if max(foreignness(word[:3]) for word in (run[0], stem(run[0]))) <= _FOREIGN:
                continue
            if run[0] not in sounds and len(sounds) < _MOST:
                sounds[run[0]] = _name_in(run[0], names)
            if korean := sounds.get(run[0]):
                out[korean].append(_Heard(korean, sentence, run.start()))
    return out


def _name_in(run: str, names: Sequence[str]) -> str:
    """What of a word sounds like an English name, particles behind it; empty if nothing does."""
    found = max(
        (
            (score(name, run[:stop]), run[:stop])
            for name in names
            if may_begin(name, run)
            for stop in range(2, min(len(stem(run)), 9) + 1)
            if behind().match(run, stop)
        ),
        default=(0.0, ""),
    )
    return found[1] if found[0] >= _SOUNDS else ""


def _in_korean(words: Iterable[str], names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """An English name, and two Korean words that spell it."""
    by_name: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for word in words:
        value, name = max((score(name, word), name) for name in names if may_begin(name, word))
        by_name[name].append((word, value))
    for name, forms in by_name.items():
        for (one, by_one), (other, by_other) in combinations(forms, 2):
            if _is_variant(one, other, min(by_one, by_other)):
                yield name, one, other


def _is_variant(one: str, other: str, sound: float) -> bool:
    """Whether two words that sound like one name, at least so much, are spellings of it."""
    short = min(len(one), len(other))
    if one.startswith(other) or other.startswith(one) or stem(one) == stem(other):
        return False
    if len(one) == len(other) and one[:-1] == other[:-1]:
        return False  # 젤렌스키 and 젤렌스카
    if _are_two_things(one, other):
        return False
    if short == 2 and (sound < _SURELY or is_common(one, one) or is_common(other, other)):
        return False
    apart = _APART.get(short, _APART_LONG) + (short == 2 and len(one) != len(other))
    a, b = unicodedata.normalize("NFD", one), unicodedata.normalize("NFD", other)
    return edits(a, b, apart) <= apart


def _are_two_things(one: str, other: str) -> bool:
    """Whether the tables know both words as names of two things: 이란 and 이라크."""
    entities = [
        {e for form, told in known().korean.get(word[:2], ()) if form == word for e in told}
        for word in (one, other)
    ]
    return bool(entities[0] and entities[1]) and entities[0].isdisjoint(entities[1])


def _in_english(names: Sequence[str], words: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """A Korean word, and two English names that it spells."""
    for one, other in combinations((name for name in names if len(name) >= _LONG), 2):
        if one[0] != other[0] or _are_forms(one, other) or edits(one, other, 1) != 1:
            continue
        sound, korean = max(
            ((min(score(one, word), score(other, word)), word) for word in words),
            default=(0.0, ""),
        )
        if sound >= _SURELY:
            yield korean, one, other


def _are_forms(one: str, other: str) -> bool:
    """Whether two names are forms of one: Korea, Korean; Gyodong, Gyo-dong; Blacks."""
    bare = {
        name.replace("-", "").lower().removesuffix("s").removesuffix("n") for name in (one, other)
    }
    return len(bare) == 1


def _rarer(one: Sequence[_Heard], other: Sequence[_Heard]) -> tuple[_Heard, _Heard]:
    """The first place of the spelling that is printed less often, and that of the other."""
    rare, common = sorted((one, other), key=_printed)
    return rare[0], common[0]


def _printed(found: Sequence[_Heard]) -> int:
    """How often a spelling is printed."""
    return sum(1 + len(each.sentence.repeats) for each in found)


def _two_ways(name: str, one: _Heard, other: _Heard, text: str) -> tuple[str, Span, Span]:
    """What a finding says, and the two places."""
    lines, here, there = Lines(text), _place(one, text), _place(other, text)
    message = (
        f"The page spells {name} in two ways: “{one.name}” in line {lines.place(here.start)[0]},"
        f" “{other.name}” in line {lines.place(there.start)[0]}."
    )
    return message, here, there


def _place(heard: _Heard, text: str) -> Span:
    view = sentence_view(heard.sentence.text, text, heard.sentence.span)
    return view.span(heard.start, heard.start + len(heard.name))
