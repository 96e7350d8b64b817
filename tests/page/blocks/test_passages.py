"""Lines become blocks: hard wraps are undone wherever they are, and nothing else is joined."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aligner.page.blocks.passages import passages
from aligner.page.blocks.wrap import wrap_glue
from aligner.page.lines.glue import english_glue, korean_glue
from aligner.page.view import clean_view, display_width

ENGLISH = [
    "The ferry terminal on the east pier has been closed since Monday, when high waves tore away part "
    "of the gangway. Engineers say that the repairs will take at least three weeks, weather permitting.",
    "Residents of the island have been taking a smaller boat to the fishing port on the other side. It "
    "carries forty people, and on Tuesday morning more than a hundred were waiting in the rain.",
    "The county has asked the navy for help. Nobody has answered yet, said an official who spoke on "
    "condition that his name not be used, but two helicopters are standing by at the air base.",
]
KOREAN = [
    "동쪽 부두의 여객선 터미널은 높은 파도에 승선교 일부가 뜯겨 나간 월요일부터 문을 닫았다. 기술자들은 날씨가 "
    "허락하더라도 고치는 데 적어도 3주는 걸릴 것으로 보고 있다.",
    "섬 주민들은 반대편 어항에서 작은 배를 타고 있다. 정원이 40명인 이 배를 타려고 화요일 아침에는 백 명이 넘는 "
    "주민이 빗속에서 줄을 섰다.",
    "군은 해군에 도움을 청했다. 아직 답은 오지 않았지만 공군기지에는 헬기 두 대가 대기하고 있다고 이름을 밝히지 "
    "말아 달라는 한 공무원이 전했다.",
]


def texts(page: str) -> list[str]:
    return [passage.view.text for passage in passages(clean_view(page))]


def cut_anywhere(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns, cut inside words as old Korean mail programs do."""
    lines = [""]
    for char in text:
        if display_width(lines[-1] + char) > width:
            lines.append("")
        lines[-1] += char
    return [line.strip() for line in lines]


def cut_at_blanks(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns, cut between words."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and display_width(f"{lines[-1]} {word}") > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@pytest.mark.parametrize("width", [60, 66, 72, 80])
def test_wrapped_english_is_joined(width: int) -> None:
    page = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in ENGLISH)
    assert texts(page) == ENGLISH


@pytest.mark.parametrize("width", [34, 40, 52, 60])
def test_korean_wrapped_between_words_is_joined_with_blanks(width: int) -> None:
    page = "\n\n".join("\n".join(cut_at_blanks(paragraph, width)) for paragraph in KOREAN)
    assert texts(page) == KOREAN


@pytest.mark.parametrize("width", [34, 40, 52])
def test_korean_cut_inside_words_is_joined(width: int) -> None:
    """Whether a blank stood at the cut is a guess; that the text goes on is none."""
    page = "\n\n".join("\n".join(cut_anywhere(paragraph, width)) for paragraph in KOREAN)
    assert [text.replace(" ", "") for text in texts(page)] == [k.replace(" ", "") for k in KOREAN]


def test_blanks_that_stand_at_line_ends_tell_where_words_were_cut() -> None:
    lines = [
        "\n".join(paragraph[i : i + 30] for i in range(0, len(paragraph), 30))
        for paragraph in KOREAN
    ]
    assert texts("\n\n".join(lines)) == KOREAN


@given(st.integers(60, 80), st.integers(30, 70), st.sampled_from([cut_anywhere, cut_at_blanks]))
@example(
    60, 47, cut_at_blanks
)  # by chance all Korean lines in mid-sentence are full in characters too
@settings(max_examples=40, deadline=None)
def test_each_language_may_have_its_own_width(
    english: int, korean: int, cut: Callable[[str, int], list[str]]
) -> None:
    page = "\n\n".join(
        textwrap.fill(en, english) + "\n\n" + "\n".join(cut(ko, korean))
        for en, ko in zip(ENGLISH, KOREAN, strict=True)
    )
    expected = [text for pair in zip(ENGLISH, KOREAN, strict=True) for text in pair]
    assert [t.replace(" ", "") for t in texts(page)] == [t.replace(" ", "") for t in expected]


