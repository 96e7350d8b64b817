"""What counts as a pair or a text worth training on."""

from __future__ import annotations

import html
import re
import unicodedata

from aligner.train.data import hangul_share

# Markup of catalogues: tags, accelerator marks, escaped ends of lines.
_TAG = re.compile(r"<[^<>]{0,200}>")
_ACCELERATOR = re.compile(r"\(&amp;\w\)|\([_&]\w\)|(?<!\w)[_&](?=\w)|(?<=\w)_(?=[a-z])")
_PLACEHOLDER = re.compile(r"%(?:\d+\$)?[-+ #0-9.]*[a-zA-Z]|%\d|\$\{?\w|\{\w*\}|@\w+@|&\w+;")
_SHORTEST, _LONGEST = 12, 420  # characters of the English side
_FEWEST_WORDS = 3


def clean(text: str) -> str:
    r"""NFC in one line without markup.

    >>> clean("_Open the <b>file</b>\n now&hellip;")
    'Open the file now…'
    """
    text = _TAG.sub("", html.unescape(html.unescape(text)))
    text = _ACCELERATOR.sub("", text)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def is_pair(en: str, ko: str) -> bool:
    """Whether both sides are text of their language, of a length that a translation may have.

    Korean takes 0.3 to 1.1 characters for one of English in the project's bitext (1 in 100 outside).
    """
    return (
        _SHORTEST <= len(en) <= _LONGEST
        and len(en.split()) >= _FEWEST_WORDS
        and hangul_share(en) < 0.05
        and hangul_share(ko) > 0.4
        and 0.2 <= len(ko) / len(en) <= 1.3
        and not _PLACEHOLDER.search(en)
        and sum(char.isalpha() or char == " " for char in en) > 0.8 * len(en)
    )
