"""Korean people in a Korean text: 이창용 한국은행 총재, 배우 이정재, 신유빈이, 이 대통령."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from aligner.check.names.foreign import foreignness
from aligner.check.names.mention import Mention
from aligner.check.names.read import Eojeol
from aligner.check.names.syllables import FAMILY
from aligner.check.names.words import common_words, word_list, word_set
from aligner.types import Span

_HANGUL = re.compile(r"[가-힣]+")
# Family names that stand alone before a title; the rarer ones are other words there.
_ONE_SYLLABLE = frozenset(
    "김이박최정강조윤장임한오서권황안송류유홍문손신배백허남심노하곽성차우민나엄추원"
)


# What family names begin with.
_BEGIN = frozenset(name[0] for name in FAMILY)
# Log-odds above which a word is no Korean name, but a transcribed one (부하라, Bukhara).
_FOREIGN = 1.0


class _Forms(NamedTuple):
    """Patterns of what follows a name in its word, or as the next word."""

    particle: re.Pattern[str]
    title: re.Pattern[str]
    short_title: re.Pattern[str]
    last_title: re.Pattern[str]


@cache
def _forms() -> _Forms:
    particle = "|".join(word_list("particles"))
    titles = "|".join(sorted(word_list("titles_ko"), key=len, reverse=True))
    return _Forms(
        re.compile(rf"(?:{particle})?\Z"),
        # 총재, 전 대통령, 대한축구협회장이, 금융감독원장은
        re.compile(rf"[가-힣A-Za-z]{{0,10}}?(?:{titles})(?:{particle}|님.{{0,2}})?\Z"),
        re.compile(rf"(?:전|현)?\s?(?:{titles})(?:{particle})?\Z"),
        re.compile(rf"(?:{titles})(?:{particle})?\Z"),
    )


def family_name(told: Sequence[Eojeol], at: int) -> Mention | None:
    """A family name alone: 이 대통령, 김씨, 박모, 윤 전 총장."""
    word = told[at].text
    family, rest = word[:1], word[1:]
    withheld = family in FAMILY and _is_withheld(told, at)
    if not withheld and (family not in _ONE_SYLLABLE or len(word) > 6):
        return None
    if not rest:
        behind = [eojeol.text for eojeol in told[at + 1 : at + 3]]
        titled = bool(behind) and bool(
            _forms().short_title.match("".join(behind[: 2 if behind[0] in ("전", "현") else 1]))
        )
    else:
        titled = withheld or rest == "모" or rest.startswith("씨") or _is_title_from(word, 1)
    if not titled:
        return None
    return Mention(
        Span(told[at].start, told[at].start + 1), "family", "person", (family,), strong=True
    )


def _is_withheld(told: Sequence[Eojeol], at: int) -> bool:
    """Whether a given name is withheld here: 진모(33)씨, 진모 씨가, 진모씨."""
    rest = told[at].text[1:]
    if rest == "모" and at + 1 < len(told):
        behind = told[at + 1 : at + 3]
        return any(
            eojeol.text.startswith("씨") for eojeol in behind[: 1 + behind[0].text.isdigit()]
        )
    return rest.startswith("모씨")


def full_name(told: Sequence[Eojeol], at: int) -> Mention | None:
    """A Korean person's full name: 이창용 한국은행 총재, 배우 이정재, 신유빈이."""
    word = told[at].text
    if word[0] not in _BEGIN:
        return None
    if not _HANGUL.fullmatch(word) or _forms().last_title.match(word):
        return None  # or a title, such as 사장이
    for length in (3, 4, 2):
        family, given = _split(word[:length])
        rest = word[length:]
        if len(word) < length or not family or not given or _is_word(word[:length]):
            continue
        glued = rest.startswith("씨") or _is_title_from(word, length)
        if not glued and not _forms().particle.match(rest):
            continue
        if _is_other_word(given, rest) or not word_set("given_ko").issuperset(given):
            continue
        strong = glued or is_titled(told, at, rest)
        if not strong and (
            length == 2 or foreignness(word[:length]) > _FOREIGN or _is_noun(word[:length])
        ):
            continue
        span = Span(told[at].start, told[at].start + length)
        return Mention(span, "korean", "person", (family, given), strong=strong)
    return None


def _is_word(name: str) -> bool:
    return name in common_words()[1] or name in word_set("no_people_ko")


def _is_noun(name: str) -> bool:
    """Whether a name without title is rather a noun with a particle: 예정이, 기회로, 심리학."""
    return name[-1] in "이로인은도만나학" and name[:-1] in common_words()[1]


def is_title(word: str) -> bool:
    """Whether a word is a title, or ends in one: 총리가, 외교장관."""
    return bool(_forms().title.match(word))


def _is_title_from(word: str, at: int) -> bool:
    """Whether a word is a name and a title: 이창용총재; not 국방위원장, where a longer title begins before."""
    found = _forms().last_title.search(word)
    return found is not None and found.start() == at


def _is_other_word(given: str, rest: str) -> bool:
    """Whether a name's last syllable is a particle or the stem of a verb: 기술을, 지휘하는."""
    return (not rest and given[-1] in "을를는의에와과가") or (
        given[-1] in "하되" and rest[:1] in ("는", "고", "며", "지", "게", "다", "나")
    )


def _split(name: str) -> tuple[str, str]:
    """The family name and the given name, both empty if it is none."""
    if len(name) == 4:
        return (name[:2], name[2:]) if name[:2] in FAMILY else ("", "")
    return (name[:1], name[1:]) if name[:1] in FAMILY else ("", "")


def is_titled(told: Sequence[Eojeol], at: int, rest: str) -> bool:
    """Whether a title stands right before, or among the next words of one phrase."""
    if (
        at
        and told[at - 1].text in word_set("before_ko")
        and told[at - 1].stop + 1 == told[at].start
    ):
        return True
    if rest:
        return False
    for i in range(at + 1, min(at + 5, len(told))):
        if told[i].start > told[i - 1].stop + 1:
            return False
        if _forms().title.match(told[i].text):
            return True
        if told[i].text.endswith(("은", "는", "를", "을", "에서", "에게", "했다", "이", "가")):
            return False
    return False
