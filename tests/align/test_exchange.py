"""Partners are exchanged where names and figures say so, and only there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from aligner.align.candidates import Candidates
from aligner.align.exchange import exchanged
from aligner.align.runs import Runs, make_runs
from aligner.types import Language, Sentence, Span
from tests.align.sides import RandomVectors

EN = ("A cyclist crosses the Naju plain.", "A cyclist crosses the Sokcho pier.")
KO = ("자전거 한 대가 나주평야를 지나고 있다.", "자전거 한 대가 속초 부두를 지나고 있다.")
# Candidates of two sentences a side: 0-0, 0-1, 1-0, 1-1.
STRAIGHT, CROSSED = [0, 3], [1, 2]


def side(language: Language, texts: Sequence[str]) -> Runs:
    made = [Sentence(Span(i, i + 1), text, language, "caption", i) for i, text in enumerate(texts)]
    return make_runs(made, [2 * i for i in range(len(made))], RandomVectors())


def of_two(odds: Sequence[float], chosen: Sequence[int], en: Sequence[str] = EN) -> list[int]:
    one, other = side("en", en), side("ko", KO)
    single = [int(np.flatnonzero((one.first == i) & (one.size == 1))[0]) for i in (0, 1)]
    theirs = [int(np.flatnonzero((other.first == i) & (other.size == 1))[0]) for i in (0, 1)]
    pairs = Candidates(
        np.repeat(single, 2), np.tile(theirs, 2), np.zeros(4, np.float32), np.zeros((4, 0))
    )
    return list(map(int, exchanged(pairs, one, other, np.array(odds), np.array(chosen))))


def test_a_place_tells_which_caption_is_whose() -> None:
    """The encoder likes the wrong partners a little more; each names another place."""
    assert of_two([1.0, 2.0, 2.0, 1.0], CROSSED) == STRAIGHT


def test_names_that_agree_stay() -> None:
    assert of_two([2.0, 2.0, 2.0, 2.0], STRAIGHT) == STRAIGHT


@pytest.mark.parametrize(
    ("odds", "kept"), [([0.0, 2.0, 2.0, 0.0], True), ([3.0, 2.0, 2.0, 3.0], False)]
)
def test_without_a_name_the_odds_decide(odds: list[float], *, kept: bool) -> None:
    plain = ("A cyclist crosses a plain.", "A cyclist crosses a pier.")
    assert of_two(odds, CROSSED, plain) == (CROSSED if kept else STRAIGHT)


def test_names_do_not_outweigh_everything() -> None:
    """What the encoder finds impossible no place makes likely."""
    assert of_two([-20.0, 9.0, 9.0, -20.0], CROSSED) == CROSSED


def test_a_free_sentence_that_holds_the_place_is_taken() -> None:
    """The first English caption is paired with the Sokcho pier; the second, which names it, was left alone."""
    assert of_two([0.5, 1.0, 0.0, 0.5], [1]) == [3]
    assert of_two([0.5, 1.0, 0.0, 0.5], [3]) == [3]


def test_a_free_sentence_is_taken_for_its_names_only() -> None:
    plain = ("A cyclist crosses a plain.", "A cyclist crosses a pier.")
    assert of_two([0.5, 1.0, 0.0, 0.5], [1], plain) == [1]
