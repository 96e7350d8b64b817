"""English numbers in words: two, twenty-five, half a million, dozens, twice, third."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from aligner.check.quantities import units_en
from aligner.check.quantity import Kind, Number, Quantity, Weight
from aligner.types import Span

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "mil.": 10**6, "bil.": 10**9, "tril.": 10**12, "k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12,
    "lakh": 10**5, "crore": 10**7, "eok": 10**8,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "quarterfinal": 8, "quarterfinals": 8, "semifinal": 4, "semifinals": 4,
}  # fmt: skip
_TIMES: dict[str, int | Fraction] = {
    "twice": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2, "thrice": 3, "triple": 3,
    "tripled": 3, "tripling": 3, "threefold": 3, "quadrupled": 4, "couple": 2, "pair": 2, "pair of": 2, "twin": 2, "twins": 2, "triplets": 3, "quartet": 4, "quintet": 5, "trilogy": 3, "hat trick": 3,
    "once": 1, "duo": 2, "trio": 3, "both": 2, "biennial": 2, "fortnight": 2, "quarter": Fraction(1, 4), "half": Fraction(1, 2), "halves": Fraction(1, 2), "halved": Fraction(1, 2),
    "majority": Fraction(1, 2), "single": 1, "only": 1, "quarters": Fraction(1, 4), "duplicate": 2,
}  # fmt: skip
# What a plural of counting may mean: dozens of people are 수십 명, and scores of them 20 to 99.
_MANY = {"dozens": 10, "tens": 10, "scores": 10, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12}  # fmt: skip
_PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighths": 8, "tenth": 10, "tenths": 10}  # fmt: skip


# Those that are said for a count and little else.
_TOLD = frozenset(
    [
        "doubled",
        "doubling",
        "tripled",
        "tripling",
        "triple",
        "quadrupled",
        "twofold",
        "threefold",
        "twice",
        "thrice",
        "pair of",
        "trio",
        "duo",
        "quartet",
        "quintet",
        "triplets",
        "twins",
    ]
)


def any_of(words: Iterable[str]) -> str:
    """The alternatives of a table as a pattern, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_SMALL = f"(?:{any_of(_TENS)})(?:[- ](?:{any_of(list(ONES)[1:10])}))?|{any_of(ONES)}"
_SCALE = "hundred|thousand|million|billion|trillion|dozen"
# six; twenty-five; two hundred fifty; three million; one and a half million
CARDINAL = re.compile(
    rf"\b(?P<small>{_SMALL})(?P<half>[- ]and[- ]a[- ]half)?(?:[- ](?P<scale>{_SCALE})(?:[- ](?P<more>thousand|million|billion)"
    rf"|(?: and)? (?P<rest>{_SMALL})(?![- ](?:{_SCALE})))?)?\b(?!['’]s\b)",
    re.IGNORECASE,
)
# a million; half a million; a dozen; a hundred
ARTICLE = re.compile(
    rf"\b(?P<half>half )?(?P<a>a|an)(?P<other> half| couple)?[ -](?P<scale>{_SCALE}|decade|century)(?:[ -](?P<more>thousand|million|billion|trillion))?\b",
    re.IGNORECASE,
)
# two-thirds, one quarter, a third of
PART = re.compile(
    rf"(?<!and )\b(?:(?P<count>one|two|three|four|five|seven|nine)[- ](?P<part>{any_of(_PARTS)})\b(?! (?:time|day|year|place|round|straight))"
    rf"|an? (?P<share>{any_of(_PARTS)})\b(?=$| of\b| (?:more|less|off)\b|[.,;)](?:\s|$)))",
    re.IGNORECASE,
)
# the past decade, a century-old house
_SPANS = {"decade": 120, "century": 1200}
LONG = re.compile(
    rf"(?:(?<=past )|(?<=last )|(?<!st )(?<!nd )(?<!rd )(?<!th ))\b(?:{'|'.join(_SPANS)})\b",
    re.IGNORECASE,
)
# Elizabeth II, World War I
ROMAN = re.compile(
    r"(?<=[a-z] )(?P<roman>X{0,2}(?:IX|IV|VI{1,3}|I{2,3}|V)|X{1,2}|(?<=War )I)\b(?!['’.])"
)
MANY = re.compile(
    r"\b(?:(?P<first>tens|hundreds|thousands|dozens) of )?(?P<many>"
    + any_of(_MANY)
    + r")(?! of (?:thousands|millions|billions))\b",
    re.IGNORECASE,
)
# hundreds of millions of won
_OF = re.compile(r" of (?P<unit>won|dollars|yen|euros|yuan|pounds|kilometers|miles|tons)\b")
ORDINAL = re.compile(
    rf"\b(?:(?P<tens>{any_of(_TENS)})-)?(?P<word>{any_of(ORDINALS)}|{'|'.join(t[:-1] + 'ieth' for t in _TENS)})\b",
    re.IGNORECASE,
)
# half of the seats, but not the second half of the year
_HALF_OF = re.compile(r" of (?:the|its|his|her|their|all|them|those|these)\b")
_WHICH_HALF = re.compile(
    r"\w\s\Z(?<!than\s)(?<!about\s)(?<!over\s)(?<!nearly\s)(?<!almost\s)(?<!only\s)"
)
# the LG Twins
_TEAM = re.compile(r"(?:\b[A-Z][\w&.]*|[Tt]he)\s\Z")
TIMES = re.compile(rf"\b(?:{any_of(_TIMES)})\b", re.IGNORECASE)


