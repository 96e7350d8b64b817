"""From a page to its pairs: any order, one use a sentence, honest about what has no partner."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from aligner.align import align_document, align_documents
from aligner.align.runs import Floats
from aligner.page import build_document, build_monolingual, page_from_text
from aligner.types import Pair

# Each line is a meaning, in both languages.
PAIRS = (
    ("The harbor opens again on Friday.", "항구는 금요일에 다시 문을 연다."),
    ("Nobody was hurt in the fire at the market.", "시장 화재로 다친 사람은 없었다."),
    ("The mayor wants twelve new bus lines.", "시장은 버스 노선 열두 개를 새로 내려 한다."),
    ("Snow is expected along the east coast tonight.", "오늘 밤 동해안에 눈이 올 것으로 보인다."),
    (
        "The museum found the missing painting in its cellar.",
        "박물관은 사라진 그림을 지하실에서 찾았다.",
    ),
)
LONE = ("A strike stopped every train this morning.", "포도 값이 작년보다 두 배로 올랐다.")


class Meanings:
    """An encoder that knows the lines above: both versions of one have nearly the same vector."""

    name = "meanings"
    dimension = 64

    def encode(self, texts: Sequence[str]) -> Floats:
        return np.array([self._vector(text) for text in texts], np.float32).reshape(-1, 64)

    def _vector(self, text: str) -> Floats:
        vector = np.random.default_rng(list(text.encode())).normal(size=64) * 0.3
        for number, pair in enumerate(PAIRS):
            if any(side in text for side in pair):
                vector += np.random.default_rng(number).normal(size=64)
        unit: Floats = vector / np.linalg.norm(vector)
        return unit


def pairs_of(*lines: str) -> list[Pair]:
    document = build_document(page_from_text("\n\n".join(lines), id="p"))
    return [pair for pair in align_document(document, Meanings()) if pair.score >= 0.5]


def texts(pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    return [(pair.en, pair.ko) for pair in pairs]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 2, 0, 3, 1)])
def test_any_order(order: tuple[int, ...]) -> None:
    lines = [en for en, _ in PAIRS] + [PAIRS[at][1] for at in order]
    assert texts(pairs_of(*lines)) == list(PAIRS)


def test_pairs_come_in_the_order_of_their_english_side() -> None:
    lines = [PAIRS[2][0], PAIRS[0][0], PAIRS[0][1], PAIRS[2][1]]
    assert texts(pairs_of(*lines)) == [PAIRS[2], PAIRS[0]]


def test_what_has_no_partner_stays_alone() -> None:
    found = texts(pairs_of(PAIRS[0][0], LONE[0], LONE[1], PAIRS[0][1]))
    assert found == [PAIRS[0]]


def test_a_page_without_a_true_pair_has_none() -> None:
    assert pairs_of(PAIRS[0][0], PAIRS[1][0], PAIRS[2][1], PAIRS[3][1]) == []


def test_a_caption_printed_twice_is_one_pair_with_both_places() -> None:
    en, ko = f"{PAIRS[0][0]} [YONHAP]", f"{PAIRS[0][1]} [연합뉴스]"
    page = "\n\n".join([en, en, PAIRS[3][0], ko, PAIRS[1][0], ko])
    document = build_document(page_from_text(page))
    (pair,) = [p for p in align_document(document, Meanings()) if p.score >= 0.5]
    assert [span.of(page) for span in pair.en_spans] == [PAIRS[0][0]] * 2
    assert [span.of(page) for span in pair.ko_spans] == [PAIRS[0][1]] * 2
    assert pair.kind == "caption"


def test_two_documents() -> None:
    english = build_monolingual(page_from_text(" ".join(en for en, _ in PAIRS)), "en")
    korean = build_monolingual(page_from_text(" ".join(ko for _, ko in PAIRS)), "ko")
    assert texts(align_documents(english, korean, Meanings())) == list(PAIRS)


@pytest.mark.parametrize(
    "text", ["", "Only English here, and nothing else.", "한국어만 있는 글이다."]
)
def test_one_language_gives_no_pairs(text: str) -> None:
    assert align_document(build_document(page_from_text(text)), Meanings()) == []
