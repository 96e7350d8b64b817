"""A pair is right when both sides cover the same gold pairs, whoever split the sentences."""

from __future__ import annotations

import importlib.util
import json
import random
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from aligner.errors import AlignerError, InputError
from aligner.evaluate import (
    GoldPage,
    PageScore,
    evaluate,
    format_report,
    load_gold,
    score_page,
    score_pages,
    signature,
    texts_astray,
)
from aligner.evaluate.report import f1_interval

Pairs = list[tuple[str, str]]

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench"

E1, K1 = "The bridge opened on Friday.", "다리는 금요일에 개통됐다."
E2, K2 = "It took nine years. It cost 4 billion won.", "9년이 걸렸고 40억원이 들었다."
E3, K3 = "Nobody cut a ribbon.", "테이프를 자른 사람은 없었다."
LONE_EN, LONE_KO = "Swallows nest under its arches.", "다음 공사는 내년 봄에 시작한다."
PAGE = GoldPage(
    "bridge",
    "sample",
    "\n".join((E1, K1, E2, K2, E3, K3, LONE_EN, LONE_KO)),
    ((E1, K1), (E2, K2), (E3, K3)),
    (LONE_EN,),
    (LONE_KO,),
)
EMPTY = GoldPage("none", "no-pair", f"{LONE_EN}\n{LONE_KO}", (), (LONE_EN,), (LONE_KO,))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([(E1, K1), (E2, K2), (E3, K3)], (3, 0, 3, 3, 3), id="all"),
        pytest.param([], (0, 0, 0, 3, 0), id="nothing"),
        pytest.param([(E1, K1), (E1, K1)], (1, 0, 1, 3, 1), id="twice-counts-once"),
        pytest.param([(f"{E1} {E2}", f"{K1} {K2}")], (1, 0, 2, 3, 1), id="two-pairs-joined"),
        pytest.param([(E1, K2)], (0, 1, 0, 3, 0), id="wrong-partner"),
        pytest.param([(f"{E1} {E2}", K1)], (0, 1, 0, 3, 1), id="one-side-too-long"),
        pytest.param(
            [("It took nine years.", K2)], (1, 0, 0, 3, 1), id="less-than-half-of-one-side"
        ),
        pytest.param([("It cost 4 billion won.", K2)], (1, 0, 1, 3, 1), id="half-of-one-side"),
        pytest.param(
            [(E1.upper(), "다리는금요일에개통됐다")], (1, 0, 1, 3, 1), id="case-blanks-points"
        ),
        pytest.param(
            [(f"▲ {E1} [YONHAP]", f"{K1} /연합뉴스")], (1, 0, 1, 3, 1), id="credit-left-on"
        ),
        pytest.param([(f"{E1} It", f"{K1} 9년")], (1, 0, 1, 3, 1), id="a-word-too-many"),
        pytest.param([(E1, LONE_KO)], (0, 1, 0, 3, 0), id="partner-without-pair"),
        pytest.param([(LONE_EN, LONE_KO)], (0, 1, 0, 3, 0), id="two-without-partner"),
        pytest.param([("Log in", "로그인")], (0, 1, 0, 3, 0), id="furniture"),
        pytest.param([("", ""), ("…", "?")], (0, 2, 0, 3, 0), id="no-letters"),
    ],
)
def test_counts(pairs: Pairs, expected: tuple[int, ...]) -> None:
    assert score_page(pairs, PAGE) == PageScore(*expected)


def test_on_a_page_without_pairs_every_pair_is_false() -> None:
    report = evaluate([EMPTY, EMPTY], lambda _: [(LONE_EN, LONE_KO)])
    assert report.total.score == PageScore(tp=0, fp=2, found=0, total=0, overlapping=0)
    assert report.total.false_pairs_a_page == 1
    assert report.total.f1_interval == ()


