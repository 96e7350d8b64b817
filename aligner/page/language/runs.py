"""Which language a text is in, and where the language changes inside one line.

Each word of a line costs something under each language (a Hangul word in an English run, a lower-case
Latin word in a Korean one), and each change of language costs something too: little at the end of a
sentence, much between two plain words. The cheapest labelling wins (Viterbi 1967; three labels, so
linear time). What a word and a change cost is told in costs.py, where a change may be in
script_words.py.
"""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.page.language.costs import HAN, HANGUL, KANA_AND_OTHER, LATIN
from aligner.page.language.script_words import Word, words
from aligner.types import Language

# A Hangul syllable says about as much as 2.5 Latin letters: with this weight 1,200 of 1,200 news lines
# and 19 of 20 short captions came out right (the best library had 17 of the 20).
_HANGUL_WEIGHT = 2.5
_HANGUL = re.compile(f"[{HANGUL}]+")
_LATIN = re.compile(f"[{LATIN}]+")
_OTHER = re.compile(f"[{KANA_AND_OTHER}{HAN}]+")
# What stands between two runs and belongs to neither, with its blanks.
_SEPARATORS = tuple("|/·-—–─•→⇒=>»:")
_SEPARATORS_BEFORE = re.compile(r"(?:\s|[|/·—–─•→⇒=>»:-](?=\s))+")
# "KO: ", "English: ", "[영] " say only what the run's own letters say.
_NAMED = re.compile(
    r"(?:KOR?|ENG?|KR|Korean|English|한|영|한글|영어|한국어|국문|영문) ?[:：] ?|[\[(<](?:KOR?|ENG?|KR|Korean|English|한|영|한글|영어|한국어|국문|영문)[\])>] ?"
)
_FIGURE_CELL = re.compile(r"[\d\s:.,~-]+\|\s*")  # "13:30 | Registration"
_ENGLISH, _KOREAN, _NEITHER = 0, 1, 2
_REMEMBERED = 1000  # characters of a line at most, as in credits/strip.py


def language_of(text: str) -> Language | None:
    """The language of most of ``text`` by its script; ``None`` when it is in neither.

    >>> language_of("K-pop 그룹"), language_of("A hanok (한옥)"), language_of("2024. 12. 17.")
    ('ko', 'en', None)
    """
    if text.isascii():
        return "en" if _LATIN.search(text) else None
    hangul = _HANGUL_WEIGHT * len("".join(_HANGUL.findall(text)))
    latin = len("".join(_LATIN.findall(text)))
    if hangul:
        return "ko" if hangul >= latin else "en"
    other = _HANGUL_WEIGHT * len("".join(_OTHER.findall(text)))
    return "en" if latin and latin >= other else None


def language_runs(text: str) -> list[tuple[int, int, Language]]:
    """Half-open ranges of ``text`` in one language each, in order, without blanks at their ends.

    Names, acronyms and figures inside a Korean sentence are Korean; Korean names, glosses and short
    quotations inside an English one are English. Text in neither language is in no run.

    >>> language_runs("갔다.The well is deep.")
    [(0, 3, 'ko'), (3, 20, 'en')]
    """
    if not (_HANGUL.search(text) and _LATIN.search(text)) and not _OTHER.search(text):
        language = language_of(text)
        whole = (len(text) - len(text.lstrip()), len(text.rstrip()))
        return [(*whole, language)] if language else []
    return list(_known_mixed(text) if len(text) <= _REMEMBERED else _mixed_runs(text))


def _mixed_runs(text: str) -> list[tuple[int, int, Language]]:
    """The runs of a text that holds letters of more than one script."""
    found = words(text)
    stretches = _stretches(_labels(found))
    runs: list[tuple[int, int, Language]] = []
    for index, (first, last, label) in enumerate(stretches):
        if label == _NEITHER:
            continue
        start, stop = found[first].start, found[last].stop
        if len(stretches) > 1:
            start, stop = _trim(
                text, start, stop, first=index == 0, last=index + 1 == len(stretches)
            )
        letters = _LATIN if label == _ENGLISH else _HANGUL
        if letters.search(text, start, stop):
            runs.append((start, stop, "en" if label == _ENGLISH else "ko"))
    return runs


_known_mixed = lru_cache(maxsize=256)(_mixed_runs)  # a line is asked about up to three times


def _labels(found: list[Word]) -> list[int]:
    """The cheapest label of each word."""
    english = korean = neither = 0.0  # the cheapest labelling so far that ends in each label
    back: list[tuple[int, int, int]] = []
    for _, _, cost, leave in found:
        # The cheapest change to another label; of equal ones English, then Korean.
        changed, source = english + leave[0], _ENGLISH
        if korean + leave[1] < changed:
            changed, source = korean + leave[1], _KOREAN
        if neither + leave[2] < changed:
            changed, source = neither + leave[2], _NEITHER
        came_english, came_korean, came_neither = _ENGLISH, _KOREAN, _NEITHER
        if changed < english:
            english, came_english = changed, source
        if changed < korean:
            korean, came_korean = changed, source
        if changed < neither:
            neither, came_neither = changed, source
        back.append((came_english, came_korean, came_neither))
        english += cost[0]
        korean += cost[1]
        neither += cost[2]
    label = min((english, _ENGLISH), (korean, _KOREAN), (neither, _NEITHER))[1]
    labels = []
    for came in reversed(back):
        labels.append(label)
        label = came[label]
    return labels[::-1]


def _stretches(labels: list[int]) -> list[tuple[int, int, int]]:
    """(first, last, label) of each stretch of equal labels."""
    found: list[tuple[int, int, int]] = []
    for index, label in enumerate(labels):
        if found and found[-1][2] == label:
            found[-1] = (found[-1][0], index, label)
        else:
            found.append((index, index, label))
    return found


def _trim(text: str, start: int, stop: int, *, first: bool, last: bool) -> tuple[int, int]:
    """The run without what stands between it and its neighbours, and without a leading cell of figures."""
    cell = _FIGURE_CELL.match(text, start, stop)
    if cell:
        start = cell.end()
    before = _SEPARATORS_BEFORE.match(text, start, stop)
    if before and not first:
        start = before.end()
    named = _NAMED.match(text, start, stop)
    if named and named.end() < stop:
        start = named.end()
    piece = text[start:stop].rstrip()
    if not last and piece[-1:] == "/":
        piece = piece[:-1].rstrip()
    while not last and piece[-1:] in _SEPARATORS and piece[-2:-1].isspace():
        piece = piece[:-1].rstrip()
    return start, start + len(piece)
