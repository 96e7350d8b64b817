r"""What two prints of one text have in common: the text less spaces, case and punctuation.

What carries a value stays: the marks between and before figures (3.5 is not 35, 10-3 not 103, -5 not 5), percent and
currency signs, arrows, and the question mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}"
_TILDES = "\N{WAVE DASH}\N{TILDE OPERATOR}\N{SWUNG DASH}"
# FULLWIDTH EXCLAMATION MARK to FULLWIDTH TILDE are ASCII, set as wide as Hangul.
_WIDE = {0xFEE0 + code: code for code in range(0x21, 0x7F)}
_ONE_FORM = _WIDE | dict.fromkeys(map(ord, _DASHES), "-") | dict.fromkeys(map(ord, _TILDES), "~")
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _ONE_FORM)))}]")
_DIGIT = re.compile(r"\d")
# 1,000 and 1000; 3-5 and 3~5.
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_RANGE = re.compile(r"(?<=\d) ?[-~] ?(?=\d)")
# A blank that is not between two figures.
_BETWEEN = re.compile(r"(?<!\d) | (?!\d)")
# What stands between two figures, or before one and behind no word, belongs to the figure.
_IN_FIGURE = re.compile(r"(?<=\d)[\s.,:/·-](?=\d)|(?<![\w.])[-+.~](?=\d)")
# Symbols that are words of their own. Other punctuation is dropped, symbols (So, Sm, Sc) stay.
_TELLING = frozenset("%‰&@#?*")
_DROPPED = frozenset({"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sk", "Zs", "Zl", "Zp", "Cc", "Cf"})
# Where a mark of a figure waits while the others are dropped: PRIVATE USE AREA.
_ASIDE = 0xE000


class _Drops(dict[int, int | None]):
    """What becomes of each character, found out when it is first met."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        dropped = char == "~" or (char not in _TELLING and unicodedata.category(char) in _DROPPED)
        self[code] = None if dropped else code
        return self[code]


_DROP = _Drops()


def one_form(text: str) -> str:
    """``text`` in NFC, with one form of each dash, tilde and wide letter, figures written one way.

    >>> one_form("１,200–1,500")
    '1200-1500'
    """
    text = unicodedata.normalize("NFC", text)
    if _ODD.search(text):
        text = text.translate(_ONE_FORM)
    return _RANGE.sub("-", _THOUSANDS.sub("", text)) if _DIGIT.search(text) else text


def fold(text: str) -> str:
    """What is left of ``text`` when all is dropped that two prints of it may differ in.

    >>> fold("“Ferry  Resumes”, he said.") == fold('"Ferry resumes" he said')
    True
    >>> fold("It rose 3.5%."), fold("It rose 35.")
    ('itrose3\ue02e5%', 'itrose35')
    """
    text = one_form(text).casefold()
    if text.isalnum():
        return text
    if _DIGIT.search(text):
        text = _IN_FIGURE.sub(_set_aside, text)
    return text.translate(_DROP)


def _set_aside(mark: re.Match[str]) -> str:
    return chr(_ASIDE + (32 if mark.group().isspace() else ord(mark.group())))


def joined(words: Iterable[str]) -> str:
    """Words without the spaces between them, except between two figures.

    >>> joined(["flood", "wall"]), joined(["unit", "3", "5"])
    ('floodwall', 'unit3 5')
    """
    return _BETWEEN.sub("", " ".join(words))