# --- the same counts as the benchmark's own scorer ---------------------------------------------


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    path = BENCH / "score_pages.py"
    if not path.exists():
        pytest.skip("../shared/bench/score_pages.py is not beside the repository")
    spec = importlib.util.spec_from_file_location("score_pages", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _dropped(pairs: Pairs, draw: random.Random) -> Pairs:
    return [pair for pair in pairs if draw.random() < 0.7]


def _merged(pairs: Pairs, draw: random.Random) -> Pairs:
    """Neighbours joined, on both sides or on one."""
    joined = pairwise(pairs)
    return [(f"{a} {c}", f"{b} {d}" if draw.random() < 0.5 else b) for (a, b), (c, d) in joined]


def _halves(text: str) -> tuple[str, str]:
    return text[: len(text) // 2], text[len(text) // 2 :]


def _split(pairs: Pairs, draw: random.Random) -> Pairs:
    cut = [zip(_halves(en), _halves(ko), strict=True) for en, ko in pairs]
    return [half for halves in cut for half in halves if draw.random() < 0.8]


def _swapped(pairs: Pairs, draw: random.Random) -> Pairs:
    korean = [ko for _, ko in pairs]
    draw.shuffle(korean)
    return [(en, ko) for (en, _), ko in zip(pairs, korean, strict=True)]


def _garbled(pairs: Pairs, draw: random.Random) -> Pairs:
    """A credit added, or letters lost, so that the text stands nowhere as a whole."""

    def garble(text: str) -> str:
        at = draw.randrange(len(text))
        return f"▲ {text} /사진=가온" if draw.random() < 0.4 else text[:at] + text[at + 3 :]

    return [(garble(en), garble(ko)) for en, ko in pairs]


def _turned(pairs: Pairs, draw: random.Random) -> Pairs:
    return [(ko, en) if draw.random() < 0.2 else (en, ko) for en, ko in pairs]


@pytest.mark.parametrize("spoil", [_dropped, _merged, _split, _swapped, _garbled, _turned])
def test_counts_are_those_of_the_benchmark(
    reference: ModuleType, spoil: Callable[[Pairs, random.Random], Pairs]
) -> None:
    draw = random.Random(7)
    for page in load_gold(BENCH / "dev_pages.jsonl"):
        lone = list(zip(page.en_only, page.ko_only, strict=False))
        pairs = spoil([*page.pairs, *lone], draw)
        rows = {
            "rows": dict(enumerate(page.pairs)),
            "en_only": page.en_only,
            "ko_only": page.ko_only,
        }
        theirs = reference.score(pairs, rows)
        ours = score_page(pairs, page)
        assert (ours.tp, ours.fp, ours.found, ours.total, ours.overlapping) == tuple(
            theirs[name] for name in ("tp", "fp", "found", "n", "lax")
        ), page.id


# --- the report --------------------------------------------------------------------------------


def test_rows_are_by_kind_in_order_of_appearance() -> None:
    report = score_pages([PAGE, EMPTY, PAGE], [[(E1, K1)], [(E1, K1)], [(E1, K2)]])
    assert [(row.kind, row.pages) for row in report.kinds] == [("sample", 2), ("no-pair", 1)]
    assert report.kinds[0].score == PageScore(tp=1, fp=1, found=1, total=6, overlapping=1)
    assert report.total.score == PageScore(tp=1, fp=2, found=1, total=6, overlapping=1)


def test_predictions_of_another_number_of_pages_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        score_pages([PAGE, EMPTY], [[]])


def test_interval_is_seeded_and_holds_the_figure() -> None:
    scores = [PageScore(9, 1, 9, 10, 9), PageScore(5, 5, 5, 10, 6), PageScore(2, 0, 2, 10, 2)] * 4
    low, high = f1_interval(scores, seed=3)
    assert low < sum(scores, start=PageScore(0, 0, 0, 0, 0)).f1 < high
    assert (low, high) == f1_interval(scores, seed=3)
    assert f1_interval(scores[:1]) == ()


def test_interval_of_equal_pages_is_a_point() -> None:
    low, high = f1_interval([PageScore(1, 1, 1, 2, 1)] * 5)
    assert low == high == pytest.approx(0.5)


def test_report_is_an_aligned_table_with_its_signature() -> None:
    report = evaluate([PAGE, EMPTY], lambda _: [(E1, K1)], measured_with=signature("fake", 0.5))
    assert re.sub(r"aligner \S+", "aligner VERSION", format_report(report)) == (
        "kind     pages  gold      P      R     F1       F1 95%  overlap P  false/page\n"
        f"all          2     3  0.500  0.333  0.400  {_interval(report.total.f1_interval)}"
        "      0.500        0.50\n"
        "sample       1     3  1.000  0.333  0.500            -      1.000        0.00\n"
        "no-pair      1     0      -      -      -            -          -        1.00\n"
        "\n"
        "aligner VERSION | model fake | min score 0.5\n"
    )


def _interval(ends: tuple[float, ...]) -> str:
    return "-".join(f"{end:.3f}" for end in ends)


def test_gold_that_stands_nowhere_is_reported() -> None:
    slip = GoldPage(
        "slip", "sample", PAGE.text, ((E1, "다리는 토요일에 개통됐다."),), ("Bye now.",)
    )
    assert texts_astray(slip) == ["다리는 토요일에 개통됐다.", "Bye now."]
    assert "  slip: Bye now.\n" in format_report(score_pages([slip], [[]]))
    assert texts_astray(PAGE) == []


# --- gold files --------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good page, its gold under the project's names."""
    (tmp_path / "bridge.txt").write_bytes(PAGE.text.replace("\n", "\r\n").encode("utf-8-sig"))
    gold = {"kind": "sample", "pairs": [{"en": en, "ko": ko} for en, ko in PAGE.pairs]}
    gold |= {"en_only": [LONE_EN], "ko_only": [LONE_KO]}
    (tmp_path / "bridge.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "README.md").write_text("not gold", encoding="utf-8")
    return tmp_path


def test_folder_of_gold(folder: Path) -> None:
    (page,) = load_gold(folder)
    assert (page.id, page.kind, page.pairs) == (PAGE.id, PAGE.kind, PAGE.pairs)
    assert (page.en_only, page.ko_only) == (PAGE.en_only, PAGE.ko_only)
    assert page.text == PAGE.text.replace("\n", "\r\n")


def test_lines_of_gold_under_the_benchmarks_names(tmp_path: Path) -> None:
    entry = {"id": "a", "layout": "sample", "text": PAGE.text, "gold": PAGE.pairs}
    path = tmp_path / "pages.jsonl"
    path.write_text(json.dumps(entry, ensure_ascii=False) + "\n\n", encoding="utf-8")
    assert load_gold(path) == [GoldPage("a", "sample", PAGE.text, PAGE.pairs)]


def _damages() -> Iterator[tuple[str, str]]:
    good = {"id": "a", "text": PAGE.text, "pairs": [{"en": E1, "ko": K1}]}
    yield "{", "line 1 is not JSON"
    yield "[1]", "line 1 is not a JSON object"
    yield "[" * 100_000, "line 1 is not JSON"
    yield json.dumps(good | {"id": 7}), '"id" is missing or not a text'
    yield json.dumps({"id": "a", "pairs": []}), '"text" is missing or not a text'
    yield json.dumps({"id": "a", "text": "x"}), '"pairs" is missing or not a list'
    yield json.dumps(good | {"pairs": [{"en": E1}]}), '"ko" is missing or not a text'
    yield json.dumps(good | {"pairs": [[E1]]}), 'a pair has 1 sides in "pairs"'
    yield json.dumps(good | {"pairs": ["ab"]}), '"pair" is missing or not a list'
    yield json.dumps(good | {"ko_only": K1}), '"ko_only" is missing or not a list'
    yield f"{json.dumps(good)}\n{json.dumps(good)}", 'Two gold pages are called "a"'
    yield "\n", "No gold in"


@pytest.mark.parametrize(("content", "problem"), list(_damages()))
def test_damaged_gold_is_told_with_its_mend(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(AlignerError) as caught:
        load_gold(path)
    assert problem in caught.value.problem
    assert caught.value.fix


def test_gold_without_its_page(folder: Path) -> None:
    (folder / "bridge.txt").unlink()
    with pytest.raises(InputError, match=r"Cannot read .*bridge\.txt: No such file"):
        load_gold(folder)


def test_page_that_is_not_utf8(folder: Path) -> None:
    (folder / "bridge.txt").write_bytes(K1.encode("cp949"))
    with pytest.raises(InputError, match=r"bridge\.txt is not UTF-8"):
        load_gold(folder)


@pytest.mark.parametrize("name", ["", "missing", "missing.jsonl"])
def test_nothing_to_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        load_gold(tmp_path / name)
