"""English texts less what two prints of one may word otherwise: articles, contractions, spellings.

Two texts are one if these forms are equal. So nothing is compared two by two, and what is not listed here keeps texts
apart: every content word, every preposition, every figure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.corpus.repeats.fold import fold, joined, one_form
from aligner.page.credits.strip import WINDOW, strip_credit

_WORD = re.compile(r"\S+")
_FIGURE = re.compile(r"(?<![^\W_])\d")
# Without any of these at its end a text has no credit there: half of the time of all is spared.
_CREDIT = re.compile(
    r"[\])>】〉=/|©ⓒ]|사진|제공|기자|연합|뉴스|AP|EPA|yonhap|reuters|photo|image|courtesy|getty|xinhua",
    re.IGNORECASE,
)
_MAY_SAY_NOTHING = frozenset({"a", "an", "the", "that"})
# "a few" is not "few".
_COUNTED = frozenset({"few", "little", "bit", "lot", "number"})
# Behind these, "that" may be left away.
_SAY = (
    "say says said add adds added announced announces believe believes believed confirm confirmed confirms explain"
    " explained explains hope hopes hoped know knows knew note noted notes report reported reports think thinks"
    " thought stress stressed stresses claim claimed claims warn warned warns"
)
_SAYING = frozenset(_SAY.split())
_SHORT = tuple(
    (re.compile(form, re.IGNORECASE), written)
    for form, written in (
        (r"\bcan['’]t\b", "can not"),
        (r"\bwon['’]t\b", "will not"),
        (r"n['’]t\b", " not"),
        (r"['’]re\b", " are"),
        (r"['’]ve\b", " have"),
        (r"['’]ll\b", " will"),
        (r"\bI['’]m\b", "I am"),
    )
)
_CANNOT = re.compile(r"\b(can)(not)\b", re.IGNORECASE)
_PER_CENT = re.compile(r"(?<=\d) ?(?:per ?cent|pct)\b", re.IGNORECASE)
_FIGURES = "one two three four five six seven eight nine ten eleven twelve"
_DIGITS = {word: str(value) for value, word in enumerate(_FIGURES.split(), 1)}
_MONTHS = {
    "jan": "january", "feb": "february", "apr": "april", "aug": "august", "sept": "september", "sep": "september",
    "oct": "october", "nov": "november", "dec": "december",
}  # fmt: skip
_SPELT = re.compile(r"our|res?$|[ei]nce|mme|ll|is|ys|^grey")
# Words; some 6 MB.
_REMEMBERED = 1 << 15
# British and American. Only stems of which no other word comes about.
_SPELLINGS = tuple(
    (re.compile(form), written)
    for form, written in (
        (r"^(col|hon|lab|neighb|fav|harb|behavi|rum|hum|arm|endeav)our", r"\1or"),
        (r"^(cent|theat|met|kilomet|centimet|lit|fib)re(s?)$", r"\1er\2"),
        (r"^(defen|offen|licen)ce", r"\1se"),
        (r"^(program)me", r"\1"),
        (r"^(travel|cancel|label|model|signal|fuel)l(?=ed|ing|er)", r"\1"),
        (r"^(\w{3,})is(e|ed|es|er|ers|ing|ation|ations)$", r"\1iz\2"),
        (r"^(\w{3,})ys(e|ed|es|ing)$", r"\1yz\2"),
        (r"^grey", "gray"),
    )
)


def plain_en(text: str) -> str:
    """An English text less typography, credit and wording that says nothing.

    >>> plain_en("The ferry won't sail, officials said.")
    'ferrywillnotsailofficialssaid'
    >>> plain_en("Ferry will not sail, officials said (AP Photo/Kim Ji-ho)")
    'ferrywillnotsailofficialssaid'
    """
    return joined(word for word, _ in words_en(text))


def words_en(text: str) -> list[tuple[str, str]]:
    """The words that count, in order, each with how it is printed.

    >>> words_en("A neighbour of the U.S. has 3,000.")
    [('neighbor', 'neighbour'), ('of', 'of'), ('us', 'U.S.'), ('has', 'has'), ('3000', '3000.')]
    """
    printed = _WORD.findall(_written_out(one_form(without_credit(text))))
    found: list[tuple[str, str]] = []
    before = ""
    for place, raw in enumerate(printed):
        word = _one_spelling(raw)
        if word in _MAY_SAY_NOTHING and _says_nothing(raw, word, before, printed, place):
            continue
        if word:
            found.append((word, raw))
            before = word
    return found


def without_credit(text: str) -> str:
    """A text without a photo credit at its end; one with a figure stays, for that may be a date (뉴스1 is a name)."""
    if not _CREDIT.search(text, max(0, len(text) - WINDOW)):
        return text
    stop = strip_credit(text)[1]
    return text if _FIGURE.search(text, stop) else text[:stop] or text


def _written_out(text: str) -> str:
    """A text with its contractions written out; the case of the words stays, for it tells names."""
    if "'" in text or "’" in text:
        for form, written in _SHORT:
            text = form.sub(written, text)
    return _PER_CENT.sub("%", _CANNOT.sub(r"\1 \2", text)).replace(" & ", " and ")


def _says_nothing(raw: str, word: str, before: str, printed: list[str], place: int) -> bool:
    if word == "that":
        return before in _SAYING
    after = printed[place + 1 : place + 2]
    if after and _one_spelling(after[0]) in _COUNTED:
        return False
    # "Vitamin A", "Mr. An"; "The" is no name.
    return word == "the" or place == 0 or raw.islower()


@lru_cache(_REMEMBERED)
def _one_spelling(raw: str) -> str:
    word = fold(raw)
    word = _DIGITS.get(word, _MONTHS.get(word, word))
    if word.isalpha() and _SPELT.search(word):
        for form, written in _SPELLINGS:
            word = form.sub(written, word)
    return word
