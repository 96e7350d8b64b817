"""A piece for every syllable, without another cut of what was known."""

from __future__ import annotations

import numpy as np
import pytest
from sentencepiece import SentencePieceProcessor

from aligner.encode.files import bundled_folder
from models.train.vocabulary import COUNT, FIRST, add_syllables, grown_table, rows_by_letters

pytest.importorskip("google.protobuf", reason="the recipe edits the tokeniser with protobuf")


def test_no_syllable_is_unknown_and_known_text_is_cut_as_before() -> None:
    """Over all 11,172 syllables, and sentences whose pieces the bundled tokeniser has."""
    model = (bundled_folder() / "sentencepiece.model").read_bytes()
    grown, added = add_syllables(model)
    old, new = (SentencePieceProcessor(model_proto=proto) for proto in (model, grown))
    syllables = [chr(at) for at in range(FIRST, FIRST + COUNT)]
    assert not any(new.unk_id() in ids for ids in new.encode(syllables))
    assert new.get_piece_size() == old.get_piece_size() + len(added)
    known = ["여객선이 정오에 떠났다.", "The ferry left at noon.", "2026년 3월, 서울"]
    assert old.encode(known) == new.encode(known)
    assert new.encode("햏", out_type=str)[-1] == "햏"


def test_letters_tell_rows() -> None:
    """A row that is a sum over letters is found again for syllables never seen."""
    rng = np.random.default_rng(0)
    effects = rng.normal(size=(3, 40, 6)).astype(np.float32)

    def row(at: int) -> np.ndarray:
        found: np.ndarray = effects[0, at // 588] + effects[1, at // 28 % 21] + effects[2, at % 28]
        return found

    places = rng.permutation(COUNT)
    known, wanted = places[:3000], places[3000:3050]
    told = rows_by_letters(
        [chr(FIRST + at) for at in known],
        np.stack([row(at) for at in known]),
        [chr(FIRST + at) for at in wanted],
    )
    np.testing.assert_allclose(told, np.stack([row(at) for at in wanted]), atol=0.1)


def test_a_grown_table_keeps_its_rows() -> None:
    """Old rows as they were, one more for each added syllable."""
    table = np.arange(12, dtype=np.float32).reshape(4, 3)
    grown = grown_table(["<unk>", "가", "나", "a"], table, ["다", "라"], unknown=0)
    assert grown.shape == (6, 3)
    np.testing.assert_array_equal(grown[:4], table)
