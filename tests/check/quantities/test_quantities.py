"""What each language's reader finds in a text: kind, value and unit of every quantity."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.check.quantities import english, korean
from aligner.check.quantity import Quantity

CASES = json.loads((Path(__file__).parents[1] / "cases" / "quantities.json").read_text("utf-8"))
READ: dict[str, Callable[[str], list[Quantity]]] = {
    "en": english.quantities,
    "ko": korean.quantities,
}


def told(q: Quantity) -> str:
    """A quantity as the cases write it."""
    value = str(q.low) if q.single else f"{q.low}-{float(q.high):.0f}"
    return f"{q.kind} {value} {q.unit}".strip()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, text, expected) for language in CASES for text, expected in CASES[language]],
)
def test_reads(language: str, text: str, expected: list[str]) -> None:
    """Each form is read as its kind and value, and nothing else of the text is a quantity."""
    assert [told(q) for q in READ[language](text)] == expected


@pytest.mark.parametrize("language", CASES)
def test_spans_lie_in_the_text_and_do_not_overlap(language: str) -> None:
    """Every quantity says where it stands, and no character belongs to two."""
    text = " / ".join(text for text, _ in CASES[language])
    spans = [q.span for q in READ[language](text)]
    assert all(0 <= span.start < span.stop <= len(text) for span in spans)
    assert all(one.stop <= two.start for one, two in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("language", "text", "weight"),
    [
        ("en", "two houses", "word"),
        ("en", "one house", "hint"),
        ("en", "2 houses", "figure"),
        ("ko", "두 채", "word"),
        ("ko", "한 채", "hint"),
        ("ko", "2채", "figure"),
        ("ko", "코로나19", "hint"),
    ],
)
def test_weight(language: str, text: str, weight: str) -> None:
    """Figures ask for a partner; words may lack one; one, 한 and digits of names are only hints."""
    assert [q.weight for q in READ[language](text)] == [weight]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "about 40 people"), ("en", "more than $40"), ("ko", "약 40명"), ("ko", "40명 이상"), ("ko", "40여 명")],
)  # fmt: skip
def test_qualifier(language: str, text: str) -> None:
    """A word that says a number is rough is kept with it."""
    assert [q.about for q in READ[language](text)] == [True]
