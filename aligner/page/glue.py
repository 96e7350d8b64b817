"""How two halves of a wrapped line are put together: with a blank, without, or less a hyphen."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
# Particles and endings that begin no word, with the end of the word behind them. "이 ", "그 ", "한 ",
# "도 " also stand alone and are left out.
_TAIL = re.compile(
    r"(?:은|는|가|을|를|의|에|에서|에게|에는|에도|에선|으로|로|로는|으로는|와|과|만|까지|부터|처럼|보다|라고|라는|이라고|이라는|"
    r"다|고|며|면|면서|지만|는데|은데|인데|도록|려고|던|든|듯|니|서|게|자|어|아|해|된|될|했다|한다|된다|됐다|었다|았다|였다|있다가|"
    r"니다|습니다|ㅂ니다|세요|이다|이며|이고|들|들은|들이|들을|들의|씨|씨는|씨가|적|적인|적으로|하고|하는|하며|한다고|"
    r"했고|했으며|됐고|되는|되고|시켰다|스럽게|롭게)(?=[\s.,!?…\"'”’)\]]|$)"
)
_COUNTER = re.compile(
    r"(?:명|개|일|월|년|원|%|％|㎏|㎞|km|kg|만|억|조|천|백|시|분|초|살|세|대|건|곳|번|회|차|위|층|채|마리|여)"
)
# A last word that looks whole: two syllables or more and a particle or a full ending.
_WHOLE = re.compile(
    r"[가-힣]{1,}(?:을|를|은|는|에서|에게|으로|에는|까지|부터|하고|하며|지만|면서|라고|다고|했다|한다|이다|된|하는|한|의|와|과|며|고|에|로)$"
)


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

    The cues are ordered: punctuation and figures decide, then words that stand elsewhere on the page,
    then particles and endings, which begin no word. A cut is likelier inside a word: words have three
    syllables.

    >>> korean_glue("꿀 3", "8병을 땄다", {}), korean_glue("학교에서", "만난 친구", {})
    ('', ' ')
    """
    last, first = line[-1], after[0]
    if first in _CLOSING or last in _OPENING:
        return ""
    if last in ",.!?…:;":
        return "" if last in ".," and first.isdigit() and line[-2:-1].isdigit() else " "
    if last.isdigit():
        return "" if first.isdigit() or _COUNTER.match(after) else " "
    if last.isascii() and first.isascii():
        return "" if last.isalpha() == first.isalpha() else " "
    head, tail = line.rsplit(" ", 1)[-1], after.split(" ", 1)[0].rstrip("\"'”’.,)!?…")
    if words.get(head.lstrip("\"'“‘(") + tail):
        return ""
    if words.get(head) and words.get(tail) and len(head) > 1 and len(tail) > 1:
        return " "
    if _TAIL.match(after):
        return ""
    return " " if _WHOLE.search(head) and len(head) > 1 else ""
