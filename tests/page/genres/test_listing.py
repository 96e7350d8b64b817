"""A number, a bracket or a letter is a mark only where the lines around it show a list or an interview."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.page.blocks.titles import title_end, titles
from aligner.page.document import build_document
from aligner.page.genres.glossary import glossary_lines, is_row
from aligner.page.genres.interview import interview_marks, without_directions
from aligner.page.genres.listing import listing
from aligner.types import Page

HEADLINES = [
    ("Night buses return to Ulsan after four years", "울산 심야버스 4년 만에 다시 달린다"),
    ("Baker gives away last loaf every evening", "매일 저녁 마지막 빵 나눠 주는 제빵사"),
    ("Owl found asleep in court mailbox", "법원 우편함에서 잠든 올빼미 발견"),
    ("Museum of buttons opens in old bank", "옛 은행에 단추 박물관 문 열어"),
]


def kept(page: str) -> list[tuple[str, str]]:
    return [(s.kind, s.text) for s in build_document(Page("p", page)).sentences]


def reasons(page: str) -> dict[str, str]:
    return {left.span.of(page): left.reason for left in build_document(Page("p", page)).left_out}


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        (" (Button Wharf)", " (단추나루)"),
        (" (The Eastern Lamp)", " (등불일보)"),
        (" [Wool & Yarn]", " [털실신문]"),
        (" (Lamp Weekly)", "(등불일보)"),
    ],
)
def test_sources_of_a_list_are_credits(english: str, korean: str) -> None:
    """Names in brackets behind most headlines are where they come from; the headlines stay headlines."""
    page = "\n\n".join(f"{en}{english}\n{ko}{korean}" for en, ko in HEADLINES)
    assert kept(page) == [("headline", text) for pair in HEADLINES for text in pair]
    assert reasons(page) == {english.strip(): "credit", korean.strip(): "credit"}


def test_sources_in_both_halves_of_a_line() -> None:
    """A headline and its translation on one line have a source each."""
    page = "\n".join(f"{en} (Lamp Weekly) {ko} (등불일보)" for en, ko in HEADLINES)
    assert [text for _, text in kept(page)] == [text for pair in HEADLINES for text in pair]


def test_sources_of_one_language_only() -> None:
    """The translations alone tell where the headlines come from."""
    pairs = [
        *HEADLINES,
        ("Tram driver sings to late passengers", "늦은 승객에게 노래하는 전차 기사"),
    ]
    names = ("나루터", "단추 상자", "등대 주간", "실타래", "바람개비")
    page = "\n\n".join(f"{en}\n{ko} ({name})" for (en, ko), name in zip(pairs, names, strict=True))
    page += "\n\nFerry waits an hour for a swan\n\nClock tower loses its minute hand"
    assert [text for _, text in kept(page)][:10] == [text for pair in pairs for text in pair]


@pytest.mark.parametrize(
    ("lines", "houses"),
    [
        (["A lamp burns. Harborpix", "A boat leaves. Harborpix"], {"Harborpix"}),
        (["등대에 불이 켜졌다. 뉴스새길", "배가 떠나고 있다. 뉴스새길"], {"뉴스새길"}),
        (["A lamp burns. Harborpix", "A lamp burns. Harborpix"], set()),
        (["A lamp burns. Harborpix", "A boat leaves. Lampnews"], set()),
        (["불이 켜졌다. 그랬다고요", "배가 떠났다. 그랬다고요"], set()),
        (["A lamp burns. Harborpix.", "A boat leaves. Harborpix."], set()),
    ],
)
def test_one_word_behind_several_captions_is_a_house(lines: list[str], houses: set[str]) -> None:
    """Different lines have it behind their last sentence, and it ends none."""
    assert listing(lines).sources == houses


@pytest.mark.parametrize(
    "tails",
    [
        ["(종합)", "(영상)", "(종합2보)", "(사진)"],
        ["(IMF)", "(WHO)", "(FAO)", "(ILO)"],
        ["(43)", "(27)", "(61)", "(35)"],
        ["(내년부터)", "(10세 이상)", "(점심 포함)", "(현지시간)"],
        ["(Jeju)", "(Busan)", "(Jeonju)", "(Sokcho)"],
        ["(Lamp Weekly)", "", "", ""],
    ],
)
def test_brackets_of_the_text_stay(tails: list[str]) -> None:
    """Editors' tags, abbreviations, ages, conditions and places are no sources, nor is a single name."""
    lines = [f"{en} {tail}".strip() for (en, _), tail in zip(HEADLINES, tails, strict=True)]
    assert listing(lines).sources == frozenset()


