"""The Aligner keeps the contract: which calls there are, what they give, and how lazily."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import Aligner, AlignerError, Page, Pair, Span, pipeline
from aligner.align import Alignment
from aligner.encode import Encoder, load_encoder
from aligner.pipeline import CHUNK_PAGES
from aligner.types import Alone, Document

BUNDLED = load_encoder()
PAGE = (
    "The ferry sails again on Monday.\n\n여객선은 월요일에 다시 출항한다.\n\n"
    "Storms had kept it in port for a week.\n\n폭풍 때문에 일주일 동안 항구에 묶여 있었다.\n"
)


class Counting:
    """An encoder without meaning that notes what it was asked."""

    name = "counting"
    dimension = 4

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.calls.append(list(texts))
        rows = [[len(text) + 1, text.count(" "), 1, ord(text[:1] or " ")] for text in texts]
        vectors = np.array(rows, np.float32).reshape(-1, 4)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


def in_turn(document: Document, encoder: Encoder) -> Alignment:
    """A stand-in for the alignment: the first of each language go together, and so on, last first."""
    encoder.encode([sentence.text for sentence in document.sentences])
    sides = [[s for s in document.sentences if s.language == side] for side in ("en", "ko")]
    pairs = [
        Pair(f"p-{n}", a.text, b.text, 1 / n, a.kind, (a.span,), (b.span,))
        for n, (a, b) in enumerate(zip(*sides, strict=False), 1)
    ]
    return Alignment(pairs[::-1], unasked)


def unasked(_: float) -> list[Alone]:
    """Who stays alone is worked out when it is asked for."""
    pytest.fail("not asked for")


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> Counting:
    monkeypatch.setattr(pipeline, "look_at_document", in_turn)
    return Counting()


def test_pairs_in_page_order(encoder: Counting) -> None:
    """Pairs come in the order of their English side, and their spans quote the text."""
    pairs = Aligner(encoder, min_score=0.0).align(PAGE)
    assert [pair.score for pair in pairs] == [1.0, 0.5]
    for pair in pairs:
        assert [span.of(PAGE) for span in pair.en_spans] == [pair.en]
        assert [span.of(PAGE) for span in pair.ko_spans] == [pair.ko]


# What pages are made of, and what they should not be made of.
PIECES = st.sampled_from(
    [
        "The ferry sails on Monday. ",
        "Storms kept it in port, officials said.",
        "여객선은 월요일에 출항한다. ",
        "폭풍으로 묶여 있었다고 당국은 밝혔다.",
        '"가자"고 했다',
        "[YONHAP]",
        "사진=뉴스1",
        "(서울=연합뉴스) ",
        "By Kim",
        "Dec. 17, ",
        "U.S.",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        " ",
        "\0",
        "\x1b[31m",
        "\ud800",
        "\udfff",
        "\N{ZERO WIDTH SPACE}",
        "\N{ZERO WIDTH NO-BREAK SPACE}",
        "\N{HANGUL FILLER}",
        "\N{RIGHT-TO-LEFT OVERRIDE}",
        "\N{SOFT HYPHEN}",
        "\N{COMBINING ACUTE ACCENT}",
        "\N{LINE SEPARATOR}",
        unicodedata.normalize("NFD", "한강 다리 위에서"),
        "漢字かな",
        "😀",
        "«Привет»",
    ]
)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join))
def test_any_page(text: str) -> None:
    """Whatever the page, spans are in range, in order, and quote what the pair says."""
    aligner = Aligner(BUNDLED, min_score=0.0)
    pairs = aligner.align(text)
    assert pairs == sorted(pairs, key=lambda pair: pair.en_spans)
    for pair in pairs:
        for side, spans in ((pair.en, pair.en_spans), (pair.ko, pair.ko_spans)):
            assert list(spans) == sorted(spans)
            assert all(0 <= span.start < span.stop <= len(text) for span in spans)
            quoted = iter(letters(spans[0].of(text)))
            assert all(letter in quoted for letter in letters(side)), (side, spans)


def test_min_score(encoder: Counting) -> None:
    """A pair with exactly the least score stays; one below it goes."""
    assert len(Aligner(encoder, min_score=0.5).align(PAGE)) == 2
    assert len(Aligner(encoder, min_score=0.51).align(PAGE)) == 1


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_min_score_is_a_probability(score: float) -> None:
    """Anything else is refused before a page is read."""
    with pytest.raises(AlignerError, match="from 0 to 1"):
        Aligner(min_score=score)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The ferry sails again on Monday.", "no Korean text"),
        ("여객선은 월요일에 다시 출항한다.", "no English text"),
        ("2026. 11. 22 ***", "no text in either language"),
        ("", "no text in either language"),
    ],
)
def test_reason(encoder: Counting, text: str, reason: str) -> None:
    """A page in one language has no pairs, a reason, and costs no encoding."""
    aligned = Aligner(encoder).align_page(Page("p", text))
    assert (aligned.pairs, aligned.reason) == ((), reason)
    assert encoder.calls == []


def test_reason_when_nothing_scores(encoder: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page in both languages whose pairs are all too doubtful says so, with the bar."""
    doubtful = Pair("x", "a", "b", 0.1, "body", (Span(0, 1),), (Span(1, 2),))
    monkeypatch.setattr(pipeline, "look_at_document", lambda *_: Alignment([doubtful], unasked))
    aligned = Aligner(encoder, min_score=0.4).align_page(Page("p", PAGE))
    assert aligned.reason == "no pair reached the score 0.4"


