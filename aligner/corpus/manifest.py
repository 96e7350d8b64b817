"""The manifest of a corpus: everything that decides what lies in the folder, so that no two runs are mixed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from aligner.corpus.files import whole_file
from aligner.corpus.lock import LOCK
from aligner.errors import AlignerError

MANIFEST = "manifest.json"

Manifest = Mapping[str, Any]

# Sums that say nothing to a reader, and what it means that they differ.
_SUMS = {
    "inputs.sha256": "the names or sizes of the input files are others",
    "model.sha256": "the files of the model are others",
    "settings.glossary": "the glossary is another",
}


def read_manifest(corpus: Path) -> dict[str, Any]:
    """The manifest of a corpus folder.

    Raises:
        AlignerError: the folder is no corpus, or its manifest is damaged.
    """
    path = corpus / MANIFEST
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AlignerError(
            f"{corpus} is no corpus: it has no {MANIFEST}.",
            fix="Name a folder that `aligner batch` has made.",
        ) from None
    except (OSError, ValueError) as error:
        raise AlignerError(
            f"{path} cannot be read: {error}", fix="Make the corpus anew in another folder."
        ) from None
    if not isinstance(found, dict):
        raise AlignerError(f"{path} is no manifest.", fix="Make the corpus anew in another folder.")
    return found


def enter(corpus: Path, wanted: Manifest) -> None:
    """Make a folder the corpus of a manifest, or see that it is that already. To be called under the lock.

    What a killed run has left half-written is removed.

    Raises:
        AlignerError: the folder holds something else, or a corpus of another manifest.
        OSError: it may not be written.
    """
    for left in (*corpus.glob(".*.part"), *corpus.glob("*/.*.part")):
        left.unlink(missing_ok=True)
    if (corpus / MANIFEST).exists():
        _compare(corpus, read_manifest(corpus), wanted)
        return
    if any(path.name != LOCK for path in corpus.iterdir()):
        raise AlignerError(
            f"{corpus} is not empty, and no corpus.",
            fix="Name a new folder, or one that `aligner batch` has made.",
        )
    with whole_file(corpus / MANIFEST) as out:
        out.write(json.dumps(wanted, ensure_ascii=False, indent=2) + "\n")


def _compare(corpus: Path, found: Manifest, wanted: Manifest) -> None:
    # As JSON gives it back: a tuple is a list there.
    differences = list(differing(found, json.loads(json.dumps(wanted))))
    if differences:
        raise AlignerError(
            f"{corpus} was begun with other settings: {'; '.join(differences)}.",
            fix="Give the same settings and inputs again, or name another folder.",
        )


def differing(found: Manifest, wanted: Manifest, at: str = "") -> Iterator[str]:
    """What two manifests do not have in common, each with its place in them.

    >>> list(differing({"model": {"name": "a"}, "shard": 256}, {"model": {"name": "b"}, "shard": 256}))
    ["model.name was 'a' and is now 'b'"]
    >>> list(differing({"libraries": {}}, {"libraries": {"lxml": "6.1"}}))
    ["libraries.lxml was nothing and is now '6.1'"]
    """
    for name in dict.fromkeys((*found, *wanted)):
        place = f"{at}.{name}" if at else name
        old, new = found.get(name), wanted.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from differing(old, new, place)
        elif old != new:
            yield _SUMS.get(place) or f"{place} was {_told(old)} and is now {_told(new)}"


def _told(value: object) -> str:
    return "nothing" if value is None else repr(value)
