"""Years that are not counted from the birth of Christ, and those that are named for an animal.

단기 4294년 is 1961, Reiwa 5 is 2023, and 을사년 is a year of the snake.
"""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.check.quantity import Quantity, single
from aligner.check.scan import DIGITS, Rule
from aligner.types import Span

# What is added to a year of each era.
_ERAS = {
    "단기": -2333, "불기": -544, "서기": 0, "메이지": 1867, "다이쇼": 1911, "쇼와": 1925, "헤이세이": 1988, "레이와": 2018,
    "주체": 1911, "건양": 1895, "광무": 1896, "융희": 1906,
    "dangun": -2333, "dangi": -2333, "buddhist": -544, "meiji": 1867, "taisho": 1911, "showa": 1925, "heisei": 1988,
    "reiwa": 2018, "juche": 1911,
}  # fmt: skip
_KO_ERA = re.compile(
    r"(?<![가-힣])(?P<era>단기|불기|서기|메이지|다이쇼|쇼와|헤이세이|레이와|주체|건양|광무|융희)(?:\([^()\d]{1,9}\))?\s?(?P<year>\d{1,4})(?:\(\d{4}\))?\s?년(?!간|\s?동안)"
)
# Reiwa 5; the Buddhist year 2569; year 4294 of the Dangun era
_EN_ERA = re.compile(
    r"\b(?P<era>Dangun|Dangi|Buddhist|Meiji|Taisho|Showa|Heisei|Reiwa|Juche)(?: (?:year|[Ee]ra|calendar))? (?P<year>\d{1,4})\b(?![,.]\d)"
    r"|\byear (?P<year2>\d{1,4}) (?:of|in|on) the (?P<era2>Dangun|Buddhist|Meiji|Taisho|Showa|Heisei|Reiwa|Juche)\b"
)
_ANIMALS = (
    ("rat|mouse", "쥐"), ("ox|cow|bull", "소"), ("tiger", "호랑이|범"), ("rabbit|hare", "토끼"), ("dragon", "용|청룡|흑룡|황룡"),
    ("snake|serpent", "뱀"), ("horse", "말|백말|적토마|붉은말"), ("sheep|goat|ram|lamb", "양"), ("monkey", "원숭이"),
    ("rooster|chicken|cock", "닭"), ("dog", "개|황금개"), ("pig|boar", "돼지|황금돼지"),
)  # fmt: skip
_BRANCHES = "자축인묘진사오미신유술해"
_EN_ANIMAL = re.compile(
    r"\byear of the (?:\w{2,9} )?(?:"
    + "|".join(f"(?P<a{i}>{en})" for i, (en, _) in enumerate(_ANIMALS))
    + r")\b",
    re.IGNORECASE,
)
_KO_ANIMAL = re.compile(
    "(?<![가-힣])(?:"
    + "|".join(f"(?P<a{i}>{ko})" for i, (_, ko) in enumerate(_ANIMALS))
    + r")(?:의\s해|띠)(?=\s?해|[를을의가는인에로다생이들 ,.]|\Z)"
)
# 을사년, 병오년
_BRANCH = re.compile(
    r"(?<![가-힣])(?:[갑병무경임](?P<yang>[자인진오신술])|[을정기신계](?P<yin>[축묘사미유해]))년(?=[에을은의이도\s,.)]|\Z)"
)


def _era(match: re.Match[str]) -> list[Quantity] | None:
    groups = match.groupdict()
    era = (groups["era"] or groups["era2"]).lower()
    year = int(groups["year"] or groups["year2"]) + _ERAS[era]
    return [single(Span(*match.span()), "year", year)] if year > 0 else None


def _animal(match: re.Match[str]) -> list[Quantity]:
    return _zodiac(match, int((match.lastgroup or "a0")[1:]))


def _branch(match: re.Match[str]) -> list[Quantity]:
    return _zodiac(match, _BRANCHES.index(match["yang"] or match["yin"]))


def _zodiac(match: re.Match[str], index: int) -> list[Quantity]:
    """An animal's year as a relative date of a unit of its own, counted from thirty, which no other one reaches."""
    value = Fraction(30 + index)
    return [Quantity(Span(*match.span()), "relative", value, value, "zodiac", weight="word")]


ENGLISH = (
    Rule(_EN_ERA, _era, DIGITS),
    Rule(_EN_ANIMAL, _animal, frozenset({"year"})),
)
KOREAN = (
    Rule(_KO_ERA, _era, DIGITS),
    Rule(_KO_ANIMAL, _animal, frozenset("해띠")),
    Rule(_BRANCH, _branch, frozenset("년")),
)
