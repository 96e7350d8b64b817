"""Batches, terms and the loop, on a few written pairs and a network of a few numbers."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch  # noqa: TID253

from aligner.train.objective import likeness
from aligner.train.student import Student
from models.train.batches import (
    Batches,
    Sizes,
    chosen,
    held_out,
    names_and_sentences,
    row_weights,
)
from models.train.fit import Plan, fit
from models.train.objective import Memory, counterexamples_hidden, nearness, run_contrast
from models.train.pairs import Row, read_rows, unique
from models.train.shape import FULL, with_seconds
from models.train.teachers import agreement, cached, fingerprints, joint, neighbours, unit
from tests.models.test_student import OUT, ROWS, random_network

PLACES = ("Seoul", "서울"), ("Busan", "부산"), ("Daegu", "대구"), ("Jeju", "제주")
TABLE: list[Row] = [
    ("news", f"The {what} in {en} opened {count} rooms.", f"{ko}의 {wort}이 방 {count}개를 열었다.")
    for en, ko in PLACES
    for what, wort in (("museum", "박물관"), ("hospital", "병원"))
    for count in (12, 345)
]
SIZES = Sizes(pairs=8, cluster=3, changed=2, framed=4, joined=1, names=3)
PLAN = Plan(
    steps=6, sizes=SIZES, memory=20, layer_rate=5e-4, warm_up=2, average=1, save=3, report=3
)


def tokenise(text: str) -> list[list[int]]:
    """One segment: begin mark, a number for each word, end mark."""
    return [[1, *(3 + sum(map(ord, word)) % (ROWS - 3) for word in text.split()), 2]]


def make_batches(seed: int = 0) -> tuple[Batches, torch.Tensor]:
    rng = np.random.default_rng(0)
    vectors = unit(rng.normal(size=(len(TABLE), 6)).astype(np.float32))
    return Batches(TABLE, list(PLACES), neighbours(vectors, 5), seed), torch.tensor(vectors)


def test_a_batch_holds_clusters_and_changed_pairs() -> None:
    """Different pairs of the table first; then with another number or name, in frames, joined."""
    batch = make_batches()[0].take(SIZES)
    assert len(set(batch.places)) == 8
    assert len(batch.pairs) == 8 + 2 + 4 + 1
    known = {row[1:] for row in TABLE}
    assert not known & set(batch.pairs[8:])
    # The same frame and sentence with another name; of four names the same may be drawn again.
    assert batch.pairs[10] != batch.pairs[11] or batch.pairs[12] != batch.pairs[13]
    assert len(set(batch.names)) == 3
    assert set(batch.names) <= set(PLACES)
    seed = batch.places[0]
    vectors = make_batches()[1]
    nearest = set(neighbours(vectors.numpy(), 5)[seed].tolist())
    assert set(batch.places[1:3]) <= nearest


def test_the_same_seed_draws_the_same() -> None:
    """And another seed does not."""
    drawn = [make_batches(seed)[0].take(SIZES) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]


def test_small_sources_count_for_more_than_their_size() -> None:
    """A source sixteen times as large is drawn 16 ** 0.6 times as often; long news more than short."""
    weights = row_weights([("a", "", ""), *[("b", "", "")] * 16])
    assert weights.sum() == pytest.approx(1)
    assert weights[1:].sum() / weights[0] == pytest.approx(16**0.6)
    long, short = row_weights([("park_news_a", "word " * 20, ""), ("park_news_a", "word", "")])
    assert long / short == pytest.approx(2.5)


def test_rows_are_chosen_and_held_out_by_source() -> None:
    """Names apart; at most so many of a large source; a tenth of a small one is held out."""
    rows: list[Row] = [("catalogue:x", str(n), "") for n in range(30)]
    rows += [("catalogue:y", str(n), "") for n in range(30)] + [
        ("b", str(n), "") for n in range(50)
    ]
    names, sentences = names_and_sentences([*rows, ("cldr_names", "Jeju", "제주")])
    assert names == [("Jeju", "제주")]
    assert len(chosen(sentences, {"catalogue": 20}, 0)) == 20 + 50
    assert {s: len(p) for s, p in held_out(sentences, {"b": 100}, 0).items()} == {"b": 5}


def test_the_cache_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are there are not made again; other texts are."""
    monkeypatch.setattr("models.train.teachers.CHUNK", 2)
    asked: list[str] = []

    def encode(texts: list[str]) -> np.ndarray:
        asked.extend(texts)
        return np.array([[len(text), 1] for text in texts], np.float32)

    first = cached(tmp_path, ["a", "bb", "ccc"], encode)  # type: ignore[arg-type]
    (last,) = fingerprints(["ccc"])
    next(path for path in tmp_path.iterdir() if last in np.load(path)["prints"]).unlink()
    again = cached(tmp_path, ["a", "bb", "ccc"], encode)  # type: ignore[arg-type]
    np.testing.assert_array_equal(first, again)
    assert asked == ["a", "bb", "ccc", "ccc"]
    assert cached(tmp_path, ["dddd", "bb", "ccc"], encode)[0, 0] == 4  # type: ignore[arg-type]


