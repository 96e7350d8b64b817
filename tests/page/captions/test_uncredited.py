"""Captions without a credit of a known form are known by their place, and body text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.page.blocks.passages import passages
from aligner.page.captions.forms import has_counter, is_credit_line, shows, unknown_credit
from aligner.page.captions.uncredited import captions
from aligner.page.view import clean_view
from aligner.types import Kind

EN = [
    "The lighthouse on Bit Island went dark in 1998, and nobody thought that it would ever be lit again.",
    "Last spring a retired teacher bought it for the price of a used car. She has painted every room since, and the lamp works.",
    '"I only wanted a quiet place to read," said Na Bo-ri, 61. "Now the whole village comes for supper."',
    "The county will decide in June whether ships may count on the light once more.",
]
KO = [
    "빛섬 등대는 1998년에 불이 꺼졌고, 다시 켜지리라고 생각한 사람은 없었다. 섬에는 스물두 가구가 산다.",
    "지난봄 퇴직 교사 한 사람이 중고차 한 대 값에 등대를 샀다. 방마다 새로 칠했고 등도 돌아간다.",
    "나보리(61)씨는 “조용히 책 읽을 데가 필요했을 뿐인데 이제 온 마을이 저녁을 먹으러 온다”고 말했다.",
    "군은 6월에 이 불빛을 다시 항로표지로 쓸지 정한다.",
]
EN_CAPTION = "Na Bo-ri cleans the lens of the lamp on Bit Island on Tuesday."
KO_CAPTION = "나보리씨가 6일 빛섬 등대에서 렌즈를 닦고 있다."
EN_SECOND = "Neighbors bring side dishes up the stairs."
KO_SECOND = "반찬을 들고 계단을 오르는 이웃들."
KO_SHOWING = "군은 6월에 이 불빛을 다시 항로표지로 쓸지 살피고 있다."
GALLERY = [
    (EN_CAPTION, KO_CAPTION),
    (EN_SECOND, KO_SECOND),
    (
        "The last boat of the day leaves the pier at dusk.",
        "해 질 녘 마지막 배가 부두를 떠나고 있다.",
    ),
    ("Stairs painted blue lead up to the gallery.", "전망대로 올라가는 파란 계단."),
]

CASES = {
    "between two paragraphs of the other language": (
        [EN[0], KO_CAPTION, EN[1], KO_SECOND, *EN[2:]],
        [KO_CAPTION, KO_SECOND],
    ),
    "English ones in a Korean article": (
        [KO[0], EN_CAPTION, *KO[1:3], EN_SECOND, KO[3]],
        [EN_CAPTION, EN_SECOND],
    ),
    "above one that is known in the other language": (
        [KO[0], KO_CAPTION, f"{EN_CAPTION} (Photo by Oh Ru)", *KO[1:]],
        [KO_CAPTION, f"{EN_CAPTION} (Photo by Oh Ru)"],
    ),
    "between a label and a credit in a line of its own": (
        [*KO[:2], f"사진 1\n{KO_CAPTION}\n{EN_CAPTION}\n© HARBOR LAB", *KO[2:]],
        [KO_CAPTION, EN_CAPTION],
    ),
    "a credit with no mark, the same behind two": (
        [KO[0], f"{EN_CAPTION} Bit Island Village", *KO[1:], f"{EN_SECOND} Bit Island Village"],
        [EN_CAPTION, EN_SECOND],
    ),
    "below labels with counters": (
        [*EN[:2], f"[Photo 1/2]\n{EN_CAPTION}", f"[사진 1/2]\n{KO_CAPTION}", *EN[2:]],
        [EN_CAPTION, KO_CAPTION],
    ),
    "a name in capitals, once": (
        [EN[0], f"{EN_CAPTION} HA SU-BIN", *EN[1:], f"{EN[3]} READ MORE"],
        [EN_CAPTION],
    ),
    "a name in brackets behind the last sentence": (
        [EN[0], f"{EN_CAPTION} [Office of the Port]", *EN[1:]],
        [EN_CAPTION],
    ),
    "counters of a series": (
        [*EN, f"1/2 {EN_CAPTION}\n2/2 {EN_SECOND}", f"1/2 {KO_CAPTION}\n2/2 {KO_SECOND}"],
        [f"1/2 {EN_CAPTION}", f"2/2 {EN_SECOND}", f"1/2 {KO_CAPTION}", f"2/2 {KO_SECOND}"],
    ),
    "a gallery whose credits stand between the lines": (
        [
            f"{EN_CAPTION}\n{KO_CAPTION}\n미디어랩 영상팀 오루\n{KO_SECOND}\n{EN_SECOND}\nHKA/Orru\n"
            f"바닷바람에 흔들리는 빨래.\n미디어랩 영상팀 오루\nGulls wait for the last boat of the day.\nHKA/Orru"
        ],
        [
            EN_CAPTION,
            KO_CAPTION,
            KO_SECOND,
            EN_SECOND,
            "바닷바람에 흔들리는 빨래.",
            "Gulls wait for the last boat of the day.",
        ],
    ),
    "short paragraphs between many captions that carry credits are none": (
        [KO[0], *(f"{ko} [나로]\n\n{en} [NA RO]" for en, ko in GALLERY), KO_SHOWING],
        [side for en, ko in GALLERY for side in (f"{ko} [나로]", f"{en} [NA RO]")],
    ),
    "nothing but one caption a side": (
        [KO_CAPTION, f"{EN_CAPTION} (Sea News)"],
        [KO_CAPTION, f"{EN_CAPTION} (Sea News)"],
    ),
    "paragraphs in turn are none": (
        [side for pair in zip(EN, KO, strict=True) for side in pair],
        [],
    ),
    "a translation below the whole is none": ([*EN, *KO], []),
    "a credit in brackets before them": (
        [EN[0], f"(사진=나로) {KO_CAPTION}", f"[Photo by Na Ro] {EN_CAPTION}", *EN[1:]],
        [f"(사진=나로) {KO_CAPTION}", f"[Photo by Na Ro] {EN_CAPTION}"],
    ),
    "each in brackets": (
        [EN[0], f"[{KO_CAPTION}]", f"({EN_CAPTION})", *EN[1:]],
        [f"[{KO_CAPTION}]", f"({EN_CAPTION})"],
    ),
    "a label before each": (
        [
            *EN,
            f"사진설명: {KO_CAPTION}",
            f"사진설명: {KO_SECOND}",
            f"Caption: {EN_CAPTION}",
            f"Caption: {EN_SECOND}",
        ],
        [
            f"사진설명: {KO_CAPTION}",
            f"사진설명: {KO_SECOND}",
            f"Caption: {EN_CAPTION}",
            f"Caption: {EN_SECOND}",
        ],
    ),
    "an English abstract of a Korean article is none": (
        [
            *KO,
            "This story looks at a lighthouse that burns again. It also asks who pays for the light.",
        ],
        [],
    ),
    "an English caption without credit below a Korean one": (
        [*KO[:2], KO_CAPTION, EN_CAPTION, *KO[2:]],
        [KO_CAPTION, EN_CAPTION],
    ),
    "a Korean summary of an English article is none": ([*EN, KO[0], KO[1]], []),
    "sentences in turn on lines without a blank one are none": (
        ["\n".join(side for pair in zip(EN, KO, strict=True) for side in pair)],
        [],
    ),
    "both languages in one line are none": (
        [f"{ko} {en}" for ko, en in zip(KO, EN, strict=True)],
        [],
    ),
}


@pytest.mark.parametrize(("blocks", "wanted"), CASES.values(), ids=CASES)
def test_captions_are_told_from_body_text(blocks: list[str], wanted: list[str]) -> None:
    page = clean_view("\n\n".join(blocks))
    assert [p.view.text for p in passages(page) if p.kind == "caption"] == wanted


def test_a_credit_of_the_pages_own_form_is_set_apart() -> None:
    page = clean_view("\n\n".join([KO[0], f"{EN_CAPTION} Bit Island Village", *KO[1:]]))
    found = [(p.view.text, p.kind) for p in passages(page)]
    assert found[1:3] == [(EN_CAPTION, "caption"), ("Bit Island Village", "furniture")]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("© HKRI / Na Ro", True),
        ("Photo: Na Ro", True),
        ("May 2, 2027 Photo by Na Ro", True),
        ("사진=나로", True),
        ("ⓒ 바다신보, 무단 전재 및 재배포 금지", False),
        ("© 2027 The Harbor Post", False),
        ("나로 기자", False),
        ("Gulls wait for the last boat.", False),
    ],
)
def test_lines_with_nothing_but_a_credit(line: str, *, credit: bool) -> None:
    assert is_credit_line(line) is credit


def test_a_counter_is_the_number_of_one_of_several() -> None:
    """The counter "3/2" counts nothing, and a date or a fraction goes on."""
    assert [
        has_counter(t) for t in ("2/5 Gulls", "[1/3] 등대", "3/2 Gulls", "1/3", "Gulls 1/3")
    ] == [5, 3, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("주민들이 부두에서 그물을 손질하고 있다.", True),
        ("그물을 손질하는 주민들. 새벽 4시면 모인다.", True),
        ("불 꺼진 등대의 모습.", True),
        ("군은 지난해 부두를 고쳤다.", False),
        ("“그물이 다 찢어졌어요.” 주민들의 말이다.", False),
        ("부두는 언제 고치나?", False),
    ],
)
def test_korean_captions_tell_what_a_picture_shows(text: str, *, told: bool) -> None:
    assert shows(text, "ko") is told


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Gulls wait for the last boat. Harbor Village Museum", "Harbor Village Museum"),
        ("Gulls wait for the last boat. /Na Ro", "/Na Ro"),
        ("Gulls wait. It was late", ""),
        ("Gulls wait for the last boat. Yonhap", ""),
        ("Gulls wait for Harbor Village Museum", ""),
    ],
)
def test_a_name_behind_the_last_sentence(text: str, credit: str) -> None:
    """A credit that ``credits/strip.py`` knows is not asked about again."""
    assert unknown_credit(text) == credit


LINES = st.sampled_from(
    [
        *EN,
        *KO,
        EN_CAPTION,
        KO_CAPTION,
        "",
        "사진 1",
        "PHOTOS",
        "© HKRI",
        "HKA/Orru",
        "1/2 A lamp burns.",
        "2/2 등.",
        f"{EN_SECOND} /Na Ro",
        f"{KO_SECOND} 사진=나로",
        "a",
        "…",
        "1/2",
    ]
)
KINDS: list[Kind] = ["body", "caption", "furniture", "headline"]


@given(st.lists(st.tuples(LINES, st.sampled_from(KINDS)), max_size=14))
def test_any_lines(page: list[tuple[str, Kind]]) -> None:
    """Body text may become a caption or, beside one, furniture; captions stay, but for lone credits."""
    lines, kinds = [line for line, _ in page], [kind for _, kind in page]
    found = captions(lines, kinds)
    allowed = {("body", "caption"), ("body", "furniture"), ("caption", "furniture")}
    for line, before, after, tail in zip(lines, kinds, found.kinds, found.tails, strict=True):
        assert before == after or (before, after) in allowed | {("headline", "furniture")}
        assert tail < max(1, len(line))


@pytest.mark.parametrize(
    "piece",
    ["Photo: Na Ro\n", "사진 1\n", "It rained. Na Ro\n", "등을 닦고 있다.\n", "1/2 ", ". A B"],
)
def test_large_pages(piece: str) -> None:
    """Many lines, or one long one, are read in linear time."""
    lines = (piece * 20_000).split("\n")
    assert len(captions(lines, ["body"] * len(lines)).kinds) == len(lines)
