"""The words of a line with what each costs under a language: the input of the labelling in language.py.

Costs are in words: a plain lower-case Latin word in a Korean run, 1.0, is the unit. They were set by hand
and moved while lines made of two glued sentences came out better (tests/benchmarks/sentences.py).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from aligner.page.abbreviations import MAYBE_LAST, MONTHS, NEVER_LAST, word_set
from aligner.page.marks import Group, groups

# A change of language costs little at the end of a sentence and at " | " ...
SENTENCE_END, SEPARATOR, ABBREVIATION, FREE_EDGE = 0.8, 0.6, 1.2, 0.8
# ... and much between two plain words: an island of two words is not worth going there and back.
BLANK = 2.0
# More, where an English run would end on a Korean word, or a Korean one on "LG.".
OTHER_SCRIPT = 0.4
# "Venue 장소: Main Hall 인문관": such a line says by itself that it is in both.
IN_LABELLED_LINE = 0.3

HANGUL = "가-힣ㄱ-ㆎᄀ-ᇿ"
LATIN = "A-Za-zÀ-ɏ"
HAN = "㐀-鿿豈-﫿"
KANA_AND_OTHER = "぀-ヿЀ-ӿͰ-Ͽ֐-ۿऀ-๿"
_SEPARATORS = word_set("| / · - — – ─ : • ■ □ ▲ △ ▼ ◆ ◇ ● ○ ※ ☞ » > « = + *")
_CLOSING = "\"'”’»」』)\\]}˝"
_OPENING = "\"'“‘(\\["
_NEXT = f"(?=[{_OPENING}]?[A-Z\\d$£€₩{HANGUL}{HAN}])"
# Where one word may be two. The cases are, in order: "Province.충남" and "in 2020.2020년", but not "U.S.A";
# "reasonable".그는"; "9291.03.도쿄" and "needed:그러나"; "있다.hoping"; "secrets비밀을"; "우물A well".
_INNER_CUT = re.compile(
    rf"(?:(?<=[{LATIN}{HANGUL}%)])(?<!\.[A-Z])(?<!^[A-Z])|(?<=\b(?:19|20)\d\d))[.!?…]+[{_CLOSING}]?{_NEXT}"
    rf"|(?<=[.!?…])[{_CLOSING}]{_NEXT}|^[.!?…]+{_NEXT}"
    rf"|(?<=\d)\.(?=[{HANGUL}])|(?<=[a-z]):(?=[{HANGUL}])|(?<=[{HANGUL}])[.!?…]+(?=[a-z])"
    rf"|(?<=[a-z][a-z])(?=[{HANGUL}][{HANGUL}])|(?<=[{HANGUL}][{HANGUL}])(?=[A-Z]?[a-z]|A\b)"
)
_END = re.compile(rf"[.!?…。][{_CLOSING}]*$")
_HANGUL_IN = re.compile(f"[{HANGUL}]")
_LATIN_IN = re.compile(f"[{LATIN}]")
_HAN_IN = re.compile(f"[{HAN}]")
_OTHER_IN = re.compile(f"[{KANA_AND_OTHER}]")
_CLAUSE_END = re.compile(rf"[다요까죠네음함임]\.[{_CLOSING}]*$|[?!…][{_CLOSING}]*$")
_FINITE = re.compile("[가-힣]다$")
_VERB_END = re.compile("[다요까죠음함]$")
# A word, or several plain words of one script: inside such a stretch no change of language is cheaper than
# at its ends, and taking it as one makes long lines three times faster.
_STRETCH = re.compile(r"(?:[가-힣]+ )+(?=[가-힣])|(?:[a-z]{2,} )+(?=[a-z])|\S+")
_LETTERS = re.compile(rf"[{LATIN}\d](?:.*[{LATIN}\d])?")
_ADDRESS = re.compile(r"@|://|\bwww\.|\w\.(?:com|net|org|kr|html?|docx?|pdf|hwp|jpg|png|example)\b")
_UNITS = word_set("km kg cm mm ml mg kw kwh mw mwh gw gb mb tb hz ghz ha pp vs feat ft lb oz mph")
_BILINGUAL_LABEL = re.compile(r"[^:]{1,40}:(?=\s)")
Costs = tuple[float, float, float]  # for English, for Korean, for neither


class Word(NamedTuple):
    """Half-open range, its cost under each label, and the cost of leaving each label before it."""

    start: int
    stop: int
    costs: Costs
    leaving: Costs


class _Piece(NamedTuple):
    start: int
    stop: int
    text: str
    is_group: bool


def words(text: str) -> list[Word]:
    """The words of ``text`` in order; a bracket or quotation inside a sentence is one word."""
    pieces, edges = _pieces(text)
    labelled = _has_bilingual_label(text)
    found: list[Word] = []
    before = ahead = None
    for piece in pieces:
        leaving = (IN_LABELLED_LINE,) * 3 if labelled else _leaving(before, piece, edges)
        if before and ahead and not labelled and _is_figure(ahead, before, piece):
            leaving = (BLANK,) * 3
        costs = _group_costs(piece.text) if piece.is_group else _sum(piece.text)
        found.append(Word(piece.start, piece.stop, costs, leaving))
        ahead, before = before, piece
    return found


def ends_sentence(word: str) -> bool:
    """Whether ``word`` ends in a sentence mark that is not part of a title, a month or an initial.

    >>> ends_sentence("water."), ends_sentence("Mr."), ends_sentence("J.")
    (True, False, False)
    """
    if not _END.search(word[-8:]):
        return False
    bare = _bare(word)
    initial = len(bare) == 1 and bare.isupper()
    return not (word.endswith(".") and (initial or bare.lower() in NEVER_LAST | MONTHS))


def _bare(word: str) -> str:
    """The word from its first Latin letter or figure to its last."""
    match = _LETTERS.search(word)
    return match.group() if match else ""


def _pieces(text: str) -> tuple[list[_Piece], set[int]]:
    """The words and closed groups of ``text``, and where its groups with a clause of their own begin and end."""
    pieces: list[_Piece] = []
    edges: set[int] = set()
    at = 0
    for group in groups(text):
        if group.start < at:
            continue
        if _is_free(text, group):
            edges |= {group.start, group.stop}
            continue
        pieces += _plain(text, at, group.start)
        pieces.append(
            _Piece(group.start, group.stop, text[group.start : group.stop], is_group=True)
        )
        at = group.stop
    return [*pieces, *_plain(text, at, len(text))], edges


def _plain(text: str, start: int, stop: int) -> list[_Piece]:
    """The words between two groups: at blanks, and where the language may change without one."""
    found = []
    for match in _STRETCH.finditer(text, start, stop):
        stretch, at = match.group().rstrip(), match.start()
        cuts = [cut.end() for cut in _INNER_CUT.finditer(stretch) if 0 < cut.end() < len(stretch)]
        for first, last in pairwise([0, *cuts, len(stretch)]):
            found.append(_Piece(at + first, at + last, stretch[first:last], is_group=False))
    return found


def _sum(text: str) -> Costs:
    """The costs of all words of ``text`` together."""
    if " " not in text:
        return _costs(text)
    costs = [_costs(word) for word in text.split()]
    return sum(c[0] for c in costs), sum(c[1] for c in costs), sum(c[2] for c in costs)


@lru_cache(maxsize=16_384)  # a few words make most of a text
def _costs(word: str) -> Costs:
    if _HANGUL_IN.search(word):
        english = 0.8 if len(_HANGUL_IN.findall(word)) > 1 else 0.5
        if _CLAUSE_END.search(word[-8:]):
            english += 1.0
        elif _FINITE.search(word[-8:]):
            english += 0.5
        return english, 0.0, 1.5
    if _OTHER_IN.search(word):
        weight = 0.15 * len(word)
        return weight, weight, 0.0
    if _LATIN_IN.search(word):
        return 0.0, _latin_cost(word), 1.5
    if han := len(_HAN_IN.findall(word)):
        return 0.15 * han, 0.05 * han, 0.0
    # Figures that stand alone between the languages are English: Korean glues a counter to them.
    return 0.0, 0.01 if any(c.isdigit() for c in word) else 0.0, 0.0


def _latin_cost(word: str) -> float:
    """What a word of Latin letters costs in a Korean run: names and acronyms are at home there."""
    bare = _bare(word)
    if len(bare) < 2 or bare.lower() in _UNITS or _ADDRESS.search(word):
        return 0.1
    if bare.replace("'", "").replace("’", "").replace("-", "").isalpha() and bare.islower():
        return 1.5 if _END.search(word[-8:]) else 1.0  # "came." ends a clause
    return 0.35 if bare.istitle() else 0.2


def _group_costs(text: str) -> Costs:
    """A gloss or short quotation: cheap in either language, never worth a change and back."""
    english, korean, _ = _sum(text)
    return min(0.3 * english, 1.0), min(0.3 * korean, 1.0), 1.5


def _is_free(text: str, group: Group) -> bool:
    """Whether the pair holds a clause of its own, so that the language may change at its marks."""
    inside = text[group.start + 1 : group.stop - 1].strip()
    parts = inside.split()
    costs = [_costs(part) for part in parts]
    if sum(c[0] for c in costs) > 2 and sum(c[1] for c in costs) > 2:
        return True  # both languages inside: no gloss
    if group.kind == "quote":
        return _stands_alone(text, group, inside)
    if not parts or _HANGUL_IN.match(text, group.stop):  # "(laid him on the green)를"
        return False
    if _HANGUL_IN.search(inside):
        korean = sum(1 for part in parts if _HANGUL_IN.search(part))
        ends_line = not text[group.stop : group.stop + 3].strip(" .")
        clause = _VERB_END.search(parts[-1].rstrip(".?!…"))
        return (korean >= 2 and clause is not None) or (korean >= 3 and ends_line)
    plain = sum(1 for c in costs if c[1] >= 1.0)
    return plain >= 4 or (plain >= 1 and len(parts) >= 3 and inside[-1] in ".!?")


def _stands_alone(text: str, group: Group, inside: str) -> bool:
    """Whether a quotation begins after a sentence end (or a line start) and ends where another begins."""
    before = text[max(0, group.start - 40) : group.start].split()
    if before and not ends_sentence(before[-1]):
        return False
    after = text[group.stop : group.stop + 2]
    stops = bool(inside) and inside[-1] in ".!?…" and after[:1] == " "
    return not after.strip() or stops or after.strip()[:1] in tuple('"“')


def _has_bilingual_label(text: str) -> bool:
    match = _BILINGUAL_LABEL.match(text)
    return bool(match and _HANGUL_IN.search(match.group()) and _LATIN_IN.search(match.group()))


def _leaving(before: _Piece | None, here: _Piece, edges: set[int]) -> Costs:
    """The costs of leaving English, Korean and neither between two pieces."""
    if before is None:
        return 0.0, 0.0, 0.0
    if here.start in edges:
        return (FREE_EDGE,) * 3
    if before.text in _SEPARATORS or here.text in _SEPARATORS or before.text[-1] in ":|":
        return (SEPARATOR,) * 3
    if not ends_sentence(before.text):
        return (BLANK,) * 3
    abbreviated = _bare(before.text).lower() in MAYBE_LAST
    cost = ABBREVIATION if abbreviated else SENTENCE_END
    other = BLANK if abbreviated else cost + OTHER_SCRIPT
    if _HANGUL_IN.search(before.text):
        return other, cost, cost
    return (cost, other, cost) if _LATIN_IN.search(before.text) else (cost, cost, cost)


def _is_figure(ahead: _Piece, before: _Piece, here: _Piece) -> bool:
    """Whether ``before`` is "3." of a list or a date, and ends no sentence: "2025. 3. 1.", "1. 개요"."""
    if not before.text.rstrip(".").isdigit() or not before.text.endswith("."):
        return False
    return here.text[0].isdigit() or ends_sentence(ahead.text)