@pytest.mark.parametrize(
    "page",
    [
        "\n".join(ENGLISH + KOREAN),
        "\n".join(sentence for text in ENGLISH + KOREAN for sentence in text.split(". ")),
        "\n".join(f"{en}\n{ko}" for en, ko in zip(ENGLISH, KOREAN, strict=True)),
        "Ferry service to resume next week\nIsland residents wait in the rain\nNavy asked for help",
        "여객선 다음 주 운항 재개\n섬 주민들 빗속에서 줄 서\n해군에 도움 요청",
        "- one thing that has to be done before the end of the month\n- another thing to be done",
        "1. 신청서를 내려받아 이름과 주소를 적은 뒤\n2. 사무실로 보내면 되고 전자우편으로도\n3. 접수할 수 있음",
        "13:00 Registration and drawing of lots in the lobby\n14:30 First round of the contest",
        "HARBOR MUSEUM\nVisit Exhibitions Children Friends\n\nREADERS SAY\nbori: I like the lamp\n\nPOPULAR NOW\n"
        'Keeper of the light: "I read at night"',
        "등대지기의 하루는 어떻게 흘러가나\n섬마을 도서관에 책이 모자란 까닭\n뉴스레터 ‘불빛’ 받아보기 ☞ 무료\n"
        "ⓒ 바다신보. 이 글은 필자의 의견입니다.",
        "The light on Bit Island will burn again from June, a year late\nby Na Bo-ri, staff reporter",
    ],
    ids=[
        *("paragraphs", "sentences", "in turn", "headlines", "제목", "list", "목록", "programme"),
        *("mastheads of about one width", "제목과 저작권", "a byline in small letters"),
    ],
)
def test_lines_that_stand_for_themselves_are_not_joined(page: str) -> None:
    assert texts(page) == [line for line in page.split("\n") if line]


def test_a_wrapped_stretch_ends_where_the_language_changes() -> None:
    page = "\n".join(textwrap.wrap(ENGLISH[0], 70) + cut_at_blanks(KOREAN[0], 40))
    assert texts(page) == [ENGLISH[0], KOREAN[0]]


def test_paragraphs_of_two_languages_in_one_line_are_joined_across_them() -> None:
    paragraphs = [f"{en} {ko}" for en, ko in zip(ENGLISH, KOREAN, strict=True)]
    page = "\n\n".join("\n".join(cut_at_blanks(paragraph, 64)) for paragraph in paragraphs)
    assert texts(page) == paragraphs


def test_a_caption_of_two_lines_goes_on_though_nothing_else_is_wrapped() -> None:
    page = (
        "Residents of the island wait for the morning boat at the fishing\nport on the far side on Tuesday."
        "\n\n여객선 운항이 끊긴 지 사흘째인 화요일 아침 섬 주민들이 작은 배를\n타려고 빗속에서 줄을 서 있다."
    )
    assert len(texts(page)) == 2


@pytest.mark.parametrize(
    ("line", "after", "words", "glue"),
    [
        ("the govern-", "ment said", {}, "-"),
        ("an inter-", "view with", {}, "-"),
        ("the well-", "known poet", {}, ""),
        ("the Asia-", "Pacific region", {}, ""),
        ("the city-", "owned bus", {"city-owned": 2}, ""),
        ("the air-", "port was", {"airport": 1}, "-"),
        ("from 2010-", "2015 and", {}, ""),
        ("he said -", "and left", {}, " "),
        ("he said", "so", {}, " "),
    ],
)
def test_a_hyphen_at_a_line_end_is_kept_or_dropped(
    line: str, after: str, words: dict[str, int], glue: str
) -> None:
    assert english_glue(line, after, words) == glue


@pytest.mark.parametrize(
    ("line", "after", "words", "glue"),
    [
        ("첫 가을에 꿀 3", "8병을 땄는데", {}, ""),
        ("양봉가 편씨는 화요", "일마다 오른다", {}, ""),
        ("월급을 올려 달라고", "한 적 없는", {}, " "),
        ("주민들은 학교에서", "만난 선생님을", {}, " "),
        ("빛섬에 사는 주민", "84명은", {}, " "),
        ("올해로 제", "3회를 맞는", {}, ""),
        ("새로 문을 연 도서관", "은 밤 10시까지", {}, ""),
        ("시장은 다리를 열었다", ". 그리고", {}, ""),
        ("시장은 다리를 열었다.", "그리고", {}, " "),
        ("관객은 1", ",200명이었다", {}, ""),
        ("관객은 1,", "200명이었다", {}, ""),
        ("이번 황룡", "댐 공사는", {"황룡댐": 1}, ""),
        ("이번 황룡", "댐을 막는", {"황룡": 1, "댐을": 1}, " "),
    ],
)
def test_a_cut_korean_line_is_put_together(
    line: str, after: str, words: dict[str, int], glue: str
) -> None:
    assert korean_glue(line, after, words) == glue


@given(st.lists(st.text(alphabet="ab한글 .-1\n", max_size=90), max_size=30))
def test_any_lines_are_joined_or_not(lines: list[str]) -> None:
    """Lines of any form: one answer for each line end, no answer beside an empty line."""
    glue = wrap_glue(lines)
    assert len(glue) == max(0, len(lines) - 1)
    for before, after, how in zip(lines, lines[1:], glue, strict=False):
        assert how is None or (before.strip() and after.strip())


def test_every_passage_is_at_its_place() -> None:
    page = "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in ENGLISH)
    for passage, paragraph in zip(passages(clean_view(page)), ENGLISH, strict=True):
        whole = passage.view.span(0, len(passage.view)).of(page)
        assert whole.replace("\n", " ") == paragraph
