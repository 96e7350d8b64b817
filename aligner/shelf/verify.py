"""Everything that is wrong with a model's folder, each with its mend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from aligner.encode.files import CHECKED, SUMS, read_settings, sha256
from aligner.encode.load import (
    has_safe_twin,
    how_to_convert,
    is_own,
    is_pickle,
    load_encoder,
    refuse_code,
)
from aligner.errors import ModelError
from aligner.shelf.probe import TOLERANCE, drift, read_probe
from aligner.shelf.shapes import shape_problems
from aligner.shelf.tensors import not_finite, read_header

# What a program could be made to run. None has a place in a folder of weights and settings.
_CODE = {".dll", ".dylib", ".exe", ".ipynb", ".py", ".pyc", ".pyd", ".sh", ".so"}
_SUM = re.compile(r"([0-9a-f]{64})  (\S.*)")
_COPY = "Copy it anew from where it came from."


class Problem(NamedTuple):
    """What is wrong, and how to mend it."""

    problem: str
    fix: str


def problems_of(folder: Path) -> list[Problem]:
    """All problems of a folder; none means that it loads, whole and as it was made.

    The encoder is loaded, and asked for vectors, only where nothing before was wrong. Raises
    :class:`ModelError` for what is no folder.
    """
    if not folder.is_dir():
        raise ModelError(f"There is no folder {folder}.", fix="Give the folder of a model.")
    found = [*_dangers(folder), *_kind(folder), *_sums(folder), *_tensors(folder)]
    return found or list(_vectors(folder))


def _dangers(folder: Path) -> Iterator[Problem]:
    """Pickles and programs."""
    for path in _files(folder):
        if is_pickle(path):
            mend = "Delete it." if has_safe_twin(path) else how_to_convert(folder)
            yield Problem(f"{path} is a pickle, which can run any program when it is opened.", mend)
        elif path.suffix.lower() in _CODE:
            yield Problem(f"{path} is a program.", "Delete it; no model needs one here.")
        elif _leads_out(path, folder):
            yield Problem(f"{path} is a link out of the folder.", "Put the file itself there.")


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() or path.is_symlink()]


def _leads_out(path: Path, folder: Path) -> bool:
    """Whether a link points out of the folder; the hub's cache keeps files in ``blobs``, and links to them."""
    target = path.resolve()
    return not target.is_relative_to(folder.resolve()) and target.parent.name != "blobs"


def _kind(folder: Path) -> Iterator[Problem]:
    """Whether the modules are of a known kind, and the settings can be read."""
    try:
        if not is_own(folder):
            refuse_code(folder)
        elif read_settings(folder / "config.json").get("format") not in (1, 2):
            yield Problem(
                f"{folder / 'config.json'} names a format that this version does not read.",
                "Update aligner, or take a folder made for it.",
            )
    except ModelError as error:
        yield Problem(error.problem, error.fix)


def _sums(folder: Path) -> Iterator[Problem]:
    """Files that are not as ``SHA256SUMS`` says; the bundled encoder's kind must have the list."""
    path = folder / SUMS
    own = _is_own(folder)
    if not path.is_file():
        if own:
            yield Problem(f"{path} is missing.", _COPY)
        return
    listed = set()
    for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
        told = _SUM.fullmatch(line)
        if told is None or Path(told[2]).is_absolute() or ".." in Path(told[2]).parts:
            yield Problem(f"Line {number} of {path} names no file of the folder.", _COPY)
            continue
        listed.add(told[2])
        if _leads_out(folder / told[2], folder):
            continue  # told before
        if not (folder / told[2]).is_file():
            yield Problem(f"{folder / told[2]} is missing.", _COPY)
        elif sha256(folder / told[2]) != told[1]:
            yield Problem(f"{folder / told[2]} is not the file that {SUMS} tells of.", _COPY)
    for name in CHECKED if own else ():
        if name not in listed:
            yield Problem(f"{path} does not tell the sha256 of {name}.", _COPY)


def _is_own(folder: Path) -> bool:
    try:
        return is_own(folder)
    except ModelError:
        return False


def _tensors(folder: Path) -> Iterator[Problem]:
    """Weights that are no safetensors, of wrong shapes, or no numbers."""
    paths = sorted(folder.rglob("*.safetensors"))
    if not paths and not any(map(is_pickle, _files(folder))):
        yield Problem(f"{folder} has no weights (.safetensors).", _COPY)
    for path in paths:
        if _leads_out(path, folder):
            continue  # told before
        try:
            entries = read_header(path)
        except ModelError as error:
            yield Problem(error.problem, error.fix)
            continue
        for name in not_finite(path, entries):
            yield Problem(f"The tensor {name} of {path} holds numbers that are none.", _COPY)
        if _is_own(folder) and path == folder / "model.safetensors":
            yield from (Problem(f"{path}: {told}.", _COPY) for told in _shapes(folder, entries))


def _shapes(folder: Path, entries: Any) -> Iterator[str]:  # noqa: ANN401
    try:
        yield from shape_problems(entries, read_settings(folder / "config.json"))
    except ModelError:
        return  # told before
    except (KeyError, TypeError, ValueError) as error:
        yield f"its layers cannot be told ({error.args[0] if error.args else 'no reason'})"


def _vectors(folder: Path) -> Iterator[Problem]:
    """Whether it loads, and gives the vectors that are recorded."""
    try:
        encoder, recorded = load_encoder(folder), read_probe(folder)
    except ModelError as error:
        yield Problem(error.problem, error.fix)
        return
    lengths = np.linalg.norm(encoder.encode(["The ferry left.", "여객선이 떠났다."]), axis=1)
    if not np.allclose(lengths, 1, atol=1e-3):
        yield Problem(f"The vectors of {folder} are not of unit length.", _COPY)
    if recorded and (off := drift(encoder, *recorded)) > TOLERANCE:
        yield Problem(
            f"The vectors of {folder} differ from those recorded when it was made by up to {off:.2g}.",
            "If the files are whole, this machine's arithmetic is at fault: try another numpy.",
        )
