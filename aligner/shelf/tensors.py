"""What a safetensors file says of its tensors, and whether their numbers are numbers."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from aligner.errors import ModelError

# Bytes that are looked at at a time; a multiple of the size of every number.
_BLOCK = 2**24
# The format's own limit.
_LONGEST_HEADER = 100_000_000
# The bits of the exponent: all are set in an infinite number, and in what is none.
_EXPONENTS = {
    "F16": ("<u2", 0x7C00),
    "BF16": ("<u2", 0x7F80),
    "F32": ("<u4", 0x7F800000),
    "F64": ("<u8", 0x7FF0000000000000),
}
_SIZES = {
    **dict.fromkeys(("BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2"), 1),
    **dict.fromkeys(("U16", "I16", "F16", "BF16"), 2),
    **dict.fromkeys(("U32", "I32", "F32"), 4),
    **dict.fromkeys(("U64", "I64", "F64"), 8),
}


class Entry(NamedTuple):
    """A tensor: its type by the format's name, its shape, and where its bytes lie in the file."""

    kind: str
    shape: tuple[int, ...]
    start: int
    stop: int


def read_header(path: Path) -> dict[str, Entry]:
    """The tensors of a safetensors file by name; their numbers are not read.

    Raises :class:`ModelError` where the header lies: unknown types, tensors outside the file, over each other, or
    with holes between them. https://huggingface.co/docs/safetensors
    """
    try:
        entries = _entries(path)
        _fill_the_file(entries, path.stat().st_size)
    except (KeyError, OSError, TypeError, ValueError) as error:
        raise ModelError(
            f"{path} is no whole safetensors file: {error}.", fix="Copy it anew."
        ) from error
    return entries


def _entries(path: Path) -> dict[str, Entry]:
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if length > min(_LONGEST_HEADER, path.stat().st_size - 8):
            raise ValueError("its header is longer than the file")
        header = json.loads(file.read(length))
    if not isinstance(header, dict):
        raise TypeError("its header is no table")
    header.pop("__metadata__", None)
    return {name: _entry(name, told, 8 + length) for name, told in header.items()}


def _entry(name: str, told: Mapping[str, Any], data: int) -> Entry:
    kind, shape, (begin, end) = told["dtype"], tuple(told["shape"]), told["data_offsets"]
    if kind not in _SIZES:
        raise ValueError(f"{name} has numbers of an unknown type, {kind}")
    if min(shape, default=0) < 0 or end - begin != math.prod(shape) * _SIZES[kind]:
        raise ValueError(f"shape and place of {name} disagree")
    return Entry(kind, shape, data + begin, data + end)


def _fill_the_file(entries: Mapping[str, Entry], size: int) -> None:
    places = sorted((entry.start, entry.stop) for entry in entries.values())
    stops = [stop for _, stop in places]
    if [start for start, _ in places[1:]] != stops[:-1] or (stops and stops[-1] != size):
        raise ValueError("its tensors do not fill it, or lie over each other")


def not_finite(path: Path, entries: Mapping[str, Entry]) -> list[str]:
    """The tensors that hold an infinite number or one that is none, in the order of their names."""
    return [name for name, entry in sorted(entries.items()) if not _is_finite(path, entry)]


def _is_finite(path: Path, entry: Entry) -> bool:
    if entry.kind not in _EXPONENTS or entry.start == entry.stop:
        return True
    kind, exponent = _EXPONENTS[entry.kind]
    with path.open("rb") as file:
        file.seek(entry.start)
        for at in range(entry.start, entry.stop, _BLOCK):
            bits = np.frombuffer(file.read(min(_BLOCK, entry.stop - at)), kind)
            if ((bits & exponent) == exponent).any():
                return False
    return True
