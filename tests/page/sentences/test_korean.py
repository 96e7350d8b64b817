"""Korean sentences: newsroom cases as data, and what holds for any text. Kiwi is loaded by one case only."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.page.sentences import korean
from aligner.page.sentences.korean import split

Case = dict[str, Any]
CASES: list[Case] = json.loads((Path(__file__).parent / "cases" / "korean.json").read_text("utf-8"))
BITS = [
    "갔다",
    "요",
    "그는",
    "다",
    "고 ",
    "라며 ",
    " ",
    " ",
    ". ",
    ".",
    "!",
    "?",
    "…",
    '"',
    "“",
    "”",
    "'",
    "’",
    "(",
    ")",
]
BITS += [
    "(웃음)",
    "3.5",
    "3. 1.",
    "1",
    "J. ",
    "www.a.com",
    "SK",
    "나.",
    "•",
    "尹",
    "「",
    "」",
    "~",
    ":",
]
UNMARKED = "지난 주말 바다에서 대회가 열렸습니다 시민들은 해변을 따라 늘어서서 끝까지 응원했습니다 "


def _marked(case: Case) -> Any:
    known = pytest.mark.xfail(strict=True, reason="known failure")
    return pytest.param(case, id=case["label"], marks=[known] if case.get("known_failure") else [])


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_newsroom_cases(case: Case) -> None:
    """A line falls into the sentences that an editor would mark."""
    assert [case["text"][start:stop] for start, stop in split(case["text"])] == case["pieces"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=60).map("".join) | st.text(max_size=80))
def test_pieces_cover_the_text_in_order(text: str) -> None:
    """Pieces are ordered, trimmed, not empty, and leave out nothing but blanks."""
    at = 0
    for start, stop in split(text):
        assert at <= start < stop <= len(text)
        assert not text[at:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        at = stop
    assert not text[at:].strip()


def test_kiwi_is_not_asked_about_marked_text() -> None:
    """A page whose sentences end in marks never pays for loading Kiwi."""
    long = "그는 " + "아주 " * 100 + '"비가 왔다. 길이 끊겼다"고 말했다. 복구는 이제 시작이다.'
    code = f"import sys; from aligner.page.sentences.korean import split; split({long!r}); print('kiwipiepy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_very_long_unmarked_line_is_split_without_kiwi(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kiwi is never given a book in one line: there the pattern of finite verbs decides alone."""
    monkeypatch.setattr(
        korean, "_kiwi_cuts", lambda text: pytest.fail(f"Kiwi was given {len(text)} characters")
    )
    text = UNMARKED * 1000
    assert len(split(text)) == 2000


def test_enough_cases() -> None:
    """The table keeps its breadth: at least forty cases, each with its own label."""
    assert len({case["label"] for case in CASES}) == len(CASES) >= 40