@pytest.mark.parametrize(
    ("lines", "marks"),
    [
        (["09 Owl asleep", "10 Melon sells out"], [0, 0]),
        (["08 Owl asleep", "09 Owl wakes", "10 Melon sells out", "11 Tram late"], [3, 3, 3, 3]),
        (["1 Owl asleep", "1 잠든 올빼미", "2 Owl wakes", "2 깬 올빼미", "3 Owl"], [2] * 5),
        (["1 | Owl asleep", "2 | Owl wakes", "3 | Owl flies"], [4, 4, 4]),
        (["10 workers hurt", "11 workers hurt", "12 workers hurt", "13 workers hurt"], [0] * 4),
        (["1 cup of flour", "2 eggs", "3 cloves of garlic"], [0, 0, 0]),
        (["1 May", "2 May", "3 May", "4 May"], [0] * 4),
        (["1 Owl", "2 Owls", "10 Owls asleep", "3 Owls", "10 Owls awake"], [2, 2, 0, 2, 0]),
        (["7 Novels to read", "8 Novels to leave"], [0, 0]),
    ],
)
def test_numbers_count_up(lines: list[str], marks: list[int]) -> None:
    """A number without a dot is a mark when the numbers of other lines lead up to it."""
    assert list(listing(lines).marks) == marks


@pytest.mark.parametrize(
    ("lines", "marks"),
    [
        (["Q. Why?", "A. One day.", "Q. How?", "A. 2012년에는 몰랐다."], [3, 3, 3, 3]),
        (["Q1: Why?", "A1: So.", "Q2: How?", "A2: Slowly."], [4, 4, 4, 4]),
        (["문: 왜?", "답: 그냥.", "문: 어떻게?", "답) 천천히."], [3, 3, 3, 3]),
        (["[Q] 왜?", "[A] 그냥.", "[Q] 어떻게?", "[A] 천천히."], [4, 4, 4, 4]),
        (
            ["Q 왜 떠났나.", "A 쉬고 싶었다.", "Q How?", "A I walked.", "A ship came."],
            [2] * 4 + [0],
        ),
        (["기자: 왜?", "양: 그냥.", "기자: 어떻게?", "양: 천천히."], [4, 0, 4, 0]),
        (["A. Kim said so.", "A. Lee agreed.", "Q. is a letter."], [0, 0, 0]),
        (["A. Kim said so.", "A ship came.", "문을 열었다.", "답은 없다."], [0] * 4),
        (["Q.", "A.", "Q.", "A."], [0] * 4),
    ],
)
def test_interview_marks(lines: list[str], marks: list[int]) -> None:
    """Letters are marks where several lines ask and several answer; initials elsewhere stay."""
    assert interview_marks(lines) == marks


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("생각해 본 적이 없다. (웃음)", "생각해 본 적이 없다."),
        ("I never thought of it. [Laughs]", "I never thought of it."),
        ("(Laughs.) I never did.", "I never did."),
        ("[She laughs] I never did.", "I never did."),
        ("(일동 웃음) 그건 비밀이다.", "그건 비밀이다."),
        ("(박수)", ""),
        ("그건 비밀이에요(웃음).", "그건 비밀이에요(웃음)."),
        ("그는 (웃음) 하고 적었다.", "그는 (웃음) 하고 적었다."),
        ("(웃음), 이라고 적었다.", "(웃음), 이라고 적었다."),
        ("It was dark. (The lamp had failed.)", "It was dark. (The lamp had failed.)"),
    ],
)
def test_stage_directions(sentence: str, text: str) -> None:
    """What was done before or after a sentence is left out, what stands inside it stays."""
    start, stop = without_directions(sentence)
    assert sentence[start:stop] == text


