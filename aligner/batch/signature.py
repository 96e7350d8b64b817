"""What a batch was made with, for its manifest: enough to tell two runs apart, and nothing that one run changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from aligner import __version__
from aligner.batch.settings import Settings
from aligner.encode.files import sha256
from aligner.encode.load import folder_of, is_own
from aligner.errors import AlignerError
from aligner.inputs import File, Options, Refused, Skipped, Unit, given
from aligner.inputs.listing import file_size, is_container
from aligner.inputs.names import name_beside

# Of the layout of the folder and of the manifest.
FORMAT = 2

# What takes part in every result: sentences, vectors, HTML, WARC, and the bytes of Parquet.
_LIBRARIES = (
    "kiwipiepy",
    "kiwipiepy_model",
    "numpy",
    "sentencepiece",
    "lxml",
    "fastwarc",
    "pyarrow",
)
_LIBRARIES_OF_OTHER_MODELS = ("sentence-transformers", "torch", "transformers")
# The files of a model that decide its vectors.
_DECIDING = {".json", ".model", ".safetensors", ".txt"}


def manifest(inputs: Sequence[str], units: Iterable[Unit], settings: Settings) -> dict[str, Any]:
    """The manifest of a batch.

    Raises:
        AlignerError: the model or the glossary cannot be read.
    """
    folder = folder_of(settings.model)
    own = is_own(folder)
    return {
        "format": FORMAT,
        "aligner": __version__,
        "model": {"name": _model_name(settings.model, folder), "sha256": _model_sum(folder)},
        "libraries": dict(
            _versions(_LIBRARIES if own else _LIBRARIES + _LIBRARIES_OF_OTHER_MODELS)
        ),
        "settings": _told(settings),
        "inputs": {"given": given(inputs).names(), **_listed(units, settings.reading)},
    }


def _told(settings: Settings) -> dict[str, Any]:
    told = asdict(settings)
    del told["model"]  # told apart, with its sum
    told["glossary"] = _glossary_sum(settings.glossary)
    return told


def _glossary_sum(glossary: str | None) -> str | None:
    if glossary is None:
        return None
    try:
        return sha256(Path(glossary))
    except OSError as error:
        raise AlignerError(
            f"The glossary {glossary} cannot be read: {error}", fix="Check the name."
        ) from None


def _model_name(model: str | None, folder: Path) -> str:
    """The name of a model of the hub; of any other that of its folder, wherever that lies."""
    return folder.name if model is None or Path(model).expanduser().is_dir() else model


def _model_sum(folder: Path) -> str:
    """One sum for all files that decide the vectors, by their names and contents."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _DECIDING and path.is_file():
            total.update(f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n".encode())
    return total.hexdigest()


def _versions(names: Iterable[str]) -> Iterable[tuple[str, str]]:
    for name in names:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "not installed"


def _entry(entry: File | Refused | Skipped) -> str:
    """What decides how a file is read, and its size; not where it lies."""
    if not isinstance(entry, File):
        return repr(entry)
    paths = [path for path in (entry.path, entry.korean) if path]
    names = [entry.name, *(name_beside(entry.path, entry.name, path) for path in paths[1:])]
    return repr((names, entry.given, list(map(file_size, paths))))


def _listed(units: Iterable[Unit], options: Options) -> dict[str, Any]:
    """How many units and files the inputs have, and a sum of which: one more or less would move all that follow."""
    total, count, containers, files = hashlib.sha256(), 0, 0, 0
    for count, unit in enumerate(units, 1):  # noqa: B007
        told = [unit.number, *map(_entry, unit.entries)]
        total.update(f"{told}\n".encode("utf-8", "backslashreplace"))
        containers += sum(is_container(entry, options) for entry in unit.entries)
        files += len(unit.entries)
    return {"units": count, "containers": containers, "files": files, "sha256": total.hexdigest()}
