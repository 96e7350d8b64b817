"""Korean quantities in words: 두 명, 스물세 살, 삼천오백 원, 수십만, 사흘, 절반, 환갑."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from aligner.check import numerals_ko
from aligner.check.counted_ko import with_unit
from aligner.check.quantity import Number, Quantity, Weight
from aligner.check.scan import Rule
from aligner.types import Span

# Native numerals count only before a counter: a bare 두 or 세 is too often part of a word.
_COUNTER = (
    r"명|개월|개국|개|번째|번|살|시간|마리|대|곳|건|달러|달|배|잔|병|장|권|차례|가지|사람|째|해|나라|팀|차|쪽|척|채|통|그루|송이|켤레|벌|군데|분|줄"
    r"|주|자매|형제|남매|아들|딸|자녀|아이|남성|여성|남자|여자|도시|회사|기업|선수|후보|정당|당|국가|골|경기|세트|시즌|종류|끼|편|자루|모금|방울|학교|단계|지역|부분|그룹|아이들|친구|손|발|눈|정상|장관|지도자"
)
# 세대, 두통 and the like are words of their own.
_NATIVE = re.compile(
    rf"(?<![가-힣])(?!세대|세차|세척|두통|두개골|두줄|네가)(?P<word>{numerals_ko.NATIVE})(?P<more>여)?\s?(?P<counter>{_COUNTER})"
)
_NATIVE_ALONE = re.compile(
    r"(?<![가-힣])(?P<word>둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열둘)(?=\s|이|을|은|의|로|과|만|[,.)]|\Z)"
)
_PAIR = re.compile(rf"(?<![가-힣])(?P<word>{'|'.join(numerals_ko.PAIRS)})\s?(?:{_COUNTER})")
_MANY = re.compile(
    r"(?:(?<![가-힣])|약|총)(?P<many>수(?:십|백|천|만|억|조)[만억조]?|십수[만억조]?|몇십[만억]?|몇백[만억]?|몇천[만억]?)(?=\s?(?:여|명|개|원|달러|엔|위안|유로|년|건|대|마리|가지|번|차례|킬로|곳|배|가구|채|톤|장|통|권|편|점|발|척|일|시간|세기|미터|㎞|km|그루|종|만|에|의|은|이|을|\s))"
)
_SINO = re.compile(
    rf"(?<![가-힣])(?P<word>{numerals_ko.SINO}{{1,12}})(?P<more>여)?\s?(?P<counter>명|개월|개|원|달러|엔|위안|유로|파운드|년대|년|세기|세|퍼센트|프로|킬로|미터|톤|마리|가지|건|대(?!회)|가구|번째|위|시간|분의|배|장|권|평|점|표)"
)
_DAYS = re.compile(rf"(?<![가-힣])(?P<word>{'|'.join(numerals_ko.DAYS)})(?P<nth>째)?")
_FIRST = re.compile(
    r"(?<![가-힣])첫(?:\s?번째|째|날)?|최초|처음|1등|준결승|준준결승|환갑|회갑|칠순|고희|팔순|구순|백일|갑절|유일|양국|양측|쌍둥이|부부|상반기|하반기|한\s?쌍|양당|양쪽|쌍|매년|세기|십대"
)
_WORDS = {"준결승": 4, "준준결승": 8, "환갑": 60, "회갑": 60, "칠순": 70, "고희": 70, "팔순": 80, "구순": 90, "백일": 100, "갑절": 2, "양국": 2, "양측": 2, "쌍둥이": 2, "부부": 2, "양당": 2, "양쪽": 2, "쌍": 2, "십대": 10, "세기": 1, "상반기": 1, "하반기": 2}  # fmt: skip
_ORDINALS = frozenset({"환갑", "회갑", "칠순", "고희", "팔순", "구순", "상반기", "하반기"})
_HALF = re.compile(r"절반|반수|(?<![가-힣])반(?=\s|을|이|으로|씩)")


def _native(match: re.Match[str]) -> list[Quantity] | None:
    text, stop = match.string, match.end("word")
    value = numerals_ko.native(match["word"])
    made = with_unit(
        text, match.start(), stop, Number.read(str(value)), "hint" if value == 1 else "word"
    )
    if match["counter"] == "시간":
        return [made]
    return [replace(made, span=Span(match.start(), max(match.end(), made.span.stop)))]


def _native_alone(match: re.Match[str]) -> list[Quantity]:
    return [hint(match, numerals_ko.native(match["word"]))]


def hint(match: re.Match[str], value: int | Fraction) -> Quantity:
    """A number that may be a partner and is never asked for."""
    value = Fraction(value)
    return Quantity(Span(*match.span()), "number", value, value, weight="hint")


def _pair(match: re.Match[str]) -> list[Quantity]:
    low, high = numerals_ko.PAIRS[match["word"]]
    return [Quantity(Span(*match.span()), "number", Fraction(low), Fraction(high), weight="word")]


def _many(match: re.Match[str]) -> list[Quantity]:
    low = 1
    for letter in match["many"]:
        low *= numerals_ko.SMALL.get(letter, 1) * numerals_ko.LARGE.get(letter, 1)
    made = with_unit(match.string, match.start(), match.end(), Number.read(str(low)), "word")
    return [replace(made, high=Fraction(low * 10 - 1))]


def _sino(match: re.Match[str]) -> list[Quantity] | None:
    value = numerals_ko.sino(match["word"])
    if not value:
        return None
    # 이 년, 일 년, 오 분: one letter is more often another word.
    weight: Weight = "word" if value > 10 else "hint"
    return [
        with_unit(match.string, match.start(), match.end("word"), Number.read(str(value)), weight)
    ]


def _days(match: re.Match[str]) -> list[Quantity]:
    value = Fraction(numerals_ko.DAYS[match["word"]])
    weight: Weight = "hint" if value == 1 else "word"
    if match["nth"]:
        return [Quantity(Span(*match.span()), "ordinal", value, value, weight=weight)]
    return [
        Quantity(
            Span(*match.span()), "measure", value, value, "seconds", Fraction(86400), weight=weight
        )
    ]


def _words(match: re.Match[str]) -> list[Quantity]:
    value = Fraction(_WORDS.get(match[0], 1))
    if match[0] in _ORDINALS:
        return [Quantity(Span(*match.span()), "ordinal", value, value, weight="word")]
    return [hint(match, 2 if match[0].startswith("한") else value)]


RULES = (
    Rule(_MANY, _many),
    Rule(_PAIR, _pair),
    Rule(_NATIVE, _native),
    Rule(_SINO, _sino),
    Rule(_DAYS, _days),
    Rule(_FIRST, _words),
    Rule(_HALF, lambda m: [hint(m, Fraction(1, 2))]),
    Rule(_NATIVE_ALONE, _native_alone),
)
