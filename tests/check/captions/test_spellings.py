"""A name in two spellings on one page is found; two names, and forms of one word, are not."""

from __future__ import annotations

import pytest

from aligner.check.captions.spellings import two_spellings
from aligner.page.document import build_document
from aligner.page.sides import Sides
from aligner.types import Finding, Page

EN = "Troops left Kursk in May. Zelenskyy and Zelenska spoke to reporters in Uzbek and German.\n\n"


def found(korean: str, english: str = EN) -> tuple[list[Finding], str]:
    text = english + korean
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
    ("names", "one", "other"),
    [
        ("Danevirke Sheila", "다네비르케를 둘러본다. 다네비르케의", "다네비크"),
        ("Chebet Sheila", "체벳이 웃는다. 체벳이", "체베트"),
        ("Springboks", "스프링복스가 이겼다. 스프링복스는", "스프링박스"),
    ],
)
def test_a_letter_more_or_less(names: str, one: str, other: str) -> None:
    """A vowel put in or left out, and names of two syllables, if they sound clearly like the name."""
    (finding,), text = found(f"{one} 그렇다. {other}도 그렇다.\n", f"They saw {names} here.\n\n")
    assert finding.ko_span.of(text) == other
    assert one.startswith(finding.other_span.of(text))


def test_two_spellings_in_english() -> None:
    """Two English words that sound like one Korean name are one; the finding stands on the English side."""
    english = "Ndolo waved to the crowd. Later Chebert and Kiprono spoke. Chebet thanked the crowd. Chebet left.\n\n"
    (finding,), text = found("체베트는 관중에게 인사했다. 킵로노가 말했다.\n", english)
    assert (finding.en_span.of(text), finding.other_span.of(text)) == ("Chebert", "Chebet")
    assert not finding.ko_span.stop


@pytest.mark.parametrize("other", ["Cheberts", "Cheben", "Cheber", "Webert"])
def test_two_names_in_english(other: str) -> None:
    """Forms of one name and names that sound otherwise are no two spellings."""
    english = f"Chebert waved to the crowd. Later {other} spoke.\n\n"
    assert found("체베르트는 관중에게 인사했다.\n", english)[0] == []


@pytest.mark.parametrize(
    "korean",
    [
        "쿠르스크에서 군대가 떠났다. 쿠르스크의 병원은 비었다.",
        "젤렌스키와 젤렌스카가 기자들을 만났다.",
        "우즈베크어와 우즈베크의 말을 배운다.",
        "정부가 발표했다. 전부가 찬성했다. 대통령이 말했다. 대통령은 떠났다.",
        "마르크스를 읽는다. 마르코스가 읽는다.",
        "우즈베키스탄과 카자흐스탄이 만났다.",
        "",
    ],
)
def test_what_is_not(korean: str) -> None:
    """Particles, other names, common words, and names that the English does not have."""
    assert found(korean + "\n")[0] == []
