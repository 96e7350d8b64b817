"""What a person sees: the table in the terminal and the account of what was left out."""

from __future__ import annotations

import unicodedata

# Cc: line ends, NUL and the escape that starts a command to the terminal. Cf: invisible, among
# them the marks that turn the direction of writing round, and joiners whose width no two terminals
# agree on. Cs, Co, Cn: no character that a terminal could show. Zl, Zp: line ends again.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    r"""``text`` as one line that cannot command the terminal; format characters are dropped.

    Page text and file names come from anywhere, and a terminal obeys what it is sent.

    >>> visible("a\x1b[31mb\tc")
    'a�[31mb c'
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category not in _UNSEEN:
        return char
    if char.isspace():
        return " "
    return "" if category == "Cf" else "\N{REPLACEMENT CHARACTER}"
