"""What the tensors of the bundled encoder's kind of folder must look like for their settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aligner.shelf.tensors import Entry

Shape = tuple[int, ...]
_LAYERS = ("a", "b", "c", "d", "skip1", "skip2")


def shape_problems(entries: Mapping[str, Entry], config: Mapping[str, Any]) -> Iterator[str]:
    """A sentence for each tensor that is missing, too many, or of another shape or type than ``config`` asks for.

    Widths that the settings do not tell (of the table's rows, of hidden layers) are taken from the first tensor that
    has them; raises ``KeyError`` or ``ValueError`` where that one is missing or no matrix.
    """
    expected = dict(_expected(entries, config))
    for name in sorted(expected.keys() | entries.keys()):
        if name not in entries:
            yield f"the tensor {name} is missing"
        elif name not in expected:
            yield f"the tensor {name} belongs to no layer"
        elif (entries[name].kind, entries[name].shape) != expected[name]:
            found = entries[name]
            kind, shape = expected[name]
            yield (
                f"the tensor {name} is {found.kind} {list(found.shape)} where {kind} {list(shape)} is expected"
            )


def _expected(
    entries: Mapping[str, Entry], config: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[str, Shape]]]:
    rows, dimension = (_told(config, name) for name in ("vocabulary", "dimension"))
    width = _columns(entries, "table.codes")
    yield "table.codes", ("U8", (rows, width))
    yield "table.scale", ("F32", (rows,))
    yield "table.offset", ("F32", (rows,))
    total = width
    for branch in _told(config, "branches"):
        name, inner = (
            f"branch{branch['window']}",
            _columns(entries, f"branch{branch['window']}.project"),
        )
        total += inner
        yield from _branch(entries, name, branch["window"], width, inner)
    yield from _matrix(entries, "pool", (total, dimension))
    yield "pool.bias", ("F32", (dimension,))
    for name in ("norm.gain", "norm.bias"):
        yield name, ("F32", (total,))
    yield from _dense(entries, dimension)


def _branch(
    entries: Mapping[str, Entry], name: str, window: int, width: int, inner: int
) -> Iterator[tuple[str, tuple[str, Shape]]]:
    yield from _matrix(entries, f"{name}.project", (width, inner))
    yield from _matrix(entries, f"{name}.first", (window * inner, inner))
    vectors = ["project.bias", "norm.gain", "norm.bias", "first.bias"]
    if f"{name}.second.out" in entries:
        rank = _columns(entries, f"{name}.second")
        yield from _matrix(entries, f"{name}.second", (window * inner, rank))
        yield from _matrix(entries, f"{name}.second.out", (rank, inner))
    elif f"{name}.second" in entries:
        yield from _matrix(entries, f"{name}.second", (window * inner, inner))
    if f"{name}.second" in entries:
        vectors.append("second.bias")
    for vector in vectors:
        yield f"{name}.{vector}", ("F32", (inner,))


def _dense(entries: Mapping[str, Entry], dimension: int) -> Iterator[tuple[str, tuple[str, Shape]]]:
    """Two residual layers: a, b beside skip1, then c, d beside skip2."""
    inner, middle, last = (_columns(entries, f"dense.{name}") for name in ("a", "b", "c"))
    shapes = (
        (dimension, inner),
        (inner, middle),
        (middle, last),
        (last, dimension),
        (dimension, middle),
        (middle, dimension),
    )
    for name, shape in zip(_LAYERS, shapes, strict=True):
        yield from _matrix(entries, f"dense.{name}", shape)


def _matrix(
    entries: Mapping[str, Entry], name: str, shape: Shape
) -> Iterator[tuple[str, tuple[str, Shape]]]:
    """A matrix of 8-bit integers with one step, or one for each column or row."""
    yield name, ("I8", shape)
    steps: tuple[Shape, ...] = ((1,), (shape[0], 1))
    step = entries.get(f"{name}.step")
    yield (
        f"{name}.step",
        ("F32", step.shape if step and step.shape in steps else (shape[1],)),
    )


def _told(config: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401
    if name not in config:
        raise KeyError(f"config.json does not tell {name}")
    return config[name]


def _columns(entries: Mapping[str, Entry], name: str) -> int:
    if name not in entries:
        raise KeyError(f"the tensor {name} is missing")
    if len(entries[name].shape) != 2:
        raise ValueError(f"the tensor {name} is no matrix")
    return entries[name].shape[1]
