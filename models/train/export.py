"""A trained student to the folder that the package reads: 8 bits a weight.

The table gets a scale and an offset for each row, as it has in the bundled folder; a matrix a step for each
column, the pooling matrix one for each row. Gain and bias of the last normalisation are folded into the pooling matrix already, so they are
written as ones and zeros.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file

from aligner.encode.files import CHECKED, SUMS, sha256
from aligner.train.student import Student

Arrays = dict[str, npt.NDArray[Any]]
Floats = npt.NDArray[np.float32]

_LEVELS = 255
MODULE = "aligner.encode.torch_module.KoreanEnglishEncoder"


def write_folder(
    folder: Path, student: Student, tokenizer: bytes, about: Mapping[str, Any]
) -> dict[str, Any]:
    """Weights, tokeniser, settings, fingerprints; gives the settings. ``about`` is added to them."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = tensors_of(student)
    save_file(tensors, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)  # safetensors writes for the owner alone
    (folder / "sentencepiece.model").write_bytes(tokenizer)
    config = settings(student) | dict(about)
    write_json(folder / "config.json", config)
    write_json(folder / "modules.json", [{"idx": 0, "name": "0", "path": "", "type": MODULE}])
    write_json(
        folder / "config_sentence_transformers.json",
        {
            "model_type": "SentenceTransformer",
            "prompts": {},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    )
    sums = "".join(f"{sha256(folder / name)}  {name}\n" for name in CHECKED)
    (folder / SUMS).write_text(sums, encoding="ascii", newline="\n")
    return config


def settings(student: Student) -> dict[str, Any]:
    """What ``config.json`` tells of the network; format 2 when a second convolution is missing or narrow."""
    whole = all(len(branch.second) == 1 for branch in student.branches)
    return {
        "format": 1 if whole else 2,
        "vocabulary": student.table.num_embeddings,
        "dimension": len(student.pool_bias),
        "branches": [{"window": branch.window, "left": branch.left} for branch in student.branches],
        "layer_norm_epsilon": student.epsilon,
        "max_tokens": 1024,
    }


def tensors_of(student: Student) -> Arrays:
    """All weights by the names of the folder."""
    weights = {
        name: np.ascontiguousarray(values.detach().cpu().float().numpy())
        for name, values in student.named_parameters()
    }
    tensors = coded_rows(weights["table.weight"])
    for at, branch in enumerate(student.branches):
        name, old = f"branch{branch.window}", f"branches.{at}"
        first = weights[f"{old}.first"]
        tensors |= coded_matrix(f"{name}.project", weights[f"{old}.project"])
        tensors |= coded_matrix(f"{name}.first", first.reshape(-1, first.shape[2]))
        tensors[f"{name}.project.bias"] = weights[f"{old}.project_bias"]
        tensors[f"{name}.first.bias"] = weights[f"{old}.first_bias"]
        tensors[f"{name}.norm.gain"] = weights[f"{old}.gain"]
        tensors[f"{name}.norm.bias"] = weights[f"{old}.bias"]
        for place, part in zip(range(len(branch.second)), ("second", "second.out"), strict=False):
            tensors |= coded_matrix(f"{name}.{part}", weights[f"{old}.second.{place}"])
        if len(branch.second):
            tensors[f"{name}.second.bias"] = weights[f"{old}.second_bias"]
    columns = len(weights["pool"])
    tensors |= {
        "norm.gain": np.ones(columns, np.float32),
        "norm.bias": np.zeros(columns, np.float32),
    }
    # Rows of the pooling matrix hold the gains of the last normalisation, which differ a hundredfold: with a
    # step for each column the vectors moved by .0022 (1 - cosine), with one for each row by .0001.
    tensors |= coded_matrix("pool", weights["pool"], axis=1)
    tensors["pool.bias"] = weights["pool_bias"]
    for name in student.dense:
        tensors |= coded_matrix(f"dense.{name}", weights[f"dense.{name}"])
    return tensors


def coded_rows(rows: Floats) -> Arrays:
    """Rows as 8-bit codes: value = code * scale + offset, a scale and an offset a row.

    >>> coded = coded_rows(np.float32([[0, 51, 255], [1, 1, 1]]))
    >>> coded["table.codes"].tolist(), coded["table.scale"].tolist(), coded["table.offset"].tolist()
    ([[0, 51, 255], [0, 0, 0]], [1.0, 0.0], [0.0, 1.0])
    """
    low, high = rows.min(axis=1), rows.max(axis=1)
    scale = ((high - low) / _LEVELS).astype(np.float32)
    step = np.where(scale > 0, scale, 1)[:, None]
    codes = np.round((rows - low[:, None]) / step).clip(0, _LEVELS).astype(np.uint8)
    return {"table.codes": codes, "table.scale": scale, "table.offset": low.astype(np.float32)}


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
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8", newline="\n")
