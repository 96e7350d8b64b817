"""Patterns of paths as a walk needs them: which names of a folder may lead to a match.

A pattern is a sequence of parts between slashes; ``**`` stands for any number of folders. A path is matched name by name:
a state is how many parts of which pattern are used up (as a finite automaton reads a text). When all are, the file
is wanted, or all that is in the folder. So a folder is the pattern of no parts.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

Patterns = Sequence[Sequence[str]]
States = frozenset[tuple[int, int]]

_MAGIC = re.compile(r"[*?\[]")
# A wildcard that means itself.
_ESCAPED = re.compile(r"\[([*?\[])\]")
_ANY = "**"


def is_pattern(path: str) -> bool:
    """Whether a path has a wildcard.

    >>> is_pattern("news/*.txt"), is_pattern("news")
    (True, False)
    """
    return _MAGIC.search(path) is not None


def split(path: str) -> tuple[str, tuple[str, ...]]:
    """The folder in which a pattern's matches lie, and the parts of the pattern.

    >>> split("news/2025/**/*.txt"), split("/*.txt"), split("a[[]1]/*.txt")
    (('news/2025', ('**', '*.txt')), ('/', ('*.txt',)), ('a[1]', ('*.txt',)))
    """
    parts = path.split("/")
    magic = (at for at, part in enumerate(parts) if is_pattern(_ESCAPED.sub("", part)))
    plain = next(magic, len(parts) - 1)
    base = _ESCAPED.sub(r"\1", "/".join(parts[:plain])) or ("/" if path.startswith("/") else ".")
    return base, tuple(part for part in parts[plain:] if part)


def at_start(patterns: Patterns) -> States:
    """The states in the folder where the patterns begin."""
    return _skipping(patterns, ((which, 0) for which in range(len(patterns))))


def step(patterns: Patterns, states: States, name: str) -> States:
    """The states in the folder ``name``; none if nothing there can match."""
    return _skipping(patterns, _behind(patterns, states, name))


def matches(patterns: Patterns, states: States, name: str) -> list[int]:
    """Which patterns the file ``name`` matches.

    >>> patterns = [("**", "*.txt")]
    >>> matches(patterns, step(patterns, at_start(patterns), "old"), "a.txt")
    [0]
    """
    return whole(patterns, _behind(patterns, states, name))


def whole(patterns: Patterns, states: Iterable[tuple[int, int]]) -> list[int]:
    """Which patterns are used up: all in such a folder is wanted."""
    return sorted({which for which, at in states if at == len(patterns[which])})


def _behind(patterns: Patterns, states: States, name: str) -> list[tuple[int, int]]:
    """The states that ``name`` leads to. Hidden names have to be asked for."""
    hidden = name.startswith(".")
    found = list[tuple[int, int]]()
    for which, at in states:
        parts = patterns[which]
        if at == len(parts) or parts[at] == _ANY:
            if not hidden:
                found.append((which, at))
        elif (not hidden or parts[at].startswith(".")) and _regex(parts[at]).match(name):
            found.append((which, at + 1))
    return found


def _skipping(patterns: Patterns, states: Iterable[tuple[int, int]]) -> States:
    """The states, and those that come of a ``**`` that stands for no folder."""
    found = set[tuple[int, int]]()
    for which, at in states:
        parts = patterns[which]
        found.add((which, at))
        while at < len(parts) and parts[at] == _ANY:
            at += 1  # noqa: PLW2901
            found.add((which, at))
    return frozenset(found)


@lru_cache(maxsize=1024)
def _regex(part: str) -> re.Pattern[str]:
    return re.compile(fnmatch.translate(part))
