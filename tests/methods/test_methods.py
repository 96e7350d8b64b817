"""The peers' methods do what their papers say, on meanings made up for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.evaluate import GoldPage
from tests.align.sides import RandomVectors
from tests.benchmarks.methods import mining
from tests.benchmarks.methods.bertalign import bertalign
from tests.benchmarks.methods.lengths import estimate, gale_church
from tests.benchmarks.methods.material import Bead, Floats, Known, Side, read
from tests.benchmarks.methods.roster import ALIGNERS, Setting, fitted, ours, published
from tests.benchmarks.methods.vecalign import vecalign
from tests.methods.made_up import side, sides

Aligner = Callable[[Side, Side], list[Bead]]

IN_ORDER: dict[str, Aligner] = {
    "vecalign": lambda en, ko: vecalign(en, ko, most=4, skip_share=0.2),
    "bertalign": lambda en, ko: bertalign(en, ko, skip=-0.1),
    "lengths": lambda en, ko: gale_church(en, ko, ratio=0.5, variance=1.0),
}
ANY_ORDER: dict[str, Aligner] = {
    "cosine": lambda en, ko: [b for b in mining.greedy_cosine(en, ko) if b.score > 0.5],
    "margin": lambda en, ko: [b for b in mining.margin_mining(en, ko) if b.score > 1.06],
}
ALL = IN_ORDER | ANY_ORDER


def links(beads: list[Bead]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return sorted((bead.en, bead.ko) for bead in beads)


def one_to_one(*ko: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Links of the first English sentence with the first of these Korean ones, and so on."""
    return [((i, i + 1), (j, j + 1)) for i, j in enumerate(ko)]


@pytest.mark.parametrize("name", ALL)
def test_a_translation_sentence_by_sentence(name: str) -> None:
    """Every method pairs two texts that say the same in as many sentences."""
    said = [[thing] for thing in range(8)]
    assert links(ALL[name](*sides(said, said))) == one_to_one(*range(8))


@pytest.mark.parametrize("name", ["vecalign", "bertalign", "lengths"])
def test_a_sentence_that_was_cut_in_two(name: str) -> None:
    """The methods with beads put the halves of a sentence together."""
    en, ko = sides([[0], [1, 2], [3], [4], [5]], [[0], [1], [2], [3], [4], [5]])
    assert ((1, 2), (1, 3)) in links(IN_ORDER[name](en, ko))


@pytest.mark.parametrize("name", ANY_ORDER)
def test_any_order(name: str) -> None:
    """Mining pairs sentences that stand in another order on the other side."""
    en, ko = sides([[t] for t in range(6)], [[4], [5], [0], [3], [1], [2]])
    assert links(ANY_ORDER[name](en, ko)) == one_to_one(2, 4, 5, 3, 0, 1)


@pytest.mark.parametrize("name", ["vecalign", "bertalign"])
def test_order_is_kept(name: str) -> None:
    """The methods in order cannot pair both of two sentences that changed places."""
    en, ko = sides([[t] for t in range(8)], [[4], [5], [6], [7], [0], [1], [2], [3]])
    found = links(IN_ORDER[name](en, ko))
    assert len(set(found) & set(one_to_one(4, 5, 6, 7, 0, 1, 2, 3))) <= 4


def test_margin_by_hand() -> None:
    """The margin is the cosine over the mean of both sentences' means with their nearest neighbours."""
    random = np.random.default_rng(3)
    en, ko = (side(random.normal(size=(7, 9)) + 1, [10] * 7) for _ in range(2))
    cosines = en.runs(1) @ ko.runs(1).T
    for bead in mining.margin_mining(en, ko):
        i, j = bead.en[0], bead.ko[0]
        nearest = [np.sort(row)[-mining.NEIGHBOURS :].mean() for row in (cosines[i], cosines[:, j])]
        assert bead.score == pytest.approx(cosines[i, j] / np.mean(nearest), rel=1e-5)


def test_a_lone_pair_has_no_margin() -> None:
    """On a page of one sentence a side the margin is 1 whatever they say: nothing is kept."""
    en, ko = sides([[0]], [[0]])
    assert [bead.score for bead in mining.margin_mining(en, ko)] == [pytest.approx(1.0)]
    assert ANY_ORDER["margin"](en, ko) == []


