"""Which encoders are on this machine: the bundled one, those in a folder, those that the hub's cache holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.encode.files import bundled_folder, check_sums, read_json, read_settings
from aligner.encode.load import is_own, refuse_danger
from aligner.errors import ModelError
from aligner.shelf.tensors import read_header

# The settings of modules that tell how many numbers a vector has, the last module first.
_DIMENSION_KEYS = (
    "out_features",
    "embedding_dimension",
    "word_embedding_dimension",
    "hidden_size",
    "d_model",
)


@dataclass(frozen=True, slots=True)
class Installed:
    """An encoder that ``--model`` may name.

    ``place`` is "bundled", "folder" or "hub"; ``dimension`` None where only loading it would tell; ``size`` in bytes;
    ``problem`` empty if it can be read, and otherwise why not.
    """

    name: str
    place: str
    path: Path
    dimension: int | None
    size: int
    form: str
    problem: str = ""


def bundled() -> Installed:
    """The encoder that travels with the package. Raises :class:`ModelError` when it is gone."""
    return _installed("ko-en", "bundled", bundled_folder())


def in_folder(folder: Path) -> list[Installed]:
    """The model that ``folder`` is, or those that lie in it. Raises :class:`ModelError` for no folder."""
    if not folder.is_dir():
        raise ModelError(
            f"There is no folder {folder}.", fix="Give a folder of models, or one model."
        )
    inside = [path for path in sorted(folder.iterdir()) if (path / "modules.json").is_file()]
    here = [folder] if (folder / "modules.json").is_file() else inside
    return [_installed(str(path), "folder", path) for path in here]


def hub_models() -> tuple[list[Installed], list[str]]:
    """The models of the hub's cache that say they are SentenceTransformers, and what is wrong with the cache.

    Asks no network. A repository without ``modules.json`` (a plain transformer, a data set) is passed over.
    """
    from huggingface_hub import scan_cache_dir
    from huggingface_hub.errors import CacheNotFound

    try:
        cache = scan_cache_dir()
    except (CacheNotFound, ValueError):
        return [], []
    found = [
        _installed(repo.repo_id, "hub", revision.snapshot_path)
        for repo in sorted(cache.repos, key=lambda repo: repo.repo_id)
        if repo.repo_type == "model"
        for revision in sorted(repo.revisions, key=lambda revision: revision.commit_hash)
        if (revision.snapshot_path / "modules.json").is_file()
    ]
    return found, [str(warning) for warning in cache.warnings]


def _installed(name: str, place: str, folder: Path) -> Installed:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return Installed(
        name, place, folder, dimension_of(folder), size, form_of(folder), problem_of(folder)
    )


def problem_of(folder: Path) -> str:
    """Why a folder cannot be read, as far as can be told without loading it; "" if nothing is in the way."""
    try:
        if is_own(folder):
            check_sums(folder)
        else:
            refuse_danger(folder)
    except ModelError as error:
        return error.problem.replace(f"{folder}/", "")
    return ""


def form_of(folder: Path) -> str:
    """The kind of weights: "ko-en 1" with its number, "safetensors", "pickle" or "none"."""
    try:
        if is_own(folder):
            return f"ko-en {read_settings(folder / 'config.json').get('format', '?')}"
    except ModelError:
        pass
    if any(folder.rglob("*.safetensors")):
        return "safetensors"
    return "pickle" if any(folder.rglob("*.bin")) or any(folder.rglob("*.pt")) else "none"


def dimension_of(folder: Path) -> int | None:
    """Numbers in a vector as the settings of its last module tell, or the table of a static embedding."""
    for module in reversed(_modules(folder)):
        settings = _settings(folder / module)
        for key in _DIMENSION_KEYS:
            if isinstance(settings.get(key), int):
                return int(settings[key])
        if width := _static_width(folder / module):
            return width
    own = _settings(folder).get("dimension")
    return own if isinstance(own, int) else None


def _modules(folder: Path) -> list[str]:
    try:
        return [str(module["path"]) for module in read_json(folder / "modules.json")]
    except (KeyError, ModelError, TypeError):
        return []


def _settings(folder: Path) -> dict[str, Any]:
    """The settings of a module; those of a newer model may be nested one deep, as ``text_config``."""
    try:
        values = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(values, dict):
        return {}
    nested = values.get("text_config")
    return {**(nested if isinstance(nested, dict) else {}), **values}


def _static_width(folder: Path) -> int | None:
    """The columns of ``embedding.weight``."""
    for path in sorted(folder.glob("*.safetensors")):
        try:
            shape = read_header(path)["embedding.weight"].shape
        except (KeyError, ModelError):
            continue
        if len(shape) == 2:
            return shape[1]
    return None


def in_bytes(size: int) -> str:
    """A size for a reader.

    >>> in_bytes(35_000_000), in_bytes(1_900_000_000), in_bytes(900)
    ('35 MB', '1.9 GB', '1 kB')
    """
    if size >= 1e9:
        return f"{size / 1e9:.1f} GB"
    return f"{size / 1e6:.0f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"
