"""Korean texts less what two prints of one may word otherwise: topic and subject, formal endings, contracted verbs.

As for English, what is not listed here keeps texts apart. The object (을, 를) is no subject, and 도 (too) and 만 (only) say
something, so they stay. That a word may be misread (고양이, a cat, and 고양은, the city) does no harm: the English sides have to be
one as well.
"""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.corpus.repeats.fold import fold, joined, one_form
from aligner.corpus.repeats.wording_en import without_credit

_WORD = re.compile(r"\S+")
# Precomposed syllables: 28 to a vowel, the first of them without a final consonant.
_FIRST, _FINALS, _NIEUN, _BIEUP = ord("가"), 28, 4, 17
# A stem of one syllable makes too many other words: 나는 (I) and 나이 (age).
_SHORTEST = 3
_CONTRACTED = (("하였", "했"), ("되었", "됐"), ("하여", "해"), ("되어", "돼"), ("퍼센트", "%"))
# Words; some 6 MB.
_REMEMBERED = 1 << 15
# 3천만 and 3000만.
_THOUSANDS = ((re.compile(r"(?<=\d)천(?!\d)"), "000"), (re.compile(r"(?<=\d)백(?!\d)"), "00"))


def plain_ko(text: str) -> str:
    """A Korean text less typography, credit and wording that says nothing.

    >>> plain_ko("여객선은 3천 명을 태우고 출항하였습니다.") == plain_ko("여객선이 3000명을 태우고 출항했다.")
    True
    >>> plain_ko("경찰이 시위대를 막았다") == plain_ko("경찰을 시위대가 막았다")
    False
    """
    return joined(word for word, _ in words_ko(text))


def words_ko(text: str) -> list[tuple[str, str]]:
    """The words that count, in order, each with how it is printed.

    >>> words_ko("군수는 “안전합니다”라고 했습니다.")
    [('군수가', '군수는'), ('안전한다라고', '“안전합니다”라고'), ('했다', '했습니다.')]
    """
    printed = _WORD.findall(one_form(without_credit(text)))
    return [(word, raw) for raw in printed if (word := _one_wording(raw))]


@lru_cache(_REMEMBERED)
def _one_wording(raw: str) -> str:
    word = fold(raw)
    for form, contracted in _CONTRACTED:
        word = word.replace(form, contracted)
    if any(map(str.isdecimal, word)):
        for pattern, noughts in _THOUSANDS:
            word = pattern.sub(noughts, word)
    return _topic_as_subject(_plain_ending(word))


def _plain_ending(word: str) -> str:
    """했습니다 as 했다, 합니다 as 한다, 입니다 as 이다."""
    at = word.find("니다")
    if at < 1:
        return word
    before, after = word[: at - 1], word[at + 2 :]
    last = word[at - 1]
    if last == "습":
        return f"{before}다{after}"
    if last == "입":
        return f"{before}이다{after}"
    if _final(last) != _BIEUP:
        return word
    return f"{before}{chr(ord(last) - _BIEUP + _NIEUN)}다{after}"


def _topic_as_subject(word: str) -> str:
    """은 as 이 behind a consonant, 는 as 가 behind a vowel."""
    if len(word) < _SHORTEST or word[-1] not in "은는":
        return word
    final = _final(word[-2])
    if word[-1] == "은" and final > 0:
        return word[:-1] + "이"
    return word[:-1] + "가" if word[-1] == "는" and final == 0 else word


def _final(syllable: str) -> int:
    """The final consonant of a syllable by its number, 0 for none, -1 for what is no syllable."""
    return (ord(syllable) - _FIRST) % _FINALS if "가" <= syllable <= "힣" else -1
