"""How two halves of a wrapped line are put together: with a blank, without, or less a hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Glue = Literal[" ", "", "-"]
"""" " between words, "" inside a word, "-" inside a word that was hyphenated: the hyphen goes."""

_HYPHENATED = re.compile(r"(?:^|[\s(\"'“‘])([A-Za-z]+)-$")
_HALF = re.compile(r"([a-z]+)")
# Second halves that are no words: "govern-ment", "na-tional"; and first halves that are none.
_SUFFIX = re.compile(
    r"(?:ments?|[st]ions?|tional\w*|ing|ings|ness|ity|ties|ably|able|ible|ally|ence|ance|ences|ances|ent|ents|ly|ers?|ed|"
    r"tive\w*|tures?|cal|cally|ous|ous\w+|ical\w*|ist|ists|ism|izing|ized|ize|ate|ates|ated|ating|tion\w+|cial\w*|tial\w*|dent\w*)$"
)
_PREFIX = re.compile(
    r"(?:con|com|re|de|dis|in|im|un|pro|pre|per|inter|ex|en|em|sub|ad|ac|ap|ob|trans|ab|be)$",
    re.IGNORECASE,
)

_OPENING = "([{<“‘「『《〈"
_CLOSING = ".,!?…:;)]}>”’」』》〉%"
_HANGUL = re.compile("[가-힣]")
# "제3", "1억5000만": any other Hangul before a figure ends a word (in 1,645 of 1,660 cases of park_news,
# flores and textbook).
_BEFORE_FIGURES = "제억만"
# Log odds of a blank in halves, for what stands at a line end; counted on 22,000 lines of Korean.
_TABLE = Path(__file__).with_name("glue.tsv")


def english_glue(line: str, after: str, words: Mapping[str, int]) -> Glue:
    """Whether a hyphen at the line end belongs to the word; ``words`` counts the words of the page.

    >>> english_glue("the govern-", "ment said", {}), english_glue("the well-", "known poet", {})
    ('-', '')
    """
    head = _HYPHENATED.search(line)
    if not head:
        return "" if line.endswith("-") and not line.endswith(" -") else " "
    tail = _HALF.match(after)
    if not tail or words.get(f"{head[1]}-{tail[1]}"):
        return ""
    if words.get(head[1] + tail[1]):
        return "-"
    split = _SUFFIX.match(tail[1]) or _PREFIX.match(head[1])
    return "-" if split else ""


def korean_glue(line: str, after: str, words: Mapping[str, int]) -> Glue:
    """Whether a line end that may stand anywhere cut a Korean word; ``words`` counts the page's.

    Punctuation decides first, then words that stand elsewhere on the page, then what usually stands at
    the ends of words: a table of log odds of a blank, given the two characters before and after
    (naive Bayes). It is right in 92 to 94 % of random cuts; its recipe is tests/benchmarks/glue.py.

    >>> korean_glue("꿀 3", "8병을 땄다", {}), korean_glue("학교에서", "만난 친구", {})
    ('', ' ')
    """
    last, first = line[-1], after[0]
    if first in _CLOSING or last in _OPENING or (last.isdigit() and first.isdigit()):
        return ""
    if last in ",.!?…:;":
        return "" if last in ".," and first.isdigit() and line[-2:-1].isdigit() else " "
    if last.isascii() and first.isascii() and last.isalpha() == first.isalpha():
        return ""
    if first.isdigit() and _HANGUL.match(last):
        return "" if last in _BEFORE_FIGURES else " "
    head, tail = line.rsplit(" ", 1)[-1], after.split(" ", 1)[0].rstrip("\"'”’.,)!?…")
    if words.get(head.lstrip("\"'“‘(") + tail):
        return ""
    if words.get(head) and words.get(tail) and len(head) > 1 and len(tail) > 1:
        return " "
    return " " if _odds_of_blank(line, after) > 0 else ""


def vocabulary(lines: Iterable[str]) -> Counter[str]:
    """The words of the lines that no line end has touched."""
    words: Counter[str] = Counter()
    for line in lines:
        words.update(word.strip("\"'“‘”’.,()[]?!") for word in line.split()[1:-1])
    return words


def contexts(line: str, after: str) -> list[tuple[str, str]]:
    """What the table knows of a line end: the last one and two characters, the first one and two.

    >>> contexts("꿀 3", "병을")
    [('last', '0'), ('last', '_0'), ('first', '병'), ('first', '병을')]
    """
    before = "".join(map(_class, line[-2:].rjust(2)))
    behind = "".join(map(_class, after[:2].ljust(2)))
    return [("last", before[1]), ("last", before), ("first", behind[0]), ("first", behind)]


def _class(char: str) -> str:
    """A Hangul syllable itself; "0" for a figure, "a" for another letter, "_" for the rest."""
    if "\uac00" <= char <= "\ud7a3":
        return char
    return "0" if char.isdigit() else "a" if char.isalpha() else "_"


def _odds_of_blank(line: str, after: str) -> int:
    """The log odds, in halves, that a blank stood here; two characters tell more than one where they are known."""
    table = _odds()
    last, last_two, first, first_two = contexts(line, after)
    return (
        table["prior", ""]
        + table.get(last_two, table.get(last, 0))
        + table.get(first_two, table.get(first, 0))
    )


@cache
def _odds() -> dict[tuple[str, str], int]:
    odds = {}
    for row in _TABLE.read_text(encoding="utf-8").splitlines():
        side, value, found = row.split("\t")
        odds.update(dict.fromkeys(((side, context) for context in found.split(" ")), int(value)))
    return odds
