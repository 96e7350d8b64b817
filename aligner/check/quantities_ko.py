"""The quantities of a Korean sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from aligner.check import dates_ko, numerals_ko
from aligner.check.quantity import Number, Quantity, Weight, score
from aligner.check.scan import Rule, nothing, scan
from aligner.check.units import KOREAN, SIGNS, Unit, one_of
from aligner.types import Span

# Addresses; what mixes letters and digits (F-35A, G7, 화성-15형, 63빌딩); runs of digits too long to count.
_NAME = re.compile(
    r"(?:https?://|www\.)[^\s가-힣]{1,2000}|[A-Za-z\d.+-]{1,64}@[A-Za-z\d.-]{1,255}|\d[\d,.]{24,}"
    r"|(?<![A-Za-z\d$])[A-Za-z]{1,24}(?:-?\d{1,8})+(?:[A-Za-z]{1,3}\d{0,4})?(?:-[A-Za-z\d]{1,8})?(?![A-Za-z\d])"
    r"|(?<![A-Za-z\d.,])\d{1,4}(?:\.\d{1,3})?(?!(?:m|g|k|h|s|L|W|C|F|t|p|P|km|cm|mm|kg|mg|ml|ha|kW|MW|GW|GB|MB|TB|Hz|MHz|GHz|am|pm|kph|mph|ppm|Ghz|km²|m²|m2|AM|PM|th|st|nd|rd)(?![A-Za-z]))"
    r"[A-Za-z]{1,3}\d{0,4}(?![A-Za-z\d])"
    r"|[가-힣]{1,12}-\d{1,4}(?:[가-힣]형?)?(?!\d)|(?<!\d)\d{1,3}(?:빌딩|타워|스퀘어|인터내셔널)|#\d{1,9}|(?<![\d:])\d{1,2}:\d\d[.:]\d\d(?!\d)"
)
_SIGN = "[" + "".join(SIGNS) + "]"
_SIGNED = re.compile(rf"(?:US)?(?P<sign>{_SIGN})\s?(?=\d)")
_FIGURE = re.compile(r"(?<!\d)(?<!\d[.,])(?P<minus>영하\s?|(?<![\d가-힣A-Za-z)%])[-−])?\d")
_TAIL = re.compile(rf"(?P<more>여)?\s?(?:미국 |미 |US)?(?P<unit>{one_of(KOREAN)})(?![A-Za-z])")
_MORE = re.compile(r"\s?여(?=[\s가-힣])")
# Counters that say which one, not how many.
_ORDINAL = re.compile(
    r"\s?(?:번째|째|위|세기|분기|주년|주기|강(?!\s?도)|등(?![급산])|회째|차례째|일째|년차|년째|호(?!텔)|라운드|대손|인자)"
)
_WHICH = re.compile(r"제\s?\Z")
_SPEED = re.compile(r"시속\s?(?:약|최대|최고|평균)?\s?\Z")
_ABOUT_BEFORE = re.compile(r"(?:약|대략|거의|최소|최대|최고|무려|근|줄잡아|적어도)\s?\Z")
_ABOUT_AFTER = re.compile(
    r"[가-힣%]{0,3}\s?(?:가량|정도|안팎|이상|이하|미만|쯤|남짓|가까|초과|넘|내외|경\b|선)"
)
_FRACTION = re.compile(r"(?<!\d)(?P<bottom>\d{1,3})\s?분의\s?(?P<top>\d{1,3}(?:\.\d{1,3})?)(?!\d)")
# 16/32, 9/11
_SLASH = re.compile(r"(?<![\d/.])(?P<top>\d{1,3})\s?/\s?(?P<bottom>\d{1,3})(?![\d/])")
# 3-2, 3 대 2, 3:2; a counter behind makes it a range
_SCORE = re.compile(
    r"(?<![\w.,/:~–-])(?P<one>\d{1,3})(?:[-–:]|\s?대\s?)(?P<two>\d{1,3})"
    rf"(?![\d/%~:–-]|[.,]\d|\s?(?:[만억조개명일월년시분여]|{one_of(KOREAN)}))"
)
_HALF = re.compile(r"절반|반수|(?<![가-힣])반(?=\s|을|이|으로|씩)")
_RANGE = re.compile(r"(?:여|명|개)?\s?(?:[~∼〜–-]|에서|부터|내지|또는|과|와)\s?\Z")
# Native numerals count only before a counter: a bare 두 or 세 is too often part of a word.
_COUNTER = (
    r"명|개월|개국|개|번째|번|살|시간|마리|대|곳|건|달러|달|배|잔|병|장|권|차례|가지|사람|째|해|나라|팀|차|쪽|척|채|통|그루|송이|켤레|벌|군데|분|줄"
    r"|주|자매|형제|남매|아들|딸|자녀|아이|남성|여성|남자|여자|도시|회사|기업|선수|후보|정당|당|국가|골|경기|세트|시즌|종류|끼|편|자루|모금|방울|학교|단계|지역|부분|그룹|아이들|친구|손|발|눈|정상|장관|지도자"
)
_NATIVE = re.compile(
    rf"(?<![가-힣])(?P<word>{numerals_ko.NATIVE})(?P<more>여)?\s?(?P<counter>{_COUNTER})"
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
    r"(?<![가-힣])첫(?:\s?번째|째|날)?|최초|처음|1등|준결승|준준결승|환갑|회갑|칠순|고희|팔순|구순|백일|갑절|유일|양국|양측|쌍둥이|부부|한\s?쌍|양당|양쪽|쌍|매년|세기|십대"
)
_WORDS = {"준결승": 4, "준준결승": 8, "환갑": 60, "회갑": 60, "칠순": 70, "고희": 70, "팔순": 80, "구순": 90, "백일": 100, "갑절": 2, "양국": 2, "양측": 2, "쌍둥이": 2, "부부": 2, "양당": 2, "양쪽": 2, "쌍": 2, "십대": 10, "세기": 1}  # fmt: skip
_BIRTHDAYS = frozenset({"환갑", "회갑", "칠순", "고희", "팔순", "구순"})
_GENERATIONS = re.compile(r"(?<!\d)7080(?!\d)")


def quantities(text: str) -> list[Quantity]:
    """The quantities of a Korean text, in its order.

    >>> [(q.kind, float(q.low), q.unit) for q in quantities("17일 두 명이 9조1834억원을")]
    [('day', 17.0, ''), ('number', 2.0, ''), ('money', 9183400000000.0, 'KRW')]
    """
    return _ranges(text, scan(text, _RULES))


def _with_unit(
    text: str, start: int, stop: int, number: Number, weight: Weight = "figure"
) -> Quantity:
    """A number with what stands behind it: its unit, 여, its counter."""
    unit, about = Unit("number"), bool(_ABOUT_BEFORE.search(text, max(0, start - 6), start))
    high = number.value
    tail = _TAIL.match(text, stop)
    if ordinal := _ORDINAL.match(text, stop):
        unit, stop = Unit("ordinal"), ordinal.end()
    elif tail and not _no_unit(text, tail):
        unit, stop = KOREAN[tail["unit"]], tail.end()
    elif _WHICH.search(text, max(0, start - 2), start):
        unit = Unit("ordinal")
    if unit.name == "length" and _SPEED.search(text, max(0, start - 6), start):
        unit = Unit("measure", "speed", unit.factor / 1000)
    if (tail and tail["more"]) or _MORE.match(text, stop):
        high, about = number.value + number.step * Fraction(99, 100), True
    about = about or bool(_ABOUT_AFTER.match(text, stop))
    return Quantity(
        Span(start, stop), unit.kind, number.value, high, unit.name, unit.factor, number.step, number.digits, weight, about
    )  # fmt: skip


def _no_unit(text: str, tail: re.Match[str]) -> bool:
    """Whether what looks like a unit begins another word: 2주년, 3분의 1, 1위안부, 5달러 is one."""
    behind = text[tail.end() : tail.end() + 2]
    form = tail["unit"]
    if form == "주" and text[tail.start() - 1] in "십백천만억":
        return True  # shares, not weeks
    words = {
        "주": ("년", "인", "식", "택", "민"),
        "분": ("의", "기", "야", "과", "쟁"),
        "세": ("트", "대", "기", "계"),
        "달": ("러",),
        "원": ("내", "정"),
        "평": ("균", "가"),
        "초": ("등", "반", "중"),
        "년": ("생", "대"),
        "불": ("법",),
        "t": (),
        "톤": (),
    }
    return behind.startswith(words.get(form, ()) or ("\0",))


def _figure(match: re.Match[str]) -> Iterable[Quantity] | None:
    text, at = match.string, match.end() - 1
    number, stop = numerals_ko.read_figure(text, at)
    if match["minus"]:
        number = Number(-number.value, number.step, number.digits)
    made = _with_unit(text, match.start() if match["minus"] else at, stop, number)
    glued = (
        at > 0
        and "가" <= text[at - 1] <= "힣"
        and text[at - 1] not in "제총약만각단또및근영"
        and made.kind == "number"
    )
    bare = not re.match(r"\s?[가-힣]", text[stop : stop + 2])
    return [replace(made, weight="hint") if glued and bare else made]


def _signed(match: re.Match[str]) -> list[Quantity]:
    number, stop = numerals_ko.read_figure(match.string, match.end())
    made = _with_unit(match.string, match.start(), stop, number)
    return [replace(made, kind="money", unit=SIGNS[match["sign"]], factor=Fraction(1))]


def _native(match: re.Match[str]) -> list[Quantity] | None:
    text, stop = match.string, match.end("word")
    value = numerals_ko.native(match["word"])
    made = _with_unit(
        text, match.start(), stop, Number.read(str(value)), "hint" if value == 1 else "word"
    )
    if match["counter"] == "시간":
        return [made]
    return [replace(made, span=Span(match.start(), max(match.end(), made.span.stop)))]


def _native_alone(match: re.Match[str]) -> list[Quantity]:
    return [_hint(match, numerals_ko.native(match["word"]))]


def _hint(match: re.Match[str], value: int | Fraction) -> Quantity:
    value = Fraction(value)
    return Quantity(Span(*match.span()), "number", value, value, weight="hint")


def _pair(match: re.Match[str]) -> list[Quantity]:
    low, high = numerals_ko.PAIRS[match["word"]]
    return [Quantity(Span(*match.span()), "number", Fraction(low), Fraction(high), weight="word")]


def _many(match: re.Match[str]) -> list[Quantity]:
    low = 1
    for letter in match["many"]:
        low *= numerals_ko.SMALL.get(letter, 1) * numerals_ko.LARGE.get(letter, 1)
    made = _with_unit(match.string, match.start(), match.end(), Number.read(str(low)), "word")
    return [replace(made, high=Fraction(low * 10 - 1))]


def _sino(match: re.Match[str]) -> list[Quantity] | None:
    value = numerals_ko.sino(match["word"])
    if not value:
        return None
    # 이 년, 일 년, 오 분: one letter is more often another word.
    weight: Weight = "word" if value > 10 else "hint"
    return [
        _with_unit(match.string, match.start(), match.end("word"), Number.read(str(value)), weight)
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
    if match[0] in _BIRTHDAYS:
        return [Quantity(Span(*match.span()), "ordinal", value, value, weight="word")]
    return [_hint(match, 2 if match[0].startswith("한") else value)]


def _fraction(match: re.Match[str]) -> list[Quantity] | None:
    if not int(match["bottom"]):
        return None
    made = _hint(match, Number.read(match["top"]).value / int(match["bottom"]))
    return [replace(made, weight="word") if "/" in match[0] else made]


def _score(match: re.Match[str]) -> list[Quantity]:
    return [score(Span(*match.span()), int(match["one"]), int(match["two"]))]


def _generations(match: re.Match[str]) -> list[Quantity]:
    start = match.start()
    return [
        Quantity(Span(at, at + 2), "decade", Fraction(value), Fraction(value), weight="hint")
        for at, value in ((start, 70), (start + 2, 80))
    ]


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Lends the first figure of a range the scale and the unit of the second: 2~3만 명, 4000만~6억원."""
    out = list(found)
    for i, (one, two) in enumerate(pairwise(found)):
        bare = one.kind == "number" and one.weight == "figure" and two.weight == "figure"
        if bare and _RANGE.match(text[one.span.stop : two.span.start]):
            out[i] = _lend(text, one, two)
    return out


