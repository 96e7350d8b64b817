"""Word lists around names: titles, first names, particles, and words that are no names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> tuple[str, ...]:
    """A list of ``words.txt``, in its order.

    >>> word_list("particles")[:2]
    ('으로부터', '까지의')
    """
    return _lists()[name]


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of ``words.txt``, to look words up."""
    return frozenset(word_list(name))


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in (files("aligner.check.names") / "words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            lists[name] = (*lists.get(name, ()), *line.split())
    return lists


@cache
def common_words() -> tuple[frozenset[str], frozenset[str]]:
    """English words in lower case, and Korean stems, that ordinary text holds (models/build_names.py)."""
    english, korean = (files("aligner.check.names") / "common.txt").read_text("utf-8").splitlines()
    return frozenset(english.split()), frozenset(korean.split()) | word_set("nouns_ko")
