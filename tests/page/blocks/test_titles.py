"""A title that runs on into its text is cut off, and names of speakers are told from text."""

from __future__ import annotations

import pytest

from aligner.page.blocks.titles import title_end, titles
from aligner.page.genres.listing import listing


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "[시론] 불을 끄자",
            " 지난달 한 섬에서 밤을 보냈다. 별이 많았고 바람은 없었다. 등대는 오래전에 꺼졌다. 다시 켜자는 말이 나온다.",
        ),
        (
            "[칼럼] 등대가 묻는다",
            " 나는 등대지기의 딸이다. 밤마다 불빛을 세며 자랐다. 스물까지 세면 잠이 들었다. 그 불이 올해 꺼졌다. 벌써 보름째다.",
        ),
        (
            "꺼진 등대, 섬마을 다시 밝힌다",
            "섬마을 등대가 6월 다시 불을 켠다. 군은 1일 항로표지로 쓰겠다고 밝혔다. 섬마을 주민들은 반긴다. 배를 모는 이들도 그렇다.",
        ),
        (
            "A light that was dark for 29 years comes back",
            "It took a retired teacher one spring and forty cans of paint. The lamp will burn again from June.",
        ),
    ],
)
def test_a_title_that_is_printed_once_is_cut_off(title: str, text: str) -> None:
    """Before words that open a column, or where the line end left not even a blank."""
    assert title_end(title + text, titles([title + text])) == len(title)


@pytest.mark.parametrize(
    "line",
    [
        "[사설] 등대는 지난해 5월 꺼졌다. 군은 고칠 돈이 없다고 했고, 도는 군의 일이라고 했다. 배들은 아직도 그 앞을 지난다.",
        "등대지기는 밤마다 불을 켠다고 했다. 아무도 보지 않는다는 말에는 웃기만 했다. 그래도 켠다는 것이다. 등대는 그런 곳이다.",
        "The keeper bought a MacBook Air and a YouTube camera, and every night she reads to whoever listens at home.",
    ],
)
def test_a_text_without_a_title_is_whole(line: str) -> None:
    """An opening word inside the first sentence, an ending that goes on, a name with a capital inside."""
    assert title_end(line, titles([line])) == 0


@pytest.mark.parametrize(
    ("lines", "sizes"),
    [
        (
            [
                "나보리: 왜 켭니까?",
                "등대지기: 배가 오니까.",
                "나보리: 안 오는데요.",
                "등대지기: 올 겁니다.",
            ],
            [5, 6, 5, 6],
        ),
        (["Na Bo-ri: Why?", "Kim Lu: It is dark.", "NB: So?", "KL: Ships."], [10, 8, 4, 4]),
        (["Venue: Pier 2", "Date: May 1", "Fee: none"], [0, 0, 0]),
        (["Note: it rains.", "Note: it is dark.", "He said: no."], [0, 0, 0]),
        (["나보리: 왜 켭니까?", "등대지기: 배가 오니까."], [0, 0]),
    ],
)
def test_speakers_take_turns(lines: list[str], sizes: list[int]) -> None:
    """Names that open several lines each tell who speaks; a label that comes once does not."""
    assert list(listing(lines).marks) == sizes
