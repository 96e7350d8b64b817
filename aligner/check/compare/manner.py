"""How two equal quantities are told: more than or fewer than, a second or a minute, before or after.

The value is the same on both sides, but what stands beside it is not: fewer than 300, 300마리 이상; per second, 분당;
three days before, 사흘 뒤. It is told only where both sides say it, so that a side that leaves it out is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from aligner.check.quantity import Quantity
from aligner.types import Finding

# Longer than what may stand between a figure and its qualifier.
_BEFORE, _AFTER = 30, 34

_OVER, _UNDER, _NEARLY, _SOME = "more than", "less than", "nearly", "a little more than"
# What may not be said of one value: nearly 2 million may still be 198만여, and 300여 "about 300".
_CONTRARY = frozenset(
    frozenset(ways) for ways in ((_OVER, _UNDER), (_OVER, _NEARLY), (_SOME, _UNDER))
)
_EN_BEFORE = re.compile(
    r"\b(?:(?P<under>(?:no|not) more than|(?:never|not) (?:exceed(?:ed|ing)?|over)|at (?:the )?most|(?:less|fewer) than|under|below|short of|younger than)"
    r"|(?P<over>no (?:fewer|less) than|not less than|more than|over|at (?:the )?least|exceed(?:s|ed|ing)?|above|upwards? of|in excess of|a minimum of|older than)"
    r"|(?P<nearly>nearly|almost|close to|just shy of))\s(?:an? |the (?:ages? of )?)?(?:[A-Z]{0,3}[$€£¥₩])?\Z",
    re.IGNORECASE,
)
_EN_AFTER = re.compile(
    r"[^.,;()\d]{0,24}?\b(?:or|and) (?:(?P<over>more|over|older|above|higher|up)|(?P<under>less|fewer|under|younger|below|lower))\b",
    re.IGNORECASE,
)
_KO_BEFORE = re.compile(r"(?P<over>최소|적어도)\s?(?:약\s?)?\Z")
_KO_AFTER = re.compile(
    r"[^\s\d,.()]{0,5}?(?:\s[^\s\d,.()]{1,5}?)?\s?(?:(?P<under>이하|미만|밑돌|밑도|못\s?미치|못\s?미친|안\s?되|안\s?된|채\s?안|이내|넘지\s?(?:못|않)|넘기지)"
    r"|(?P<over>이상(?![한하기])|초과|넘[는은게어겼었긴길]|웃도[는]|웃돌|상회)|(?P<nearly>가까[운이]|육박))"
)
_KO_MORE = re.compile(r"\s?(?:여(?!성)|남짓)")

_EN_RATE = re.compile(
    r"(?:-[a-z]{1,12})?(?: (?:people|of [a-z]{1,14}(?: [a-z]{1,14})?|[a-z]{1,14}s))?(?:,? (?:per|an?|each|every) |-(?:a|per)-)"
    r"(?P<unit>second|minute|hour|day|week|month|year)\b(?!-old| (?:ago|earlier|later|before|after))|(?: [a-z]{1,14}){0,3} (?P<daily>hourly|daily|weekly|monthly|annually|yearly)\b"
)
_ADVERBS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year"}  # fmt: skip
_KO_RATE = re.compile(
    r"(?<![가-힣\d])(?:(?P<second>매초|초당|1초에)|(?P<minute>분당|1분에|매분)|(?P<hour>시간당|매시간?|한\s?시간에|1시간에)|(?P<day>하루|매일|1일(?=\s?평균)|일당|일평균|일일)"
    r"|(?P<week>주|주당|매주|일주일에|1주일에|한\s?주에)|(?P<month>월|매월|매달|한\s?달에|월평균)|(?P<year>연|연간|매년|해마다|연평균|한\s?해|1년에))"
    r"\s?(?:(?:약|평균|최대|최고|최소|에만|동안|에|이용객|생산량)\s?){0,2}\Z"
)

# He waited three hours before leaving: 세 시간 뒤
_EN_WHEN = re.compile(
    r"(?: or so)? (?:(?P<before>earlier|ago|prior|ahead of|before(?! \w{1,20}ing\b| (?:he|she|they|it)\b))|(?P<after>after|later))\b"
)
_FOR = re.compile(r"\b(?:for|spent|waited|lasted|took)\s(?:\w+\s)?\Z")
# 3년 만에 is said of a thing of three years ago, and of three years after it.
_KO_WHEN = re.compile(
    r"(?:여|쯤|가량)?\s?(?:(?P<before>전(?=[\s에의까부인,.]|\Z))|(?P<after>[뒤후](?=[\s에의인,.]|\Z)|이?\s지[난나]))"
)


# from 40 percent to 45 percent
_EN_END = re.compile(r"\b(?:(?P<start>from)|(?P<end>to))\s(?:about |around |nearly |over )?\Z")
_KO_END = re.compile(r"[^\s\d]{0,2}?(?:(?P<start>에서)|(?P<end>으?로))(?=[\s,])")


class _Manner(NamedTuple):
    """One way of telling: what each side says, and what may not stand together."""

    identity: str
    why: str
    en: Callable[[str, Quantity], str]
    ko: Callable[[str, Quantity], str]
    contrary: Callable[[str, str], bool]


def manner_findings(
    told: Sequence[tuple[Quantity, Quantity]], en: str, ko: str
) -> Iterator[Finding]:
    """Errors where partners of one value are told in contrary ways.

    >>> from aligner.check.figures import figure_findings
    >>> [f.id for f in figure_findings("Fewer than 300 cranes remain.", "두루미는 300마리 이상 남았다.")]
    ['number-differs']
    """
    found: set[str] = set()
    for one, other in told:
        if one.kind in _DATED or other.kind in _DATED:
            continue
        for manner in _MANNERS:
            mine = manner.en(en, one)
            theirs = manner.ko(ko, other) if mine else ""
            if theirs and manner.why not in found and manner.contrary(mine, theirs):
                found.add(manner.why)
                yield _finding(manner, (one, en, mine), (other, ko, theirs))
                break


_DATED = frozenset({"year", "month", "day", "weekday", "relative", "clock", "score", "decade"})
_IDS = {"percent": "percent-differs", "money": "money-differs", "measure": "measure-differs", "age": "age-differs"}  # fmt: skip


def _finding(
    manner: _Manner, one: tuple[Quantity, str, str], other: tuple[Quantity, str, str]
) -> Finding:
    (mine, en, way), (theirs, ko, other_way) = one, other
    message = (
        f"The English has “{mine.span.of(en).strip()}”, the Korean “{theirs.span.of(ko).strip()}”: "
        f"{manner.why.format(way, other_way)}."
    )
    identity = manner.identity or _IDS.get(mine.kind, "number-differs")
    return Finding(identity, "error", message, mine.span, theirs.span)


def bound_en(text: str, q: Quantity) -> str:
    """Whether an English text says more or less than a value; empty if neither."""
    found = _EN_BEFORE.search(text, max(0, q.span.start - _BEFORE), q.span.start)
    found = found or _EN_AFTER.match(text, q.span.stop, q.span.stop + _AFTER)
    return _BOUNDS[found.lastgroup or ""] if found else ""


def bound_ko(text: str, q: Quantity) -> str:
    """Whether a Korean text says more or less than a value; empty if neither."""
    stop = q.span.stop
    found = _KO_AFTER.match(text, stop, stop + _AFTER) or _KO_BEFORE.search(
        text, max(0, q.span.start - 6), q.span.start
    )
    if found:
        return _BOUNDS[found.lastgroup or ""]
    return _SOME if "여" in q.span.of(text) or _KO_MORE.match(text, stop) else ""


_BOUNDS = {"over": _OVER, "under": _UNDER, "nearly": _NEARLY}


def _rate_en(text: str, q: Quantity) -> str:
    found = _EN_RATE.match(text, q.span.stop, q.span.stop + _AFTER + 10)
    return (found["unit"] or _ADVERBS[found["daily"]]) if found else ""


def _rate_ko(text: str, q: Quantity) -> str:
    found = _KO_RATE.search(text, max(0, q.span.start - 16), q.span.start)
    return (found.lastgroup or "") if found else ""


def _when_en(text: str, q: Quantity) -> str:
    if q.unit not in ("seconds", "months"):
        return ""
    found = _EN_WHEN.match(text, q.span.stop)
    if not found or _FOR.search(text, max(0, q.span.start - 16), q.span.start):
        return ""
    return found.lastgroup or ""


def _when_ko(text: str, q: Quantity) -> str:
    found = _KO_WHEN.match(text, q.span.stop)
    return (found.lastgroup or "") if found else ""


def _end_en(text: str, q: Quantity) -> str:
    if q.kind not in ("percent", "point", "money", "age"):
        return ""
    found = _EN_END.search(text, max(0, q.span.start - 14), q.span.start)
    return (found.lastgroup or "") if found else ""


def _end_ko(text: str, q: Quantity) -> str:
    found = _KO_END.match(text, q.span.stop, q.span.stop + 12)
    return (found.lastgroup or "") if found else ""


_MANNERS = (
    _Manner("", "one is the {}, the other the {} of a change", _end_en, _end_ko, str.__ne__),
    _Manner("", "one is {}, the other {}", bound_en, bound_ko, lambda a, b: {a, b} in _CONTRARY),
    _Manner("unit-differs", "one is per {}, the other per {}", _rate_en, _rate_ko, str.__ne__),
    _Manner("date-differs", "one is {}, the other {}", _when_en, _when_ko, str.__ne__),
)
