"""What a word costs under a language, and a change of language after it.

Costs are in words: a plain lower-case Latin word in a Korean run, 1.0, is the unit. They were set by hand
and moved while lines made of two glued sentences came out better (tests/benchmarks/sentences.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from aligner.page.words.abbreviations import MAYBE_LAST, MONTHS, NEVER_LAST, word_set

Costs = tuple[float, float, float]  # for English, for Korean, for neither

# A change of language costs little at the end of a sentence and at " | " ...
SENTENCE_END, SEPARATOR, ABBREVIATION = 0.8, 0.6, 1.2
# ... and much between two plain words: an island of two words is not worth going there and back.
BLANK = 2.0
# More, where an English run would end on a Korean word, or a Korean one on "LG.".
OTHER_SCRIPT = 0.4
# What plain words cost in a run of the other language: a Hangul word, one of a syllable, what "있다" costs
# more; a word in lower case, and a unit ("km"), which is at home in both.
_HANGUL_WORD, _SYLLABLE, _VERB = 0.8, 0.5, 0.5
_LOWER, _AT_HOME = 1.0, 0.1
_NEITHER = 1.5
AT_SEPARATOR: Costs = (SEPARATOR,) * 3
AT_BLANK: Costs = (BLANK,) * 3

HANGUL = "가-힣ㄱ-ㆎᄀ-ᇿ"
LATIN = "A-Za-zÀ-ɏ"
HAN = "㐀-鿿豈-﫿"
KANA_AND_OTHER = "぀-ヿЀ-ӿͰ-Ͽ֐-ۿऀ-๿"
CLOSING = "\"'”’»」』)\\]}˝"
SEPARATORS = word_set("| / · - — – ─ : • ■ □ ▲ △ ▼ ◆ ◇ ● ○ ※ ☞ » > « = + *")
HANGUL_IN = re.compile(f"[{HANGUL}]")
LATIN_IN = re.compile(f"[{LATIN}]")
_HAN_IN = re.compile(f"[{HAN}]")
_OTHER_IN = re.compile(f"[{KANA_AND_OTHER}]")
_END = re.compile(rf"[.!?…。][{CLOSING}]*$")
_CLAUSE_END = re.compile(rf"[다요까죠네음함임]\.[{CLOSING}]*$|[?!…][{CLOSING}]*$")
_FINITE = re.compile("[가-힣]다$")
_LETTERS = re.compile(rf"[{LATIN}\d](?:.*[{LATIN}\d])?")
_ADDRESS = re.compile(r"@|://|\bwww\.|\w\.(?:com|net|org|kr|html?|docx?|pdf|hwp|jpg|png|example)\b")
_UNITS = word_set("km kg cm mm ml mg kw kwh mw mwh gw gb mb tb hz ghz ha pp vs feat ft lb oz mph")
_NO_END = NEVER_LAST | MONTHS
# A few words make most of a text: what is known of this many is kept: a third less time for long lines.
CACHED = 16_384


def ends_sentence(word: str) -> bool:
    """Whether ``word`` ends in a sentence mark that is not part of a title, a month or an initial.

    >>> ends_sentence("water."), ends_sentence("Mr."), ends_sentence("J.")
    (True, False, False)
    """
    if not _END.search(word[-8:]):
        return False
    bare = _bare(word)
    initial = len(bare) == 1 and bare.isupper()
    return not (word.endswith(".") and (initial or bare.lower() in _NO_END))


def _bare(word: str) -> str:
    """The word from its first Latin letter or figure to its last."""
    match = _LETTERS.search(word)
    return match.group() if match else ""


def costs_of(text: str) -> Costs:
    """The costs of all words of ``text`` together."""
    return total(text.split()) if " " in text else _costs(text)


def total(parts: Iterable[str]) -> Costs:
    """The costs of the words together."""
    english = korean = neither = 0.0
    for part in parts:
        costs = _costs(part)
        english += costs[0]
        korean += costs[1]
        neither += costs[2]
    return english, korean, neither


def plain_costs(parts: Sequence[str]) -> Costs:
    """The same of words that are all of Hangul syllables, or all of two or more letters a to z.

    >>> plain_costs(["우물이", "있다"]), plain_costs(["wells", "are", "deep"])
    ((2.1, 0.0, 3.0), (0.0, 3.0, 4.5))
    """
    neither = _NEITHER * len(parts)
    if parts[0].isascii():
        return 0.0, sum(_AT_HOME if part in _UNITS else _LOWER for part in parts), neither
    english = 0.0
    for part in parts:
        english += _SYLLABLE if len(part) == 1 else _HANGUL_WORD
        english += _VERB if part[-1] == "다" and len(part) > 1 else 0.0
    return english, 0.0, neither


@lru_cache(maxsize=CACHED)
def _costs(word: str) -> Costs:
    if HANGUL_IN.search(word):
        english = _HANGUL_WORD if len(HANGUL_IN.findall(word)) > 1 else _SYLLABLE
        if _CLAUSE_END.search(word[-8:]):
            english += 1.0
        elif _FINITE.search(word[-8:]):
            english += _VERB
        return english, 0.0, _NEITHER
    if _OTHER_IN.search(word):
        weight = 0.15 * len(word)
        return weight, weight, 0.0
    if LATIN_IN.search(word):
        return 0.0, _latin_cost(word), _NEITHER
    if han := len(_HAN_IN.findall(word)):
        return 0.15 * han, 0.05 * han, 0.0
    # Figures that stand alone between the languages are English: Korean glues a counter to them.
    return 0.0, 0.01 if any(c.isdigit() for c in word) else 0.0, 0.0


def _latin_cost(word: str) -> float:
    """What a word of Latin letters costs in a Korean run: names and acronyms are at home there."""
    bare = _bare(word)
    if len(bare) < 2 or bare.lower() in _UNITS or _ADDRESS.search(word):
        return _AT_HOME
    if bare.replace("'", "").replace("’", "").replace("-", "").isalpha() and bare.islower():
        return 1.5 if _END.search(word[-8:]) else _LOWER  # "came." ends a clause
    return 0.35 if bare.istitle() else 0.2


def group_costs(text: str) -> Costs:
    """A gloss or short quotation: cheap in either language, never worth a change and back."""
    english, korean, _ = costs_of(text)
    return min(0.3 * english, 1.0), min(0.3 * korean, 1.0), _NEITHER


@lru_cache(maxsize=CACHED)
def leaving_after(word: str) -> Costs:
    """The costs of leaving English, Korean and neither after ``word``.

    >>> leaving_after("well"), leaving_after("2026.")
    ((2.0, 2.0, 2.0), (0.8, 0.8, 0.8))
    """
    if word in SEPARATORS or word[-1] in ":|":
        return AT_SEPARATOR
    if not ends_sentence(word):
        return AT_BLANK
    abbreviated = _bare(word).lower() in MAYBE_LAST
    cost = ABBREVIATION if abbreviated else SENTENCE_END
    other = BLANK if abbreviated else cost + OTHER_SCRIPT
    if HANGUL_IN.search(word):
        return other, cost, cost
    return (cost, other, cost) if LATIN_IN.search(word) else (cost, cost, cost)
