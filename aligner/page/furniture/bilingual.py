"""Labels in two languages: "미디어 문의 Media contact", "PEOPLE ◆ 사람들", "1937년, 소나무 Pine, 1937".

Where the text of a page is one language at a time, a short line in both is the name of a section, of an
exhibit, of a column: it is its own translation and wants no partner. Where sentences of both languages
share lines, such a line may be a title, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from aligner.page.lines.forms import is_ended, is_korean, is_prose
from aligner.page.words.labels import MONTHS_EN

_LONGEST = 90
# A sentence of either language, as it shows inside a line: three small words in a row; a verb's ending.
_PROSE_EN = re.compile(r"[a-z]{2,} [a-z]{1,} [a-z]{2,}")
_PROSE_KO = re.compile(r"[가-힣]{2,}[다요죠까][.?!]")
_MIXED_SHARE = 0.1  # of the lines of prose; one that quotes the other language is no habit
_READ = 3_000  # characters of a line of prose that are looked at

# One stretch of each script. Figures and marks may stand in both.
_TWO = re.compile(
    r"([^A-Za-z]*[가-힣][^A-Za-z]*)([^가-힣]+)|([^가-힣]*[A-Za-z][^가-힣]*)([^A-Za-z]+)"
)
# Capitals that are part of a Korean name: 하늘TV, KBO리그; and units behind figures.
_GLUED = re.compile(
    r"(?<=[가-힣])[A-Z]{1,4}(?![A-Za-z])|(?<![A-Za-z])[A-Z]{1,4}(?=[가-힣])|(?<=\d)(?:[ckm]?m|[km]?g|m?l|kW|GB|MB)(?![A-Za-z])"
)
_TIME = re.compile(r"\b\d{1,2}:\d\d\b|[\d,]+ ?(?:원|won\b)|[₩$€]|\d\d명|\d%")
_FIELD = re.compile(r"[:：]")
_NUMBER = re.compile(r"^\W{0,3}\d{1,2}[.)] ")
_WORD_EN = re.compile(r"[A-Za-z][\w.'’-]*")
_WORD_KO = re.compile(r"[가-힣][^\s·/|,]*")
_SMALL = frozenset(
    ["of", "and", "the", "in", "on", "for", "at", "to", "a", "an", "by", "from", "with", "or", "c"]
)
_MOST_EN, _MOST_SMALL_EN, _MOST_KO = 6, 4, 5  # words of a label; and of one in small letters
_MOST_SYLLABLES = 16
# A date in both languages without a word beside it: "1968년 11월 November 1968", "1955년경 c. 1955".
_YEAR = re.compile(r"\b(\d{4})(?!\d)")
_DATE_WORD = re.compile(
    r"년경|년대|[년월일경]|세기|\b(?:c|ca|circa|about)\b\.?|\b(?:"
    + "|".join(MONTHS_EN)
    + r")[a-z]{0,6}\b\.?|\bcentury\b|\d0s\b",
    re.IGNORECASE,
)
_BETWEEN = (r" ?[|·/▪•] ?", r" ?\| ?")  # labels of a row
_PREDICATE = re.compile(r"(?:[다요죠까]|[을를]|하며|하고|지만|는데)$")


def is_mixed(prose: Iterable[str]) -> bool:
    """Whether sentences of both languages share lines on a page, given its lines of prose."""
    lines = [line[:_READ] for line in prose]
    both = sum(bool(_PROSE_EN.search(line) and _PROSE_KO.search(line)) for line in lines)
    return both > _MIXED_SHARE * len(lines)


def is_bilingual_label(text: str) -> bool:
    """Whether a line is a few words of one language and a few of the other, none of them a sentence.

    >>> is_bilingual_label("알아두실 점 Good to know"), is_bilingual_label("14:50 | Dance | 춤 공연")
    (True, False)
    """
    if len(text) > _LONGEST or is_ended(text) or is_prose(text) or _TIME.search(text):
        return False
    if _FIELD.search(text):
        return False
    years = _YEAR.findall(text)
    if (
        len(years) == 2
        and years[0] == years[1]
        and not re.search("[A-Za-z가-힣]", _DATE_WORD.sub("", text))
    ):
        return True
    if text.isascii():
        return False
    two = _TWO.fullmatch(_GLUED.sub("", _NUMBER.sub("", text)))
    if two is None:
        return False
    korean, english = (two[1], two[2]) if two[1] else (two[4], two[3])
    return _is_label_en(english) and _is_label_ko(korean)


def is_bilingual_row(text: str) -> bool:
    """Three labels and more between separators, most in two languages: a menu.

    >>> is_bilingual_row("일정 Dates · 예매 Tickets · FAQ"), is_bilingual_row("Dance | 춤 | Hall A")
    (True, False)
    """
    if len(text) > 2 * _LONGEST or is_ended(text) or any(map(str.isdigit, text)):
        return False
    # "A visit · 관람 | Shops · 가게" is parted by its bars, "관람 A visit · 가게 Shops" by its dots.
    return any(_is_row([item for item in re.split(by, text) if item]) for by in _BETWEEN)


def is_double_title(text: str) -> bool:
    """A title and its translation with a slash between, two words and more a side.

    >>> is_double_title("The Last Ferry / 마지막 여객선"), is_double_title("Notes / 메모")
    (True, False)
    """
    halves = text.split(" / ")
    return (
        len(halves) == 2
        and not _YEAR.search(text)
        and is_korean(halves[0]) != is_korean(halves[1])
        and all(len(half.split()) >= 2 for half in halves)
        and is_bilingual_label(text)
    )


def is_twin_menu(text: str) -> bool:
    """As many labels of one language as of the other, a bar between: a menu, in the head or the foot of a page.

    >>> is_twin_menu("Start · Letters · About | 처음 · 편지 · 소개"), is_twin_menu("Rice · Water | 쌀 · 물")
    (True, False)
    """
    halves = re.split(r" ?\| ?", text) if len(text) <= 2 * _LONGEST else []
    if len(halves) != 2 or is_ended(text) or any(map(str.isdigit, text)):
        return False
    items = [[item for item in re.split(r" [·/▪•] ", half) if item] for half in halves]
    short = all(len(item.split()) <= _MOST_SMALL_EN for half in items for item in half)
    return (
        len(items[0]) == len(items[1]) >= 3
        and short
        and is_korean(halves[0]) != is_korean(halves[1])
    )


def _is_row(items: list[str]) -> bool:
    if len(items) < 3 or any(len(item.split()) > _MOST_EN for item in items):
        return False
    return sum(map(is_bilingual_label, items)) >= max(2, len(items) / 2)


def _is_label_en(text: str) -> bool:
    words = _WORD_EN.findall(text)
    small = [word for word in words if word[0].islower() and word not in _SMALL]
    named = any(map(str.isdigit, text)) or " of " in text
    most = _MOST_EN if not small or named else _MOST_SMALL_EN
    return bool(words) and len(words) <= most and not re.search(r"[.?!] ", text)


def _is_label_ko(text: str) -> bool:
    words = _WORD_KO.findall(text)
    if not words or len(words) > _MOST_KO or sum(map(len, words)) > _MOST_SYLLABLES:
        return False
    return not _PREDICATE.search(words[-1].rstrip("\"'”’)]>》」』"))
