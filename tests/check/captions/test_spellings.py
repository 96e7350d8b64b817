"""A foreign name in two spellings on one page is found; two names, and forms of one word, are not."""

from __future__ import annotations

import pytest

from aligner.check.captions.spellings import two_spellings
from aligner.page.document import build_document
from aligner.page.sides import Sides
from aligner.types import Finding, Page

EN = "Troops left Kursk in May. Zelenskyy and Zelenska spoke to reporters in Uzbek and German.\n\n"


def found(korean: str) -> tuple[list[Finding], str]:
    text = EN + korean
    return list(two_spellings(Sides.of([build_document(Page("page", text))]))), text


def test_the_rarer_spelling() -> None:
    """The warning names both, and stands at the one that is printed less often."""
    (finding,), text = found(
        "쿠르스크에서 군대가 떠났다. 쿠루스크의 병원은 비었다. 쿠르스크주는 조용하다.\n"
    )
    assert (finding.id, finding.severity) == ("name-spelling", "warning")
    assert finding.ko_span.of(text) == "쿠루스크"
    assert finding.other_span.of(text) == "쿠르스크"
    assert finding.message == (
        "The page spells Kursk in two ways: “쿠루스크” in line 3, “쿠르스크” in line 3."
    )


@pytest.mark.parametrize(
    "korean",
    [
        "쿠르스크에서 군대가 떠났다. 쿠르스크의 병원은 비었다.",
        "젤렌스키와 젤렌스카가 기자들을 만났다.",
        "우즈베크어와 우즈베크의 말을 배운다.",
        "정부가 발표했다. 전부가 찬성했다. 대통령이 말했다. 대통령은 떠났다.",
        "마르크스를 읽는다. 마르코스가 읽는다.",
        "",
    ],
)
def test_what_is_not(korean: str) -> None:
    """Particles, other names, common words, and names that the English does not have."""
    assert found(korean + "\n")[0] == []