def test_stage_directions_are_accounted_for() -> None:
    """A direction between two sentences belongs to neither of them."""
    page = "I sold the boat in the fall. [Laughs] I still have the anchor. (Applause)"
    assert [text for _, text in kept(page)] == [
        "I sold the boat in the fall.",
        "I still have the anchor.",
    ]
    assert reasons(page) == {"[Laughs]": "stage direction", "(Applause)": "stage direction"}


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Owl dozes in mailbox", "☞ doze 졸다, 선잠 자다"], {1}),
        (["Owl dozes in mailbox", "단어: mailbox 우편함", "Vocabulary: doze = 졸다"], {1, 2}),
        (["Owl dozes in mailbox", "☞ 우편함 mailbox"], {1}),
        (["Owl dozes", "* doze 졸다", "Ships dock", "* dock (v.) 부두에 대다"], {1, 3}),
        (["Owls dozed by the docks.", "doze 졸다", "dock 부두", "owl 올빼미"], {1, 2, 3}),
        (["Please note", "* free parking 무료 주차", "* no pets 반려동물 금지"], set()),
        (["Owl dozes", "* doze 졸다"], set()),
        (
            ["☞ 해설은 앱에서 볼 수 있습니다.", "☞ Free parking 무료 주차", "☞ pdf 문서를 올렸다."],
            set(),
        ),
    ],
)
def test_glossary_lines(lines: list[str], found: set[int]) -> None:
    """Entries are told by a pointing mark, or by their words in the text above; other lists stay."""
    assert glossary_lines(lines) == found


def test_glossary_is_furniture() -> None:
    """Words that are explained below a headline want no partner."""
    page = f"{HEADLINES[2][0]}\n{HEADLINES[2][1]}\n☞ court 법원\n\n{HEADLINES[3][0]}\n{HEADLINES[3][1]}"
    assert [text for _, text in kept(page)] == [*HEADLINES[2], *HEADLINES[3]]
    assert reasons(page)["☞ court 법원"] == "furniture"


@pytest.mark.parametrize("elsewhere", ["불을 끄자", "불을 끄자 | 등불일보", "[시론] 불을 끄자"])
def test_a_title_printed_elsewhere_is_cut_off(elsewhere: str) -> None:
    """A title that runs on into its text ends where the title ends that stands alone."""
    page = f"{elsewhere}\n\n[시론] 불을 끄자 지난달 한 섬에서 밤을 보냈다. 별이 많았다."
    assert "지난달 한 섬에서 밤을 보냈다." in [text for _, text in kept(page)]


@pytest.mark.parametrize(
    "line", ["[시론] 불을 끄자", "불을 끄자 지난달 섬에 갔다.", "[단독] 불을 끄자 한다."]
)
def test_other_lines_are_not_cut(line: str) -> None:
    """Neither a title alone is cut, nor a line without the tag of a column."""
    assert title_end(line, titles(["불을 끄자", line])) == 0


PIECES = st.sampled_from(
    [
        "Q. ",
        "A. ",
        "01 ",
        "2 ",
        "Owl ",
        "☞ ",
        "* ",
        "올빼미",
        "(",
        ")",
        "[",
        "Lamp Weekly",
        "웃음",
        ".",
        " ",
    ]
)


@given(st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=12))
def test_any_lines(lines: list[str]) -> None:
    """Any lines at all: a mark a line, inside it, and never all of it; indexes in range."""
    together = listing(lines)
    assert len(together.marks) == len(lines)
    assert all(size < max(1, len(line)) for size, line in zip(together.marks, lines, strict=True))
    assert all(0 <= at < len(lines) for at in together.glossary)


@pytest.mark.parametrize(
    "piece", ["Q. ", "1 ", "(", "(웃음)", "☞ a ", "A ", "[시론] ", "a ", "가 "]
)
def test_large_pages(piece: str) -> None:
    """A hostile line of a million marks, or as many lines, are read in linear time."""
    for lines in ([piece * 500_000], [piece + "x"] * 100_000):
        assert len(listing(lines).marks) == len(lines)
    assert title_end(piece * 500_000, titles([piece * 500_000])) == 0
    start, stop = without_directions(piece * 500_000)
    assert start <= stop


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("단어 Words: levy 부과하다, ban 금지하다", True),
        ("[어휘] draw water 물을 긷다 / lid 뚜껑", True),
        ("draw water 물을 긷다 · fill in 메우다", True),
        ("오늘의 표현: at last (구어) 마침내, lid (명사) 뚜껑, 덮개", True),
        ("Songs 노래, Dances 춤", False),
        ("levy 부과하다", False),
        ("Free parking 무료 주차, lunch 점심을 드립니다.", False),
        ("Venue 장소: Main hall 대강당", False),
    ],
)
def test_a_row_of_entries_explains_words(line: str, *, row: bool) -> None:
    """Two small English words with their meanings in one line are a dictionary's; names and rows of content are not."""
    assert is_row(line) is row
