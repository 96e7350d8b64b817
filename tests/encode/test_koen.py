"""The bundled encoder: vectors of unit length, for any text, that do not depend on the company."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.encode import Encoder, Vectors, encode_runs, koen, load_encoder
from aligner.encode.koen import KoreanEnglishEncoder, batches, sum_runs
from aligner.encode.network import Network, project
from aligner.encode.pieces import frequent, segments
from tests.encode.sentences import PAIRS

SIDES = [side for pair in PAIRS for side in pair]


@pytest.fixture(scope="module")
def encoder() -> KoreanEnglishEncoder:
    loaded = load_encoder()
    assert isinstance(loaded, KoreanEnglishEncoder)
    return loaded


def slow_vector(network: Network, segments: Sequence[Sequence[int]]) -> Vectors:
    """The vector of one text, as the paper's drawing reads, token by token, in double precision."""
    kept = []
    for place, ids in enumerate(segments):
        rows = slow_rows(network, ids)
        kept += rows[min(place, 1) : len(rows) - (place < len(segments) - 1)]
    total = np.sum(kept, axis=0) @ network.pool
    count = np.array([len(kept)], np.float32)
    vectors = project(network, total[None].astype(np.float32), count)
    return np.asarray(vectors[0])


def slow_rows(network: Network, ids: Sequence[int]) -> list[npt.NDArray[Any]]:
    """The normalised features of a segment's tokens."""
    rows = [network.codes[i].astype(np.float64) * network.scale[i] + network.offset[i] for i in ids]
    columns = [np.array(rows)]
    for branch in network.branches:
        x = normal(columns[0] @ branch.project + branch.project_bias) * branch.gain + branch.bias
        layers = [(branch.first.reshape(-1, branch.first.shape[2]), branch.first_bias)]
        if branch.second:
            whole = np.linalg.multi_dot([*branch.second, np.eye(x.shape[1])])
            layers.append((whole, branch.second_bias))
        for weight, bias in layers:
            blank = np.zeros((1, x.shape[1]))
            padded = np.concatenate([blank] * branch.left + [x] + [blank] * branch.window)
            windows = [padded[at : at + branch.window].ravel() for at in range(len(x))]
            x = x + np.maximum(np.array(windows) @ weight + bias, 0)
        columns.append(x)
    return list(normal(np.concatenate(columns, axis=1)))


def normal(rows: npt.NDArray[Any]) -> npt.NDArray[Any]:
    return np.asarray((rows - rows.mean(axis=1)[:, None]) / rows.std(axis=1)[:, None])


def test_same_as_slow_twin(encoder: KoreanEnglishEncoder) -> None:
    """The cached, batched arithmetic gives what the plain one gives."""
    texts = ["", "a", "Yes, sir.", "Yes. “No?” Well", *SIDES[:12]]
    twins = [
        slow_vector(encoder._network, segments(encoder._tokenizer, text, 1024)) for text in texts
    ]
    assert np.abs(encoder.encode(texts) - np.array(twins)).max() < 1e-5


def test_translations_are_nearest(encoder: KoreanEnglishEncoder) -> None:
    """Of all the Korean sentences each English one is nearest to its translation, and back."""
    en, ko = (encoder.encode([pair[side] for pair in PAIRS]) for side in (0, 1))
    cosine = en @ ko.T
    assert (cosine.argmax(axis=0) == np.arange(len(PAIRS))).all()
    assert (cosine.argmax(axis=1) == np.arange(len(PAIRS))).all()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\0",
        "\ud800",
        "\N{ZERO WIDTH SPACE}",
        "ひらがな",
        "مرحبا",
        "\N{GRINNING FACE}" * 50,
        "가" * 40_000,
    ],
    ids=[
        "empty",
        "blank",
        "line end",
        "zero",
        "surrogate",
        "invisible",
        "kana",
        "arabic",
        "faces",
        "long",
    ],
)
def test_any_text_has_a_vector(encoder: Encoder, text: str) -> None:
    """No text is without a vector of unit length."""
    vectors = encoder.encode([text])
    assert vectors.shape == (1, encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors) == pytest.approx(1, abs=1e-5)


