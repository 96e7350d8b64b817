"""The quantities of an English sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cache

from aligner.check.dates import english as dates
from aligner.check.dates import eras, holidays
from aligner.check.quantities import durations, forms_en, nights, ranges_en, schools, words_en
from aligner.check.quantities.currencies import DOLLARS, SIGNS
from aligner.check.quantities.units import AGE, SUFFIXES, Unit, one_of
from aligner.check.quantities.units_en import ENGLISH
from aligner.check.quantity import Number, Quantity, Weight, score
from aligner.check.scan import DIGITS, Rule, Rules, guarded, nothing, scan, small_words
from aligner.types import Span

_FIGURE = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,20})(?:\.\d{1,12})?"
_SCALE = r"thousand|million|billion|trillion|hundred|dozen|lakh|crore|eok|mil\.|bil\.|tril\."
_SIGN = "[" + "".join(SIGNS) + "]"

# Addresses; what mixes letters and digits (F-35A, G7, H5N1, COVID-19, 802.11g); runs of digits too long to count.
_NAME = re.compile(
    r"(?:https?://|www\.)[^\s]{1,2000}|[\w.+-]{1,64}+@[\w.-]{1,255}|\d[\d,.]{24,}"
    r"|(?<![\w$])(?![a-z]{2,24}-\d)[A-Za-z]{1,24}+-?\d{1,8}(?:-\d{1,8}){0,3}(?:[A-Za-z]{1,3}\d{0,4})?(?:-[A-Za-z\d]{1,8})?(?!\w)"
    rf"|(?<![\w.,])\d{{1,4}}(?:\.\d{{1,3}})?(?!(?:{one_of(SUFFIXES)})\b)"
    r"[A-Za-z]{1,3}\d{0,4}(?!\w)"
    r"|\b24/7\b|\b\d{1,3} (?:Building|Towers?|Square)\b|#\d{1,9}",
)
# Telephone numbers, 911 calls, and G20 said at length
_DIALLED = re.compile(
    r"(?<![\d-])0\d{1,2}[-)]\d{3,4}-\d{4}(?!\d)|(?<![\d-])1[568]\d\d-\d{4}(?!\d)|\b911(?= (?:call|dispatch|operator))|(?<=\bGroup of )(?:\d{1,2}|Seven|Eight|Ten|Twenty)\b"
)
# $1.8 million, US$5bn, 3.5 percent, 84-square-meter, 1,650; ".300" reads as a decimal too.
_QUANTITY = re.compile(
    rf"(?<![\w.])(?P<sign>(?:USD?|AUD?|A|CAD?|C|S|HK|NT|NZ|R)?{_SIGN}\s?)?(?P<minus>(?<!\d)[-−](?=\d)|(?<!plus or )\b(?:minus|negative) (?=\d))?(?P<figure>{_FIGURE}|\.\d{{1,6}})"
    rf"(?P<mixed>(?:\s|-)\d/\d{{1,2}}(?!\d)|/\d{{1,3}}(?!\d)|[½¼¾])?"
    rf"(?:[\s-]?(?P<scale>{_SCALE})(?!\w)|(?P<short>bn|mn|tn|k|m)\b)?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<![\w.,])(?P<figure>\d{1,4})(?:st|nd|rd|th)\b", re.IGNORECASE)
# Tried last: it may be part of the unit, as in Hong Kong dollars.
_NATION = r"(?:U\.?S\.? |American |Korean |South Korean |Japanese |Chinese |Canadian |Australian |Hong Kong |British |Swiss |Mexican |Indian |Russian )??"
_UNIT = one_of(ENGLISH).replace(r"\ ", "[ -]")
# four full years, three more hours
_MORE = r"(?:(?:full|whole|straight|consecutive|more|additional|extra|long) )?"
_TAIL = re.compile(rf"[\s-]?{_NATION}{_MORE}(?P<unit>{_UNIT})(?![\w]|-\d)", re.IGNORECASE)
_LETTER_CASE = {"C", "F"}
# Rodrigo Duterte, 79, is seen
_BESIDE_NAME = re.compile(r"[A-Z][\w'’-]+ [A-Z][\w'’-]+, \Z")
_AGED = re.compile(r"\b(?:aged?|ages|age of)\s\Z", re.IGNORECASE)
# The pandas turn 2 at Everland; not where a noun follows: turned 2 pages.
_TURNS = re.compile(r"\bturn(?:s|ed|ing)?\s\Z", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"\s?(?:[,.;:)]|(?:on|at|in|this|next|last|and|before|after|today|years old)\b|\Z)"
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|under|more than|less than|fewer than|"
    r"at least|up to|as many as|as much as|close to|estimated|or so|below|above|exceed(?:s|ed|ing)?)\s(?:an?\s|[$€£¥₩])?\Z",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\b(?:over|more than|at least|above|exceed(?:s|ed|ing)?|topp(?:ed|ing)|surpass(?:es|ed|ing)?)\s(?:an?\s|[$€£¥₩])?\Z",
    re.IGNORECASE,
)
_OTHERS = re.compile(r" others?\b")
# 3-2, 6-4: no unit may follow, or it is a range.
_SCORE = re.compile(
    rf"(?<![\w.,$€£¥₩/:-])(?P<one>\d{{1,3}})[-–:](?P<two>\d{{1,3}})"
    rf"(?![\w/%-]|[.,]\d|\s?(?:{_SCALE}|{one_of(ENGLISH)})(?!\w))"
)
_OF_IT = re.compile(r" of\b")
# Goods that are sold by the dozen
_EGGS = re.compile(
    r" (?:[a-z]{2,12} ){0,2}(?:eggs|oysters|roses|doughnuts|donuts|cans|bottles|pencils)\b"
)
_OR_SO = re.compile(r" or (?:so|more)\b")
_COUPLE = re.compile(r"\b(?:a|another) couple of(?= [a-z])", re.IGNORECASE)
# one of a thing is seldom counted in Korean, one person is
_ONE_OF_US = re.compile(r" (?:person|worker|soldier|passenger|survivor|student|victim)\b")
_BELOW = re.compile(
    r"(?: degrees?)?(?: Celsius| C)?,? below(?: zero| freezing)?(?= ?[.,;)]| zero| freezing| in\b| on\b|\Z)",
    re.IGNORECASE,
)
_HALVES = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}


def quantities(text: str) -> list[Quantity]:
    """The quantities of an English text, in its order.

    >>> [(q.kind, float(q.low), q.unit) for q in quantities("$1.8 million for two F-35As on Dec. 17")]
    [('money', 1800000.0, 'USD'), ('number', 2.0, ''), ('month', 12.0, ''), ('day', 17.0, '')]
    """
    return durations.joined(text, ranges_en.lent(text, scan(text, _rules())))


def _with_unit(match: re.Match[str], number: Number, weight: Weight, sign: str = "") -> Quantity:
    """A number with the unit that stands before or behind it."""
    text, start, stop = match.string, *match.span()
    unit = Unit("number")
    if sign:
        unit = Unit("money", DOLLARS.get(sign[:-1].strip().upper(), SIGNS[sign[-1]]))
    elif tail := _unit_behind(text, stop):
        unit, stop = tail
    elif (
        _AGED.search(text, max(0, start - 10), start)
        or (_TURNS.search(text, max(0, start - 10), start) and _NO_NOUN.match(text, stop))
        or _is_age(text, start, stop)
    ):
        unit = AGE
    kind = unit.kind
    # the president and seven other justices: eight of them
    high = number.value + 1 if kind == "number" and _OTHERS.match(text, stop) else number.value
    if kind == "percent" and text[stop : stop + 7].lower() in (" point ", " points"):
        kind = "point"
    return Quantity(
        Span(start, stop), kind, number.value, high, unit.name, unit.factor, number.step, number.digits,
        weight, about=bool(_ABOUT.search(text, max(0, start - 24), start)), passed=bool(_PASSED.search(text, max(0, start - 16), start)),
    )  # fmt: skip


def _is_age(text: str, start: int, stop: int) -> bool:
    """Whether two digits, or 100 and a little more, stand between commas behind a person's name."""
    told = text[start:stop]
    alone = (len(told) == 2 or (len(told) == 3 and told.startswith("1"))) and text[
        stop : stop + 1
    ] in (",", ".", ")")
    return alone and bool(_BESIDE_NAME.search(text, max(0, start - 40), start))