# What a text must hold for each form (see Rule.needs); of forms with a blank the first word.
OF_MANY = frozenset(_MANY)
OF_SCALE = frozenset({*_SCALE.split("|"), *_SPANS})
OF_PART = frozenset(_PARTS)
OF_ORDINAL = frozenset({*ORDINALS, *(ten[:-1] + "ieth" for ten in _TENS)})
OF_CARDINAL = frozenset({*_TENS, *ONES})
OF_SPAN = frozenset(_SPANS)
OF_TIMES = frozenset(form.split()[0] for form in _TIMES)


def _small(words: str) -> int:
    return sum(_TENS.get(word, 0) + ONES.get(word, 0) for word in re.split("[- ]", words.lower()))


def cardinal(match: re.Match[str]) -> Number:
    """The number that a match of ``CARDINAL`` spells.

    >>> cardinal(CARDINAL.search("two hundred fifty people")).value
    Fraction(250, 1)
    """
    value = Fraction(_small(match["small"]))
    if match["half"]:
        value += Fraction(1, 2)
    if match["scale"]:
        value *= SCALES[match["scale"].lower()]
        value *= SCALES[match["more"].lower()] if match["more"] else 1
        value += _small(match["rest"]) if match["rest"] else 0
    return _number(value)


def _number(value: Fraction | int) -> Number:
    value = Fraction(value)
    if value.denominator == 1:
        return Number.read(str(value.numerator))
    return Number(value, Fraction(1, value.denominator), 9)


def article(match: re.Match[str]) -> Number:
    """The number that a match of ``ARTICLE`` spells: half a million."""
    scale = match["scale"].lower()
    value = Fraction({"decade": 10, "century": 100}.get(scale) or SCALES[scale])
    value *= SCALES[match["more"].lower()] if match["more"] else 1
    return _number(value / 2 if match["half"] or match["other"] == " half" else value)


def part(match: re.Match[str]) -> Number:
    """The number that a match of ``PART`` spells: two-thirds."""
    count = ONES[match["count"].lower()] if match["count"] else 1
    return _number(Fraction(count, _PARTS[(match["part"] or match["share"]).lower()]))


def word_of(match: re.Match[str], value: Fraction | int, kind: Kind, weight: Weight) -> Quantity:
    """A number in words, as a quantity."""
    number = _number(value)
    return Quantity(
        Span(*match.span()),
        kind,
        number.value,
        number.value,
        step=number.step,
        digits=number.digits,
        weight=weight,
    )


def ordinal(match: re.Match[str]) -> Quantity:
    """third, twenty-first, quarterfinals."""
    word = match["word"].lower()
    value = ORDINALS.get(word) or _TENS[word[:-4] + "y"]
    tens = _TENS[match["tens"].lower()] if match["tens"] else 0
    unit = "round" if word.endswith(("final", "finals")) else ""
    return replace(word_of(match, value + tens, "ordinal", "word"), unit=unit)


def roman(match: re.Match[str]) -> Quantity:
    """The number of a king or a war: 엘리자베스 2세, 제1차 세계대전."""
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in match["roman"]]
    pairs = zip(values, [*values[1:], 0], strict=True)
    weight: Weight = "word" if len(values) > 1 else "hint"
    return word_of(match, sum(-one if one < two else one for one, two in pairs), "ordinal", weight)


def long(match: re.Match[str]) -> Quantity:
    """A decade or a century, which Korean counts in years."""
    months = Fraction(_SPANS[match[0].lower()])
    return Quantity(Span(*match.span()), "measure", months, months, "months", weight="hint")


def times(match: re.Match[str]) -> Quantity:
    """twice, half, a couple: they may be a partner, and Korean has other words for them."""
    word = match[0].lower()
    team = match[0].istitle() and _TEAM.search(
        match.string, max(0, match.start() - 24), match.start()
    )
    told = word in _TOLD and not team
    if word == "half" and _HALF_OF.match(match.string, match.end()):
        first = _WHICH_HALF.search(match.string, max(0, match.start() - 12), match.start())
        return replace(
            word_of(match, Fraction(1, 2), "number", "hint" if first else "word"), unit="part"
        )
    return word_of(match, _TIMES[word], "number", "word" if told else "hint")


def many(match: re.Match[str]) -> Quantity:
    """dozens, tens of thousands: a stretch of values."""
    first = _MANY[match["first"].lower()] if match["first"] else 1
    low = _MANY[match["many"].lower()] * first
    made = Quantity(
        Span(*match.span()), "number", Fraction(low), Fraction(low * 10 - 1), weight="word"
    )
    of = _OF.match(match.string, match.end())
    if not of:
        return made
    unit = units_en.ENGLISH[of["unit"]]
    return replace(
        made, span=Span(match.start(), of.end()), kind=unit.kind, unit=unit.name, factor=unit.factor
    )
