"""Where the language changes inside a line: cases as data, a slow twin of the labelling, and what holds for any text."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.page.language.costs import plain_costs, total
from aligner.page.language.runs import _labels, language_of, language_runs
from aligner.page.language.script_words import Word, words
from aligner.types import Language

Case = dict[str, Any]
CASES: list[Case] = json.loads(
    (Path(__file__).parent / "cases" / "language.json").read_text("utf-8")
)
BITS = [
    "The ",
    "well ",
    "is ",
    "deep. ",
    "Seoul",
    "U.S. ",
    "한옥 ",
    "우물이 ",
    "있다.",
    "다 ",
    "(",
    ")",
    '"',
    "“",
    "”",
    " / ",
    " | ",
    ": ",
]
BITS += [
    "3.5",
    "2026",
    "A",
    "SK",
    "hynix와 ",
    "井",
    "東京で",
    "Москва ",
    "'",
    "- ",
    "…",
    "?",
    "@",
    "※ ",
]
lines = st.lists(st.sampled_from(BITS), max_size=40).map("".join) | st.text(max_size=60)
plain = st.sampled_from(["가-힣", "a-z"]).flatmap(
    lambda letters: st.lists(
        st.from_regex(rf"[{letters}]{{2,}}", fullmatch=True)
        | st.sampled_from(["다", "있다", "꽃"] if letters == "가-힣" else ["km", "vs", "well"]),
        min_size=2,
        max_size=6,
    )
)
costs = st.tuples(*[st.integers(0, 8).map(lambda n: n / 4)] * 3)


def _marked(case: Case) -> Any:
    known = pytest.mark.xfail(strict=True, reason="known failure")
    return pytest.param(case, id=case["label"], marks=[known] if case.get("known_failure") else [])


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_runs(case: Case) -> None:
    """Each stretch of one language is one run; glosses, names and figures stay where they are at home."""
    line = case["line"]
    assert [[language, line[start:stop]] for start, stop, language in language_runs(line)] == case[
        "runs"
    ]


@given(lines)
def test_runs_are_ordered_and_trimmed(line: str) -> None:
    """Runs are in range, ordered, not empty, trimmed, and never two neighbours of one language without a gap."""
    at = 0
    for start, stop, language in language_runs(line):
        assert at <= start < stop <= len(line)
        assert line[start:stop] == line[start:stop].strip()
        assert language in ("en", "ko")
        at = stop


@given(lines)
def test_every_letter_of_a_word_has_one_place(line: str) -> None:
    """The words of a line are ordered and leave out nothing but blanks."""
    at = 0
    for word in words(line):
        assert at <= word.start < word.stop
        assert not line[at : word.start].strip()
        at = word.stop
    assert not line[at:].strip()


@given(plain)
def test_plain_words_cost_in_bulk_what_they_cost_one_by_one(parts: list[str]) -> None:
    """A stretch of plain words needs no look at each word's marks and scripts."""
    assert plain_costs(parts) == pytest.approx(total(parts))


def _total(found: list[Word], labels: tuple[int, ...] | list[int]) -> float:
    total = sum(word.costs[label] for word, label in zip(found, labels, strict=True))
    for index in range(1, len(found)):
        if labels[index] != labels[index - 1]:
            total += found[index].leaving[labels[index - 1]]
    return total


@given(st.lists(st.builds(Word, st.just(0), st.just(1), costs, costs), min_size=1, max_size=6))
def test_no_labelling_is_cheaper(found: list[Word]) -> None:
    """The labelling costs as little as the cheapest of all 3^n, tried one by one."""
    found[0] = found[0]._replace(leaving=(0.0, 0.0, 0.0))
    cheapest = min(_total(found, labels) for labels in product(range(3), repeat=len(found)))
    assert _total(found, _labels(found)) == pytest.approx(cheapest)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("K-pop 그룹", "ko"),
        ("BTS RM 김남준", "ko"),
        ("A hanok (한옥) gives itself away.", "en"),
        ("尹, 내일 訪美", "ko"),
        ("Café in Paju", "en"),
        ("2024. 12. 17.", None),
        ("東京で会議が開かれた。", None),
        ("北京", None),
        ("Москва", None),
        ("", None),
    ],
)
def test_language_of(text: str, language: Language | None) -> None:
    """The language of most letters, a Hangul syllable counting for more than a Latin letter."""
    assert language_of(text) == language


def test_enough_cases() -> None:
    """The table keeps its breadth: at least forty cases, each with its own label."""
    assert len({case["label"] for case in CASES}) == len(CASES) >= 40
