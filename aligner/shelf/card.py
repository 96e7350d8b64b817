"""The card of a model and the facts of its folder, safe to print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from aligner.encode.files import read_settings, sha256
from aligner.encode.load import is_own, module_types
from aligner.encode.prompts import prompt_for
from aligner.errors import ModelError
from aligner.shelf.installed import dimension_of, form_of, in_bytes

# The table of settings at the top of a card: a line of three dashes, "key: value" lines, three dashes.
_FRONT = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
# What libraries leave in the cards that they write, for authors to fill in; on a page of the hub it is not seen.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_LICENCE = re.compile(r"(?m)^license:[ \t]*(\S[^\n]*)$")
_LICENCE_FILES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "NOTICE")
# A card is prose; what is longer is something else.
_LONGEST = 1_000_000
_WEIGHTS = ("*.safetensors", "*.model")


def card_of(folder: Path) -> str:
    """The card without its front matter, as Markdown; "" where there is none."""
    text = _COMMENT.sub("", _FRONT.sub("", _card_text(folder), count=1))
    return _EMPTY_LINES.sub("\n\n", text).strip()


def facts_of(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """What a folder tells of its model, as labels and values: settings, licence, fingerprints of the weights.

    Raises :class:`ModelError` for a folder that is no SentenceTransformer.
    """
    own = is_own(folder)
    dimension = dimension_of(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    yield "model", name
    yield "folder", str(folder)
    yield "format", form_of(folder)
    yield "dimension", "unknown" if dimension is None else str(dimension)
    yield "size", in_bytes(size)
    yield from _own_settings(folder) if own else _library_settings(folder, name)
    yield "licence", licence_of(folder)
    for pattern in _WEIGHTS:
        for path in sorted(folder.rglob(pattern)):
            yield "sha256", f"{sha256(path)}  {path.relative_to(folder)}"


def licence_of(folder: Path) -> str:
    """The licence as the card's front matter names it, or the files that may tell; "unknown" where neither does."""
    front = _FRONT.match(_card_text(folder))
    if front and (named := _LICENCE.search(front[1])):
        return named[1].strip().strip("\"'")
    files = [name for name in _LICENCE_FILES if (folder / name).is_file()]
    return "see " + ", ".join(files) if files else "unknown"


def _card_text(folder: Path) -> str:
    try:
        with (folder / "README.md").open(encoding="utf-8", errors="replace") as file:
            return file.read(_LONGEST)
    except OSError:
        return ""


def _own_settings(folder: Path) -> Iterator[tuple[str, str]]:
    config = read_settings(folder / "config.json")
    for key, label in (("vocabulary", "pieces"), ("max_tokens", "tokens read of a text")):
        if key in config:
            yield label, f"{config[key]:,}" if isinstance(config[key], int) else str(config[key])
    trained = config.get("trained_from")
    if isinstance(trained, dict):
        yield "trained from", f"{trained.get('name')} (sha256 {trained.get('sha256')})"


def _library_settings(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    kinds = [kind.rpartition(".")[2] for kind in module_types(folder)]
    yield "modules", ", ".join(kinds)
    prompts = _prompts(folder)
    for key, prompt in prompts.items():
        yield f"prompt {key}", repr(prompt)
    yield "prompt used", repr(prompt_for(name, prompts))


def _prompts(folder: Path) -> dict[str, str | None]:
    """The prompts that the library would know; none where the file is missing or holds something else."""
    path = folder / "config_sentence_transformers.json"
    if not path.is_file():
        return {}
    try:
        prompts = read_settings(path).get("prompts")
    except ModelError:
        return {}
    return dict(prompts) if isinstance(prompts, dict) else {}