def test_two_documents(encoder: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each side is read as what it is said to be; a side without its language has a reason."""
    seen: list[Document] = []

    def note(en: Document, ko: Document, _: Encoder) -> Alignment:
        seen.extend([en, ko])
        return Alignment([], unasked)

    monkeypatch.setattr(pipeline, "look_at_documents", note)
    Aligner(encoder).align(en="The ferry sails.", ko="여객선이 출항한다.")
    assert [[s.text for s in document.sentences] for document in seen] == [
        ["The ferry sails."],
        ["여객선이 출항한다."],
    ]
    empty = Aligner(encoder).align_pages(Page("a", "The ferry sails."), Page("b", " "))
    assert empty.reason == "no Korean text"
    assert len(empty.documents) == 2


@pytest.mark.parametrize(
    "call",
    [
        {},
        {"en": "one"},
        {"ko": "하나"},
        {"text": "one 하나", "en": "one"},
        {"text": "one 하나", "en": "one", "ko": "하나"},
        {"text": b"one"},
        {"en": b"one", "ko": "x"},
        {"text": None},
    ],
)
def test_wrong_calls(encoder: Counting, call: dict[str, str]) -> None:
    """A call that is none of the two says how to mend it."""
    with pytest.raises(AlignerError, match=r"align\(|Decode") as letter:
        Aligner(encoder).align(**call)
    assert letter.value.fix


LONELY = PAGE + "\nThe lighthouse keeper has two dogs.\n"


def test_unaligned() -> None:
    """The sentences of the page that are in no pair of at least the least score, and no others."""
    aligner = Aligner(BUNDLED)
    (alone,) = aligner.unaligned(LONELY)
    assert alone.sentence.text == alone.sentence.span.of(LONELY)
    assert alone.sentence.text == "The lighthouse keeper has two dogs."
    assert alone.reason
    assert len(Aligner(BUNDLED, min_score=1.0).unaligned(LONELY)) == 5


def test_unaligned_of_two_documents() -> None:
    """English and Korean text apart: spans are places in their own text, English first."""
    en, ko = "The ferry sails on Monday. It has a bar.", "포도 값이 올랐다. 월요일에 배가 뜬다."
    found = Aligner(BUNDLED, min_score=1.0).unaligned(en=en, ko=ko)
    assert [a.sentence.text for a in found] == [
        "The ferry sails on Monday.",
        "It has a bar.",
        "포도 값이 올랐다.",
        "월요일에 배가 뜬다.",
    ]
    for each in found:
        text = en if each.sentence.language == "en" else ko
        assert each.sentence.span.of(text) == each.sentence.text


@pytest.mark.parametrize("text", ["English only. Nothing else.", ""])
def test_unaligned_without_the_other_language(encoder: Counting, text: str) -> None:
    """Every sentence is alone, which costs no encoding."""
    found = Aligner(encoder).unaligned(text)
    assert len(found) == 2 * bool(text)
    assert encoder.calls == []


def test_unaligned_is_not_worked_out_unasked(encoder: Counting) -> None:
    """align() and its kin leave it out."""
    assert Aligner(encoder).align_page(Page("p", PAGE)).pairs
    assert list(Aligner(encoder).align_many([PAGE]))


def test_a_page_is_looked_at_once() -> None:
    """For its pairs and for the sentences that stay alone together."""
    counting = Counting()
    aligner = Aligner(counting)
    aligned = aligner.align_page(Page("p", LONELY))
    calls = len(counting.calls)
    assert aligner.alone(aligned)
    assert len(counting.calls) == calls


def test_unaligned_refuses_what_align_refuses(encoder: Counting) -> None:
    """And names itself in the letter."""
    with pytest.raises(AlignerError, match=r"unaligned\(\) takes one text") as letter:
        Aligner(encoder).unaligned(en="one")  # type: ignore[call-overload]
    assert "unaligned(en=..., ko=...)" in letter.value.fix


def test_every_pair_says_why() -> None:
    """Also those of many pages and of two documents."""
    aligner = Aligner(BUNDLED)
    en, ko = PAGE.split("\n\n")[0::2], PAGE.split("\n\n")[1::2]
    found = [*aligner.align(PAGE), *next(aligner.align_many([PAGE]))]
    found += aligner.align(en="\n\n".join(en), ko="\n\n".join(ko))
    assert len(found) == 6
    assert all(pair.why.cosine > 0 and pair.why.length_ratio > 1 for pair in found)


def test_many_gives_what_one_gives(encoder: Counting) -> None:
    """One list a text, in order, the same as from align(); pages without pairs give empty lists."""
    texts = [
        PAGE,
        "",
        "English only.",
        *(f"Ferry {n}.\n\n여객선 {n}호.\n" for n in range(40)),
        PAGE,
    ]
    aligner = Aligner(encoder, min_score=0.0)
    assert list(aligner.align_many(texts)) == [aligner.align(text) for text in texts]


def test_many_encodes_together(encoder: Counting) -> None:
    """The sentences of a chunk of pages go to the encoder in one call, each once."""
    texts = [f"Ferry number {n} sails.\n\n{n}호 여객선이 출항한다.\n" for n in range(CHUNK_PAGES)]
    list(Aligner(encoder).align_many([*texts[1:], texts[1]]))
    assert [len(call) for call in encoder.calls if call] == [2 * (CHUNK_PAGES - 1)]


def test_many_is_lazy(encoder: Counting) -> None:
    """An endless iterator of texts is drawn from as results are taken, a chunk ahead at most."""
    drawn = itertools.count()

    def texts() -> Iterator[str]:
        while True:
            next(drawn)
            yield PAGE

    results = Aligner(encoder).align_many(texts())
    for _ in range(3 * CHUNK_PAGES):
        assert next(results)
    assert next(drawn) <= 4 * CHUNK_PAGES


@pytest.mark.parametrize("texts", ["one page 한 쪽", b"bytes"])
def test_many_refuses_one_text(encoder: Counting, texts: str) -> None:
    """A string is an iterable of letters, which nobody means; it is refused at the call."""
    with pytest.raises(AlignerError, match="many texts"):
        Aligner(encoder).align_many(texts)


def test_encoder_is_loaded_once_and_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is loaded before a page needs it, and nothing twice."""
    loads: list[object] = []

    def load(model: object) -> Counting:
        loads.append(model)
        return Counting()

    monkeypatch.setattr(pipeline, "load_encoder", load)
    monkeypatch.setattr(pipeline, "look_at_document", in_turn)
    aligner = Aligner("some/model")
    aligner.align("English only.")
    assert loads == []
    aligner.align(PAGE)
    aligner.align(PAGE)
    assert loads == ["some/model"]
