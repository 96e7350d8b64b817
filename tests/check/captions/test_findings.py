"""What a page's captions tell beside their figures, as findings with places."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.check.captions.findings import captions_in_two_pairs, lonely_captions
from aligner.check.ids import IDS
from aligner.page.document import build_document
from aligner.page.sides import Sides
from aligner.pipeline import Aligner
from aligner.types import Alone, Document, Finding, Page, Pair, Span

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "corpus" / "captions-english-article.txt").read_text(encoding="utf8")


@pytest.fixture(scope="module")
def aligner() -> Aligner:
    return Aligner()


def changed(old: str, new: str, count: int = -1) -> str:
    assert old in PAGE
    return PAGE.replace(old, new, count)


def told(aligner: Aligner, page: str) -> dict[str, Finding]:
    return {finding.id: finding for finding in aligner.check(page)}


def test_a_page_that_agrees(aligner: Aligner) -> None:
    """Its captions have nothing to tell but, perhaps, that one has no partner: information."""
    assert {f.severity for f in aligner.check(PAGE)} <= {"info"}


def test_a_figure_in_one_copy(aligner: Aligner) -> None:
    """It differs from the other copy and from the partner; both places are given."""
    page = changed("6200명", "620명", 1)
    found = told(aligner, page)
    assert found["unit-slip"].severity == "error"
    copies = found["caption-repeats-differ"]
    assert copies.severity == "error"
    assert (copies.ko_span.of(page), copies.other_span.of(page)) == ("620명", "6200명")


def test_a_misspelling_in_one_copy(aligner: Aligner) -> None:
    """A warning that names both forms."""
    found = told(aligner, changed("우즈베크어", "우즈배크어", 1))["caption-repeats-differ"]
    assert found.severity == "warning"
    assert "우즈배크어" in found.message
    assert "우즈베크어" in found.message


def test_typography_of_copies(aligner: Aligner) -> None:
    """Only information."""
    found = told(aligner, changed("베트남어·우즈베크어·한국어", "베트남어, 우즈베크어, 한국어", 1))[
        "caption-repeats-differ"
    ]
    assert found.severity == "info"


def test_credits(aligner: Aligner) -> None:
    """Of the two languages, and of two copies."""
    page = changed("[연합뉴스]", "[뉴스1]")
    found = told(aligner, page)["credit-differs"]
    assert (found.en_span.of(page), found.ko_span.of(page)) == ("[YONHAP]", "[뉴스1]")
    page = changed("[연합뉴스]", "[뉴스1]", 1)
    found = told(aligner, page)["credit-differs"]
    assert (found.ko_span.of(page), found.other_span.of(page)) == ("[뉴스1]", "[연합뉴스]")


CAPTIONS = """Boats leave the harbor of Yeosu before dawn. [YONHAP]

A baker lines up loaves in her shop near the old market. [YONHAP]

A baker lines up laoves in her shop near the old market. [YONHAP]

동트기 전 여수항을 떠나는 배들. [연합뉴스]
"""


def alone(document: Document, start: str, candidate: str, reason: str) -> Alone:
    sentence = next(s for s in document.sentences if s.text.startswith(start))
    return Alone(sentence, candidate, 0.1, reason)


def lonely(text: str, reason: str = "belongs to another pair") -> list[Finding]:
    """The findings about captions alone, where no sentence but the boats has a partner."""
    document = build_document(Page("page", text))
    found = [
        alone(document, s.text, "동트기 전 여수항을 떠나는 배들.", reason)
        for s in document.sentences
        if "oats" not in s.text and s.language == "en"
    ]
    return list(lonely_captions(Sides.of([document]), found))


def test_a_caption_alone() -> None:
    """Its likeliest partner and why not that."""
    page = CAPTIONS.replace("laoves", "loaves")
    (found,) = lonely(page)
    assert (found.id, found.severity) == ("caption-alone", "info")
    assert found.en_span.of(page).startswith("A baker lines")
    assert found.message.endswith("“동트기 전 여수항을 떠나는 배들.”, belongs to another pair.")


def test_what_makes_a_candidate_unlikely_is_not_told() -> None:
    """Leads over other text are for those who work on the alignment; an editor writes the caption."""
    page = CAPTIONS.replace("laoves", "loaves")
    (found,) = lonely(page, "too unlikely: no big lead over other Korean text")
    assert found.message.endswith("여수항을 떠나는 배들.”, is too unlikely.")


def test_a_copy_is_not_alone() -> None:
    """A caption that is told of as the copy of another is not told of again."""
    assert lonely(CAPTIONS) == []


def test_captions_in_one_language() -> None:
    """Where a page has captions in one language only, none of them wants a partner."""
    assert lonely(CAPTIONS.replace("laoves", "loaves").split("동트기")[0]) == []


def pair(name: str, en: str, ko: str) -> Pair:
    return Pair(name, en, ko, 0.9, "caption", (Span(0, 9),), (Span(9, 18),))


def test_one_caption_in_two_pairs() -> None:
    """The same text with two others; not with two copies of one."""
    boats = pair("1", "Boats leave the harbor.", "배들이 항구를 떠나고 있다.")
    ships = pair("2", "Boats leave the harbor", "빵집 주인이 빵을 진열한다.")
    copy_ = pair("3", "Boats leave the harbor", "배들이 항구를 떠나고 있다")
    ((told_pair, found),) = captions_in_two_pairs([boats, ships, copy_])
    assert (told_pair.id, found.id) == ("2", "caption-in-two-pairs")
    assert list(captions_in_two_pairs([boats, copy_])) == []


def test_every_id_is_listed() -> None:
    """An ignore file can name what any check tells: the ids in the code are those of the list."""
    sources = "\n".join(
        path.read_text(encoding="utf8")
        for path in (ROOT / "aligner" / "check").rglob("*.py")
        if path.name != "ids.py"
    )
    assert [identity for identity in IDS if f'"{identity}"' not in sources] == []
