"""The words of a line with what each costs under a language: the input of the labelling in language.py.

Costs are in words: a plain lower-case Latin word in a Korean run, 1.0, is the unit. They were set by hand
and moved while the lines of tests/benchmarks/sentences.py (glued pairs, single sentences) got better.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from aligner.page.abbreviations import MAYBE_LAST, NEVER_LAST
from aligner.page.marks import Group, groups

SENTENCE_END, SEPARATOR, ABBREVIATION = 0.8, 0.6, 1.2  # a change of language here costs little,
BLANK, GLUED = (
    2.0,
    2.5,
)  # here much: an island of two words of the other language is not worth 2 x 2.0
IN_LABELLED_LINE = (
    0.3  # "Venue 장소: Main Hall 인문관": such a line says by itself that it is bilingual
)
FREE_EDGE = 0.8  # at the brackets or quotes of a whole clause

HANGUL = "가-힣ㄱ-ㆎᄀ-ᇿ"
LATIN = "A-Za-zÀ-ɏ"
HAN = "㐀-鿿豈-﫿"
KANA_AND_OTHER = "぀-ヿЀ-ӿͰ-Ͽ֐-ۿऀ-๿"
_SEPARATORS = frozenset("| / · - — – ─ : • ■ □ ▲ △ ▼ ◆ ◇ ● ○ ※ ☞ » > « = + *".split(" "))
_CLOSING = "\"'”’»」』)\\]}˝"
_END = re.compile(rf"[.!?…。]+[{_CLOSING}]*$")
# A sentence end inside a word ("Province.충남", "갔다.The"), a plain change from Latin to Hangul, or back.
_INNER_CUT = re.compile(
    rf"(?<=[{LATIN}\d.!?…%])(?<=[.!?…])[{_CLOSING}]*(?=[\"'“‘(\[]?[{HANGUL}])"
    rf"|(?<=[{HANGUL}][.!?…])[{_CLOSING}]*(?=[\"'“‘(\[]?[{LATIN}])"
    rf"|(?<=[a-z][a-z])(?=[{HANGUL}][{HANGUL}])|(?<=[{HANGUL}][{HANGUL}])(?=[A-Z]?[a-z]|A\b)"
)
_HANGUL_IN = re.compile(f"[{HANGUL}]")
_LATIN_IN = re.compile(f"[{LATIN}]")
_HAN_IN = re.compile(f"[{HAN}]")
_OTHER_IN = re.compile(f"[{KANA_AND_OTHER}]")
_CLAUSE_END = re.compile(r"[다요까죠][.?!…]+$")
_VERB_END = re.compile(r"[다요까죠음함]$")
_EDGE = re.compile(r"^[^\w]+|[^\w]+$")
_ADDRESS = re.compile(
    r"@|://|^www\.|\w\.(?:com|net|org|kr|html?|docx?|pdf|hwp|jpg|png|example)\b", re.I
)
_UNITS = frozenset(
    "km kg cm mm ml mg kw kwh mw mwh gw gb mb tb hz ghz ha pp vs feat x ft lb oz mph no".split()
)
_BILINGUAL_LABEL = re.compile(r"^[^:]{1,40}:(?=\s)")
Costs = tuple[float, float, float]  # as an English word, as a Korean one, as neither


class Word(NamedTuple):
    """Half-open range, its cost under each label, and the cost of changing the label before it."""

    start: int
    stop: int
    costs: Costs
    change: float


def words(text: str) -> list[Word]:
    """The words of ``text`` in order; a bracket or quotation inside a sentence is one word."""
    pieces: list[tuple[int, int, bool]] = []  # start, stop, whether it is a group
    edges: set[int] = set()  # where a free group begins or ends
    at = 0
    for group in groups(text):
        if group.start < at:
            continue
        if _is_free(text, group):
            edges |= {group.start, group.stop}
            continue
        pieces += _plain(text, at, group.start)
        pieces.append((group.start, group.stop, True))
        at = group.stop
    pieces += _plain(text, at, len(text))
    labelled = _has_bilingual_label(text)
    found: list[Word] = []
    for index, (start, stop, is_group) in enumerate(pieces):
        costs = _group_costs(text[start:stop]) if is_group else _costs(text[start:stop])
        change = _change(text, pieces, index, edges)
        if labelled and change <= BLANK:
            change = min(change, IN_LABELLED_LINE)
        found.append(Word(start, stop, costs, change))
    return found


def ends_sentence(word: str) -> bool:
    """Whether ``word`` ends in a sentence mark that is not part of a title or an initial.

    >>> ends_sentence("water."), ends_sentence("Mr."), ends_sentence("J.")
    (True, False, False)
    """
    if not _END.search(word):
        return False
    bare = _EDGE.sub("", word)
    return not (
        word.endswith(".") and (bare.lower() in NEVER_LAST or (len(bare) == 1 and bare.isupper()))
    )


def _plain(text: str, start: int, stop: int) -> list[tuple[int, int, bool]]:
    """The words between two groups: at blanks, and where the language may change without one."""
    found = []
    for match in re.compile(r"\S+").finditer(text, start, stop):
        at = match.start()
        for cut in _INNER_CUT.finditer(match.group()):
            place = match.start() + cut.end()
            if at < place < match.end():
                found.append((at, place, False))
                at = place
        found.append((at, match.end(), False))
    return found


def _costs(word: str) -> Costs:
    if _HANGUL_IN.search(word):
        syllables = len(_HANGUL_IN.findall(word))
        english = 0.5 if syllables == 1 else 0.8
        return english + (1.0 if _CLAUSE_END.search(word) else 0.0), 0.0, 1.5
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
    bare = _EDGE.sub("", word)
    if _ADDRESS.search(word):
        return 0.0
    if len(bare) < 2 or bare.lower() in _UNITS:
        return 0.1
    if bare.replace("'", "").replace("’", "").replace("-", "").isalpha() and bare.islower():
        return 1.0
    return 0.35 if bare.istitle() else 0.2


def _group_costs(text: str) -> Costs:
    """A gloss or short quotation: cheap in either language, never worth a change and back."""
    english = korean = 0.0
    for word in text.split():
        costs = _costs(word)
        english, korean = english + costs[0], korean + costs[1]
    return min(0.3 * english, 1.0), min(0.3 * korean, 1.0), 1.5


def _is_free(text: str, group: Group) -> bool:
    """Whether the pair holds a clause of its own, so that the language may change at its marks."""
    inside = text[group.start + 1 : group.stop - 1].strip()
    parts = inside.split()
    if sum(_costs(p)[0] for p in parts) > 2 and sum(_costs(p)[1] for p in parts) > 2:
        return True  # both languages inside: no gloss
    if group.kind == "quote":
        return _stands_alone(text, group, inside)
    if not parts:
        return False
    if _HANGUL_IN.search(inside):
        korean = sum(1 for p in parts if _HANGUL_IN.search(p))
        last = parts[-1].rstrip(".?!…")
        ends_line = not text[group.stop :][:3].strip(" .")
        return (korean >= 2 and bool(_VERB_END.search(last))) or (korean >= 3 and ends_line)
    plain = sum(1 for p in parts if _latin_cost(p) == 1.0)
    return plain >= 4 or (plain >= 1 and len(parts) >= 3 and inside[-1] in ".!?")


def _stands_alone(text: str, group: Group, inside: str) -> bool:
    """Whether a quotation begins after a sentence end (or a line start) and ends where another begins."""
    before = text[max(0, group.start - 40) : group.start].split()
    if before and not ends_sentence(before[-1]):
        return False
    after = text[group.stop : group.stop + 2]
    return (
        not after.strip()
        or (inside[-1:] in tuple(".!?…") and after[0] == " ")
        or after.strip()[:1] in tuple('"“')
    )


def _has_bilingual_label(text: str) -> bool:
    match = _BILINGUAL_LABEL.match(text)
    return bool(match and _HANGUL_IN.search(match.group()) and _LATIN_IN.search(match.group()))


def _change(text: str, pieces: list[tuple[int, int, bool]], index: int, edges: set[int]) -> float:
    """The cost of a change of language before the piece."""
    if index == 0:
        return 0.0
    start, stop, _ = pieces[index]
    before, here = text[pieces[index - 1][0] : pieces[index - 1][1]], text[start:stop]
    glued = pieces[index - 1][1] == start
    if start in edges:
        return FREE_EDGE
    if before in _SEPARATORS or here in _SEPARATORS or before[-1] in ":|":
        return SEPARATOR
    if ends_sentence(before) and not _is_figure(before, pieces, index, text):
        return ABBREVIATION if _EDGE.sub("", before).lower() in MAYBE_LAST else SENTENCE_END
    return GLUED if glued else BLANK


def _is_figure(word: str, pieces: list[tuple[int, int, bool]], index: int, text: str) -> bool:
    """Whether ``word`` is "3." of a list or a date, and ends no sentence: "2025. 3. 1.", "1. 개요"."""
    if not word.rstrip(".").isdigit():
        return False
    if index < 2 or text[pieces[index][0]].isdigit():
        return True
    previous = text[pieces[index - 2][0] : pieces[index - 2][1]]
    return ends_sentence(previous)
