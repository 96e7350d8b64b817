"""Titles of works in quotation marks: "Parasite" is not '마더'.

A title is made of ordinary words, so it counts only in quotation marks, and only where both sides quote one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from aligner.check.names.foreign import foreignness
from aligner.check.names.read import Texts
from aligner.check.names.sound import score
from aligner.check.names.words import common_words
from aligner.types import Finding, Span

# What stands in quotation marks: a title has no more than some words. A single mark inside a word is an apostrophe.
_ENGLISH = re.compile(
    r"[\"“”](?P<a>[^\"“”]{1,60})[\"“”]|(?<![\w\"“”])[‘'](?P<b>[^‘’'\"“”]{1,60}(?:['’]s [^‘’'\"“”]{1,40})?)['’](?!\w)"
)
_KOREAN = re.compile(
    r"[‘'’](?P<a>[^‘’']{1,40})['’]|[<〈《「『](?P<b>[^<>〈〉《》「」『』]{1,40})[>〉》」』]|[\"“”](?P<c>[^\"“”]{1,40})[\"“”]"
)
_OUTSIDE = " ,.!?…-–:"
_PLAIN = re.compile(r"\A(?:the|an?)\s|[\W_]+")
# What a work is called; it stands before the title or behind it.
_WORK = (
    "영화|드라마|시리즈|예능|뮤지컬|연극|오페라|발레|소설|장편|단편|시집|책|신작|전작|노래|곡|앨범|타이틀곡|음반|싱글|애니메이션|다큐멘터리|작품"
    "|그림|웹툰|만화|게임|공연|사극|수록곡|판소리|창극"
)
_CALLED_BEFORE = re.compile(rf"(?:{_WORK}|감독의|작가의|주연의)[가-힣]?\s?\Z")
_CALLED_BEHIND = re.compile(
    rf"(?:의|이라는|라는)?\s?(?:{_WORK}|주연|출연진|배우들|한 장면|포스터|시사회|제작보고회|제작발표회|시즌)"
)
# Mean log-odds of the syllables from which a word is a transcribed one; the worst word of a title may have less.
_FOREIGN, _FOREIGN_WORST = 1.0, -0.5
# Mean weight of a letter above which two words may be one.
_ALIKE = -0.3


class Quoted(NamedTuple):
    """What stands in quotation marks: its place, its letters, and all the table has for it on the other side."""

    span: Span
    plain: str
    others: tuple[str, ...]


def work_findings(texts: Texts) -> Iterator[Finding]:
    """The only quoted title of each side without partner, if there is one on both, and they are other works.

    >>> [f.message for f in work_findings(Texts.read('A scene from "Parasite."', "영화 '마더'의 한 장면."))]
    ['The English has “Parasite”, the Korean “마더”: another work.']
    """
    own = list(_quoted(_ENGLISH, texts.en, _works()[0]))
    if not own or len(own) != len(others := list(_quoted(_KOREAN, texts.ko, _works()[1]))):
        return
    ko, en = _plain(texts.ko), _plain(texts.en)
    left = [one for one in own if one.plain not in ko and not any(o in ko for o in one.others)]
    free = [one for one in others if one.plain not in en and not any(o in en for o in one.others)]
    if len(left) != 1 or len(free) != 1 or not _is_other(left[0], free[0], texts):
        return
    one, other = left[0].span, free[0].span
    names = f"The English has “{one.of(texts.en)}”, the Korean “{other.of(texts.ko)}”"
    yield Finding("name-differs", "error", f"{names}: another work.", one, other)


def _is_other(one: Quoted, other: Quoted, texts: Texts) -> bool:
    """Whether two titles are other works: the table knows both, or one and the other is called a work, or by sound."""
    if one.others and other.others:
        return True
    if not _is_called(other.span, texts.ko):
        return False
    if one.others:
        return _tells(one.span.of(texts.en).lower().split(" "), common_words()[0])
    if other.others:
        return _tells(other.span.of(texts.ko).split(" "), common_words()[1])
    return _sounds_other(one, other, texts)


def _tells(told: Sequence[str], common: frozenset[str]) -> bool:
    """Whether a title is no ordinary word, which may be that of several works, or translated: Mother, 어머니."""
    return len(told) > 1 or told[0] not in common


def _is_called(span: Span, text: str) -> bool:
    """Whether the Korean says that a title is one: 영화 '하녀', '하녀'의 감독."""
    before = text[max(0, span.start - 8) : span.start - 1]
    return bool(_CALLED_BEFORE.search(before) or _CALLED_BEHIND.match(text, span.stop + 1))


def _sounds_other(one: Quoted, other: Quoted, texts: Texts) -> bool:
    """Whether the Korean title is transcribed in all its words, and none of them sounds like one of the English."""
    korean = re.findall(r"[가-힣]{2,}", other.span.of(texts.ko))
    english = [
        word for word in re.findall(r"[a-z]+", one.span.of(texts.en).lower()) if len(word) > 2
    ]
    odds = [foreignness(word) for word in korean]
    if not odds or not english or max(odds) < _FOREIGN or min(odds) < _FOREIGN_WORST:
        return False
    parts = [word[at:] for word in korean for at in range(len(word) - 1)]
    return all(score(word, part, free=True) < _ALIKE for word in english for part in parts)


def _quoted(
    form: re.Pattern[str], text: str, works: dict[str, tuple[str, ...]]
) -> Iterator[Quoted]:
    for match in form.finditer(text):
        start, stop = next(match.span(name) for name in match.groupdict() if match[name])
        told = text[start:stop]
        span = Span(
            start + len(told) - len(told.lstrip(_OUTSIDE)), start + len(told.rstrip(_OUTSIDE))
        )
        if plain := _plain(span.of(text)):
            yield Quoted(span, plain, works.get(plain, ()))


def _plain(text: str) -> str:
    """The letters and digits of a text, in lower case, without the article that it begins with."""
    return _PLAIN.sub("", text.lower())


@cache
def _works() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The Korean titles by the English ones, and the English by the Korean."""
    english: dict[str, tuple[str, ...]] = {}
    korean: dict[str, tuple[str, ...]] = {}
    for line in (files("aligner.check.names") / "works.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        told, spelled = ([_plain(form) for form in part.split("|")] for part in line.split("\t"))
        _add(english, told, spelled)
        _add(korean, spelled, told)
    return english, korean


def _add(table: dict[str, tuple[str, ...]], keys: Sequence[str], values: Sequence[str]) -> None:
    for key in keys:
        table[key] = (*table.get(key, ()), *values)
