"""Korean quantities in words: 두 명, 스물세 살, 삼천오백 원, 수십만, 사흘, 절반, 환갑."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from aligner.check.quantities import ages_ko, numerals_ko, pairs_ko
from aligner.check.quantities.counted_ko import with_unit
from aligner.check.quantity import Number, Quantity, Weight
from aligner.check.scan import Rule
from aligner.types import Span

# Native numerals count only before a counter: a bare 두 or 세 is too often part of a word.
_COUNTER = (
    r"명|개월|개국|개|번째|번|살|시간|마리|대|곳|건|달러|달|배|잔|병|장|권|차례|가지|사람|째|해|나라|팀|차|쪽|척|채|통|그루|송이|켤레|벌|군데|분|줄"
    r"|주|자매|형제|남매|아들|딸|자녀|아이|남성|여성|남자|여자|도시|회사|기업|선수|후보|정당|당|국가|골|경기|세트|시즌|종류|끼|편|자루|모금|방울|학교|단계|지역|부분|그룹|아이들|친구|손|발|눈|정상|장관|지도자|상자|박스|그릇|접시|포기|봉지|캔|량|칸|층|바퀴|컷|작품|점|쌍둥이|쌍|다발|묶음|곡|식구|멤버|배우|돌|발짝|걸음|자리|돈|근"
)
# 세대, 두통 and the like are words of their own.
_NATIVE = re.compile(
    rf"(?<![가-힣])(?!세대|세차|세척|두통|두개골|두줄|네가|[서석넉](?![른 ]))(?P<word>{numerals_ko.NATIVE})(?P<more>여)?\s?(?P<counter>{_COUNTER})"
)
# With a blank before the next word they count whatever it names: 두 정상, 세 멤버.
_NATIVE_BEFORE = re.compile(
    r"(?<![가-힣])(?P<word>두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두|스무|스물두|서른세) (?=[가-힣])(?!들어|놓|내|모[녀자]|부[녀자])"
)
# 마흔이 되다, 열일곱에, 예순셋 환자: an age
_NATIVE_AGE = re.compile(
    rf"(?<![가-힣])(?P<word>(?:스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:{numerals_ko.ONE})?|열(?:일곱|여덟|아홉|여섯|다섯))(?=[이에의을은도]|\s넘|\s나이|,|\.|\Z)"
    rf"|(?<![가-힣])(?P<both>(?:스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:{numerals_ko.ONE}))(?= (?!{_COUNTER})[가-힣])"
)
# 한 달간, 한 시간 만에: there even one was counted
_LASTING = re.compile(r"(?<=달|간|해)(?:간|\s?동안|\s?만에|\s?[전뒤후](?![가-힣]))")
_NATIVE_ALONE = re.compile(
    r"(?<![가-힣])(?P<word>둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열둘)(?=\s|이|을|은|의|로|과|만|[,.)]|\Z)"
)
_MANY = re.compile(
    r"(?:(?<![가-힣])|약|총)(?P<many>수(?:십|백|천|만|억|조)[만억조]?|십수[만억조]?|몇십[만억]?|몇백[만억]?|몇천[만억]?)(?=\s?(?:여|명|개|원|달러|엔|위안|유로|년|건|대|마리|가지|번|차례|킬로|곳|배|가구|채|톤|장|통|권|편|점|발|척|일|시간|세기|미터|㎞|km|그루|종|만|에|의|은|이|을|\s))"
)
_SINO = re.compile(
    rf"(?<![가-힣])(?P<word>{numerals_ko.SINO}{{1,12}})(?P<more>여)?\s?(?P<counter>명|개월|개국|개|원|달러|엔|위안|유로|파운드|년대|년|세기|세|퍼센트|프로|킬로|미터|톤|마리|가지|건|대(?!회)|가구|번째|위|시간|분의|배|장|권|평|점|표|송이|그루|통|석|곳|회|남매|형제|자매|총사|살|주년)"
)
# 천만 관객, 백만 송이: whatever is counted
_SINO_BEFORE = re.compile(
    r"(?<![가-힣])(?P<word>[이삼사오육칠팔구]?[십백천][만억]) (?=[가-힣])(?!다행|에)"
)
# Words that begin like a count: 만개한 벚꽃, 만세, 만원 관중, 천명했다, 조명, 천장.
_NO_COUNT = re.compile(
    r"[일이삼사오육칠팔구](?:명|개(?!월)|건|장|대|권|점|표|통|석|회|배|평|원|곳|주년|살)|조[가-힣]|억[^ 원달여]|[십백천만](?:세|장|점|대|권|건|통|석|회|년|평|표|곳)|만(?:개|배|원 ?(?:관중|버스|지하철|열차|전철|사례|객차|행렬))|천명[했하한]"
)
_DAYS = re.compile(rf"(?<![가-힣])(?P<word>{'|'.join(numerals_ko.DAYS)})(?P<nth>째)?")
_FIRST = re.compile(
    r"(?<![가-힣])첫(?:\s?번째|째|날|돌)?|최초|처음|1등|준우승|준준결승|준결승|백일|갑절|유일|양국|양측|쌍둥이|부부|상반기|하반기|한\s?쌍|양당|양쪽|쌍|매년|세기|십대|투런|[스쓰]리런|해트트릭|듀오|트리오|멀티골|초선|재선(?=\s?의원|의\s)"
)
_WORDS = {"투런": 2, "스리런": 3, "쓰리런": 3, "해트트릭": 3, "듀오": 2, "트리오": 3, "멀티골": 2, "초선": 1, "재선": 2, "준우승": 2, "준결승": 4, "준준결승": 8, "백일": 100, "갑절": 2, "양국": 2, "양측": 2, "쌍둥이": 2, "부부": 2, "양당": 2, "양쪽": 2, "쌍": 2, "십대": 10, "세기": 1, "상반기": 1, "하반기": 2}  # fmt: skip
_COUNTS = frozenset({"투런", "스리런", "쓰리런", "해트트릭", "트리오", "갑절", "쌍둥이"})
_ORDINALS = frozenset(
    {
        "초선",
        "재선",
        "준우승",
        "준결승",
        "준준결승",
        "상반기",
        "하반기",
    }
)
_HALF = re.compile(r"(?P<told>절반|반토막)|과?반수|반값|(?<![가-힣])반(?=\s|을|이|으로|씩)")
# 반년, 반세기, in months
_HALVES = {"반년": 6, "반세기": 600}
_HALF_OF = re.compile(r"(?<![가-힣])(?:반년|반세기)")


def _native(match: re.Match[str]) -> list[Quantity] | None:
    text, stop = match.string, match.end("word")
    if _is_word(match):
        return None
    value = numerals_ko.native(match["word"])
    told = value > 1 or _LASTING.match(text, match.end())
    made = with_unit(text, match.start(), stop, Number.read(str(value)), "word" if told else "hint")
    if match["counter"] == "시간":
        return [made]
    return [replace(made, span=Span(match.start(), max(match.end(), made.span.stop)))]


def _native_alone(match: re.Match[str]) -> list[Quantity]:
    return [hint(match, numerals_ko.native(match["word"]))]


def hint(match: re.Match[str], value: int | Fraction, unit: str = "") -> Quantity:
    """A number that may be a partner and is never asked for; ``part`` as its unit says that it is a share."""
    value = Fraction(value)
    return Quantity(Span(*match.span()), "number", value, value, unit, weight="hint")


def _native_before(match: re.Match[str]) -> list[Quantity]:
    value = Fraction(numerals_ko.native(match["word"]))
    return [Quantity(Span(*match.span("word")), "number", value, value, weight="word")]


def _native_age(match: re.Match[str]) -> list[Quantity]:
    value = Fraction(numerals_ko.native(match["word"] or match["both"]))
    return [Quantity(Span(*match.span()), "age", value, value, weight="word")]


def _many(match: re.Match[str]) -> list[Quantity]:
    low = 1
    for letter in match["many"]:
        low *= numerals_ko.SMALL.get(letter, 1) * numerals_ko.LARGE.get(letter, 1)
    made = with_unit(match.string, match.start(), match.end(), Number.read(str(low)), "word")
    return [replace(made, high=Fraction(low * 10 - 1))]


# Of one syllable a numeral may be a surname: 조 대표, 백 회장, 서 장관. Then its counter begins another word.
_COUNT_ENDS = re.compile(
    r"[이가을를은는의에도만과와로씩넘권여간나당꼴째,.)\s]|인(?=\s)|짜리|정도|가량|이상|배기|동안|까지|부터|\Z"
)
# 열차, 열대야, 열병: glued to these 열 counts nothing
_HEAT = tuple("차대병장통벌줄")


def _is_surname(match: re.Match[str]) -> bool:
    return len(match["word"]) == 1 and not _COUNT_ENDS.match(match.string, match.end())


def _is_word(match: re.Match[str]) -> bool:
    """Whether a native numeral and its counter begin another word: 서 장관, 세명대, 열차."""
    if match["word"] in "서석넉":
        return not _COUNT_ENDS.match(match.string, match.end())
    glued = match.end("word") == match.start("counter") and len(match["counter"]) == 1
    if match["word"] == "열" and glued and match["counter"] in _HEAT:
        return True
    return glued and not _COUNT_ENDS.match(match.string, match.end())


def _sino(match: re.Match[str]) -> list[Quantity] | None:
    value = numerals_ko.sino(match["word"])
    if not value or _is_surname(match) or _NO_COUNT.match(match.string, match.start()):
        return None
    # 이 년, 일 년, 오 분: one letter is more often another word.
    told = value > 10 or match["counter"] in ("형제", "남매", "자매")
    weight: Weight = "word" if told else "hint"
    return [
        with_unit(match.string, match.start(), match.end("word"), Number.read(str(value)), weight)
    ]


def _sino_before(match: re.Match[str]) -> list[Quantity]:
    value = Fraction(numerals_ko.sino(match["word"]) or 0)
    return [Quantity(Span(*match.span("word")), "number", value, value, weight="word")]


def _half(match: re.Match[str]) -> list[Quantity]:
    return [
        replace(hint(match, Fraction(1, 2), "part"), weight="word" if match["told"] else "hint")
    ]


def _half_of(match: re.Match[str]) -> list[Quantity]:
    months = Fraction(_HALVES[match[0]])
    return [Quantity(Span(*match.span()), "measure", months, months, "months", weight="word")]


def _days(match: re.Match[str]) -> list[Quantity]:
    value = Fraction(numerals_ko.DAYS[match["word"]])
    low = value - 1 if match["word"] == "보름" else value  # two weeks, half a month
    weight: Weight = "hint" if value == 1 else "word"
    if match["nth"]:
        return [Quantity(Span(*match.span()), "ordinal", value, value, weight=weight)]
    return [
        Quantity(
            Span(*match.span()), "measure", low, value, "seconds", Fraction(86400), weight=weight
        )
    ]


def _words(match: re.Match[str]) -> list[Quantity]:
    value = Fraction(_WORDS.get(match[0], 1))
    if match[0] in _ORDINALS or match[0].startswith("첫"):
        unit = {"결승": "round", "돌": "birthday"}.get(
            match[0].removeprefix("준준").removeprefix("준").removeprefix("첫"), ""
        )
        weight: Weight = "hint" if match[0] == "준우승" else "word"
        return [Quantity(Span(*match.span()), "ordinal", value, value, unit, weight=weight)]
    made = hint(match, 2 if match[0].startswith("한") else value)
    return [replace(made, weight="word") if match[0] in _COUNTS else made]


RULES = (
    Rule(_MANY, _many),
    *pairs_ko.RULES,
    Rule(_NATIVE, _native),
    Rule(_SINO, _sino),
    Rule(_SINO_BEFORE, _sino_before),
    Rule(_DAYS, _days),
    ages_ko.RULE,
    Rule(_FIRST, _words),
    Rule(_HALF_OF, _half_of),
    Rule(_HALF, _half),
    Rule(_NATIVE_BEFORE, _native_before),
    Rule(_NATIVE_AGE, _native_age),
    Rule(_NATIVE_ALONE, _native_alone),
)
