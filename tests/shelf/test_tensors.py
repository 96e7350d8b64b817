"""A header that lies is refused; numbers that are none are found in every type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from aligner.errors import ModelError
from aligner.shelf.tensors import not_finite, read_header


def written(path: Path, header: Any, data: bytes) -> Path:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + data)
    return path


def entry(kind: str, shape: list[int], begin: int, end: int) -> dict[str, Any]:
    return {"dtype": kind, "shape": shape, "data_offsets": [begin, end]}


def test_what_the_library_wrote(tmp_path: Path) -> None:
    """Type, shape and place as they were saved."""
    save_file({"b": np.ones((2, 3), np.float32), "a": np.zeros(5, np.int8)}, tmp_path / "x")
    found = read_header(tmp_path / "x")
    assert {name: (e.kind, e.shape) for name, e in found.items()} == {
        "a": ("I8", (5,)),
        "b": ("F32", (2, 3)),
    }


LIES: dict[str, tuple[Any, bytes]] = {
    "no file": (b"", b""),
    "header past the end": (b"\xff" * 4, b""),
    "a list": ([1], b""),
    "unknown type": ({"a": entry("PICKLE", [1], 0, 1)}, b"x"),
    "outside": ({"a": entry("U8", [9], 0, 9)}, b"x"),
    "shape": ({"a": entry("U8", [2], 0, 1)}, b"x"),
    "negative": ({"a": entry("U8", [-1], 0, -1)}, b"x"),
    "over each other": ({"a": entry("U8", [2], 0, 2), "b": entry("U8", [2], 1, 3)}, b"xyz"),
    "a hole": ({"a": entry("U8", [1], 0, 1), "b": entry("U8", [1], 2, 3)}, b"xyz"),
    "bytes left over": ({"a": entry("U8", [1], 0, 1)}, b"xyz"),
    "no places": ({"a": {"dtype": "U8", "shape": [1]}}, b"x"),
}


@pytest.mark.parametrize(("header", "data"), LIES.values(), ids=LIES.keys())
def test_a_header_that_lies(tmp_path: Path, header: Any, data: bytes) -> None:
    """No number is read of a file whose header cannot be true."""
    with pytest.raises(ModelError, match="no whole safetensors file"):
        read_header(written(tmp_path / "x", header, data))


BAD = {
    "F16": np.array([1, np.inf], "<f2").tobytes(),
    "BF16": np.array([0x3F80, 0x7FC0], "<u2").tobytes(),
    "F32": np.array([1, np.nan], "<f4").tobytes(),
    "F64": np.array([1, -np.inf], "<f8").tobytes(),
}


@pytest.mark.parametrize("kind", BAD)
def test_numbers_that_are_none(tmp_path: Path, kind: str) -> None:
    """Infinite numbers and those that are none are found; the tensor before is none of them."""
    bad = BAD[kind]
    header = {
        "fine": entry(kind, [1], 0, len(bad) // 2),
        "bad": entry(kind, [2], len(bad) // 2, len(bad) // 2 * 3),
    }
    path = written(tmp_path / "x", header, bad[: len(bad) // 2] + bad)
    assert not_finite(path, read_header(path)) == ["bad"]


def test_numbers_over_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last number of the last block counts too."""
    monkeypatch.setattr("aligner.shelf.tensors._BLOCK", 16)
    values = np.ones(31, np.float32)
    values[-1] = np.nan
    save_file({"a": values}, tmp_path / "x")
    assert not_finite(tmp_path / "x", read_header(tmp_path / "x")) == ["a"]
