r"""What two prints of one text have in common: the text less spaces, case and punctuation.

What carries a value stays: the marks between and before figures (3.5 is not 35, 10-3 not 103, -5 not 5), percent and
currency signs, arrows, and the question mark.
"""

from __future__ import annotations

import re
import unicodedata

_DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}"
_TILDES = "\N{WAVE DASH}\N{TILDE OPERATOR}\N{SWUNG DASH}"
# FULLWIDTH EXCLAMATION MARK to FULLWIDTH TILDE are ASCII, set as wide as Hangul.
_WIDE = {0xFEE0 + code: code for code in range(0x21, 0x7F)}
_ONE_FORM = _WIDE | dict.fromkeys(map(ord, _DASHES), "-") | dict.fromkeys(map(ord, _TILDES), "~")
# 1,000 and 1000; 3-5 and 3~5.
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_RANGE = re.compile(r"(?<=\d) ?[-~] ?(?=\d)")
# What stands between two figures, or before one and behind no word, belongs to the figure.
_IN_FIGURE = re.compile(
    r"(?<=\d)[\s.,:/·-](?=\d)|(?<![\w\s.])[-+.~](?=\d)|(?<=\s)[-+.~](?=\d)|^[-+.~](?=\d)"
)
# Symbols that are words of their own. Other punctuation is dropped, symbols (So, Sm, Sc) stay.
_TELLING = frozenset("%‰&@#?*")
_DROPPED = frozenset({"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sk", "Zs", "Zl", "Zp", "Cc", "Cf"})
_KEPT = "\N{NULL}"


def one_form(text: str) -> str:
    """``text`` in NFC, with one form of each dash, tilde and wide letter, figures written one way.

    >>> one_form("１,200–1,500")
    '1200-1500'
    """
    text = unicodedata.normalize("NFC", text).translate(_ONE_FORM)
    return _RANGE.sub("-", _THOUSANDS.sub("", text))


def fold(text: str) -> str:
    """What is left of ``text`` when all is dropped that two prints of it may differ in.

    >>> fold("“Ferry  Resumes”, he said.") == fold('"Ferry resumes" he said')
    True
    >>> fold("It rose 3.5%."), fold("It rose 35.")
    ('itrose3.5%', 'itrose35')
    """
    text = one_form(text).casefold()
    kept = {match.start() for match in _IN_FIGURE.finditer(text)}
    return "".join(char for at, char in enumerate(text) if at in kept or not is_dropped(char))


def is_dropped(char: str) -> bool:
    """Whether a character is mere typography, where no figure is beside it."""
    if char.isalnum() or char in _TELLING:
        return False
    return char == "~" or unicodedata.category(char) in _DROPPED