def test_joint_vectors_of_equal_sides_are_both_encoders_beside_each_other() -> None:
    """Two unit halves of equal weight; equal sides agree fully."""
    use = unit(np.random.default_rng(0).normal(size=(5, 4)).astype(np.float32))
    e5 = unit(np.random.default_rng(1).normal(size=(5, 3)).astype(np.float32))
    np.testing.assert_allclose(
        joint((use, use), (e5, e5)), np.hstack([use, e5]) / 2**0.5, atol=1e-6
    )
    np.testing.assert_allclose(agreement((use, use), (e5, e5)), 1, atol=1e-6)


def test_neighbours_are_the_nearest_others() -> None:
    """Beside a full sort, in blocks that do not divide the rows."""
    rows = unit(np.random.default_rng(0).normal(size=(50, 8)).astype(np.float32))
    cosine = rows @ rows.T - 2 * np.eye(50, dtype=np.float32)
    np.testing.assert_array_equal(neighbours(rows, 6, block=7), np.argsort(-cosine, axis=1)[:, :6])


def test_runs_are_told_from_their_parts() -> None:
    """A run is not its part: less where it finds its counterpart before other runs and single texts."""
    rows = torch.nn.functional.normalize(torch.randn(6, 5, generator=torch.manual_seed(0)), dim=1)
    right = run_contrast((rows[:2], rows[:2]), (rows[2:], rows[2:]), 0.05)
    assert float(right) < float(run_contrast((rows[:2], rows[2:4]), (rows, rows), 0.05))


def test_what_the_teachers_hold_for_the_same_is_no_counterexample() -> None:
    """Nor what is not looked at: the same pair in a batch before."""
    near = torch.tensor([[1.0, 0.9, -1e4], [0.9, 1.0, 0.2]])
    assert counterexamples_hidden(near, 0.85).tolist() == [[True, True, True], [True, True, False]]


def test_the_last_batches_take_part_but_never_the_same_pair() -> None:
    """A batch likened with itself in memory: its pairs' copies are not looked at, others are."""
    rows = torch.nn.functional.normalize(torch.randn(4, 5, generator=torch.manual_seed(1)), dim=1)
    memory = Memory(5, 3)
    memory.add(rows, rows, torch.arange(4))
    assert memory.places.tolist() == [1, 2, 3]
    near = nearness(torch.tensor([0, 3]), rows, memory)
    assert near.shape == (2, 5)
    assert (near < -1).tolist() == [[False] * 5, [False] * 4 + [True]]
    here = rows[[0, 3]]
    assert float(likeness(here, here, near, 0.05, memory.older)) == pytest.approx(0, abs=1e-5)
    memory.en = memory.ko = rows[[0, 0, 0]]  # copies of the first: now it has rivals
    assert float(likeness(here, here, near, 0.05, memory.older)) > 0.1


def train(checkpoint: Path, plan: Plan) -> tuple[Student, list[str]]:
    """A student after the plan's steps, and what was reported."""
    student, told = Student(with_seconds(random_network(), {2: FULL})), []  # type: ignore[var-annotated]
    batches, rows = make_batches()
    fit(student, tokenise, batches, rows, plan, checkpoint, told.append)
    return student, told


def test_a_run_that_was_cut_off_ends_as_one_that_was_not(tmp_path: Path) -> None:
    """Batches, rates, moments: all weights the same; the loss falls."""
    whole, told = train(tmp_path / "a.pt", dataclasses.replace(PLAN, steps=60, report=20, save=60))
    assert [line.split()[1] for line in told] == ["20", "40", "60"]
    first, last = (sum(map(float, line.split()[5::2])) for line in (told[0], told[-1]))
    assert last < first
    assert whole.pool_bias.shape == (OUT,)

    class CutError(Exception):
        pass

    def cut(_: str) -> None:
        raise CutError

    straight, _ = train(tmp_path / "b.pt", PLAN)
    student = Student(with_seconds(random_network(), {2: FULL}))
    batches, rows = make_batches()
    plan = dataclasses.replace(PLAN, report=5)
    with pytest.raises(CutError):
        fit(student, tokenise, batches, rows, plan, tmp_path / "c.pt", cut)
    resumed = Student(with_seconds(random_network(), {2: FULL}))
    batches, rows = make_batches()
    fit(resumed, tokenise, batches, rows, plan, tmp_path / "c.pt", lambda _: None)
    for name, values in straight.state_dict().items():
        torch.testing.assert_close(resumed.state_dict()[name], values, msg=name)


def test_a_checkpoint_of_another_plan_is_refused(tmp_path: Path) -> None:
    """With what to do."""
    train(tmp_path / "a.pt", PLAN)
    with pytest.raises(SystemExit, match="another plan"):
        train(tmp_path / "a.pt", dataclasses.replace(PLAN, layer_rate=1.0))


def test_rows_are_written_once_and_never_held_out_ones(tmp_path: Path) -> None:
    """Either side is enough to be the same; the table is read back as written."""
    rows: list[Row] = [
        ("a", "Rain is near.", "비가 곧 온다."),
        ("b", "Rain is near", "곧 비"),
        ("c", "Sun", "해"),
    ]
    kept = list(unique(rows, {"해"}))
    (tmp_path / "t.tsv").write_text(
        "".join("\t".join(row) + "\n" for row in kept), encoding="utf-8"
    )
    assert read_rows(tmp_path / "t.tsv") == rows[:1]
