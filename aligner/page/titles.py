"""Titles that lost their line end and run on into the text.

Nothing in a line such as "[시론] 불을 끄자 지난달 한 마을을 찾았다." tells where its title ends, so it is cut only where the page prints the title
once more, alone on a line or at the beginning of its own name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_TAG = re.compile(
    r"[\[<【〈](?:[가-힣 ]{0,8}(?:사설|시론|칼럼|기고|논설|오피니언|취재수첩|기자수첩)"
    r"|(?i:editorial|column|guest column|op-?ed|opinion|commentary))[\]>】〉] ?"
)
# What stands between a title and the name of the site: "불을 끄자 | 한강일보".
_BEFORE_SITE = re.compile(r" [|<>–—:-]{1,2} ")
_SHORTEST, _LONGEST = 4, 90  # characters of a title


def titles(lines: Iterable[str]) -> frozenset[str]:
    """What may be a title: short lines, without their tag and without the name of the site."""
    found = set()
    for line in lines:
        tag = _TAG.match(line)
        title = line[tag.end() :] if tag else line
        if len(title) <= 2 * _LONGEST:
            found |= {title, _BEFORE_SITE.split(title, maxsplit=1)[0]}
    return frozenset(title for title in found if _SHORTEST <= len(title) <= _LONGEST)


def title_end(line: str, known: Collection[str]) -> int:
    """Where the title ends that runs on into the first sentence of its line; 0 if it cannot be told.

    >>> title_end("[시론] 불을 끄자 지난달 한 마을을 찾았다.", {"불을 끄자"})
    10
    """
    tag = _TAG.match(line)
    if tag is None:
        return 0
    ends = [at for at in range(tag.end(), tag.end() + _LONGEST + 1) if line[at : at + 1] == " "]
    return max((at for at in ends if line[tag.end() : at] in known), default=0)
