"""Findings that an editor has looked at and does not want to see again.

An ignore file has a line for each: an id, which leaves out all findings of that kind, or an id, a tab and a
text, which leaves out those about this text: a marked item of either side, or a whole side. Lines that
begin with ``#`` and blank lines say nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path

from aligner.check.ids import IDS
from aligner.errors import AlignerError, InputError

# Whether a finding with that id, about these texts, is to be left out.
Ignored = Callable[[str, Iterable[str]], bool]


def load_ignores(path: Path) -> Ignored:
    """The ignores of a file.

    Raises:
        InputError: the file cannot be read.
        AlignerError: as :func:`read_ignores`.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The ignore file {path} cannot be read: {error}.",
            fix="Give a text file in UTF-8 with an id a line.",
        ) from None
    return read_ignores(text, str(path))


def read_ignores(text: str, source: str = "the ignore file") -> Ignored:
    r"""The ignores of a file's text.

    >>> ignored = read_ignores("number-missing\nname-differs\tKursk\n")
    >>> ignored("number-missing", ["40"]), ignored("name-differs", ["Kursk"]), ignored("name-differs", ["Kyiv"])
    (True, True, False)

    Raises:
        AlignerError: a line does not begin with an id of a finding.
    """
    whole: set[str] = set()
    about: set[tuple[str, str]] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        identity, tab, wanted = line.partition("\t")
        identity = identity.strip()
        if identity not in IDS:
            raise _letter(identity, f"line {number} of {source}")
        if _plain(wanted):
            about.add((identity, _plain(wanted)))
        elif tab:
            raise AlignerError(
                f"There is no text behind the tab in line {number} of {source}.",
                fix=f"Write the text that {identity} is about, or only the id.",
            )
        else:
            whole.add(identity)

    def ignored(identity: str, texts: Iterable[str]) -> bool:
        return identity in whole or any((identity, _plain(text)) in about for text in texts)

    return ignored


def _letter(identity: str, place: str) -> AlignerError:
    near = get_close_matches(identity, IDS, n=1)
    known = f"Did you mean {near[0]}? " if near else ""
    return AlignerError(
        f"“{identity[:60]}” in {place} is no id of a finding.",
        fix=f"{known}The ids are {', '.join(IDS)}.",
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
