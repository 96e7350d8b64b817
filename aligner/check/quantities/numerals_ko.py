"""Korean numerals: digits with 십 백 천 만 억 조, spelled ones, native ones before a counter."""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.check.quantity import Number

SMALL = {"십": 10, "백": 100, "천": 1000}
LARGE = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
_DIGITS = {digit: value for value, digit in enumerate("영일이삼사오육칠팔구")} | {"육": 6, "륙": 6}
_NATIVE_ONES = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "서": 3, "네": 4, "넷": 4, "넉": 4,
    "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_NATIVE_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip

_PLAIN = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,20})(?:\.\d{1,12})?"
# A part of a figure: digits and the units glued to them (39만, 1천, 3천억, 40여만). 5경기 are games, 3조각 pieces.
_PART = re.compile(
    rf"(?P<digits>{_PLAIN})(?:여(?=[십백천]?[만억조]))?(?P<units>[십백천](?:여(?=[만억]))?(?:[만억]|조(?![각별사항합]))|(?:[만억]|조(?![각별사항합])|경(?![기주]))|[십백천])?"
)
# A further part stands right behind the unit of the one before, or after a blank: 39만 5천, 1억 1천590만.
_NEXT = re.compile(rf"\s?(?={_PLAIN})")

ONE = "|".join(sorted(_NATIVE_ONES, key=len, reverse=True))
_TEN = "|".join(sorted(_NATIVE_TENS, key=len, reverse=True))
NATIVE = rf"(?:(?:{_TEN})(?:\s?(?:{ONE}))?|{ONE})"
# Two neighbours at once: 두세 명, 서너 명.
PAIRS = {
    "한두": (1, 2),
    "두세": (2, 3),
    "두서너": (2, 4),
    "두어": (2, 3),
    "서너": (3, 4),
    "서너댓": (3, 5),
    "네댓": (4, 5),
    "너댓": (4, 5),
    "네다섯": (4, 5),
    "대여섯": (5, 6),
    "대엿": (5, 6),
    "예닐곱": (6, 7),
    "일고여덟": (7, 8),
    "일여덟": (7, 8),
    "엳아홉": (8, 9),
    "여덟아홉": (8, 9),
    "여남은": (10, 13),
}
# Two neighbours in Sino-Korean, before a power of ten or a counter: 이삼십, 오륙백, 삼사 년.
SINO_PAIRS = {
    "일이": 1,
    "이삼": 2,
    "삼사": 3,
    "사오": 4,
    "오륙": 5,
    "육칠": 6,
    "칠팔": 7,
    "팔구": 8,
}
# Days: 사나흘, two neighbours; 이틀, one number.
DAY_PAIRS = {
    "하루이틀": (1, 2), "하루 이틀": (1, 2), "이틀사흘": (2, 3), "사나흘": (3, 4), "너댓새": (4, 5), "네댓새": (4, 5), "대엿새": (5, 6),
    "예니레": (6, 7), "일여드레": (7, 8), "이삼일": (2, 3), "삼사일": (3, 4), "사오일": (4, 5), "오륙일": (5, 6),
}  # fmt: skip
# Days and months with words of their own.
DAYS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "일주일": 7,
    "열흘": 10,
    "열하루": 11,
    "열이틀": 12,
    "열사흘": 13,
    "열나흘": 14,
    "보름": 15,
}
SINO = r"[일이삼사오육륙칠팔구십백천만억조]"


def native(word: str) -> int:
    """The value of a native numeral.

    >>> native("스물세"), native("열"), native("두")
    (23, 10, 2)
    """
    word = word.replace(" ", "")
    for ten, value in _NATIVE_TENS.items():
        if word.startswith(ten):
            return value + _NATIVE_ONES.get(word[len(ten) :], 0)
    return _NATIVE_ONES[word]


def sino(word: str) -> int | None:
    """The value of a spelled Sino-Korean numeral; None when the letters make no number.

    >>> sino("삼천오백"), sino("만오천"), sino("백만"), sino("조조")
    (3500, 15000, 1000000, None)
    """
    total, section, digit, last_large = 0, 0, 0, 10**17
    last_small = 10**4
    for letter in word:
        if letter in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[letter]
        elif letter in SMALL:
            if SMALL[letter] >= last_small:
                return None
            section, digit, last_small = section + (digit or 1) * SMALL[letter], 0, SMALL[letter]
        else:
            if LARGE[letter] >= last_large:
                return None
            total += (section + digit or 1) * LARGE[letter]
            section, digit, last_large, last_small = 0, 0, LARGE[letter], 10**4
    return total + section + digit


def read_figure(text: str, start: int) -> tuple[Number, int]:
    """Reads the figure in digits that starts there: its number, and where it ends.

    >>> number, stop = read_figure("9조1834억원", 0)
    >>> int(number.value), stop
    (9183400000000, 7)
    """
    total = section = Fraction(0)
    step, at, room, floor = Fraction(1), start, 10**20, 10**20
    while part := _PART.match(text, at):
        number = Number.read(part["digits"])
        small, large = _scales(part["units"] or "")
        if number.value * small >= room or large >= floor:
            break
        section, at = section + number.value * small, part.end()
        step = number.step * small * large
        if large > 1:
            total, section, floor, room = total + section * large, Fraction(0), large, 10**4
        else:
            room = small
        following = _NEXT.match(text, at)
        if not part["units"] or not following:
            break
        at = following.end()
    value = total + section
    return Number(value, step, _telling(value, step)), _trim(text, at)


def _scales(units: str) -> tuple[int, int]:
    """What the unit letters behind digits multiply by: within ten thousand, and above (천만: 1,000 and 10,000)."""
    small = large = 1
    for letter in units:
        small *= SMALL.get(letter, 1)
        large *= LARGE.get(letter, 1)
    return small, large


def _telling(value: Fraction, step: Fraction) -> int:
    """How many digits a value has down to its last telling one."""
    return len(str(abs(value / step).numerator)) if value else 1


def _trim(text: str, at: int) -> int:
    """The end of a figure without the blank that a further part would have needed."""
    return at - 1 if text[at - 1] == " " else at
