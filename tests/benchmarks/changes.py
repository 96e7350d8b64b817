"""One thing of a true pair changed by a script, as a slip of the pen would: which kinds, and how.

A change counts only where the other side holds a figure of that value, or a quantity of that kind that the
checks found a partner for: elsewhere nobody could tell.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from aligner.check.compare.partners import compare
from aligner.check.quantities import english, korean

Pair = tuple[str, str]
New = Callable[[re.Match[str], random.Random], str]


class Change(NamedTuple):
    """A kind of change: the side (0 English, 1 Korean), what of it is changed, into what, and the ids that fit."""

    kind: str
    side: int
    form: re.Pattern[str]
    new: New
    ids: tuple[str, ...]
    held: str  # the kinds of quantity that may hold the place

    @property
    def name(self) -> str:
        return f"{self.kind} {'ko' if self.side else 'en'}"


class Changed(NamedTuple):
    """A pair after a change."""

    en: str
    ko: str
    change: Change


def _digit(match: re.Match[str], dice: random.Random) -> str:
    """Another digit in one place, no leading nought."""
    figure = match[0]
    at = dice.choice([i for i, c in enumerate(figure) if c.isdigit()])
    return figure[:at] + dice.choice([d for d in "123456789" if d != figure[at]]) + figure[at + 1 :]


def _within(low: int, high: int) -> New:
    """Another whole number within bounds, near to the one that stood there."""

    def new(match: re.Match[str], dice: random.Random) -> str:
        old = int(match[0])
        near = [n for n in range(max(low, old - 5), min(high, old + 5) + 1) if n != old]
        return str(dice.choice(near or [low if old != low else high]))

    return new


def _day(match: re.Match[str], dice: random.Random) -> str:
    """Another day of the same month."""
    return re.sub(r"\d+", lambda day: _within(1, 28)(day, dice), match[0])


def _other(*words: str) -> New:
    return lambda match, dice: dice.choice([w for w in words if w != match[0]])


def _each(
    kind: str, forms: Sequence[str], new: Sequence[New], ids: str, held: str = ""
) -> Iterator[Change]:
    """The English and the Korean change of a kind."""
    for side, (form, made) in enumerate(zip(forms, new, strict=True)):
        yield Change(kind, side, re.compile(form), made, tuple(ids.split()), held)


_SCALES = ("thousand", "million", "billion", "trillion")
_MONTHS = ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_MONTH = "(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept?|Oct|Nov|Dec)"
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KO_DAYS = tuple(f"{day}요일" for day in "월화수목금토일")
_EN_UNITS = ("km", "miles", "meters", "feet", "hours", "minutes", "weeks", "months", "years")
_KO_UNITS = ("킬로미터", "미터", "마일", "시간", "분", "개월", "년")
_EN_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh")
_EN_COUNTS = ("two", "three", "four", "five", "six", "seven")
_KO_COUNTS = ("두", "세", "네", "다섯", "여섯", "일곱")
_SUMS = "money-differs unit-slip number-differs measure-differs"

# (?<!...) and (?!...) keep names made of digits, decimals and dates out of "digit".
CHANGES = (
    *_each("digit", (r"(?<![\w.,/:-])\d[\d,]*(?:\.\d+)?(?![\w-])", r"(?<![\w.,/:~-])\d[\d,]*(?:\.\d+)?"), (_digit, _digit), ""),
    *_each("scale", ("|".join(_SCALES), r"(?<=\d)[만억조](?![가-힣]{3})"), (_other(*_SCALES), _other("만", "억", "조")), _SUMS),
    *_each("month", ("|".join(_MONTHS), r"(?<!\d)\d{1,2}(?=월)"), (_other(*_MONTHS), _within(1, 12)), "date-differs"),
    *_each("day", (rf"\b{_MONTH}[a-z]*\.? \d{{1,2}}(?![\d:])", r"(?<=월 )\d{1,2}(?=일)|(?<=월)\d{1,2}(?=일)"), (_day, _within(1, 28)), "date-differs"),
    *_each("weekday", ("|".join(_EN_DAYS), "|".join(_KO_DAYS)), (_other(*_EN_DAYS), _other(*_KO_DAYS)), "date-differs"),
    *_each("currency", (r"[$€£¥](?=\d)", r"(?<=[\d만억조] )(?:달러|유로|엔|파운드)|(?<=[\d만억조])(?:달러|유로|엔|파운드)"), (_other(*"$€£¥"), _other("달러", "유로", "엔", "파운드")), "currency-differs money-differs unit-slip"),
    *_each("percent", (r"(?<![\d.,])\d{1,3}(?:\.\d+)?(?= ?%| percent| per cent)", r"(?<![\d.,])\d{1,3}(?:\.\d+)?(?= ?%|퍼센트)"), (_digit, _digit), "percent-differs unit-slip", "percent"),
    *_each("unit", (rf"(?<=\d )(?:{'|'.join(_EN_UNITS)})\b", rf"(?<=\d)(?<![12]\d{{3}})(?<!시 \d{{2}})(?<!\b1)(?:{'|'.join(_KO_UNITS)})(?![의대생])|(?<=\d )(?:{'|'.join(_KO_UNITS[:3])})"), (_other(*_EN_UNITS), _other(*_KO_UNITS)), "unit-differs measure-differs unit-slip", "measure"),
    *_each("age", (r"(?<!\d)\d{1,2}(?=-year-old| years old)|(?<=aged )\d{1,2}(?!\d)", r"(?<!\d)\d{1,2}(?=세(?!기)|살)"), (_within(2, 99), _within(2, 99)), "age-differs unit-slip", "age"),
    *_each("score", (r"(?<![\d-])\d{1,2}(?=-\d{1,2}(?![\d-]))", r"(?<!\d)\d{1,2}(?=(?:-| ?대 ?)\d{1,2}(?![\d-]))"), (_within(0, 40), _within(0, 40)), "score-differs number-differs unit-slip", "score"),
    *_each("ordinal", (r"(?<!\d)\d{1,3}(?=(?:st|nd|rd|th)\b)|\b(?:" + "|".join(_EN_ORDINALS) + r")\b", r"(?<=제)\d{1,3}|(?<!\d)\d{1,3}(?= ?(?:번째|위|회|차|세기))"), (lambda m, dice: _within(4, 99)(m, dice) if m[0].isdigit() else _other(*_EN_ORDINALS)(m, dice), _within(2, 99)), "number-differs unit-slip date-differs", "ordinal"),
    *_each("count", (r"\b(?:" + "|".join(_EN_COUNTS) + r")\b(?! (?:of|million|thousand|hundred))", r"(?<![가-힣])(?:" + "|".join(_KO_COUNTS) + r")(?= ?(?:명|개|번|차례|마리|대|곳|살))"), (_other(*_EN_COUNTS), _other(*_KO_COUNTS)), "number-differs unit-slip measure-differs age-differs", "number measure age"),
    *_each("range", (r"(?<=\d[-–])\d{1,3}(?=[ -])|(?<=\d to )\d{1,3}(?= )", r"(?<=\d[-~])\d{1,3}(?!\d)"), (_within(2, 400), _within(2, 400)), ""),
    *_each("time", (r"(?<![\d:])\d{1,2}(?=:\d\d ?[ap]\.?m|:\d\d\b| [ap]\.m\.)", r"(?<![\d:])\d{1,2}(?=시(?!간|즌)|:\d\d)"), (_within(1, 12), _within(1, 12)), "time-differs", "clock"),
)  # fmt: skip


def changed(pairs: Sequence[Pair], seed: int, most: int) -> Iterator[Changed]:
    """Every pair changed in each way that it allows, one at a time; of each kind and side at most ``most``."""
    dice = random.Random(seed)
    for change in CHANGES:
        made = [found for pair in pairs if (found := _change(pair, change, dice))]
        yield from dice.sample(made, most) if len(made) > most else made


def _change(pair: Pair, change: Change, dice: random.Random) -> Changed | None:
    side = change.side
    if change.kind == "unit" and re.search(r"기원|서기|\bBC\b|\bA\.?D\b", "".join(pair)):
        return None  # years of old are no measures
    places = [m for m in change.form.finditer(pair[side]) if _is_told(pair, change, m)]
    if not places:
        return None
    match = dice.choice(places)
    text = pair[side][: match.start()] + change.new(match, dice) + pair[side][match.end() :]
    return Changed(text, pair[1], change) if side == 0 else Changed(pair[0], text, change)


def _is_told(pair: Pair, change: Change, match: re.Match[str]) -> bool:
    """Whether the other side tells what is to be changed, as often as this side does."""
    figure = match[0].replace(",", "")
    if figure[0].isdigit():
        own, other = (
            re.sub(r"(?<=\d),(?=\d)", "", pair[side]) for side in (change.side, 1 - change.side)
        )
        form = re.compile(rf"(?<![\d.]){re.escape(figure)}(?!\d)")
        if len(form.findall(own)) != len(form.findall(other)):
            return False
    return bool(re.search(r"\d|요일|day|[두세네]", pair[1 - change.side])) and _has_partner(
        pair, change, match
    )


def _has_partner(pair: Pair, change: Change, match: re.Match[str]) -> bool:
    """Whether the quantity that holds the match is of the kind that is changed, and has a partner on the other side."""
    side = change.side
    sides = english.quantities(pair[0]), korean.quantities(pair[1])
    result = compare(*sides)
    left = (result.en_only, result.ko_only)[side]
    holder = [q for q in sides[side] if q.span.start <= match.start() < q.span.stop]
    if not holder or (change.held and holder[0].kind not in change.held.split()):
        return False
    if change.kind == "currency" and holder[0].unit not in {q.unit for q in sides[1 - side]}:
        return False  # a gloss that the other side does not give
    return bool(sides[1 - side]) and holder[0] not in left
