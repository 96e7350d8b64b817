"""Titles of works in quotation marks."""

from __future__ import annotations

import pytest

from aligner.check.names.read import Texts
from aligner.check.names.works import work_findings


@pytest.mark.parametrize(
    ("en", "ko", "titles"),
    [
        pytest.param(
            "Director Bong speaks about “Parasite.”",
            "봉 감독이 영화 ‘마더’에 대해 말하고 있다.",
            ("Parasite", "마더"),
            id="both in the table",
        ),
        pytest.param(
            'The cast of "Winter Harbor" waves to fans.',
            "영화 '헤어질 결심' 출연진이 손을 흔들고 있다.",
            ("Winter Harbor", "헤어질 결심"),
            id="one in the table, and the other called a work",
        ),
        pytest.param(
            'Singers rehearse the musical "Moulin Rouge."',
            "배우들이 뮤지컬 <비틀쥬스>를 연습하고 있다.",
            ("Moulin Rouge", "비틀쥬스"),
            id="by sound",
        ),
    ],
)
def test_another_title_is_an_error(en: str, ko: str, titles: tuple[str, str]) -> None:
    """The finding names the whole titles, without what the sentence adds to them."""
    (found,) = work_findings(Texts.read(en, ko))
    assert found.id == "name-differs"
    assert (found.en_span.of(en), found.ko_span.of(ko)) == titles


@pytest.mark.parametrize(
    ("en", "ko"),
    [
        pytest.param('A scene from "Frozen."', "'겨울왕국'의 한 장면.", id="the table's own pair"),
        pytest.param(
            'A scene from "Winter Harbor."', "'겨울 항구'의 한 장면.", id="not in the table"
        ),
        pytest.param(
            'The play "Mother" opens in Seoul.',
            "연극 '어머니'가 서울에서 막을 올린다.",
            id="a title of several works",
        ),
        pytest.param(
            'The director of "Parasite" waves.',
            "'봉테일' 봉준호 감독이 손을 흔들고 있다.",
            id="a nickname in quotes",
        ),
        pytest.param(
            'The cast of "Veteran" and "Hunt" meet.',
            "'헌트'와 '베테랑' 출연진이 만났다.",
            id="another order",
        ),
        pytest.param('He cried, "Wicked!"', "그는 '너무하다'고 외쳤다.", id="a quoted word"),
        pytest.param(
            'The actor of "Hamlet" bows.',
            "뮤지컬 배우가 인사하고 있다.",
            id="a title on one side only",
        ),
    ],
)
def test_titles_that_may_agree_are_not_flagged(en: str, ko: str) -> None:
    """One title in two languages, translated titles and other words in quotation marks: no finding."""
    assert list(work_findings(Texts.read(en, ko))) == []
