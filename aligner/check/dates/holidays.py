"""Holidays by their names in both languages: which one it is, not when."""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.check.quantity import Quantity
from aligner.check.scan import Rule
from aligner.types import Span

# One line for each holiday: its English names, its Korean ones. A name that is a word of its own (설, 동지)
# stands with what makes it a holiday.
_HOLIDAYS = (
    (r"Lunar New Year(?:['’]s)?(?: Day)?|Seollal", r"설날|구정|설(?=\s?(?:연휴|명절|귀성|선물|맞이|차례|을 앞두고|대목))"),
    (r"Chuseok|(?:Korean )?Thanksgiving(?: holidays?)?|Harvest Moon Festival", r"추석|한가위|추수감사절"),
    (r"Christmas(?: Day| Eve)?", r"크리스마스(?:\s?이브)?|성탄절"),
    (r"(?<!Lunar )New Year['’]s Day", r"신정|새해 첫날"),
    (r"Liberation Day", r"광복절"),
    (r"Children['’]s Day", r"어린이날"),
    (r"Parents['’] Day", r"어버이날"),
    (r"Teachers?['’]s? Day", r"스승의\s?날"),
    (r"Memorial Day", r"현충일"),
    (r"National Foundation Day", r"개천절"),
    (r"Hangul (?:Proclamation )?Day", r"한글날"),
    (r"Constitution Day", r"제헌절"),
    (r"Buddha['’]s [Bb]irthday", r"부처님\s?오신\s?날|석가탄신일|초파일"),
    (r"Arbor Day", r"식목일"),
    (r"Labor Day|May Day", r"근로자의\s?날|노동절"),
    (r"Armed Forces Day", r"국군의\s?날"),
    (r"\bDano\b", r"단오(?!제)"),
    (r"Easter\b", r"부활절"),
    (r"Halloween\b", r"핼러윈|할로윈"),
    (r"Valentine['’]s Day", r"[밸발]렌타인\s?데이"),
)  # fmt: skip


def _rule(side: int, needs: frozenset[str]) -> Rule:
    forms = "|".join(f"(?P<h{i}>{names[side]})" for i, names in enumerate(_HOLIDAYS))
    return Rule(re.compile(forms), _read, needs)


def _read(match: re.Match[str]) -> list[Quantity]:
    """A holiday as a relative date of a unit of its own."""
    value = Fraction(int((match.lastgroup or "h0")[1:]))
    return [Quantity(Span(*match.span()), "relative", value, value, "holiday", weight="word")]


ENGLISH = _rule(
    0,
    frozenset(
        [
            "day",
            "seollal",
            "chuseok",
            "thanksgiving",
            "festival",
            "christmas",
            "birthday",
            "dano",
            "easter",
            "halloween",
            "year",
        ]
    ),
)
KOREAN = _rule(1, frozenset("날정설추한크성새광어스현개제부석초식근노국단핼할밸발"))
