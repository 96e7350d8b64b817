"""Arguments to files: each file once, in an order that depends on neither that of the arguments nor the file system's."""

from __future__ import annotations

import heapq
import os
import stat
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from aligner.inputs.arguments import given, is_glob
from aligner.inputs.forms import no_page
from aligner.inputs.letters import SPECIAL, Letter, refused
from aligner.inputs.names import STDIN, name_of
from aligner.inputs.patterns import Patterns, at_start, matches, split, step
from aligner.inputs.records import File
from aligner.inputs.walk import Entry, Walk, english, joined, korean

_NO_MATCH = Letter("no match", "matches no file.", "Check the pattern.")


@dataclass(frozen=True, slots=True)
class Root:
    """A folder where a walk begins, its real path, and the patterns of what is wanted below it."""

    base: str
    real: str
    patterns: Patterns

    def takes(self, real: str) -> bool:
        """Whether the walk comes by the file with this real path (which is below ``self.real``)."""
        states = at_start(self.patterns)
        *folders, name = real[len(self.real) :].strip("/").split("/")
        for folder in folders:
            states = step(self.patterns, states, folder)
        return bool(matches(self.patterns, states, name)) and not no_page(real)


def files(inputs: Iterable[str]) -> Iterator[Entry]:
    """The files of all arguments, each once; what cannot be taken is refused in its place.

    An argument is a file, a folder (with all that is below it), a pattern, or ``-``. Links below a folder are not
    followed; an argument that is a link is, since the user named it. Names are told as :mod:`aligner.inputs.arguments` says.
    """
    paths, above = given(inputs)
    roots = _roots(paths)
    alone = [path for path in paths if not is_glob(path) and not _is_folder(path)]
    streams = [("", _alone(alone, roots, above))]
    streams += [
        (root.base, _walked(root, rivals, above))
        for root, rivals in zip(roots, _rivals(roots), strict=True)
    ]
    last = None
    for path, entry in _merged(streams):
        if path != last:
            yield entry
        last = path


def _is_folder(path: str) -> bool:
    try:
        return os.path.isdir(path)  # noqa: PTH112
    except ValueError:  # a zero byte in the name
        return False


def _roots(paths: Sequence[str]) -> list[Root]:
    """The folders to walk, but for those that lie in another one that is walked as a whole."""
    patterns: dict[str, list[Sequence[str]]] = defaultdict(list)
    for path in paths:
        if is_glob(path):
            base, parts = split(path)
            patterns[base].append(parts)
        elif path != STDIN and _is_folder(path):
            patterns[path].append(())
    bases = sorted(patterns, key=os.fsencode)
    roots = [Root(base, os.path.realpath(base), patterns[base]) for base in bases]
    over = _over(roots)
    return [
        root
        for root in roots
        if root.patterns != [()] or not any(o.takes(root.real) for o in over(root.real))
    ]


def _over(roots: Iterable[Root]) -> Callable[[str], list[Root]]:
    """What finds the roots in which a real path lies."""
    known: dict[str, list[Root]] = defaultdict(list)
    for root in roots:
        known[root.real].append(root)
    return lambda real: [root for above in _above(real) for root in known.get(above, ())]


def _rivals(roots: Sequence[Root]) -> list[list[Root]]:
    """For each root the earlier ones that may come by the same files: one lies in the other, or they are the same."""
    places = {id(root): place for place, root in enumerate(roots)}
    over = _over(roots)
    found: list[list[Root]] = [[] for _ in roots]
    for place, root in enumerate(roots):
        for other in over(f"{root.real.rstrip('/')}/"):
            first, second = sorted((places[id(other)], place))
            if first != second and roots[first] not in found[second]:
                found[second].append(roots[first])
    return found


def _above(real: str) -> Iterator[str]:
    """The folders that hold a path, the nearest first.

    >>> list(_above("/news/2025")), list(_above("/news/"))
    (['/news', '/'], ['/news', '/'])
    """
    while real != "/" and real:
        real = os.path.dirname(real)  # noqa: PTH120
        yield real


def _walked(root: Root, rivals: Sequence[Root], above: str) -> Iterator[tuple[str, Entry]]:
    walk = Walk(root.base, root.patterns, above)
    for path, entry in walk:
        if not (isinstance(entry, File) and rivals and _is_taken(_real(root, path), rivals)):
            yield path, entry
    for which, parts in enumerate(root.patterns):
        if parts and which not in walk.matched:
            path = joined(root.base, "/".join(parts))
            yield path, refused(name_of(path, above), _NO_MATCH)


def _real(root: Root, path: str) -> str:
    """The real path of what a walk came by; there are no links between."""
    below = path if root.base == "." else path[len(root.base) :]
    return f"{root.real.rstrip('/')}/{below.lstrip('/')}"


def _is_taken(real: str, roots: Iterable[Root]) -> bool:
    return any(real.startswith(f"{root.real.rstrip('/')}/") and root.takes(real) for root in roots)


def _alone(paths: Sequence[str], roots: Sequence[Root], above: str) -> Iterator[tuple[str, Entry]]:
    """Files that the user named, but for those that a walk comes by. Two versions of a page are one."""
    names = {os.fsencode(path) for path in paths}
    over = _over(roots)
    first: dict[str, str] = {}
    for path in paths:
        first.setdefault(_real_of(path), path)
    for real, path in sorted(first.items(), key=lambda item: os.fsencode(item[1])):
        if english(os.fsencode(path)) in names or _is_taken(real, over(real)):
            continue
        partner = korean(os.fsencode(path))
        yield path, _checked(path, os.fsdecode(partner) if partner in names else "", above)


def _real_of(path: str) -> str:
    try:
        return path if path == STDIN else os.path.realpath(path)
    except ValueError:  # a zero byte in the name
        return path


def _checked(path: str, partner: str, above: str) -> Entry:
    if path == STDIN:
        return File(STDIN, STDIN, given=True)
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (a name that is no UTF-8 stays as it is)
    except (OSError, ValueError) as error:
        return refused(name_of(path, above), error)
    if not stat.S_ISREG(mode):
        return refused(name_of(path, above), SPECIAL)
    return File(path, name_of(path, above), korean=partner, given=True)


def _merged(
    streams: Iterable[tuple[str, Iterator[tuple[str, Entry]]]],
) -> Iterator[tuple[str, Entry]]:
    """All entries in the order of their paths' bytes. A stream is started when its first path is due."""
    heap: list[tuple[bytes, int, tuple[str, Entry] | None, Iterator[tuple[str, Entry]]]] = [
        (os.fsencode("" if start == "." else start), place, None, stream)
        for place, (start, stream) in enumerate(streams)
    ]
    heapq.heapify(heap)
    while heap:
        _, place, item, stream = heapq.heappop(heap)
        if item is not None:
            yield item
        following = next(stream, None)
        if following is not None:
            heapq.heappush(heap, (os.fsencode(following[0]), place, following, stream))
