"""Copies of a caption that differ are found and graded; captions that are only alike are left alone."""

from __future__ import annotations

import pytest

from aligner.check.captions.copies import folded_copies, near_copies
from aligner.check.captions.grades import Grade, spots
from aligner.page.document import build_document
from aligner.types import Document, Language, Page

GRADED: list[tuple[Language, str, str, Grade]] = [
    ("en", "The “old” bridge in Yeosu.", 'The "old" bridge in Yeosu', "typography"),
    ("ko", "여수 앞바다에 뜬 배 100여 명 승선", "여수 앞바다에 뜬 배 100여명 승선", "typography"),
    ("ko", "관광객 3500명이 여수 밤바다를", "관광객 3,500명이 여수 밤바다를", "typography"),
    ("en", "Crowds gather on the old bridge.", "Crowds stand on the old bridge.", "wording"),
    ("en", "Crowds gather on the bridge.", "Crowds gather on the old bridge.", "wording"),
    ("en", "She walks past the injured man.", "She walked past the injured man.", "wording"),
    ("ko", "대통령이 여수에서 축사를 했다", "대통령은 여수에서 축사를 했다", "wording"),
    ("ko", "러시아 쿠르스크의 한 병원", "러시아 쿠루스크의 한 병원", "spelling"),
    ("en", "Troops near Kursk on Monday", "Troops near Kurks on Monday", "spelling"),
    ("en", "Mayor Zelensky visits a school", "Mayor Zelenskyy visits a school", "spelling"),
    ("en", "The mayor visits Donghae today", "The mayor visits Gangneung today", "name"),
    ("ko", "병원에서 부상병 100여명이 치료", "병원에서 부상병 10여명이 치료", "number"),
    ("en", "Some 35,000 people march", "Some 3,500 people march", "number"),
    ("en", "Three ships leave the port", "Four ships leave the port", "number"),
    ("ko", "관광객 3500명이 여수를", "관광객 3만5000명이 여수를", "number"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "one", "other", "grade"), GRADED)
def test_grades(language: Language, one: str, other: str, grade: Grade) -> None:
    """Typography, wording, a spelling, a name, a figure; the same both ways round."""
    assert {spot.grade for spot in spots(one, other, language)} == {grade}
    assert {spot.grade for spot in spots(other, one, language)} == {grade}


TWICE = """Boats leave the harbor of Yeosu before dawn. [YONHAP]

Boats leave the harbor of Yeosu before dawn. [YONHAP]

The council meets again in May.

Some 3,500 visitors watch the fireworks from the old bridge in Yeosu on Saturday night. [YONHAP]

Some 35,000 visitors watch the fireworks from the old bridge in Yeosu on Saturday night. [YONHAP]
"""


def document_of(text: str) -> Document:
    return build_document(Page("page", text))


def grades(text: str, paired: str = "") -> list[Grade]:
    """The grades of the near copies of a page; the sentences that begin with ``paired`` are in a pair."""
    document = document_of(text)
    spans = [s.span for s in document.sentences if paired and s.text.startswith(paired)]
    return [copies.spot.grade for _, _, copies in near_copies(document, "en", spans)]


def test_a_page_that_prints_captions_twice() -> None:
    """There, two that are printed once each and differ in a figure are copies."""
    assert grades(TWICE) == ["number"]


GALLERY = """Mayor Seo poses with three guests in front of the old bridge in Yeosu. [YONHAP]

Mayor Han poses with three guests in front of the old bridge in Yeosu. [YONHAP]

Mayor Han poses with seven guests in front of the old bridge in Yeosu. [YONHAP]
"""


def test_a_gallery() -> None:
    """Captions that differ in a name may be two pictures, where nothing else makes them copies."""
    two = GALLERY.rsplit("\n\n", 1)[0]
    assert grades(two) == []
    assert grades(two, "Mayor Seo") == ["name"]
    assert grades(two, "Mayor") == []


def test_a_figure_in_the_next_caption() -> None:
    """A long caption that stands there again with one other figure is a copy; a formula is not."""
    assert grades(GALLERY) == ["number"]
    assert grades("The plan of unit 84A. [YONHAP]\n\nThe plan of unit 85A. [YONHAP]\n") == []


def test_a_misspelling_needs_no_witness() -> None:
    """Two captions that differ in one letter of a name are told of in any case."""
    caption = "Soldiers stand before a hospital in Kursk, Russia, on Tuesday. [YONHAP]\n\n"
    assert grades(caption + caption.replace("Kursk", "Krusk")) == ["spelling"]


def test_a_body_that_says_the_same() -> None:
    """A sentence of the story in nearly the words of a caption is no copy of it."""
    body = "The crowd stood on the old bridge in Yeosu for hours. "
    text = (
        "Some 3,500 visitors watch the fireworks from the old bridge in Yeosu. [YONHAP]\n\n"
        f"Some 3,500 visitors watched the fireworks from the bridge in Yeosu. {body * 3}\n"
    )
    assert grades(text, "Some 3,500 visitors watch the") == []


def test_folded_copies() -> None:
    """Copies that differ in quotation marks are one sentence, and their difference is typography."""
    text = '“Blue” boats leave the harbor of Yeosu. [YONHAP]\n\n"Blue" boats leave the harbor of Yeosu. [YONHAP]\n'
    (found,) = folded_copies(document_of(text), "en")
    assert found.spot.grade == "typography"
    assert list(folded_copies(document_of(TWICE), "en")) == []


def test_many_captions_alike() -> None:
    """Words that all captions share lead to no candidates: their pairs would grow with the square."""
    text = "\n\n".join(
        f"Visitor {n} watches the fireworks from the old bridge in Yeosu. [YONHAP]"
        for n in range(2000)
    )
    assert list(near_copies(document_of(text), "en", [])) == []
