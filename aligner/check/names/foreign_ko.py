"""Foreign names in a Korean text by their syllables: 쿠르스크, 래리 나사르."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.check.names.foreign import foreignness
from aligner.check.names.local_ko import is_common, located, stem
from aligner.check.names.mention import Mention
from aligner.check.names.people_ko import is_title, is_titled
from aligner.check.names.read import Eojeol
from aligner.check.names.table import known
from aligner.check.names.tabled_ko import known_name
from aligner.check.names.words import common_words, word_set
from aligner.types import Span

_HANGUL = re.compile(r"[가-힣]+")
# Log-odds (foreign.foreignness) above which words are taken for a transcribed name: the best of them with a
# title beside it, or where a place is shown; all of several words, and the best of them.
_TITLED, _LOCATED = -1.2, 0.0
_EACH, _BEST = -1.2, 1.0
# ... one word alone, which is longer than two syllables; one of two (소탕 has 1.6, 외피 0.3).
_SINGLE, _SINGLE_SHORT = 0.8, 2.5
# ... and next to such a word.
_MAYBE_FOREIGN = -1.5


# Kinds of the tables that give their names to people: Whitney Houston, Roger Federer.
_NAMESAKES = frozenset(("person", "city", "region", "district"))
# Log-odds above which a word behind a first name is a family name; a common word must be clearly transcribed (대처).
_FAMILY, _FAMILY_COMMON = -1.5, 0.0


# A word that ends so names an event: 하계올림픽.
_EVENTS = (
    "올림픽",
    "월드컵",
    "마라톤",
    "챔피언십",
    "그랑프리",
    "그랜드슬램",
    "올스타전",
    "더비",
    "에어쇼",
    "토너먼트",
    "페스티벌",
)
# Syllables that are particles, and the ends of names as often.
_DOUBTFUL_ENDINGS = frozenset("로도나라이만")


def first_named(told: Sequence[Eojeol], at: int) -> Mention | None:
    """A foreign person by a common first name, with what follows: 래리 나사르, 존 버고인.

    >>> from aligner.check.names.read import read_eojeols
    >>> first_named(read_eojeols("휘트니 휴스턴을 애도하다"), 0).words
    ('휘트니', '휴스턴')
    """
    if told[at].text not in word_set("first_names_ko"):
        return None
    names = [told[at].text]
    while len(names) < 4 and told[at + len(names) - 1].text == names[-1]:
        name = _family(told, at + len(names))
        if not name:
            break
        names.append(name)
    if len(names) == 1:
        return None
    span = Span(told[at].start, told[at + len(names) - 1].start + len(names[-1]))
    return Mention(span, "foreign", "person", tuple(names), strong=True)


def _family(told: Sequence[Eojeol], at: int) -> str:
    """The family name that a word behind a first name is, without particles; empty if it is another word."""
    if at >= len(told) or told[at].start != told[at - 1].stop + 1:
        return ""
    word = told[at].text
    found = known_name(told, at)
    if found is not None:
        return found.words[0] if found.kind in _NAMESAKES and " " not in found.words[0] else ""
    name = stem(word)
    if not _HANGUL.fullmatch(word) or not 1 < len(name) < 9 or is_title(word):
        return ""
    bar = _FAMILY_COMMON if is_common(word, name) else _FAMILY
    return name if foreignness(name) > bar else ""


def foreign_name(told: Sequence[Eojeol], at: int) -> Mention | None:
    """A transcribed name by its syllables: one word, or some in a row of which one is clearly transcribed."""
    names: list[str] = []
    last = at
    while last < len(told) and len(names) < 4:
        name = _transcribed(told, last)
        if name is None:
            break
        if name != told[last].text and _goes_on(told, last):
            name = told[last].text
        names.append(name)
        if (
            name != told[last].text
            or last + 1 == len(told)
            or told[last + 1].start != told[last].stop + 1
        ):
            last += 1
            break
        last += 1
    if not names or (len(names) == 1 and is_common(told[at].text, names[0])):
        return None
    end = told[last - 1].start + len(names[-1])
    strong = is_titled(told, last - 1, told[last - 1].text[len(names[-1]) :])
    strong = strong or (len(names) > 1 and _follows_title(told, at))
    place = not strong and located(told, last - 1, names[-1])
    if not _is_foreign(names, strong=strong, place=place):
        return None
    kind = "person" if strong else "place" if place else "name"
    return Mention(Span(told[at].start, end), "foreign", kind, tuple(names), strong=strong)


def _follows_title(told: Sequence[Eojeol], at: int) -> bool:
    """Whether a title stands right before: 바이올리니스트 재닌 얀선."""
    return (
        at > 0
        and told[at - 1].stop + 1 == told[at].start
        and told[at - 1].text in word_set("before_ko")
    )


def _goes_on(told: Sequence[Eojeol], at: int) -> bool:
    """Whether a word that ends like one with a particle is a name itself, before another: 알바로 우리베."""
    if at + 1 == len(told) or told[at + 1].start != told[at].stop + 1:
        return False
    if told[at].text[-1] not in _DOUBTFUL_ENDINGS:
        return False
    name = _transcribed(told, at + 1)
    return bool(name) and min(foreignness(told[at].text), foreignness(name or "")) > _BEST


def _is_foreign(names: Sequence[str], *, strong: bool, place: bool) -> bool:
    """Whether words look transcribed enough, with what stands beside them."""
    odds = [foreignness(name) for name in names]
    if strong or (place and len(names[-1]) > 2):
        return max(odds) > (_TITLED if strong else _LOCATED)
    if len(odds) > 1:
        return min(odds) > _EACH and max(odds) > _BEST
    return odds[0] > (_SINGLE if len(names[0]) > 2 else _SINGLE_SHORT)


def _transcribed(told: Sequence[Eojeol], at: int) -> str | None:
    """The word without its particles, if it may be a transcribed name."""
    word = told[at].text
    if not _HANGUL.fullmatch(word) or not 1 < len(word) < 12:
        return None
    name = stem(word)
    if len(name) > 9 or _is_ordinary(word, name) or foreignness(name) < _MAYBE_FOREIGN:
        return None
    if not word_set("loans_ko").isdisjoint((word, name)) or name.endswith(_EVENTS):
        return None
    return None if word[:2] in known().korean and known_name(told, at) else name


def _is_ordinary(word: str, name: str) -> bool:
    """Whether a word is common; of a clearly transcribed one the beginning may be another word: 우리베, 파티마."""
    table = common_words()[1]
    return name in table or word in table or (foreignness(name) < _BEST and is_common(word, name))