def _unit_behind(text: str, at: int) -> tuple[Unit, int] | None:
    tail = _TAIL.match(text, at)
    if not tail:
        return None
    form = tail["unit"]
    for known in (form, form.lower(), form.lower().replace("-", " ")):
        if known in ENGLISH and (len(form) > 1 or known == form):
            return ENGLISH[known], tail.end()
    return None


def _figure(match: re.Match[str]) -> Iterable[Quantity] | None:
    number = Number.read(match["figure"])
    mixed = match["mixed"] or ""
    if match["sign"] and mixed[:1] == "/":
        mixed = ""  # $4.81/83, a bid and an offer
    if mixed in _HALVES:
        number = Number(number.value + _HALVES[mixed], Fraction(1, 4), 9)
    elif mixed:
        if mixed.endswith("/0"):
            return ()
        top, bottom = mixed.strip(" -").split("/")
        part = Fraction(int(top or number.value), int(bottom)) if int(bottom) else Fraction(0)
        number = Number(part if mixed[0] == "/" else number.value + part, Fraction(1, 100), 9)
    scale = (match["scale"] or match["short"] or "").lower()
    if match["short"] and not match["sign"] and scale == "m":
        return _metres(match, number)
    if scale:
        number = number.times(words_en.SCALES[scale])
    if match["minus"] or _BELOW.match(match.string, match.end()):
        number = Number(-number.value, number.step, number.digits)
    weight: Weight = "word" if mixed[:1] == "/" else "figure"
    return [_with_unit(match, number, weight, (match["sign"] or "").strip())]


