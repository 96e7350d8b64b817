"""A line of JSONL holds everything that is known of a pair, and gives it back exactly."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from aligner.corpus.formats.jsonl import jsonl, jsonl_alone, jsonl_sheet
from aligner.types import Alone, Pair, Sentence, Span, Why
from tests.corpus.made import FAIR

NO_REASON = {
    "cosine": 0.0,
    "margin": 0.0,
    "length_ratio": 0.0,
    "for": [],
    "against": [],
    "runner_up": "",
    "runner_up_score": 0.0,
}


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
        ("why", NO_REASON),
    ]


def test_why(pairs: list[Pair]) -> None:
    """The reasons of a pair, with figures as short as the score."""
    why = Why(0.45678, -0.03125, 2 / 3, ("lengths fit",), (), "표가 없다.", 0.04791)
    (line,) = jsonl([("harbour", [replace(pairs[0], why=why)])])
    assert json.loads(line)["why"] == {
        "cosine": 0.4568,
        "margin": -0.0312,
        "length_ratio": 0.6667,
        "for": ["lengths fit"],
        "against": [],
        "runner_up": "표가 없다.",
        "runner_up_score": 0.0479,
    }


def test_alone(pairs: list[Pair]) -> None:
    """A sentence without a partner has all its places, and no key in which a reader looks for a pair."""
    sentence = Sentence(Span(3, 9), "표가 없다.", "ko", "caption", 2, (Span(20, 26),))
    (line,) = jsonl_alone("harbour", [Alone(sentence, "No tickets.", 0.12345, "too unlikely")])
    assert json.loads(line) == {
        "alone": "표가 없다.",
        "doc": "harbour",
        "language": "ko",
        "kind": "caption",
        "spans": [[3, 9], [20, 26]],
        "candidate": "No tickets.",
        "candidate_score": 0.1235,
        "reason": "too unlikely",
    }
    (paired,) = jsonl([("harbour", pairs[:1])])
    assert json.loads(line).keys() & json.loads(paired).keys() == {"doc", "kind"}


def test_korean_is_readable(pairs: list[Pair]) -> None:
    """Hangul is written as Hangul, not as escapes."""
    assert "여객선" in "".join(jsonl([("harbour", pairs)]))


def test_of_a_corpus(tmp_path: Path) -> None:
    """The same fields up to the findings, then where the pair is from."""
    with jsonl_sheet(tmp_path / "x.jsonl") as add:
        add(FAIR, ("fair", "fair-again"))
    record = json.loads((tmp_path / "x.jsonl").read_text("utf8"))
    assert list(record) == [
        *["id", "doc", "kind", "en", "ko", "score", "en_spans", "ko_spans", "checks"],
        *["source", "date", "docs"],
    ]
    assert record["checks"] == [
        {
            "id": "unit-slip",
            "severity": "error",
            "message": "35,000 and 3500 differ by a power of ten",
            "en_span": [14, 20],
            "ko_span": [67, 72],
        }
    ]
    assert (record["docs"], record["date"]) == (["fair", "fair-again"], "")


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
