"""What is written is what was there, to 8 bits."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from aligner.encode import load_encoder
from aligner.encode.files import map_tensors, read_json
from aligner.encode.network import network_of
from aligner.encode.write import write_folder
from tests.encode.sentences import PAIRS
from tests.encode.tiny import tiny_folder, tiny_network


def test_written_and_read_again(tmp_path: Path) -> None:
    """Every layer comes back, within half a step of its matrix."""
    folder = tiny_folder(tmp_path / "tiny")
    found = network_of(map_tensors(folder / "model.safetensors"), read_json(folder / "config.json"))
    wanted = tiny_network()
    assert np.array_equal(found.codes, wanted.codes)
    np.testing.assert_allclose(found.pool, wanted.pool, atol=np.abs(wanted.pool).max() / 250)
    for here, there in zip(found.branches, wanted.branches, strict=True):
        assert (here.window, here.left, len(here.second)) == (
            there.window,
            there.left,
            len(there.second),
        )
        np.testing.assert_allclose(here.first, there.first, atol=np.abs(there.first).max() / 250)


def test_twice_is_once(tmp_path: Path) -> None:
    """A folder read and written anew has the same vectors: rounding is not repeated."""
    folder = tiny_folder(tmp_path / "once")
    network = network_of(
        map_tensors(folder / "model.safetensors"), read_json(folder / "config.json")
    )
    tokenizer = (folder / "sentencepiece.model").read_bytes()
    write_folder(tmp_path / "twice", network, tokenizer, {"name": "tiny"})
    once, twice = (load_encoder(tmp_path / name) for name in ("once", "twice"))
    texts = [side for pair in PAIRS for side in pair]
    assert np.abs(once.encode(texts) - twice.encode(texts)).max() < 1e-5
