"""What is printed more than once is one sentence with several places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.page.repeats import fold_repeats, repeat_key
from aligner.types import Kind, Sentence, Span

LONG = "Volunteers clear the beach of nets on Saturday."
SHORT = "Why?"


def sentences(*blocks: list[str], kinds: str = "") -> list[Sentence]:
    """Sentences of the blocks, ten characters of the page each."""
    letters: dict[str, Kind] = {"b": "body", "c": "caption", "h": "headline"}
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        kind = letters[kinds[number]] if kinds else "body"
        for text in block:
            at = 10 * len(found)
            found.append(Sentence(Span(at, at + 9), text, "en", kind, number))
    return found


def places(folded: tuple[Sentence, ...]) -> list[list[int]]:
    """For each sentence the numbers of its places."""
    return [[span.start // 10 for span in (s.span, *s.repeats)] for s in folded]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([[LONG], [LONG]], [[0, 1]]),
        ([[LONG, SHORT], ["Other text stands here."], [LONG, SHORT]], [[0, 3], [1, 4], [2]]),
        ([[LONG], [LONG], [LONG]], [[0, 1, 2]]),
        ([[SHORT], [SHORT]], [[0, 1]]),
        ([["One sentence here.", SHORT], ["Another sentence.", SHORT]], [[0], [1], [2], [3]]),
        ([["One sentence here.", LONG], [LONG]], [[0], [1, 2]]),
        ([[LONG, LONG]], [[0, 1]]),
        ([], []),
    ],
    ids=[
        "block",
        "two sentences",
        "thrice",
        "short",
        "short inside",
        "one of two",
        "one block",
        "none",
    ],
)
def test_copies_are_folded(blocks: list[list[str]], expected: list[list[int]]) -> None:
    assert places(fold_repeats(sentences(*blocks))) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("“The well is deep,” he said.", '"The well is deep," he said', 1),
        ("눈 내리는 속초 바닷가", "눈내리는 속초 바닷가.", 1),
        (
            "'King' opens",
            "\N{LEFT SINGLE QUOTATION MARK}King\N{RIGHT SINGLE QUOTATION MARK} opens",
            True,
        ),
        ("It cost 1.5 billion won.", "It cost 15 billion won.", 0),
        ("12 people", "13 people", 0),
        ("(left) Kim", "Kim", 0),
    ],
)
def test_only_form_may_differ_between_copies(one: str, other: str, same: int) -> None:
    assert (repeat_key(one) == repeat_key(other)) == same


def test_the_copy_that_says_more_gives_the_kind() -> None:
    folded = fold_repeats(sentences([LONG], [LONG], [LONG], kinds="bch"))
    assert [s.kind for s in folded] == ["caption"]


def test_the_same_letters_in_two_languages_are_no_copies() -> None:
    one = Sentence(Span(0, 3), "KTX", "en", "body", 0)
    other = Sentence(Span(5, 8), "KTX", "ko", "body", 1)
    assert fold_repeats([one, other]) == (one, other)


@given(
    st.lists(
        st.lists(st.sampled_from([LONG, SHORT, "Another long sentence."]), min_size=1, max_size=3)
    )
)
def test_no_place_is_lost_or_doubled(blocks: list[list[str]]) -> None:
    before = sentences(*blocks)
    folded = fold_repeats(before)
    assert sorted(place for group in places(folded) for place in group) == list(range(len(before)))
    assert [s.span for s in folded] == sorted(s.span for s in folded)
