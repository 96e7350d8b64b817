"""All that is below a folder, in the order of the bytes of its paths, one folder's names in memory at a time."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aligner.inputs.forms import PLAIN, form_of, no_page
from aligner.inputs.letters import SPECIAL, Letter, refused
from aligner.inputs.names import STDIN, name_of
from aligner.inputs.patterns import Patterns, States, at_start, matches, step, whole
from aligner.inputs.records import File, Refused, Skipped

Entry = File | Refused | Skipped

# A name, a zero byte, and what it is. A folder's name ends in a slash, so that the order of these is that of the
# whole paths: "a.txt" comes before what is in "a".
_FOLDER, _FILE, _LINK, _SPECIAL = b"/\0d", b"\0f", b"\0l", b"\0s"
# A page's English version, and what its Korean one is called: page.en.html, page_en.txt.
_ENGLISH = re.compile(rb"([._-])en((?:\.[A-Za-z]{1,8}){1,2})\Z", re.IGNORECASE)
_KOREAN = re.compile(rb"([._-])ko((?:\.[A-Za-z]{1,8}){1,2})\Z", re.IGNORECASE)

_LINK_OUT = Letter(
    "symbolic link",
    "is a symbolic link, and links in a folder are not followed.",
    "Name what it leads to, or the link itself, if it is meant.",
)


@dataclass(slots=True)
class Walk:
    """A walk through ``base`` for what matches ``patterns``; ``matched`` are those that something did.

    ``above`` is the start of paths that names leave out.
    """

    base: str
    patterns: Patterns
    above: str = ""
    matched: set[int] = field(default_factory=set)

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        """Paths with what became of them, in order."""
        levels = [self._folder(self.base, at_start(self.patterns))]
        while levels:
            path, found = next(levels[-1], ("", None))
            if found is None:
                levels.pop()
            elif isinstance(found, frozenset):
                levels.append(self._folder(path, found))
            else:
                yield path, found

    def _folder(self, folder: str, states: States) -> Iterator[tuple[str, Entry | States]]:
        """What is in a folder: entries, and folders with the states behind them."""
        try:
            names = _listed(folder)
        except (OSError, ValueError) as error:
            yield folder, refused(self._name(folder), error)
            return
        for listed in names:
            name = os.fsdecode(listed.rpartition(b"\0")[0].rstrip(b"/"))
            if found := self._found(joined(folder, name), name, listed, names, states):
                yield found

    def _found(
        self, path: str, name: str, listed: bytes, names: Sequence[bytes], states: States
    ) -> tuple[str, Entry | States] | None:
        """What a name in a folder leads to; None if nobody asked for it."""
        behind = step(self.patterns, states, name)
        if not behind:
            is_whole = whole(self.patterns, states)
            name = self._name(path)
            return (path, Skipped(name, name, "hidden")) if is_whole else None
        if listed.endswith(_FOLDER):
            self.matched.update(whole(self.patterns, behind))
            return path, behind
        matched = matches(self.patterns, states, name)
        self.matched.update(matched)
        entry = self._entry(path, listed, names, states) if matched else None
        return (path, entry) if entry else None

    def _entry(
        self, path: str, listed: bytes, names: Sequence[bytes], states: States
    ) -> Entry | None:
        """What becomes of a name that is no folder; None for the Korean version of a page."""
        name = self._name(path)
        if listed.endswith(_LINK):
            return self._link(path, is_whole=bool(whole(self.patterns, states)))
        if listed.endswith(_SPECIAL):
            return refused(name, SPECIAL)
        if reason := no_page(path):
            return Skipped(name, name, reason)
        if self._partner(listed, _KOREAN, b"en", names, states):
            return None
        korean = self._partner(listed, _ENGLISH, b"ko", names, states)
        path = f"./{path}" if path == STDIN else path
        return File(path, name, korean=joined(os.path.dirname(path), korean) if korean else "")  # noqa: PTH120

    def _partner(
        self,
        listed: bytes,
        marked: re.Pattern[bytes],
        other: bytes,
        names: Sequence[bytes],
        states: States,
    ) -> str:
        """The name of the other version of a file, if it is in the folder and wanted too."""
        name = partner(listed.removesuffix(_FILE), marked, other)
        at = bisect_left(names, name + _FILE)
        if not name or at == len(names) or names[at] != name + _FILE:
            return ""
        found = os.fsdecode(name)
        return found if matches(self.patterns, states, found) else ""

    def _link(self, path: str, *, is_whole: bool) -> Entry:
        """A link within a folder that is taken whole: its goal is found by itself. Any other is refused."""
        top = os.path.realpath(self.base)
        inside = f"{os.path.realpath(path)}/".startswith(f"{top.rstrip('/')}/")
        if is_whole and inside and os.path.exists(path):  # noqa: PTH110
            return Skipped(self._name(path), self._name(path), "link within the folder")
        return refused(self._name(path), _LINK_OUT)

    def _name(self, path: str) -> str:
        return name_of(path, self.above)


def joined(folder: str, name: str) -> str:
    """A path in a folder, without a full stop before it."""
    if folder in {"", "."}:
        return name
    return f"{folder.rstrip('/')}/{name}"


def english(name: bytes) -> bytes:
    """The name of the English version of a file that is a Korean one; empty if it is none.

    >>> english(b"news/7.ko.html"), english(b"news/7.html")
    (b'news/7.en.html', b'')
    """
    return partner(name, _KOREAN, b"en")


def korean(name: bytes) -> bytes:
    """The name of the Korean version of a file that is an English one; empty if it is none."""
    return partner(name, _ENGLISH, b"ko")


def partner(name: bytes, marked: re.Pattern[bytes], other: bytes) -> bytes:
    """A page's file name with the other language in it; empty if it has none."""
    match = marked.search(name)
    if match is None or form_of(os.fsdecode(name)) not in PLAIN:
        return b""
    return name[: match.start()] + match[1] + other + match[2]


def _listed(folder: str) -> list[bytes]:
    """The names in a folder with what they are, sorted. As bytes: a million take 80 MB, as entries 500."""
    with os.scandir(os.fsencode(folder or ".")) as scan:
        return sorted(entry.name + _kind(entry) for entry in scan)


def _kind(entry: os.DirEntry[bytes]) -> bytes:
    if entry.is_symlink():
        return _LINK
    if entry.is_dir(follow_symlinks=False):
        return _FOLDER
    return _FILE if entry.is_file(follow_symlinks=False) else _SPECIAL
