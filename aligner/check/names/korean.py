"""The names of a Korean text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.check.names.foreign import foreignness
from aligner.check.names.local_ko import behind, is_common, local_place, located, stem
from aligner.check.names.mention import Mention
from aligner.check.names.people_ko import family_name, full_name, is_titled
from aligner.check.names.read import Eojeol
from aligner.check.names.table import known
from aligner.check.names.words import common_words, word_set
from aligner.types import Span

_HANGUL = re.compile(r"[가-힣]+")
# What is named after a city or district, and is another thing than the city.
_NAMED_AFTER = frozenset(("역", "교", "항", "공항", "시장", "터널"))
# Kinds whose forms of three syllables and more are never the beginning of another word.
_UNMISTAKABLE = frozenset(
    (
        "country",
        "continent",
        "ministry",
        "agency",
        "intl",
        "party",
        "disease",
        "province",
        "river",
        "spot",
        "univ",
    )
)
_LONG = 3
# Log-odds (foreign.foreignness) above which words are taken for a transcribed name: the best of them with a
# title beside it, or where a place is shown; all of several words, and the best of them.
_TITLED, _LOCATED = -1.2, 0.0
_EACH, _BEST = -1.2, 1.0
# ... one word alone, which is longer than two syllables; one of two (소탕 has 1.6, 외피 0.3).
_SINGLE, _SINGLE_SHORT = 0.8, 2.5
# ... and next to such a word.
_MAYBE_FOREIGN = -1.5


def mentions(told: Sequence[Eojeol]) -> list[Mention]:
    """The names of a text in its order.

    >>> from aligner.check.names.read import read_eojeols
    >>> found = mentions(read_eojeols("이창용 한국은행 총재가 쿠르스크에서"))
    >>> [(m.words, m.source, m.kind) for m in found]
    [(('이', '창용'), 'korean', 'person'), (('한국은행',), 'known', 'agency'), (('쿠르스크',), 'known', 'region')]
    """
    out: list[Mention] = []
    reached = 0
    for at, word in enumerate(told):
        if word.start < reached:
            continue
        found = (
            _known_or_in(told, at)
            or _doubtful(told, at)
            or local_place(told, at, sure=True)
            or family_name(told, at)
            or full_name(told, at)
            or local_place(told, at)
            or _foreign(told, at)
        )
        if found:
            out.append(found)
            reached = found.span.stop
    return out


def _known_or_in(told: Sequence[Eojeol], at: int) -> Mention | None:
    """The entity of the tables that begins the word, or the place named after it: 평택, 평택역."""
    found = _known(told, at)
    if found is None or found.kind not in ("city", "district", "spot") or " " in found.words[0]:
        return found
    place = local_place(told, at)
    if place is None or place.span.stop <= found.span.stop or place.words[1] not in _NAMED_AFTER:
        return found
    return place._replace(entities=found.entities)


def _known(told: Sequence[Eojeol], at: int) -> Mention | None:
    """The longest entity of the tables that begins the word."""
    word = told[at]
    for form, entities in known().korean.get(word.text[:2], ()):
        first, *more = form.split(" ")
        kind = entities[0].kind
        last = at + len(more)
        if last >= len(told) or any(
            e.text != part for e, part in zip(told[at:last], form.split(" "), strict=False)
        ):
            continue
        end = more[-1] if more else first
        if told[last].text.startswith(end) and _ends(told[last].text[len(end) :], end, kind):
            span = Span(word.start, told[last].start + len(end))
            return Mention(span, "known", kind, (form,), entities, strong=True)
    return None


def _doubtful(told: Sequence[Eojeol], at: int) -> Mention | None:
    """A place whose name is also a common word, where its particle or the next word shows a place: 화성에서."""
    word = told[at]
    for length in range(2, min(len(word.text), 4) + 1):
        entities = known().doubtful.get(word.text[:length])
        exact = len(word.text) == length and word.text not in common_words()[1]
        if entities and (
            exact
            or _is_held(told, at, whole=len(word.text) == length)
            or located(told, at, word.text[:length])
        ):
            span = Span(word.start, word.start + length)
            return Mention(span, "known", entities[0].kind, (word.text[:length],), entities)
    return None


def _is_held(told: Sequence[Eojeol], at: int, *, whole: bool) -> bool:
    """Whether the word before is a country or province, and this one stands alone: 이탈리아 로마."""
    if not at or not whole or told[at - 1].stop + 1 != told[at].start:
        return False
    before = told[at - 1].text
    return any(
        form == before and entities[0].kind in ("country", "province")
        for form, entities in known().korean.get(before[:2], ())
    )


def _ends(rest: str, form: str, kind: str) -> bool:
    """Whether a name ends where its form does: 대구에서, not 대구탕."""
    if form.isascii():
        return not rest[:1].isascii() or not rest
    if len(form) >= _LONG and kind in _UNMISTAKABLE:
        return True
    return not rest or bool(behind().match(rest))


def _foreign(told: Sequence[Eojeol], at: int) -> Mention | None:
    """A transcribed name by its syllables: one word, or some in a row of which one is clearly transcribed."""
    names: list[str] = []
    last = at
    while last < len(told) and len(names) < 4:
        name = _transcribed(told, last)
        if name is None:
            break
        names.append(name)
        if (
            name != told[last].text
            or last + 1 == len(told)
            or told[last + 1].start != told[last].stop + 1
        ):
            last += 1
            break
        last += 1
    if not names:
        return None
    end = told[last - 1].start + len(names[-1])
    strong = is_titled(told, last - 1, told[last - 1].text[len(names[-1]) :])
    place = not strong and located(told, last - 1, names[-1])
    if not _is_foreign(names, strong=strong, place=place):
        return None
    kind = "person" if strong else "place" if place else "name"
    return Mention(Span(told[at].start, end), "foreign", kind, tuple(names), strong=strong)


def _is_foreign(names: Sequence[str], *, strong: bool, place: bool) -> bool:
    """Whether words look transcribed enough, with what stands beside them."""
    odds = [foreignness(name) for name in names]
    if strong or (place and len(names[-1]) > 2):
        return max(odds) > (_TITLED if strong else _LOCATED)
    if len(odds) > 1:
        return min(odds) > _EACH and max(odds) > _BEST
    return odds[0] > (_SINGLE if len(names[0]) > 2 else _SINGLE_SHORT)


def _transcribed(told: Sequence[Eojeol], at: int) -> str | None:
    """The word without its particles, if it may be a transcribed name."""
    word = told[at].text
    if not _HANGUL.fullmatch(word) or not 1 < len(word) < 12:
        return None
    name = stem(word)
    if len(name) > 9 or is_common(word, name) or foreignness(name) < _MAYBE_FOREIGN:
        return None
    if not word_set("loans_ko").isdisjoint((word, name)):
        return None
    return None if word[:2] in known().korean and _known(told, at) else name
