"""A folder is whole or is not opened."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from aligner.encode.files import CHECKED, SUMS, bundled_folder, check_sums, map_tensors, sha256
from aligner.encode.load import load_encoder
from aligner.errors import ModelError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with links to the bundled files, so that a test can put another in the place of one."""
    for path in bundled_folder().iterdir():
        (tmp_path / path.name).symlink_to(path)
    return tmp_path


def replace(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, encoding="utf-8")


def test_bundled_folder_is_whole() -> None:
    """The files in the project are those of the list."""
    check_sums(bundled_folder())


@pytest.mark.parametrize("name", [*CHECKED, SUMS])
def test_missing_file(folder: Path, name: str) -> None:
    """A file that is gone is named, with what to do."""
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing.\n  Copy .* anew"):
        load_encoder(folder)


@pytest.mark.parametrize("name", CHECKED)
def test_damaged_file(folder: Path, name: str) -> None:
    """A file that changed is named, before anything reads it."""
    replace(folder / name, "{}")
    with pytest.raises(ModelError, match=f"{name} is damaged"):
        load_encoder(folder)


def test_later_format(folder: Path) -> None:
    """A folder of a later version is refused with its format."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    replace(folder / "config.json", json.dumps(config | {"format": 3}))
    replace(folder / SUMS, "".join(f"{sha256(folder / name)}  {name}\n" for name in CHECKED))
    with pytest.raises(ModelError, match="format 3"):
        load_encoder(folder)


def test_tensors_come_back(tmp_path: Path) -> None:
    """What safetensors wrote is read without it."""
    tensors: dict[str, Any] = {
        "a": np.arange(6, dtype=np.float32).reshape(2, 3),
        "b": np.array([1, 255], np.uint8),
    }
    save_file(tensors, tmp_path / "x.safetensors")
    found = map_tensors(tmp_path / "x.safetensors")
    assert {name: array.tolist() for name, array in found.items()} == {
        name: array.tolist() for name, array in tensors.items()
    }


HOSTILE = {
    "no header": b"\xff" * 32,
    "header is a list": b"[1]",
    "outside": b'{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}',
    "negative": b'{"a":{"dtype":"U8","shape":[2],"data_offsets":[-2,0]}}',
    "shape lies": b'{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,2]}}',
    "object": b'{"a":{"dtype":"O","shape":[1],"data_offsets":[0,2]}}',
}


@pytest.mark.parametrize("header", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_tensors(tmp_path: Path, header: bytes) -> None:
    """A file that lies about itself is refused."""
    path = tmp_path / "x.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header + b"ab")
    with pytest.raises(ModelError, match="no such safetensors file"):
        map_tensors(path)
