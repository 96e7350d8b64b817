"""The files of an encoder's folder: where the bundled one is, whether one is whole, its tensors."""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aligner.errors import ModelError

# The bundled encoder in an installed wheel, then beside the package in a checkout.
_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (_PACKAGE / "models" / "ko-en", _PACKAGE.parent / "models" / "ko-en")
SUMS = "SHA256SUMS"
# The files that decide the vectors. The others of a folder are rewritten when a SentenceTransformer is saved.
CHECKED = ("config.json", "model.safetensors", "sentencepiece.model")
_TYPES = {"U8": np.uint8, "I8": np.int8, "F32": np.float32}
_REINSTALL = "Install it anew: pip install --force-reinstall --no-deps aligner"


def bundled_folder() -> Path:
    """The folder of the encoder that travels with the package."""
    for place in _PLACES:
        if (place / "model.safetensors").is_file():
            return place
    raise ModelError(
        f"The encoder that belongs to the package is missing (looked in {_PLACES[0]} and {_PLACES[1]}).",
        fix=_REINSTALL,
    )


def check_sums(folder: Path) -> None:
    """Compare the files that decide the vectors with ``SHA256SUMS``; 35 MB take 25 to 100 ms.

    Raises :class:`ModelError` naming the file that is damaged or gone.
    """
    fix = _REINSTALL if folder in _PLACES else f"Copy {folder} anew from where it came from."
    for name in (*CHECKED, SUMS):
        if not (folder / name).is_file():
            raise ModelError(f"{folder / name} is missing.", fix=fix)
    listed = (folder / SUMS).read_text(encoding="utf-8", errors="replace").splitlines()
    for name in CHECKED:
        if f"{sha256(folder / name)}  {name}" not in listed:
            raise ModelError(f"{folder / name} is damaged: {SUMS} has another sha256.", fix=fix)


def sha256(path: Path) -> str:
    """Hex digest of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_json(path: Path) -> Any:  # noqa: ANN401 (what JSON holds)
    """The value of a JSON file; :class:`ModelError` when there is none."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{path} cannot be read: {error}.", fix=f"Copy {path.parent} anew."
        ) from error


def read_settings(path: Path) -> dict[str, Any]:
    """The table of a JSON file; :class:`ModelError` when there is none, or something else in it."""
    settings = read_json(path)
    if not isinstance(settings, dict):
        raise ModelError(f"{path} holds no settings.", fix=f"Copy {path.parent} anew.")
    return settings


def map_tensors(path: Path) -> dict[str, npt.NDArray[Any]]:
    """The tensors of a safetensors file as views of one memory map: only the rows used are read.

    The format: 8 bytes that tell the header's length, a JSON header with type, shape and place
    of each tensor, the bytes. https://huggingface.co/docs/safetensors
    """
    data = np.memmap(path, mode="r")
    try:
        start = 8 + int.from_bytes(data[:8].tobytes(), "little")
        header = json.loads(data[8:start].tobytes())
        header.pop("__metadata__", None)
        return {name: _tensor(data[start:], entry) for name, entry in header.items()}
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"{path} is no such safetensors file as expected.", fix="Copy it anew."
        ) from error


def _tensor(data: npt.NDArray[np.uint8], entry: dict[str, Any]) -> npt.NDArray[Any]:
    begin, end = entry["data_offsets"]
    dtype = np.dtype(_TYPES[entry["dtype"]])
    if end - begin != math.prod(entry["shape"]) * dtype.itemsize or not 0 <= begin <= end <= len(
        data
    ):
        raise ValueError("a tensor's place and shape disagree")
    return np.frombuffer(data[begin:end], dtype).reshape(entry["shape"])
