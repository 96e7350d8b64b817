"""Names of the tables in a Korean text."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.check.names.local_ko import behind, local_place, located
from aligner.check.names.mention import Mention
from aligner.check.names.read import Eojeol
from aligner.check.names.table import known
from aligner.check.names.words import common_words
from aligner.types import Span

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


def known_or_in(told: Sequence[Eojeol], at: int) -> Mention | None:
    """The entity of the tables that begins the word, or the place named after it: 평택, 평택역."""
    found = known_name(told, at)
    if found is None or found.kind not in ("city", "district", "spot") or " " in found.words[0]:
        return found
    place = local_place(told, at)
    if place is None or place.span.stop <= found.span.stop or place.words[1] not in _NAMED_AFTER:
        return found
    return place._replace(entities=found.entities)


def known_name(told: Sequence[Eojeol], at: int) -> Mention | None:
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


def doubtful_place(told: Sequence[Eojeol], at: int) -> Mention | None:
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