def test_vecalign_has_no_skip_on_a_tiny_page() -> None:
    """The cheapest of two beads costs nothing, hence skips do, and the page stays unaligned.

    The published program does the same; longer pages are its ground.
    """
    en, ko = sides([[0], [1]], [[1]])
    assert all(bead.score == pytest.approx(0) for bead in IN_ORDER["vecalign"](en, ko))


def test_lengths_from_rows() -> None:
    """The ratio is that of all characters, the variance that round it for each character."""
    rows = [("a" * 100, "가" * 40), ("a" * 100, "가" * 60)]
    assert estimate(rows) == pytest.approx((0.5, 1.0))


@pytest.mark.parametrize("name", ALL)
@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 1000))
def test_each_sentence_once(name: str, n: int, m: int, seed: int) -> None:
    """Whatever the vectors, no sentence stands in two beads, and runs stay on their side."""
    random = np.random.default_rng(seed)
    en, ko = (
        side(random.normal(size=(count, 5)), random.integers(1, 200, count).tolist())
        for count in (n, m)
    )
    beads = ALL[name](en, ko)
    for runs, count in (([b.en for b in beads], n), ([b.ko for b in beads], m)):
        used = [i for run in runs for i in range(*run)]
        assert len(used) == len(set(used))
        assert set(used) <= set(range(count))
        assert all(start < stop for start, stop in runs)


def test_centred_vectors_keep_their_length() -> None:
    """Centring moves vectors and leaves them on the unit sphere; runs that are not there stay zero."""
    centred = side(np.random.default_rng(1).normal(size=(3, 4)) + 2, [5, 5, 5]).centred()
    lengths = np.linalg.norm(centred.vectors, axis=2)
    assert lengths[0] == pytest.approx(np.ones(3))
    assert lengths[3].tolist() == [0, 0, 0]


PAGE = GoldPage(
    "quay",
    "page",
    "The ferry left at nine. It came back at noon.\n\n여객선은 아홉 시에 떠났다. 정오에 돌아왔다.\n",
    (),
)


def test_material_of_a_page() -> None:
    """A page is read into its sentences and the vectors of their runs."""
    encoder = RandomVectors()
    material = read(PAGE, encoder)
    assert material is not None
    assert material.en.texts == ("The ferry left at nine.", "It came back at noon.")
    assert len(material.ko) == 2
    whole = encoder.encode([" ".join(material.en.texts)])[0]
    assert material.en.runs(2)[0] == pytest.approx(whole)


def test_a_page_in_one_language_has_no_material() -> None:
    """There is nothing to align in it."""
    page = GoldPage("quay", "page", "The ferry left at nine.\n", ())
    assert read(page, RandomVectors()) is None


def test_known_vectors_are_not_encoded_again() -> None:
    """What a method asks for of the page's runs is at hand; anything else is encoded."""
    encoder = RandomVectors()
    known = Known(encoder)
    known.side(["one", "two", "three"])
    asked: list[str] = []
    known._encoder = Asked(asked)
    runs = known.encode_runs(["one", "two", "three"], [(0, 1), (1, 3)])
    assert runs == pytest.approx(encoder.encode(["one", "two three"]))
    assert known.encode(["two three", "new"]).shape == (2, encoder.dimension)
    assert asked == ["new"]


class Asked(RandomVectors):
    """An encoder that notes what it is asked for."""

    def __init__(self, asked: list[str]) -> None:
        self.asked = asked

    def encode(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        return super().encode(texts)


@pytest.mark.parametrize("name", [*published(), *fitted()])
def test_settings_run(name: str) -> None:
    """Every setting is one that its aligner takes."""
    setting: Setting = {**published(), **fitted()}[name]
    assert setting.aligner in ALIGNERS
    if setting.aligner in ("galechurch", "sentweave", "dtwsa"):
        pytest.importorskip(setting.aligner)
    material = read(PAGE, RandomVectors())
    assert material is not None
    assert all(len(pair) == 2 for pair in material.pairs(setting.beads(material)))


def test_ours_runs_on_the_same_vectors() -> None:
    """Our own alignment takes the page's known vectors."""
    material = read(PAGE, RandomVectors())
    assert material is not None
    assert isinstance(ours(material), list)
