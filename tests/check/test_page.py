"""The findings of a page have their places on the page, however its text was printed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.check.page import check_page, check_pairs
from aligner.page.document import build_document
from aligner.types import Document, Finding, Page, Pair, Sentence, Span

EN = "The festival in Sokcho drew 35,000 visitors on its first day."
KO = "속초에서 열린 축제 첫날 3500명이 다녀갔다."
ODD = ("\N{ZERO WIDTH SPACE}", "\N{NO-BREAK SPACE}", "\N{HANGUL FILLER}", "\r\n", "\n", "  ")
QUOTED = re.compile("“([^”]*)”")


def document_of(text: str) -> Document:
    return build_document(Page("page", text))


def pair_of(document: Document) -> Pair:
    """All sentences of each language as one pair."""
    en, ko = ([s for s in document.sentences if s.language == side] for side in ("en", "ko"))
    return Pair("page#1", _text(en), _text(ko), 0.9, "caption", (_stretch(en),), (_stretch(ko),))


def _text(sentences: list[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)


def _stretch(sentences: list[Sentence]) -> Span:
    return Span(sentences[0].span.start, sentences[-1].span.stop)


def bare(text: str) -> str:
    """A text less blanks, invisible characters and marks, composed."""
    return "".join(
        c for c in unicodedata.normalize("NFC", text) if c.isalnum() and c != "\N{HANGUL FILLER}"
    )


def findings_of(text: str) -> tuple[Finding, ...]:
    document = document_of(text)
    return check_page([document], [pair_of(document)]).all


@given(data=st.data(), form=st.sampled_from(["NFC", "NFD"]))
@settings(max_examples=100, deadline=None)
def test_places_are_what_the_message_names(
    data: st.DataObject, form: Literal["NFC", "NFD"]
) -> None:
    """Whatever blanks and line ends stand between the words, a span holds what the message quotes."""
    words = [*EN.split(" "), "\n\n", *KO.split(" ")]
    text = "".join(
        word + data.draw(st.sampled_from([" ", " ", *ODD]) if word != "\n\n" else st.just(""))
        for word in words
    )
    text = unicodedata.normalize(form, text)
    document = document_of(text)
    # The sentences of a side are neighbours in one block; where the lines fell apart, there is no pair.
    if sorted({(s.language, s.block) for s in document.sentences}) != [("en", 0), ("ko", 1)]:
        return
    told = check_pairs([document], [pair_of(document)])
    for finding in told.get("page#1", ()):
        items = [bare(item) for item in QUOTED.findall(finding.message)]
        spans = [s for s in (finding.en_span, finding.ko_span) if s.stop]
        assert [bare(span.of(text)) for span in spans] == items


def test_a_cut_sentence() -> None:
    """Marks and credits around the text of a side move nothing."""
    text = f"\N{BOM}▲ {EN} [YONHAP]\n\n▲ {KO} 사진=연합뉴스\n"
    (finding,) = findings_of(text)
    assert finding.id == "unit-slip"
    assert (finding.en_span.of(text), finding.ko_span.of(text)[:4]) == ("35,000", "3500")


def test_several_sentences_a_side() -> None:
    """A place in the second sentence is a place in the second sentence."""
    text = (
        "The gate opened at dawn. It drew 35,000 people.\n\n새벽에 문이 열렸다. 3500명이 모였다.\n"
    )
    (finding,) = findings_of(text)
    assert finding.en_span.start > text.index("dawn")
    assert finding.ko_span.of(text).startswith("3500")


@pytest.mark.parametrize(("score", "doubt"), [(0.97, False), (0.62, True)])
def test_a_doubtful_pair(score: float, *, doubt: bool) -> None:
    """A difference in it may be that of two texts that do not belong together, and the message says so."""
    document = document_of(f"{EN}\n\n{KO}\n")
    pair = replace(pair_of(document), score=score)
    (finding,) = check_page([document], [pair]).all
    assert ("may be no pair: 0.62" in finding.message) is doubt


WEEKDAY = "The bridge reopens on Monday.\n\n다리는 17일 다시 열린다.\n"


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("", []),
        ("입력 2024-12-18 09:10\n\n", ["date-differs"]),
        ("입력 2025-11-18 09:10\n\n", []),
    ],
)
def test_the_day_of_the_page(head: str, found: list[str]) -> None:
    """17 December 2024 was a Tuesday, 17 November 2025 a Monday; without a date on the page nothing is guessed."""
    told = findings_of(head + WEEKDAY)
    assert [f.id for f in told if f.severity == "error"] == found


def test_a_day_that_is_given() -> None:
    """It goes before that of the page."""
    document = document_of("입력 2025-11-18 09:10\n\n" + WEEKDAY)
    told = check_page([document], [pair_of(document)], (), date(2024, 12, 18)).all
    assert [f.id for f in told] == ["date-differs"]
