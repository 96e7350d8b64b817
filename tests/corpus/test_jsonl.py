"""A line of JSONL holds everything that is known of a pair, and gives it back exactly."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from aligner.corpus.jsonl import jsonl
from aligner.types import Pair, Span


def test_fields(pairs: list[Pair]) -> None:
    """The fields and their order are those of the contract."""
    lines = "".join(jsonl([("harbour", pairs)])).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["harbour-1", "harbour-2", "harbour-3"]
    assert list(json.loads(lines[1]).items()) == [
        ("id", "harbour-2"),
        ("doc", "harbour"),
        ("kind", "caption"),
        ("en", pairs[1].en),
        ("ko", pairs[1].ko),
        ("score", 0.6204),
        ("en_spans", [[40, 114], [300, 374]]),
        ("ko_spans", [[150, 187], [400, 437]]),
        ("checks", []),
    ]


def test_korean_is_readable(pairs: list[Pair]) -> None:
    """Hangul is written as Hangul, not as escapes."""
    assert "여객선" in "".join(jsonl([("harbour", pairs)]))


# Lone surrogates too, which some pages hold.
@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(categories=["Cs"])))
def test_text_comes_back(en: str, ko: str) -> None:
    """Any text survives the way through a UTF-8 file."""
    pair = Pair("x", en, ko, 0.5, "body", (Span(0, 1),), (Span(1, 2),))
    out = "".join(jsonl([("doc", [pair])])).encode("utf8").decode("utf8")
    record = json.loads(out)
    # A high and a low surrogate side by side are one character to JSON.
    assert record["en"] == en.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert record["ko"] == ko.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
