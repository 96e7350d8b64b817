"""English ranges: the second figure lends its scale and its unit to the first, 40 to 60 million won."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from aligner.check.quantities import words_en
from aligner.check.quantity import Quantity

_SCALE = r"thousand|million|billion|trillion|hundred|dozen|mil\.|bil\.|tril\."
# What stands between the two figures.
_RANGE = re.compile(r"\s?(?:-|–|—|~|to|and|or|by|-by-)\s?(?:US)?[$€£¥₩]?\Z", re.IGNORECASE)
# Of the two ends of a range joined by "and" none is many times the other.
_SPREAD = 20


def lent(text: str, found: list[Quantity]) -> list[Quantity]:
    """Lends the first figure of a range the scale and the unit of the second."""
    out = list(found)
    for i, (one, two) in enumerate(pairwise(found)):
        bare = one.kind == "number" and one.single and one.weight != "hint" and not one.unit
        bare = bare and not words_en.TIMES.match(text, one.span.start)  # tripled to 96 billion won
        lends = two.kind in ("money", "percent", "point", "measure", "number", "age") and two.single
        between = text[one.span.stop : two.span.start]
        if (bare and lends and _RANGE.match(between)) or (
            one.kind == two.kind == "money"
            and one.unit == two.unit
            and "-" in between
            and _RANGE.match(between)
        ):
            out[i] = _lend(text, one, two)
        elif one.kind == "age" and two.kind == "number" and _RANGE.match(between):
            out[i + 1] = replace(two, kind="age")  # aged 5 and 7
    return out


def _takes(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether the first figure takes the scale of the second: 40 to 60 million, five or six hundred."""
    told = one.span.of(text)
    in_words = re.search("[a-z]", told, re.IGNORECASE)
    joined = text[one.span.stop : two.span.start].strip().lower() in ("or", "to")
    return "," not in told and (not in_words or (joined and one.low < 10))


def _lend(text: str, one: Quantity, two: Quantity) -> Quantity:
    scale = re.search(_SCALE, two.span.of(text), re.IGNORECASE)
    times = words_en.SCALES[scale[0].lower()] if scale and _takes(text, one, two) else 1
    if one.low * times > two.low and "-" not in text[one.span.stop : two.span.start]:
        times = 1
    low = one.low * times
    apart = "and" in text[one.span.stop : two.span.start] and low * _SPREAD < two.low
    if apart or low > two.low * _SPREAD:
        return one  # under 7 and 3,000 won
    return replace(
        one,
        low=low,
        high=low,
        step=one.step * times,
        kind=two.kind,
        unit=two.unit,
        factor=two.factor,
    )
