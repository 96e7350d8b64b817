"""Names of the tables in another spelling than the tables know: 쿠루스크 for 쿠르스크, Krusk for Kursk.

Names that have found their partner by sound are the same name, and the tables say how it is usually written. So are
a name of the tables that the other side lacks and a word there that no table knows, if one letter tells them apart: Lodnon and 런던.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from aligner.check.names.alike import edits
from aligner.check.names.local_ko import is_common, stem
from aligner.check.names.mention import Mention
from aligner.check.names.partner import word_in_korean
from aligner.check.names.read import Texts
from aligner.check.names.table import Entity, known
from aligner.check.names.words import word_set
from aligner.types import Finding, Span

# Letters (jamo, for Hangul) that a slip changes, and the shortest name where that is sure to be a slip: Kim and Lim
# differ in one letter of three.
_SLIP = 2
_SHORTEST = 5
# ... of letters that changed places: Iarn, Gzaa.
_SHORTEST_TURNED = 4
# Kinds whose Korean names are words: 여당 and 야당 differ in one letter.
_WORDS = ("party", "ministry", "agency")


def spelling_findings(found: Sequence[Mention], texts: Texts) -> Iterator[Finding]:
    """What is written unusually, from the English names."""
    for mention in found:
        if mention.source == "known":
            yield from _in_korean(mention, texts)
        elif mention.source == "foreign":
            yield from _in_english(mention, texts)


def _in_korean(mention: Mention, texts: Texts) -> Iterator[Finding]:
    """A name of the tables whose Korean form is none of the tables'."""
    forms = [form for entity in mention.entities for form in entity.korean]
    if any(form in texts.ko for form in forms):
        return
    for eojeol, spelled, form in _unusual(mention, forms, texts):
        if not _is_known(eojeol):
            span = Span(at := texts.ko.index(eojeol), at + len(spelled))
            yield _finding(
                mention.span, span, texts, f"{mention.span.of(texts.en)} is usually {form}"
            )
            return


def _unusual(
    mention: Mention, forms: Sequence[str], texts: Texts
) -> Iterator[tuple[str, str, str]]:
    """Korean words, with and without particles, and the form that they nearly are: by sound, then by their letters."""
    if mention.kind != "country":
        for word in mention.words:
            eojeol = word_in_korean(word, texts) if len(word) > 2 else ""
            spelled = stem(eojeol)
            for form in forms:
                if _is_slip(spelled, form) and not form.startswith(spelled):
                    yield eojeol, spelled, form
    if mention.kind in _WORDS:
        return
    for told in texts.eojeols:
        spelled = stem(told.text)
        if is_common(spelled, told.text) or spelled in word_set("loans_ko"):
            continue
        for form in forms:
            if _differ_in_one(spelled, form):
                yield told.text, spelled, form


def _in_english(mention: Mention, texts: Texts) -> Iterator[Finding]:
    """A word of English that is nearly spelled like a name of the tables which the Korean has, the more if it sounds like it."""
    for word in mention.words:
        if len(word) < _SHORTEST_TURNED:
            continue
        heard = word_in_korean(word, texts)
        for eojeol in texts.eojeols:
            is_near = _is_slip if eojeol.text == heard else _is_one_slip
            for form, entities in known().korean.get(eojeol.text[:2], ()):
                if not eojeol.text.startswith(form) or _stands(entities, texts):
                    continue
                usual = [t for e in entities for t in e.english if is_near(word.lower(), t)]
                if usual:
                    span = Span(eojeol.start, eojeol.start + len(form))
                    yield _finding(
                        mention.span, span, texts, f"{form} is usually {usual[0].title()}"
                    )
                    return


def _stands(entities: Sequence[Entity], texts: Texts) -> bool:
    """Whether the English has a usual form as well."""
    return any(f" {form} " in texts.flat for entity in entities for form in entity.english)


def _finding(en: Span, ko: Span, texts: Texts, why: str) -> Finding:
    names = f"The English has “{en.of(texts.en)}”, the Korean “{ko.of(texts.ko)}”"
    return Finding("name-spelling", "warning", f"{names}: {why}.", en, ko)


def _is_known(eojeol: str) -> bool:
    return any(eojeol.startswith(form) for form, _ in known().korean.get(eojeol[:2], ()))


def _is_slip(one: str, other: str) -> bool:
    """Whether two spellings differ, in a letter or two."""
    a, b = unicodedata.normalize("NFD", one), unicodedata.normalize("NFD", other)
    return one != other and min(len(a), len(b)) >= _SHORTEST and edits(a, b, _SLIP) <= _SLIP


def _differ_in_one(one: str, other: str) -> bool:
    """Whether two words of Hangul of as many syllables differ in one letter."""
    if not (len(one) == len(other) > 1 and one[0] >= "가" and other[0] >= "가"):
        return False
    a, b = unicodedata.normalize("NFD", one), unicodedata.normalize("NFD", other)
    return edits(a, b, 1) == 1


def _is_one_slip(one: str, other: str) -> bool:
    """Whether two letters changed places, or in a longer word one is another, too much or left out.

    >>> _is_one_slip("iarn", "iran"), _is_one_slip("iron", "iran"), _is_one_slip("uzbekstan", "uzbekistan")
    (True, False, True)
    """
    if one.removesuffix("s") == other.removesuffix("s") or one == other.replace(" ", ""):
        return False  # Americas, Airforce
    turned = len(one) == len(other) and sorted(one) == sorted(other)
    return (turned or min(len(one), len(other)) > _SHORTEST) and edits(one, other, 1) == 1
