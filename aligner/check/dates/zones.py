"""Which time zones the sides name: a date or an hour given in two zones may differ and be right."""

from __future__ import annotations

import re

from aligner.check.quantity import Quantity

# What names a zone. 현지시간 and "local time" name the zone of the place, which is what stands without a name too.
_ZONES = {
    "korea": r"한국\s?시[간각]|우리\s?시간|서울\s?시간|\bKST\b|\bKorean? (?:Standard )?[Tt]ime\b|\bSeoul time\b",
    "east": r"동부\s?(?:표준\s?)?시간|\bE[SD]?T\b|\bEastern (?:Standard |Daylight )?[Tt]ime\b",
    "west": r"서부\s?(?:표준\s?)?시간|\bP[SD]?T\b|\bPacific (?:Standard |Daylight )?[Tt]ime\b",
    "world": r"그리니치|세계\s?표준시|협정세계시|\bGMT\b|\bUTC\b",
    "japan": r"일본\s?시간|\bJST\b|\bJapan(?: Standard)? [Tt]ime\b",
}
_NAMED = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _ZONES.items()))
# Zones lie whole or half hours apart, two dates of one moment a day (27 and more: over the end of a month).
_APART = 30
_MONTH_END = 27


def zones(text: str) -> frozenset[str]:
    """The zones that a text names.

    >>> sorted(zones("한국시간 15일 오후 11시")), sorted(zones("at 1400 GMT"))
    (['korea'], ['world'])
    """
    return frozenset(match.lastgroup or "" for match in _NAMED.finditer(text))


_EVE_EN = re.compile(
    r"\b(?:eve of|(?:a|the) day (?:before|after|ahead|earlier|later)|day's eve)\b", re.IGNORECASE
)
_EVE_KO = re.compile(r"하루\s?(?:앞|전|뒤|지난)|전날|이튿날|다음\s?날|전야")
# Room for "midnight on June ", half of it for a blank before 0시.
_ROOM = 20
_MIDNIGHT_EN = re.compile(r"\bmidnight\b|\b12(?::00)? a\.?m", re.IGNORECASE)
_MIDNIGHT_KO = re.compile(r"자정|(?<!\d)0시|밤 12시")


def may_be_zones(one: Quantity, other: Quantity, en: str, ko: str) -> bool:
    """Whether two days or hours may differ for the zones that only one of the sides names."""
    if (
        one.kind != other.kind
        or one.kind not in ("clock", "day", "weekday")
        or zones(en) == zones(ko)
    ):
        return False
    apart = abs(one.low - other.low)
    if one.kind == "clock":
        return apart % _APART == 0
    if one.kind == "weekday":
        return apart in (1, 6)
    return apart == 1 or apart >= _MONTH_END


def is_eve(one: Quantity, other: Quantity, en: str, ko: str) -> bool:
    """Whether two neighbouring days are each told from the other: the eve of Nov. 13, 하루 앞둔 12일."""
    near = one.kind == other.kind == "day" and abs(one.low - other.low) == 1
    return near and bool(_EVE_EN.search(en) and _EVE_KO.search(ko))


def is_midnight(one: Quantity, other: Quantity, en: str, ko: str) -> bool:
    """Whether two neighbouring days may be one midnight: midnight on June 18, 6월 19일 0시."""
    near = one.kind == other.kind == "day" and other.low - one.low == 1
    beside = en[max(0, one.span.start - _ROOM) : one.span.stop + _ROOM]
    behind = ko[other.span.stop : other.span.stop + _ROOM // 2]
    return near and bool(_MIDNIGHT_EN.search(beside) and _MIDNIGHT_KO.search(behind))
