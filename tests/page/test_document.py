"""A page taken apart: every sentence at its place, and every other character accounted for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.page.document import build_document, build_monolingual
from aligner.page.sentences.sections import MAX_SENTENCE_CHARS
from aligner.page.view import clean_view
from aligner.types import Document, Page, Span

BODY = "The island has had no doctor since the spring. A nurse comes by boat on Mondays."
CAPTION_EN = "A nurse steps off the mail boat at Gaya pier on Monday."
CAPTION_KO = "월요일 가야 선착장에서 간호사가 우편선에서 내리고 있다."


def document(text: str) -> Document:
    return build_document(Page("p", text))


def sentences(text: str) -> list[tuple[str, str, str]]:
    return [(s.language, s.kind, s.text) for s in document(text).sentences]


def reasons(text: str) -> dict[str, str]:
    return {left.span.of(text): left.reason for left in document(text).left_out}


def test_both_languages_of_one_line_are_told_apart() -> None:
    found = sentences("The ferry is late. 여객선이 늦는다. Nobody knows why.이유는 아무도 모른다.")
    assert [text for _, _, text in found] == [
        "The ferry is late.",
        "여객선이 늦는다.",
        "Nobody knows why.",
        "이유는 아무도 모른다.",
    ]
    assert [language for language, _, _ in found] == ["en", "ko", "en", "ko"]


def test_a_credit_is_left_out_and_told() -> None:
    page = f"{BODY}\n\n{CAPTION_EN} [YONHAP]\n\n{BODY}"
    assert ("en", "caption", CAPTION_EN) in sentences(page)
    assert reasons(page)["[YONHAP]"] == "credit"


def test_a_caption_printed_twice_has_two_places() -> None:
    page = f"{BODY}\n\n{CAPTION_KO} [연합뉴스]\n\n{CAPTION_KO} [연합뉴스]\n\nThe boat was late."
    (caption,) = [s for s in document(page).sentences if s.language == "ko"]
    assert [span.of(page) for span in (caption.span, *caption.repeats)] == [CAPTION_KO] * 2
    assert len([b for b in document(page).blocks if b.language == "ko"]) == 2


@pytest.mark.parametrize("gap", ["", " "])
def test_a_caption_glued_to_a_paragraph_is_a_block_of_its_own(gap: str) -> None:
    page = f"{BODY}{gap}{CAPTION_KO} [사진=가야군]\n{CAPTION_EN} [GAYA COUNTY]"
    found = document(page)
    korean = [s for s in found.sentences if s.language == "ko"]
    assert [(s.text, s.kind) for s in korean] == [(CAPTION_KO, "caption")]
    assert found.blocks[korean[0].block].span == Span(
        page.index(CAPTION_KO), page.index(" [사진") + len(" [사진=가야군]")
    )
    assert [s.kind for s in found.sentences if s.text in BODY] == ["body", "body"]


def test_a_repeated_caption_is_found_though_one_copy_is_glued() -> None:
    page = f"{BODY}{CAPTION_KO} [사진=가야군]\n\n{BODY}\n\n{CAPTION_KO} [사진=가야군]"
    (caption,) = [s for s in document(page).sentences if s.language == "ko"]
    assert len(caption.repeats) == 1


def test_text_in_neither_language_is_left_out() -> None:
    page = f"{BODY}\n\nЭто третий язык страницы. Он здесь чужой.\n\n{BODY[:50]}"
    assert set(reasons(page).values()) == {"neither language"}
    assert {language for language, _, _ in sentences(page)} == {"en"}


def test_what_is_too_long_for_a_sentence_is_left_out() -> None:
    page = "word " * MAX_SENTENCE_CHARS + "\n\nThe end is a sentence."
    assert sentences(page)[-1][2] == "The end is a sentence."
    assert "too long" in reasons(page).values()


def test_wrapped_lines_give_the_sentence_as_a_reader_would_copy_it() -> None:
    page = "The county\u00a0has asked\r\nthe navy for help."
    wrapped = document(page.replace("\u00a0", " \u200b"))
    assert all("\n" not in s.text and "\u200b" not in s.text for s in wrapped.sentences)


def test_decomposed_hangul_gives_the_same_sentences_at_other_places() -> None:
    page = f"{BODY}\n\n{CAPTION_KO}"
    decomposed = unicodedata.normalize("NFD", page)
    assert sentences(decomposed) == sentences(page)
    last = document(decomposed).sentences[-1]
    assert last.span.of(decomposed) == unicodedata.normalize("NFD", CAPTION_KO)


def test_a_page_of_nothing_is_a_document_of_nothing() -> None:
    for text in ("", "\n \r\n\t", "\x00\ud800", "12:30"):
        assert not document(text).sentences


def test_one_language_keeps_names_and_leaves_foreign_text_out() -> None:
    page = "김 교수는 Journal of Marine Science 최신호에 논문을 실었다.\n\nAll rights to this text are ours."
    found = build_monolingual(Page("p", page), "ko")
    assert [s.text for s in found.sentences] == [page.split("\n")[0]]
    assert not [s for s in found.sentences if s.language == "en"]


def test_one_language_takes_a_line_in_other_letters_as_its_own() -> None:
    found = build_monolingual(Page("p", "K-pop 콘서트\nBTS\n그룹이 돌아왔다."), "ko")
    assert {s.language for s in found.sentences} == {"ko"}


PIECES = [
    "The mayor opened the bridge. ",
    "시장이 다리를 개통했다. ",
    unicodedata.normalize("NFD", "다리가 길다. "),
    "Dec. 17",
    "12,345",
    "[YONHAP]",
    "사진=뉴스1",
    "/ ",
    '"',
    "“",
    "(서울=연합뉴스) ",
    "- ",
    "\n",
    "\r\n",
    "\n\n",
    "\N{LINE SEPARATOR}",
    "\t",
    "\x00",
    "\x1b",
    "\ud83d",
    "\N{ZERO WIDTH SPACE}",
    "\N{HANGUL FILLER}",
    "\N{NO-BREAK SPACE}",
    "\N{COMBINING ACUTE ACCENT}",
    "\u1161",
    "\u11ab",
    "\N{GRINNING FACE}",
    "漢字",
    "かな",
    "Москва ",
    "K-pop ",
    "?",
    "...",
]
pages = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=40).map("".join)


@given(pages)
@settings(max_examples=200, deadline=None)
def test_any_page_is_taken_apart_without_loss(text: str) -> None:
    """Spans are in range, ordered and apart, quote their text, and leave nothing but blanks over."""
    found = document(text)
    places = [s.span for s in found.sentences]
    assert places == sorted(places)
    spans = sorted(
        [span for s in found.sentences for span in (s.span, *s.repeats)]
        + [left.span for left in found.left_out]
    )
    at = 0
    for span in spans:
        assert at <= span.start <= span.stop <= len(text)
        assert not clean_view(text[at : span.start]).text.strip()
        at = span.stop
    assert not clean_view(text[at:]).text.strip()
    for s in found.sentences:
        quoted = "".join(clean_view(s.span.of(text)).text.split())
        assert quoted.startswith("".join(s.text.split()))
        assert found.blocks[s.block].span.start <= s.span.start
        assert s.span.stop <= found.blocks[s.block].span.stop


@given(pages)
@settings(max_examples=100, deadline=None)
def test_a_document_in_one_language_has_sentences_of_that_language_only(text: str) -> None:
    assert {s.language for s in build_monolingual(Page("p", text), "ko").sentences} <= {"ko"}


@pytest.mark.parametrize(
    "piece", ["a", "가", "a가", "word ", "낱말 ", ". ", '"', "다. The end. ", "[", "/", "\u1161"]
)
def test_a_very_long_line_is_taken_apart(piece: str) -> None:
    """Each station is linear: were one quadratic, this would take hours."""
    text = piece * (100_000 // len(piece))
    assert document(text).page.text == text


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("[기고] 우물을 덮지 말자", "[기고]", "우물을 덮지 말자"),
        ("[화보] 안개 낀 댐", "[화보]", "안개 낀 댐"),
        ("Gallery: Fog over the dam", "Gallery:", "Fog over the dam"),
        ("사설: 우물을 덮지 말자", "사설:", "우물을 덮지 말자"),
    ],
)
def test_the_kind_of_a_piece_is_cut_off_its_title(line: str, label: str, title: str) -> None:
    """What says only of which kind a piece is goes from its title, and is accounted for."""
    document = build_document(Page("p", line))
    assert [s.text for s in document.sentences] == [title]
    assert [(x.span.of(line), x.reason) for x in document.left_out] == [(label, "label")]
