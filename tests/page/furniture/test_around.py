"""What a site prints around a text is told by the form of its lines; headlines and sentences like them stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.page.blocks.passages import passages
from aligner.page.credits.strip import strip_credit
from aligner.page.document import build_document
from aligner.page.furniture.around import around_role
from aligner.page.furniture.bilingual import is_bilingual_label, is_double_title
from aligner.page.furniture.comments import comment_lines
from aligner.page.furniture.kinds import line_kinds
from aligner.page.furniture.signed import signatures
from aligner.page.genres.glossary import glossary_lines
from aligner.page.view import clean_view
from aligner.types import Page

CASES = json.loads((Path(__file__).parent / "cases" / "around.json").read_text(encoding="utf-8"))
LINES = [(line, role) for role, lines in CASES.items() for line in lines]
BODY = [
    "The library will stay open until midnight from next month, the city said on Monday.",
    "도서관은 다음 달부터 자정까지 문을 연다고 시가 월요일 밝혔다.",
]


@pytest.mark.parametrize(("line", "role"), LINES)
def test_roles(line: str, role: str) -> None:
    """Each form has its role, and a headline or sentence with the same words has none."""
    assert around_role(line) == role


def _kinds(*lines: str) -> dict[str, str]:
    return {p.view.text: p.kind for p in passages(clean_view("\n".join(lines)))}


def test_wire_captions_of_an_unknown_agency() -> None:
    """The dateline names the agency, so its name in brackets at the end of other lines is a credit."""
    shown = "Fishers mend their nets on the pier of Samcheok on May 3, 2026. (Narae)"
    found = _kinds(f"SAMCHEOK, May 3 (Narae) -- {BODY[0]}", "", shown)
    assert found[shown] == "caption"
    line = "(삼척=나래) 도하늘 기자 = 3일 어민들이 부두에서 그물을 손질하고 있다. 2026.5.3 sky@narae.example"
    start, stop, _ = strip_credit(line)
    assert line[start:stop] == "3일 어민들이 부두에서 그물을 손질하고 있다."
    line = "주민들이 다리를 건너고 있다. 2026.5.3 [독자 제공. 재판매 및 DB 금지]"
    assert line[: strip_credit(line)[1]] == "주민들이 다리를 건너고 있다."
    assert strip_credit("정부, 개인정보 DB 판매 금지")[:2] == (0, 17)


def test_captions_below_their_heading() -> None:
    """What follows the heading of a gallery up to a blank line is captions, in the language of the article, too."""
    shown = [
        "Boats leave the harbor in the fog.",
        "A keeper lights the lamp at dusk.",
        "Two dogs wait at the gate.",
    ]
    found = _kinds("Fog over the pier", "", *BODY[:1], "", "Gallery (1/3)", *shown)
    assert [found[line] for line in shown] == ["caption"] * 3
    assert found["Gallery (1/3)"] == "furniture"


def test_title_with_a_slash_is_kept() -> None:
    """The last title in both languages above the text is its title, the names of the house and its menu are not."""
    page = [
        "버들교회",
        "Willow Church",
        "예배안내  설교  나눔  English Ministry",
        "The Empty Chair / 비어 있는 의자",
        "",
        *BODY,
    ]
    found = line_kinds(page)
    assert found[:4] == ["furniture", "furniture", "furniture", "headline"]
    assert not is_double_title("May 3, 2026 / 2026년 5월 3일")
    title = ["우리 동네 도서관", "Our Village Library", "", *BODY]
    assert line_kinds(title)[:2] == ["headline", "headline"]


def test_marked_items_below_the_heading_of_a_list() -> None:
    """Behind a pointing mark stands a caption, but below the heading of a list another article."""
    item = "▶ 방파제 보수 내년으로 연기"
    assert line_kinds([*BODY, "관련기사", item, "▶ 등대지기의 겨울"])[3:] == ["furniture"] * 2
    assert (
        line_kinds([*BODY, "▶ 어민들이 부두에서 그물을 손질하고 있다. 나래일보", *BODY])[2]
        == "caption"
    )


def test_units_are_no_label_in_english() -> None:
    """A Korean label with a size is in one language."""
    assert not is_bilingual_label("나무 상자, 조선 18세기, 소나무, 높이 31.5cm")


def test_words_below_their_heading() -> None:
    """Below a heading of words entries go with either language first; sentences below it stay."""
    words = [
        "오늘의 표현",
        "등을 돌리다 to turn one's back on",
        "눈이 높다 to have high standards",
        "",
    ]
    assert glossary_lines([*BODY, "", *words]) == {3, 4, 5}
    assert glossary_lines(["오늘의 표현", *BODY]) == frozenset()
    assert glossary_lines(["단어 put off 미루다"]) == {0}


def test_comments_behind_a_dash() -> None:
    """A reader's name may stand before a dash."""
    assert comment_lines(
        [*BODY, "2 Comments", "owl77 — 잘 읽었어요.", "Marta — Thank you, I learned a lot."]
    ) == {2, 3, 4}


@pytest.mark.parametrize(
    "name",
    [
        "배성도 목사",
        "나보리 해람연구소 선임연구원",
        "Rev. Na Bo-ri",
        "Dr. Do Ha-neul, family doctor",
    ],
)
def test_signatures(name: str) -> None:
    """A name with a profession signs the text above it; above a text, or behind another headline, it does not."""
    text = BODY[name[0] >= "가"]
    assert signatures([text, "", name]) == {2}
    assert signatures([name, "", text]) == frozenset()


def test_figures_are_no_sentences() -> None:
    """Numbers with a few letters are left out with their reason."""
    document = build_document(Page("p", "\n\n".join([*BODY, "K-0417", "+82-2-000-0100 (24h)"])))
    assert len(document.sentences) == 2
    assert [left.reason for left in document.left_out].count("figures") + sum(
        left.reason in ("neither language", "furniture") for left in document.left_out
    ) >= 2


@pytest.mark.parametrize(
    "part", ["이전글 ", "a ", "① ", "조회 1 ", "진행: ", "가 > ", "12:00 ", "By A, "]
)
def test_hostile_lines(part: str) -> None:
    """Long lines are asked for no form."""
    assert around_role(part * 200_000) == ""