def _metres(match: re.Match[str], number: Number) -> list[Quantity]:
    """100m is a length unless a currency stands before it."""
    metre = ENGLISH["m"]
    return [
        Quantity(
            Span(*match.span()),
            "measure",
            number.value,
            number.value,
            metre.name,
            step=number.step,
            digits=number.digits,
        )
    ]


def _ordinal(match: re.Match[str]) -> list[Quantity]:
    value = Number.read(match["figure"])
    return [Quantity(Span(*match.span()), "ordinal", value.value, value.value)]


def _cardinal(match: re.Match[str]) -> list[Quantity]:
    number = words_en.cardinal(match)
    told = number.value > 1 or _ONE_OF_US.match(match.string, match.end())
    return [_dozens(match, _with_unit(match, number, "word" if told else "hint"))]


def _dozens(match: re.Match[str], made: Quantity) -> Quantity:
    """A dozen people may be 11 to 13, about a dozen ten to nineteen; a dozen eggs are twelve."""
    text = match.string
    if (match["scale"] or "").lower() != "dozen" or _EGGS.match(text, match.end()):
        return made
    dozens = made.low / 12
    if made.about or _OR_SO.match(text, match.end()):
        return replace(made, low=dozens * 10, high=dozens * 10 + 9, about=True)
    return replace(made, low=dozens * 11, high=dozens * 13)


def _couple(match: re.Match[str]) -> list[Quantity]:
    """A couple of them: two or three; of days or hours it may be told in other ways, and is never asked for."""
    made = _with_unit(match, Number.read("2"), "word")
    return [replace(made, high=Fraction(3), weight="hint" if made.kind == "measure" else "word")]


def _article(match: re.Match[str]) -> list[Quantity]:
    decade = match["scale"].lower() in ("decade", "century")
    made = _with_unit(match, words_en.article(match), "hint" if decade else "word")
    if (match["other"] or "").strip().lower() == "couple":
        return [replace(made, low=made.low * 2, high=made.low * 3, about=True)]
    made = (
        replace(made, about=True) if match["scale"].lower() == "hundred" else _dozens(match, made)
    )
    return [
        made if not decade else replace(made, kind="measure", unit="months", factor=Fraction(12))
    ]


def _part(match: re.Match[str]) -> list[Quantity]:
    """two-thirds, a third of it; "a third" alone may be one more."""
    alone = match["share"] and not _OF_IT.match(match.string, match.end())
    made = _with_unit(match, words_en.part(match), "hint" if alone else "word")
    return [replace(made, unit="part") if made.kind == "number" else made]


def _score(match: re.Match[str]) -> list[Quantity]:
    return [score(Span(*match.span()), int(match["one"]), int(match["two"]))]


_RULES = (
    *durations.RULES,
    nights.ENGLISH,
    *schools.ENGLISH,
    *eras.ENGLISH,
    holidays.ENGLISH,
    *dates.RULES,
    *forms_en.BEFORE_NAMES,
    Rule(_NAME, nothing, DIGITS | {"www", "http", "https"}),
    Rule(_DIALLED, nothing, DIGITS | {"group"}),
    Rule(_SCORE, _score, DIGITS),
    Rule(_ORDINAL, _ordinal, DIGITS),
    Rule(_QUANTITY, _figure, DIGITS),
    Rule(words_en.MANY, lambda m: [words_en.many(m)], words_en.OF_MANY),
    *forms_en.BEFORE_WORDS,
    Rule(_COUPLE, _couple, frozenset({"couple"})),
    Rule(words_en.ARTICLE, _article, words_en.OF_SCALE),
    Rule(words_en.ROMAN, lambda m: [words_en.roman(m)]),
    Rule(words_en.PART, _part, words_en.OF_PART),
    Rule(words_en.ORDINAL, lambda m: [words_en.ordinal(m)], words_en.OF_ORDINAL),
    Rule(words_en.CARDINAL, _cardinal, words_en.OF_CARDINAL),
    Rule(words_en.LONG, lambda m: [words_en.long(m)], words_en.OF_SPAN),
    Rule(words_en.TIMES, lambda m: [words_en.times(m)], words_en.OF_TIMES),
)


@cache
def _rules() -> Rules:
    return guarded(_RULES, small_words)
