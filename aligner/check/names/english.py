"""The names of an English text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.check.names.local_en import is_common, local_place
from aligner.check.names.mention import Mention
from aligner.check.names.people_en import begins_korean, full_name
from aligner.check.names.read import Word
from aligner.check.names.syllables import RARE, SPELLED
from aligner.check.names.table import known
from aligner.check.names.words import word_set
from aligner.types import Span

_PLACE_BEFORE = frozenset(("in", "at", "near", "around", "outside"))
# A share of capitals above which a line is a headline, where they tell no names.
_HEADLINE = 0.85
# McCormack, O'Brien (bare), DeVito
_CAMEL = re.compile(r"(?:Ma?c|O|D[aei]|L[ae]|Fitz|Van)[A-Z][a-z]+\Z")
# Longer words that end so are no names, in whatever capitals: Prosecutions, Autonomous, Revolutionary.
_LONG = 7
_NO_NAME = (
    "tion",
    "tions",
    "ment",
    "ments",
    "ous",
    "ness",
    "ionary",
    "istic",
    "ological",
    "ographic",
    "ways",
)
_SAYING = frozenset(("said", "says", "told", "who", "added"))


def mentions(text: str, told: Sequence[Word]) -> list[Mention]:
    """The names of a text in its order, none of them overlapping.

    >>> from aligner.check.names.read import read_words
    >>> found = mentions(t := "Gov. Rhee Chang-yong left Seoul for Kursk.", read_words(t))
    >>> [(m.span.of(t), m.source, m.kind) for m in found]
    [('Rhee Chang-yong', 'korean', 'person'), ('Seoul', 'known', 'city'), ('Kursk', 'known', 'region')]
    """
    tabled = known().english
    out: list[Mention] = []
    reached = 0
    for at, word in enumerate(told):
        if word.start < reached:
            continue
        found = _known(told, at) if word.bare in tabled else None
        if found is None and not word.capital:
            continue
        if word.capital and (found is None or len(found.words) == 1):
            found = local_place(text, told, at, found) or found
        if found and found.kind == "person" and len(found.words) == 1:
            whole = full_name(text, told, at)  # Ban Hyo-jin is not the Ban of the tables
            found = whole if whole and "-" in whole.span.of(text) else found
        if found is None and word.capital:
            found = full_name(text, told, at) or _family(told, at)
            if found is None and (other := _foreign(text, told, at)):
                found = None if _is_headline(told) else other
        if found is not None:
            out.append(found)
            reached = found.span.stop
    return out


def _is_headline(told: Sequence[Word]) -> bool:
    """Whether nearly every word has a capital, so that capitals tell no names."""
    long = [word for word in told if len(word.bare) > 3]
    return len(long) > 3 and sum(word.capital for word in long) > _HEADLINE * len(long)


def _known(told: Sequence[Word], at: int) -> Mention | None:
    """The longest entity of the tables that begins here."""
    for form, entities in known().english.get(told[at].bare, ()):
        if len(form) > 1 and tuple(word.bare for word in told[at : at + len(form)]) != form:
            continue
        kind = entities[0].kind
        if len(form) == 1 and _is_surname(told, at, kind):
            return None  # Laura Bush is not the Bush of the tables, Paris Hilton's friend Jack London no city
        span = Span(told[at].start, told[at + len(form) - 1].stop)
        return Mention(span, "known", kind, form, entities, strong=True)
    return None


def _is_surname(told: Sequence[Word], at: int, kind: str) -> bool:
    before = told[at - 1].bare if at else ""
    if kind == "person":
        return before in word_set("first_names")
    return kind in ("city", "region", "firm") and (
        before in word_set("first_names") or before.lower() in word_set("titles_en")
    )


def _family(told: Sequence[Word], at: int) -> Mention | None:
    """A Korean family name alone: President Lee, Kim said."""
    word = told[at]
    family = word.bare.lower()
    if (
        family not in SPELLED
        or family in RARE
        or word.stop - word.start not in (len(family), len(family) + 2)
    ):
        return None  # no name, or a word such as I'm
    if at and told[at - 1].bare in word_set("first_names"):
        return None
    if (
        at
        and told[at - 1].capital
        and told[at - 1].bare.lower() not in word_set("titles_en")
        and not told[at].opens
    ):
        return None  # Bruce Lee, Central Park
    if at + 1 < len(told) and told[at + 1].capital and told[at + 1].start == word.stop + 1:
        return None  # Park Avenue
    return Mention(Span(word.start, word.stop), "family", "person", (family,), strong=True)


def _foreign(text: str, told: Sequence[Word], at: int) -> Mention | None:
    """A run of capitalised words that the tables do not know."""
    word = told[at]
    if not _may_be_name(word) or (word.opens and not _goes_on(text, told, at)):
        return None
    stop = at + 1
    while stop < len(told) and _goes_with(text, told, stop):
        if begins_korean(text, told, stop):
            return None  # Astronomer Shim Chae-kyung
        stop += 1
    kind, strong = _shown(text, told, at, stop)
    names = tuple(word.bare for word in told[at:stop])
    return Mention(Span(word.start, told[stop - 1].stop), "foreign", kind, names, strong=strong)


def _goes_with(text: str, told: Sequence[Word], at: int) -> bool:
    """Whether a word belongs to the run of capitalised words before it."""
    gap = text[told[at - 1].stop : told[at].start]
    if text[told[at - 1].stop - 2 : told[at - 1].stop] in ("'s", "’s"):
        return False  # Tapie's School
    return gap in (" ", "-") and _may_be_name(told[at]) and told[at - 1].bare != "St"


def _shown(text: str, told: Sequence[Word], at: int, stop: int) -> tuple[str, bool]:
    """The kind that the neighbours show."""
    before = told[at - 1].bare.lower() if at else ""
    if before in word_set("titles_en") and not told[at].opens:
        return "person", True
    if before in _PLACE_BEFORE:
        return "place", False
    if before not in ("st", "saint") and told[at].bare in word_set("first_names"):
        return "person", stop > at + 1
    return ("person", True) if _titled(text, told, stop) else ("name", False)


def _may_be_name(word: Word) -> bool:
    name = word.bare
    if len(name) < 3 or not (name.isalpha() and (name.istitle() or _CAMEL.match(name))):
        return False
    lower = name.lower()
    return not (len(name) > _LONG and lower.endswith(_NO_NAME)) and (
        lower not in word_set("no_names")
        and lower not in word_set("titles_en")
        and not is_common(lower)
    )


def _goes_on(text: str, told: Sequence[Word], at: int) -> bool:
    """Whether a word that opens a sentence is a name: more of it follows, or a possessive, or it is a first name."""
    word = told[at]
    if word.bare in word_set("first_names") or text[word.stop - 2 : word.stop] in ("'s", "’s"):
        return True
    return at + 1 < len(told) and _goes_with(text, told, at + 1)


def _titled(text: str, told: Sequence[Word], stop: int) -> bool:
    """Whether a title or a verb of saying stands behind: Smith, the coach; Smith said."""
    if stop >= len(told):
        return False
    gap = text[told[stop - 1].stop : told[stop].start]
    behind = [word.bare.lower() for word in told[stop : stop + 4]]
    return (gap == " " and behind[0] in _SAYING) or (
        gap == ", " and not word_set("titles_en").isdisjoint(behind)
    )