def _lend(text: str, one: Quantity, two: Quantity) -> Quantity:
    scale = re.search("[십백천]?[만억조]", two.span.of(text))
    times = (
        numerals_ko.sino(scale[0]) if scale and not re.search("[가-힣,]", one.span.of(text)) else 1
    )
    if not times or one.low * times >= two.low:
        times = 1
    low = one.low * times
    kind = two.kind if two.kind in ("money", "percent", "point", "measure", "age") else one.kind
    return replace(
        one, low=low, high=low, step=one.step * times, kind=kind, unit=two.unit, factor=two.factor
    )


_RULES = (
    Rule(_GENERATIONS, _generations),
    *dates_ko.RULES,
    Rule(_NAME, nothing),
    Rule(_FRACTION, _fraction),
    Rule(_SLASH, _fraction),
    Rule(_SCORE, _score),
    Rule(_SIGNED, _signed),
    Rule(_FIGURE, _figure),
    Rule(_MANY, _many),
    Rule(_PAIR, _pair),
    Rule(_NATIVE, _native),
    Rule(_SINO, _sino),
    Rule(_DAYS, _days),
    Rule(_FIRST, _words),
    Rule(_HALF, lambda m: [_hint(m, Fraction(1, 2))]),
    Rule(_NATIVE_ALONE, _native_alone),
)
