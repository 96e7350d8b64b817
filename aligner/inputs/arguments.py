"""What the user named, and the folder that names in results are told from.

Arguments that stay below the working directory are called as they are typed. If one leads out of it (it begins with a
slash, or climbs by ``..``), all are told from the deepest folder that holds all of them, as if the command had been given
there: the same files give the same names wherever they lie, and nothing of the machine gets into a corpus. Two paths
never get one name, since all are told from one place.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from typing import NamedTuple

from aligner.inputs.names import STDIN, name_of
from aligner.inputs.patterns import is_pattern, split


class Given(NamedTuple):
    """Arguments, each once, in the order of their bytes; ``above`` is the start of paths that names leave out."""

    paths: list[str]
    above: str = ""

    def names(self) -> list[str]:
        """How the arguments are called."""
        return [name_of(path, self.above) for path in self.paths]


def given(inputs: Iterable[str]) -> Given:
    """The arguments as paths.

    >>> given(["news/old/", "./news/old", "-"])
    Given(paths=['-', 'news/old'], above='')
    >>> given(["/data/news", "/data/old/*.txt"])
    Given(paths=['/data/news', '/data/old/*.txt'], above='/data/')
    """
    paths = {tidy(path) for path in inputs}
    if not any(map(_leads_out, paths)):
        return Given(sorted(paths, key=os.fsencode))
    whole = sorted({_whole(path) for path in paths}, key=os.fsencode)
    return Given(whole, _above(whole))


def tidy(path: str) -> str:
    """A path without what means nothing in it; ``..`` stays, since a link may lie before it.

    >>> tidy("./news//old/"), tidy("/"), tidy("."), tidy("-"), tidy("./-")
    ('news/old', '/', '.', '-', './-')
    """
    parts = [part for part in path.replace(os.sep, "/").split("/") if part not in {"", "."}]
    plain = "/".join(parts)
    if path.startswith("/"):
        return f"/{plain}"
    return f"./{plain}" if plain == STDIN and path != STDIN else plain or "."


def is_glob(path: str) -> bool:
    """Whether an argument is a pattern; a file of that very name comes first."""
    return is_pattern(path) and not os.path.lexists(path)


def _leads_out(path: str) -> bool:
    return path.startswith("/") or ".." in path.split("/")


def _whole(path: str) -> str:
    """The path from the root, without ``..``; a link behind the last of these keeps its name."""
    parts = path.split("/")
    if path == STDIN or (path.startswith("/") and ".." not in parts):
        return path
    behind = len(parts) - parts[::-1].index("..") if ".." in parts else 0
    try:
        start = os.path.realpath("/".join(parts[:behind]))
    except ValueError:  # a zero byte in the name
        return os.path.abspath(path)  # noqa: PTH100
    # What is magic in the names of folders above a pattern is none of the pattern.
    start = glob.escape(start) if is_glob(path) else start
    return tidy("/".join([start, *parts[behind:]]))


def _above(paths: Iterable[str]) -> str:
    """The deepest folder that holds all paths, with a slash."""
    folders = [
        split(path)[0] if is_glob(path) else os.path.dirname(path)  # noqa: PTH120
        for path in paths
        if path != STDIN
    ]
    return f"{os.path.commonpath(folders).rstrip('/')}/"