def test_no_texts_no_rows(encoder: Encoder) -> None:
    """Nothing in, nothing out, of the right width."""
    assert encoder.encode([]).shape == (0, encoder.dimension)
    assert encode_runs(encoder, [], []).shape == (0, encoder.dimension)


def test_a_vector_is_its_texts_own(encoder: Encoder) -> None:
    """Alone, in another order, or twice: the same vector."""
    together = encoder.encode(SIDES)
    assert np.abs(encoder.encode(SIDES[::-1])[::-1] - together).max() < 1e-6
    assert np.abs(np.concatenate([encoder.encode([s]) for s in SIDES]) - together).max() < 1e-6
    assert np.abs(encoder.encode(SIDES * 3).reshape(3, *together.shape) - together).max() < 1e-6


def test_a_full_cache_starts_anew(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors do not depend on what was read before, however small the memory is."""
    monkeypatch.setattr(koen, "_CHUNK", 40)
    monkeypatch.setattr(koen, "_CAPACITY", 200)
    small = load_encoder()
    assert np.abs(small.encode(SIDES) - encoder.encode(SIDES)).max() < 1e-6


def test_threads_share_an_encoder(encoder: Encoder) -> None:
    """Calls from four threads give what one gives."""
    alone = encoder.encode(SIDES)
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(encoder.encode, [SIDES] * 8):
            assert np.abs(vectors - alone).max() < 1e-6


def test_many_texts_are_shared_among_cores(
    encoder: KoreanEnglishEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three cores that read a part each give what one gives."""
    runs = [(i, min(i + 2, len(SIDES))) for i in range(len(SIDES))]
    alone = encode_runs(encoder, SIDES, runs)
    monkeypatch.setattr(koen, "_MANY", 10)
    monkeypatch.setattr(koen, "_CORES", 3)
    assert np.abs(encode_runs(encoder, SIDES, runs) - alone).max() < 1e-6


def test_a_long_text_is_read_so_far(encoder: Encoder) -> None:
    """A page in one line costs what its first 1,024 tokens cost, and has their vector."""
    text = "The ferry left the harbour. " * 200_000
    vectors = encoder.encode([text, text[:16_000]])
    assert np.abs(vectors[0] - vectors[1]).max() < 1e-6


@pytest.mark.parametrize(
    "text",
    [
        "계엄",
        "尹 대통령, 美·中 정상과 통화",
        "大統領",
        "Łukasz Çelik",
        "Kwon Young-se",
        "3만5천여 명",
        "△▲ ①② ㈜ ㎞",
    ],
)
def test_no_piece_is_unknown(encoder: KoreanEnglishEncoder, text: str) -> None:
    """Common syllables, hanja, names in Latin letters and the signs of news are made of known pieces."""
    assert 0 not in chain.from_iterable(segments(encoder._tokenizer, text, 1024))


def test_a_run_of_one_is_its_text(encoder: Encoder) -> None:
    """Runs of one text have the text's vector, in the order of the runs."""
    runs = [(at, at + 1) for at in reversed(range(len(SIDES)))]
    assert np.abs(encode_runs(encoder, SIDES, runs)[::-1] - encoder.encode(SIDES)).max() < 1e-6


TITLES = [
    "Ferry strike ends",
    "여객선 파업 종료",
    "“Talks go on,” he said.",
    "Is it over?",
    "U.S. Navy",
]


def test_a_run_is_its_joined_text(encoder: Encoder) -> None:
    """Runs of two and three have the joined text's vector, whether their texts end sentences or not."""
    for texts in (*zip(*PAIRS, strict=True), TITLES):
        runs = [(at, at + size) for size in (2, 3) for at in range(len(texts) - size + 1)]
        joined = encoder.encode([" ".join(texts[start:stop]) for start, stop in runs])
        assert np.abs(encode_runs(encoder, texts, runs) - joined).max() < 1e-5


def test_forgotten_texts_change_no_bit(encoder: KoreanEnglishEncoder) -> None:
    """After ``forget`` vectors are those of an encoder just loaded, to the last bit."""
    texts = ["The ferry sails at noon.", "여객선은 정오에 출항한다.", "Storms kept it in port."]
    runs = [(0, 1), (1, 2), (0, 2), (1, 3)]
    encoder.forget()
    fresh = encoder.encode_runs(texts, runs)
    encoder.encode(["Fishermen mended nets by the quay.", "정비공이 배를 고쳤다."])
    encoder.forget()
    assert np.array_equal(encoder.encode_runs(texts, runs), fresh)


def test_tokens_to_keep_change_nothing_else(
    encoder: KoreanEnglishEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the most frequent tokens kept vectors are the same, and ``forget`` leaves no trace of the others."""
    monkeypatch.setattr(koen, "_FREQUENT", 300)
    monkeypatch.setattr(koen, "_CAPACITY", 200)
    monkeypatch.setattr(koen, "_CHUNK", 100)
    keeping = load_encoder()
    assert isinstance(keeping, KoreanEnglishEncoder)
    keeping.keep_frequent()
    fresh = keeping.encode(SIDES)
    assert np.abs(fresh - encoder.encode(SIDES)).max() < 1e-6
    keeping.forget()
    assert np.array_equal(keeping.encode(SIDES), fresh)


def test_frequent_pieces_are_words_of_both_languages(encoder: KoreanEnglishEncoder) -> None:
    """Marks, endings and short words, as many of one language as of the other, each once."""
    ids = frequent(encoder._tokenizer, 500).tolist()
    pieces = [encoder._tokenizer.id_to_piece(at).strip("\N{LOWER ONE EIGHTH BLOCK}") for at in ids]
    assert len(set(ids)) == 1000
    assert {"의", "는", "했다"} <= set(pieces[:500])
    assert {"the", "of", ",", "ing"} <= set(pieces[500:])


@pytest.mark.parametrize("run", [(0, 0), (1, 0), (0, 3), (-1, 1)])
def test_a_run_must_be_there(encoder: Encoder, run: tuple[int, int]) -> None:
    """An empty run, or one that leaves the list, is the caller's mistake."""
    with pytest.raises(ValueError, match="There is no run"):
        encode_runs(encoder, ["a", "b"], [run])


class Letters:
    """An encoder that knows no sums: counts of a and b."""

    name = "letters"
    dimension = 2

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.read += texts
        return np.array([[text.count("a"), text.count("b")] for text in texts], np.float32)


def test_other_encoders_read_joined_text() -> None:
    """An encoder that does not pool reads each run once, joined by blanks."""
    letters = Letters()
    vectors = encode_runs(letters, ["a", "b", "a"], [(0, 1), (0, 2), (2, 3), (0, 3)])
    assert letters.read == ["a", "a b", "a b a"]
    assert vectors.tolist() == [[1, 0], [1, 1], [1, 0], [2, 1]]


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=12), st.data())
def test_sums_of_runs(values: list[int], data: st.DataObject) -> None:
    """Sums of rows are those of a loop."""
    ends = st.integers(0, len(values) - 1).flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, len(values)))
    )
    runs = data.draw(st.lists(ends, max_size=6))
    found = sum_runs(np.array(values, np.float32)[:, None], np.array(runs, np.intp).reshape(-1, 2))
    assert found[:, 0].tolist() == [sum(values[start:stop]) for start, stop in runs]


@given(st.lists(st.integers(0, 9), max_size=20), st.integers(1, 12))
def test_batches_keep_order_and_size(lengths: list[int], limit: int) -> None:
    """Batches hold all texts in order and at most so many tokens, but for a text that is longer."""
    texts = [[[at] * length, [at]] for at, length in enumerate(lengths)]
    found = list(batches(iter(texts), limit))
    assert [text for batch in found for text in batch] == texts
    sizes = [sum(len(segment) for text in batch for segment in text) for batch in found]
    assert all(size <= limit or len(batch) == 1 for size, batch in zip(sizes, found, strict=True))


def test_without_torch() -> None:
    """A cold start of the bundled encoder imports neither torch nor sentence-transformers nor numpy.ma."""
    code = (
        "import sys; from aligner.encode import load_encoder; load_encoder().encode(['a']);"
        "print([m for m in ('torch', 'sentence_transformers', 'numpy.ma') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_rare_syllables_are_known(encoder: KoreanEnglishEncoder) -> None:
    """Every syllable that Korean uses should be told from every other."""
    assert 0 not in segments(encoder._tokenizer, "곰이 걷다가 갓 구운 빵을 읽었다", 1024)[0]
