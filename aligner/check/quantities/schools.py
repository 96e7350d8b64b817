"""Years at school: 고3, 중학교 2학년, a twelfth-grader, high school seniors.

A ``grade`` is counted from the first one of elementary school: high school has 10 to 12; university follows
at 21. Where a text does not say which school it means (3학년, third-graders), the year is a ``class``.
"""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.check.quantities.words_en import ORDINALS
from aligner.check.quantity import Quantity
from aligner.check.scan import DIGITS, Rule
from aligner.types import Span

# What lies before the first year of each school, and how many years it has.
_BEFORE = {"elementary": (0, 6), "middle": (6, 3), "high": (9, 3), "college": (20, 5)}
_KOREAN = {"초": "elementary", "중": "middle", "고": "high", "대": "college"}
_SHORT = re.compile(
    r"(?<![가-힣\d])(?P<school>[초중고])(?P<year>[1-6])(?=학년|학생|수험생|생|남학생|여학생|이[었라 ]|들|\s|[을은의에와,.)]|때|부터|까지|교실|\Z)(?!\s?[개명대월일])"
)
_LONG = re.compile(
    r"(?:(?P<school>초등|중등|[초중고]등학교|(?<![가-힣])[중고]교|중학교|고교|대학교?)|(?<=[가-힣])(?P<named>[고중초대]))(?:생)?\s(?P<year>[1-6])학년|"
    r"(?<![가-힣\d~∼·,–-])(?P<alone>[1-6])학년"
)
_NTH = "|".join(list(ORDINALS)[:12])
_YEAR = rf"(?P<year>{_NTH}|\d{{1,2}}(?:st|nd|rd|th))"
_LEVEL = r"(?P<school>elementary|primary|middle|junior high|high)[ -]school"
# a twelfth-grader, high school third graders, third-graders in middle school
_GRADE = re.compile(
    rf"\b(?:{_LEVEL}\s)?{_YEAR}[- ]grade(?:rs?)?\b(?:(?: students?)? (?:in|at|of) (?:an? )?(?P<after>elementary|middle|junior high|high)[ -]school)?",
    re.IGNORECASE,
)
# third-year high school students, a third-year student in high school
_NTH_YEAR = re.compile(
    rf"\b{_YEAR}[- ]year (?:(?:students?|pupils?) (?:in|at|of) (?:an? )?)?(?P<school>elementary|primary|middle|junior high|high|university|college)\b",
    re.IGNORECASE,
)
_NAMES = {
    "freshman": (1, 1),
    "freshmen": (1, 1),
    "sophomore": (1, 2),
    "junior": (2, 2),
    "senior": (3, 3),
}
_COLLEGE = {"freshman": 1, "freshmen": 1, "sophomore": 2, "junior": 3, "senior": 4}
_WHO = r"(?P<who>freshm[ae]n|sophomore|junior|senior)s?"
# high school seniors, a senior at Hanbit High School, a junior in college
_NAMED = re.compile(
    rf"\b(?P<school>[Hh]igh[- ][Ss]chool|[Cc]ollege|[Uu]niversity) {_WHO}\b|\b(?P<who2>[Ff]reshm[ae]n|[Ss]ophomore|[Jj]unior|[Ss]enior)s? (?:(?:in|at) (?:an? )?(?P<after>high school|college|university)|at (?:[A-Z][\w.'’-]{{1,30}} ){{1,4}}(?P<name>High|University|College))\b",
)
_LIKE = {"primary": "elementary", "junior high": "middle", "university": "college"}


def same_year(one: Quantity, other: Quantity) -> bool:
    """Whether two years at school may be the same one.

    >>> [q, other] = _made(Span(0, 1), "high", 3, 3) + _made(Span(0, 1), "", 3, 3)
    >>> same_year(q, other)
    True
    """
    return bool(_grades(one) & _grades(other))


def _grades(q: Quantity) -> set[int]:
    told = range(int(q.low), int(q.high) + 1)
    if q.unit == "grade":
        return set(told)
    return {
        before + year for year in told for before, years in _BEFORE.values() if year <= years
    } | set(told)


def is_school(q: Quantity) -> bool:
    """Whether a quantity is a year at school."""
    return q.unit in ("grade", "class")


def _made(span: Span, school: str, low: int, high: int) -> list[Quantity]:
    before, years = _BEFORE[school] if school else (0, 12)
    if high > years:
        before = 0  # high school 11th graders
    unit = "grade" if school or high > 6 else "class"
    values = Fraction(low + before), Fraction(high + before)
    return [Quantity(span, "ordinal", *values, unit, weight="word")]


def _short(match: re.Match[str]) -> list[Quantity]:
    year = int(match["year"])
    return _made(Span(*match.span()), _KOREAN[match["school"]], year, year)


def _long(match: re.Match[str]) -> list[Quantity]:
    year = int(match["year"] or match["alone"])
    school = match["school"] or match["named"]
    return _made(Span(*match.span()), _KOREAN[school[0]] if school else "", year, year)


def _year(match: re.Match[str]) -> list[Quantity]:
    told = match["year"].lower()
    year = ORDINALS.get(told) or int(told[:-2])
    school = (match["school"] or match.groupdict().get("after") or "").lower()
    school = _LIKE.get(school, school)
    return _made(Span(*match.span()), school, year, year)


def _named(match: re.Match[str]) -> list[Quantity]:
    who = (match["who"] or match["who2"]).lower()
    school = (match["school"] or match["after"] or match["name"]).lower()
    if school.startswith("high"):
        return _made(Span(*match.span()), "high", *_NAMES[who])
    return _made(Span(*match.span()), "college", _COLLEGE[who], _COLLEGE[who])


ENGLISH = (
    Rule(_GRADE, _year, frozenset({"grade", "grader", "graders"})),
    Rule(_NTH_YEAR, _year, frozenset({"year"})),
    Rule(_NAMED, _named, frozenset({"freshman", "freshmen", *(f"{w}{s}" for w in ("sophomore", "junior", "senior") for s in ("", "s"))})),
)  # fmt: skip
KOREAN = (Rule(_LONG, _long, DIGITS), Rule(_SHORT, _short, DIGITS))
