"""Finds the Korean and English sentences of a page that translate each other.

    from aligner import Aligner

    for pair in Aligner().align(text):
        print(pair.score, pair.en, pair.ko)

The names below are loaded when they are first used: a program that only asks for the version, and
``aligner --help``, need not wait for numpy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.check import Glossary as Glossary
    from aligner.check import check_pair as check_pair
    from aligner.check import load_glossary as load_glossary
    from aligner.encode import Encoder as Encoder
    from aligner.encode import load_encoder as load_encoder
    from aligner.errors import AlignerError as AlignerError
    from aligner.errors import InputError as InputError
    from aligner.errors import ModelError as ModelError
    from aligner.pipeline import Aligner as Aligner
    from aligner.types import Finding as Finding
    from aligner.types import Page as Page
    from aligner.types import Pair as Pair
    from aligner.types import Span as Span

__version__ = "0.1.0"

_HOMES = {
    "Aligner": "aligner.pipeline",
    "AlignerError": "aligner.errors",
    "Encoder": "aligner.encode",
    "Finding": "aligner.types",
    "Glossary": "aligner.check",
    "InputError": "aligner.errors",
    "ModelError": "aligner.errors",
    "Page": "aligner.types",
    "Pair": "aligner.types",
    "Span": "aligner.types",
    "check_pair": "aligner.check",
    "load_encoder": "aligner.encode",
    "load_glossary": "aligner.check",
}

__all__ = [*_HOMES, "__version__"]  # noqa: PLE0604  the names are the keys above


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
