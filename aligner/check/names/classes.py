"""Names that stand before the same noun: the Gyeongbu Expressway and 서해안고속도로, an Abrams tank and 레오파르트 전차.

The noun tells that both name one kind of thing, so that a name without partner on either side is enough.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from aligner.check.names.local_en import is_common as is_common_en
from aligner.check.names.local_en import is_korean
from aligner.check.names.local_ko import is_common, stem
from aligner.check.names.mention import Mention
from aligner.check.names.partner import is_read_in, word_in_korean
from aligner.check.names.partner_en import in_english
from aligner.check.names.read import Eojeol, Texts, Word
from aligner.check.names.words import word_list, word_set
from aligner.types import Span

# More words than a name before a noun has.
_MOST = 5
_HANGUL = re.compile(r"[가-힣]{2,10}\Z")


class Named(NamedTuple):
    """A name before a noun: its place, the noun's class, where the name with its noun ends."""

    span: Span
    noun: str
    stop: int


@cache
def _nouns() -> tuple[dict[str, str], dict[str, str]]:
    """The class of each English and each Korean noun; a class is called by its first English noun."""
    english: dict[str, str] = {}
    korean: dict[str, str] = {}
    for row in word_list("class_nouns"):
        own, others = (side.split(",") for side in row.split("="))
        for noun in own:
            english |= {noun: own[0], f"{noun}s": own[0]}
        korean |= dict.fromkeys(others, own[0])
    return english, korean


def english_classes(text: str, told: Sequence[Word]) -> Iterator[Named]:
    """The names before nouns of an English text.

    >>> from aligner.check.names.read import read_words
    >>> text = "Cars on the Gyeongbu Expressway near Osan"
    >>> [(named.span.of(text), named.noun) for named in english_classes(text, read_words(text))]
    [('Gyeongbu', 'expressway')]
    """
    nouns = _nouns()[0]
    for at, word in enumerate(told):
        noun = nouns.get(word.bare.lower())
        if noun is None:
            continue
        start = at
        while start and at - start < _MOST and _joins(text, told, start):
            start -= 1
        if start < at:
            yield Named(Span(told[start].start, told[at - 1].stop), noun, word.stop)


def _joins(text: str, told: Sequence[Word], at: int) -> bool:
    """Whether the word before is part of the name: a capitalised one, right before this one."""
    before = told[at - 1]
    if not before.capital or text[before.stop : told[at].start] not in (" ", "-"):
        return False
    return not before.opens or before.bare.lower() not in word_set("no_names")


def korean_classes(told: Sequence[Eojeol], nouns: Collection[str]) -> Iterator[Named]:
    """The names before nouns of the classes, in a Korean text.

    >>> from aligner.check.names.read import read_eojeols
    >>> text = "서해안고속도로에서 알시파 병원으로"
    >>> [named.span.of(text) for named in korean_classes(read_eojeols(text), ["expressway", "hospital"])]
    ['서해안', '알시파']
    """
    endings = tuple(noun for noun, of in _nouns()[1].items() if of in nouns)
    for at, word in enumerate(told):
        whole = stem(word.text)
        if not whole.endswith(endings):
            continue
        ending = max((end for end in endings if whole.endswith(end)), key=len)
        noun, stop = _nouns()[1][ending], word.start + len(whole)
        name = whole[: -len(ending)]
        if name:
            yield Named(Span(word.start, word.start + len(name)), noun, stop)
        elif (
            at
            and told[at - 1].stop + 1 == word.start
            and stem(told[at - 1].text) == told[at - 1].text
        ):
            yield Named(Span(told[at - 1].start, told[at - 1].stop), noun, stop)


def class_rivals(
    found: tuple[Sequence[Mention], Sequence[Mention]],
    left: tuple[Sequence[Mention], Sequence[Mention]],
    texts: Texts,
) -> Iterator[tuple[Mention, Mention]]:
    """The names before the only noun of a class of each text, where neither has a partner, as mentions.

    ``found`` are the names of both texts, ``left`` those without partner.
    """
    own = _once(english_classes(texts.en, texts.words))
    others = _once(korean_classes(texts.eojeols, own)) if own else {}
    for noun, other in others.items():
        one = own[noun]
        mine = _lone(one, found[0], left[0])
        theirs = _lone(other, found[1], left[1])
        if mine is None or theirs is None or not (mine or theirs):
            continue
        if mine and all(m.kind == "country" for m in mine):
            continue  # Japanese prisons have no name
        words = tuple(one.span.of(texts.en).replace("-", " ").split())
        name = other.span.of(texts.ko)
        two = Mention(other.span, "local", noun, (name, noun), strong=True)
        is_other = theirs or (
            _are_romanised(words) and _is_name(name) and not in_english(two, texts)
        )
        if is_other and not any(_is_told(word, texts) for word in words):
            yield Mention(one.span, "local", noun, words, strong=True), two


def _once(found: Iterator[Named]) -> dict[str, Named]:
    """The names of the nouns that have one only."""
    rows = list(found)
    nouns = [named.noun for named in rows]
    return {named.noun: named for named in rows if nouns.count(named.noun) == 1}


def _lone(named: Named, found: Sequence[Mention], left: Sequence[Mention]) -> list[Mention] | None:
    """The names without partner inside a name before a noun; None if one of them has a partner."""
    inside = [m for m in found if m.span.start < named.stop and named.span.start < m.span.stop]
    return inside if all(m in left for m in inside) else None


def _are_romanised(words: Sequence[str]) -> bool:
    """Whether all words can be Korean ones in Latin letters: their Korean is nothing but their sound."""
    return all(is_korean(word) and not is_common_en(word.lower()) for word in words)


def _is_name(name: str) -> bool:
    return bool(_HANGUL.match(name)) and not is_common(name, name)


def _is_told(word: str, texts: Texts) -> bool:
    """Whether the Korean has an English word in its letters, or in its sound."""
    small = word.lower()
    return small in texts.ko_small or bool(word_in_korean(small, texts)) or is_read_in(small, texts)
