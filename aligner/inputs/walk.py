"""Arguments to files, in an order that depends on neither their order nor the file system's."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence

from aligner.inputs.records import File, Refused

_GLOB = frozenset("*?[")


def files(inputs: Sequence[str]) -> Iterator[File | Refused]:
    """The files of all arguments, each once; what cannot be taken is refused in its place.

    An argument is a file, a folder (with all that is below it) or a pattern. Links and special files below a folder
    are refused; an argument that is a link is followed, since the user named it. A pattern does not look
    behind links.
    """
    roots = sorted({os.path.normpath(path) for path in _expanded(inputs)}, key=os.fsencode)
    for path in _outermost(roots):
        yield from _root(path)


def _expanded(inputs: Iterable[str]) -> Iterator[str]:
    for given in inputs:
        if _GLOB & set(given) and not os.path.lexists(given):
            found = glob.glob(given, recursive=True)  # noqa: PTH207 (names stay str)
            yield from (path for path in found if not _behind_link(path)) if found else [given]
        else:
            yield given


def _behind_link(path: str) -> bool:
    """Whether a folder on the way to ``path`` is a link: ``**`` goes round in circles behind such."""
    return any(os.path.islink(above) for above in _above(path))


def _outermost(roots: Sequence[str]) -> Iterator[str]:
    """Paths that lie below no other one."""
    given = set(roots)
    for path in roots:
        if not any(above in given for above in _above(path)):
            yield path


def _above(path: str) -> Iterator[str]:
    """The folders that hold a path, the nearest first.

    >>> list(_above("news/2025/a.txt"))
    ['news/2025', 'news', '.']
    """
    while path not in {"", ".", os.sep} and (parent := os.path.dirname(path)) != path:  # noqa: PTH120
        path = parent or "."
        yield path


def _root(path: str) -> Iterator[File | Refused]:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (a name that is no UTF-8 stays as it is)
    except (OSError, ValueError) as error:
        yield _refused(path, *_why_not(error))
        return
    if stat.S_ISDIR(mode):
        yield from _below(path)
    else:
        yield _file(path, mode)


def _below(folder: str) -> Iterator[File | Refused]:
    """All that is in a folder, one folder's names in memory at a time for each level."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield _refused(folder, *_why_not(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            yield _refused(
                entry.path,
                "hidden",
                "is hidden (its name begins with a full stop).",
                "Name it by itself if it is meant.",
            )
        elif entry.is_symlink():
            yield _refused(
                entry.path,
                "symbolic link",
                "is a symbolic link, and links in a folder are not followed.",
                "Name it by itself if it is meant.",
            )
        elif entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
        else:
            try:
                yield _file(entry.path, entry.stat(follow_symlinks=False).st_mode)
            except OSError as error:
                yield _refused(entry.path, *_why_not(error))


def _file(path: str, mode: int) -> File | Refused:
    if stat.S_ISREG(mode):
        return File(path, name_of(path))
    return _refused(
        path,
        "special file",
        "is a device, a pipe or a socket, not a file.",
        "Leave it out, or give its text as a file.",
    )


def _why_not(error: OSError | ValueError) -> tuple[str, str, str]:
    if isinstance(error, FileNotFoundError):
        return "missing", "is not there.", "Check the name."
    if isinstance(error, PermissionError):
        return "no permission", "may not be read.", "Give yourself the right to read it (chmod)."
    reason = error.strerror if isinstance(error, OSError) else "the name holds a zero byte"
    return "cannot be read", f"cannot be read: {reason}.", "Check the name and the disk."


def _refused(path: str, reason: str, problem: str, fix: str) -> Refused:
    name = name_of(path)
    return Refused(name, name, reason, f"{name} {problem}", fix)


def name_of(path: str) -> str:
    r"""The path as it is told: with ``/``, and what is no UTF-8 in it as ``\xNN``.

    >>> name_of("news/caf\udce9.txt")
    'news/caf\\xe9.txt'
    """
    told = os.fsencode(path).decode("utf-8", "backslashreplace")
    return told.replace(os.sep, "/")
