"""A network to the folder that the package reads: 8 bits a weight. The inverse of reading one.

The table gets a scale and an offset for each row; a matrix a step for each column, the pooling matrix one for each
row. Gain and bias of the last normalisation are folded into the pooling matrix already, so they are written as ones
and zeros.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aligner.encode.files import CHECKED, SUMS, sha256
from aligner.encode.network import Branch, Floats, Network

Arrays = dict[str, npt.NDArray[Any]]

MODULE = "aligner.encode.torch_module.KoreanEnglishEncoder"
_LEVELS = 255
_SETTINGS_OF_LIBRARY: dict[str, object] = {
    "model_type": "SentenceTransformer",
    "prompts": {},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def write_folder(
    folder: Path, network: Network, tokenizer: bytes, about: Mapping[str, Any]
) -> None:
    """Weights, tokeniser, settings, fingerprints. ``about`` is added to the settings; it must hold ``name``."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    save_file(tensors_of(network), folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)  # safetensors writes for the owner alone
    (folder / "sentencepiece.model").write_bytes(tokenizer)
    write_json(folder / "config.json", {**settings(network), **about})
    write_json(folder / "modules.json", [{"idx": 0, "name": "0", "path": "", "type": MODULE}])
    write_json(folder / "config_sentence_transformers.json", _SETTINGS_OF_LIBRARY)
    sums = "".join(f"{sha256(folder / name)}  {name}\n" for name in CHECKED)
    (folder / SUMS).write_text(sums, encoding="ascii", newline="\n")


def settings(network: Network) -> dict[str, Any]:
    """What ``config.json`` tells of a network; format 2 when a second convolution is missing or narrow."""
    whole = all(len(branch.second) == 1 for branch in network.branches)
    return {
        "format": 1 if whole else 2,
        "vocabulary": len(network.codes),
        "dimension": len(network.pool_bias),
        "branches": [{"window": branch.window, "left": branch.left} for branch in network.branches],
        "layer_norm_epsilon": network.epsilon,
        "max_tokens": 1024,
    }


def tensors_of(network: Network) -> Arrays:
    """All weights by the names of the folder; the table's codes as they are."""
    columns = len(network.pool)
    tensors: Arrays = {
        "table.codes": np.asarray(network.codes),
        "table.scale": np.asarray(network.scale),
        "table.offset": np.asarray(network.offset),
        "norm.gain": np.ones(columns, np.float32),
        "norm.bias": np.zeros(columns, np.float32),
        "pool.bias": network.pool_bias,
        # Rows of the pooling matrix hold the gains of the last normalisation, which differ a hundredfold: with a
        # step for each column the vectors moved by .0022 (1 - cosine), with one for each row by .0001.
        **coded_matrix("pool", network.pool, axis=1),
    }
    for branch in network.branches:
        tensors |= dict(_branch(branch))
    for name, values in network.dense.items():
        tensors |= coded_matrix(f"dense.{name}", values)
    return tensors


def _branch(branch: Branch) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    name = f"branch{branch.window}"
    yield from coded_matrix(f"{name}.project", branch.project).items()
    yield from coded_matrix(
        f"{name}.first", branch.first.reshape(-1, branch.first.shape[2])
    ).items()
    yield f"{name}.project.bias", branch.project_bias
    yield f"{name}.first.bias", branch.first_bias
    yield f"{name}.norm.gain", branch.gain
    yield f"{name}.norm.bias", branch.bias
    for part, matrix in zip(("second", "second.out"), branch.second, strict=False):
        yield from coded_matrix(f"{name}.{part}", matrix).items()
    if branch.second:
        yield f"{name}.second.bias", branch.second_bias


def coded_rows(rows: Floats) -> tuple[npt.NDArray[np.uint8], Floats, Floats]:
    """Rows as 8-bit codes, a scale and an offset a row: value = code * scale + offset.

    >>> codes, scale, offset = coded_rows(np.float32([[0, 51, 255], [1, 1, 1]]))
    >>> codes.tolist(), scale.tolist(), offset.tolist()
    ([[0, 51, 255], [0, 0, 0]], [1.0, 0.0], [0.0, 1.0])
    """
    low, high = rows.min(axis=1), rows.max(axis=1)
    scale = ((high - low) / _LEVELS).astype(np.float32)
    step = np.where(scale > 0, scale, 1)[:, None]
    codes = np.round((rows - low[:, None]) / step).clip(0, _LEVELS).astype(np.uint8)
    return codes, scale, low.astype(np.float32)


def coded_matrix(name: str, values: Floats, axis: int = 0) -> Arrays:
    """A matrix as 8-bit integers and a step for each column, or for each row with ``axis`` 1.

    >>> coded = coded_matrix("m", np.float32([[127, 1], [-127, 0]]))
    >>> coded["m"].tolist(), coded["m.step"].tolist()
    ([[127, 127], [-127, 0]], [1.0, 0.007874015718698502])
    """
    step = np.abs(values).max(axis=axis, keepdims=bool(axis)) / 127
    step[step == 0] = 1
    return {
        name: np.round(values / step).astype(np.int8),
        f"{name}.step": step.astype(np.float32),
    }


def write_json(path: Path, value: object) -> None:
    """Indented JSON with a line end at its end."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
